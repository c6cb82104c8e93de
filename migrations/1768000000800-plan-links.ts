import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { instantType } from './dialect.js';
import { createTriggers, dropTriggers, type Rule } from './immutable-triggers.js';

const LINK = 'plan_link';
const FIXED = ['copy_id', 'token_hash', 'code_hash', 'expires_at'];
const REVOKED = ['revoked_at', 'revoked_by', 'revoked_by_name'];
/** As many wrong codes close it. */
const MOST_TRIES = 5;

const differs = (column: string) => `NEW.${column} IS DISTINCT FROM OLD.${column}`;

/**
 * What opens a link stays. Tries are never taken back; it is opened once, and not when it is closed; it is revoked once. Of a
 * copy that is settled nothing changes. It goes when the person's record does.
 */
const rules: Rule[] = [
  {
    table: LINK,
    event: 'INSERT',
    refused: "NOT EXISTS (SELECT 1 FROM plan_copy WHERE id = NEW.copy_id AND form = 'LINK')",
  },
  {
    table: LINK,
    event: 'UPDATE',
    columns: [...FIXED, 'tries', 'opened_at', ...REVOKED],
    refused: `(${FIXED.map(differs).join(' OR ')}
      OR NEW.tries < OLD.tries OR NEW.tries > ${MOST_TRIES}
      OR (${differs('tries')} AND (OLD.opened_at IS NOT NULL OR OLD.revoked_at IS NOT NULL))
      OR (${differs('opened_at')} AND (OLD.opened_at IS NOT NULL OR OLD.revoked_at IS NOT NULL OR OLD.tries >= ${MOST_TRIES}))
      OR (OLD.revoked_at IS NOT NULL AND (${REVOKED.map(differs).join(' OR ')}))
      OR EXISTS (SELECT 1 FROM plan_copy WHERE id = OLD.copy_id AND settled_as IS NOT NULL))`,
  },
  {
    table: LINK,
    event: 'DELETE',
    refused: `NOT EXISTS (SELECT 1 FROM destruction_permit JOIN plan_copy ON plan_copy.person_id = destruction_permit.person_id
      WHERE plan_copy.id = OLD.copy_id)`,
  },
];

/** Copies of plans that are given by a link with a one-time code. */
export class PlanLinks1768000000800 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const instant = { type: instantType(queryRunner) };
    await queryRunner.createTable(
      new Table({
        name: LINK,
        columns: [
          { name: 'copy_id', type: 'varchar', length: '36', isPrimary: true },
          { name: 'token_hash', type: 'varchar', length: '64', isUnique: true },
          { name: 'code_hash', type: 'varchar', length: '64' },
          { name: 'expires_at', ...instant },
          { name: 'tries', type: 'integer', default: 0 },
          { name: 'opened_at', ...instant, isNullable: true },
          { name: 'revoked_at', ...instant, isNullable: true },
          { name: 'revoked_by', type: 'varchar', length: '36', isNullable: true },
          { name: 'revoked_by_name', type: 'varchar', length: '200', isNullable: true },
        ],
        foreignKeys: [
          { columnNames: ['copy_id'], referencedTableName: 'plan_copy', referencedColumnNames: ['id'] },
        ],
      }),
    );
    await createTriggers(queryRunner, rules);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropTriggers(queryRunner, rules);
    await queryRunner.dropTable(LINK);
  }
}
