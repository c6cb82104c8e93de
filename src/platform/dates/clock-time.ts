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
