import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import session from 'express-session';
import { Config } from '../config/config.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { localeOf } from '../web/locale-of.js';
import { AccountsService } from './accounts.service.js';
import type { Actor } from './actor.js';
import { IDLE_MS, SessionStore } from './session-store.js';

declare module 'express-session' {
  interface SessionData {
    accountId?: string;
    /** Milliseconds since 1970. */
    signedInAt?: number;
    notice?: string;
  }
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

/** Gives the browser a new session, so that one planted before sign-in is worth nothing, and signs it in. */
export async function signInSession(request: Request, accountId: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    request.session.regenerate((error: unknown) => (error ? reject(error) : resolve()));
  });
  request.session.accountId = accountId;
  request.session.signedInAt = Date.now();
}

/** Ends the session in the database; the cookie is worth nothing from then on. */
export async function endSession(request: Request): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    request.session.destroy((error: unknown) => (error ? reject(error) : resolve()));
  });
}
