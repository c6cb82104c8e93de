import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Each holds rows in which more than one may write. */
const tables = [
  'audit',
  'audit_item',
  'audit_topic',
  'audit_rating',
  'improvement_action',
  'person',
  'enrolment',
  'account',
  'role_grant',
  'log_review',
];

/** A count of the saves of a row, so that whoever saves says which one they saw. Plain SQL: no table is rebuilt. */
export class Revisions1767000000300 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const table of tables)
      await queryRunner.query(`ALTER TABLE ${table} ADD COLUMN revision integer NOT NULL DEFAULT 1`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of tables) await queryRunner.query(`ALTER TABLE ${table} DROP COLUMN revision`);
  }
}
