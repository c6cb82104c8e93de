import { Controller } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import type { Contact } from '../contacts/contact.entity.js';
import { ContactMode, ContactOutcome, ContactPlace } from '../contacts/contact-kinds.js';
import { ChangedRecord } from '../contacts/record-change.entity.js';
import { lastFiveMinutes } from '../platform/dates/clock-time.js';
import { translate } from '../platform/i18n/translate.js';
import { choicesOf, type FieldChoice } from '../platform/web/choices.js';
import type { Form } from '../platform/web/form.js';
import { CorrectContactInput, NoteContactInput } from './contact.input.js';
import { ContactsService } from './contacts.service.js';
import { type NoteQuery, NoteTemplate } from './note-query.js';
import { personsRecordPages } from './persons-record-pages.js';
import { linesOf } from './record-lines.js';
import { TeamDayService } from './team-day.service.js';

/** What is likely, for each of the buttons. */
const LIKELY = {
  [NoteTemplate.VISIT]: { mode: ContactMode.IN_PERSON, place: ContactPlace.HOME, minutes: 30 },
  [NoteTemplate.CALL]: { mode: ContactMode.PHONE, minutes: 10 },
  [NoteTemplate.MISSED]: {
    mode: ContactMode.IN_PERSON,
    place: ContactPlace.HOME,
    outcome: ContactOutcome.MISSED,
    personPresent: false,
  },
  [NoteTemplate.SOUGHT]: {
    mode: ContactMode.IN_PERSON,
    place: ContactPlace.HOME,
    outcome: ContactOutcome.NOT_FOUND,
    personPresent: false,
  },
};

const Pages = personsRecordPages({
  recordType: ChangedRecord.CONTACT,
  path: 'contacts',
  idName: 'contactId',
  template: 'days/contact',
  noting: NoteContactInput,
  dayField: 'date',
  notice: 'day.contactNoted',
  correction: CorrectContactInput,
  taken: 'contactTaken',
});

type Choices = Record<'modes' | 'places' | 'outcomes' | 'staff', FieldChoice[]>;

@Controller()
export class ContactsPages extends Pages<Contact, Choices> {
  constructor(
    protected readonly records: ContactsService,
    protected readonly teamDay: TeamDayService,
  ) {
    super();
  }

  protected async choices(actor: Actor, teamId: string, day: string) {
    const { locale } = actor;
    const { staff } = await this.teamDay.staff(actor, teamId, day);
    return {
      modes: choicesOf(ContactMode, 'kind.contactMode', locale),
      places: choicesOf(ContactPlace, 'kind.contactPlace', locale),
      outcomes: choicesOf(ContactOutcome, 'kind.contactOutcome', locale).map((choice) => ({
        ...choice,
        hint: translate(locale, `day.outcomeMeans.${choice.value}`),
      })),
      staff: staff.map(({ id: value, name: label }) => ({ value, label })),
    };
  }

  protected override async likely(
    actor: Actor,
    teamId: string,
    { template = NoteTemplate.VISIT }: NoteQuery,
    { staff }: Choices,
  ) {
    const likely = await this.records.likelyStaff(actor, teamId);
    return {
      time: lastFiveMinutes(),
      outcome: ContactOutcome.MET,
      crisis: false,
      personPresent: true,
      naturalSupportPresent: false,
      staffIds: staff.map(({ value }) => value).filter((id) => likely.includes(id)),
      ...LIKELY[template],
    };
  }

  protected override names(contact: Contact) {
    return this.records.staffNames(contact);
  }

  protected override head(
    { locale }: Actor,
    { values, problems }: Form<unknown>,
    { staff }: Choices,
    template: NoteTemplate,
  ) {
    const chosen = [values.staffIds ?? []].flat();
    const names = new Map(staff.map(({ value, label }) => [value, label]));
    const { date, time, minutes = null, mode, place = null, outcome } = values as Record<string, string>;
    const isNew = problems.length === 0;
    const prefilled = { date, time, minutes, mode, place, outcome, staffIds: chosen };
    return {
      title: translate(locale, `day.noteTitle.${template}`),
      template,
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
  }
}
