import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import session, { type SessionData } from 'express-session';
import { Config } from '../platform/config/config.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Cookie, SESSION_COOKIE } from '../platform/web/cookie.js';
import { localeOf } from '../platform/web/locale-of.js';
import { AccountsService } from './accounts.service.js';
import { IDLE_MS, nameOf, SessionStore } from './session-store.js';

/** How long a right password waits for its code. */
const CODE_MS = 10 * 60 * 1000;

declare module 'express-session' {
  interface SessionData {
    accountId?: string;
    /** Milliseconds since 1970. */
    signedInAt?: number;
    /** How often all sessions of the account had been ended when this one was begun. */
    sessionsEnded?: number;
    /** Whose password was right and whose one-time code is asked for; not signed in. */
    awaitingCode?: AwaitingCode;
    /** What a sign-in service said, encrypted; with it, it ends its own session at sign-out. */
    sealedIdToken?: string;
  }
}

interface AwaitingCode {
  accountId: string;
  sessionsEnded: number;
  /** Where to go once signed in. */
  next: string;
  /** Milliseconds since 1970. */
  until: number;
}

/** Server-side sessions, and for each request the actor with the grants that are in force today. */
export function setUpSessions(app: NestExpressApplication): void {
  const config = app.get(Config);
  const accounts = app.get(AccountsService);
  const cookie = new Cookie(SESSION_COOKIE, config, IDLE_MS);
  app.use(
    session({
      name: cookie.name,
      secret: config.SESSION_SECRET,
      store: new SessionStore(app.get(UnitOfWork)),
      resave: false,
      saveUninitialized: false,
      rolling: true,
      proxy: config.TRUSTED_PROXIES > 0,
      cookie: cookie.options,
    }),
  );
  app.use(async (request: Request, _: Response, next: NextFunction) => {
    try {
      const { accountId, id } = request.session;
      const actor = accountId && (await accounts.actor(accountId, localeOf(request), String(request.id)));
      if (actor) request.actor = { ...actor, session: nameOf(id) };
      next();
    } catch (error) {
      next(error);
    }
  });
}

/**
 * Gives the browser a new session, so that one planted before sign-in is worth nothing, and signs it in.
 * @param sessionsEnded of the account, as it was when the sign-in was found right; missing for whoever is signed in and has
 * just ended all their own
 * @param sealedIdToken of the sign-in service, where it was that
 * @throws DomainError NOT_SIGNED_IN when all sessions have been ended since
 */
export async function signInSession(
  request: Request,
  accountId: string,
  sessionsEnded = (request.session.sessionsEnded ?? 0) + 1,
  sealedIdToken?: string,
): Promise<void> {
  await renewSession(request, {
    accountId,
    signedInAt: Date.now(),
    sessionsEnded,
    ...(sealedIdToken !== undefined && { sealedIdToken }),
  });
}

/** The same for somebody whose password was right, until they have typed a code too. */
export async function askForCode(request: Request, awaited: Omit<AwaitingCode, 'until'>): Promise<void> {
  await renewSession(request, { awaitingCode: { ...awaited, until: Date.now() + CODE_MS } });
}

/** @returns whose code is asked for, while there is time */
export function awaitedCode({ session }: Request): AwaitingCode | undefined {
  const { awaitingCode } = session;
  return awaitingCode && awaitingCode.until > Date.now() ? awaitingCode : undefined;
}

/** Ends the session in the database; the cookie is worth nothing from then on. */
export function endSession({ session }: Request): Promise<void> {
  return done((callback) => session.destroy(callback));
}

/** It is written at once: an answer without a body is read, and the next page asked for, before an answer has ended. */
async function renewSession(request: Request, content: Partial<SessionData>): Promise<void> {
  await done((callback) => request.session.regenerate(callback));
  Object.assign(request.session, content);
  await done((callback) => request.session.save(callback));
}

const done = (step: (callback: (error?: unknown) => void) => unknown): Promise<void> =>
  new Promise((resolve, reject) => {
    step((error) => (error ? reject(error) : resolve()));
  });
