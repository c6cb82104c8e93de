import { type EntityManager, In } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { Role } from '../access/role.js';
import { PlanStatus } from '../plans/plan-kinds.js';
import { CrisisPlanVersion } from './crisis-plan.entity.js';

const withPlan = { plan: { person: true } } as const;

/** The versions in force of these persons' plans. */
export function inForceOf(
  manager: EntityManager,
  personIds: readonly string[],
): Promise<CrisisPlanVersion[]> {
  const where = { status: PlanStatus.AGREED, plan: { personId: In(personIds) } };
  return manager.find(CrisisPlanVersion, { where, relations: withPlan });
}

/**
 * The versions in force that may have been shared with the actor's units or opened by the actor in an emergency. Which
 * of them may be shown is not decided here.
 */
export function inForceFor(manager: EntityManager, { accountId, grants }: Actor, day: string) {
  const unitIds = grants.flatMap(({ role, unitId }) => (role === Role.UNIT_READER && unitId ? unitId : []));
  return manager
    .createQueryBuilder(CrisisPlanVersion, 'version')
    .innerJoinAndSelect('version.plan', 'plan')
    .innerJoinAndSelect('plan.person', 'person')
    .where('version.status = :status', { status: PlanStatus.AGREED })
    .andWhere(
      `(EXISTS (SELECT 1 FROM ground WHERE person_id = person.id AND receiver_unit_id IN (:...unitIds)
          AND from_date <= :day AND to_date >= :day AND withdrawn_at IS NULL)
        OR EXISTS (SELECT 1 FROM emergency_opening WHERE person_id = person.id AND account_id = :accountId))`,
      { unitIds: [...unitIds, ''], day, accountId },
    )
    .getMany();
}

/** A version in force as a record that access is asked for. */
export const askedFor = (version: CrisisPlanVersion) => ({
  recordType: 'crisis_plan_version',
  recordId: version.id,
  keptByTeamId: version.plan.teamId,
  person: version.plan.person,
  version,
});
