/**
 * A time of day as people write it: "8", "8.30", "08:30", "kl 8", "24".
 * @returns HH:MM, to 24:00; undefined when it is no time
 */
export function readClock(text: string): string | undefined {
  const [, hours, minutes = '00'] = /^(?:kl\.?\s*)?(\d{1,2})(?:[.:](\d\d))?$/i.exec(text.trim()) ?? [];
  if (hours === undefined || Number(minutes) > 59) return undefined;
  const clock = `${hours.padStart(2, '0')}:${minutes}`;
  return clock <= '24:00' ? clock : undefined;
}

/** Minutes from midnight of a time HH:MM. */
export function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}
