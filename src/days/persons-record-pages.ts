import { Body, Get, Param, Post, Query } from '@nestjs/common';
import type { ClassConstructor } from 'class-transformer';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import type { NotedRecord } from '../contacts/noted-record.js';
import type { RecordedContent } from '../contacts/record-change.entity.js';
import { today } from '../platform/dates/today.js';
import { UUID } from '../platform/door/ids.js';
import { translate } from '../platform/i18n/translate.js';
import { type Form, formOf, shownForm, statusOf } from '../platform/web/form.js';
import { type Page, page, type Redirect, redirect } from '../platform/web/page.js';
import { submitted } from '../platform/web/submitted.js';
import type { PersonsRecord } from './enrolment-records.js';
import { aboutWhom, type Back, backOf, dayIn, dayOf, hrefBack } from './note-form.js';
import { type NoteQuery, NoteTemplate, readNoteQuery, takenBy, templateOf } from './note-query.js';
import type { Names } from './record-lines.js';
import type { ShownRecord } from './record-page.js';
import { type PagesOfKind, recordPages, type WrittenRecords } from './record-pages.js';
import type { TeamDayService } from './team-day.service.js';

/** What is noted of a person, on which day. */
type Noted<DayField extends string> = { personId: string } & Record<DayField, string>;

interface PagesOfPersons<DayField extends string, Note extends Noted<DayField>, Correct extends object>
  extends PagesOfKind<Correct> {
  noting: ClassConstructor<Note>;
  /** The field that says on which day it was. */
  dayField: DayField;
  /** The key of what is said when it has been noted. */
  notice: string;
  /** Where a form of one person leads, where that is not the line of time. */
  leadsTo?: (personId: string) => string;
}

interface PersonsRecords<Row, Note, Correct> extends WrittenRecords<Correct> {
  get(actor: Actor, id: string): Promise<PersonsRecord<Row> & { content: RecordedContent }>;
  note(actor: Actor, input: Note): Promise<unknown>;
}

/** The pages of what is noted with an enrolled person: for a new one, and for those that are there. */
export function personsRecordPages<
  DayField extends string,
  Note extends Noted<DayField>,
  Correct extends object,
>(kind: PagesOfPersons<DayField, Note, Correct>) {
  const { recordType, path, template, noting, dayField, notice, leadsTo } = kind;

  abstract class PersonsRecordPages<Row extends NotedRecord, Choices extends object> extends recordPages(
    kind,
  ) {
    protected abstract override readonly records: PersonsRecords<Row, Note, Correct>;
    protected abstract readonly teamDay: TeamDayService;
    /** What its fields choose from. */
    protected abstract choices(actor: Actor, teamId: string, day: string): Choices | Promise<Choices>;
    /** What a new one is likely to say, beside whom it is about and on which day. */
    protected likely(
      _actor: Actor,
      _teamId: string,
      _asked: NoteQuery,
      _choices: Choices,
    ): object | Promise<object> {
      return {};
    }

    @Get(`teams/:teamId/${path}/new`)
    @Policy('contact.write')
    async blank(
      @CurrentActor() actor: Actor,
      @Param('teamId', UUID) teamId: string,
      @Query() query: unknown,
    ): Promise<Page> {
      const asked = await readNoteQuery(query);
      const { personId, date = today() } = asked;
      const choices = await this.choices(actor, teamId, dayOf(date));
      const likely = await this.likely(actor, teamId, asked, choices);
      const form = formOf({ personId, [dayField]: date, ...likely });
      return this.form(actor, teamId, form, personId ? 'person' : 'day', choices, asked.template);
    }

    @Post(`teams/:teamId/${path}`)
    @Policy('contact.write')
    note(
      @CurrentActor() actor: Actor,
      @Param('teamId', UUID) teamId: string,
      @Body() body: object,
    ): Promise<Page | Redirect> {
      const back = backOf(body);
      return submitted(
        noting,
        { ...body, teamId },
        async (input) => {
          await this.records.note(actor, input);
          const { personId } = input;
          return redirect(leadsTo?.(personId) ?? hrefBack(back, teamId, personId, input[dayField]), notice);
        },
        async (form) =>
          this.form(
            actor,
            teamId,
            form,
            back,
            await this.choices(actor, teamId, dayIn(form, dayField)),
            templateOf(body),
          ),
      );
    }

    protected async read(actor: Actor, id: string): Promise<ShownRecord> {
      const { record, content, person, may } = await this.records.get(actor, id);
      return {
        above: { href: `/persons/${person.id}/timeline`, name: `${person.givenName} ${person.familyName}` },
        record,
        content,
        names: await this.names(record),
        mayWrite: may('contact.write'),
      };
    }

    /** By the ids that the record names or has named. */
    protected async names(_record: Row): Promise<Names> {
      return new Map();
    }

    protected async toCorrect(actor: Actor, id: string, sent: Form<unknown> | null) {
      const { record, content, person, teamId } = await this.records.get(actor, id);
      const form = shownForm(sent, { ...content, revision: record.revision });
      return {
        person: `${person.givenName} ${person.familyName}`,
        form,
        ...(await this.choices(actor, teamId, dayIn(form, dayField))),
      };
    }

    private async form(
      actor: Actor,
      teamId: string,
      form: Form<unknown>,
      back: Back,
      choices: Choices,
      wanted = NoteTemplate.VISIT,
    ): Promise<Page> {
      const day = dayIn(form, dayField);
      const model = {
        ...(await aboutWhom(this.teamDay, actor, teamId, { form, day, back })),
        form,
        ...choices,
        action: `/teams/${teamId}/${path}`,
        there: takenBy(form, kind),
        ...this.head(actor, form, choices, wanted),
      };
      return page(`${template}-new`, model, statusOf(form));
    }

    /** What the form for a new one shows above its fields. */
    protected head(
      { locale }: Actor,
      _form: Form<unknown>,
      _choices: Choices,
      _wanted: NoteTemplate,
    ): { title: string } {
      return { title: translate(locale, `day.noteTitle.${recordType}`) };
    }
  }
  return PersonsRecordPages;
}
