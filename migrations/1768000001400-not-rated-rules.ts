import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['audit_item', 'audit_rating'];

/** The rule of a scale by which an item stays unrated. What is rated is not left out by one. */
export class NotRatedRules1768000001400 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const table of TABLES)
      await queryRunner.query(
        `ALTER TABLE ${table} ADD COLUMN not_rated_rule varchar(20)
           CONSTRAINT "${table}_not_rated" CHECK (not_rated_rule IS NULL OR rating IS NULL)`,
      );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of TABLES) await queryRunner.query(`ALTER TABLE ${table} DROP COLUMN not_rated_rule`);
  }
}
