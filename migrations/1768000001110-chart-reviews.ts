import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { instantType } from './dialect.js';
import { createTriggers, dropTriggers, partsOf } from './immutable-triggers.js';
import { createRowRules, dropRowRules, type RowRule } from './row-rules.js';

const TABLE = 'chart_review';
const frozen = partsOf('audit', 'audit_id', "status = 'CLOSED'", [TABLE]);
const rules: RowRule[] = [
  { name: 'chart_review_of_all', table: TABLE, same: ['audit_id', 'number'], where: ['rater_id IS NULL'] },
];
const identifier = (name: string) => ({ name, type: 'varchar', length: '36' });
const partOf = (referencedTableName: string, column: string) => ({
  columnNames: [column],
  referencedTableName,
  referencedColumnNames: ['id'],
  onDelete: 'NO ACTION',
  onUpdate: 'NO ACTION',
});

/** What raters find in the records of the sampled persons, question by question; frozen with the audit. */
export class ChartReviews1768000001110 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.createTable(
      new Table({
        name: TABLE,
        columns: [
          { ...identifier('id'), isPrimary: true },
          identifier('audit_id'),
          { name: 'number', type: 'integer' },
          { ...identifier('rater_id'), isNullable: true },
          { name: 'answers', type: 'text' },
          { name: 'what_was_read', type: 'text' },
          { name: 'reviewed_at', type: instantType(queryRunner) },
          identifier('reviewed_by'),
          { name: 'reviewed_by_name', type: 'varchar', length: '200' },
          { name: 'revision', type: 'integer', default: '1' },
        ],
        uniques: [{ columnNames: ['audit_id', 'number', 'rater_id'] }],
        foreignKeys: [partOf('audit', 'audit_id'), partOf('audit_rater', 'rater_id')],
      }),
    );
    await createRowRules(queryRunner, rules);
    await createTriggers(queryRunner, frozen);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropTriggers(queryRunner, frozen);
    await dropRowRules(queryRunner, rules);
    await queryRunner.dropTable(TABLE);
  }
}
