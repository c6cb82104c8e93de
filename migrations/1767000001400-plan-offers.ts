import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { instantType } from './dialect.js';
import { createTriggers, dropTriggers, type Rule } from './immutable-triggers.js';

const OFFER = 'plan_offer';
const FIXED = [
  'owner_id',
  'team_id',
  'person_id',
  'plan',
  'offered_on',
  'answer',
  'note',
  'recorded_at',
  'recorded_by',
];

/** What was said is not changed; it is voided once. It goes when the person's record does. */
export const offerRules: Rule[] = [
  {
    table: OFFER,
    event: 'UPDATE',
    refused: `(OLD.voided_at IS NOT NULL OR NEW.voided_at IS NULL OR NEW.voided_by IS NULL OR NEW.void_reason IS NULL
      OR NEW.recorded_by_name <> OLD.recorded_by_name
      OR ${FIXED.map((column) => `NEW.${column} <> OLD.${column}`).join(' OR ')})`,
  },
];

/** Which plans somebody was offered, and what they said. */
export class PlanOffers1767000001400 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const id = (name: string) => ({ name, type: 'varchar', length: '36' });
    const choice = (name: string) => ({ name, type: 'varchar', length: '40' });
    const to = (name: string, table: string) => ({
      columnNames: [name],
      referencedTableName: table,
      referencedColumnNames: ['id'],
    });
    await queryRunner.createTable(
      new Table({
        name: OFFER,
        columns: [
          { ...id('id'), isPrimary: true },
          id('owner_id'),
          id('team_id'),
          id('person_id'),
          choice('plan'),
          { name: 'offered_on', type: 'date' },
          choice('answer'),
          { name: 'note', type: 'text' },
          { name: 'recorded_at', type: instantType(queryRunner) },
          id('recorded_by'),
          { name: 'recorded_by_name', type: 'varchar', length: '200' },
          { name: 'voided_at', type: instantType(queryRunner), isNullable: true },
          { ...id('voided_by'), isNullable: true },
          { name: 'void_reason', type: 'text', isNullable: true },
        ],
        foreignKeys: [to('owner_id', 'principal'), to('team_id', 'team'), to('person_id', 'person')],
        indices: [{ columnNames: ['person_id'] }],
      }),
    );
    await createTriggers(queryRunner, offerRules);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropTriggers(queryRunner, offerRules);
    await queryRunner.dropTable(OFFER);
  }
}
