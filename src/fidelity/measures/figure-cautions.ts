import { registerEnumType } from '@nestjs/graphql';
import { daysInclusive } from '../../platform/dates/civil-date.js';

/** What a reader of a figure has to keep in mind. */
export enum FigureCaution {
  FEW_PERSONS = 'FEW_PERSONS',
  LONG_WINDOW = 'LONG_WINDOW',
}
registerEnumType(FigureCaution, {
  name: 'FigureCaution',
  description: 'What to keep in mind of a figure (att tänka på).',
  valuesMap: {
    FEW_PERSONS: {
      description:
        'Posts per 100 persons of fewer than five enrolled: a small part of a post then looks like many. Such a rating is to be confirmed when the audit is closed.',
    },
    LONG_WINDOW: {
      description:
        'How often and how much persons are met, over more than eight weeks: the scales ask for some weeks, and whoever came or left in a long window is left out.',
    },
  },
});

/** Fewer make a figure per 100 persons say little. */
const ENOUGH_PERSONS = 5;
/** Eight weeks. */
const LONGEST_DAYS = 56;

/**
 * @param possible those that the measure may give cause for
 * @param persons how many a figure per 100 persons is over
 */
export function cautionsOf(
  possible: readonly FigureCaution[],
  { from, to }: { from: string; to: string },
  persons: number,
): FigureCaution[] {
  const holds: Record<FigureCaution, boolean> = {
    FEW_PERSONS: persons > 0 && persons < ENOUGH_PERSONS,
    LONG_WINDOW: daysInclusive(from, to) > LONGEST_DAYS,
  };
  return possible.filter((caution) => holds[caution]);
}
