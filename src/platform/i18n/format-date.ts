import { intlTag, type Locale, perLocale } from './locale.js';

/** A civil date 'YYYY-MM-DD' in words: `14 mars 2026`. @throws RangeError when it is not a date. */
export function formatDate(locale: Locale, date: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) throw new RangeError(`"${date}" is not a date YYYY-MM-DD`);
  return civilDate[locale].format(new Date(`${date}T00:00:00Z`));
}

/** The same with the day of the week: `fredag 14 mars 2025`. */
export function formatWeekday(locale: Locale, date: string): string {
  return weekday[locale].format(new Date(`${date}T00:00:00Z`));
}

/** A day where its year is plain: `fredag 14 mars`. */
export function formatDayOfYear(locale: Locale, date: string): string {
  return dayOfYear[locale].format(new Date(`${date}T00:00:00Z`));
}

/** The month of a civil date: `mars 2025`. */
export function formatMonth(locale: Locale, date: string): string {
  return month[locale].format(new Date(`${date}T00:00:00Z`));
}

/** An instant by the clock of Sweden, wherever the server stands: `14 mars 2026 kl. 09:30`. */
export function formatDateTime(locale: Locale, instant: Date): string {
  return swedishClock[locale].format(instant);
}

const civilDate = formats({ dateStyle: 'long', timeZone: 'UTC' });
const weekday = formats({ dateStyle: 'full', timeZone: 'UTC' });
const dayOfYear = formats({ weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });
const month = formats({ month: 'long', year: 'numeric', timeZone: 'UTC' });
const swedishClock = formats({ dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Stockholm' });

function formats(options: Intl.DateTimeFormatOptions) {
  return perLocale((locale) => new Intl.DateTimeFormat(intlTag[locale], options));
}
