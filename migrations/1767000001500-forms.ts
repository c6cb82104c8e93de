import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { instantType } from './dialect.js';

/** Forms that have been sent, where every instance sees them, and those that wait for their writer to sign in again. */
export class Forms1767000001500 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const instant = instantType(queryRunner);
    await queryRunner.createTable(
      new Table({
        name: 'sent_form',
        columns: [
          { name: 'id', type: 'varchar', length: '64', isPrimary: true },
          { name: 'location', type: 'text', isNullable: true },
          { name: 'notice_key', type: 'varchar', length: '200', isNullable: true },
          { name: 'expires_at', type: instant },
        ],
        indices: [{ columnNames: ['expires_at'] }],
      }),
    );
    await queryRunner.createTable(
      new Table({
        name: 'waiting_form',
        columns: [
          { name: 'id', type: 'varchar', length: '36', isPrimary: true },
          { name: 'account_id', type: 'varchar', length: '36' },
          { name: 'sealed_content', type: 'text' },
          { name: 'expires_at', type: instant },
        ],
        indices: [{ columnNames: ['account_id'] }, { columnNames: ['expires_at'] }],
      }),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropTable('waiting_form');
    await queryRunner.dropTable('sent_form');
  }
}
