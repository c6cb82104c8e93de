import { csrfSync } from 'csrf-sync';
import type { Request } from 'express';

/** A form with a file. Its token comes in it, and is looked for as it is read. */
export const isMultipart = (request: Request): boolean => Boolean(request.is('multipart/*'));

const { csrfSynchronisedProtection, isRequestValid } = csrfSync({
  getTokenFromRequest: (request) => request.get('x-csrf-token') ?? tokenInBody(request),
  // GraphQL takes no form: Apollo refuses every content type that a foreign page could send unasked.
  skipCsrfProtection: (request) => request.path === '/graphql' || isMultipart(request),
});

/** Refuses a form that was not sent from a page of the same session. */
export const refuseForgedForms = csrfSynchronisedProtection;

/** @returns whether what has been read of the request so far holds the token of its session */
export const hasValidToken: (request: Request) => boolean = isRequestValid;

function tokenInBody({ body }: Request): string | undefined {
  const token = (body as Record<string, unknown> | undefined)?._csrf;
  return typeof token === 'string' ? token : undefined;
}
