import type { MigrationInterface, QueryRunner } from 'typeorm';
import { instantType } from './dialect.js';

const columnsOfRun = (instant: string) => [
  'rows_changed integer NOT NULL DEFAULT 0',
  'rows_to_write integer NOT NULL DEFAULT 0',
  'rows_written integer NOT NULL DEFAULT 0',
  `voided_at ${instant}`,
  'voided_by varchar(36)',
  'voided_by_name varchar(200)',
  'void_reason text',
];

/** A file tells how much of it has been written and corrected, and can be voided whole. */
export class ImportCorrections1767000001100 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const instant = instantType(queryRunner);
    for (const column of columnsOfRun(instant))
      await queryRunner.query(`ALTER TABLE import_run ADD COLUMN ${column}`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const column of columnsOfRun('datetime'))
      await queryRunner.query(`ALTER TABLE import_run DROP COLUMN ${column.split(' ')[0]}`);
  }
}
