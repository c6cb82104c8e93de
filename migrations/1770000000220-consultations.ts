import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isPostgres } from './dialect.js';

/** A contact may be a consultation with another unit, about the person and without them. */
export class Consultations1770000000220 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const no = isPostgres(queryRunner) ? 'false' : '0';
    // Not through the Table API, which on SQLite would make the table anew and drop its triggers.
    await queryRunner.query(`ALTER TABLE contact ADD COLUMN consultation boolean NOT NULL DEFAULT ${no}`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE contact DROP COLUMN consultation');
  }
}
