import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { createTriggers, dropTriggers, partsOf } from './immutable-triggers.js';

const ROW = 'log_review_row';
const rules = partsOf('log_review', 'review_id', "status = 'CLOSED'", [ROW]);

/** The sample of a review names one record, also of a row of the log that is about a list. */
export class LogReviewItems1767000000410 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await makeAnew(
      queryRunner,
      [{ name: 'item', type: 'integer', isPrimary: true }],
      `INSERT INTO ${ROW} (review_id, number, item, assessment, note)
        SELECT review_id, number, 0, assessment, note FROM old`,
    );
  }

  /** Of several records of one row the first stays. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await makeAnew(
      queryRunner,
      [],
      `INSERT INTO ${ROW} (review_id, number, assessment, note)
        SELECT review_id, number, assessment, note FROM old
         WHERE NOT EXISTS (SELECT 1 FROM old other WHERE other.review_id = old.review_id
           AND other.number = old.number AND other.item < old.item)`,
    );
  }
}

/** @param more columns of the key @param copy the rows of `old` into the new table */
async function makeAnew(
  queryRunner: QueryRunner,
  more: { name: string; type: string; isPrimary: true }[],
  copy: string,
): Promise<void> {
  await dropTriggers(queryRunner, rules);
  await queryRunner.query(`ALTER TABLE ${ROW} RENAME TO old`);
  await queryRunner.createTable(
    new Table({
      name: ROW,
      columns: [
        { name: 'review_id', type: 'varchar', length: '36', isPrimary: true },
        { name: 'number', type: 'integer', isPrimary: true },
        ...more,
        { name: 'assessment', type: 'varchar', length: '40', isNullable: true },
        { name: 'note', type: 'text', isNullable: true },
      ],
    }),
  );
  await queryRunner.query(copy);
  await queryRunner.dropTable('old');
  await createTriggers(queryRunner, rules);
}
