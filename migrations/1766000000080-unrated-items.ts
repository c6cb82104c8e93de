import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm';

const unrated = new TableIndex({ columnNames: ['audit_id'], where: 'rating IS NULL' });

/** Which audits are whole is asked for those of the whole country, and few of their items have no rating. */
export class UnratedItems1766000000080 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.createIndex('audit_item', unrated);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropIndex('audit_item', unrated);
  }
}
