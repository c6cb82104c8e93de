import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { instantType } from './dialect.js';
import { always, createTriggers, dropTriggers, type Rule, refuseTruncate } from './immutable-triggers.js';

const DRAW = 'sample_draw';

/** A draw stays, and an audit is on one of its own team and scale, from its beginning on. */
const rules: Rule[] = [
  ...always(DRAW),
  {
    table: 'audit',
    event: 'INSERT',
    refused: `(NEW.sample_draw_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ${DRAW} draw
      WHERE draw.id = NEW.sample_draw_id AND draw.team_id = NEW.team_id AND draw.scale = NEW.scale))`,
  },
  { table: 'audit', event: 'UPDATE', columns: ['sample_draw_id'], refused: '1 = 1' },
];

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
    await queryRunner.query(`ALTER TABLE audit ADD COLUMN sample_draw_id varchar(36)`);
    await queryRunner.query('ALTER TABLE team ADD COLUMN week_hours_hundredths integer');
    await createTriggers(queryRunner, rules);
    await refuseTruncate(queryRunner, [DRAW]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropTriggers(queryRunner, rules);
    await queryRunner.query('ALTER TABLE team DROP COLUMN week_hours_hundredths');
    await queryRunner.query('ALTER TABLE audit DROP COLUMN sample_draw_id');
    await queryRunner.dropTable(DRAW);
  }
}
