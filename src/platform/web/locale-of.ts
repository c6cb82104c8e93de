import type { IncomingMessage } from 'node:http';
import { defaultLocale, isLocale, type Locale } from '../i18n/locale.js';

export const LOCALE_COOKIE = 'locale';

/** The language the browser has chosen; Swedish until it has. The browser's own settings are not consulted. */
export function localeOf(request: IncomingMessage): Locale {
  const chosen = new RegExp(`(?:^|;\\s*)${LOCALE_COOKIE}=(\\w+)`).exec(request.headers.cookie ?? '')?.[1];
  return isLocale(chosen) ? chosen : defaultLocale;
}
