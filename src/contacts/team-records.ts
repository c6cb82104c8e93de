import { setImmediate } from 'node:timers/promises';
import type { EntityManager } from 'typeorm';
import { sql } from '../platform/database/sql.js';
import { type Period, Timeline } from '../platform/dates/periods.js';

/** The days of a post, with the id of the member of staff who holds it, by their reference. */
export interface Employment extends Period {
  id: string;
  reference: string;
}

/** An enrolment, by each number that the person has or has had. */
export interface KnownEnrolment extends Period {
  id: string;
  personId: string;
}

/** Everybody who is or has been employed in the team, by reference. */
export async function employmentsOf(manager: EntityManager, teamId: string): Promise<Timeline<Employment>> {
  const rows = await sql<Employment>(
    manager,
    `SELECT staff_member.id, reference, CAST(from_date AS text) AS "from", CAST(to_date AS text) AS "to"
       FROM staff_member JOIN post ON post.staff_member_id = staff_member.id
      WHERE team_id = :teamId AND voided_at IS NULL ORDER BY from_date`,
    { teamId },
  );
  const timeline = new Timeline<Employment>();
  for (const employment of rows) timeline.add(employment.reference, employment);
  return timeline;
}

/** Everybody whom the principal has or has had enrolled in the team, by every number of theirs. */
export async function enrolmentsOf(
  manager: EntityManager,
  teamId: string,
  ownerId: string,
): Promise<Timeline<KnownEnrolment>> {
  const rows = await sql<KnownEnrolment & { number: string }>(
    manager,
    `SELECT enrolment.id, enrolment.person_id AS "personId", number,
            CAST(from_date AS text) AS "from", CAST(to_date AS text) AS "to"
       FROM enrolment JOIN person_number ON person_number.person_id = enrolment.person_id
      WHERE team_id = :teamId AND enrolment.owner_id = :ownerId AND voided_at IS NULL`,
    { teamId, ownerId },
  );
  const timeline = new Timeline<KnownEnrolment>();
  for (const { number, ...enrolment } of rows) timeline.add(number, enrolment);
  return timeline;
}

/** Reads what is there of an enrolment when a file first names it, and lets others be answered between one and the next. */
export class EarlierRecords {
  private readonly read = new Set<string>();

  constructor(private readonly readOf: (enrolmentId: string) => Promise<void>) {}

  async of(enrolments: readonly { id: string }[]): Promise<void> {
    for (const { id } of enrolments) {
      if (this.read.has(id)) continue;
      this.read.add(id);
      await this.readOf(id);
      await setImmediate();
    }
  }
}
