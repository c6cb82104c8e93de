import type { IncomingMessage } from 'node:http';
import { defaultLocale, isLocale, type Locale } from '../i18n/locale.js';
import { cookiesOf } from './cookie.js';

/** The language the browser has chosen; Swedish until it has. The browser's own settings are not consulted. */
export function localeOf(request: IncomingMessage): Locale {
  const cookies = cookiesOf(request);
  const chosen = cookies['__Host-locale'] ?? cookies.locale;
  return isLocale(chosen) ? chosen : defaultLocale;
}
