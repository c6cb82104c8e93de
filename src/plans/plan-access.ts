import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type AccessedPerson, PersonAccess } from '../persons/person-access.js';
import type { Actor } from '../platform/access/actor.js';
import type { PolicyName } from '../platform/access/policies.js';
import type { LoggedRecord } from '../platform/audit-log/audit-log.js';
import { sql } from '../platform/database/sql.js';
import { DomainError, notFound } from '../platform/errors/domain-error.js';

/** Access to a plan is access to the person whose plan it is. */
@Injectable()
export class PlanAccess {
  constructor(private readonly persons: PersonAccess) {}

  /**
   * Asks for access and writes the log row. A plan that does not exist and one of another team's person give the
   * same answer.
   * @param plan as found by its id, or null
   * @throws DomainError NOT_FOUND
   */
  async require<Plan extends { personId: string }>(
    manager: EntityManager,
    actor: Actor,
    plan: Plan | null,
    policy: PolicyName,
    record: Omit<LoggedRecord, 'personId' | 'teamId'>,
  ): Promise<AccessedPerson & { plan: Plan }> {
    if (!plan) throw notFound('planId');
    try {
      return { ...(await this.persons.require(manager, actor, plan.personId, policy, record)), plan };
    } catch (error) {
      if (error instanceof DomainError && error.code === 'NOT_FOUND') throw notFound('planId');
      throw error;
    }
  }
}

/**
 * Makes other writers of the same plan wait until this transaction ends, so that what was read before writing
 * still holds. PostgreSQL locks the row of an update that changes nothing; SQLite has one writer anyway.
 */
export async function lockPlan(
  manager: EntityManager,
  table: 'crisis_plan' | 'sip',
  planId: string,
): Promise<void> {
  await sql(manager, `UPDATE ${table} SET person_id = person_id WHERE id = :planId`, { planId });
}
