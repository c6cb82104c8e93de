import type { NestExpressApplication } from '@nestjs/platform-express';
import { isUUID } from 'class-validator';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';
import { Config } from '../config/config.js';
import { fairShare } from '../door/fair-share.js';
import { refuseForgedForms } from '../door/forged-forms.js';
import { checkAddress, readSent } from '../door/read-sent.js';
import { DomainError } from '../errors/domain-error.js';
import { LateForms } from '../forms/late-forms.js';
import { staticFiles } from './static-files.js';
import { Ways } from './ways.js';

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
  app.use(checkAddress);
  app.use('/graphql', refuseQueryInAddress);
  app.use('/static', staticFiles());
  app.use((_: Request, response: Response, next: NextFunction) => {
    response.setHeader('Cache-Control', 'no-store');
    next();
  });
  setUpSessions(app);
  app.use(fairShare());
  app.use(readSent);
  refuseForgedForms(app);
  showWaitingForms(app);
}

/** Leads whoever asks for a form of theirs that waits to the page that shows it; nobody else is led anywhere. */
function showWaitingForms(app: NestExpressApplication): void {
  const lateForms = app.get(LateForms, { strict: false });
  const { waitingForm } = app.get(Ways);
  app.use(async (request: Request, _: Response, next: NextFunction) => {
    const [folder, id = ''] = [
      request.path.slice(0, waitingForm.length),
      request.path.slice(waitingForm.length + 1),
    ];
    if (request.method === 'GET' && folder === waitingForm && isUUID(id)) await lateForms.resume(request, id);
    next();
  });
}

/** A search in an address would stay in the browser's history and in the logs of what stands between. */
const refuseQueryInAddress: RequestHandler = ({ method }, response, next) => {
  if (method === 'POST') return next();
  response.setHeader('Allow', 'POST');
  next(new DomainError('METHOD_NOT_ALLOWED'));
};
