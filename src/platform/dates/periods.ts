/** Civil days from the first to the last, both counted; without a last day it goes on. */
export interface Period {
  from: string;
  to: string | null;
}

export function covers({ from, to }: Period, date: string): boolean {
  return from <= date && (to === null || date <= to);
}

/** What holds from one day to another, as tables have it. */
export interface Spell {
  fromDate: string;
  toDate: string | null;
}

export const periodOf = ({ fromDate: from, toDate: to }: Spell): Period => ({ from, to });

/** Whether what holds from one day to another has the day in it. */
export const isOn = (day: string, spell: Spell): boolean => covers(periodOf(spell), day);

/** Whether what may end goes on on a day, or begins after it. */
export const goesOn = (day: string, { toDate }: Pick<Spell, 'toDate'>): boolean =>
  toDate === null || toDate >= day;

export function overlap(one: Period, other: Period): boolean {
  return (other.to === null || one.from <= other.to) && (one.to === null || other.from <= one.to);
}

/** Records that hold for a time, such as employments by reference or enrolments by identity number. */
export class Timeline<T extends Period> {
  private readonly byKey = new Map<string, T[]>();

  of(key: string): readonly T[] {
    return this.byKey.get(key) ?? [];
  }

  all(): T[] {
    return [...this.byKey.values()].flat();
  }

  on(key: string, date: string): T | undefined {
    return this.of(key).find((record) => covers(record, date));
  }

  add(key: string, record: T): void {
    const records = this.byKey.get(key);
    if (records) records.push(record);
    else this.byKey.set(key, [record]);
  }
}
