import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isPostgres } from './dialect.js';

const UNIT = 'closed_hours_unit';

/**
 * Whether a unit of a plan has a practical task alone, and is nobody to turn to in a crisis; of all that there are it is not said.
 * Rows of what is agreed are frozen whole, and so this is.
 */
export class PracticalOnly1769000000800 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    // Not through the Table API, which on SQLite would make the table anew and drop its triggers.
    const no = isPostgres(queryRunner) ? 'false' : '0';
    await queryRunner.query(`ALTER TABLE ${UNIT} ADD COLUMN practical_only boolean NOT NULL DEFAULT ${no}`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE ${UNIT} DROP COLUMN practical_only`);
  }
}
