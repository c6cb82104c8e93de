import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { instantType } from './dialect.js';
import { always, createTriggers, dropTriggers, type Rule, refuseTruncate } from './immutable-triggers.js';
import { createRowRules, dropRowRules, type RowRule } from './row-rules.js';

const RECORDS = ['principal', 'unit', 'service', 'team'];
const HISTORY = 'register_change';

const inUse = ['ended_on IS NULL'];
const rowRules: RowRule[] = [
  {
    name: 'principal_of_region',
    table: 'principal',
    same: ['region_code'],
    where: ["kind = 'REGION'", ...inUse],
  },
  {
    name: 'principal_of_municipality',
    table: 'principal',
    same: ['municipality_code'],
    where: ["kind = 'MUNICIPALITY'", ...inUse],
  },
  {
    name: 'principal_of_organisation_number',
    table: 'principal',
    same: ['organisation_number'],
    where: ['organisation_number IS NOT NULL', ...inUse],
  },
];

/** What was registered before a rule stays as it is until it is changed. */
const onWriting = (table: string, columns: readonly string[], refused: string): Rule[] => [
  { table, event: 'INSERT', refused },
  { table, event: 'UPDATE', columns, refused },
];

const liesElsewhere = (municipality: string, region: string) =>
  `NOT EXISTS (SELECT 1 FROM municipality WHERE code = ${municipality} AND region_code = ${region})`;

const hasEnded = (table: string, id: string) =>
  `EXISTS (SELECT 1 FROM ${table} WHERE ended_on IS NOT NULL AND id = ${id})`;

const rules: Rule[] = [
  ...onWriting(
    'principal',
    ['kind', 'region_code', 'municipality_code'],
    `((NEW.kind = 'REGION' AND (NEW.region_code IS NULL OR NEW.municipality_code IS NOT NULL))
      OR (NEW.kind = 'MUNICIPALITY' AND NEW.municipality_code IS NULL)
      OR (NEW.municipality_code IS NOT NULL
        AND (NEW.region_code IS NULL OR ${liesElsewhere('NEW.municipality_code', 'NEW.region_code')})))`,
  ),
  ...onWriting(
    'team',
    ['municipality_code', 'service_id'],
    liesElsewhere('NEW.municipality_code', '(SELECT region_code FROM service WHERE id = NEW.service_id)'),
  ),
  {
    table: 'service',
    event: 'UPDATE',
    columns: ['region_code'],
    refused: `EXISTS (SELECT 1 FROM team JOIN municipality ON code = municipality_code
      WHERE service_id = NEW.id AND municipality.region_code <> NEW.region_code)`,
  },
  // What has an end gets nothing new that would go on.
  { table: 'unit', event: 'INSERT', refused: hasEnded('principal', 'NEW.principal_id') },
  ...['INSERT' as const, 'UPDATE' as const].map(
    (event): Rule => ({
      table: 'enrolment',
      event,
      ...(event === 'UPDATE' && { columns: ['to_date'] }),
      refused: hasEnded('team', 'NEW.team_id AND (NEW.to_date IS NULL OR NEW.to_date >= ended_on)'),
    }),
  ),
  ...always(HISTORY),
];

/** The register can be changed, ended and joined, and remembers what it was. Plain SQL: no table is rebuilt. */
export class RegisterChanges1767000000800 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const table of RECORDS) {
      await queryRunner.query(`ALTER TABLE ${table} ADD COLUMN revision integer NOT NULL DEFAULT 1`);
      await queryRunner.query(`ALTER TABLE ${table} ADD COLUMN ended_on date`);
      await queryRunner.query(`ALTER TABLE ${table} ADD COLUMN joined_into_id varchar(36)`);
    }
    for (const column of ['organisation_number', 'hsa_id'])
      await queryRunner.query(`ALTER TABLE principal ADD COLUMN ${column} varchar(40)`);
    const text = (name: string, length: string) => ({ name, type: 'varchar', length });
    const prose = (name: string) => ({ name, type: 'text', isNullable: true });
    await queryRunner.createTable(
      new Table({
        name: HISTORY,
        columns: [
          { ...text('id', '36'), isPrimary: true },
          text('record_type', '40'),
          text('record_id', '36'),
          text('event', '40'),
          { ...text('field', '40'), isNullable: true },
          prose('earlier_text'),
          prose('new_text'),
          prose('reason'),
          { name: 'recorded_at', type: instantType(queryRunner) },
          text('recorded_by', '36'),
          text('recorded_by_name', '200'),
        ],
        indices: [{ columnNames: ['record_id'] }],
      }),
    );
    await createRowRules(queryRunner, rowRules);
    await createTriggers(queryRunner, rules);
    await refuseTruncate(queryRunner, [HISTORY]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropTriggers(queryRunner, rules);
    await dropRowRules(queryRunner, rowRules);
    await queryRunner.dropTable(HISTORY);
    for (const column of ['organisation_number', 'hsa_id'])
      await queryRunner.query(`ALTER TABLE principal DROP COLUMN ${column}`);
    for (const table of RECORDS)
      for (const column of ['revision', 'ended_on', 'joined_into_id'])
        await queryRunner.query(`ALTER TABLE ${table} DROP COLUMN ${column}`);
  }
}
