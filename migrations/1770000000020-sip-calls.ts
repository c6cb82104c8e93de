import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { instantType } from './dialect.js';
import { createTriggers, dropTriggers, type Rule } from './immutable-triggers.js';

const CALL = 'sip_call';
const ASKED = [
  ...['id', 'sip_id', 'kind', 'principal_id', 'receiver', 'meeting_on', 'meeting_at', 'place'],
  ...['answer_by', 'sent_on', 'recorded_at', 'recorded_by', 'recorded_by_name'],
];
const ANSWERED = [
  'answer',
  'answer_words',
  'answered_on',
  'answer_noted_at',
  'answer_noted_by',
  'answer_noted_by_name',
];

const rules: Rule[] = [
  { table: CALL, event: 'UPDATE', columns: ASKED, refused: '1 = 1' },
  // Each by itself: a trigger has its name from its only column.
  ...ANSWERED.map(
    (column): Rule => ({
      table: CALL,
      event: 'UPDATE',
      columns: [column],
      refused: 'OLD.answer IS NOT NULL',
    }),
  ),
  {
    table: CALL,
    event: 'DELETE',
    refused: `NOT EXISTS (SELECT 1 FROM destruction_permit WHERE person_id IN (SELECT person_id FROM sip WHERE sip.id = OLD.sip_id))`,
  },
];

/** Who is called and who is invited to the meeting about a SIP, and what they answered. */
export class SipCalls1770000000020 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const id = (name: string) => ({ name, type: 'varchar', length: '36' });
    const choice = (name: string) => ({ name, type: 'varchar', length: '40' });
    const line = (name: string) => ({ name, type: 'varchar', length: '200' });
    const day = (name: string) => ({ name, type: 'date' });
    const instant = (name: string) => ({ name, type: instantType(queryRunner) });
    const optional = <Column>(column: Column) => ({ ...column, isNullable: true });
    const to = (name: string, table: string) => ({
      columnNames: [name],
      referencedTableName: table,
      referencedColumnNames: ['id'],
    });
    await queryRunner.createTable(
      new Table({
        name: CALL,
        columns: [
          { ...id('id'), isPrimary: true },
          id('sip_id'),
          choice('kind'),
          optional(id('principal_id')),
          line('receiver'),
          day('meeting_on'),
          { name: 'meeting_at', type: 'varchar', length: '5' },
          line('place'),
          optional(day('answer_by')),
          day('sent_on'),
          instant('recorded_at'),
          id('recorded_by'),
          line('recorded_by_name'),
          optional(choice('answer')),
          { name: 'answer_words', type: 'text' },
          optional(day('answered_on')),
          optional(instant('answer_noted_at')),
          optional(id('answer_noted_by')),
          optional(line('answer_noted_by_name')),
        ],
        foreignKeys: [to('sip_id', 'sip'), to('principal_id', 'principal')],
        indices: [{ columnNames: ['sip_id'] }],
      }),
    );
    await createTriggers(queryRunner, rules);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropTriggers(queryRunner, rules);
    await queryRunner.dropTable(CALL);
  }
}
