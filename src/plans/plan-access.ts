import { Injectable } from '@nestjs/common';
import type { EntityManager, EntityTarget, FindOptionsWhere } from 'typeorm';
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

export interface WantedVersion<Version> {
  which(version: Version): boolean;
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
    const plan = await manager.findOneBy(plans, { id: planId } as FindOptionsWhere<Plan>);
    const asked = {
      recordType: manager.connection.getMetadata(plans).tableName,
      recordId: planId,
      keptByTeamId: plan?.teamId ?? null,
    };
    const accessed = await this.personAccess
      .authorise(manager, actor, plan?.personId ?? NOBODY, policy, asked)
      .catch(asNotFound('planId'));
    return { ...accessed, plan: plan as Plan };
  }

  /**
   * One version of a plan with its plan and person. What is then done is logged with {@link log}.
   * @param use which version, by which policy
   * @throws DomainError NOT_FOUND
   */
  async find<
    Plan extends Versioned<Version>,
    Version extends PlanVersionRecord & ContentOf<All>,
    All extends object,
  >(
    manager: EntityManager,
    actor: Actor,
    definition: PlanDefinition<Plan, Version, All>,
    planId: string,
    { which, policy = 'plan.read' }: WantedVersion<Version>,
  ): Promise<AuthorisedPerson & { plan: Plan; version: Version }> {
    const { plans, withoutHidden } = definition;
    const accessed = await this.authorise(manager, actor, plans, planId, policy);
    const [plan] = await findPlans(manager, definition, { id: planId } as FindOptionsWhere<Plan>);
    const version = plan!.versions.find(which);
    if (!version) throw notFound('number');
    return { ...accessed, plan: plan!, version: withoutHidden?.(version, accessed) ?? version };
  }

  /** The same, and the use of it in the log. @throws DomainError NOT_FOUND */
  async version<
    Plan extends Versioned<Version>,
    Version extends PlanVersionRecord & ContentOf<All>,
    All extends object,
  >(
    manager: EntityManager,
    actor: Actor,
    definition: PlanDefinition<Plan, Version, All>,
    planId: string,
    { action, ...wanted }: WantedVersion<Version> & { action: LoggedAction },
  ): Promise<AuthorisedPerson & { plan: Plan; version: Version }> {
    const found = await this.find(manager, actor, definition, planId, wanted);
    const recordType = manager.connection.getMetadata(definition.versions).tableName;
    await this.log(manager, actor, found, { action, recordType, recordId: found.version.id });
    return found;
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
