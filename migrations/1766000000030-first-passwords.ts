import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm';

/** Until when a password that somebody else has given can be used. Those of before are their holders' own. */
export class FirstPasswords1766000000030 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const instant = queryRunner.connection.options.type === 'postgres' ? 'timestamptz' : 'datetime';
    await queryRunner.addColumn('account', expiry(instant));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropColumn('account', 'password_expires_at');
  }
}

const expiry = (type: string) => new TableColumn({ name: 'password_expires_at', type, isNullable: true });
