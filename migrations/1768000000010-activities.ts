import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTriggers, dropTriggers, type Rule } from './immutable-triggers.js';

const HISTORY: Rule = { table: 'register_change', event: 'UPDATE', refused: '1 = 1' };

/** Where each ground stood, before the rows said it themselves. */
const PARAGRAPHS: Record<string, string> = {
  CONSENT: 'OSL 10:1, 12:2',
  NECESSARY_CARE_FROM_HEALTH: 'OSL 25:12',
  NECESSARY_CARE_FROM_SOCIAL: 'OSL 26:9',
  CANNOT_CONSENT: 'OSL 25:13',
  NECESSARY_FOR_OWN_WORK: 'OSL 10:2',
  COHERENT_DOCUMENTATION: 'OSL 25:11 p. 3, 2022:913 3:1',
};

/**
 * Principals run activities instead of standing under one law, and every record about a person says in which it was made. Who
 * takes part in coherent documentation of care says so: here whoever gives or receives on that ground today, so that nobody
 * loses what they read. Plain SQL: no table is rebuilt.
 */
export class Activities1768000000010 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const run = (statement: string) => queryRunner.query(statement);
    await run(`ALTER TABLE principal ADD COLUMN activities text NOT NULL DEFAULT '[]'`);
    await run('ALTER TABLE principal ADD COLUMN shares_documentation_from date');
    await run(`UPDATE principal SET activities = '["' || law || '"]' WHERE law IN ('HEALTH', 'SOCIAL')`);
    await run('ALTER TABLE person ADD COLUMN activity varchar(40)');
    await run(
      `UPDATE person SET activity = (SELECT law FROM principal WHERE id = owner_id AND law IN ('HEALTH', 'SOCIAL'))`,
    );
    await run('ALTER TABLE principal DROP COLUMN law');
    await run('ALTER TABLE ground ADD COLUMN scope varchar(40)');
    await run(`ALTER TABLE ground ADD COLUMN paragraph varchar(200) NOT NULL DEFAULT ''`);
    for (const [kind, paragraph] of Object.entries(PARAGRAPHS))
      await run(`UPDATE ground SET paragraph = '${paragraph}' WHERE kind = '${kind}'`);
    await run(
      `UPDATE principal SET shares_documentation_from =
         (SELECT MIN(from_date) FROM ground WHERE kind = 'COHERENT_DOCUMENTATION' AND withdrawn_at IS NULL
           AND principal.id IN (giver_id, receiver_id))`,
    );
    await dropTriggers(queryRunner, [HISTORY]);
    await run(`UPDATE register_change SET field = 'activities' WHERE field = 'law'`);
    for (const column of ['earlier_text', 'new_text'])
      await run(
        `UPDATE register_change SET ${column} = NULL WHERE field = 'activities' AND ${column} = 'OTHER'`,
      );
    await createTriggers(queryRunner, [HISTORY]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const run = (statement: string) => queryRunner.query(statement);
    await dropTriggers(queryRunner, [HISTORY]);
    for (const column of ['earlier_text', 'new_text'])
      await run(
        `UPDATE register_change SET ${column} = 'OTHER' WHERE field = 'activities' AND ${column} IS NULL`,
      );
    await run(`UPDATE register_change SET field = 'law' WHERE field = 'activities'`);
    await createTriggers(queryRunner, [HISTORY]);
    for (const column of ['scope', 'paragraph']) await run(`ALTER TABLE ground DROP COLUMN ${column}`);
    await run(`ALTER TABLE principal ADD COLUMN law varchar(40) NOT NULL DEFAULT 'OTHER'`);
    for (const law of ['SOCIAL', 'HEALTH'])
      await run(`UPDATE principal SET law = '${law}' WHERE activities LIKE '%${law}%'`);
    await run('ALTER TABLE person DROP COLUMN activity');
    for (const column of ['activities', 'shares_documentation_from'])
      await run(`ALTER TABLE principal DROP COLUMN ${column}`);
  }
}
