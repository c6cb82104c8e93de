import { type MigrationInterface, type QueryRunner, Table, TableIndex } from 'typeorm';
import { always, createTriggers, dropTriggers, refuseTruncate } from './immutable-triggers.js';

const ENTRY = 'audit_log_entry';
const byList = new TableIndex({ columnNames: ['list_id'] });

const nullable = (name: string) => ({ name, type: 'varchar', length: '36', isNullable: true });

const tables = [
  new Table({
    name: 'audit_log_list',
    columns: [
      {
        name: 'number',
        type: 'integer',
        isPrimary: true,
        isGenerated: true,
        generationStrategy: 'increment',
      },
      { name: 'id', type: 'varchar', length: '64' },
    ],
    indices: [{ columnNames: ['id'], isUnique: true }],
  }),
  new Table({
    name: 'audit_log_list_item',
    columns: [
      { name: 'list_number', type: 'integer', isPrimary: true },
      { name: 'position', type: 'integer', isPrimary: true },
      nullable('record_id'),
      nullable('person_id'),
      nullable('ground_id'),
      { name: 'rows', type: 'integer' },
    ],
    indices: [{ columnNames: ['person_id'] }],
  }),
];
const names = tables.map(({ name }) => name);

/** A row of the log can be about a list of records, which is kept once. */
export class LogLists1767000000400 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    // Not through the Table API, which on SQLite would write every row of the log anew.
    await queryRunner.query(`ALTER TABLE ${ENTRY} ADD COLUMN list_id varchar(64)`);
    await queryRunner.createIndex(ENTRY, byList);
    for (const table of tables) await queryRunner.createTable(table);
    await createTriggers(queryRunner, names.flatMap(always));
    await refuseTruncate(queryRunner, names);
  }

  /** Rows about a list stay, but no longer tell about whom they are. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await dropTriggers(queryRunner, names.flatMap(always));
    for (const name of names) await queryRunner.dropTable(name);
    const log = await queryRunner.getTable(ENTRY);
    const index = log?.indices.find(({ columnNames }) => columnNames.join() === byList.columnNames.join());
    if (index) await queryRunner.dropIndex(ENTRY, index);
    await queryRunner.query(`ALTER TABLE ${ENTRY} DROP COLUMN list_id`);
  }
}
