import type { EntityManager } from 'typeorm';
import type { PlanReader, PlanStatus } from '../plans/plan-kinds.js';
import { sql } from '../platform/database/sql.js';
import { today } from '../platform/dates/today.js';
import { copyFacts } from './copies-to-recall-sql.js';
import type { PlanCopy } from './plan-copy.entity.js';
import { recallReason } from './recall-reason.js';

/** What {@link copyFacts} says of a copy. */
interface Row {
  id: string;
  reader: PlanReader;
  given_on: string;
  settled_as: string | null;
  status: PlanStatus;
  was_draft: number;
  review_on: string | null;
  ground_holds: number;
  enrolled_after: number;
}

/** Says of each copy whether it is to be recalled today, and why. */
export async function attachRecall(manager: EntityManager, copies: readonly PlanCopy[]): Promise<void> {
  if (copies.length === 0) return;
  const day = today();
  const ids = copies.map(({ id }) => id);
  const rows = await sql<Row>(manager, `SELECT * FROM ${copyFacts('copy.id IN (:...ids)')} facts`, {
    ids,
    day,
  });
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  for (const copy of copies) {
    const row = rowOf.get(copy.id)!;
    const facts = {
      reader: row.reader,
      givenOn: row.given_on,
      isSettled: row.settled_as !== null,
      status: row.status,
      wasDraft: row.was_draft === 1,
      reviewOn: row.review_on,
      groundHolds: row.ground_holds === 1,
      isEnrolledAfter: row.enrolled_after === 1,
    };
    copy.recall = recallReason(facts, day);
  }
}
