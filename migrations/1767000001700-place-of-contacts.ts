import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A call, a video call or a message is at no place. Those that were kept as the office's are so no more. */
export class PlaceOfContacts1767000001700 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await makeAnew(queryRunner, `CASE WHEN mode = 'IN_PERSON' THEN place END`, '');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await makeAnew(queryRunner, `COALESCE(place, 'OFFICE')`, ` NOT NULL DEFAULT 'OFFICE'`);
  }
}

/** Not through the Table API, which on SQLite would make the table anew and drop its triggers. */
async function makeAnew(queryRunner: QueryRunner, value: string, kind: string): Promise<void> {
  await queryRunner.query(`ALTER TABLE contact ADD COLUMN place_now varchar(40)${kind}`);
  await queryRunner.query(`UPDATE contact SET place_now = ${value}`);
  await queryRunner.query('ALTER TABLE contact DROP COLUMN place');
  await queryRunner.query('ALTER TABLE contact RENAME COLUMN place_now TO place');
}
