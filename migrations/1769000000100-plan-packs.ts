import { type MigrationInterface, type QueryRunner, Table, type TableColumnOptions } from 'typeorm';
import { createTriggers, dropTriggers, partsOf, type Rule } from './immutable-triggers.js';

const PARTICIPANTS = 'crisis_plan_participant';
const SKIPPED = 'crisis_plan_skipped_section';

/** What a version is made in stays, also while it is a draft. */
const madeIn = ['pack', 'pack_version'].map(
  (column): Rule => ({
    table: 'crisis_plan_version',
    event: 'UPDATE',
    columns: [column],
    refused: `NEW.${column} IS DISTINCT FROM OLD.${column}`,
  }),
);

/** Of what is agreed none is changed, added or removed; it goes with the person alone. */
const parts = partsOf('crisis_plan_version', 'version_id', "status <> 'DRAFT'", [PARTICIPANTS, SKIPPED]).map(
  (rule): Rule =>
    rule.event === 'DELETE'
      ? {
          ...rule,
          refused: `(${rule.refused} AND NOT EXISTS (SELECT 1 FROM destruction_permit WHERE person_id = (
            SELECT crisis_plan.person_id FROM crisis_plan
              JOIN crisis_plan_version ON crisis_plan_version.plan_id = crisis_plan.id
              WHERE crisis_plan_version.id = OLD.version_id)))`,
        }
      : rule,
);

const ADDED = {
  crisis_plan_version: [
    "pack varchar(40) NOT NULL DEFAULT 'general'",
    "pack_version varchar(20) NOT NULL DEFAULT '1.0.0'",
  ],
  crisis_plan_statement: ['answer varchar(40)', "answer_reason text NOT NULL DEFAULT ''"],
  crisis_plan_contact: ['checked_on date'],
};

/**
 * A version of a crisis plan is made in a pack; all that there is has the sections of the first one. With it the team's answers to
 * wishes, who took part in the making, which sections are not for the person, and the day a number was tried.
 */
export class PlanPacks1769000000100 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    // Not through the Table API, which on SQLite would make the table anew and drop its triggers.
    for (const [table, columns] of Object.entries(ADDED))
      for (const column of columns) await queryRunner.query(`ALTER TABLE ${table} ADD COLUMN ${column}`);
    const line = (name: string) => ({ name, type: 'varchar', length: '200' });
    const word = (name: string) => ({ name, type: 'varchar', length: '40' });
    await createPart(queryRunner, PARTICIPANTS, [line('name'), line('role'), word('part'), word('audience')]);
    await createPart(queryRunner, SKIPPED, [word('section')]);
    await createTriggers(queryRunner, [...madeIn, ...parts]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropTriggers(queryRunner, [...madeIn, ...parts]);
    for (const table of [SKIPPED, PARTICIPANTS]) await queryRunner.dropTable(table);
    for (const [table, columns] of Object.entries(ADDED))
      for (const column of columns.toReversed())
        await queryRunner.query(`ALTER TABLE ${table} DROP COLUMN ${column.split(' ')[0]}`);
  }
}

function createPart(queryRunner: QueryRunner, name: string, columns: TableColumnOptions[]): Promise<void> {
  return queryRunner.createTable(
    new Table({
      name,
      columns: [
        { name: 'id', type: 'varchar', length: '36', isPrimary: true },
        { name: 'version_id', type: 'varchar', length: '36' },
        ...columns,
        { name: 'position', type: 'integer' },
      ],
      foreignKeys: [
        {
          columnNames: ['version_id'],
          referencedTableName: 'crisis_plan_version',
          referencedColumnNames: ['id'],
          onDelete: 'NO ACTION',
          onUpdate: 'NO ACTION',
        },
      ],
      indices: [{ columnNames: ['version_id'] }],
    }),
  );
}
