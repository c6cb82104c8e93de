import { type MigrationInterface, type QueryRunner, Table, TableColumn, TableIndex } from 'typeorm';

/** Accounts of a sign-in service, roles that came from its claims, and one-time codes. */
export class SignIn1765000000030 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const instant = queryRunner.connection.options.type === 'postgres' ? 'timestamptz' : 'datetime';
    await queryRunner.changeColumn('account', 'password_hash', passwordHash(true));
    await queryRunner.addColumns('account', accountColumns);
    await queryRunner.createIndex('account', byIdentity());
    await queryRunner.addColumn('role_grant', claimValue());
    await queryRunner.createTable(
      new Table({
        name: 'totp',
        columns: [
          { name: 'account_id', type: 'varchar', length: '36', isPrimary: true },
          { name: 'sealed_secret', type: 'text' },
          { name: 'confirmed_at', type: instant, isNullable: true },
          { name: 'last_step', type: 'integer' },
        ],
        foreignKeys: [
          {
            columnNames: ['account_id'],
            referencedTableName: 'account',
            referencedColumnNames: ['id'],
            onDelete: 'NO ACTION',
            onUpdate: 'NO ACTION',
          },
        ],
      }),
    );
    await queryRunner.createTable(
      new Table({
        name: 'recovery_code',
        columns: [
          { name: 'id', type: 'varchar', length: '36', isPrimary: true },
          { name: 'account_id', type: 'varchar', length: '36' },
          { name: 'hash', type: 'text' },
          { name: 'used_at', type: instant, isNullable: true },
        ],
        foreignKeys: [
          {
            columnNames: ['account_id'],
            referencedTableName: 'totp',
            referencedColumnNames: ['account_id'],
            onDelete: 'CASCADE',
            onUpdate: 'NO ACTION',
          },
        ],
        indices: [{ columnNames: ['account_id'] }],
      }),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropTable('recovery_code');
    await queryRunner.dropTable('totp');
    await queryRunner.dropColumn('role_grant', claimValue());
    await queryRunner.dropIndex('account', byIdentity());
    await queryRunner.dropColumns('account', accountColumns);
    // Nobody's password: an account of a sign-in service has none to go back to.
    await queryRunner.query(`UPDATE account SET password_hash = '' WHERE password_hash IS NULL`);
    await queryRunner.changeColumn('account', 'password_hash', passwordHash(false));
  }
}

const passwordHash = (isNullable: boolean) =>
  new TableColumn({ name: 'password_hash', type: 'text', isNullable });

const accountColumns = [
  new TableColumn({ name: 'oidc_issuer', type: 'varchar', length: '200', isNullable: true }),
  new TableColumn({ name: 'oidc_subject', type: 'varchar', length: '255', isNullable: true }),
];

const byIdentity = () =>
  new TableIndex({
    name: 'account_oidc_identity',
    columnNames: ['oidc_issuer', 'oidc_subject'],
    isUnique: true,
  });

const claimValue = () =>
  new TableColumn({ name: 'claim_value', type: 'varchar', length: '200', isNullable: true });
