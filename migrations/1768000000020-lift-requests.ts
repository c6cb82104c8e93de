import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { NOT_JOINED } from './1767000002001-record-joins.js';
import { instantType, isPostgres } from './dialect.js';
import { createTriggers, dropTriggers, type Rule } from './immutable-triggers.js';

const ANSWERED = [
  ...['owner_id', 'account_id', 'account_name', 'principal_id', 'reason', 'asked_at'],
  ...['answer', 'answer_note', 'answered_at', 'answered_by', 'answered_by_name'],
];
/** An answer stands, and a request becomes another person's on a confirmed join alone. */
const RULES: Rule[] = [
  { table: 'lift_request', event: 'UPDATE', columns: ANSWERED, refused: 'OLD.answered_at IS NOT NULL' },
  { table: 'lift_request', event: 'UPDATE', columns: ['person_id'], refused: NOT_JOINED },
];

/** Requests that a block be lifted in an emergency, and what was confirmed when something was opened. */
export class LiftRequests1768000000020 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const column of ['cannot_consent', 'lifts_block'])
      await queryRunner.query(
        `ALTER TABLE emergency_opening ADD COLUMN ${column} boolean NOT NULL DEFAULT ${isPostgres(queryRunner) ? 'false' : '0'}`,
      );
    // What has been opened so far was opened whether it was blocked or not.
    await queryRunner.query('UPDATE emergency_opening SET lifts_block = (1 = 1)');
    await queryRunner.createTable(table(instantType(queryRunner)));
    await createTriggers(queryRunner, RULES);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropTriggers(queryRunner, RULES);
    await queryRunner.dropTable('lift_request');
    for (const column of ['cannot_consent', 'lifts_block'])
      await queryRunner.query(`ALTER TABLE emergency_opening DROP COLUMN ${column}`);
  }
}

const table = (instant: string) => {
  const id = (name: string, isNullable = false) => ({ name, type: 'varchar', length: '36', isNullable });
  const words = (name: string, isNullable = false) => ({ name, type: 'text', isNullable });
  const line = (name: string, isNullable = false) => ({ name, type: 'varchar', length: '200', isNullable });
  return new Table({
    name: 'lift_request',
    columns: [
      { ...id('id'), isPrimary: true },
      ...['person_id', 'owner_id', 'account_id', 'principal_id'].map((name) => id(name)),
      line('account_name'),
      words('reason'),
      { name: 'asked_at', type: instant },
      { name: 'answer', type: 'varchar', length: '40', isNullable: true },
      words('answer_note', true),
      { name: 'answered_at', type: instant, isNullable: true },
      id('answered_by', true),
      line('answered_by_name', true),
    ],
    indices: [{ columnNames: ['person_id'] }, { columnNames: ['account_id'] }],
    foreignKeys: [
      ...[
        ['person_id', 'person'],
        ['owner_id', 'principal'],
        ['principal_id', 'principal'],
      ].map(([column, referencedTableName]) => ({
        columnNames: [column!],
        referencedTableName: referencedTableName!,
        referencedColumnNames: ['id'],
        onDelete: 'NO ACTION',
        onUpdate: 'NO ACTION',
      })),
    ],
  });
};
