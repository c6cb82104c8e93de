import { type EntityManager, In } from 'typeorm';
import { holdsOn } from '../platform/database/holds-on.js';
import { sql } from '../platform/database/sql.js';
import { today } from '../platform/dates/today.js';
import { Team } from '../teams/team.entity.js';

const TEAM_IDS = `SELECT DISTINCT enrolment.team_id AS "teamId" FROM enrolment JOIN team ON team.id = enrolment.team_id
  WHERE enrolment.person_id = :personId AND enrolment.voided_at IS NULL AND ${holdsOn(':day', 'enrolment')}
    AND (team.ended_on IS NULL OR team.ended_on > :day)`;

/** The teams that are there and in which the person is enrolled today: without any, their own page opens for nobody, and by no code of another. */
export async function openTeams(manager: EntityManager, personId: string): Promise<Team[]> {
  const rows = await sql<{ teamId: string }>(manager, TEAM_IDS, { personId, day: today() });
  return manager.find(Team, { where: { id: In(rows.map(({ teamId }) => teamId)) }, order: { name: 'ASC' } });
}
