import { randomUUID } from 'node:crypto';
import type { EntityManager, EntityMetadata } from 'typeorm';
import { Audit, AuditStatus, AuditTopic } from '../../src/fidelity/audits/audit.entity.js';
import { AuditEvidence, EvidenceSource } from '../../src/fidelity/evidence/evidence.entity.js';
import { AuditRater, AuditRating, RaterRemoval } from '../../src/fidelity/raters/rater.entity.js';
import { ReviewerWords } from '../../src/fidelity/reviewer-words/reviewer-words.entity.js';
import { ChartReview, ReviewAnswer } from '../../src/fidelity/reviews/chart-review.entity.js';
import { RecordJoin } from '../../src/persons/joins/record-join.entity.js';
import { PlanStatus } from '../../src/plans/plan-kinds.js';
import { AccessLogList, AccessLogListItem } from '../../src/platform/access-log/access-log-list.entity.js';
import { appendToChain } from '../../src/platform/access-log/append-to-chain.js';
import { sql } from '../../src/platform/database/sql.js';
import { readingOf } from '../support/logged-records.js';
import { smallScale } from '../support/small-scale.js';
import { storeAudit } from '../support/stored-audit.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { addCrisisPlan, addEverything, addPerson, addSip } from '../support/test-person.js';
import { addTeam } from '../support/test-records.js';

/** What somebody may still change, and why. */
const MAY_CHANGE: Record<string, string> = {
  'crisis_plan_version.status':
    'It is replaced by its successor, ended, or voided; test/e2e/voiding and plan-versions hold how.',
  'sip_version.status': 'The same.',
};

/** What refers to a closed audit and is no part of it. */
const GOES_ON = ['improvement_action', 'next_review_day'];

let test: TestApp;
/** What is agreed, closed or logged, by its table: a condition that its rows fulfil. */
let frozen: Record<string, string>;

beforeAll(async () => {
  test = await startTestApp();
  const { unitOfWork } = test;
  const world = await addTeam(unitOfWork);
  const person = () => addPerson(unitOfWork, { ownerId: world.regionId, teamId: world.teamId });
  const { AGREED, REPLACED } = PlanStatus;
  await addCrisisPlan(unitOfWork, await person(), { statuses: [REPLACED, AGREED] });
  await addSip(unitOfWork, await person(), { status: AGREED });
  await addEverything(unitOfWork, await person(), world, '2026-03-01');
  const [{ personId: keptId }, { personId: joinedId }] = [await person(), await person()];
  await closeAudit(world.teamId);
  await unitOfWork.run(async (manager) => {
    await manager.insert(RecordJoin, {
      id: randomUUID(),
      keptId,
      joinedId,
      reason: 'Samma människa.',
      proposedAt: new Date(),
      proposedBy: keptId,
      proposedByName: 'Samordnaren',
      confirmed: true,
      decidedAt: new Date(),
      decidedBy: joinedId,
      decidedByName: 'Chefen',
      declinedBecause: null,
    });
    await appendToChain(manager, [readingOf(world)]);
    await manager.insert(AccessLogList, { number: 1, id: 'a'.repeat(64) });
    await manager.insert(AccessLogListItem, { listNumber: 1, position: 0, rows: 1 });
  });
  frozen = {
    crisis_plan_version: "status <> 'DRAFT'",
    sip_version: "status <> 'DRAFT'",
    audit: "status = 'CLOSED'",
    audit_log_entry: 'number > 0',
    audit_log_list: 'number > 0',
    audit_log_list_item: 'position >= 0',
    record_join: 'confirmed',
    plan_copy: 'settled_as IS NOT NULL',
    taken_document: "id <> ''",
    voiding: "id <> ''",
    plan_ending: "id <> ''",
    correction: "id <> ''",
    disagreement: "id <> ''",
    record_change: "id <> ''",
    resource_group_version: "id <> ''",
    resource_group_member: "id <> ''",
    resource_group_goal: "id <> ''",
    resource_group_meeting: "id <> ''",
    resource_group_goal_note: "id <> ''",
  };
});
afterAll(() => test?.close());

/** An audit with something in each table of its parts, closed. */
async function closeAudit(teamId: string): Promise<void> {
  const auditId = await storeAudit(test.unitOfWork, {
    teamId,
    scale: smallScale,
    closedAt: null,
    ratings: { A2: [3] },
  });
  await test.unitOfWork.run(async (manager) => {
    const at = new Date('2026-03-01T10:00:00Z');
    const of = () => ({ id: randomUUID(), auditId });
    await manager.insert(AuditTopic, { ...of(), code: 'D1', text: 'Så var det.' });
    await manager.insert(AuditEvidence, {
      ...of(),
      code: 'A2',
      accountId: randomUUID(),
      accountName: 'Chefen',
      source: EvidenceSource.CHART,
      note: 'Tio journaler.',
      addedAt: at,
    });
    await manager.insert(ReviewerWords, {
      ...of(),
      ...{ code: '', text: 'Bra samarbete.', priorities: [], revision: 1 },
      ...{ writtenAt: at, writtenBy: randomUUID(), writtenByName: 'Chefen' },
    });
    await manager.insert(ChartReview, {
      ...{ ...of(), number: 1, raterId: null, answers: { A2a: ReviewAnswer.YES }, whatWasRead: 'SIP.' },
      ...{ reviewedAt: at, reviewedBy: randomUUID(), reviewedByName: 'Chefen' },
    });
    const rater = { ...of(), accountId: randomUUID(), name: 'Chefen', fromOutside: false };
    await manager.insert(AuditRater, { ...rater, finishedAt: null });
    await manager.insert(AuditRating, {
      ...{ id: randomUUID(), raterId: rater.id, code: 'A2', caseNumber: 0 },
      ...{ rating: 3, note: '', missingReason: '' },
    });
    await manager.update(AuditRater, { id: rater.id }, { finishedAt: at });
    await manager.insert(RaterRemoval, {
      ...{ id: randomUUID(), raterId: rater.id, removedAt: at, removedBy: randomUUID() },
      ...{ removedByName: 'Chefen', reason: 'Slutade.' },
    });
    await manager.update(Audit, { id: auditId }, { status: AuditStatus.CLOSED, closedAt: at });
  });
}

