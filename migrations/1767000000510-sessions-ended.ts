import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How often all sessions of an account have been ended, so that a sign-in under way meanwhile begins none. */
export class SessionsEnded1767000000510 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE account ADD COLUMN sessions_ended integer NOT NULL DEFAULT 0');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE account DROP COLUMN sessions_ended');
  }
}
