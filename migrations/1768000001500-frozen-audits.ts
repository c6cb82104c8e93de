import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isPostgres } from './dialect.js';
import { createTriggers, dropTriggers, type Rule, refuseTruncate } from './immutable-triggers.js';

/** What an audit begins with: of what, of whom and how its report is set out. */
const BEGUN = {
  audit: [
    ...['team_id', 'scale', 'scale_version', 'scale_checksum', 'window_from', 'window_to', 'components'],
    ...['sample_seed', 'sample_size', 'sample_from', 're_review_of', 'report_format'],
  ],
  audit_chart: ['audit_id', 'number'],
};

const unpermitted = (tables: string, where: string) =>
  `NOT EXISTS (SELECT 1 FROM ${tables} JOIN destruction_permit permit ON permit.person_id = enrolment.person_id WHERE ${where})`;

const rules: Rule[] = [
  ...Object.entries(BEGUN).flatMap(([table, columns]) =>
    columns.map((column): Rule => {
      const refused = `NEW.${column} IS DISTINCT FROM OLD.${column}`;
      return { table, event: 'UPDATE', columns: [column], refused };
    }),
  ),
  {
    table: 'audit_chart',
    event: 'UPDATE',
    columns: ['person_id'],
    refused: `(NEW.person_id IS DISTINCT FROM OLD.person_id AND NOT EXISTS
      (SELECT 1 FROM record_join WHERE joined_id = OLD.person_id AND kept_id = NEW.person_id AND confirmed))`,
  },
  {
    table: 'needs_inventory',
    event: 'DELETE',
    refused: unpermitted('enrolment', 'enrolment.id = OLD.enrolment_id'),
  },
  {
    table: 'need',
    event: 'DELETE',
    refused: unpermitted(
      'needs_inventory inventory JOIN enrolment ON enrolment.id = inventory.enrolment_id',
      'inventory.id = OLD.inventory_id',
    ),
  },
];

const KEPT = ['reviewer_words', 'taken_document', 'person_summary', 'needs_inventory', 'need'];

/**
 * What an audit begins with stays, also while it is open; a person of its sample becomes another on a confirmed join alone.
 * A needs inventory goes when the person's record does.
 */
export class FrozenAudits1768000001500 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await createTriggers(queryRunner, rules);
    await refuseTruncate(queryRunner, KEPT);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    if (isPostgres(queryRunner))
      for (const table of KEPT) await queryRunner.query(`DROP TRIGGER ${table}_no_truncate ON ${table}`);
    await dropTriggers(queryRunner, rules);
  }
}
