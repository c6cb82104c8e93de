import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';

/** One row to write and read back, by which readiness is told. */
export class Heartbeat1767000000010 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.createTable(
      new Table({
        name: 'heartbeat',
        columns: [
          { name: 'id', type: 'integer', isPrimary: true },
          { name: 'beat', type: 'integer' },
        ],
      }),
    );
    await queryRunner.query('INSERT INTO heartbeat (id, beat) VALUES (1, 0)');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropTable('heartbeat');
  }
}
