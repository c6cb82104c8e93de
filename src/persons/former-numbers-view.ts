import { today } from '../platform/dates/today.js';
import { showIdentityNumber } from './identity-number.js';
import type { PersonNumber } from './person-number.entity.js';

/** Numbers that another has taken the place of, as a page shows them. Days are YYYY-MM-DD. */
export function formerNumbersView(numbers: readonly PersonNumber[]) {
  return numbers.map(({ number, kind, endedAt, endReason, endedByName }) => ({
    shown: showIdentityNumber({ identityNumber: number, identityKind: kind }),
    endedOn: today(endedAt!),
    reason: endReason,
    by: endedByName,
  }));
}
