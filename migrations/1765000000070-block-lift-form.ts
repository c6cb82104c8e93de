import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm';

const LIFT_FORM = new TableColumn({ name: 'lift_form', type: 'varchar', length: '40', isNullable: true });

/** How the person asked for a block to be lifted. */
export class BlockLiftForm1765000000070 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.addColumn('block', LIFT_FORM);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropColumn('block', LIFT_FORM);
  }
}
