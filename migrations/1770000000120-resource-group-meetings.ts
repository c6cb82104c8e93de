import { type MigrationInterface, type QueryRunner, Table, type TableColumnOptions } from 'typeorm';
import { frozenOfGroup } from './1770000000100-resource-group-versions.js';
import { instantType } from './dialect.js';
import { createTriggers, dropTriggers } from './immutable-triggers.js';

const MEETING = 'resource_group_meeting';

/** A table of what is written about resource groups, where a correction is a row more. @param said the columns of its own */
export function groupNotes(queryRunner: QueryRunner, name: string, said: TableColumnOptions[]): Table {
  const id = (column: string) => ({ name: column, type: 'varchar', length: '36' });
  return new Table({
    name,
    columns: [
      { ...id('id'), isPrimary: true },
      id('group_id'),
      id('note_key'),
      { name: 'number', type: 'integer' },
      { name: 'date', type: 'date' },
      { name: 'reason', type: 'text' },
      { name: 'voids', type: 'boolean' },
      { name: 'noted_at', type: instantType(queryRunner) },
      id('noted_by'),
      { name: 'noted_by_name', type: 'varchar', length: '200' },
      ...said,
    ],
    uniques: [{ columnNames: ['note_key', 'number'] }],
    foreignKeys: [
      {
        columnNames: ['group_id'],
        referencedTableName: 'resource_group',
        referencedColumnNames: ['id'],
        onDelete: 'NO ACTION',
        onUpdate: 'NO ACTION',
      },
    ],
    indices: [{ columnNames: ['group_id'] }],
  });
}

/** Meetings of resource groups, corrected and voided by a row more. */
export class ResourceGroupMeetings1770000000120 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const said = ['agenda', 'minutes', 'attended'].map((name) => ({ name, type: 'text' }));
    await queryRunner.createTable(groupNotes(queryRunner, MEETING, said));
    await createTriggers(queryRunner, frozenOfGroup(MEETING));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropTriggers(queryRunner, frozenOfGroup(MEETING));
    await queryRunner.dropTable(MEETING);
  }
}
