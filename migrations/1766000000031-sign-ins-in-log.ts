import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm';

/** The latest sign-ins of one account are found without reading the whole log. */
export class SignInsInLog1766000000031 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.createIndex('audit_log_entry', byRecord);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const log = await queryRunner.getTable('audit_log_entry');
    const index = log?.indices.find(({ columnNames }) => columnNames.join() === byRecord.columnNames.join());
    if (index) await queryRunner.dropIndex('audit_log_entry', index);
  }
}

const byRecord = new TableIndex({ columnNames: ['record_type', 'record_id'] });
