import { type EntityManager, In, IsNull } from 'typeorm';
import { Block } from '../consents/block.entity.js';
import { Ground } from '../consents/ground.entity.js';
import type { CrisisPlanLabel } from '../crisis-plans/crisis-plan-kinds.js';
import { isBlockedForOthers } from '../disclosure/decide-disclosure.js';
import { categoryOf } from '../disclosure/record-category.js';
import { PLAN_TABLES } from '../persons/plan-conditions.js';
import { sql } from '../platform/database/sql.js';
import { today } from '../platform/dates/today.js';
import { copyFacts } from './copies-to-recall-sql.js';
import { CopyForm } from './copy-kinds.js';
import { notReadSince } from './not-read-since.js';
import type { PlanCopy } from './plan-copy.entity.js';
import { type CopyFacts, recallReason } from './recall-reason.js';

/** With what the plan is called, where it is a crisis plan. */
type Facts = CopyFacts & { label: CrisisPlanLabel | null };

/** What {@link copyFacts} says of a copy. */
interface Row extends Pick<Facts, 'reader' | 'form' | 'givenOn' | 'status' | 'reviewOn' | 'label'> {
  id: string;
  settledAs: string | null;
  held: number;
  wasDraft: number;
  unitSaidNo: number;
  groundHolds: number;
  isEnrolledAfter: number;
}

const FACTS = `SELECT id, reader, form, CAST(given_on AS text) AS "givenOn", settled_as AS "settledAs", held, status, label, was_draft AS "wasDraft",
    unit_said_no AS "unitSaidNo",    CAST(review_on AS text) AS "reviewOn", ground_holds AS "groundHolds", enrolled_after AS "isEnrolledAfter"
  FROM ${copyFacts('copy.id IN (:...ids)')} facts`;

/** What decides of copies, by their ids, whether they are to be recalled on a day, YYYY-MM-DD. */
export async function factsOf(
  manager: EntityManager,
  ids: readonly string[],
  day: string,
): Promise<Map<string, Facts>> {
  const rows = await sql<Row>(manager, FACTS, { ids, day });
  return new Map(
    rows.map(({ id, settledAs, held, wasDraft, unitSaidNo, groundHolds, isEnrolledAfter, ...facts }) => [
      id,
      {
        ...facts,
        isSettled: settledAs !== null,
        isHeld: held === 1,
        wasDraft: wasDraft === 1,
        unitSaidNo: unitSaidNo === 1,
        groundHolds: groundHolds === 1,
        isEnrolledAfter: isEnrolledAfter === 1,
      },
    ]),
  );
}

/** Says of each copy what its plan is called, whether it is to be recalled today, and why, or since when it is read no longer. */
export async function attachRecall(manager: EntityManager, copies: readonly PlanCopy[]): Promise<void> {
  if (copies.length === 0) return;
  const day = today();
  const ids = copies.map(({ id }) => id);
  const facts = await factsOf(manager, ids, day);
  for (const copy of copies) {
    const known = facts.get(copy.id)!;
    copy.label = known.label;
    copy.recall = recallReason(known, day);
    copy.notReadSince = null;
  }
  const unread = copies.filter(({ id, form }) => {
    const { isSettled, groundHolds } = facts.get(id)!;
    return form === CopyForm.DIGITAL && !isSettled && !groundHolds;
  });
  await attachEnds(manager, unread, day);
}

async function attachEnds(manager: EntityManager, copies: readonly PlanCopy[], day: string): Promise<void> {
  if (copies.length === 0) return;
  const personId = In(copies.map((copy) => copy.personId));
  const grounds = await manager.findBy(Ground, { personId });
  const blocks = await manager.findBy(Block, { personId, liftedAt: IsNull() });
  for (const copy of copies) {
    const giving = grounds.filter(
      (ground) =>
        ground.personId === copy.personId &&
        ground.receiverId === copy.receiverId &&
        ground.receiverUnitId === copy.receiverUnitId &&
        ground.categories.includes(categoryOf(PLAN_TABLES[copy.plan].plan)),
    );
    const keeping = blocks.filter(({ personId: blocked, teamId }) =>
      isBlockedForOthers(
        { principalId: copy.receiverId },
        { keptByTeamId: copy.teamId },
        {
          ownerId: copy.ownerId,
          blocks: blocked === copy.personId ? [{ teamId, lifted: false }] : [],
        },
      ),
    );
    copy.notReadSince = notReadSince(
      giving.map(({ fromDate, toDate, withdrawnAt }) => ({
        fromDate,
        toDate,
        withdrawnOn: withdrawnAt && today(withdrawnAt),
      })),
      keeping.map(({ setAt }) => today(setAt)),
      day,
    );
  }
}
