import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { ChangedRecord } from '../contacts/record-change.entity.js';
import { today } from '../platform/dates/today.js';
import { UUID } from '../platform/door/ids.js';
import { translate } from '../platform/i18n/translate.js';
import { onSaved } from '../platform/revision/revision-conflict.js';
import { yesOrNo } from '../platform/web/choices.js';
import { type Form, formOf, shownForm, statusOf } from '../platform/web/form.js';
import { type Page, page, type Redirect, redirect } from '../platform/web/page.js';
import { submitted } from '../platform/web/submitted.js';
import { CorrectHospitalEpisodeInput, NoteHospitalEpisodeInput } from './hospital-episode.input.js';
import { HospitalEpisodesService } from './hospital-episodes.service.js';
import { aboutWhom, type Back, backOf, dayIn, hrefBack } from './note-form.js';
import { readNoteQuery, takenBy } from './note-query.js';
import { VoidNotedInput } from './noted.input.js';
import { recordPage } from './record-page.js';
import { TeamDayService } from './team-day.service.js';

@Controller()
export class HospitalEpisodesPages {
  constructor(
    private readonly hospitalEpisodesService: HospitalEpisodesService,
    private readonly teamDay: TeamDayService,
  ) {}

  @Get('teams/:teamId/hospital-episodes/new')
  @Policy('contact.write')
  async blank(
    @CurrentActor() actor: Actor,
    @Param('teamId', UUID) teamId: string,
    @Query() query: unknown,
  ): Promise<Page> {
    const { personId, date = today() } = await readNoteQuery(query);
    const form = formOf({ personId, admittedOn: date, teamInvolvedInAdmission: false });
    return this.form(actor, teamId, form, personId ? 'person' : 'day');
  }

  @Post('teams/:teamId/hospital-episodes')
  @Policy('contact.write')
  note(
    @CurrentActor() actor: Actor,
    @Param('teamId', UUID) teamId: string,
    @Body() body: object,
  ): Promise<Page | Redirect> {
    const back = backOf(body);
    return submitted(
      NoteHospitalEpisodeInput,
      { ...body, teamId },
      async (input) => {
        await this.hospitalEpisodesService.note(actor, input);
        return redirect(hrefBack(back, teamId, input.personId, input.admittedOn), 'day.episodeNoted');
      },
      (form) => this.form(actor, teamId, form, back),
    );
  }

  @Get('hospital-episodes/:episodeId')
  @Policy('contact.read')
  show(@CurrentActor() actor: Actor, @Param('episodeId', UUID) episodeId: string): Promise<Page> {
    return this.record(actor, episodeId, formOf());
  }

  @Get('hospital-episodes/:episodeId/correct')
  @Policy('contact.write')
  edit(@CurrentActor() actor: Actor, @Param('episodeId', UUID) episodeId: string): Promise<Page> {
    return this.correction(actor, episodeId, null);
  }

  @Post('hospital-episodes/:episodeId/correct')
  @Policy('contact.write')
  correct(
    @CurrentActor() actor: Actor,
    @Param('episodeId', UUID) episodeId: string,
    @Body() body: object,
  ): Promise<Page | Redirect> {
    return submitted(
      CorrectHospitalEpisodeInput,
      { ...body, episodeId },
      async (input) =>
        onSaved(await this.hospitalEpisodesService.correct(actor, input), () =>
          redirect(`/hospital-episodes/${episodeId}`, 'day.corrected'),
        ),
      (form) => this.correction(actor, episodeId, form),
    );
  }

  @Post('hospital-episodes/:episodeId/void')
  @Policy('contact.write')
  void(
    @CurrentActor() actor: Actor,
    @Param('episodeId', UUID) recordId: string,
    @Body() body: object,
  ): Promise<Page | Redirect> {
    return submitted(
      VoidNotedInput,
      { ...body, recordId },
      async ({ reason }) => {
        await this.hospitalEpisodesService.void(actor, { id: recordId, reason });
        return redirect(`/hospital-episodes/${recordId}`, 'amendment.voided');
      },
      (form) => this.record(actor, recordId, form),
    );
  }

  private async record(actor: Actor, episodeId: string, form: Form<unknown>): Promise<Page> {
    const { record, content, person, may } = await this.hospitalEpisodesService.get(actor, episodeId);
    return recordPage(actor, {
      recordType: ChangedRecord.HOSPITAL_EPISODE,
      href: `/hospital-episodes/${episodeId}`,
      above: { href: `/persons/${person.id}/timeline`, name: `${person.givenName} ${person.familyName}` },
      record,
      content,
      names: new Map(),
      mayWrite: may('contact.write'),
      form,
    });
  }

  private async form(actor: Actor, teamId: string, form: Form<unknown>, back: Back): Promise<Page> {
    const day = dayIn(form, 'admittedOn');
    const model = {
      title: translate(actor.locale, 'day.noteTitle.hospital_episode'),
      ...(await aboutWhom(this.teamDay, actor, teamId, { form, day, back })),
      form,
      yesOrNo: yesOrNo(actor.locale),
      there: takenBy(form, 'episodeTaken'),
    };
    return page('days/episode-new', model, statusOf(form));
  }

  private async correction(actor: Actor, episodeId: string, sent: Form<unknown> | null): Promise<Page> {
    const { record, content, person } = await this.hospitalEpisodesService.get(actor, episodeId);
    const form = shownForm(sent, { ...content, revision: record.revision });
    const model = {
      title: translate(actor.locale, 'day.correctTitle.hospital_episode'),
      episodeId,
      person: `${person.givenName} ${person.familyName}`,
      form,
      yesOrNo: yesOrNo(actor.locale),
      day: today(),
      there: takenBy(form, 'episodeTaken'),
    };
    return page('days/episode-correct', model, statusOf(form));
  }
}
