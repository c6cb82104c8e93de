import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTriggers, dropTriggers, type Rule } from './immutable-triggers.js';

const VERSIONS = ['crisis_plan_version', 'sip_version'];
const rules = VERSIONS.map(
  (table): Rule => ({
    table,
    event: 'UPDATE',
    columns: ['checksum_format'],
    refused: "OLD.status <> 'DRAFT'",
  }),
);

/** Which format of the content a checksum is of. What has been agreed is of the first. */
export class ChecksumFormats1767000000700 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const table of VERSIONS) {
      // Not through the Table API, which on SQLite would make the table anew and drop its triggers.
      await queryRunner.query(`ALTER TABLE ${table} ADD COLUMN checksum_format integer`);
      await queryRunner.query(`UPDATE ${table} SET checksum_format = 1 WHERE checksum IS NOT NULL`);
    }
    await createTriggers(queryRunner, rules);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropTriggers(queryRunner, rules);
    for (const table of VERSIONS) await queryRunner.query(`ALTER TABLE ${table} DROP COLUMN checksum_format`);
  }
}
