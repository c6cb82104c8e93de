import type { NestExpressApplication } from '@nestjs/platform-express';
import { doubleCsrf } from 'csrf-csrf';
import type { NextFunction, Request, Response } from 'express';
import { Config } from '../config/config.js';
import { DomainError } from '../errors/domain-error.js';
import { LateForms } from '../forms/late-forms.js';
import { sealingKey } from '../sealing/sealing.js';
import { Cookie, cookiesOf, SESSION_COOKIE } from '../web/cookie.js';
import { isReachedByCookies } from '../web/is-reached-by-cookies.js';
import { checkValues } from './check-values.js';
import { isMultipart } from './is-multipart.js';
import { readParts } from './read-parts.js';

/** A sign-in page may be left open over a weekend. */
const WEEK_MS = 7 * 24 * 60 * 60 * 1000;
const VALIDATOR = 'validator of forms';
const READING = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Refuses forms that another site has made up: each carries a token, a cookie holds the same one, and nobody else
 * can make it. It is bound to the session, where there is one; nothing is stored.
 */
export function refuseForgedForms(app: NestExpressApplication): void {
  const config = app.get(Config);
  const key = sealingKey(config.SESSION_SECRET, 'forms').toString('hex');
  const cookie = new Cookie('csrf', config, WEEK_MS);
  const session = new Cookie(SESSION_COOKIE, config, 0);
  const { generateCsrfToken, validateRequest } = doubleCsrf({
    getSecret: () => key,
    getSessionIdentifier: keptSession,
    cookieName: cookie.name,
    cookieOptions: cookie.options,
    getCsrfTokenFromRequest: (request) => request.get('x-csrf-token') ?? tokenInBody(request),
  });
  app.set(VALIDATOR, validateRequest);
  const lateForms = app.get(LateForms, { strict: false });
  app.use(async (request: Request, response: Response, next: NextFunction) => {
    const isReached = isReachedByCookies(request, config);
    if (isReached) request.csrfToken = () => generateCsrfToken(withCookies(request), response);
    // GraphQL takes no form: Apollo refuses every content type that a foreign page could send unasked.
    const isNoForm = READING.includes(request.method) || request.path === '/graphql';
    if (isNoForm || hasValidToken(request)) return next();
    if (isMultipart(request)) {
      // Whoever is signed in is let through to a page that takes a file first.
      if (request.actor) return next();
      await readParts(request, response, 0, (asked) => lateForms.leaveFile(asked));
      checkValues(request.body);
    }
    if (!isReached) throw new DomainError('INSECURE_CONNECTION');
    if (await lateForms.take(request)) return next();
    // Neither the cookie of a session nor such a form comes from another site: whoever has one, and is not signed in, was.
    const wasSignedIn = session.read(request) !== undefined || lateForms.isOfAccount(request);
    const isToSignIn = !request.actor && (wasSignedIn || isMultipart(request));
    throw new DomainError(isToSignIn ? 'NOT_SIGNED_IN' : 'FORBIDDEN');
  });
}

/** Whether a form is its sender's own: by the token in a header, or in the body once that has been read. */
export function hasValidToken(request: Request): boolean {
  return request.app.get(VALIDATOR)(withCookies(request));
}

/** Of a session in which something is kept. One that holds nothing yet is another at each request. */
const keptSession = ({ session }: Request): string =>
  session && Object.keys(session).some((key) => key !== 'cookie') ? session.id : '';

const withCookies = (request: Request): Request => Object.assign(request, { cookies: cookiesOf(request) });

function tokenInBody({ body }: Request): string | undefined {
  const token = (body as Record<string, unknown> | undefined)?._csrf;
  return typeof token === 'string' ? token : undefined;
}
