import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm';

/** The latest sign-ins of one account are found without reading the whole log. */
export class SignInsInLog1766000000031 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.createIndex('audit_log_entry', byRecord);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const log = await queryRunner.getTable('audit_log_entry');
    // PostgreSQL tells the columns in an order of its own.
    const index = log?.indices.find(
      ({ columnNames }) => columnNames.toSorted().join() === byRecord.columnNames.toSorted().join(),
    );
    if (index) await queryRunner.dropIndex('audit_log_entry', index);
  }
}

const byRecord = new TableIndex({ columnNames: ['record_type', 'record_id'] });
