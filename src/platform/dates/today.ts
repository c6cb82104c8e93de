import { instantAt } from './clock-time.js';

const stockholm = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' });

/** The civil date in Sweden at an instant, now unless said: 'YYYY-MM-DD'. */
export function today(at: Date = new Date()): string {
  return stockholm.format(at);
}

/** The same of an instant as a hand-written statement reads it: a Date on PostgreSQL, and on SQLite text, in UTC. */
export const dayOfStored = (at: string | Date): string =>
  today(typeof at === 'string' ? new Date(`${at.replace(' ', 'T')}Z`) : at);

/** The instant at which a civil date begins in Sweden: two hours before UTC in summer, one in winter. */
export const startOfDay = (date: string): Date => instantAt(date, '00:00');
