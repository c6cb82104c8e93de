import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTriggers, dropTriggers, type Rule } from './immutable-triggers.js';

const VERSION = 'crisis_plan_version';
const rules: Rule[] = [
  { table: VERSION, event: 'UPDATE', columns: ['no_unit_reason'], refused: "OLD.status <> 'DRAFT'" },
];

/** Why no unit can take a task when the team is closed. What has been agreed says nothing of it. */
export class NoUnitReason1769000000200 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    // Not through the Table API, which on SQLite would make the table anew and drop its triggers.
    await queryRunner.query(`ALTER TABLE ${VERSION} ADD COLUMN no_unit_reason text NOT NULL DEFAULT ''`);
    await createTriggers(queryRunner, rules);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropTriggers(queryRunner, rules);
    await queryRunner.query(`ALTER TABLE ${VERSION} DROP COLUMN no_unit_reason`);
  }
}
