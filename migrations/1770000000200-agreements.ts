import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';

const AGREEMENT = 'agreement';
const PARTS = ['principal', 'unit'];

/** Agreements between principals, with their local deadlines. */
export class Agreements1770000000200 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const id = (name: string) => ({ name, type: 'varchar', length: '36' });
    const words = (name: string) => ({ name, type: 'text' });
    const to = (table: string) => ({
      columnNames: [`${table}_id`],
      referencedTableName: table,
      referencedColumnNames: ['id'],
      onDelete: 'CASCADE',
      onUpdate: 'CASCADE',
    });
    const days = (name: string) => ({ name, type: 'integer', isNullable: true });
    await queryRunner.createTable(
      new Table({
        name: AGREEMENT,
        columns: [
          { ...id('id'), isPrimary: true },
          { name: 'ended_on', type: 'date', isNullable: true },
          { ...id('joined_into_id'), isNullable: true },
          { name: 'revision', type: 'integer', default: 1 },
          { name: 'name', type: 'varchar', length: '200' },
          { name: 'from_date', type: 'date' },
          { name: 'to_date', type: 'date', isNullable: true },
          ...[words('covers'), words('reference')],
          ...[days('sip_call_days'), days('sip_meeting_days'), days('payment_days')],
          { name: 'payment_clock', type: 'varchar', length: '5', isNullable: true },
          ...[words('consultants'), words('consultation_booking')],
        ],
        indices: [{ columnNames: ['name'], isUnique: true }],
      }),
    );
    for (const part of PARTS) {
      const columns = [`${AGREEMENT}_id`, `${part}_id`];
      await queryRunner.createTable(
        new Table({
          name: `${AGREEMENT}_${part}`,
          columns: columns.map((name) => ({ ...id(name), isPrimary: true })),
          indices: columns.map((name) => ({ columnNames: [name] })),
          foreignKeys: [to(AGREEMENT), to(part)],
        }),
      );
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const part of PARTS) await queryRunner.dropTable(`${AGREEMENT}_${part}`);
    await queryRunner.dropTable(AGREEMENT);
  }
}
