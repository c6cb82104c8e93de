import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import { DomainError } from '../errors/domain-error.js';

const WINDOW_MS = 15 * 60 * 1000;

/** Failed sign-ins: ten a quarter of an hour for one name, fifty from one address. */
export function signInLimits(): RequestHandler[] {
  const limit = (most: number, keyGenerator?: (request: Request) => string) =>
    rateLimit({
      windowMs: WINDOW_MS,
      limit: most,
      skipSuccessfulRequests: true,
      standardHeaders: 'draft-8',
      legacyHeaders: false,
      ...(keyGenerator && { keyGenerator }),
      handler: (_request: Request, _response: Response, next: NextFunction) =>
        next(new DomainError('TOO_MANY_REQUESTS')),
    });
  const byName = (request: Request) =>
    String(request.body?.username ?? '')
      .trim()
      .toLowerCase();
  return [limit(50), limit(10, byName)];
}
