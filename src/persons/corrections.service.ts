import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EntityManager, In, IsNull, Not } from 'typeorm';
import { type Actor, mayDoInTeam } from '../access/actor.js';
import { Principal } from '../organisations/organisation.entity.js';
import type { Activity } from '../organisations/organisation-kinds.js';
import { LoggedAction } from '../platform/access-log/access-log-entry.entity.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { invalid } from '../platform/errors/domain-error.js';
import { changedIn, textOf } from '../platform/revision/changed-in.js';
import { type RevisionConflict, revisionConflict } from '../platform/revision/revision-conflict.js';
import { requireTeamInUse } from '../teams/require-team-in-use.js';
import { StaffMember } from '../teams/staff.entity.js';
import { AmendedRecord, Correction, Disagreement } from './amendment.entity.js';
import { correctCoordinators } from './coordinators.js';
import type { CorrectEnrolmentInput, CorrectPersonInput } from './correction.input.js';
import { requireDeath } from './deaths.js';
import { EnrolmentAccess, findEnrolment } from './enrolment-access.js';
import { hasOverlap } from './find-overlap.js';
import { birthSpanOf, showIdentityNumber } from './identity-number.js';
import { withJoined } from './joins/joined-records.js';
import { endPlansOfDead } from './left-plans.js';
import { CHOSEN_LEGAL_FRAMES } from './legal-frame.js';
import { requireNumber } from './new-number.js';
import { Enrolment, Person } from './person.entity.js';
import { type AccessedPerson, NOBODY, PersonAccess } from './person-access.js';
import { LeavingReason } from './person-kinds.js';
import { PersonNumber } from './person-number.entity.js';
import { PersonNumbersService } from './person-numbers.service.js';
import { requireBegun } from './require-begun.js';

const { READ, CORRECT } = LoggedAction;

/** What has been put right on a person's card and enrolments, and what the person disagrees with. */
export interface PersonHistory {
  /** The newest first; without address and telephone number where they are hidden. */
  corrections: Correction[];
  disagreements: Disagreement[];
  /** Those that another has taken the place of, the latest first. */
  formerNumbers: PersonNumber[];
  /** Null to other principals. */
  placedAsChild: boolean | null;
}

const NO_HISTORY: PersonHistory = {
  corrections: [],
  disagreements: [],
  formerNumbers: [],
  placedAsChild: null,
};

/** One thing that is put right, in words as they are to be read later. */
type Change = Pick<Correction, 'field' | 'earlierText' | 'newText'>;

