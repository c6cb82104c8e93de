import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';

const NO_ACTION = { onDelete: 'NO ACTION', onUpdate: 'NO ACTION' };

/** Methods that people were offered and given. */
export class Interventions1766000000040 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.createTable(
      new Table({
        name: 'intervention',
        columns: [
          { name: 'id', type: 'varchar', length: '36', isPrimary: true },
          { name: 'owner_id', type: 'varchar', length: '36' },
          { name: 'enrolment_id', type: 'varchar', length: '36' },
          { name: 'method', type: 'varchar', length: '40' },
          { name: 'offered_on', type: 'date' },
          { name: 'started_on', type: 'date', isNullable: true },
          { name: 'ended_on', type: 'date', isNullable: true },
          { name: 'manual_used', type: 'boolean', isNullable: true },
        ],
        foreignKeys: [
          {
            columnNames: ['owner_id'],
            referencedTableName: 'principal',
            referencedColumnNames: ['id'],
            ...NO_ACTION,
          },
          {
            columnNames: ['enrolment_id'],
            referencedTableName: 'enrolment',
            referencedColumnNames: ['id'],
            ...NO_ACTION,
          },
        ],
        uniques: [{ columnNames: ['enrolment_id', 'method', 'offered_on'] }],
      }),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropTable('intervention');
  }
}
