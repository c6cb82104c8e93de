import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { instantType } from './dialect.js';
import { createTriggers, dropTriggers, type Rule } from './immutable-triggers.js';

const COPY = 'plan_copy';
const FIXED = [
  ...['id', 'code', 'owner_id', 'team_id', 'plan', 'plan_id', 'version_id', 'version_number', 'reader'],
  ...[
    'receiver_name',
    'receiver_id',
    'receiver_unit_id',
    'form',
    'ground',
    'ground_id',
    'categories',
    'consent_form',
    'consent_on',
  ],
  ...['note', 'given_at', 'given_on', 'given_by', 'given_by_name'],
];
const SETTLED = ['settled_as', 'settled_on', 'settled_by', 'settled_by_name'];

/**
 * What was given is not changed, and becomes another person's on a confirmed join alone. What became of it is written once.
 * It goes when the person's record does.
 */
const rules: Rule[] = [
  {
    table: COPY,
    event: 'UPDATE',
    columns: [...FIXED, ...SETTLED, 'settled_note'],
    refused: `OLD.settled_as IS NOT NULL OR ${SETTLED.map((column) => `NEW.${column} IS NULL`).join(' OR ')}
      OR ${FIXED.map((column) => `NEW.${column} IS DISTINCT FROM OLD.${column}`).join(' OR ')}`,
  },
  {
    table: COPY,
    event: 'UPDATE',
    columns: ['person_id'],
    refused: `(NEW.person_id IS DISTINCT FROM OLD.person_id AND NOT EXISTS
      (SELECT 1 FROM record_join WHERE joined_id = OLD.person_id AND kept_id = NEW.person_id AND confirmed))`,
  },
  {
    table: COPY,
    event: 'DELETE',
    refused: 'NOT EXISTS (SELECT 1 FROM destruction_permit WHERE person_id = OLD.person_id)',
  },
];

/** Who holds which copy of a plan. */
export class PlanCopies1768000000200 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const id = (name: string) => ({ name, type: 'varchar', length: '36' });
    const choice = (name: string) => ({ name, type: 'varchar', length: '40' });
    const line = (name: string) => ({ name, type: 'varchar', length: '200' });
    const optional = <Column extends object>(column: Column) => ({ ...column, isNullable: true });
    const to = (name: string, table: string) => ({
      columnNames: [name],
      referencedTableName: table,
      referencedColumnNames: ['id'],
    });
    await queryRunner.createTable(
      new Table({
        name: COPY,
        columns: [
          { ...id('id'), isPrimary: true },
          { name: 'code', type: 'varchar', length: '8' },
          id('owner_id'),
          id('team_id'),
          id('person_id'),
          choice('plan'),
          id('plan_id'),
          id('version_id'),
          { name: 'version_number', type: 'integer' },
          choice('reader'),
          line('receiver_name'),
          optional(id('receiver_id')),
          optional(id('receiver_unit_id')),
          choice('form'),
          choice('ground'),
          optional(id('ground_id')),
          { name: 'categories', type: 'text' },
          optional(choice('consent_form')),
          optional({ name: 'consent_on', type: 'date' }),
          { name: 'note', type: 'text' },
          { name: 'given_at', type: instantType(queryRunner) },
          { name: 'given_on', type: 'date' },
          id('given_by'),
          line('given_by_name'),
          optional(choice('settled_as')),
          optional({ name: 'settled_on', type: 'date' }),
          optional(id('settled_by')),
          optional(line('settled_by_name')),
          optional({ name: 'settled_note', type: 'text' }),
        ],
        foreignKeys: [
          to('owner_id', 'principal'),
          to('team_id', 'team'),
          to('person_id', 'person'),
          to('receiver_id', 'principal'),
          to('receiver_unit_id', 'unit'),
        ],
        indices: [
          { columnNames: ['code'], isUnique: true },
          { columnNames: ['person_id'] },
          { columnNames: ['version_id'] },
        ],
      }),
    );
    await createTriggers(queryRunner, rules);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropTriggers(queryRunner, rules);
    await queryRunner.dropTable(COPY);
  }
}
