/** Civil days from the first to the last, both counted; without a last day it goes on. */
export interface Period {
  from: string;
  to: string | null;
}

export function covers({ from, to }: Period, date: string): boolean {
  return from <= date && (to === null || date <= to);
}

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
