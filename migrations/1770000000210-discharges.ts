import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { instantType, isPostgres } from './dialect.js';
import { createRowRules, dropRowRules, type RowRule } from './row-rules.js';

const DISCHARGE = 'discharge';

const rules: RowRule[] = [
  {
    name: 'discharge_once',
    table: DISCHARGE,
    same: ['enrolment_id', 'admitted_on'],
    where: ['voided_at IS NULL'],
  },
];

/** Discharges from inpatient care, step by step. */
export class Discharges1770000000210 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const id = (name: string, isNullable = false) => ({ name, type: 'varchar', length: '36', isNullable });
    const line = (name: string) => ({ name, type: 'varchar', length: '200', isNullable: true });
    const at = (name: string) => ({ name, type: instantType(queryRunner), isNullable: true });
    const day = (name: string, isNullable = true) => ({ name, type: 'date', isNullable });
    const time = (name: string) => ({ name, type: 'varchar', length: '5', isNullable: true });
    const to = (table: string) => ({
      columnNames: [`${table}_id`],
      referencedTableName: table,
      referencedColumnNames: ['id'],
    });
    await queryRunner.createTable(
      new Table({
        name: DISCHARGE,
        columns: [
          { ...id('id'), isPrimary: true },
          ...[id('noted_by', true), line('noted_by_name'), at('noted_at'), at('voided_at')],
          id('import_run_id', true),
          { name: 'revision', type: 'integer', default: 1 },
          ...[id('owner_id'), id('enrolment_id')],
          ...[day('admitted_on', false), time('admitted_time'), day('notice_on'), time('notice_time')],
          ...[day('planned_on'), line('fast_contact'), day('fast_contact_on')],
          ...[day('ready_on'), time('ready_time'), day('not_ready_from'), day('not_ready_to')],
          day('called_on'),
          { name: 'call_not_needed', type: 'boolean', default: isPostgres(queryRunner) ? false : 0 },
          ...[day('information_on'), day('discharged_on')],
        ],
        foreignKeys: [{ ...to('owner'), referencedTableName: 'principal' }, to('enrolment')],
        indices: [{ columnNames: ['import_run_id', 'id'] }],
      }),
    );
    await createRowRules(queryRunner, rules);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropRowRules(queryRunner, rules);
    await queryRunner.dropTable(DISCHARGE);
  }
}
