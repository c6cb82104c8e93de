import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { Intervention } from '../contacts/intervention.entity.js';
import type { InterventionMethod } from '../contacts/intervention-kinds.js';
import { ChangedRecord } from '../contacts/record-change.entity.js';
import { interventionFaults } from '../contacts/validate-row.js';
import { PersonAccess } from '../persons/person-access.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { today } from '../platform/dates/today.js';
import type { Problem } from '../platform/errors/problem.js';
import type { RevisionConflict } from '../platform/revision/revision-conflict.js';
import { TeamAccess } from '../teams/team-access.js';
import { EnrolmentRecords } from './enrolment-records.js';
import type {
  CorrectInterventionInput,
  InterventionFields,
  NoteInterventionInput,
} from './intervention.input.js';
import { problemsOfFaults } from './problems-of-faults.js';

type InterventionContent = {
  method: InterventionMethod;
  offeredOn: string;
  startedOn: string | null;
  endedOn: string | null;
  manualUsed: boolean | null;
};

/** Methods that enrolled persons are offered and given, noted by hand. */
@Injectable()
export class InterventionsService extends EnrolmentRecords<Intervention, InterventionContent> {
  protected readonly kind = {
    entity: Intervention,
    recordType: ChangedRecord.INTERVENTION,
    idName: 'interventionId',
    taken: { path: 'offeredOn', code: 'interventionTaken' },
  };

  constructor(unitOfWork: UnitOfWork, teamAccess: TeamAccess, personAccess: PersonAccess) {
    super(unitOfWork, teamAccess, personAccess);
  }

  /** @throws DomainError NOT_FOUND; INVALID when it cannot be so */
  note(actor: Actor, { teamId, personId, ...fields }: NoteInterventionInput): Promise<Intervention> {
    return this.noteContent(actor, { teamId, personId }, contentSaid(fields));
  }

  /** @returns the conflict when somebody else was first. @throws DomainError NOT_FOUND; INVALID when it cannot be so */
  correct(
    actor: Actor,
    { interventionId: id, revision, reason, ...fields }: CorrectInterventionInput,
  ): Promise<Intervention | RevisionConflict> {
    return this.correctContent(actor, { id, revision, content: contentSaid(fields), reason: reason ?? '' });
  }

  protected daysOf({ offeredOn, startedOn }: InterventionContent) {
    return [
      ['offeredOn', offeredOn],
      ['startedOn', startedOn],
    ] as const;
  }

  protected keyOf({ method, offeredOn }: InterventionContent) {
    return { method, offeredOn };
  }

  protected contentOf(intervention: Intervention): InterventionContent {
    const { method, offeredOn, startedOn, endedOn, manualUsed } = intervention;
    return { method, offeredOn, startedOn, endedOn, manualUsed };
  }

  protected async problemsOf(_manager: EntityManager, content: InterventionContent): Promise<Problem[]> {
    const { offeredOn: offered, startedOn: started, endedOn: ended, manualUsed: manual } = content;
    return problemsOfFaults(interventionFaults({ offered, started, ended, manual }, today()), FIELDS);
  }

  protected columnsOf(content: InterventionContent) {
    return content;
  }
}

/** The fields of what a file says of an intervention. */
const FIELDS = { offered: 'offeredOn', started: 'startedOn', ended: 'endedOn', manual: 'manualUsed' };

const contentSaid = (fields: InterventionFields): InterventionContent => ({
  method: fields.method,
  offeredOn: fields.offeredOn,
  startedOn: fields.startedOn ?? null,
  endedOn: fields.endedOn ?? null,
  manualUsed: fields.manualUsed ?? null,
});
