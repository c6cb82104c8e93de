import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull, Not } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { HospitalEpisode } from '../contacts/hospital-episode.entity.js';
import { ChangedRecord } from '../contacts/record-change.entity.js';
import { episodeFaults } from '../contacts/validate-row.js';
import { PersonAccess } from '../persons/person-access.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { overlap } from '../platform/dates/periods.js';
import { today } from '../platform/dates/today.js';
import type { Problem } from '../platform/errors/problem.js';
import type { RevisionConflict } from '../platform/revision/revision-conflict.js';
import { TeamAccess } from '../teams/team-access.js';
import { EnrolmentRecords } from './enrolment-records.js';
import type {
  CorrectHospitalEpisodeInput,
  HospitalEpisodeFields,
  NoteHospitalEpisodeInput,
} from './hospital-episode.input.js';
import { problemsOfFaults } from './problems-of-faults.js';

type EpisodeContent = {
  admittedOn: string;
  teamInvolvedInAdmission: boolean;
  dischargedOn: string | null;
  teamInvolvedInDischarge: boolean | null;
};

/** Admissions to hospital and discharges, noted by hand. */
@Injectable()
export class HospitalEpisodesService extends EnrolmentRecords<HospitalEpisode, EpisodeContent> {
  protected readonly kind = {
    entity: HospitalEpisode,
    recordType: ChangedRecord.HOSPITAL_EPISODE,
    idName: 'episodeId',
    taken: { path: 'admittedOn', code: 'episodeTaken' },
  };

  constructor(unitOfWork: UnitOfWork, teamAccess: TeamAccess, personAccess: PersonAccess) {
    super(unitOfWork, teamAccess, personAccess);
  }

  /** @throws DomainError NOT_FOUND; INVALID when it cannot be so */
  note(actor: Actor, { teamId, personId, ...fields }: NoteHospitalEpisodeInput): Promise<HospitalEpisode> {
    return this.noteContent(actor, { teamId, personId }, contentSaid(fields));
  }

  /** @returns the conflict when somebody else was first. @throws DomainError NOT_FOUND; INVALID when it cannot be so */
  correct(
    actor: Actor,
    { episodeId: id, revision, reason, ...fields }: CorrectHospitalEpisodeInput,
  ): Promise<HospitalEpisode | RevisionConflict> {
    return this.correctContent(actor, { id, revision, content: contentSaid(fields), reason: reason ?? '' });
  }

  protected daysOf({ admittedOn }: EpisodeContent) {
    return [['admittedOn', admittedOn]] as const;
  }

  protected keyOf({ admittedOn }: EpisodeContent) {
    return { admittedOn };
  }

  protected contentOf(episode: HospitalEpisode): EpisodeContent {
    const { admittedOn, teamInvolvedInAdmission, dischargedOn, teamInvolvedInDischarge } = episode;
    return { admittedOn, teamInvolvedInAdmission, dischargedOn, teamInvolvedInDischarge };
  }

  protected async problemsOf(
    manager: EntityManager,
    content: EpisodeContent,
    { enrolmentId, id }: { enrolmentId: string; id: string | null },
  ): Promise<Problem[]> {
    const { admittedOn: from, dischargedOn: to } = content;
    const row = {
      admitted: from,
      discharged: to,
      team_in_admission: content.teamInvolvedInAdmission,
      team_in_discharge: content.teamInvolvedInDischarge,
    };
    const problems = problemsOfFaults(episodeFaults(row, today()), FIELDS);
    const others = await manager.findBy(HospitalEpisode, {
      enrolmentId,
      voidedAt: IsNull(),
      // The same day of admission is told by itself.
      admittedOn: Not(from),
      ...(id !== null && { id: Not(id) }),
    });
    const clash = others
      .map((other) => ({ from: other.admittedOn, to: other.dischargedOn }))
      // Somebody may be admitted again on the day of discharge.
      .find((other) => overlap(other, { from, to }) && other.to !== from && other.from !== to);
    if (clash)
      problems.push({
        path: 'admittedOn',
        code: clash.to ? 'episodeOverlaps' : 'episodeGoesOn',
        params: { from: clash.from, ...(clash.to && { to: clash.to }) },
      });
    return problems;
  }

  protected columnsOf(content: EpisodeContent) {
    return content;
  }
}

/** The fields of what a file says of a stay. */
const FIELDS = {
  admitted: 'admittedOn',
  discharged: 'dischargedOn',
  team_in_admission: 'teamInvolvedInAdmission',
  team_in_discharge: 'teamInvolvedInDischarge',
};

const contentSaid = (fields: HospitalEpisodeFields): EpisodeContent => ({
  admittedOn: fields.admittedOn,
  teamInvolvedInAdmission: fields.teamInvolvedInAdmission ?? false,
  dischargedOn: fields.dischargedOn ?? null,
  teamInvolvedInDischarge: fields.teamInvolvedInDischarge ?? null,
});
