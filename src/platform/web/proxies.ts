import { Logger } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import { Config } from '../config/config.js';
import { Warnings } from '../health/warnings.js';

const NOBODY_SIGNS_IN =
  'SECURE_COOKIES is true and TRUSTED_PROXIES is 0: nobody can sign in, since this server speaks plain http and ' +
  'browsers keep such cookies only over TLS. Put a proxy with TLS in front and say how many proxies there are in ' +
  'TRUSTED_PROXIES, or set SECURE_COOKIES=false where the browser is on the same machine.';
const NOT_TRUSTED =
  'A request says by X-Forwarded-For or Forwarded that it comes through a proxy, and TRUSTED_PROXIES is 0: to the ' +
  'sign-in limits everybody behind that proxy has one address. Say in TRUSTED_PROXIES how many proxies there are.';

/** Believes the headers of as many proxies as are trusted, and warns of settings that do not fit what is in front. */
export function trustProxies(app: NestExpressApplication): void {
  const { SECURE_COOKIES, TRUSTED_PROXIES } = app.get(Config);
  app.set('trust proxy', TRUSTED_PROXIES);
  if (TRUSTED_PROXIES > 0) return;
  if (SECURE_COOKIES) new Logger('Proxies').warn(NOBODY_SIGNS_IN);
  const warnings = app.get(Warnings);
  app.use(({ headers }: Request, _: Response, next: NextFunction) => {
    if (headers['x-forwarded-for'] ?? headers.forwarded)
      warnings.add('FORWARDED_HEADER_NOT_TRUSTED', NOT_TRUSTED);
    next();
  });
}
