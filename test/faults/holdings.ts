import type { EntityManager } from 'typeorm';
import { entities } from '../../src/app/entities.js';
import { checkIn } from '../../src/platform/backup/check-database.js';
import type { DatabasePlace } from '../../src/platform/database/data-source-options.js';
import { readSnapshot } from '../../src/platform/database/read-snapshot.js';
import { sql } from '../../src/platform/database/sql.js';

export interface Inspection {
  holdings: Map<string, string>;
  /** What is wrong whatever was told to anybody. */
  faults: string[];
}

/** Reads everything that the writers write, in one moment, and whether the log and the acts that it tells of agree. */
export function inspect(place: DatabasePlace): Promise<Inspection> {
  return readSnapshot(place, entities, async (manager) => {
    const faults = [
      ...(await notWhole(manager)),
      ...(await actsWithoutLog(manager)),
      ...(await logWithoutAct(manager)),
      ...(await contactsWithoutRun(manager)),
    ];
    const holdings = new Map([
      ...(await versions(manager)),
      ...(await consents(manager)),
      ...(await enrolments(manager)),
      ...(await loads(manager)),
    ]);
    return { holdings, faults };
  });
}

/** The file, its references, and the chain of the log. */
async function notWhole(manager: EntityManager): Promise<string[]> {
  try {
    await checkIn(manager);
    return [];
  } catch (error) {
    return [`NOT WHOLE: ${(error as Error).message}`];
  }
}

interface VersionRow {
  id: string;
  planId: string;
  number: number;
  status: string;
  closedHours: string;
  checksum: string | null;
}

async function versions(manager: EntityManager): Promise<[string, string][]> {
  const rows = await sql<VersionRow>(
    manager,
    `SELECT id, plan_id AS "planId", number, status, closed_hours AS "closedHours", checksum FROM crisis_plan_version`,
  );
  const parts = await sql<{ versionId: string; text: string }>(
    manager,
    `SELECT version_id AS "versionId", text FROM crisis_plan_statement
      UNION ALL SELECT version_id, task FROM closed_hours_unit`,
  );
  return rows.flatMap(({ id, planId, number, status, closedHours, checksum }): [string, string][] => {
    const texts = parts.filter(({ versionId }) => versionId === id).map(({ text }) => text.split(' ')[0]);
    const isWhole = texts.length === 4 && texts.every((text) => text === closedHours);
    const state = isWhole ? 'WHOLE' : `${closedHours} with ${texts.join()}`;
    const isAgreed = status !== 'DRAFT';
    return [
      [`draft ${closedHours}`, state],
      [`version ${number} of ${planId}`, state],
      ...(isAgreed
        ? [[`agreement ${closedHours}`, checksum ? state : 'no checksum'] as [string, string]]
        : []),
    ];
  });
}

async function consents(manager: EntityManager): Promise<[string, string][]> {
  const rows = await sql<{ purpose: string }>(manager, 'SELECT purpose FROM ground');
  return rows.map(({ purpose }) => [`consent ${purpose}`, 'WHOLE']);
}

async function enrolments(manager: EntityManager): Promise<[string, string][]> {
  const rows = await sql<{ name: string; enrolments: number }>(
    manager,
    `SELECT family_name AS name, (SELECT count(*) FROM enrolment WHERE person_id = person.id) AS enrolments FROM person`,
  );
  return rows.map(({ name, enrolments: count }) => [
    `enrolment ${name}`,
    Number(count) === 1 ? 'WHOLE' : `${count} enrolments`,
  ]);
}

interface Run {
  /** Of the file `2012-01-02-9.csv`, which has nine contacts of that day, and is the only one that has. */
  file: string;
  status: string;
  contacts: number;
}

async function runs(manager: EntityManager): Promise<Run[]> {
  const days = await contactsByDay(manager);
  const rows = await sql<{ name: string; status: string }>(
    manager,
    'SELECT file_name AS name, status FROM import_run',
  );
  return rows.map(({ name, status }) => ({
    file: name.replace('.csv', ''),
    status,
    contacts: days.get(name.slice(0, 10)) ?? 0,
  }));
}

