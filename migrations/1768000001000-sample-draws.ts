import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { instantType } from './dialect.js';
import { always, createTriggers, dropTriggers, refuseTruncate } from './immutable-triggers.js';

const DRAW = 'sample_draw';

/** The draws of chart samples, which stay as they are, the one that an audit is on, and the working week that a team states. */
export class SampleDraws1768000001000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const id = (name: string) => ({ name, type: 'varchar', length: '36' });
    const line = (name: string) => ({ name, type: 'varchar', length: '200' });
    const whole = (name: string) => ({ name, type: 'integer' });
    const day = (name: string) => ({ name, type: 'date' });
    await queryRunner.createTable(
      new Table({
        name: DRAW,
        columns: [
          { ...id('id'), isPrimary: true },
          id('team_id'),
          line('scale'),
          day('window_from'),
          day('window_to'),
          whole('number'),
          whole('size'),
          id('seed'),
          { name: 'reason', type: 'text' },
          { name: 'drawn_at', type: instantType(queryRunner) },
          id('drawn_by'),
          line('drawn_by_name'),
        ],
        uniques: [{ columnNames: ['team_id', 'scale', 'window_from', 'window_to', 'number'] }],
        checks: [{ name: 'sample_draw_reason', expression: "(number = 1) = (reason = '')" }],
        foreignKeys: [
          {
            columnNames: ['team_id'],
            referencedTableName: 'team',
            referencedColumnNames: ['id'],
            onDelete: 'NO ACTION',
            onUpdate: 'NO ACTION',
          },
        ],
      }),
    );
    await createTriggers(queryRunner, always(DRAW));
    await refuseTruncate(queryRunner, [DRAW]);
    await queryRunner.query(
      `ALTER TABLE audit ADD COLUMN sample_draw_id varchar(36) REFERENCES ${DRAW} (id)`,
    );
    await queryRunner.query('ALTER TABLE team ADD COLUMN week_hours_hundredths integer');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE team DROP COLUMN week_hours_hundredths');
    await queryRunner.query('ALTER TABLE audit DROP COLUMN sample_draw_id');
    await dropTriggers(queryRunner, always(DRAW));
    await queryRunner.dropTable(DRAW);
  }
}
