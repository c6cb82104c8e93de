import { randomUUID } from 'node:crypto';
import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import type { GroundKind } from '../src/disclosure/ground-kinds.js';
import { groundRule } from '../src/disclosure/ground-rules.js';
import type { Activity, PrincipalKind } from '../src/organisations/organisation-kinds.js';
import { SYSTEM } from '../src/platform/access-log/logged-actor.js';
import { sql } from '../src/platform/database/sql.js';
import { today } from '../src/platform/dates/today.js';
import { copyCode } from '../src/releases/copy-code.js';
import { instantType } from './dialect.js';
import { createTriggers, dropTriggers, type Rule } from './immutable-triggers.js';

const SUMMARY = 'person_summary';
const STANDING: Rule = { table: 'ground', event: 'UPDATE', columns: ['standing_release'], refused: '1 = 1' };
const FIXED = ['id', 'owner_id', 'ground_id', 'receiver_id', 'receiver_unit_id', 'receiver_name'];

/** What was given is not changed, and becomes another person's on a confirmed join alone. It goes when the person's record does. */
const rules: Rule[] = [
  {
    table: SUMMARY,
    event: 'UPDATE',
    columns: [...FIXED, 'content', 'given_at', 'given_on'],
    refused: '1 = 1',
  },
  {
    table: SUMMARY,
    event: 'UPDATE',
    columns: ['person_id'],
    refused: `(NEW.person_id IS DISTINCT FROM OLD.person_id AND NOT EXISTS
      (SELECT 1 FROM record_join WHERE joined_id = OLD.person_id AND kept_id = NEW.person_id AND confirmed))`,
  },
  {
    table: SUMMARY,
    event: 'DELETE',
    refused: 'NOT EXISTS (SELECT 1 FROM destruction_permit WHERE person_id = OLD.person_id)',
  },
];

/** Whoever read in another principal's records until now. Those of 2022:913 go on as they did. */
const READ_UNTIL_NOW = `ground.withdrawn_at IS NULL AND ground.to_date >= :day AND ground.giver_id <> ground.receiver_id
  AND ground.kind <> 'COHERENT_DOCUMENTATION'`;

/** Their grounds with each plan in force that these are for and no block keeps from them, the ground that lasts longest first. */
const READ_PLANS = ['crisis_plan', 'sip']
  .map((plan) => {
    const [kind, version, key] =
      plan === 'sip' ? ['SIP', 'sip_version', 'sip_id'] : ['CRISIS_PLAN', 'crisis_plan_version', 'plan_id'];
    return `SELECT '${kind}' AS plan, ${plan}.id AS plan_id, ${plan}.team_id, ${plan}.owner_id, ${plan}.person_id,
        ${version}.id AS version_id, ${version}.number, ground.id AS ground_id, ground.kind, ground.categories,
        ground.receiver_id, ground.receiver_unit_id, ground.to_date, receiver.name AS receiver, unit.name AS unit,
        CAST(receiver.activities AS text) AS activities, receiver.kind AS receiver_kind, giver.kind AS giver_kind,
        person.activity
      FROM ground JOIN ${plan} ON ${plan}.person_id = ground.person_id
      JOIN person ON person.id = ground.person_id
      JOIN principal giver ON giver.id = ground.giver_id
      JOIN ${version} ON ${version}.${key} = ${plan}.id AND ${version}.status = 'AGREED'
      JOIN principal receiver ON receiver.id = ground.receiver_id
      LEFT JOIN unit ON unit.id = ground.receiver_unit_id
     WHERE ${READ_UNTIL_NOW} AND ground.from_date <= :day AND CAST(ground.categories AS text) LIKE '%"${kind}"%'
       AND NOT EXISTS (SELECT 1 FROM block WHERE block.person_id = ground.person_id AND block.lifted_at IS NULL)`;
  })
  .join(' UNION ALL ');

interface ReadPlan {
  plan: string;
  plan_id: string;
  team_id: string;
  owner_id: string;
  person_id: string;
  version_id: string;
  number: number;
  ground_id: string;
  kind: GroundKind;
  categories: string;
  receiver_id: string;
  receiver_unit_id: string | null;
  receiver: string;
  unit: string | null;
  /** What the receiver runs, as JSON. */
  activities: string;
  receiver_kind: PrincipalKind;
  giver_kind: PrincipalKind;
  /** In which the record was made. */
  activity: Activity | null;
}

/** What is read digitally. */
type Held = Pick<ReadPlan, 'plan_id' | 'version_id' | 'receiver_id' | 'receiver_unit_id'> & { id: string };

