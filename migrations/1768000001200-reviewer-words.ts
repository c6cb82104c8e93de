import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { instantType } from './dialect.js';
import { always, createTriggers, dropTriggers, partsOf, type Rule } from './immutable-triggers.js';

const WORDS = 'reviewer_words';

/** What was written stays in the history; after the audit is closed nothing is added to it. */
const rules: Rule[] = [
  ...always(WORDS),
  ...partsOf('audit', 'audit_id', "status = 'CLOSED'", [WORDS]).filter(({ event }) => event === 'INSERT'),
];

/**
 * What reviewers write beside the ratings, by revision; and how the report of an audit is set out, so that those closed
 * before keep theirs.
 */
export class ReviewerWords1768000001200 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const id = (name: string) => ({ name, type: 'varchar', length: '36' });
    const text = (name: string) => ({ name, type: 'text' });
    await queryRunner.createTable(
      new Table({
        name: WORDS,
        columns: [
          { ...id('id'), isPrimary: true },
          id('audit_id'),
          { name: 'code', type: 'varchar', length: '20' },
          text('text'),
          text('priorities'),
          { name: 'revision', type: 'integer' },
          { name: 'written_at', type: instantType(queryRunner) },
          id('written_by'),
          { name: 'written_by_name', type: 'varchar', length: '200' },
        ],
        uniques: [{ columnNames: ['audit_id', 'code', 'revision'] }],
        foreignKeys: [
          { columnNames: ['audit_id'], referencedTableName: 'audit', referencedColumnNames: ['id'] },
        ],
      }),
    );
    await queryRunner.query('ALTER TABLE audit ADD COLUMN report_format integer NOT NULL DEFAULT 1');
    await queryRunner.query("UPDATE audit SET report_format = 2 WHERE status <> 'CLOSED'");
    await createTriggers(queryRunner, rules);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropTriggers(queryRunner, rules);
    await queryRunner.query('ALTER TABLE audit DROP COLUMN report_format');
    await queryRunner.dropTable(WORDS);
  }
}
