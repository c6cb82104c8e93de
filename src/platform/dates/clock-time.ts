const stockholm = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  hour: '2-digit',
  minute: '2-digit',
});

/** The time of day in Sweden at an instant, 'HH:MM'. */
export const timeOfDay = (at: Date = new Date()): string => stockholm.format(at);

/** The same put back to a whole five minutes: never a time to come. */
export function lastFiveMinutes(at: Date = new Date()): string {
  const [hour, minute] = timeOfDay(at).split(':') as [string, string];
  return `${hour}:${String(Number(minute) - (Number(minute) % 5)).padStart(2, '0')}`;
}

const HOUR = 3_600_000;

/**
 * The instant of a time of day in Sweden: of two, when the clock is put back, the first; of none, when it is put forward,
 * as long after midnight as it says.
 */
export function instantAt(date: string, time: string): Date {
  const utc = Date.parse(`${date}T${time}Z`);
  const summer = new Date(utc - 2 * HOUR);
  return timeOfDay(summer) === time ? summer : new Date(utc - HOUR);
}
