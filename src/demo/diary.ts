/** Who is busy when, so that nobody made up is in two places at once. Time goes in quarters of an hour. */
export class Diary {
  private readonly days = new Map<string, Set<number>>();

  /** Books the quarters for all of them, or for none when one is busy. */
  book(people: readonly string[], date: string, fromQuarter: number, quarters: number): boolean {
    const days = people.map((person) => this.dayOf(person, date));
    const wanted = Array.from({ length: quarters }, (_, index) => fromQuarter + index);
    if (days.some((day) => wanted.some((quarter) => day.has(quarter)))) return false;
    for (const day of days) for (const quarter of wanted) day.add(quarter);
    return true;
  }

  private dayOf(person: string, date: string): Set<number> {
    const key = `${person} ${date}`;
    const day = this.days.get(key) ?? new Set();
    this.days.set(key, day);
    return day;
  }
}
