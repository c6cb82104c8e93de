import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type Actor, mayDoInTeam } from '../access/actor.js';
import { lockRow } from '../platform/database/lock-row.js';
import { asNotFound } from '../platform/errors/domain-error.js';
import { Team } from '../teams/team.entity.js';
import { Enrolment } from './person.entity.js';
import { type AuthorisedPerson, NOBODY, PersonAccess, type RequestedRecord } from './person-access.js';

/** An enrolment that the actor may write about, read after the gate: nobody else writes in it until the transaction ends. */
export interface EnteredEnrolment {
  /** With its team, and everybody who has coordinated. */
  enrolment: Enrolment;
  accessed: AuthorisedPerson;
  use: RequestedRecord;
}

/** The gate to one enrolment, for whoever is to write in it: that of its person, in the team in which it is. */
@Injectable()
export class EnrolmentAccess {
  constructor(private readonly personAccess: PersonAccess) {}

  /**
   * What is then done is logged by whoever does it.
   * @param withTeam holds the team too: before the person, as whoever holds both
   * @throws DomainError NOT_FOUND
   */
  async enter(
    manager: EntityManager,
    actor: Actor,
    enrolmentId: string,
    withTeam = false,
  ): Promise<EnteredEnrolment> {
    const known = await manager.findOneBy(Enrolment, { id: enrolmentId });
    const mayInTeam = known && mayDoInTeam(actor, 'person.write', known.teamId);
    if (withTeam) await lockRow(manager, Team, mayInTeam ? known.teamId : NOBODY);
    const use = { recordType: 'enrolment', recordId: enrolmentId };
    const accessed = await this.personAccess
      .authorise(manager, actor, mayInTeam ? known.personId : NOBODY, 'person.write', use)
      .catch(asNotFound('enrolmentId'));
    return { enrolment: await findEnrolment(manager, enrolmentId), accessed, use };
  }
}

/** An enrolment with its team, and everybody who has coordinated. */
export function findEnrolment(manager: EntityManager, id: string): Promise<Enrolment> {
  return manager.findOneOrFail(Enrolment, {
    where: { id },
    relations: { team: true, coordinators: { staffMember: true } },
  });
}
