import { type EntityManager, In } from 'typeorm';
import type { Problem } from '../platform/errors/problem.js';
import { membersOn } from '../teams/members-on.js';
import { StaffMember } from '../teams/staff.entity.js';

/** What is wrong when some of these are not of the team's staff on the day. */
export async function staffProblems(
  manager: EntityManager,
  { teamId, day, staffIds }: { teamId: string; day: string; staffIds: readonly string[] },
): Promise<Problem[]> {
  const known = new Set((await membersOn(manager, teamId, day)).map(({ id }) => id));
  return staffIds.every((id) => known.has(id)) ? [] : [{ path: 'staffIds', code: 'notStaffThen' }];
}

/** Names of members of staff by their ids, also of those who have left. */
export async function namesOfStaff(
  manager: EntityManager,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const members = await manager.findBy(StaffMember, { id: In([...new Set(ids)]) });
  return new Map(members.map(({ id, name }) => [id, name]));
}