/** One that is being loaded is not there yet. */
async function loads(manager: EntityManager): Promise<[string, string][]> {
  const loaded = (await runs(manager)).filter(({ status }) => status === 'LOADED');
  return loaded.map(({ file, contacts }) => [
    `load ${file}`,
    contacts === Number(file.slice(11)) ? 'WHOLE' : `a run with ${contacts} contacts`,
  ]);
}

/** Those with the member of staff who was there. */
async function contactsByDay(manager: EntityManager): Promise<Map<string, number>> {
  const days = await sql<{ date: string; count: number }>(
    manager,
    `SELECT CAST(contact.date AS varchar(10)) AS date, count(*) AS count FROM contact
       JOIN contact_staff ON contact_staff.contact_id = contact.id GROUP BY contact.date`,
  );
  return new Map(days.map(({ date, count }) => [date, Number(count)]));
}

/** Acts that leave one row in the log each: table, condition, action. */
const LOGGED_ACTS = [
  ['crisis_plan_version', "status <> 'DRAFT'", 'AGREE'],
  ['crisis_plan_version', 'number > 1', 'CREATE'],
  ['ground', '1 = 1', 'CREATE'],
  ['import_run', "status = 'LOADED'", 'IMPORT'],
  ['import_run', "status = 'TAKEN_BACK'", 'VOID'],
] as const;

async function actsWithoutLog(manager: EntityManager): Promise<string[]> {
  const faults: string[] = [];
  for (const [table, condition, action] of LOGGED_ACTS) {
    const rows = await sql<{ id: string }>(
      manager,
      `SELECT id FROM ${table} WHERE ${condition} AND 1 <> (
         SELECT count(*) FROM audit_log_entry AS entry WHERE entry.record_id = ${table}.id
            AND entry.record_type = '${table}' AND entry.action = '${action}' AND entry.outcome = 'ALLOWED')`,
    );
    faults.push(...rows.map(({ id }) => `WITHOUT ITS LOG ROW: ${table} ${id} ${action}`));
  }
  const drafts = await sql<{ id: string }>(
    manager,
    // The first revision of a version follows upon the last one of the version before.
    `SELECT id FROM crisis_plan_version AS version WHERE revision - 1 - COALESCE((
       SELECT revision FROM crisis_plan_version AS before
        WHERE before.plan_id = version.plan_id AND before.number = version.number - 1), 0) <> (
       SELECT count(*) FROM audit_log_entry AS entry WHERE entry.record_id = version.id
          AND entry.record_type = 'crisis_plan_version' AND entry.action = 'UPDATE' AND entry.outcome = 'ALLOWED')`,
  );
  return [...faults, ...drafts.map(({ id }) => `SAVED MORE OFTEN OR LESS THAN LOGGED: ${id}`)];
}

async function logWithoutAct(manager: EntityManager): Promise<string[]> {
  const faults: string[] = [];
  for (const table of ['crisis_plan_version', 'ground', 'import_run', 'enrolment']) {
    const rows = await sql<{ number: number }>(
      manager,
      `SELECT number FROM audit_log_entry AS entry WHERE entry.record_type = '${table}' AND entry.outcome = 'ALLOWED'
          AND entry.action IN ('CREATE', 'UPDATE', 'AGREE', 'IMPORT')
          AND NOT EXISTS (SELECT 1 FROM ${table} WHERE ${table}.id = entry.record_id)`,
    );
    faults.push(...rows.map(({ number }) => `WITHOUT ITS ACT: log row ${number}, ${table}`));
  }
  return faults;
}

/** Of a day that no run has loaded, or one that was taken back. */
async function contactsWithoutRun(manager: EntityManager): Promise<string[]> {
  const status = new Map((await runs(manager)).map((run) => [run.file.slice(0, 10), run.status]));
  return [...(await contactsByDay(manager))].flatMap(([day, count]) => {
    const of = status.get(day) ?? 'NO RUN';
    return of === 'LOADED' || of === 'LOADING' ? [] : [`HALF: ${count} contacts of ${day}: ${of}`];
  });
}
