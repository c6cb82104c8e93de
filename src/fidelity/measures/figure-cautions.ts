import { daysInclusive } from '../../platform/dates/civil-date.js';
import type { FigureCaution } from './figure-caution.js';

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
