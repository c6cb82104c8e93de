import { type MigrationInterface, type QueryRunner, Table, type TableOptions } from 'typeorm';
import { createTriggers, dropTriggers, partsOf, type Rule } from './immutable-triggers.js';

/** Ratings of a rater who has finished stay as they are, and after both have finished neither goes back. */
const rules: Rule[] = [
  ...partsOf('audit', 'audit_id', "status = 'CLOSED'", ['audit_rater', 'audit_evidence']),
  ...partsOf('audit_rater', 'rater_id', 'finished_at IS NOT NULL', ['audit_rating']),
  {
    table: 'audit_rater',
    event: 'UPDATE',
    columns: ['finished_at'],
    refused: `(OLD.finished_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM audit_rater another
      WHERE another.audit_id = OLD.audit_id AND another.finished_at IS NULL))`,
  },
];

const identifier = (name: string) => ({ name, type: 'varchar', length: '36' });
const line = (name: string) => ({ name, type: 'varchar', length: '200' });
const text = (name: string) => ({ name, type: 'text' });
const code = { name: 'code', type: 'varchar', length: '20' };
const whole = (name: string) => ({ name, type: 'integer' });
const optional = <Column extends object>(column: Column) => ({ ...column, isNullable: true });

const partOf = (parent: string, key: string) => ({
  columnNames: [key],
  referencedTableName: parent,
  referencedColumnNames: ['id'],
  onDelete: 'NO ACTION',
  onUpdate: 'NO ACTION',
});

function tables(queryRunner: QueryRunner): TableOptions[] {
  const isPostgres = queryRunner.connection.options.type === 'postgres';
  const instant = (name: string) => ({ name, type: isPostgres ? 'timestamptz' : 'datetime' });
  const id = { ...identifier('id'), isPrimary: true };
  return [
    {
      name: 'audit_rater',
      columns: [
        id,
        identifier('audit_id'),
        identifier('account_id'),
        line('name'),
        { name: 'from_outside', type: 'boolean' },
        optional(instant('finished_at')),
      ],
      uniques: [{ columnNames: ['audit_id', 'account_id'] }],
      foreignKeys: [partOf('audit', 'audit_id')],
    },
    {
      name: 'audit_rating',
      columns: [
        id,
        identifier('rater_id'),
        code,
        whole('case_number'),
        optional(whole('rating')),
        text('note'),
        text('missing_reason'),
      ],
      uniques: [{ columnNames: ['rater_id', 'code', 'case_number'] }],
      foreignKeys: [partOf('audit_rater', 'rater_id')],
    },
    {
      name: 'audit_evidence',
      columns: [
        id,
        identifier('audit_id'),
        code,
        identifier('account_id'),
        line('account_name'),
        { name: 'source', type: 'varchar', length: '40' },
        text('note'),
        instant('added_at'),
        optional(line('file_name')),
        optional({ name: 'content_type', type: 'varchar', length: '40' }),
        optional(whole('size')),
        optional({ name: 'sha256', type: 'varchar', length: '64' }),
        optional({ name: 'content', type: isPostgres ? 'bytea' : 'blob' }),
      ],
      indices: [{ columnNames: ['audit_id'] }],
      foreignKeys: [partOf('audit', 'audit_id')],
    },
  ];
}

/** Two raters who rate unseen by each other, and what a rating rests on. */
export class RatersAndEvidence1766000000070 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const table of tables(queryRunner)) await queryRunner.createTable(new Table(table));
    await createTriggers(queryRunner, rules);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropTriggers(queryRunner, rules);
    for (const { name } of tables(queryRunner).toReversed()) await queryRunner.dropTable(name);
  }
}
