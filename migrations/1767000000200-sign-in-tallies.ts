import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { instantType } from './dialect.js';

/** Failed sign-ins are counted where every instance of the program sees them. */
export class SignInTallies1767000000200 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const instant = instantType(queryRunner);
    await queryRunner.createTable(
      new Table({
        name: 'tally',
        columns: [
          { name: 'id', type: 'varchar', length: '64', isPrimary: true },
          { name: 'count', type: 'integer' },
          { name: 'expires_at', type: instant },
        ],
        indices: [{ columnNames: ['expires_at'] }],
      }),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropTable('tally');
  }
}
