import { type MigrationInterface, type QueryRunner, Table, type TableOptions } from 'typeorm';
import { instantType } from './dialect.js';
import { createTriggers, dropTriggers, type Rule } from './immutable-triggers.js';

const id = { name: 'id', type: 'varchar', length: '36', isPrimary: true };
const reference = (name: string) => ({ name, type: 'varchar', length: '36' });
const choice = (name: string) => ({ name, type: 'varchar', length: '40' });
const partOf = (referencedTableName: string, column: string) => ({
  columnNames: [column],
  referencedTableName,
  referencedColumnNames: ['id'],
  onDelete: 'NO ACTION',
  onUpdate: 'NO ACTION',
});

const tables = (queryRunner: QueryRunner): TableOptions[] => [
  {
    name: 'needs_inventory',
    columns: [
      id,
      reference('enrolment_id'),
      { name: 'made_on', type: 'date' },
      { name: 'recorded_at', type: instantType(queryRunner) },
      reference('recorded_by'),
      { name: 'recorded_by_name', type: 'varchar', length: '200' },
    ],
    foreignKeys: [partOf('enrolment', 'enrolment_id')],
    indices: [{ columnNames: ['enrolment_id'] }],
  },
  {
    name: 'need',
    columns: [id, reference('inventory_id'), choice('kind'), choice('answer')],
    uniques: [{ columnNames: ['inventory_id', 'kind'] }],
    foreignKeys: [partOf('needs_inventory', 'inventory_id')],
  },
];

const written: Rule[] = ['needs_inventory', 'need'].map((table) => ({
  table,
  event: 'UPDATE',
  refused: '1 = 1',
}));

/** What an enrolled person needs and who gives it. What was written one day stays as it is; the newest holds. */
export class Needs1768000001100 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const table of tables(queryRunner)) await queryRunner.createTable(new Table(table));
    await createTriggers(queryRunner, written);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropTriggers(queryRunner, written);
    for (const { name } of tables(queryRunner).toReversed()) await queryRunner.dropTable(name);
  }
}
