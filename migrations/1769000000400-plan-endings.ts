import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { another, PLANS, statusRule } from './1765000000080-amendments.js';
import { NOT_JOINED } from './1767000002001-record-joins.js';
import { instantType } from './dialect.js';
import { createTriggers, dropTriggers, type Rule } from './immutable-triggers.js';

const TABLE = 'plan_ending';

const earlierRules = PLANS.map((plan) => statusRule(plan));

/** What is in force may be ended, with the reason on record, and is then in force no more; nor is what it had replaced. */
const statusRules = PLANS.map(({ plan, key }) =>
  statusRule(
    { plan, key },
    `(NEW.status = 'ENDED' AND (OLD.status <> 'AGREED' OR NOT EXISTS (SELECT 1 FROM ${TABLE} WHERE record_id = OLD.id)))
      OR (OLD.status = 'ENDED' AND NEW.status <> 'VOIDED')
      OR (OLD.status = 'REPLACED' AND NEW.status = 'AGREED'
        AND ${another(`${plan}_version`, key, "status = 'ENDED' AND another.number > OLD.number")})`,
  ),
);

const SAID = [
  'id',
  'record_type',
  'record_id',
  'recorded_at',
  'recorded_by',
  'recorded_by_name',
  'reason',
  'note',
];

const rules: Rule[] = [
  { table: TABLE, event: 'UPDATE', columns: SAID, refused: '1 = 1' },
  { table: TABLE, event: 'UPDATE', columns: ['person_id'], refused: NOT_JOINED },
  {
    table: TABLE,
    event: 'DELETE',
    refused: 'NOT EXISTS (SELECT 1 FROM destruction_permit WHERE person_id = OLD.person_id)',
  },
];

/** That a plan in force was ended, by whom and why. */
export class PlanEndings1769000000400 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const id = (name: string) => ({ name, type: 'varchar', length: '36' });
    const choice = (name: string) => ({ name, type: 'varchar', length: '40' });
    await queryRunner.createTable(
      new Table({
        name: TABLE,
        columns: [
          { ...id('id'), isPrimary: true },
          choice('record_type'),
          id('record_id'),
          id('person_id'),
          { name: 'recorded_at', type: instantType(queryRunner) },
          id('recorded_by'),
          { name: 'recorded_by_name', type: 'varchar', length: '200' },
          choice('reason'),
          { name: 'note', type: 'text' },
        ],
        foreignKeys: [
          {
            columnNames: ['person_id'],
            referencedTableName: 'person',
            referencedColumnNames: ['id'],
            onDelete: 'NO ACTION',
            onUpdate: 'NO ACTION',
          },
        ],
        indices: [
          { columnNames: ['record_id'] },
          { name: 'plan_ending_of_record', columnNames: ['record_id'], isUnique: true },
          { columnNames: ['person_id'] },
        ],
      }),
    );
    await dropTriggers(queryRunner, earlierRules);
    await createTriggers(queryRunner, [...statusRules, ...rules]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropTriggers(queryRunner, [...statusRules, ...rules]);
    // What was ended was once agreed, and is in force no more.
    for (const { plan } of PLANS)
      await queryRunner.query(`UPDATE ${plan}_version SET status = 'REPLACED' WHERE status = 'ENDED'`);
    await createTriggers(queryRunner, earlierRules);
    await queryRunner.dropTable(TABLE);
  }
}
