import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { sql } from '../../platform/database/sql.js';
import { sampleRecords } from '../../platform/sampling/sample-records.js';
import { humanOf } from '../../teams/enrolled-people.js';
import type { Window } from '../measures/measure.js';

export interface DrawnCharts {
  seed: string;
  /** In the order in which they were drawn. */
  personIds: string[];
  /** How many persons there were to draw from. */
  drawnFrom: number;
}

/**
 * Draws the persons whose charts are reviewed, at random among those enrolled throughout the window. Everybody is
 * drawn where there are no more than `size`. A human whom two principals have enrolled is drawn once.
 */
export async function sampleCharts(
  manager: EntityManager,
  teamId: string,
  { from, to }: Window,
  size: number,
): Promise<DrawnCharts> {
  const rows = await sql<{ personId: string }>(
    manager,
    `SELECT MIN(person.id) AS "personId"
       FROM enrolment JOIN person ON person.id = enrolment.person_id
      WHERE enrolment.team_id = :teamId AND enrolment.voided_at IS NULL
        AND enrolment.from_date <= :from AND (enrolment.to_date IS NULL OR enrolment.to_date >= :to)
      GROUP BY ${humanOf()}`,
    { teamId, from, to },
  );
  const seed = randomUUID();
  const { drawn, drawnFrom } = await sampleRecords([rows.map(({ personId }) => personId)], size, seed);
  return { seed, personIds: drawn, drawnFrom };
}
