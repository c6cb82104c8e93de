import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import session, { type SessionData } from 'express-session';
import { Config } from '../config/config.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { localeOf } from '../web/locale-of.js';
import { AccountsService } from './accounts.service.js';
import type { Actor } from './actor.js';
import type { AskedService } from './oidc-client.js';
import { IDLE_MS, SessionStore } from './session-store.js';

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
    /** What a sign-in service that was asked who this is must answer with. */
    asked?: AskedService;
    /** What a sign-in service said, encrypted; with it, it ends its own session at sign-out. */
    sealedIdToken?: string;
    notice?: string;
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

declare global {
  namespace Express {
    interface Request {
      /** Who asks; missing for somebody not signed in. */
      actor?: Actor;
    }
  }
}

/** Server-side sessions, and for each request the actor with the grants that are in force today. */
export function setUpSessions(app: NestExpressApplication): void {
  const config = app.get(Config);
  const accounts = app.get(AccountsService);
  app.set('trust proxy', config.TRUSTED_PROXIES);
  app.use(
    session({
      name: config.SECURE_COOKIES ? '__Host-teamkompass' : 'teamkompass',
      secret: config.SESSION_SECRET,
      store: new SessionStore(app.get(UnitOfWork)),
      resave: false,
      saveUninitialized: false,
      rolling: true,
      proxy: config.TRUSTED_PROXIES > 0,
      cookie: { httpOnly: true, secure: config.SECURE_COOKIES, sameSite: 'lax', path: '/', maxAge: IDLE_MS },
    }),
  );
  app.use(async (request: Request, _: Response, next: NextFunction) => {
    try {
      const { accountId } = request.session;
      if (accountId) request.actor = await accounts.actor(accountId, localeOf(request), String(request.id));
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
 * @throws DomainError NOT_SIGNED_IN when all sessions have been ended since
 */
export async function signInSession(
  request: Request,
  accountId: string,
  sessionsEnded = (request.session.sessionsEnded ?? 0) + 1,
): Promise<void> {
  await renewSession(request, { accountId, signedInAt: Date.now(), sessionsEnded });
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

/** It is written at once, so that whoever may not have it is answered so. */
async function renewSession(request: Request, content: Partial<SessionData>): Promise<void> {
  await done((callback) => request.session.regenerate(callback));
  Object.assign(request.session, content);
  await done((callback) => request.session.save(callback));
}

/** Ends the session in the database; the cookie is worth nothing from then on. */
export function endSession({ session }: Request): Promise<void> {
  return done((callback) => session.destroy(callback));
}

const done = (step: (callback: (error?: unknown) => void) => unknown): Promise<void> =>
  new Promise((resolve, reject) => {
    step((error) => (error ? reject(error) : resolve()));
  });
