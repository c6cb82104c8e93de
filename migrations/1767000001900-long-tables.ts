import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm';
import { keepRowRulesUnread } from './row-rules.js';

const index = (...columnNames: string[]) => new TableIndex({ columnNames });

const REPLACED = [
  // Of a receiver's grounds, those of the persons who are asked for.
  { table: 'ground', before: index('receiver_id'), after: index('receiver_id', 'person_id') },
  // A file is taken back some rows at a time, each time on from the last of them.
  ...['contact', 'team_meeting', 'hospital_episode', 'intervention'].map((table) => ({
    table,
    before: index('import_run_id'),
    after: index('import_run_id', 'id'),
  })),
];
/** Of all audits, those that somebody rates. */
const byRater = index('account_id');

/** What is looked at every day costs the same however long the tables are. */
export class LongTables1767000001900 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const { table, before, after } of REPLACED) {
      await queryRunner.createIndex(table, after);
      await queryRunner.dropIndex(table, before);
    }
    await queryRunner.createIndex('audit_rater', byRater);
    // The older shape does not mind.
    await keepRowRulesUnread(queryRunner);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropIndex('audit_rater', byRater);
    for (const { table, before, after } of REPLACED.toReversed()) {
      await queryRunner.createIndex(table, before);
      await queryRunner.dropIndex(table, after);
    }
  }
}
