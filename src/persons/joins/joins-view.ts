import { today } from '../../platform/dates/today.js';
import { showIdentityNumber } from '../identity-number.js';
import type { RecordJoin } from './record-join.entity.js';

/** What the page of a person says of records that are, or may be, of the same human. Days are YYYY-MM-DD. */
export function joinsView(joins: readonly RecordJoin[]) {
  return {
    waiting: joins
      .filter(({ decidedAt }) => decidedAt === null)
      .map(({ id, proposedByName }) => ({ id, proposedBy: proposedByName })),
    done: joins
      .filter(({ confirmed }) => confirmed)
      .map(({ joined, reason, proposedByName, decidedAt, decidedByName }) => ({
        shown: showIdentityNumber(joined),
        reason,
        proposedBy: proposedByName,
        decidedBy: decidedByName,
        day: decidedAt && today(decidedAt),
      })),
  };
}
