import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { decideDisclosure } from '../consents/decide-disclosure.js';
import type { Actor } from '../platform/access/actor.js';
import type { PolicyName } from '../platform/access/policies.js';
import { AuditLog, type LoggedRecord } from '../platform/audit-log/audit-log.js';
import { LoggedAction } from '../platform/audit-log/audit-log-entry.entity.js';
import { sql } from '../platform/database/sql.js';
import { today } from '../platform/dates/today.js';
import { notFound } from '../platform/errors/domain-error.js';
import { Person } from './person.entity.js';

/** A person whose record the actor may touch, and the team that is the ground for it. */
export interface AccessedPerson {
  person: Person;
  teamId: string;
}

/**
 * The first line of every method about a person: asks for access, writes the log row in the same transaction,
 * and gives back only what may be touched. Somebody else's person is not found.
 */
@Injectable()
export class PersonAccess {
  constructor(private readonly auditLog: AuditLog) {}

  /**
   * @param record what is done with which record; the person's own when missing
   * @throws DomainError NOT_FOUND when there is no such person or the actor may not do this
   */
  async require(
    manager: EntityManager,
    actor: Actor,
    personId: string,
    policy: PolicyName,
    record: Omit<LoggedRecord, 'personId' | 'teamId'> = {
      action: LoggedAction.READ,
      recordType: 'person',
      recordId: personId,
    },
  ): Promise<AccessedPerson> {
    const day = today();
    const rows = await sql<{ teamId: string }>(
      manager,
      `SELECT DISTINCT team_id AS "teamId" FROM enrolment
        WHERE person_id = :personId AND from_date <= :day AND (to_date IS NULL OR to_date >= :day)
        ORDER BY 1`,
      { personId, day },
    );
    const disclosure = decideDisclosure(actor, policy, { careTeamIds: rows.map(({ teamId }) => teamId) });
    const person = disclosure.allowed ? await manager.findOneBy(Person, { id: personId }) : null;
    if (!disclosure.allowed || !person) throw notFound('personId');
    await this.auditLog.record(manager, actor, [{ ...record, personId, teamId: disclosure.teamId }]);
    return { person: withoutProtectedPlace(person), teamId: disclosure.teamId };
  }
}

/** Protected identity hides address and place everywhere. */
export function withoutProtectedPlace(person: Person): Person {
  return person.protectedIdentity ? Object.assign(person, { address: null, phone: null }) : person;
}
