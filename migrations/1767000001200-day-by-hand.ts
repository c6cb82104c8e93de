import { type MigrationInterface, type QueryRunner, Table, TableIndex, TableUnique } from 'typeorm';
import { instantType, isPostgres } from './dialect.js';
import { always, createTriggers, dropTriggers, type Rule } from './immutable-triggers.js';
import { createRowRules, dropRowRules, type RowRule } from './row-rules.js';

const TABLES = ['contact', 'team_meeting', 'hospital_episode', 'intervention'];

const NO_OVERLAP: RowRule = {
  name: 'hospital_episode_no_overlap',
  table: 'hospital_episode',
  same: ['enrolment_id'],
  period: ['admitted_on', 'discharged_on'],
  // Somebody may be admitted again on the day of discharge.
  sharesDay: true,
};
const where = ['voided_at IS NULL'];

/** What was unique is so among what has not been voided. */
const once: RowRule[] = [
  { table: 'team_meeting', same: ['team_id', 'date', 'time'] },
  { table: 'hospital_episode', same: ['enrolment_id', 'admitted_on'] },
  { table: 'intervention', same: ['enrolment_id', 'method', 'offered_on'] },
].map((rule) => ({ ...rule, name: `${rule.table}_once`, where }));

const rules: RowRule[] = [...once, { ...NO_OVERLAP, where }];

const frozen: Rule[] = always('record_change').map((rule) =>
  rule.event === 'DELETE'
    ? {
        ...rule,
        refused: 'NOT EXISTS (SELECT 1 FROM destruction_permit WHERE person_id = OLD.person_id)',
      }
    : rule,
);

const byAccount = () => new TableIndex({ columnNames: ['noted_by', 'noted_at'] });

/** Contacts, meetings, stays and interventions are written by hand too, corrected and voided, and nothing is erased. */
export class DayByHand1767000001200 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const instant = instantType(queryRunner);
    const no = isPostgres(queryRunner) ? 'false' : '0';
    await dropRowRules(queryRunner, [NO_OVERLAP]);
    for (const { table, same } of once) {
      const unique = (await queryRunner.getTable(table))?.uniques.find(
        ({ columnNames }) => columnNames.length === same.length,
      );
      if (unique) await queryRunner.dropUniqueConstraint(table, unique);
    }
    for (const table of TABLES) {
      // Not through the Table API, which on SQLite would make the table anew and drop its triggers.
      for (const column of columnsOf(table, instant, no))
        await queryRunner.query(`ALTER TABLE ${table} ADD COLUMN ${column}`);
    }
    await queryRunner.createIndex('contact', byAccount());
    await createRowRules(queryRunner, rules);
    for (const table of tables(instant)) await queryRunner.createTable(table);
    await createTriggers(queryRunner, frozen);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropTriggers(queryRunner, frozen);
    for (const { name } of tables('datetime').toReversed()) await queryRunner.dropTable(name);
    await dropRowRules(queryRunner, rules);
    await queryRunner.dropIndex('contact', byAccount());
    for (const { table, same } of once) {
      // What was voided counts nowhere, and the older shape has no place for it.
      await queryRunner.query(`DELETE FROM ${table} WHERE voided_at IS NOT NULL`);
      await queryRunner.createUniqueConstraint(table, new TableUnique({ columnNames: [...same] }));
    }
    for (const table of TABLES)
      for (const column of columnsOf(table, 'datetime', '0'))
        await queryRunner.query(`ALTER TABLE ${table} DROP COLUMN ${column.split(' ')[0]}`);
    await createRowRules(queryRunner, [NO_OVERLAP]);
  }
}

/** @param no as the database writes a boolean that is not */
function columnsOf(table: string, instant: string, no: string): string[] {
  return [
    'noted_by varchar(36)',
    'noted_by_name varchar(200)',
    `noted_at ${instant}`,
    'revision integer NOT NULL DEFAULT 1',
    ...(table === 'contact'
      ? ['not_found', 'crisis'].map((column) => `${column} boolean NOT NULL DEFAULT ${no}`)
      : [`voided_at ${instant}`]),
  ];
}

function tables(instant: string): Table[] {
  const id = (name: string) => ({ name, type: 'varchar', length: '36' });
  const refersTo = (column: string, table: string) => ({
    columnNames: [column],
    referencedTableName: table,
    referencedColumnNames: ['id'],
    onDelete: 'NO ACTION',
    onUpdate: 'NO ACTION',
  });
  return [
    new Table({
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
      foreignKeys: [refersTo('person_id', 'person')],
      indices: [{ columnNames: ['record_id'] }, { columnNames: ['person_id'] }],
    }),
    new Table({
      name: 'team_meeting_staff',
      columns: [
        { ...id('meeting_id'), isPrimary: true },
        { ...id('staff_member_id'), isPrimary: true },
      ],
      foreignKeys: [refersTo('meeting_id', 'team_meeting'), refersTo('staff_member_id', 'staff_member')],
    }),
    new Table({
      name: 'team_meeting_person',
      columns: [
        { ...id('meeting_id'), isPrimary: true },
        { ...id('enrolment_id'), isPrimary: true },
      ],
      foreignKeys: [refersTo('meeting_id', 'team_meeting'), refersTo('enrolment_id', 'enrolment')],
      indices: [{ columnNames: ['enrolment_id'] }],
    }),
  ];
}
