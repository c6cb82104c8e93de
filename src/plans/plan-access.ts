import { Injectable } from '@nestjs/common';
import type { EntityManager, EntityTarget, FindOptionsRelations, FindOptionsWhere } from 'typeorm';
import type { Actor } from '../access/actor.js';
import type { PolicyName } from '../access/policies.js';
import type { Person } from '../persons/person.entity.js';
import {
  type AccessedPerson,
  type AuthorisedPerson,
  NOBODY,
  PersonAccess,
  type RecordUse,
} from '../persons/person-access.js';
import type { LoggedAction } from '../platform/access-log/access-log-entry.entity.js';
import { asNotFound, notFound } from '../platform/errors/domain-error.js';
import type { PlanDefinition, Versioned } from './plan-definition.js';
import type { ContentOf } from './plan-fields.js';
import type { PlanRecord, PlanVersionRecord } from './plan-record.entity.js';
import { findPlans } from './plan-records.js';

interface VersionUse<Version> {
  which(version: Version): boolean;
  action: LoggedAction;
  policy?: PolicyName;
}

/** Access to a plan is access to the person whose plan it is. */
@Injectable()
export class PlanAccess {
  constructor(private readonly personAccess: PersonAccess) {}

  /**
   * Asks for access to a plan before any of its content is read. A plan that does not exist and one that may not be
   * seen give the same answer. What is then done is logged with {@link log}.
   * @throws DomainError NOT_FOUND
   */
  async authorise<Plan extends PlanRecord>(
    manager: EntityManager,
    actor: Actor,
    plans: EntityTarget<Plan>,
    planId: string,
    policy: PolicyName,
  ): Promise<AuthorisedPerson & { plan: Plan }> {
    const [plan] = await manager.find(plans, {
      where: { id: planId } as FindOptionsWhere<Plan>,
      relations: { person: true } as FindOptionsRelations<Plan>,
    });
    const asked = {
      recordType: manager.connection.getMetadata(plans).tableName,
      recordId: planId,
      keptByTeamId: plan?.teamId ?? null,
    };
    const accessed = await this.personAccess
      .authorise(manager, actor, plan?.personId ?? NOBODY, policy, asked, plan?.person ?? null)
      .catch(asNotFound('planId'));
    return { ...accessed, plan: plan as Plan };
  }

  /**
   * One version of a plan with its plan and person, and the use of it in the log.
   * @param use what is done with which version, by which policy
   * @throws DomainError NOT_FOUND
   */
  async version<
    Plan extends Versioned<Version>,
    Version extends PlanVersionRecord & ContentOf<All>,
    All extends object,
  >(
    manager: EntityManager,
    actor: Actor,
    definition: PlanDefinition<Plan, Version, All>,
    planId: string,
    { which, action, policy = 'plan.read' }: VersionUse<Version>,
  ): Promise<AuthorisedPerson & { plan: Plan; version: Version }> {
    const { plans, versions } = definition;
    const accessed = await this.authorise(manager, actor, plans, planId, policy);
    const found = await versionOf(manager, definition, accessed, planId, which);
    const recordType = manager.connection.getMetadata(versions).tableName;
    await this.log(manager, actor, accessed, { action, recordType, recordId: found.version.id });
    return { ...accessed, ...found };
  }

  /** Which of a person's plans the actor may read: not those kept by a team whose records are blocked. */
  async readable<Plan extends PlanRecord>(
    manager: EntityManager,
    actor: Actor,
    person: Person,
    plans: readonly Plan[],
  ): Promise<Plan[]> {
    const rows = plans.map((plan) => ({
      recordType: manager.connection.getMetadata(plan.constructor).tableName,
      recordId: plan.id,
      keptByTeamId: plan.teamId,
      person,
      plan,
    }));
    return (await this.personAccess.readable(manager, actor, 'plan.read', rows)).map(({ plan }) => plan);
  }

  log(manager: EntityManager, actor: Actor, accessed: AccessedPerson, use: RecordUse): Promise<void> {
    return this.personAccess.log(manager, actor, accessed, use);
  }
}

/** One version of a plan to which access was given, with its plan, and without what is hidden. @throws DomainError NOT_FOUND */
export async function versionOf<
  Plan extends Versioned<Version>,
  Version extends PlanVersionRecord & ContentOf<All>,
  All extends object,
>(
  manager: EntityManager,
  definition: PlanDefinition<Plan, Version, All>,
  accessed: AccessedPerson,
  planId: string,
  which: (version: Version) => boolean,
): Promise<{ plan: Plan; version: Version }> {
  const [plan] = await findPlans(manager, definition, { id: planId } as FindOptionsWhere<Plan>);
  const version = plan!.versions.find(which);
  if (!version) throw notFound('number');
  return { plan: plan!, version: definition.withoutHidden?.(version, accessed) ?? version };
}
