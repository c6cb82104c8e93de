import { Logger } from '@nestjs/common';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { instantType } from './dialect.js';
import { createBtreeGist, createRowRules, dropRowRules, type RowRule } from './row-rules.js';

const versions = (plan: string, key: string): RowRule[] =>
  ['DRAFT', 'AGREED'].map((status) => ({
    name: `${plan}_${status === 'DRAFT' ? 'draft' : 'in_force'}`,
    table: `${plan}_version`,
    same: [key],
    where: [`status = '${status}'`],
  }));

const rules: RowRule[] = [
  {
    name: 'enrolment_no_overlap',
    table: 'enrolment',
    same: ['team_id', 'person_id'],
    period: ['from_date', 'to_date'],
    where: ['voided_at IS NULL'],
  },
  {
    name: 'staff_member_no_overlap',
    table: 'staff_member',
    same: ['team_id', 'reference'],
    period: ['from_date', 'to_date'],
  },
  {
    name: 'hospital_episode_no_overlap',
    table: 'hospital_episode',
    same: ['enrolment_id'],
    period: ['admitted_on', 'discharged_on'],
    // Somebody may be admitted again on the day of discharge.
    sharesDay: true,
  },
  {
    name: 'contact_once',
    table: 'contact',
    same: ['enrolment_id', 'date', 'time', 'mode'],
    where: ['voided_at IS NULL'],
  },
  { name: 'sip_of_person', table: 'sip', same: ['person_id'] },
  ...versions('sip', 'sip_id'),
  ...versions('crisis_plan', 'plan_id'),
  { name: 'voiding_of_record', table: 'voiding', same: ['record_id'] },
  {
    name: 'block_of_person',
    table: 'block',
    same: ['person_id'],
    where: ['lifted_at IS NULL', 'team_id IS NULL'],
  },
  {
    name: 'block_of_team',
    table: 'block',
    same: ['person_id', 'team_id'],
    where: ['lifted_at IS NULL', 'team_id IS NOT NULL'],
  },
  {
    name: 'destruction_asked_for',
    table: 'destruction',
    same: ['principal_id'],
    where: ['carried_out_at IS NULL'],
  },
];

const KEY = 'enrolment_id, date, time, mode';
/** All that a contact says, its staff among it. */
const CONTENT = `${KEY}, minutes, place, person_present, natural_support_present, no_show, staff`;

/** Of contacts that say the same in every word, as of a file that was loaded twice at once, all but one. */
const REPEATS = `SELECT id FROM (
    SELECT id, ROW_NUMBER() OVER (PARTITION BY ${CONTENT} ORDER BY id) AS place
    FROM contact LEFT JOIN (
      SELECT contact_id, string_agg(staff_member_id, ',' ORDER BY staff_member_id) AS staff
      FROM contact_staff GROUP BY contact_id
    ) present ON present.contact_id = contact.id
    WHERE (${KEY}) IN (SELECT ${KEY} FROM contact GROUP BY ${KEY} HAVING COUNT(*) > 1)
  ) numbered WHERE place > 1`;

/** What the services ask before they write is held by the database too, for those who ask at the same time. */
export class RowRules1767000000500 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await createBtreeGist(queryRunner);
    const instant = instantType(queryRunner);
    await queryRunner.query(`ALTER TABLE contact ADD COLUMN voided_at ${instant}`);
    await voidRepeatedContacts(queryRunner);
    await createRowRules(queryRunner, rules);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropRowRules(queryRunner, rules);
    await queryRunner.query('ALTER TABLE contact DROP COLUMN voided_at');
  }
}

/** They stay, and count nowhere. */
async function voidRepeatedContacts(queryRunner: QueryRunner): Promise<void> {
  const { affected: contacts } = await queryRunner.query(
    `UPDATE contact SET voided_at = CURRENT_TIMESTAMP WHERE id IN (${REPEATS})`,
    [],
    true,
  );
  if (contacts)
    new Logger('Upgrade').warn({
      message: 'Contacts that say the same as another in every word count nowhere now; see docs/upgrades.md',
      contacts,
    });
}
