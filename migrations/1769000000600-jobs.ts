import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { instantType, isPostgres } from './dialect.js';

/** Long work that goes on when whoever asked for it has been answered, and what comes of it. */
export class Jobs1769000000600 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const instant = { type: instantType(queryRunner) };
    const bytes = { type: isPostgres(queryRunner) ? 'bytea' : 'blob' };
    const id = (name: string) => ({ name, type: 'varchar', length: '36' });
    const word = (name: string) => ({ name, type: 'varchar', length: '40' });
    const line = (name: string) => ({ name, type: 'varchar', length: '200' });
    const count = (name: string) => ({ name, type: 'integer' });
    await queryRunner.createTable(
      new Table({
        name: 'job',
        columns: [
          { ...id('id'), isPrimary: true },
          word('kind'),
          word('format'),
          id('account_id'),
          { name: 'locale', type: 'varchar', length: '8' },
          { name: 'asked_at', ...instant },
          word('state'),
          { name: 'input', type: 'text' },
          ...['total', 'done', 'left_out'].map(count),
          { ...word('error_code'), isNullable: true },
          { ...id('runner'), isNullable: true },
          { name: 'run_until', ...instant, isNullable: true },
          count('tries'),
          { ...line('file_name'), isNullable: true },
          { ...line('content_type'), isNullable: true },
          { name: 'sealed_file', ...bytes, isNullable: true },
          { name: 'kept_until', ...instant, isNullable: true },
        ],
        indices: [
          {
            name: 'job_under_way',
            columnNames: ['account_id'],
            isUnique: true,
            where: "state IN ('QUEUED', 'RUNNING')",
          },
          { columnNames: ['kept_until'] },
        ],
      }),
    );
    await queryRunner.createTable(
      new Table({
        name: 'job_part',
        columns: [
          { ...id('job_id'), isPrimary: true },
          { name: 'place', type: 'integer', isPrimary: true },
          { name: 'sealed_content', ...bytes },
        ],
      }),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropTable('job_part');
    await queryRunner.dropTable('job');
  }
}
