import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import helmet from 'helmet';
import { Config } from '../config/config.js';
import { DomainError } from '../errors/domain-error.js';
import { refuseForgedForms } from './forged-forms.js';
import { staticFiles } from './static-files.js';
import { readUpload } from './upload.js';

/**
 * Everything that happens to a request before a handler sees it, in order. Static files need no session, and the
 * check against forged forms needs both the session and the body.
 * @param setUpSessions adds the session and the actor of each request
 */
export function setUpWeb(
  app: NestExpressApplication,
  setUpSessions: (app: NestExpressApplication) => void,
): void {
  const { SECURE_COOKIES: isSecure } = app.get(Config);
  app.disable('etag');
  app.use(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'self'"],
          imgSrc: ["'self'", 'data:'],
          objectSrc: ["'none'"],
          baseUri: ["'none'"],
          formAction: ["'self'"],
          frameAncestors: ["'none'"],
        },
      },
      strictTransportSecurity: isSecure,
      xFrameOptions: { action: 'deny' },
      referrerPolicy: { policy: 'same-origin' },
    }),
  );
  app.use('/static', staticFiles());
  app.use((_: Request, response: Response, next: NextFunction) => {
    response.setHeader('Cache-Control', 'no-store');
    next();
  });
  setUpSessions(app);
  app.useBodyParser('json', { limit: '2mb' });
  app.useBodyParser('urlencoded', { extended: true, limit: '1mb', parameterLimit: 5000 });
  app.use(readUpload);
  app.use(({ originalUrl, body, file }: Request, _: Response, next: NextFunction) => {
    const unfit = originalUrl.includes('%00') || isUnfit(body) || isUnfit(file?.originalname);
    next(unfit ? new DomainError('BAD_REQUEST') : undefined);
  });
  refuseForgedForms(app);
}

/**
 * No text that a person writes has a NUL in it, and PostgreSQL keeps none. Nothing that is sent here has lists within
 * lists so deep that reading it could use up the stack.
 */
function isUnfit(value: unknown, levels = 32): boolean {
  if (typeof value === 'string') return value.includes('\0');
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((item) => isUnfit(item, levels - 1));
}
