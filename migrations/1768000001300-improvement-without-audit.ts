import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { instantType } from './dialect.js';
import { createTriggers, dropTriggers, type Rule } from './immutable-triggers.js';

const ACTION = 'improvement_action';
const NEXT = 'next_review_day';
/** What an action came of. */
const ORIGIN = ['audit_id', 'code', 'origin'];

const earlierRules: Rule[] = [
  { table: ACTION, event: 'UPDATE', refused: "OLD.status IN ('DONE', 'ABANDONED')" },
  { table: ACTION, event: 'DELETE', refused: '1 = 1' },
];

/** An action came of an item of an audit, or of what is said in words; that never changes. Only an item has a rating. */
const rules: Rule[] = [
  {
    table: ACTION,
    event: 'INSERT',
    refused: `((NEW.audit_id IS NULL) <> (NEW.code IS NULL) OR (NEW.audit_id IS NULL) = (NEW.origin = '')
      OR (NEW.audit_id IS NULL AND NEW.aimed_rating IS NOT NULL))`,
  },
  {
    table: ACTION,
    event: 'UPDATE',
    refused: `(OLD.status IN ('DONE', 'ABANDONED') OR ${ORIGIN.map((column) => `NEW.${column} IS DISTINCT FROM OLD.${column}`).join(' OR ')}
      OR (NEW.audit_id IS NULL AND NEW.aimed_rating IS NOT NULL))`,
  },
  { table: ACTION, event: 'DELETE', refused: '1 = 1' },
];

/** An audit is followed by a next one when it is closed. */
const nextRules: Rule[] = [
  {
    table: NEXT,
    event: 'INSERT',
    refused: `NOT EXISTS (SELECT 1 FROM audit WHERE audit.id = NEW.audit_id AND audit.status = 'CLOSED')`,
  },
];

const id = (name: string) => ({ name, type: 'varchar', length: '36' });

/** Improvement actions that came of no audit, audits of weak items alone, and days that teams set for their next review. */
export class ImprovementWithoutAudit1768000001300 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE audit ADD COLUMN re_review_of varchar(36)');
    await dropTriggers(queryRunner, earlierRules);
    await queryRunner.query(`ALTER TABLE ${ACTION} ADD COLUMN origin text NOT NULL DEFAULT ''`);
    await queryRunner.query(`ALTER TABLE ${ACTION} ADD COLUMN aimed_rating integer`);
    await queryRunner.query(`ALTER TABLE ${ACTION} ADD COLUMN follow_up_on date`);
    await mayLack(queryRunner, true);
    await createTriggers(queryRunner, rules);
    await queryRunner.createTable(nextReviewDay(instantType(queryRunner)));
    await createTriggers(queryRunner, nextRules);
  }

  /** Actions that came of no audit are lost. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await dropTriggers(queryRunner, nextRules);
    await queryRunner.dropTable(NEXT);
    await dropTriggers(queryRunner, rules);
    const withoutAudit = `SELECT id FROM ${ACTION} WHERE audit_id IS NULL`;
    await queryRunner.query(`DELETE FROM improvement_entry WHERE action_id IN (${withoutAudit})`);
    await queryRunner.query(`DELETE FROM ${ACTION} WHERE audit_id IS NULL`);
    await mayLack(queryRunner, false);
    for (const column of ['origin', 'aimed_rating', 'follow_up_on'])
      await queryRunner.query(`ALTER TABLE ${ACTION} DROP COLUMN ${column}`);
    await createTriggers(queryRunner, earlierRules);
    await queryRunner.query('ALTER TABLE audit DROP COLUMN re_review_of');
  }
}

/** Whether an action may be of no item of an audit. As the columns are otherwise: another type would empty them. */
async function mayLack(queryRunner: QueryRunner, isNullable: boolean): Promise<void> {
  for (const name of ['audit_id', 'code']) {
    const column = (await queryRunner.getTable(ACTION))?.findColumnByName(name);
    if (!column) throw new Error(`${ACTION} has no column ${name}`);
    await queryRunner.changeColumn(ACTION, column, Object.assign(column.clone(), { isNullable }));
  }
}

const nextReviewDay = (instant: string) =>
  new Table({
    name: NEXT,
    columns: [
      { ...id('audit_id'), isPrimary: true },
      { name: 'set_to', type: 'date', isNullable: true },
      { name: 'revision', type: 'integer', default: 1 },
      { name: 'set_at', type: instant },
      id('set_by'),
      { name: 'set_by_name', type: 'varchar', length: '200' },
    ],
    foreignKeys: [
      {
        columnNames: ['audit_id'],
        referencedTableName: 'audit',
        referencedColumnNames: ['id'],
        onDelete: 'NO ACTION',
        onUpdate: 'NO ACTION',
      },
    ],
  });
