const dayMilliseconds = 24 * 60 * 60 * 1000;

const instantOf = (date: string) => Date.parse(`${date}T00:00:00Z`);
const dateOf = (instant: number) => new Date(instant).toISOString().slice(0, 10);

/** The civil date (YYYY-MM-DD) so many days later, or earlier when negative. */
export function addDays(date: string, days: number): string {
  return dateOf(instantOf(date) + days * dayMilliseconds);
}

/** The same day of the month so many months earlier, or the month's last day when it is shorter. */
export function monthsBefore(date: string, months: number): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const lastDay = new Date(Date.UTC(year, month - months, 0)).getUTCDate();
  return dateOf(Date.UTC(year, month - 1 - months, Math.min(day, lastDay)));
}

/** Days from one civil date to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((instantOf(to) - instantOf(from)) / dayMilliseconds);
}

/** Monday is 1 and Sunday 7. */
export function weekdayOf(date: string): number {
  return new Date(instantOf(date)).getUTCDay() || 7;
}