/** The tables that are frozen, and all that refers to them, at any remove. */
function withParts(
  metadatas: readonly EntityMetadata[],
  tables: Record<string, string>,
): Record<string, string> {
  const parts = metadatas.flatMap(({ tableName, foreignKeys }) =>
    foreignKeys.flatMap(({ columnNames: [column], referencedEntityMetadata: { tableName: parent } }) => {
      const isNew = tables[parent] && !tables[tableName] && !GOES_ON.includes(tableName);
      return isNew ? [[tableName, `${column} IN (SELECT id FROM ${parent} WHERE ${tables[parent]})`]] : [];
    }),
  );
  return parts.length > 0 ? withParts(metadatas, { ...Object.fromEntries(parts), ...tables }) : tables;
}

interface Column {
  name: string;
  type: string;
}

/** As the database itself tells them. */
const columnsOf = (manager: EntityManager, table: string) =>
  sql<Column>(
    manager,
    manager.connection.options.type === 'postgres'
      ? `SELECT column_name AS name, data_type AS type FROM information_schema.columns
          WHERE table_schema = current_schema() AND table_name = :table`
      : 'SELECT name, type FROM pragma_table_info(:table)',
    { table },
  );

/** Something else of the same type. */
function another({ name, type }: Column): string {
  if (/int/i.test(type)) return `COALESCE(${name}, 0) + 1`;
  if (/bool/i.test(type)) return `NOT COALESCE(${name}, ${process.env.DATABASE_URL ? 'false' : '0'})`;
  return /date|time/i.test(type) ? "'2001-02-03 04:05:06'" : "'another'";
}

class Undone extends Error {}

/** Whether the database lets somebody who reaches past the program do this. Nothing stays of it. */
async function lets(statement: string): Promise<boolean> {
  const attempt = test.unitOfWork.run(async (manager) => {
    await sql(manager, statement);
    throw new Undone();
  });
  const [error] = await attempt.then(
    () => [],
    (reason: Error) => [reason],
  );
  if (error instanceof Undone) return true;
  expect([statement, error?.message]).toEqual([statement, expect.stringMatching(/immutable record/)]);
  return false;
}

it('has each column of all that is agreed, closed or logged, save those few that may change', async () => {
  const { reader } = test.unitOfWork;
  const tables = withParts(reader.connection.entityMetadatas, frozen);
  expect(Object.keys(tables).sort()).toEqual([
    'audit',
    'audit_chart',
    'audit_evidence',
    'audit_item',
    'audit_log_entry',
    'audit_log_list',
    'audit_log_list_item',
    'audit_rater',
    'audit_rating',
    'audit_topic',
    'chart_review',
    'closed_hours_unit',
    'correction',
    'crisis_plan_contact',
    'crisis_plan_participant',
    'crisis_plan_skipped_section',
    'crisis_plan_statement',
    'crisis_plan_version',
    'disagreement',
    'plan_copy',
    'plan_ending',
    'plan_link',
    'rater_removal',
    'record_change',
    'record_join',
    'resource_group_goal',
    'resource_group_goal_note',
    'resource_group_meeting',
    'resource_group_member',
    'resource_group_version',
    'reviewer_words',
    'sip_follow_up',
    'sip_follow_up_action',
    'sip_goal',
    'sip_measure',
    'sip_participant',
    'sip_version',
    'taken_document',
    'unit_answer',
    'unit_question',
    'voiding',
  ]);
  const open: string[] = [];
  for (const [table, condition] of Object.entries(tables)) {
    const [found] = await sql<{ rows: number }>(
      reader,
      `SELECT count(*) AS rows FROM ${table} WHERE ${condition}`,
    );
    expect([table, Number(found?.rows) > 0]).toEqual([table, true]);
    for (const column of await columnsOf(reader, table)) {
      const change = `UPDATE ${table} SET ${column.name} = ${another(column)} WHERE ${condition}`;
      if (await lets(change)) open.push(`${table}.${column.name}`);
    }
  }
  expect(open.sort()).toEqual(Object.keys(MAY_CHANGE));
});

it('makes no draft of what has been agreed', async () => {
  for (const table of ['crisis_plan_version', 'sip_version'])
    expect(await lets(`UPDATE ${table} SET status = 'DRAFT' WHERE ${frozen[table]}`)).toBe(false);
});
