import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readGeography } from '../src/geography/read-geography.js';

/**
 * The 21 regions and 290 municipalities, from `data/geography`. Geography is data that nobody types; when a
 * municipality is added or renamed, the files get the new row and a later migration loads it.
 */
export class Geography1764000000001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const { regions, municipalities } = readGeography();
    const insert = (table: string, rows: object[]) =>
      queryRunner.manager.createQueryBuilder().insert().into(table).values(rows).execute();
    await insert(
      'region',
      regions.map(({ code, name, aliases }) => ({ code, name, aliases })),
    );
    await insert('municipality', municipalities);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DELETE FROM municipality');
    await queryRunner.query('DELETE FROM region');
  }
}
