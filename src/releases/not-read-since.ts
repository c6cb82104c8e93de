import { addDays } from '../platform/dates/civil-date.js';

/** A ground to the receiver that covers the plan. Days are YYYY-MM-DD. */
interface GivingGround {
  fromDate: string;
  toDate: string;
  /** The day on which it was withdrawn. */
  withdrawnOn: string | null;
}

/**
 * From which day what was given digitally is not read any longer: its last ground has ended, or a block has been set; null
 * where nothing has ended.
 * @param blockedOn the days on which the blocks were set that keep it from its receiver
 */
export function notReadSince(
  grounds: readonly GivingGround[],
  blockedOn: readonly string[],
  day: string,
): string | null {
  const ends = grounds
    .filter(
      ({ fromDate, withdrawnOn }) => fromDate <= day && (withdrawnOn === null || withdrawnOn >= fromDate),
    )
    .map(({ toDate, withdrawnOn }) =>
      withdrawnOn !== null && withdrawnOn <= toDate ? withdrawnOn : addDays(toDate, 1),
    );
  const last = ends.toSorted().at(-1) ?? null;
  return [...blockedOn, ...(last !== null && last <= day ? [last] : [])].toSorted()[0] ?? null;
}
