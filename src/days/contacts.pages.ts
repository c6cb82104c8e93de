import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { ContactMode, ContactOutcome, ContactPlace } from '../contacts/contact-kinds.js';
import { ChangedRecord } from '../contacts/record-change.entity.js';
import { lastFiveMinutes } from '../platform/dates/clock-time.js';
import { today } from '../platform/dates/today.js';
import { UUID } from '../platform/door/ids.js';
import type { Locale } from '../platform/i18n/locale.js';
import { translate } from '../platform/i18n/translate.js';
import { onSaved } from '../platform/revision/revision-conflict.js';
import { choicesOf } from '../platform/web/choices.js';
import { type Form, formOf, shownForm, statusOf } from '../platform/web/form.js';
import { type Page, page, type Redirect, redirect } from '../platform/web/page.js';
import { submitted } from '../platform/web/submitted.js';
import { CorrectContactInput, NoteContactInput } from './contact.input.js';
import { ContactsService } from './contacts.service.js';
import { aboutWhom, type Back, backOf, dayIn, hrefBack } from './note-form.js';
import { NoteTemplate, readNoteQuery, takenBy } from './note-query.js';
import { VoidNotedInput } from './noted.input.js';
import { linesOf } from './record-lines.js';
import { recordPage } from './record-page.js';
import { TeamDayService } from './team-day.service.js';

/** What is likely, for each of the buttons. */
const LIKELY = {
  [NoteTemplate.VISIT]: { mode: ContactMode.IN_PERSON, place: ContactPlace.HOME, minutes: 30 },
  [NoteTemplate.CALL]: { mode: ContactMode.PHONE, minutes: 10 },
  [NoteTemplate.MISSED]: {
    mode: ContactMode.IN_PERSON,
    place: ContactPlace.HOME,
    outcome: ContactOutcome.MISSED,
  },
  [NoteTemplate.SOUGHT]: {
    mode: ContactMode.IN_PERSON,
    place: ContactPlace.HOME,
    outcome: ContactOutcome.NOT_FOUND,
  },
};

@Controller()
export class ContactsPages {
  constructor(
    private readonly contactsService: ContactsService,
    private readonly teamDay: TeamDayService,
  ) {}

  @Get('teams/:teamId/contacts/new')
  @Policy('contact.write')
  async blank(
    @CurrentActor() actor: Actor,
    @Param('teamId', UUID) teamId: string,
    @Query() query: unknown,
  ): Promise<Page> {
    const { personId, date = today(), template = NoteTemplate.VISIT } = await readNoteQuery(query);
    const { staff } = await this.teamDay.staff(actor, teamId, date);
    const likely = await this.contactsService.likelyStaff(actor, teamId);
    const form = formOf({
      personId,
      date,
      time: lastFiveMinutes(),
      outcome: ContactOutcome.MET,
      crisis: false,
      personPresent: true,
      naturalSupportPresent: false,
      staffIds: staff.map(({ id }) => id).filter((id) => likely.includes(id)),
      ...LIKELY[template],
    });
    return this.form(actor, teamId, form, personId ? 'person' : 'day', template);
  }

  @Post('teams/:teamId/contacts')
  @Policy('contact.write')
  note(
    @CurrentActor() actor: Actor,
    @Param('teamId', UUID) teamId: string,
    @Body() body: object,
  ): Promise<Page | Redirect> {
    const back = backOf(body);
    return submitted(
      NoteContactInput,
      { ...body, teamId },
      async (input) => {
        await this.contactsService.note(actor, input);
        return redirect(hrefBack(back, teamId, input.personId, input.date), 'day.contactNoted');
      },
      (form) => this.form(actor, teamId, form, back, NoteTemplate.VISIT),
    );
  }

  @Get('contacts/:contactId')
  @Policy('contact.read')
  show(@CurrentActor() actor: Actor, @Param('contactId', UUID) contactId: string): Promise<Page> {
    return this.record(actor, contactId, formOf());
  }

  @Get('contacts/:contactId/correct')
  @Policy('contact.write')
  edit(@CurrentActor() actor: Actor, @Param('contactId', UUID) contactId: string): Promise<Page> {
    return this.correction(actor, contactId, null);
  }

