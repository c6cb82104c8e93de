import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { instantType, isPostgres } from './dialect.js';
import { createRowRules, dropRowRules, type RowRule } from './row-rules.js';

const NO_ACTION = { onDelete: 'NO ACTION', onUpdate: 'NO ACTION' };
const id = { name: 'id', type: 'varchar', length: '36', isPrimary: true };
const reference = (table: string) => ({ name: `${table}_id`, type: 'varchar', length: '36' });
const foreignKey = (table: string) => ({
  columnNames: [`${table}_id`],
  referencedTableName: table,
  referencedColumnNames: ['id'],
  ...NO_ACTION,
});
const period = [
  { name: 'from_date', type: 'date' },
  { name: 'to_date', type: 'date', isNullable: true },
];

const rules: RowRule[] = [
  {
    name: 'enrolment_coordinator_no_overlap',
    table: 'enrolment_coordinator',
    same: ['enrolment_id', 'staff_member_id'],
    period: ['from_date', 'to_date'],
  },
  { name: 'board_entry_open', table: 'board_entry', same: ['enrolment_id'], where: ['to_date IS NULL'] },
];

/** Who coordinates is told from day to day, intensity changes with a reason, and the day's board is kept. */
export class SupportOverTime1767000001300 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const who = (verb: string, isNullable: boolean) => [
      { name: `${verb}_at`, type: instantType(queryRunner), isNullable },
      { name: `${verb}_by`, type: 'varchar', length: '36', isNullable },
      { name: `${verb}_by_name`, type: 'varchar', length: '200', isNullable },
    ];
    await queryRunner.query('CREATE TABLE coordinator_before AS SELECT * FROM enrolment_coordinator');
    await queryRunner.dropTable('enrolment_coordinator');
    await queryRunner.createTable(
      new Table({
        name: 'enrolment_coordinator',
        columns: [
          id,
          reference('enrolment'),
          reference('staff_member'),
          ...period,
          ...who('recorded', true),
          ...who('ended', true),
        ],
        foreignKeys: [foreignKey('enrolment'), foreignKey('staff_member')],
        indices: [{ columnNames: ['enrolment_id'] }, { columnNames: ['staff_member_id'] }],
      }),
    );
    await queryRunner.query(`
      INSERT INTO enrolment_coordinator (id, enrolment_id, staff_member_id, from_date)
      SELECT ${newId(queryRunner)}, before.enrolment_id, before.staff_member_id, enrolment.from_date
        FROM coordinator_before before JOIN enrolment ON enrolment.id = before.enrolment_id`);
    await queryRunner.dropTable('coordinator_before');
    await queryRunner.createTable(
      new Table({
        name: 'intensity_change',
        columns: [
          id,
          reference('enrolment'),
          { name: 'from_date', type: 'date' },
          { name: 'earlier', type: 'varchar', length: '40' },
          { name: 'intensity', type: 'varchar', length: '40' },
          { name: 'reason', type: 'text' },
          ...who('recorded', false),
        ],
        foreignKeys: [foreignKey('enrolment')],
        indices: [{ columnNames: ['enrolment_id'] }],
      }),
    );
    await queryRunner.createTable(
      new Table({
        name: 'board_entry',
        columns: [
          id,
          reference('enrolment'),
          ...period,
          { name: 'reason', type: 'text' },
          { name: 'end_reason', type: 'text', isNullable: true },
          ...who('recorded', false),
          ...who('ended', true),
        ],
        foreignKeys: [foreignKey('enrolment')],
        indices: [{ columnNames: ['enrolment_id'] }],
      }),
    );
    await createRowRules(queryRunner, rules);
  }

  /** What came in the newer shape alone is lost: changes of intensity, the board, and who coordinated before. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await dropRowRules(queryRunner, rules);
    for (const table of ['board_entry', 'intensity_change']) await queryRunner.dropTable(table);
    await queryRunner.query(`
      CREATE TABLE coordinator_after AS
      SELECT DISTINCT enrolment_id, staff_member_id FROM enrolment_coordinator WHERE to_date IS NULL`);
    await queryRunner.dropTable('enrolment_coordinator');
    await queryRunner.createTable(
      new Table({
        name: 'enrolment_coordinator',
        columns: ['enrolment', 'staff_member'].map((table) => ({ ...reference(table), isPrimary: true })),
        foreignKeys: [foreignKey('enrolment'), foreignKey('staff_member')],
      }),
    );
    await queryRunner.query('INSERT INTO enrolment_coordinator SELECT * FROM coordinator_after');
    await queryRunner.dropTable('coordinator_after');
  }
}

/** SQL: a UUID as text. */
const newId = (queryRunner: QueryRunner) =>
  isPostgres(queryRunner)
    ? 'CAST(gen_random_uuid() AS text)'
    : `lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-a' ||
         substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))`;
