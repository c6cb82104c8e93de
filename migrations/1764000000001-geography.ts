import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readGeography } from '../src/geography/read-geography.js';
import { sql } from '../src/platform/database/sql.js';

/**
 * The 21 regions and 290 municipalities, from `data/geography`. Geography is data that nobody types; when a
 * municipality is added or renamed, the files get the new row and a later migration loads it.
 */
export class Geography1764000000001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const { regions, municipalities } = readGeography();
    for (const { code, name, aliases } of regions) {
      await sql(
        queryRunner.manager,
        'INSERT INTO region (code, name, aliases) VALUES (:code, :name, :aliases)',
        { code, name, aliases: JSON.stringify(aliases) },
      );
    }
    for (const municipality of municipalities) {
      await sql(
        queryRunner.manager,
        `INSERT INTO municipality (code, name, region_code, healthcare_region)
         VALUES (:code, :name, :regionCode, :healthcareRegion)`,
        { ...municipality },
      );
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DELETE FROM municipality');
    await queryRunner.query('DELETE FROM region');
  }
}
