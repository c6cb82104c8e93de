import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm';

/** What a role is held for, who gave it and who approved it. */
export class RolesWithScope1765000000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const instant = queryRunner.connection.options.type === 'postgres' ? 'timestamptz' : 'datetime';
    await queryRunner.addColumns('role_grant', columns(instant));
    // A role from before there was anything to approve has been in force since the account was made.
    await queryRunner.query(
      `UPDATE role_grant SET approved_at = (SELECT created_at FROM account WHERE account.id = role_grant.account_id)`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropColumns('role_grant', columns('datetime'));
  }
}

const columns = (instant: string) => [
  new TableColumn({ name: 'unit_id', type: 'varchar', length: '36', isNullable: true }),
  new TableColumn({ name: 'region_code', type: 'varchar', length: '2', isNullable: true }),
  new TableColumn({ name: 'principal_id', type: 'varchar', length: '36', isNullable: true }),
  new TableColumn({ name: 'granted_by', type: 'varchar', length: '36', isNullable: true }),
  new TableColumn({ name: 'approved_at', type: instant, isNullable: true }),
  new TableColumn({ name: 'approved_by', type: 'varchar', length: '36', isNullable: true }),
];
