import { intlTag, type Locale, perLocale } from './locale.js';

/** A civil date 'YYYY-MM-DD' in words: `14 mars 2026`. @throws RangeError when it is not a date. */
export function formatDate(locale: Locale, date: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) throw new RangeError(`"${date}" is not a date YYYY-MM-DD`);
  return civilDate[locale].format(new Date(`${date}T00:00:00Z`));
}

/** An instant by the clock of Sweden, wherever the server stands: `14 mars 2026 kl. 09:30`. */
export function formatDateTime(locale: Locale, instant: Date): string {
  return swedishClock[locale].format(instant);
}

const civilDate = formats({ dateStyle: 'long', timeZone: 'UTC' });
const swedishClock = formats({ dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Stockholm' });

function formats(options: Intl.DateTimeFormatOptions) {
  return perLocale((locale) => new Intl.DateTimeFormat(intlTag[locale], options));
}
