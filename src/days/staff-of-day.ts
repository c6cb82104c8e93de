import { type EntityManager, In } from 'typeorm';
import type { Problem } from '../platform/errors/problem.js';
import { StaffMember } from '../teams/team.entity.js';

/** Those who are employed in a team on a day, by name. */
export async function staffOfDay(
  manager: EntityManager,
  teamId: string,
  day: string,
): Promise<StaffMember[]> {
  return manager
    .createQueryBuilder(StaffMember, 'member')
    .where('member.teamId = :teamId AND member.fromDate <= :day', { teamId, day })
    .andWhere('(member.toDate IS NULL OR member.toDate >= :day)')
    .orderBy('member.name')
    .addOrderBy('member.id')
    .getMany();
}

/** What is wrong when some of these are not of the team's staff on the day. */
export async function staffProblems(
  manager: EntityManager,
  { teamId, day, staffIds }: { teamId: string; day: string; staffIds: readonly string[] },
): Promise<Problem[]> {
  const known = new Set((await staffOfDay(manager, teamId, day)).map(({ id }) => id));
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
