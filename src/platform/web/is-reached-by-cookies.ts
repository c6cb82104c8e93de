import type { Request } from 'express';
import type { Config } from '../config/config.js';

/** Whether a browser on this line can keep our cookies: those for TLS alone are worth nothing on another. */
export const isReachedByCookies = ({ secure }: Request, { SECURE_COOKIES }: Config): boolean =>
  secure || !SECURE_COOKIES;
