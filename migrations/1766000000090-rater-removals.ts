import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { always, createTriggers, dropTriggers, type Rule } from './immutable-triggers.js';

const rules: Rule[] = [
  {
    table: 'rater_removal',
    event: 'INSERT',
    refused: `EXISTS (SELECT 1 FROM audit_rater JOIN audit ON audit.id = audit_rater.audit_id
      WHERE audit_rater.id = NEW.rater_id AND audit.status = 'CLOSED')`,
  },
  ...always('rater_removal'),
];

/** Raters who were taken off an audit, by whom and why. */
export class RaterRemovals1766000000090 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const isPostgres = queryRunner.connection.options.type === 'postgres';
    const identifier = (name: string) => ({ name, type: 'varchar', length: '36' });
    await queryRunner.createTable(
      new Table({
        name: 'rater_removal',
        columns: [
          { ...identifier('id'), isPrimary: true },
          identifier('rater_id'),
          { name: 'removed_at', type: isPostgres ? 'timestamptz' : 'datetime' },
          identifier('removed_by'),
          { name: 'removed_by_name', type: 'varchar', length: '200' },
          { name: 'reason', type: 'text' },
        ],
        uniques: [{ columnNames: ['rater_id'] }],
        foreignKeys: [
          {
            columnNames: ['rater_id'],
            referencedTableName: 'audit_rater',
            referencedColumnNames: ['id'],
            onDelete: 'NO ACTION',
            onUpdate: 'NO ACTION',
          },
        ],
      }),
    );
    await createTriggers(queryRunner, rules);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropTriggers(queryRunner, rules);
    await queryRunner.dropTable('rater_removal');
  }
}