@Injectable()
export class CorrectionsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly personAccess: PersonAccess,
    private readonly enrolmentAccess: EnrolmentAccess,
    private readonly personNumbers: PersonNumbersService,
  ) {}

  /** Earlier details, for the principal's own staff; to others the card is as it is. @throws DomainError NOT_FOUND */
  history(actor: Actor, personId: string): Promise<PersonHistory> {
    return this.unitOfWork.run(async (manager) => {
      const accessed = await this.personAccess.authoriseAndLog(manager, actor, personId, 'person.read');
      return historyOf(manager, actor, accessed);
    });
  }

  /**
   * Puts right what the input names on the person's card.
   * @returns the card, without what is hidden, or the conflict when it has changed since the input's revision
   * @throws DomainError NOT_FOUND; INVALID when the number is no number or another's, the owner does not run the activity, or
   * nothing is changed
   */
  correctPerson(
    actor: Actor,
    { personId, revision, reason, ...given }: CorrectPersonInput,
  ): Promise<Person | RevisionConflict> {
    const { identityNumber: number, ...details } = given;
    const identity = number === undefined ? undefined : requireNumber(number);
    return this.unitOfWork.run(async (manager) => {
      const asked = { recordType: 'person', recordId: personId };
      const accessed = await this.personAccess.authorise(manager, actor, personId, 'person.write', asked);
      // Read again: what the gate hides must not be taken for what is stored.
      const stored = await manager.findOneByOrFail(Person, { id: personId });
      const conflict = revisionConflict(stored, revision);
      if (conflict) {
        await this.personAccess.log(manager, actor, accessed, { ...asked, action: READ });
        return conflict;
      }
      const changed = changedIn(stored, {
        ...details,
        ...(identity && { identityNumber: identity.number, identityKind: identity.kind }),
      });
      if (changed.activity) await requireRun(manager, stored.ownerId, changed.activity);
      if (identity && changed.identityNumber)
        await this.personNumbers.putRight(manager, actor, stored, identity);
      const corrected = { ...stored, ...changed };
      const shown = (person: Person): Record<string, unknown> => ({
        ...person,
        identityNumber: showIdentityNumber(person),
      });
      const fields = Object.keys(changed).filter((field) => field !== 'identityKind');
      await this.write(manager, actor, accessed, {
        recordType: AmendedRecord.PERSON,
        recordId: personId,
        reason,
        changes: changesOf(fields, shown(stored), shown(corrected)),
      });
      await manager.update(Person, { id: personId }, { ...changed, revision: revision + 1 });
      return (await this.personAccess.authorise(manager, actor, personId, 'person.write', asked)).person;
    });
  }

  /** An enrolment with its coordinators and whose it is, before it is put right. @throws DomainError NOT_FOUND */
  enrolment(actor: Actor, enrolmentId: string): Promise<{ enrolment: Enrolment; person: Person }> {
    return this.unitOfWork.run(async (manager) => {
      const { enrolment, accessed, use } = await this.enrolmentAccess.enter(manager, actor, enrolmentId);
      await this.personAccess.log(manager, actor, accessed, { ...use, action: READ });
      return { enrolment, person: accessed.person };
    });
  }

  /**
   * Puts right what the input names on an enrolment. One that goes on has no reason for its end.
   * @returns the enrolment, or the conflict when it has changed since the input's revision and nothing was written
   * @throws DomainError NOT_FOUND; INVALID when it was voided, its days are wrong, a coordinator is not of the team,
   * or nothing is changed
   */
  correctEnrolment(
    actor: Actor,
    { enrolmentId, revision, reason, coordinatorIds, ...given }: CorrectEnrolmentInput,
  ): Promise<Enrolment | RevisionConflict> {
    return this.unitOfWork.run(async (manager) => {
      const {
        enrolment: stored,
        accessed,
        use,
      } = await this.enrolmentAccess.enter(manager, actor, enrolmentId, true);
      const conflict = revisionConflict(stored, revision);
      if (conflict) {
        await this.personAccess.log(manager, actor, accessed, { ...use, action: READ });
        return conflict;
      }
      if (stored.voidedAt) throw invalid([{ path: 'enrolmentId', code: 'alreadyVoided' }]);
      const changed = changedIn(stored, { ...given, ...(given.toDate === null && { leavingReason: null }) });
      if (changed.legalFrame && !CHOSEN_LEGAL_FRAMES.includes(changed.legalFrame))
        throw invalid([{ path: 'legalFrame', code: 'legalFrameUnsaid' }]);
      const corrected = { ...stored, ...changed };
      const { fromDate, toDate, teamId } = corrected;
      if (changed.fromDate) requireBegun(fromDate);
      if (toDate && toDate < fromDate)
        throw invalid([{ path: 'toDate', code: 'beforeStart', params: { from: fromDate } }]);
      await requireTeamInUse(manager, teamId, toDate, 'toDate');
      const [born] = birthSpanOf(accessed.person) ?? [];
      if (changed.fromDate && born && born > fromDate)
        throw invalid([{ path: 'fromDate', code: 'bornAfterEnrolment' }]);
      const hasDied = changed.leavingReason === LeavingReason.DECEASED;
      if (corrected.leavingReason === LeavingReason.DECEASED && toDate && (hasDied || changed.toDate))
        await requireDeath(manager, { personId: accessed.person.id, toDate });
      if (await hasOverlap(manager, corrected))
        throw invalid([{ path: 'fromDate', code: 'alreadyEnrolled' }]);
      const earlierStaff = stored.coordinators
        .filter(({ toDate }) => toDate === null)
        .map(({ staffMember }) => staffMember);
      const staff = coordinatorIds
        ? await manager.findBy(StaffMember, { id: In(coordinatorIds), teamId })
        : earlierStaff;
      if (coordinatorIds && staff.length !== new Set(coordinatorIds).size)
        throw invalid([{ path: 'coordinatorIds', code: 'unknownStaff' }]);
      await this.write(manager, actor, accessed, {
        recordType: AmendedRecord.ENROLMENT,
        recordId: enrolmentId,
        reason,
        changes: [
          ...changesOf(Object.keys(changed), { ...stored }, { ...corrected }),
          ...changesOf(
            ['coordinators'],
            { coordinators: namesOf(earlierStaff) },
            { coordinators: namesOf(staff) },
          ),
        ],
      });
      await manager.update(Enrolment, { id: enrolmentId }, { ...changed, revision: revision + 1 });
      const staffIds = staff.map(({ id }) => id);
      await correctCoordinators(manager, corrected, staffIds, stored.fromDate);
      if (hasDied)
        for (const closed of await endPlansOfDead(manager, actor, accessed.person))
          await this.personAccess.log(manager, actor, accessed, closed);
      return findEnrolment(manager, enrolmentId);
    });
  }

  /** Writes one row for each change, and the log. @throws DomainError INVALID when there is none */
  private async write(
    manager: EntityManager,
    actor: Actor,
    accessed: AccessedPerson,
    { changes, ...record }: Pick<Correction, 'recordType' | 'recordId' | 'reason'> & { changes: Change[] },
  ): Promise<void> {
    if (changes.length === 0) throw invalid([{ path: '', code: 'nothingCorrected' }]);
    await manager.insert(
      Correction,
      changes.map((change) => ({
        id: randomUUID(),
        personId: accessed.person.id,
        ...record,
        ...change,
        recordedAt: new Date(),
        recordedBy: actor.accountId,
        recordedByName: actor.name,
      })),
    );
    await this.personAccess.log(manager, actor, accessed, { ...record, action: CORRECT });
  }
}

