import { type EntityManager, In, IsNull } from 'typeorm';
import type { Grant } from '../access/account.entity.js';
import { employerProblem, type ScopeFields } from '../access/grant-rules.js';
import type { Role } from '../access/role.js';
import { Region } from '../geography/geography.entity.js';
import { Principal, Unit } from '../organisations/organisation.entity.js';
import { lockRow } from '../platform/database/lock-row.js';
import type { Problem } from '../platform/errors/problem.js';
import { Team } from '../teams/team.entity.js';

/** What is given that the register does not know, or that has an end: nobody gets a role in a team there is not. */
export async function unknownPlaces(
  manager: EntityManager,
  given: { [field in keyof ScopeFields | 'principalId']?: string | null },
): Promise<Problem[]> {
  const { teamId, unitId, regionCode, reviewedPrincipalId, principalId } = given;
  const problems: Problem[] = [];
  const inUse = { endedOn: IsNull() };
  const check = async (path: string, code: string, exists: Promise<boolean>) => {
    if (!(await exists)) problems.push({ path, code });
  };
  if (teamId) await check('teamId', 'unknownTeam', manager.existsBy(Team, { id: teamId, ...inUse }));
  // With a lock none of them ends while the role is given.
  if (unitId) await lockRow(manager, Unit, unitId);
  if (unitId) await check('unitId', 'unknownUnit', manager.existsBy(Unit, { id: unitId, ...inUse }));
  if (regionCode) await check('regionCode', 'unknownRegion', manager.existsBy(Region, { code: regionCode }));
  for (const [path, id] of Object.entries({ reviewedPrincipalId, principalId }))
    if (id) await check(path, 'unknownPrincipal', manager.existsBy(Principal, { id, ...inUse }));
  return problems;
}

/**
 * The employer of somebody who is to hold a role, which for a unit's reader is the unit's principal unless said.
 * @param path of the field to blame
 */
export async function employerOf(
  manager: EntityManager,
  { role, unitId }: { role: Role; unitId?: string | null },
  employerId: string | null,
  path: string,
): Promise<{ employerId: string | null; problems: Problem[] }> {
  const unit = unitId ? await manager.findOneBy(Unit, { id: unitId }) : null;
  const employer = employerId ?? unit?.principalId ?? null;
  const code = employerProblem(role, employer, unit?.principalId);
  return { employerId: employer, problems: code ? [{ path, code }] : [] };
}

/** The names of what roles are held for, by id or code. */
export async function placeNames(
  manager: EntityManager,
  grants: readonly Partial<Pick<Grant, 'teamId' | 'unitId' | 'regionCode' | 'principalId'>>[],
): Promise<Map<string, string>> {
  const ids = grants.flatMap(({ teamId, unitId, principalId }) => teamId ?? unitId ?? principalId ?? []);
  const codes = grants.flatMap(({ regionCode }) => regionCode ?? []);
  const named = (await Promise.all([
    ...[Team, Unit, Principal].map((entity) =>
      manager.find(entity, { select: { id: true, name: true }, where: { id: In(ids) } }),
    ),
  ])) as { id: string; name: string }[][];
  const regions = await manager.findBy(Region, { code: In(codes) });
  return new Map([
    ...named.flat().map(({ id, name }): [string, string] => [id, name]),
    ...regions.map(({ code, name }): [string, string] => [code, name]),
  ]);
}
