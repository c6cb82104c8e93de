import type { MigrationInterface, QueryRunner } from 'typeorm';
import { instantType } from './dialect.js';

/** The head of the log knows when its last row was written. */
export class LogTime1767000000420 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const instant = instantType(queryRunner);
    await queryRunner.query(`ALTER TABLE audit_log_head ADD COLUMN at ${instant}`);
    await queryRunner.query(
      'UPDATE audit_log_head SET at = (SELECT at FROM audit_log_entry WHERE number = audit_log_head.number)',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE audit_log_head DROP COLUMN at');
  }
}