/** Earlier details, for the principal's own staff; to others the card is as it is. */
export async function historyOf(
  manager: EntityManager,
  actor: Actor,
  { person, disclosure }: AccessedPerson,
): Promise<PersonHistory> {
  const { id: personId } = person;
  if (person.ownerId !== actor.principalId) return NO_HISTORY;
  const enrolments = await manager.findBy(Enrolment, { personId });
  const teamOf = new Map(enrolments.map(({ id, teamId }) => [id, teamId]));
  const isShown = ({ recordType, recordId }: Correction) =>
    recordType === AmendedRecord.PERSON || mayDoInTeam(actor, 'person.read', teamOf.get(recordId) ?? NOBODY);
  const corrections = await manager.find(Correction, {
    where: { personId },
    order: { recordedAt: 'DESC' },
  });
  const disagreements = await manager.find(Disagreement, {
    where: { recordId: In(await withJoined(manager, personId)) },
    order: { recordedAt: 'ASC' },
  });
  return {
    corrections: corrections
      .filter(isShown)
      .map((one) =>
        disclosure.hidesContactDetails && isContactDetail(one)
          ? { ...one, earlierText: null, newText: null }
          : one,
      ),
    disagreements,
    formerNumbers: await manager.find(PersonNumber, {
      where: { personId, endedAt: Not(IsNull()) },
      order: { endedAt: 'DESC' },
    }),
    placedAsChild: person.placedAsChild,
  };
}

/** @throws DomainError INVALID when the owner of a record does not run the activity in which it is said to be made */
async function requireRun(manager: EntityManager, ownerId: string, activity: Activity): Promise<void> {
  const { activities } = await manager.findOneByOrFail(Principal, { id: ownerId });
  if (!activities.includes(activity)) throw invalid([{ path: 'activity', code: 'activityNotRun' }]);
}

function changesOf(
  fields: readonly string[],
  earlier: Record<string, unknown>,
  corrected: Record<string, unknown>,
): Change[] {
  return fields
    .map((field) => ({ field, earlierText: textOf(earlier[field]), newText: textOf(corrected[field]) }))
    .filter(({ earlierText, newText }) => earlierText !== newText);
}

const namesOf = (staff: readonly StaffMember[]) =>
  staff
    .map(({ name }) => name)
    .sort()
    .join(', ');

const isContactDetail = ({ recordType, field }: Correction) =>
  recordType === AmendedRecord.PERSON && (field === 'address' || field === 'phone');
