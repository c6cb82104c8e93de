import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTriggers, dropTriggers, type Rule } from './immutable-triggers.js';

const COPY = 'plan_copy';
const COLUMNS = {
  sheet_form: "varchar(40) NOT NULL DEFAULT 'WHOLE'",
  sheet_language: "varchar(8) NOT NULL DEFAULT 'sv'",
};

/** A copy is drawn in the form and the language in which it was given. */
const rules: Rule[] = Object.keys(COLUMNS).map((column) => ({
  table: COPY,
  event: 'UPDATE',
  columns: [column],
  refused: `NEW.${column} IS DISTINCT FROM OLD.${column}`,
}));

/** In what form and in which language the sheet of each copy is; all that there are were whole, and are read by wards. */
export class SheetForms1769000000700 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const [column, type] of Object.entries(COLUMNS))
      await queryRunner.query(`ALTER TABLE ${COPY} ADD COLUMN ${column} ${type}`);
    await createTriggers(queryRunner, rules);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropTriggers(queryRunner, rules);
    for (const column of Object.keys(COLUMNS))
      await queryRunner.query(`ALTER TABLE ${COPY} DROP COLUMN ${column}`);
  }
}
