import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  always,
  createTriggers,
  dropTriggers,
  partsOf,
  type Rule,
  whenClosed,
} from './immutable-triggers.js';

/** An agreed version may be marked as replaced by its successor; nothing else of it changes. */
const versions = (table: string, columns: readonly string[]): Rule[] => [
  { table, event: 'UPDATE', columns, refused: "OLD.status <> 'DRAFT'" },
  {
    table,
    event: 'UPDATE',
    columns: ['status'],
    refused: "(OLD.status = 'REPLACED' OR (OLD.status = 'AGREED' AND NEW.status <> 'REPLACED'))",
  },
  { table, event: 'DELETE', refused: "OLD.status <> 'DRAFT'" },
];

/** What is agreed, closed or logged stays as it was, even for somebody who reaches past the program. */
async function rules(queryRunner: QueryRunner): Promise<Rule[]> {
  const contentOf = async (table: string) => {
    const columns = (await queryRunner.getTable(table))?.columns ?? [];
    return columns.map(({ name }) => name).filter((name) => name !== 'status');
  };
  const agreed = "status <> 'DRAFT'";
  return [
    ...always('audit_log_entry'),
    ...whenClosed('audit'),
    ...partsOf('audit', 'audit_id', "status = 'CLOSED'", ['audit_item']),
    ...versions('crisis_plan_version', await contentOf('crisis_plan_version')),
    ...versions('sip_version', await contentOf('sip_version')),
    ...partsOf('crisis_plan_version', 'version_id', agreed, ['crisis_plan_statement', 'closed_hours_unit']),
    ...partsOf('sip_version', 'version_id', agreed, ['sip_goal', 'sip_measure', 'sip_participant']),
  ];
}

export class ImmutableRecords1764000000002 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await createTriggers(queryRunner, await rules(queryRunner));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropTriggers(queryRunner, await rules(queryRunner));
  }
}
