import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { type Actor, mayDoInTeam } from '../access/actor.js';
import { ChangedRecord } from '../contacts/record-change.entity.js';
import { EnrolmentRecords } from '../days/enrolment-records.js';
import { Enrolment } from '../persons/person.entity.js';
import { type AuthorisedPerson, PersonAccess } from '../persons/person-access.js';
import { LoggedAction } from '../platform/access-log/access-log-entry.entity.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { timeOfDay } from '../platform/dates/clock-time.js';
import { goesOn } from '../platform/dates/periods.js';
import { today } from '../platform/dates/today.js';
import type { Problem } from '../platform/errors/problem.js';
import type { RevisionConflict } from '../platform/revision/revision-conflict.js';
import { TeamAccess } from '../teams/team-access.js';
import { agreementOnDischarge } from './agreement-on-discharge.js';
import { Discharge } from './discharge.entity.js';
import type { CorrectDischargeInput, DischargeFields, NoteDischargeInput } from './discharge.input.js';
import { type DischargeFacts, dischargeLine, paymentFrom } from './discharge-days.js';
import { dischargeProblems } from './discharge-problems.js';

/** All that a discharge says; in this order on its page. */
type DischargeContent = Pick<DischargeFacts, keyof DischargeFacts> & { fastContact: string | null };

/** What a team has noted of a person's discharges. */
export interface PersonsDischarges extends AuthorisedPerson {
  discharges: Discharge[];
  /** The actor's teams in which the person is enrolled, where a new one may be noted. */
  teamIds: string[];
}

/** Discharges from inpatient care, step by step. */
@Injectable()
export class DischargesService extends EnrolmentRecords<Discharge, DischargeContent> {
  protected readonly kind = {
    entity: Discharge,
    recordType: ChangedRecord.DISCHARGE,
    idName: 'dischargeId',
    taken: { path: 'admittedOn', code: 'dischargeTaken' },
  };

  constructor(
    unitOfWork: UnitOfWork,
    private readonly ownTeams: TeamAccess,
    private readonly gate: PersonAccess,
  ) {
    super(unitOfWork, ownTeams, gate);
  }

  /** In the teams where the actor works, the latest first; without what was voided. @throws DomainError NOT_FOUND */
  ofPerson(actor: Actor, personId: string): Promise<PersonsDischarges> {
    return this.unitOfWork.run(async (manager) => {
      const { recordType } = this.kind;
      const use = { action: LoggedAction.LIST, recordType, recordId: null };
      const accessed = await this.gate.authoriseAndLog(manager, actor, personId, 'contact.read', use);
      const teamId = In(this.ownTeams.ownTeamIds(actor, 'contact.read'));
      const enrolments = await manager.findBy(Enrolment, { personId, teamId });
      const found = await manager
        .createQueryBuilder(Discharge, 'discharge')
        .where({ enrolmentId: In(enrolments.map(({ id }) => id)) })
        .andWhere('discharge.voidedAt IS NULL')
        .orderBy({ 'discharge.admittedOn': 'DESC', 'discharge.id': 'ASC' })
        .getMany();
      const discharges: Discharge[] = [];
      for (const one of found) discharges.push(await this.withParts(manager, one));
      const shown = discharges.map(({ id: recordId }) => ({ ...accessed, recordType, recordId }));
      await this.gate.logList(manager, actor, shown);
      const current = enrolments.filter((one) => !one.voidedAt && goesOn(today(), one));
      const writable = current.filter((one) => mayDoInTeam(actor, 'contact.write', one.teamId));
      return { ...accessed, discharges, teamIds: [...new Set(writable.map((one) => one.teamId))] };
    });
  }

  /** @throws DomainError NOT_FOUND; INVALID when it cannot be so */
  note(actor: Actor, { teamId, personId, ...fields }: NoteDischargeInput): Promise<Discharge> {
    return this.noteContent(actor, { teamId, personId }, contentSaid(fields));
  }

  /** @returns the conflict when somebody else was first. @throws DomainError NOT_FOUND; INVALID when it cannot be so */
  correct(
    actor: Actor,
    { dischargeId: id, revision, reason, ...fields }: CorrectDischargeInput,
  ): Promise<Discharge | RevisionConflict> {
    return this.correctContent(actor, { id, revision, content: contentSaid(fields), reason: reason ?? '' });
  }

  protected daysOf({ admittedOn }: DischargeContent) {
    return [['admittedOn', admittedOn]] as const;
  }

  protected keyOf({ admittedOn }: DischargeContent) {
    return { admittedOn };
  }

  protected contentOf(discharge: Discharge): DischargeContent {
    return contentSaid(discharge);
  }

  protected async problemsOf(_manager: EntityManager, content: DischargeContent): Promise<Problem[]> {
    return dischargeProblems(content, { date: today(), time: timeOfDay() });
  }

  protected columnsOf(content: DischargeContent) {
    return content;
  }

  protected override async withParts(manager: EntityManager, discharge: Discharge): Promise<Discharge> {
    const agreement = await agreementOnDischarge(manager, discharge);
    const line = dischargeLine(discharge, { date: today(), time: timeOfDay() });
    return Object.assign(discharge, { agreement, line, paymentFrom: paymentFrom(discharge, agreement) });
  }
}

const contentSaid = (fields: DischargeFields): DischargeContent => ({
  admittedOn: fields.admittedOn,
  admittedTime: fields.admittedTime ?? null,
  noticeOn: fields.noticeOn ?? null,
  noticeTime: fields.noticeTime ?? null,
  plannedOn: fields.plannedOn ?? null,
  fastContact: fields.fastContact ?? null,
  fastContactOn: fields.fastContactOn ?? null,
  readyOn: fields.readyOn ?? null,
  readyTime: fields.readyTime ?? null,
  notReadyFrom: fields.notReadyFrom ?? null,
  notReadyTo: fields.notReadyTo ?? null,
  calledOn: fields.calledOn ?? null,
  callNotNeeded: fields.callNotNeeded ?? false,
  informationOn: fields.informationOn ?? null,
  dischargedOn: fields.dischargedOn ?? null,
});
