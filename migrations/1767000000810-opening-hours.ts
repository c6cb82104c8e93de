import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Opening hours as data, beside the words that were written before there were any. Plain SQL: no table is rebuilt. */
export class OpeningHours1767000000810 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const table of ['unit', 'team'])
      await queryRunner.query(`ALTER TABLE ${table} ADD COLUMN hours text`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of ['unit', 'team']) await queryRunner.query(`ALTER TABLE ${table} DROP COLUMN hours`);
  }
}
