import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EntityManager, In, IsNull } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { Principal } from '../organisations/organisation.entity.js';
import type { Activity } from '../organisations/organisation-kinds.js';
import { AccessLog } from '../platform/access-log/access-log.js';
import { LoggedAction } from '../platform/access-log/access-log-entry.entity.js';
import { lockRow } from '../platform/database/lock-row.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { updateAsRead } from '../platform/database/update-as-read.js';
import { today } from '../platform/dates/today.js';
import { invalid } from '../platform/errors/domain-error.js';
import { NEXT_REVISION } from '../platform/revision/revision.js';
import { worksFrom } from '../teams/posts-on-day.js';
import { requireTeamInUse } from '../teams/require-team-in-use.js';
import { StaffMember } from '../teams/staff.entity.js';
import { TeamAccess } from '../teams/team-access.js';
import { activityOf } from './activity-of.js';
import type { BlockedRecords } from './blocked-records.js';
import { coordinatorFrom } from './coordinators.js';
import { EnrolmentAccess } from './enrolment-access.js';
import { ownersPersons } from './find-by-number.js';
import { hasOverlap } from './find-overlap.js';
import type { IdentityNumber } from './identity-number.js';
import { keptIdOf } from './joins/joined-records.js';
import { endPlans, plansEndedBy } from './left-plans.js';
import { implausibleIn, refusedNumber, requireNumber } from './new-number.js';
import { Enrolment, Person } from './person.entity.js';
import type { EndEnrolmentInput, EnrolPersonInput } from './person.input.js';
import { PersonAccess } from './person-access.js';
import { Intensity, LegalFrame } from './person-kinds.js';
import { blockedOf, enrolmentsOf } from './person-records.js';
import { requireBegun } from './require-begun.js';
import { EnrolmentCoordinator } from './support.entity.js';

