const stockholm = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' });

/** The civil date in Sweden at an instant, now unless said: 'YYYY-MM-DD'. */
export function today(at: Date = new Date()): string {
  return stockholm.format(at);
}
