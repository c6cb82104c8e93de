import type { MigrationInterface, QueryRunner } from 'typeorm';
import { sql } from '../src/platform/database/sql.js';
import { numberOf, numbersIn } from '../src/platform/text/telephone-number.js';
import { createTriggers, dropTriggers, type Rule } from './immutable-triggers.js';

const HISTORY = 'register_change';
const INDEX = 'register_change_earlier_number';
const NUMBERS = ['earlier_number', 'new_number'] as const;

/** Where a version keeps the words that it prints: each table by the column that names the version. */
const WORDS: Record<string, Record<string, readonly [key: string, columns: readonly string[]]>> = {
  crisis_plan_version: {
    crisis_plan_version: ['id', ['closed_hours']],
    crisis_plan_statement: ['version_id', ['text']],
    closed_hours_unit: ['version_id', ['task']],
  },
  sip_version: {
    sip_version: [
      'id',
      ['what_matters', 'person_absence', 'relatives_note', 'consent_scope', 'follow_up_by'],
    ],
    sip_goal: ['version_id', ['text']],
    sip_measure: ['version_id', ['text', 'other_actor', 'unit', 'responsible']],
    sip_participant: ['version_id', ['name', 'role', 'phone']],
  },
};

const frozen = Object.keys(WORDS).map(
  (table): Rule => ({
    table,
    event: 'UPDATE',
    columns: ['written_numbers'],
    refused: "OLD.status <> 'DRAFT'",
  }),
);
const unchanging: Rule = { table: HISTORY, event: 'UPDATE', refused: '1 = 1' };

/** Telephone numbers as digits, in agreed plans and in the history of the register, so that one finds the other. */
export class WrittenNumbers1767000001810 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    // Not through the Table API, which on SQLite would make the table anew and drop its triggers.
    for (const table of Object.keys(WORDS))
      await queryRunner.query(`ALTER TABLE ${table} ADD COLUMN written_numbers text`);
    for (const column of NUMBERS)
      await queryRunner.query(`ALTER TABLE ${HISTORY} ADD COLUMN ${column} varchar(40)`);
    for (const table of Object.keys(WORDS)) await fillVersions(queryRunner, table);
    await createTriggers(queryRunner, frozen);
    await dropTriggers(queryRunner, [unchanging]);
    await fillHistory(queryRunner);
    await createTriggers(queryRunner, [unchanging]);
    await queryRunner.query(
      `CREATE INDEX ${INDEX} ON ${HISTORY} (earlier_number) WHERE earlier_number IS NOT NULL`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP INDEX ${INDEX}`);
    await dropTriggers(queryRunner, frozen);
    for (const column of NUMBERS) await queryRunner.query(`ALTER TABLE ${HISTORY} DROP COLUMN ${column}`);
    for (const table of Object.keys(WORDS))
      await queryRunner.query(`ALTER TABLE ${table} DROP COLUMN written_numbers`);
  }
}

async function fillVersions({ manager }: QueryRunner, version: string): Promise<void> {
  const texts = Object.entries(WORDS[version]!).flatMap(([table, [key, columns]]) =>
    columns.map(
      (column) => `SELECT ${key} AS id, ${column} AS text FROM ${table}
        WHERE ${key} IN (SELECT id FROM ${version} WHERE status = 'AGREED')`,
    ),
  );
  const rows = await sql<{ id: string; text: string }>(manager, texts.join(' UNION ALL '));
  for (const [id, own] of Map.groupBy(rows, (row) => row.id)) {
    const numbers = numbersIn(own.map(({ text }) => text));
    await sql(manager, `UPDATE ${version} SET written_numbers = :numbers WHERE id = :id`, { id, numbers });
  }
}

async function fillHistory({ manager }: QueryRunner): Promise<void> {
  const rows = await sql<Record<'id' | 'earlier' | 'now', string>>(
    manager,
    `SELECT id, earlier_text AS earlier, new_text AS now FROM ${HISTORY}
      WHERE event = 'CHANGED' AND field = 'phone'`,
  );
  for (const { id, earlier, now } of rows)
    await sql(manager, `UPDATE ${HISTORY} SET earlier_number = :earlier, new_number = :now WHERE id = :id`, {
      id,
      earlier: numberOf(earlier),
      now: numberOf(now),
    });
}
