import { Controller } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import type { HospitalEpisode } from '../contacts/hospital-episode.entity.js';
import { ChangedRecord } from '../contacts/record-change.entity.js';
import { type FieldChoice, yesOrNo } from '../platform/web/choices.js';
import { CorrectHospitalEpisodeInput, NoteHospitalEpisodeInput } from './hospital-episode.input.js';
import { HospitalEpisodesService } from './hospital-episodes.service.js';
import { personsRecordPages } from './persons-record-pages.js';
import { TeamDayService } from './team-day.service.js';

const Pages = personsRecordPages({
  recordType: ChangedRecord.HOSPITAL_EPISODE,
  path: 'hospital-episodes',
  idName: 'episodeId',
  template: 'days/episode',
  noting: NoteHospitalEpisodeInput,
  dayField: 'admittedOn',
  notice: 'day.episodeNoted',
  correction: CorrectHospitalEpisodeInput,
  taken: 'episodeTaken',
});

@Controller()
export class HospitalEpisodesPages extends Pages<HospitalEpisode, { yesOrNo: FieldChoice[] }> {
  constructor(
    protected readonly records: HospitalEpisodesService,
    protected readonly teamDay: TeamDayService,
  ) {
    super();
  }

  protected choices({ locale }: Actor) {
    return { yesOrNo: yesOrNo(locale) };
  }

  protected override likely() {
    return { teamInvolvedInAdmission: false };
  }
}
