import { registerEnumType } from '@nestjs/graphql';

/** How the cells of a column are written, where one and the same text could mean several things. */
export enum Notation {
  YEAR_FIRST = 'YEAR_FIRST',
  DAY_FIRST = 'DAY_FIRST',
  MONTH_FIRST = 'MONTH_FIRST',
  DECIMAL_COMMA = 'DECIMAL_COMMA',
  DECIMAL_POINT = 'DECIMAL_POINT',
}
registerEnumType(Notation, {
  name: 'Notation',
  description: 'How the cells of a column are written, where they could mean several things.',
  valuesMap: {
    YEAR_FIRST: { description: 'Year, month, day: 261102 is 2 November 2026.' },
    DAY_FIRST: { description: 'Day, month, year: 01.11.2026 is 1 November 2026.' },
    MONTH_FIRST: { description: 'Month, day, year: 01/11/2026 is 11 January 2026.' },
    DECIMAL_COMMA: { description: 'A comma before decimals: 1.000 is a thousand, and 1,000 is one.' },
    DECIMAL_POINT: { description: 'A point before decimals: 1.000 is one, and 1,000 is a thousand.' },
  },
});

/**
 * What a text means in each notation that it can be written in; undefined where it looks written so, with an error, and means
 * nothing.
 */
export type Readings<T> = ReadonlyMap<Notation, T | undefined>;

/**
 * The one thing that a text means.
 * @param notation that of its column, when it is known
 * @returns undefined when it means several things, or nothing in that notation
 */
export function onlyReading<T>(readings: Readings<T>, notation?: Notation): T | undefined {
  if (notation) return readings.get(notation);
  const values = new Set(readings.values());
  return values.size === 1 ? [...values][0] : undefined;
}

export const isAmbiguous = (readings: Readings<unknown>) =>
  new Set([...readings.values()].filter((value) => value !== undefined)).size > 1;
