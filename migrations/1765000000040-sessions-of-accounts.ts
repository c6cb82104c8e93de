import { type MigrationInterface, type QueryRunner, TableColumn, TableIndex } from 'typeorm';

/** Whose a session is, so that all of an account can be ended at once. */
export class SessionsOfAccounts1765000000040 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    // The sessions there are do not say when they began and could last for ever: everybody signs in anew.
    await queryRunner.query('DELETE FROM session');
    await queryRunner.addColumn(
      'session',
      new TableColumn({ name: 'account_id', type: 'varchar', length: '36', isNullable: true }),
    );
    await queryRunner.createIndex('session', new TableIndex({ columnNames: ['account_id'] }));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropColumn('session', 'account_id');
  }
}
