import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { instantType } from './dialect.js';
import { createTriggers, dropTriggers, type Rule } from './immutable-triggers.js';

const TABLE = 'legal_frame_change';
const WRITTEN: Rule = { table: TABLE, event: 'UPDATE', refused: '1 = 1' };

/**
 * A legal frame becomes another from a day on. LPT and LRV stay in the rows that have them: nobody has said whether that
 * care was in hospital or outside.
 */
export class LegalFrames1768000000500 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.createTable(
      new Table({
        name: TABLE,
        columns: [
          { name: 'id', type: 'varchar', length: '36', isPrimary: true },
          { name: 'enrolment_id', type: 'varchar', length: '36' },
          { name: 'from_date', type: 'date' },
          { name: 'earlier', type: 'varchar', length: '40' },
          { name: 'legal_frame', type: 'varchar', length: '40' },
          { name: 'reason', type: 'text', isNullable: true },
          { name: 'recorded_at', type: instantType(queryRunner) },
          { name: 'recorded_by', type: 'varchar', length: '36' },
          { name: 'recorded_by_name', type: 'varchar', length: '200' },
        ],
        foreignKeys: [
          {
            columnNames: ['enrolment_id'],
            referencedTableName: 'enrolment',
            referencedColumnNames: ['id'],
            onDelete: 'NO ACTION',
            onUpdate: 'NO ACTION',
          },
        ],
        indices: [{ columnNames: ['enrolment_id'] }],
      }),
    );
    await createTriggers(queryRunner, [WRITTEN]);
  }

  /** What came in the newer shape alone is lost: the changes, and whether compulsory care is in hospital or outside. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await dropTriggers(queryRunner, [WRITTEN]);
    await queryRunner.dropTable(TABLE);
    for (const law of ['LPT', 'LRV'])
      await queryRunner.query(
        `UPDATE enrolment SET legal_frame = '${law}' WHERE legal_frame IN ('${law}_INPATIENT', '${law}_OUTPATIENT')`,
      );
  }
}
