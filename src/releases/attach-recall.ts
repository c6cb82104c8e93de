import type { EntityManager } from 'typeorm';
import { sql } from '../platform/database/sql.js';
import { today } from '../platform/dates/today.js';
import { copyFacts } from './copies-to-recall-sql.js';
import type { PlanCopy } from './plan-copy.entity.js';
import { type CopyFacts, recallReason } from './recall-reason.js';

/** What {@link copyFacts} says of a copy. */
interface Row extends Pick<CopyFacts, 'reader' | 'givenOn' | 'status' | 'reviewOn'> {
  id: string;
  settledAs: string | null;
  held: number;
  wasDraft: number;
  groundHolds: number;
  isEnrolledAfter: number;
}

const FACTS = `SELECT id, reader, CAST(given_on AS text) AS "givenOn", settled_as AS "settledAs", held, status, was_draft AS "wasDraft",
    CAST(review_on AS text) AS "reviewOn", ground_holds AS "groundHolds", enrolled_after AS "isEnrolledAfter"
  FROM ${copyFacts('copy.id IN (:...ids)')} facts`;

/** What decides of copies, by their ids, whether they are to be recalled on a day, YYYY-MM-DD. */
export async function factsOf(
  manager: EntityManager,
  ids: readonly string[],
  day: string,
): Promise<Map<string, CopyFacts>> {
  const rows = await sql<Row>(manager, FACTS, { ids, day });
  return new Map(
    rows.map(({ id, settledAs, held, wasDraft, groundHolds, isEnrolledAfter, ...facts }) => [
      id,
      {
        ...facts,
        isSettled: settledAs !== null,
        isHeld: held === 1,
        wasDraft: wasDraft === 1,
        groundHolds: groundHolds === 1,
        isEnrolledAfter: isEnrolledAfter === 1,
      },
    ]),
  );
}

/** Says of each copy whether it is to be recalled today, and why. */
export async function attachRecall(manager: EntityManager, copies: readonly PlanCopy[]): Promise<void> {
  if (copies.length === 0) return;
  const day = today();
  const ids = copies.map(({ id }) => id);
  const facts = await factsOf(manager, ids, day);
  for (const copy of copies) copy.recall = recallReason(facts.get(copy.id)!, day);
}
