import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { instantType, isPostgres } from './dialect.js';
import { createTriggers, dropTriggers, type Rule } from './immutable-triggers.js';

const QUESTION = 'unit_question';
const ANSWER = 'unit_answer';
const SCAN = 'ground_scan';

/** What was said stays as it was said, and goes when the person's record does. */
const kept = (table: string, persons: string): Rule[] => [
  { table, event: 'UPDATE', refused: '1 = 1' },
  {
    table,
    event: 'DELETE',
    refused: `NOT EXISTS (SELECT 1 FROM destruction_permit WHERE person_id IN (${persons}))`,
  },
];
const OF_PLAN = `SELECT crisis_plan.person_id FROM crisis_plan
  JOIN crisis_plan_version ON crisis_plan_version.plan_id = crisis_plan.id WHERE crisis_plan_version.id = OLD.version_id`;
const OF_GROUND = 'SELECT ground.person_id FROM ground WHERE ground.id = OLD.ground_id';

const rules: Rule[] = [
  ...kept(QUESTION, OF_PLAN),
  ...kept(ANSWER, OF_PLAN),
  ...kept(SCAN, OF_GROUND),
  {
    table: SCAN,
    event: 'INSERT',
    refused: "NOT EXISTS (SELECT 1 FROM ground WHERE ground.id = NEW.ground_id AND ground.form = 'WRITTEN')",
  },
  { table: 'ground', event: 'UPDATE', columns: ['narrowed_from_id'], refused: '1 = 1' },
];

/**
 * What units are asked in the program and what they answer, beside what is agreed; consents that were narrowed, and the
 * signed sheets of written ones.
 */
export class UnitAnswers1768000000300 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const id = (name: string) => ({ name, type: 'varchar', length: '36' });
    const line = (name: string) => ({ name, type: 'varchar', length: '200' });
    const instant = (name: string) => ({ name, type: instantType(queryRunner) });
    const to = (name: string, table: string) => ({
      columnNames: [name],
      referencedTableName: table,
      referencedColumnNames: ['id'],
    });
    const asked = [
      { ...id('id'), isPrimary: true },
      id('version_id'),
      id('unit_id'),
      { name: 'task', type: 'text' },
    ];
    const ofUnit = {
      foreignKeys: [to('version_id', 'crisis_plan_version'), to('unit_id', 'unit')],
      indices: [{ columnNames: ['version_id'] }, { columnNames: ['unit_id'] }],
    };
    await queryRunner.createTable(
      new Table({
        name: QUESTION,
        columns: [...asked, instant('asked_at'), id('asked_by'), line('asked_by_name')],
        ...ofUnit,
      }),
    );
    await queryRunner.createTable(
      new Table({
        name: ANSWER,
        columns: [
          ...asked,
          { name: 'response', type: 'varchar', length: '40' },
          { name: 'words', type: 'text' },
          instant('answered_at'),
          id('answered_by'),
          line('answered_by_name'),
        ],
        ...ofUnit,
      }),
    );
    await queryRunner.createTable(
      new Table({
        name: SCAN,
        columns: [
          { ...id('id'), isPrimary: true },
          id('ground_id'),
          line('file_name'),
          { name: 'content_type', type: 'varchar', length: '40' },
          { name: 'size', type: 'integer' },
          { name: 'sha256', type: 'varchar', length: '64' },
          { name: 'content', type: isPostgres(queryRunner) ? 'bytea' : 'blob' },
          instant('added_at'),
          id('added_by'),
          line('added_by_name'),
        ],
        foreignKeys: [to('ground_id', 'ground')],
        indices: [{ columnNames: ['ground_id'] }],
      }),
    );
    await queryRunner.query('ALTER TABLE ground ADD COLUMN narrowed_from_id varchar(36)');
    await createTriggers(queryRunner, rules);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropTriggers(queryRunner, rules);
    await queryRunner.query('ALTER TABLE ground DROP COLUMN narrowed_from_id');
    for (const table of [SCAN, ANSWER, QUESTION]) await queryRunner.dropTable(table);
  }
}
