import { type MigrationInterface, type QueryRunner, Table, TableColumn, TableUnique } from 'typeorm';
import { instantType } from './dialect.js';
import { createTriggers, dropTriggers, type Rule } from './immutable-triggers.js';

const GROUP = 'resource_group';
const VERSION = 'resource_group_version';
/** The rows of a version, and what is the same of one in each version. */
const PARTS = { resource_group_member: 'member_key', resource_group_goal: 'goal_key' };

const notDestroyed = (whose: string) =>
  `NOT EXISTS (SELECT 1 FROM destruction_permit WHERE person_id = ${whose})`;

/** Nothing of it changes, and it goes with the person's record alone. */
export const frozenOfGroup = (table: string): Rule[] => [
  { table, event: 'UPDATE', refused: '1 = 1' },
  {
    table,
    event: 'DELETE',
    refused: notDestroyed(`(SELECT ${GROUP}.person_id FROM ${GROUP} WHERE ${GROUP}.id = OLD.group_id)`),
  },
];

const rules: Rule[] = [
  {
    table: GROUP,
    event: 'UPDATE',
    columns: ['revision'],
    refused: 'NEW.revision < OLD.revision',
  },
  { table: GROUP, event: 'DELETE', refused: notDestroyed('OLD.person_id') },
  ...frozenOfGroup(VERSION),
  ...Object.keys(PARTS).flatMap((table): Rule[] => [
    ...frozenOfGroup(table),
    {
      table,
      event: 'INSERT',
      refused: `EXISTS (SELECT 1 FROM ${VERSION} sealed
        WHERE sealed.group_id = NEW.group_id AND sealed.number >= NEW.version)`,
    },
  ]),
];

/**
 * Each save of a resource group makes a numbered version, and the earlier stay. A version is written last, after its members and
 * goals: from then on it has no more of them. What is there already becomes version 1.
 */
export class ResourceGroupVersions1770000000100 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const id = (name: string) => ({ name, type: 'varchar', length: '36' });
    await queryRunner.createTable(
      new Table({
        name: VERSION,
        columns: [
          { ...id('id'), isPrimary: true },
          id('group_id'),
          { name: 'number', type: 'integer' },
          { name: 'saved_at', type: instantType(queryRunner), isNullable: true },
          { ...id('saved_by'), isNullable: true },
          { name: 'saved_by_name', type: 'varchar', length: '200', isNullable: true },
        ],
        uniques: [{ columnNames: ['group_id', 'number'] }],
        foreignKeys: [
          {
            columnNames: ['group_id'],
            referencedTableName: GROUP,
            referencedColumnNames: ['id'],
            onDelete: 'NO ACTION',
            onUpdate: 'NO ACTION',
          },
        ],
      }),
    );
    for (const [table, key] of Object.entries(PARTS)) {
      const columns = [{ name: 'version', type: 'integer' }, id(key)];
      for (const column of columns)
        await queryRunner.addColumn(table, new TableColumn({ ...column, isNullable: true }));
      await queryRunner.query(`UPDATE ${table} SET version = 1, ${key} = id`);
      for (const column of columns)
        await queryRunner.changeColumn(table, column.name, new TableColumn(column));
      await queryRunner.createUniqueConstraint(
        table,
        new TableUnique({ columnNames: ['group_id', 'version', key] }),
      );
    }
    // The id of a group is one of another table, so that it may be that of its first version too.
    await queryRunner.query(
      `INSERT INTO ${VERSION} (id, group_id, number, saved_at) SELECT id, id, 1, changed_at FROM ${GROUP}`,
    );
    await queryRunner.query(`UPDATE ${GROUP} SET revision = 1`);
    await createTriggers(queryRunner, rules);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropTriggers(queryRunner, rules);
    for (const [table, key] of Object.entries(PARTS)) {
      // The older shape has no place for what was saved over.
      await queryRunner.query(
        `DELETE FROM ${table} WHERE version < (SELECT revision FROM ${GROUP} WHERE ${GROUP}.id = ${table}.group_id)`,
      );
      const unique = (await queryRunner.getTable(table))?.uniques.find(({ columnNames }) =>
        columnNames.includes(key),
      );
      if (unique) await queryRunner.dropUniqueConstraint(table, unique);
      for (const column of ['version', key]) await queryRunner.dropColumn(table, column);
    }
    await queryRunner.dropTable(VERSION);
  }
}
