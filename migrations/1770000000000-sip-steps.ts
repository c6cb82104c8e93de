import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTriggers, dropTriggers, type Rule } from './immutable-triggers.js';

const COLUMNS: Record<string, Record<string, string>> = {
  sip_version: {
    need_seen_by: 'varchar(40)',
    need_seen_at: "varchar(200) NOT NULL DEFAULT ''",
    wants_help_with: "text NOT NULL DEFAULT ''",
    wants_there: "text NOT NULL DEFAULT ''",
    wants_not_there: "text NOT NULL DEFAULT ''",
    meeting_led_by: "varchar(200) NOT NULL DEFAULT ''",
    meeting_place: "varchar(200) NOT NULL DEFAULT ''",
    no_region_action: "text NOT NULL DEFAULT ''",
    no_municipality_action: "text NOT NULL DEFAULT ''",
  },
  // Rows of what is agreed are frozen whole, and so these are.
  sip_measure: { reach: "varchar(200) NOT NULL DEFAULT ''" },
  sip_participant: { absence: "varchar(200) NOT NULL DEFAULT ''" },
};
// Each by itself: a trigger has its name from its only column.
const rules = Object.keys(COLUMNS.sip_version!).map(
  (column): Rule => ({
    table: 'sip_version',
    event: 'UPDATE',
    columns: [column],
    refused: "OLD.status <> 'DRAFT'",
  }),
);

/** The way of a SIP from a need to a meeting, and why a principal takes no action. What has been agreed says nothing of it. */
export class SipSteps1770000000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    // Not through the Table API, which on SQLite would make the tables anew and drop their triggers.
    for (const [table, columns] of Object.entries(COLUMNS))
      for (const [name, type] of Object.entries(columns))
        await queryRunner.query(`ALTER TABLE ${table} ADD COLUMN ${name} ${type}`);
    await createTriggers(queryRunner, rules);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropTriggers(queryRunner, rules);
    for (const [table, columns] of Object.entries(COLUMNS))
      for (const name of Object.keys(columns))
        await queryRunner.query(`ALTER TABLE ${table} DROP COLUMN ${name}`);
  }
}
