import { type MigrationInterface, type QueryRunner, Table, TableIndex } from 'typeorm';
import { createTriggers, dropTriggers, partsOf, type Rule, whenClosed } from './immutable-triggers.js';

const byOwner = new TableIndex({ columnNames: ['owner_id', 'at'] });

const rules: Rule[] = [
  ...whenClosed('log_review'),
  ...partsOf('log_review', 'review_id', "status = 'CLOSED'", ['log_review_row']),
  { table: 'emergency_opening', event: 'UPDATE', refused: 'OLD.judgement IS NOT NULL' },
];

/** Spot checks of the log, which never change once they are closed; nor does a judgement of an emergency opening. */
export class LogReviews1765000000021 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const instant = queryRunner.connection.options.type === 'postgres' ? 'timestamptz' : 'datetime';
    await queryRunner.createIndex('audit_log_entry', byOwner);
    for (const table of tables(instant)) await queryRunner.createTable(table);
    await createTriggers(queryRunner, rules);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropTriggers(queryRunner, rules);
    for (const { name } of tables('datetime').reverse()) await queryRunner.dropTable(name);
    const log = await queryRunner.getTable('audit_log_entry');
    const index = log?.indices.find(({ columnNames }) => columnNames.join() === byOwner.columnNames.join());
    if (index) await queryRunner.dropIndex('audit_log_entry', index);
  }
}

const tables = (instant: string) => [
  new Table({
    name: 'log_review',
    columns: [
      { name: 'id', type: 'varchar', length: '36', isPrimary: true },
      { name: 'principal_id', type: 'varchar', length: '36' },
      { name: 'period_from', type: 'date' },
      { name: 'period_to', type: 'date' },
      { name: 'sample_size', type: 'integer' },
      { name: 'rows_in_period', type: 'integer' },
      { name: 'seed', type: 'varchar', length: '32' },
      { name: 'status', type: 'varchar', length: '40' },
      { name: 'started_at', type: instant },
      { name: 'started_by', type: 'varchar', length: '36' },
      { name: 'started_by_name', type: 'varchar', length: '200' },
      { name: 'closed_at', type: instant, isNullable: true },
      { name: 'closed_by_name', type: 'varchar', length: '200', isNullable: true },
      { name: 'summary', type: 'text', isNullable: true },
    ],
    indices: [{ columnNames: ['principal_id'] }],
  }),
  new Table({
    name: 'log_review_row',
    columns: [
      { name: 'review_id', type: 'varchar', length: '36', isPrimary: true },
      { name: 'number', type: 'integer', isPrimary: true },
      { name: 'assessment', type: 'varchar', length: '40', isNullable: true },
      { name: 'note', type: 'text', isNullable: true },
    ],
  }),
];
