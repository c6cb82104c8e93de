import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { rules as frozenDestructions } from './1766000000010-destruction.js';
import { NOT_JOINED } from './1767000002001-record-joins.js';
import { instantType, isPostgres } from './dialect.js';
import { createTriggers, dropTriggers, type Rule } from './immutable-triggers.js';

const HOLD = 'record_hold';
const FIXED = ['reason', 'note', 'set_at', 'set_by', 'set_by_name'];
const LIFTED = ['lifted_at', 'lifted_by', 'lifted_by_name', 'lift_note'];

/**
 * A hold is lifted once, in words, and otherwise never changes; it goes when the person's record does, and becomes
 * another person's on a confirmed join alone. While one is in force, nobody is permitted to destroy the record.
 */
const rules: Rule[] = [
  {
    table: HOLD,
    event: 'UPDATE',
    columns: ['id', ...FIXED, ...LIFTED],
    refused: `(OLD.lifted_at IS NOT NULL OR ${LIFTED.map((column) => `NEW.${column} IS NULL`).join(' OR ')}
      OR ${['id', ...FIXED].map((column) => `NEW.${column} <> OLD.${column}`).join(' OR ')})`,
  },
  { table: HOLD, event: 'UPDATE', columns: ['person_id'], refused: NOT_JOINED },
  {
    table: HOLD,
    event: 'DELETE',
    refused: 'NOT EXISTS (SELECT 1 FROM destruction_permit WHERE person_id = OLD.person_id)',
  },
  {
    table: 'destruction_permit',
    event: 'INSERT',
    refused: `EXISTS (SELECT 1 FROM ${HOLD} WHERE ${HOLD}.person_id = NEW.person_id AND lifted_at IS NULL)`,
  },
];

/** What was said of destructions by the law alone: then there was one rule for each. */
const RULES_OF_LAWS = `CASE law
  WHEN 'HEALTH' THEN '[{"rule":"HEALTH","paragraph":"PDL 3:17","persons":' || persons || '}]'
  WHEN 'SOCIAL' THEN '[{"rule":"SOCIAL_PUBLIC","paragraph":"SoL (2025:400) 16:1","persons":' || persons || '}]'
  ELSE '[]' END`;
const LAW_OF_RULES = `CASE WHEN rules LIKE '%"HEALTH"%' THEN 'HEALTH' ELSE 'SOCIAL' END`;

/** Holds on records, who was placed as a child, and by which rules records are destroyed. */
export class Keeping1768000000400 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const no = isPostgres(queryRunner) ? 'false' : '0';
    await queryRunner.query(`ALTER TABLE person ADD COLUMN placed_as_child boolean NOT NULL DEFAULT ${no}`);
    await queryRunner.createTable(holds(queryRunner));
    await createTriggers(queryRunner, rules);
    await changing(queryRunner, async () => {
      await queryRunner.query("ALTER TABLE destruction ADD COLUMN rules text NOT NULL DEFAULT '[]'");
      await queryRunner.query(`UPDATE destruction SET rules = ${RULES_OF_LAWS}`);
      await queryRunner.query('ALTER TABLE destruction DROP COLUMN law');
    });
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await changing(queryRunner, async () => {
      await queryRunner.query("ALTER TABLE destruction ADD COLUMN law varchar(40) NOT NULL DEFAULT 'HEALTH'");
      await queryRunner.query(`UPDATE destruction SET law = ${LAW_OF_RULES}`);
      await queryRunner.query('ALTER TABLE destruction DROP COLUMN rules');
    });
    await dropTriggers(queryRunner, rules);
    await queryRunner.dropTable(HOLD);
    await queryRunner.query('ALTER TABLE person DROP COLUMN placed_as_child');
  }
}

/** What has been carried out never changes, but for how a rule is told. */
async function changing(queryRunner: QueryRunner, act: () => Promise<void>): Promise<void> {
  await dropTriggers(queryRunner, frozenDestructions);
  await act();
  await createTriggers(queryRunner, frozenDestructions);
}

function holds(queryRunner: QueryRunner): Table {
  const id = (name: string) => ({ name, type: 'varchar', length: '36' });
  const line = (name: string) => ({ name, type: 'varchar', length: '200' });
  const optional = <Column extends object>(column: Column) => ({ ...column, isNullable: true });
  return new Table({
    name: HOLD,
    columns: [
      { ...id('id'), isPrimary: true },
      id('person_id'),
      { name: 'reason', type: 'varchar', length: '40' },
      { name: 'note', type: 'text' },
      { name: 'set_at', type: instantType(queryRunner) },
      id('set_by'),
      line('set_by_name'),
      optional({ name: 'lifted_at', type: instantType(queryRunner) }),
      optional(id('lifted_by')),
      optional(line('lifted_by_name')),
      optional({ name: 'lift_note', type: 'text' }),
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
    indices: [{ columnNames: ['person_id'] }],
  });
}
