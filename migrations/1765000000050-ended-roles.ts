import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm';

/** When, by whom and why a role was ended or declined. */
export class EndedRoles1765000000050 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const instant = queryRunner.connection.options.type === 'postgres' ? 'timestamptz' : 'datetime';
    await queryRunner.addColumns('role_grant', columns(instant));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropColumns('role_grant', columns('datetime'));
  }
}

const columns = (instant: string) => [
  new TableColumn({ name: 'ended_at', type: instant, isNullable: true }),
  new TableColumn({ name: 'ended_by', type: 'varchar', length: '36', isNullable: true }),
  new TableColumn({ name: 'end_reason', type: 'varchar', length: '200', isNullable: true }),
];
