import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { instantType } from './dialect.js';
import { createTriggers, dropTriggers, type Rule, refuseTruncate } from './immutable-triggers.js';

const KNOWN = 'known_log_fault';
const FIXED = ['id', 'number', 'through', 'fault', 'digest', 'reason', 'proposed_at', 'proposed_by'];

const rules: Rule[] = [
  { table: KNOWN, event: 'INSERT', refused: 'NEW.countersigned_at IS NOT NULL' },
  {
    table: KNOWN,
    event: 'UPDATE',
    refused: `(OLD.countersigned_at IS NOT NULL OR NEW.countersigned_at IS NULL
      OR NEW.countersigned_by IS NULL OR NEW.countersigned_by = OLD.proposed_by
      OR NEW.proposed_by_name <> OLD.proposed_by_name
      OR ${FIXED.map((column) => `NEW.${column} <> OLD.${column}`).join(' OR ')})`,
  },
  { table: KNOWN, event: 'DELETE', refused: '1 = 1' },
];

/** Faults of the log that two administrators have said that they know of. */
export class KnownLogFaults1767000000430 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const instant = instantType(queryRunner);
    const text = (name: string, length: string) => ({ name, type: 'varchar', length });
    await queryRunner.createTable(
      new Table({
        name: KNOWN,
        columns: [
          { ...text('id', '36'), isPrimary: true },
          { name: 'number', type: 'integer' },
          { name: 'through', type: 'integer' },
          text('fault', '40'),
          text('digest', '64'),
          { name: 'reason', type: 'text' },
          { name: 'proposed_at', type: instant },
          text('proposed_by', '36'),
          text('proposed_by_name', '200'),
          { name: 'countersigned_at', type: instant, isNullable: true },
          { ...text('countersigned_by', '36'), isNullable: true },
          { ...text('countersigned_by_name', '200'), isNullable: true },
        ],
        indices: [{ columnNames: ['digest'], isUnique: true }],
      }),
    );
    await createTriggers(queryRunner, rules);
    await refuseTruncate(queryRunner, [KNOWN]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropTriggers(queryRunner, rules);
    await queryRunner.dropTable(KNOWN);
  }
}
