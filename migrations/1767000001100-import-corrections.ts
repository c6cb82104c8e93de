import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { instantType } from './dialect.js';
import { always, createTriggers, dropTriggers, type Rule } from './immutable-triggers.js';

const frozen: Rule[] = always('record_change').map((rule) =>
  rule.event === 'DELETE'
    ? {
        ...rule,
        refused: 'NOT EXISTS (SELECT 1 FROM destruction_permit WHERE person_id = OLD.person_id)',
      }
    : rule,
);

const columnsOfRun = (instant: string) => [
  'rows_changed integer NOT NULL DEFAULT 0',
  'rows_to_write integer NOT NULL DEFAULT 0',
  'rows_written integer NOT NULL DEFAULT 0',
  `voided_at ${instant}`,
  'voided_by varchar(36)',
  'voided_by_name varchar(200)',
  'void_reason text',
];

/** Files correct what is stored, and what it said before is kept; a file can be voided whole, and its loading is followed. */
export class ImportCorrections1767000001100 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const instant = instantType(queryRunner);
    for (const column of columnsOfRun(instant))
      await queryRunner.query(`ALTER TABLE import_run ADD COLUMN ${column}`);
    await queryRunner.createTable(recordChanges(instant));
    await createTriggers(queryRunner, frozen);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropTriggers(queryRunner, frozen);
    await queryRunner.dropTable('record_change');
    for (const column of columnsOfRun('datetime'))
      await queryRunner.query(`ALTER TABLE import_run DROP COLUMN ${column.split(' ')[0]}`);
  }
}

function recordChanges(instant: string): Table {
  const id = (name: string) => ({ name, type: 'varchar', length: '36' });
  return new Table({
    name: 'record_change',
    columns: [
      { ...id('id'), isPrimary: true },
      { name: 'record_type', type: 'varchar', length: '40' },
      id('record_id'),
      { ...id('person_id'), isNullable: true },
      { ...id('owner_id'), isNullable: true },
      { name: 'at', type: instant },
      id('account_id'),
      { name: 'account_name', type: 'varchar', length: '200' },
      { name: 'reason', type: 'text' },
      { name: 'voids', type: 'boolean' },
      { ...id('import_run_id'), isNullable: true },
      { name: 'before', type: 'text' },
    ],
    foreignKeys: [
      {
        columnNames: ['person_id'],
        referencedTableName: 'person',
        referencedColumnNames: ['id'],
        onDelete: 'NO ACTION',
        onUpdate: 'NO ACTION',
      },
    ],
    indices: [{ columnNames: ['record_id'] }, { columnNames: ['person_id'] }],
  });
}
