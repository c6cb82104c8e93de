const DAY = 86_400_000;

/** The civil date `days` later, or earlier when negative; 'YYYY-MM-DD' in and out. */
export function addDays(date: string, days: number): string {
  return isoDate(Date.parse(date) + days * DAY);
}

/**
 * The same day of the month `months` later, or earlier when negative. The last day of a month gives the last
 * day of the other month, and a day that the other month lacks gives its last day.
 */
export function addMonths(date: string, months: number): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const last = (monthIndex: number) => new Date(Date.UTC(year, monthIndex + 1, 0)).getUTCDate();
  const lastThere = last(month - 1 + months);
  const dayThere = day === last(month - 1) ? lastThere : Math.min(day, lastThere);
  return isoDate(Date.UTC(year, month - 1 + months, dayThere));
}

/** Days from one civil date to another. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / DAY;
}

/** Days from the first date to the last, both counted. */
export function daysInclusive(from: string, to: string): number {
  return daysBetween(from, to) + 1;
}

/** Monday is 1 and Sunday 7. */
export function weekdayOf(date: string): number {
  return new Date(date).getUTCDay() || 7;
}

/** Whether it is a day that exists in the calendar of today, written 'YYYY-MM-DD'; a year beyond 2199 is a slip. */
export function isCivilDate(value: unknown): boolean {
  if (typeof value !== 'string' || !/^(1[6-9]|2[01])\d{2}-\d{2}-\d{2}$/.test(value)) return false;
  // A day that the month lacks is read as one of the next.
  return new Date(value).getUTCDate() === Number(value.slice(8));
}

function isoDate(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
