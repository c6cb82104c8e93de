import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isPostgres } from './dialect.js';

/** Columns of rows that are frozen whole. @param no as the database writes a boolean that is not */
const columns = (no: string): Record<string, Record<string, string>> => ({
  resource_group_version: {
    without_coordinator_reason: "varchar(200) NOT NULL DEFAULT ''",
    without_doctor_reason: "varchar(200) NOT NULL DEFAULT ''",
    meeting_weeks: 'integer',
  },
  resource_group_member: {
    not_nominated_reason: "varchar(200) NOT NULL DEFAULT ''",
    role: 'varchar(40)',
    represents_person: `boolean NOT NULL DEFAULT ${no}`,
  },
});

/** Who of a group is the coordinator and the doctor, or why not; who stands for the person; and how often the group meets. */
export class RactGroups1770000000110 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    // Not through the Table API, which on SQLite would make the table anew and drop its triggers.
    for (const [table, added] of Object.entries(columns(isPostgres(queryRunner) ? 'false' : '0')))
      for (const [column, type] of Object.entries(added))
        await queryRunner.query(`ALTER TABLE ${table} ADD COLUMN ${column} ${type}`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const [table, added] of Object.entries(columns('0')))
      for (const column of Object.keys(added))
        await queryRunner.query(`ALTER TABLE ${table} DROP COLUMN ${column}`);
  }
}
