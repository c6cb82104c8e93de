import type { MigrationInterface, QueryRunner } from 'typeorm';

const ANSWER = 'unit_answer';
const COLUMNS = { answered_on: 'date', noted_by_name: 'varchar(200)' };

/**
 * What a unit answers by telephone when a plan is in force stands beside what it answers itself, with the day and who noted it.
 * Rows there are frozen whole, and so these are.
 */
export class NotedAnswers1769000000900 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const [column, type] of Object.entries(COLUMNS))
      await queryRunner.query(`ALTER TABLE ${ANSWER} ADD COLUMN ${column} ${type}`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const column of Object.keys(COLUMNS))
      await queryRunner.query(`ALTER TABLE ${ANSWER} DROP COLUMN ${column}`);
  }
}
