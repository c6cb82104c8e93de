import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm';
import { createTriggers, dropTriggers, type Rule } from './immutable-triggers.js';

/** The words of a withdrawal are written once; everything else of a ground is as it was recorded. */
const WITHDRAWAL = ['withdrawn_at', 'withdrawn_by', 'withdrawal_note'];

async function rules(queryRunner: QueryRunner): Promise<Rule[]> {
  const columns = (await queryRunner.getTable('ground'))?.columns.map(({ name }) => name) ?? [];
  const terms = columns.filter((name) => !WITHDRAWAL.includes(name));
  return [
    { table: 'ground', event: 'UPDATE', columns: terms, refused: '1 = 1' },
    {
      table: 'ground',
      event: 'UPDATE',
      columns: ['withdrawn_at'],
      refused: '(OLD.withdrawn_at IS NOT NULL OR NEW.withdrawn_at IS NULL)',
    },
    {
      table: 'ground',
      event: 'UPDATE',
      columns: ['withdrawal_note'],
      refused: 'OLD.withdrawn_at IS NOT NULL',
    },
    { table: 'ground', event: 'UPDATE', columns: ['withdrawn_by'], refused: 'OLD.withdrawn_at IS NOT NULL' },
    { table: 'ground', event: 'DELETE', refused: '1 = 1' },
  ];
}

/** When a person was informed before their records were made available (2022:913 2:2); and a ground stays as it is. */
export class InformedGrounds1765000000060 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const column = new TableColumn({ name: 'informed_on', type: 'date', isNullable: true });
    await queryRunner.addColumn('ground', column);
    await createTriggers(queryRunner, await rules(queryRunner));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropTriggers(queryRunner, await rules(queryRunner));
    await queryRunner.dropColumn('ground', 'informed_on');
  }
}