@Injectable()
export class PersonsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly teamAccess: TeamAccess,
    private readonly personAccess: PersonAccess,
    private readonly enrolmentAccess: EnrolmentAccess,
    private readonly accessLog: AccessLog,
  ) {}

  /** One person, to read or to write about; the one that goes on, where their record was joined with another. @throws DomainError NOT_FOUND */
  get(
    actor: Actor,
    personId: string,
    policy: 'person.read' | 'person.write' = 'person.read',
  ): Promise<Person> {
    return this.unitOfWork.run(async (manager) => {
      const keptId = await keptIdOf(manager, personId);
      return (await this.personAccess.authoriseAndLog(manager, actor, keptId, policy)).person;
    });
  }

  /**
   * Which records about a person a block keeps from the actor: some of these, and other principals' about the same
   * human that the actor could read but for it. What they are is not told.
   * @throws DomainError NOT_FOUND
   */
  blocked(actor: Actor, personId: string): Promise<BlockedRecords> {
    return this.unitOfWork.run(async (manager) => {
      const asked = { recordType: 'block', recordId: null };
      const accessed = await this.personAccess.authorise(manager, actor, personId, 'person.read', asked);
      return blockedOf(manager, this.personAccess, actor, accessed);
    });
  }

  /** The enrolments of a person in the teams where the actor works, newest first, those that were voided too. */
  enrolments(actor: Actor, personId: string): Promise<Enrolment[]> {
    return this.unitOfWork.run(async (manager) => {
      await this.personAccess.authoriseAndLog(manager, actor, personId, 'person.read');
      return enrolmentsOf(manager, {
        personId,
        teamId: In(this.teamAccess.ownTeamIds(actor, 'person.read')),
      });
    });
  }

  /**
   * Enrols a person, new or known to the actor's principal, in a team.
   * @throws DomainError INVALID when the number is no number, the person is enrolled already, or a coordinator
   * is not of the team, or has left it, or in which of its activities the principal makes the record is not said
   */
  async enrol(actor: Actor, input: EnrolPersonInput): Promise<Enrolment> {
    const { teamId, fromDate, coordinatorIds = [] } = input;
    await this.teamAccess.authorise(actor, teamId, 'person.write');
    const identity = requireNumber(input.identityNumber);
    requireBegun(fromDate);
    const { principalId: ownerId } = actor;
    if (ownerId === null) throw invalid([{ path: 'teamId', code: 'noEmployer' }]);
    return this.unitOfWork.run(async (manager) => {
      const coordinators = await manager.find(StaffMember, {
        where: { id: In(coordinatorIds), teamId },
        relations: { posts: true },
      });
      if (coordinators.length !== new Set(coordinatorIds).size)
        throw invalid([{ path: 'coordinatorIds', code: 'unknownStaff' }]);
      if (!coordinators.every((one) => worksFrom(today(), one)))
        throw invalid([{ path: 'coordinatorIds', code: 'notEmployedThen' }]);
      // The team is held before the person, by whoever holds both.
      await requireTeamInUse(manager, teamId, null, 'teamId');
      const person =
        (await this.known(manager, ownerId, identity, fromDate)) ??
        (await newPerson(manager, ownerId, identity, input));
      const period = { id: randomUUID(), teamId, personId: person.id, fromDate, toDate: null };
      if (await hasOverlap(manager, period))
        throw await this.alreadyEnrolled(manager, actor, person, identity);
      const enrolment = await manager.save(
        manager.create(Enrolment, {
          ...period,
          ownerId,
          leavingReason: null,
          intensity: input.intensity ?? Intensity.STANDARD,
          legalFrame: input.legalFrame ?? LegalFrame.VOLUNTARY,
        }),
      );
      for (const { id } of coordinators)
        await manager.insert(EnrolmentCoordinator, coordinatorFrom(enrolment.id, id, fromDate));
      const why = { personId: person.id, teamId, ownerId, ground: 'CARE_RELATION' } as const;
      const written = [
        { action: LoggedAction.CREATE, recordType: 'enrolment', recordId: enrolment.id, ...why },
      ];
      // Whoever enrols somebody who is known can give them protected identity, and never take it away.
      if (input.protectedIdentity && !person.protectedIdentity) {
        await manager.update(Person, { id: person.id }, { protectedIdentity: true, revision: NEXT_REVISION });
        written.push({ action: LoggedAction.UPDATE, recordType: 'person', recordId: person.id, ...why });
      }
      await this.accessLog.record(manager, actor, written);
      return enrolment;
    });
  }

  /**
   * In which of its activities the actor's employer may make a record, where that is to be said.
   * @param said of a record that is there; none where its owner runs no other
   */
  async activitiesToChoose({ principalId }: Actor, said?: Activity | null): Promise<Activity[]> {
    const employer = principalId && (await this.unitOfWork.reader.findOneBy(Principal, { id: principalId }));
    if (!employer) return [];
    const [only, ...others] = employer.activities;
    return others.length > 0 || (said !== undefined && said !== only) ? employer.activities : [];
  }

  /**
   * Whoever has the number at the owner or has had it, held against others who write about them.
   * @throws DomainError INVALID when the number is not plausible for the person
   */
  private async known(
    manager: EntityManager,
    ownerId: string,
    identity: IdentityNumber,
    fromDate: string,
  ): Promise<Person | undefined> {
    const found = async () => (await ownersPersons(manager, ownerId, [identity.number])).get(identity.number);
    const person = await found();
    const implausible = implausibleIn(identity, today(), fromDate);
    if (implausible && (!person || implausible === 'bornAfterEnrolment')) throw refusedNumber(implausible);
    if (!person) return undefined;
    await lockRow(manager, Person, person.id);
    return found();
  }

  /** Says whether it is under another number, and to whoever may see the person also who. */
  private async alreadyEnrolled(
    manager: EntityManager,
    actor: Actor,
    { id: personId, identityNumber }: Person,
    { number }: IdentityNumber,
  ) {
    const maySee = await this.personAccess.mayAlso(manager, actor, personId, 'person.read', {
      recordType: 'person',
    });
    const code = number === identityNumber ? 'alreadyEnrolled' : 'alreadyEnrolledUnderOther';
    return refusedNumber(code, maySee ? { personId } : undefined);
  }

  /**
   * Ends an enrolment, and with it every plan in force of somebody who has died, and of somebody who leaves the last team those that
   * are said to end.
   * @throws DomainError NOT_FOUND; INVALID when the last day is before the first or the enrolment has ended, nothing is said of a
   * plan in force that nobody has from then on, or a death or the end of a plan is to come
   */
  endEnrolment(
    actor: Actor,
    { enrolmentId, toDate, leavingReason, plans = [] }: EndEnrolmentInput,
  ): Promise<Enrolment> {
    return this.unitOfWork.run(async (manager) => {
      const { enrolment, accessed, use } = await this.enrolmentAccess.enter(manager, actor, enrolmentId);
      if (enrolment.voidedAt) throw invalid([{ path: 'enrolmentId', code: 'alreadyVoided' }]);
      if (enrolment.toDate) throw invalid([{ path: 'enrolmentId', code: 'enrolmentEnded' }]);
      if (toDate < enrolment.fromDate)
        throw invalid([{ path: 'toDate', code: 'beforeStart', params: { from: enrolment.fromDate } }]);
      const leaving = { id: enrolmentId, toDate, leavingReason };
      const ended = await plansEndedBy(manager, accessed, leaving, plans);
      const end = { toDate, leavingReason, revision: enrolment.revision + 1 };
      const asRead = { id: enrolmentId, toDate: IsNull(), voidedAt: IsNull() };
      await updateAsRead(manager, Enrolment, asRead, end);
      await this.personAccess.log(manager, actor, accessed, { ...use, action: LoggedAction.UPDATE });
      for (const closed of await endPlans(manager, actor, accessed.person, ended, leavingReason))
        await this.personAccess.log(manager, actor, accessed, closed);
      return Object.assign(enrolment, end);
    });
  }
}

/** Makes the person of this number. Others who would enrol the same one wait, as at the gate. @throws DomainError INVALID */
async function newPerson(
  manager: EntityManager,
  ownerId: string,
  { number: identityNumber, kind: identityKind }: IdentityNumber,
  input: EnrolPersonInput,
): Promise<Person> {
  const { activities } = await manager.findOneByOrFail(Principal, { id: ownerId });
  const activity = activityOf(activities, input.activity);
  if (activity === undefined)
    throw invalid([{ path: 'activity', code: input.activity ? 'activityNotRun' : 'activityMissing' }]);
  await manager
    .createQueryBuilder()
    .insert()
    .into(Person)
    .values({
      id: randomUUID(),
      ownerId,
      activity,
      identityNumber,
      identityKind,
      givenName: input.givenName,
      familyName: input.familyName,
      protectedIdentity: input.protectedIdentity ?? false,
      language: input.language ?? 'svenska',
      needsInterpreter: input.needsInterpreter ?? false,
      placedAsChild: false,
      address: input.address ?? null,
      phone: input.phone ?? null,
      fictitious: false,
    })
    // Of one who is known nothing is changed, and the row is held.
    .orUpdate(['owner_id'], ['owner_id', 'identity_number'])
    .updateEntity(false)
    .execute();
  return manager.findOneByOrFail(Person, { ownerId, identityNumber });
}