  @Post('contacts/:contactId/correct')
  @Policy('contact.write')
  correct(
    @CurrentActor() actor: Actor,
    @Param('contactId', UUID) contactId: string,
    @Body() body: object,
  ): Promise<Page | Redirect> {
    return submitted(
      CorrectContactInput,
      { ...body, contactId },
      async (input) =>
        onSaved(await this.contactsService.correct(actor, input), () =>
          redirect(`/contacts/${contactId}`, 'day.corrected'),
        ),
      (form) => this.correction(actor, contactId, form),
    );
  }

  @Post('contacts/:contactId/void')
  @Policy('contact.write')
  void(
    @CurrentActor() actor: Actor,
    @Param('contactId', UUID) recordId: string,
    @Body() body: object,
  ): Promise<Page | Redirect> {
    return submitted(
      VoidNotedInput,
      { ...body, recordId },
      async ({ reason }) => {
        await this.contactsService.void(actor, { id: recordId, reason });
        return redirect(`/contacts/${recordId}`, 'amendment.voided');
      },
      (form) => this.record(actor, recordId, form),
    );
  }

  private async record(actor: Actor, contactId: string, form: Form<unknown>): Promise<Page> {
    const { record, content, person, may } = await this.contactsService.get(actor, contactId);
    return recordPage(actor, {
      recordType: ChangedRecord.CONTACT,
      href: `/contacts/${contactId}`,
      above: { href: `/persons/${person.id}/timeline`, name: `${person.givenName} ${person.familyName}` },
      record,
      content,
      names: await this.contactsService.staffNames(record),
      mayWrite: may('contact.write'),
      form,
    });
  }

  private async form(
    actor: Actor,
    teamId: string,
    form: Form<unknown>,
    back: Back,
    template: NoteTemplate,
  ): Promise<Page> {
    const { locale } = actor;
    const whom = await aboutWhom(this.teamDay, actor, teamId, { form, day: dayIn(form, 'date'), back });
    const chosen = [form.values.staffIds ?? []].flat();
    const names = new Map(whom.staff.map(({ value, label }) => [value, label]));
    const { date, time, minutes = null, mode, place = null, outcome } = form.values as Record<string, string>;
    const isNew = form.problems.length === 0;
    const prefilled = { date, time, minutes, mode, place, outcome, staffIds: chosen };
    const model = {
      title: translate(locale, `day.noteTitle.${template}`),
      ...whom,
      form,
      ...choices(locale),
      there: takenBy(form, 'contactTaken'),
      // What was sent may be anything; what is filled in by us is told in one line.
      prefilled: isNew
        ? linesOf(locale, prefilled as never, names)
            .flatMap(({ text }) => (text === '–' ? [] : text))
            .join(', ')
        : null,
      isOpen: !isNew,
      // Who has noted nothing yet says who was there; afterwards that is filled in too.
      asksStaff: chosen.length === 0,
    };
    return page('days/contact-new', model, statusOf(form));
  }

  private async correction(actor: Actor, contactId: string, sent: Form<unknown> | null): Promise<Page> {
    const { record, content, person, teamId } = await this.contactsService.get(actor, contactId);
    const form = shownForm(sent, { ...content, revision: record.revision });
    const { staff } = await this.teamDay.staff(actor, teamId, dayIn(form, 'date'));
    const model = {
      title: translate(actor.locale, 'day.correctTitle.contact'),
      contactId,
      person: `${person.givenName} ${person.familyName}`,
      form,
      ...choices(actor.locale),
      day: today(),
      staff: staff.map(({ id: value, name: label }) => ({ value, label })),
      there: takenBy(form, 'contactTaken'),
    };
    return page('days/contact-correct', model, statusOf(form));
  }
}

const choices = (locale: Locale) => ({
  modes: choicesOf(ContactMode, 'kind.contactMode', locale),
  places: choicesOf(ContactPlace, 'kind.contactPlace', locale),
  outcomes: choicesOf(ContactOutcome, 'kind.contactOutcome', locale).map((choice) => ({
    ...choice,
    hint: translate(locale, `day.outcomeMeans.${choice.value}`),
  })),
});
