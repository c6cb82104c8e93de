import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { Role } from '../access/role.js';
import { Enrolment } from '../persons/person.entity.js';
import { PlanStatus } from '../plans/plan-kinds.js';
import { SUPPORTS_NOW, supportedNow } from '../plans/supporting-teams.js';
import { CrisisPlanVersion } from './crisis-plan.entity.js';

/** What is in force, whose it is, and which teams have them today. */
const inForce = (manager: EntityManager) =>
  manager
    .createQueryBuilder(CrisisPlanVersion, 'version')
    .innerJoinAndSelect('version.plan', 'plan')
    .innerJoinAndSelect('plan.person', 'person')
    .leftJoinAndMapMany(
      'plan.supporting',
      Enrolment,
      'supporting',
      `supporting.person_id = plan.person_id AND ${SUPPORTS_NOW}`,
      supportedNow(),
    )
    .where('version.status = :status', { status: PlanStatus.AGREED });

/** The versions in force of these persons' plans. */
export function inForceOf(
  manager: EntityManager,
  personIds: readonly string[],
): Promise<CrisisPlanVersion[]> {
  return inForce(manager)
    .andWhere('plan.person_id IN (:...personIds)', { personIds: ['', ...personIds] })
    .getMany();
}

/**
 * The versions in force that may have been shared with the actor's units or opened by the actor in an emergency. Which
 * of them may be shown is not decided here.
 */
export function inForceFor(manager: EntityManager, { accountId, grants }: Actor, day: string) {
  const unitIds = grants.flatMap(({ role, unitId }) => (role === Role.UNIT_READER && unitId ? unitId : []));
  return inForce(manager)
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
