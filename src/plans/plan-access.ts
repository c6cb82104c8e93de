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
import { asNotFound } from '../platform/errors/domain-error.js';
import type { PlanRecord } from './plan-record.entity.js';

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
