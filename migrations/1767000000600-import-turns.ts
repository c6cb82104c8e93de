import { type MigrationInterface, type QueryRunner, TableColumn, TableIndex } from 'typeorm';
import { instantType } from './dialect.js';

/** What is loaded from files in many short transactions. */
const TABLES = ['contact', 'team_meeting', 'hospital_episode', 'intervention'];

const oneAtATime = () =>
  new TableIndex({ columnNames: ['team_id'], isUnique: true, where: "status = 'LOADING'" });
const byRun = () => new TableIndex({ columnNames: ['import_run_id'] });

/** Files are loaded in many transactions, and their rows name them. What is there was loaded in one each. */
export class ImportTurns1767000000600 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const instant = instantType(queryRunner);
    const status = { name: 'status', type: 'varchar', length: '40' };
    await queryRunner.addColumns('import_run', [
      new TableColumn({ ...status, isNullable: true }),
      new TableColumn({ name: 'loader', type: 'varchar', length: '36', isNullable: true }),
      new TableColumn({ name: 'loading_until', type: instant, isNullable: true }),
    ]);
    await queryRunner.query("UPDATE import_run SET status = 'LOADED'");
    await queryRunner.changeColumn('import_run', 'status', new TableColumn(status));
    await queryRunner.createIndex('import_run', oneAtATime());
    for (const table of TABLES) {
      // With a foreign key, SQLite would make the table anew, and drop its triggers.
      await queryRunner.query(`ALTER TABLE ${table} ADD COLUMN import_run_id varchar(36)`);
      await queryRunner.createIndex(table, byRun());
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    // What has been loaded of a file by half has no run in the older shape.
    const half = "import_run_id IN (SELECT id FROM import_run WHERE status <> 'LOADED')";
    await queryRunner.query(
      `DELETE FROM contact_staff WHERE contact_id IN (SELECT id FROM contact WHERE ${half})`,
    );
    for (const table of TABLES) {
      await queryRunner.query(`DELETE FROM ${table} WHERE ${half}`);
      await queryRunner.dropIndex(table, byRun());
      await queryRunner.query(`ALTER TABLE ${table} DROP COLUMN import_run_id`);
    }
    await queryRunner.dropIndex('import_run', oneAtATime());
    await queryRunner.query("DELETE FROM import_run WHERE status <> 'LOADED'");
    await queryRunner.dropColumns('import_run', ['status', 'loader', 'loading_until']);
  }
}