/**
 * Between principals a ground no longer opens the records, and what is given on it is read. Grounds on which somebody could read
 * become standing releases, and what is in force is given on them, so that nobody loses what they could read the day before.
 */
export class ReleaseAlone1768000000900 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const id = (name: string) => ({ name, type: 'varchar', length: '36' });
    const line = (name: string) => ({ name, type: 'varchar', length: '200' });
    const to = (name: string, table: string) => ({
      columnNames: [name],
      referencedTableName: table,
      referencedColumnNames: ['id'],
    });
    await queryRunner.createTable(
      new Table({
        name: SUMMARY,
        columns: [
          { ...id('id'), isPrimary: true },
          id('owner_id'),
          id('person_id'),
          id('ground_id'),
          id('receiver_id'),
          { ...id('receiver_unit_id'), isNullable: true },
          line('receiver_name'),
          { name: 'content', type: 'text' },
          { name: 'given_at', type: instantType(queryRunner) },
          { name: 'given_on', type: 'date' },
        ],
        foreignKeys: [
          to('owner_id', 'principal'),
          to('person_id', 'person'),
          to('receiver_id', 'principal'),
          to('receiver_unit_id', 'unit'),
        ],
        indices: [{ columnNames: ['person_id'] }],
      }),
    );
    await createTriggers(queryRunner, rules);
    const day = today();
    await dropTriggers(queryRunner, [STANDING]);
    await sql(queryRunner.manager, `UPDATE ground SET standing_release = (1 = 1) WHERE ${READ_UNTIL_NOW}`, {
      day,
    });
    await createTriggers(queryRunner, [STANDING]);
    await give(queryRunner, day);
  }

  /** The grounds go on as standing releases: nothing tells which of them were not. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await dropTriggers(queryRunner, rules);
    await queryRunner.dropTable(SUMMARY);
  }
}

async function give(queryRunner: QueryRunner, day: string): Promise<void> {
  const { manager } = queryRunner;
  const found = await sql<ReadPlan>(manager, `${READ_PLANS} ORDER BY to_date DESC, ground_id`, { day });
  const held = await sql<Held>(
    manager,
    `SELECT id, plan_id, version_id, receiver_id, receiver_unit_id FROM plan_copy
      WHERE form = 'DIGITAL' AND settled_as IS NULL`,
  );
  const at = new Date().toISOString().replace('T', ' ').slice(0, -1);
  const keyOf = (row: Omit<Held, 'id'>) => [row.plan_id, row.receiver_unit_id ?? row.receiver_id].join();
  const given = new Map<string, Omit<Held, 'id'> & { id?: string }>(held.map((row) => [keyOf(row), row]));
  for (const row of found) {
    const before = given.get(keyOf(row));
    if (before?.version_id === row.version_id || !isByLaw(row)) continue;
    if (before)
      await sql(manager, `UPDATE plan_copy SET settled_as = 'REPLACED', settled_on = :day WHERE id = :id`, {
        ...{ day, id: before.id },
      });
    given.set(keyOf(row), row);
    const copy = {
      ...{ id: randomUUID(), code: copyCode(), owner_id: row.owner_id, team_id: row.team_id },
      ...{ person_id: row.person_id, plan: row.plan, plan_id: row.plan_id, version_id: row.version_id },
      version_number: row.number,
      reader: JSON.parse(row.activities).length === 0 ? 'AUTHORITY' : 'CARE',
      receiver_name: row.unit ? `${row.unit} (${row.receiver})` : row.receiver,
      ...{ receiver_id: row.receiver_id, receiver_unit_id: row.receiver_unit_id, form: 'DIGITAL' },
      ...{ ground: row.kind, ground_id: row.ground_id, categories: row.categories, note: '' },
      ...{ given_at: at, given_on: day },
      ...{ given_by: SYSTEM.accountId, given_by_name: SYSTEM.name },
    };
    const columns = Object.keys(copy);
    const values = columns.map((column) => `:${column}`).join(', ');
    await sql(manager, `INSERT INTO plan_copy (${columns.join(', ')}) VALUES (${values})`, copy);
  }
}

/** Whether the law gives its receiver anything on the ground. */
const isByLaw = ({ kind, giver_kind, activity, receiver_kind, activities }: ReadPlan): boolean =>
  groundRule(
    kind,
    { kind: giver_kind, activity },
    { kind: receiver_kind, activities: JSON.parse(activities) },
    false,
  ) !== undefined;
