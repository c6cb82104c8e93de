import type { IncomingMessage } from 'node:http';
import { defaultLocale, isLocale, type Locale } from '../i18n/locale.js';

/** The cookie of the chosen language. With the prefix browsers take it only from this server, over TLS. */
export const localeCookie = (isSecure: boolean) => (isSecure ? '__Host-locale' : 'locale');

/** The language the browser has chosen; Swedish until it has. The browser's own settings are not consulted. */
export function localeOf(request: IncomingMessage): Locale {
  const chosen = /(?:^|;\s*)(?:__Host-)?locale=(\w+)/.exec(request.headers.cookie ?? '')?.[1];
  return isLocale(chosen) ? chosen : defaultLocale;
}
