import type { EntityManager } from 'typeorm';
import { lockRow } from '../platform/database/lock-row.js';
import { invalid } from '../platform/errors/domain-error.js';
import { Team } from './team.entity.js';

/** Whether a time in a team would go on when the team has ended. Days are YYYY-MM-DD. */
export function reachesBeyond({ endedOn }: Pick<Team, 'endedOn'>, toDate: string | null): boolean {
  return typeof endedOn === 'string' && (toDate === null || toDate >= endedOn);
}

/**
 * Holds a team as it is, so that it does not end while somebody is enrolled in it.
 * @param toDate the last day of the enrolment; null while it goes on
 * @throws DomainError INVALID when it would go on after the team has ended
 */
export async function requireTeamInUse(
  manager: EntityManager,
  teamId: string,
  toDate: string | null,
  path: string,
): Promise<void> {
  await lockRow(manager, Team, teamId);
  const team = await manager.findOneByOrFail(Team, { id: teamId });
  if (reachesBeyond(team, toDate))
    throw invalid([{ path, code: 'recordEnded', params: { name: team.name } }]);
}
