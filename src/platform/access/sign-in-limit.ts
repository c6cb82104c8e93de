import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { type AugmentedRequest, type RateLimitInfo, rateLimit } from 'express-rate-limit';
import { DomainError } from '../errors/domain-error.js';

const WINDOW_MS = 15 * 60 * 1000;

/** Told of a name under which, or from whose address, somebody has tried too often. */
type Told = (username: string, requestId: string) => Promise<void>;

const nameIn = (request: Request) =>
  String(request.body?.username ?? '')
    .trim()
    .toLowerCase();

/**
 * Failed sign-ins: ten a quarter of an hour for one name, fifty from one address.
 * @param tell is told of the first that is stopped, not of all that follow
 */
export function signInLimits(tell: Told): RequestHandler[] {
  const limit = (most: number, keyGenerator?: (request: Request) => string) =>
    rateLimit({
      windowMs: WINDOW_MS,
      limit: most,
      skipSuccessfulRequests: true,
      standardHeaders: 'draft-8',
      legacyHeaders: false,
      ...(keyGenerator && { keyGenerator }),
      handler: (request: Request, _response: Response, next: NextFunction) => {
        const { used } = (request as AugmentedRequest).rateLimit as RateLimitInfo;
        const told = used === most + 1 ? tell(nameIn(request), String(request.id)) : Promise.resolve();
        told.then(() => next(new DomainError('TOO_MANY_REQUESTS')), next);
      },
    });
  return [limit(50), limit(10, nameIn)];
}
