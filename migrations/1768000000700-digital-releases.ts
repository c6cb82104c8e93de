import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm';
import { isPostgres } from './dialect.js';
import { createTriggers, dropTriggers, type Rule } from './immutable-triggers.js';
import { createRowRules, dropRowRules, type RowRule } from './row-rules.js';

const COPY = 'plan_copy';
const FIXED = [
  ...['id', 'code', 'owner_id', 'team_id', 'plan', 'plan_id', 'version_id', 'version_number', 'reader'],
  ...['receiver_name', 'receiver_id', 'receiver_unit_id', 'form', 'ground', 'ground_id', 'categories'],
  ...['consent_form', 'consent_on', 'note', 'given_at', 'given_on', 'given_by', 'given_by_name'],
];
const SETTLED = ['settled_as', 'settled_on', 'settled_by', 'settled_by_name'];
const isMissing = (columns: readonly string[]) =>
  columns.map((column) => `NEW.${column} IS NULL`).join(' OR ');

/** What was given is not changed, and what became of it is written once. @param incomplete what must not be written of it */
const settledOnce = (incomplete: string): Rule => ({
  table: COPY,
  event: 'UPDATE',
  columns: [...FIXED, ...SETTLED, 'settled_note'],
  refused: `OLD.settled_as IS NOT NULL OR ${incomplete}
      OR ${FIXED.map((column) => `NEW.${column} IS DISTINCT FROM OLD.${column}`).join(' OR ')}`,
});
const bySomebody = settledOnce(isMissing(SETTLED));
/** What is read in the program is replaced by the next version by itself, and then nobody has written it down. */
const byTheNext = settledOnce(
  `${isMissing(['settled_as', 'settled_on'])} OR ((${isMissing(['settled_by', 'settled_by_name'])})
        AND NOT (NEW.form = 'DIGITAL' AND NEW.settled_as = 'REPLACED' AND NEW.settled_by IS NULL AND NEW.settled_by_name IS NULL))`,
);

const rules: Rule[] = [
  { table: 'ground', event: 'UPDATE', columns: ['standing_release'], refused: '1 = 1' },
  { table: COPY, event: 'INSERT', refused: "NEW.form = 'DIGITAL' AND NEW.receiver_id IS NULL" },
];

const READ = ["form = 'DIGITAL'", 'settled_as IS NULL'];

/** Whoever has been given a plan digitally reads one version of it, the last that they were given. */
const oneAtATime: RowRule[] = [
  {
    name: 'digital_copy_of_unit',
    table: COPY,
    same: ['plan_id', 'receiver_unit_id'],
    where: [...READ, 'receiver_unit_id IS NOT NULL'],
  },
  {
    name: 'digital_copy_of_principal',
    table: COPY,
    same: ['plan_id', 'receiver_id'],
    where: [...READ, 'receiver_unit_id IS NULL'],
  },
];

const RECEIVED = new TableIndex({ columnNames: ['receiver_id'] });

/** Plans that are given digitally, and grounds on which each new version is. */
export class DigitalReleases1768000000700 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const no = isPostgres(queryRunner) ? 'false' : '0';
    await queryRunner.query(`ALTER TABLE ground ADD COLUMN standing_release boolean NOT NULL DEFAULT ${no}`);
    await dropTriggers(queryRunner, [bySomebody]);
    await createTriggers(queryRunner, [byTheNext, ...rules]);
    await queryRunner.createIndex(COPY, RECEIVED);
    await createRowRules(queryRunner, oneAtATime);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropRowRules(queryRunner, oneAtATime);
    await queryRunner.dropIndex(COPY, RECEIVED);
    await dropTriggers(queryRunner, [byTheNext, ...rules]);
    await createTriggers(queryRunner, [bySomebody]);
    await queryRunner.query('ALTER TABLE ground DROP COLUMN standing_release');
  }
}
