import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type Actor, mayDoInTeam } from '../access/actor.js';
import {
  type AmendedRecord,
  Disagreement,
  PlanEnding,
  PlanEndReason,
  Voiding,
} from '../persons/amendment.entity.js';
import { endVersion } from '../persons/end-version.js';
import type { Person } from '../persons/person.entity.js';
import { type AccessedPerson, NOBODY, PersonAccess } from '../persons/person-access.js';
import { LoggedAction } from '../platform/access-log/access-log-entry.entity.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { requireLength } from '../platform/documents/require-length.js';
import { asNotFound, invalid } from '../platform/errors/domain-error.js';
import { type FoundRecord, findRecord } from './amended-records.js';
import type { EndPlanInput, NoteDisagreementInput, VoidRecordInput } from './amendment.input.js';

type RecordName = Pick<VoidRecordInput, 'recordType' | 'recordId'>;

/** What the person disagrees with in one record, in lines on paper: about 6 pages, printed with the record. */
const MOST_LINES = 300;

/** Voiding what was made in error, ending a plan, and noting what the person thinks is wrong. Nothing that was there is changed. */
@Injectable()
export class AmendmentsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly personAccess: PersonAccess,
  ) {}

  /** The record and whose it is, before somebody is asked. @param isToEnd whether it is to be ended @throws DomainError NOT_FOUND */
  get(
    actor: Actor,
    name: RecordName,
    isToEnd = false,
  ): Promise<FoundRecord & { person: Person; mayRead: boolean }> {
    return this.unitOfWork.run(async (manager) => {
      const { found, accessed, log } = await this.authorise(manager, actor, name, isToEnd);
      await log(LoggedAction.READ);
      const mayRead = accessed.may(found.policy === 'plan.write' ? 'plan.read' : 'person.read');
      return { ...found, person: accessed.person, mayRead };
    });
  }

  /**
   * Voids a version that has been agreed, or an enrolment. It stays readable and counts nowhere. The version before
   * one that was in force is in force again.
   * @throws DomainError NOT_FOUND; INVALID when it is a draft, voided already, or not of a kind that is voided
   */
  void(actor: Actor, { reason, ...name }: VoidRecordInput): Promise<Voiding> {
    return this.unitOfWork.run(async (manager) => {
      const { accessed, log } = await this.authorise(manager, actor, name);
      // Read again: nobody else writes in the person's record from the gate on.
      const { reasonNotAllowed, markVoided } = (await findRecord(manager, name.recordType, name.recordId))!;
      if (reasonNotAllowed) throw invalid([reasonNotAllowed]);
      const voiding = manager.create(Voiding, { ...amendmentOf(actor, accessed, name), reason });
      await manager.insert(Voiding, voiding);
      await markVoided?.(manager);
      await log(LoggedAction.VOID);
      return voiding;
    });
  }

  /**
   * Ends the version of a plan that is in force. Nothing is in its place until another is begun and agreed.
   * Of somebody whom nobody has any more, the team that had them last may.
   * @throws DomainError NOT_FOUND; INVALID when it is not in force, or nothing says why
   */
  end(actor: Actor, { reason, note, ...name }: EndPlanInput): Promise<PlanEnding> {
    return this.unitOfWork.run(async (manager) => {
      const { accessed, log } = await this.authorise(manager, actor, name, true);
      // Read again: nobody else writes in the person's record from the gate on.
      const { reasonNotEnded } = (await findRecord(manager, name.recordType, name.recordId))!;
      if (reasonNotEnded) throw invalid([reasonNotEnded]);
      if (reason === PlanEndReason.OTHER && note.trim() === '')
        throw invalid([{ path: 'note', code: 'endingNoteMissing' }]);
      const ending = { ...amendmentOf(actor, accessed, name), reason, note: note.trim() };
      await endVersion(manager, ending);
      await log(LoggedAction.CLOSE);
      return manager.create(PlanEnding, ending);
    });
  }

  /** Notes what the person thinks is wrong, in their words. @throws DomainError NOT_FOUND; INVALID when it is too long */
  disagree(actor: Actor, { text, ...name }: NoteDisagreementInput): Promise<Disagreement> {
    return this.unitOfWork.run(async (manager) => {
      const { accessed, log } = await this.authorise(manager, actor, name);
      const noted = await manager.findBy(Disagreement, { recordId: name.recordId });
      const texts = [...noted.map((one) => one.text), text];
      requireLength(texts, { most: MOST_LINES, code: 'disagreementsTooLong', path: 'text' });
      const disagreement = manager.create(Disagreement, { ...amendmentOf(actor, accessed, name), text });
      await manager.insert(Disagreement, disagreement);
      await log(LoggedAction.CORRECT);
      return disagreement;
    });
  }

  /** Asks for access to a record of any kind that can be amended. */
  private async authorise(
    manager: EntityManager,
    actor: Actor,
    { recordType, recordId }: RecordName,
    isToEnd = false,
  ) {
    const found = await findRecord(manager, recordType, recordId);
    const isPlan = found?.policy === 'plan.write';
    const policy = isToEnd && isPlan ? 'planEnding.write' : (found?.policy ?? 'person.write');
    // An enrolment is a team's own; a plan and the person's card are for whoever cares for the person.
    const isReached = found && (isPlan || isOfTeam(actor, found));
    const asked = { recordType: recordType as string, recordId, keptByTeamId: found?.teamId ?? null };
    const accessed = await this.personAccess
      .authorise(manager, actor, isReached ? found.personId : NOBODY, policy, asked)
      .catch(asNotFound('recordId'));
    const log = (action: LoggedAction) =>
      this.personAccess.log(manager, actor, accessed, { ...asked, action });
    return { found: found as FoundRecord, accessed, log };
  }
}

const isOfTeam = (actor: Actor, { teamId, policy }: FoundRecord) =>
  teamId === null || mayDoInTeam(actor, policy, teamId);

function amendmentOf(actor: Actor, { person }: AccessedPerson, { recordType, recordId }: RecordName) {
  return {
    id: randomUUID(),
    recordType: recordType as AmendedRecord,
    recordId,
    personId: person.id,
    recordedAt: new Date(),
    recordedBy: actor.accountId,
    recordedByName: actor.name,
  };
}
