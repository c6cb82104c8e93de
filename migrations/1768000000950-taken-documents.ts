import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { instantType } from './dialect.js';
import { createTriggers, dropTriggers, type Rule } from './immutable-triggers.js';

const TAKEN = 'taken_document';
const COPY = 'plan_copy';
const FIXED = [
  ...['id', 'owner_id', 'copy_id', 'plan', 'version_number', 'giver_name', 'receiver_name'],
  ...['content', 'checksum', 'taken_at', 'taken_by', 'taken_by_name', 'reason'],
];
const BY_RECEIVER = ['taken_at', 'taken_by', 'taken_by_name', 'taken_reason'];

/**
 * What was taken in is not changed, and becomes another person's on a confirmed join alone. It goes when the person's record
 * does. That it was taken in is written on the copy once, while somebody reads it.
 */
const rules: Rule[] = [
  { table: TAKEN, event: 'UPDATE', columns: FIXED, refused: '1 = 1' },
  {
    table: TAKEN,
    event: 'UPDATE',
    columns: ['person_id'],
    refused: `(NEW.person_id IS DISTINCT FROM OLD.person_id AND NOT EXISTS
      (SELECT 1 FROM record_join WHERE joined_id = OLD.person_id AND kept_id = NEW.person_id AND confirmed))`,
  },
  {
    table: TAKEN,
    event: 'DELETE',
    refused: 'NOT EXISTS (SELECT 1 FROM destruction_permit WHERE person_id = OLD.person_id)',
  },
  ...BY_RECEIVER.map(
    (column): Rule => ({
      table: COPY,
      event: 'UPDATE',
      columns: [column],
      refused: `OLD.taken_at IS NOT NULL OR OLD.settled_as IS NOT NULL OR OLD.form <> 'DIGITAL'
        OR ${BY_RECEIVER.map((one) => `NEW.${one} IS NULL`).join(' OR ')}`,
    }),
  ),
];

/** What the receiver of a plan takes into its own record of the same human. */
export class TakenDocuments1768000000950 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const instant = { type: instantType(queryRunner) };
    const id = (name: string) => ({ name, type: 'varchar', length: '36' });
    const line = (name: string) => ({ name, type: 'varchar', length: '200' });
    const to = (name: string, table: string) => ({
      columnNames: [name],
      referencedTableName: table,
      referencedColumnNames: ['id'],
    });
    await queryRunner.createTable(
      new Table({
        name: TAKEN,
        columns: [
          { ...id('id'), isPrimary: true },
          id('owner_id'),
          id('person_id'),
          id('copy_id'),
          { name: 'plan', type: 'varchar', length: '40' },
          { name: 'version_number', type: 'integer' },
          line('giver_name'),
          line('receiver_name'),
          { name: 'content', type: 'text' },
          { name: 'checksum', type: 'varchar', length: '64' },
          { name: 'taken_at', ...instant },
          id('taken_by'),
          line('taken_by_name'),
          { name: 'reason', type: 'text' },
        ],
        foreignKeys: [to('owner_id', 'principal'), to('person_id', 'person')],
        indices: [{ columnNames: ['copy_id'], isUnique: true }, { columnNames: ['person_id'] }],
      }),
    );
    const types = [instant.type, 'varchar(36)', 'varchar(200)', 'text'];
    for (const [index, column] of BY_RECEIVER.entries())
      await queryRunner.query(`ALTER TABLE ${COPY} ADD COLUMN ${column} ${types[index]}`);
    await createTriggers(queryRunner, rules);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropTriggers(queryRunner, rules);
    for (const column of BY_RECEIVER) await queryRunner.query(`ALTER TABLE ${COPY} DROP COLUMN ${column}`);
    await queryRunner.dropTable(TAKEN);
  }
}
