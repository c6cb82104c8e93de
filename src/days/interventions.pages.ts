import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { InterventionMethod } from '../contacts/intervention-kinds.js';
import { ChangedRecord } from '../contacts/record-change.entity.js';
import { today } from '../platform/dates/today.js';
import { UUID } from '../platform/door/ids.js';
import type { Locale } from '../platform/i18n/locale.js';
import { translate } from '../platform/i18n/translate.js';
import { onSaved } from '../platform/revision/revision-conflict.js';
import { choicesOf, yesOrNo } from '../platform/web/choices.js';
import { type Form, formOf, shownForm, statusOf } from '../platform/web/form.js';
import { type Page, page, type Redirect, redirect } from '../platform/web/page.js';
import { submitted } from '../platform/web/submitted.js';
import { CorrectInterventionInput, NoteInterventionInput } from './intervention.input.js';
import { InterventionsService } from './interventions.service.js';
import { aboutWhom, type Back, backOf, dayIn, hrefBack } from './note-form.js';
import { readNoteQuery, takenBy } from './note-query.js';
import { VoidNotedInput } from './noted.input.js';
import { recordPage } from './record-page.js';
import { TeamDayService } from './team-day.service.js';

@Controller()
export class InterventionsPages {
  constructor(
    private readonly interventionsService: InterventionsService,
    private readonly teamDay: TeamDayService,
  ) {}

  @Get('teams/:teamId/interventions/new')
  @Policy('contact.write')
  async blank(
    @CurrentActor() actor: Actor,
    @Param('teamId', UUID) teamId: string,
    @Query() query: unknown,
  ): Promise<Page> {
    const { personId, date = today() } = await readNoteQuery(query);
    const form = formOf({ personId, offeredOn: date });
    return this.form(actor, teamId, form, personId ? 'person' : 'day');
  }

  @Post('teams/:teamId/interventions')
  @Policy('contact.write')
  note(
    @CurrentActor() actor: Actor,
    @Param('teamId', UUID) teamId: string,
    @Body() body: object,
  ): Promise<Page | Redirect> {
    const back = backOf(body);
    return submitted(
      NoteInterventionInput,
      { ...body, teamId },
      async (input) => {
        await this.interventionsService.note(actor, input);
        return redirect(hrefBack(back, teamId, input.personId, input.offeredOn), 'day.interventionNoted');
      },
      (form) => this.form(actor, teamId, form, back),
    );
  }

  @Get('interventions/:interventionId')
  @Policy('contact.read')
  show(@CurrentActor() actor: Actor, @Param('interventionId', UUID) interventionId: string): Promise<Page> {
    return this.record(actor, interventionId, formOf());
  }

  @Get('interventions/:interventionId/correct')
  @Policy('contact.write')
  edit(@CurrentActor() actor: Actor, @Param('interventionId', UUID) interventionId: string): Promise<Page> {
    return this.correction(actor, interventionId, null);
  }

  @Post('interventions/:interventionId/correct')
  @Policy('contact.write')
  correct(
    @CurrentActor() actor: Actor,
    @Param('interventionId', UUID) interventionId: string,
    @Body() body: object,
  ): Promise<Page | Redirect> {
    return submitted(
      CorrectInterventionInput,
      { ...body, interventionId },
      async (input) =>
        onSaved(await this.interventionsService.correct(actor, input), () =>
          redirect(`/interventions/${interventionId}`, 'day.corrected'),
        ),
      (form) => this.correction(actor, interventionId, form),
    );
  }

  @Post('interventions/:interventionId/void')
  @Policy('contact.write')
  void(
    @CurrentActor() actor: Actor,
    @Param('interventionId', UUID) recordId: string,
    @Body() body: object,
  ): Promise<Page | Redirect> {
    return submitted(
      VoidNotedInput,
      { ...body, recordId },
      async ({ reason }) => {
        await this.interventionsService.void(actor, { id: recordId, reason });
        return redirect(`/interventions/${recordId}`, 'amendment.voided');
      },
      (form) => this.record(actor, recordId, form),
    );
  }

  private async record(actor: Actor, interventionId: string, form: Form<unknown>): Promise<Page> {
    const { record, content, person, may } = await this.interventionsService.get(actor, interventionId);
    return recordPage(actor, {
      recordType: ChangedRecord.INTERVENTION,
      href: `/interventions/${interventionId}`,
      above: { href: `/persons/${person.id}/timeline`, name: `${person.givenName} ${person.familyName}` },
      record,
      content,
      names: new Map(),
      mayWrite: may('contact.write'),
      form,
    });
  }

  private async form(actor: Actor, teamId: string, form: Form<unknown>, back: Back): Promise<Page> {
    const day = dayIn(form, 'offeredOn');
    const model = {
      title: translate(actor.locale, 'day.noteTitle.intervention'),
      ...(await aboutWhom(this.teamDay, actor, teamId, { form, day, back })),
      form,
      ...choices(actor.locale),
      there: takenBy(form, 'interventionTaken'),
    };
    return page('days/intervention-new', model, statusOf(form));
  }

  private async correction(actor: Actor, interventionId: string, sent: Form<unknown> | null): Promise<Page> {
    const { record, content, person } = await this.interventionsService.get(actor, interventionId);
    const form = shownForm(sent, { ...content, revision: record.revision });
    const model = {
      title: translate(actor.locale, 'day.correctTitle.intervention'),
      interventionId,
      person: `${person.givenName} ${person.familyName}`,
      form,
      ...choices(actor.locale),
      day: today(),
      there: takenBy(form, 'interventionTaken'),
    };
    return page('days/intervention-correct', model, statusOf(form));
  }
}

const choices = (locale: Locale) => ({
  methods: choicesOf(InterventionMethod, 'kind.interventionMethod', locale),
  yesOrNo: yesOrNo(locale),
});
