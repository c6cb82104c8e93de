import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { always, createTriggers, dropTriggers, type Rule } from './immutable-triggers.js';

const rules: Rule[] = [
  { table: 'improvement_action', event: 'UPDATE', refused: "OLD.status IN ('DONE', 'ABANDONED')" },
  { table: 'improvement_action', event: 'DELETE', refused: '1 = 1' },
  ...always('improvement_entry'),
];

/** What teams do to work better after an audit, and its log, of which no line is changed or removed. */
export class Improvement1766000000060 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const instant = queryRunner.connection.options.type === 'postgres' ? 'timestamptz' : 'datetime';
    for (const table of tables(instant)) await queryRunner.createTable(table);
    await createTriggers(queryRunner, rules);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropTriggers(queryRunner, rules);
    for (const { name } of tables('datetime').reverse()) await queryRunner.dropTable(name);
  }
}

const id = (name: string) => ({ name, type: 'varchar', length: '36' });
const choice = (name: string) => ({ name, type: 'varchar', length: '40' });
const line = (name: string) => ({ name, type: 'varchar', length: '200' });
const prose = (name: string) => ({ name, type: 'text' });
const day = (name: string) => ({ name, type: 'date' });

const references = (column: string, table: string) => ({
  columnNames: [column],
  referencedTableName: table,
  referencedColumnNames: ['id'],
  onDelete: 'NO ACTION',
  onUpdate: 'NO ACTION',
});

const tables = (instant: string) => [
  new Table({
    name: 'improvement_action',
    columns: [
      { ...id('id'), isPrimary: true },
      id('team_id'),
      id('audit_id'),
      { name: 'code', type: 'varchar', length: '20' },
      prose('what'),
      { ...id('owner_id'), isNullable: true },
      line('owner_name'),
      day('due_on'),
      choice('status'),
      prose('reason'),
      { name: 'created_at', type: instant },
      id('created_by'),
      line('created_by_name'),
      { name: 'ended_at', type: instant, isNullable: true },
    ],
    foreignKeys: [
      references('team_id', 'team'),
      references('audit_id', 'audit'),
      references('owner_id', 'staff_member'),
    ],
    indices: [{ columnNames: ['team_id'] }, { columnNames: ['audit_id'] }],
  }),
  new Table({
    name: 'improvement_entry',
    columns: [
      { ...id('id'), isPrimary: true },
      id('action_id'),
      choice('phase'),
      prose('text'),
      day('date'),
      { name: 'written_at', type: instant },
      id('written_by'),
      line('written_by_name'),
    ],
    foreignKeys: [references('action_id', 'improvement_action')],
    indices: [{ columnNames: ['action_id'] }],
  }),
];
