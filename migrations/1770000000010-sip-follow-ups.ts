import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { instantType } from './dialect.js';
import { createTriggers, dropTriggers, type Rule } from './immutable-triggers.js';

const FOLLOW_UP = 'sip_follow_up';
const ACTION = 'sip_follow_up_action';

const OF_VERSION = `SELECT sip.person_id FROM sip JOIN sip_version ON sip_version.sip_id = sip.id WHERE sip_version.id =`;

/** What was said stays as it was said, and goes when the person's record does. */
const kept = (table: string, versionId: string): Rule[] => [
  { table, event: 'UPDATE', refused: '1 = 1' },
  {
    table,
    event: 'DELETE',
    refused: `NOT EXISTS (SELECT 1 FROM destruction_permit WHERE person_id IN (${OF_VERSION} ${versionId}))`,
  },
];

const rules: Rule[] = [
  {
    table: FOLLOW_UP,
    event: 'INSERT',
    refused: "NOT EXISTS (SELECT 1 FROM sip_version WHERE id = NEW.version_id AND status = 'AGREED')",
  },
  ...kept(FOLLOW_UP, 'OLD.version_id'),
  ...kept(ACTION, `(SELECT version_id FROM ${FOLLOW_UP} WHERE ${FOLLOW_UP}.id = OLD.follow_up_id)`),
];

/** The meetings at which a SIP in force is followed up: what became of each action, and the person's own view. */
export class SipFollowUps1770000000010 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const id = (name: string) => ({ name, type: 'varchar', length: '36' });
    const choice = (name: string) => ({ name, type: 'varchar', length: '40' });
    const view = (name: string) => ({ ...choice(name), isNullable: true });
    const to = (name: string, table: string) => ({
      columnNames: [name],
      referencedTableName: table,
      referencedColumnNames: ['id'],
    });
    await queryRunner.createTable(
      new Table({
        name: FOLLOW_UP,
        columns: [
          { ...id('id'), isPrimary: true },
          id('version_id'),
          { name: 'held_on', type: 'date' },
          { name: 'present', type: 'text' },
          view('was_heard'),
          view('is_of_help'),
          view('knows_who_does_what'),
          { name: 'person_words', type: 'text' },
          { name: 'recorded_at', type: instantType(queryRunner) },
          id('recorded_by'),
          { name: 'recorded_by_name', type: 'varchar', length: '200' },
        ],
        foreignKeys: [to('version_id', 'sip_version')],
        indices: [{ columnNames: ['version_id'] }],
      }),
    );
    await queryRunner.createTable(
      new Table({
        name: ACTION,
        columns: [
          { ...id('id'), isPrimary: true },
          id('follow_up_id'),
          id('action_id'),
          choice('outcome'),
          { name: 'why', type: 'text' },
          { name: 'position', type: 'integer' },
        ],
        foreignKeys: [to('follow_up_id', FOLLOW_UP)],
        indices: [{ columnNames: ['follow_up_id'] }],
      }),
    );
    await createTriggers(queryRunner, rules);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropTriggers(queryRunner, rules);
    for (const table of [ACTION, FOLLOW_UP]) await queryRunner.dropTable(table);
  }
}
