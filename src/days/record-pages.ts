import { Body, Get, Param, Post } from '@nestjs/common';
import type { ClassConstructor } from 'class-transformer';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import type { NotedRecord } from '../contacts/noted-record.js';
import type { ChangedRecord } from '../contacts/record-change.entity.js';
import { today } from '../platform/dates/today.js';
import { UUID } from '../platform/door/ids.js';
import { translate } from '../platform/i18n/translate.js';
import { onSaved, type RevisionConflict } from '../platform/revision/revision-conflict.js';
import { type Form, formOf, statusOf } from '../platform/web/form.js';
import { type Page, page, type Redirect, redirect } from '../platform/web/page.js';
import { submitted } from '../platform/web/submitted.js';
import { takenBy } from './note-query.js';
import { VoidNotedInput } from './noted.input.js';
import { recordPage, type ShownRecord } from './record-page.js';

/** What the pages of one kind of record have of their own. */
export interface PagesOfKind<Correct extends object> {
  recordType: ChangedRecord;
  /** The first part of their addresses. */
  path: string;
  /** The field that names one, such as `contactId`. */
  idName: string;
  correction: ClassConstructor<Correct>;
  /** What the templates of its forms begin with, from their room. */
  template: string;
  /** The code of the problem that another one is there already. */
  taken: string;
}

/** What is done with records of a kind that are there. */
export interface WrittenRecords<Correct> {
  correct(actor: Actor, input: Correct): Promise<NotedRecord | RevisionConflict>;
  void(actor: Actor, sent: { id: string; reason: string }): Promise<unknown>;
}

/** The pages that show a record of the day with its history, put it right, and void it; a class to extend. */
export function recordPages<Correct extends object>(kind: PagesOfKind<Correct>) {
  const { recordType, path, idName, correction, template } = kind;
  const hrefOf = (id: string) => `/${path}/${id}`;

  abstract class RecordPages {
    protected abstract readonly records: WrittenRecords<Correct>;
    /** What its page shows. */
    protected abstract read(actor: Actor, id: string): Promise<ShownRecord>;
    /** The form that corrects it, filled in, and what that chooses from. */
    protected abstract toCorrect(
      actor: Actor,
      id: string,
      sent: Form<unknown> | null,
    ): Promise<{ form: Form<unknown> }>;

    @Get(`${path}/:${idName}`)
    @Policy('contact.read')
    show(@CurrentActor() actor: Actor, @Param(idName, UUID) id: string): Promise<Page> {
      return this.record(actor, id, formOf());
    }

    @Get(`${path}/:${idName}/correct`)
    @Policy('contact.write')
    edit(@CurrentActor() actor: Actor, @Param(idName, UUID) id: string): Promise<Page> {
      return this.corrected(actor, id, null);
    }

    @Post(`${path}/:${idName}/correct`)
    @Policy('contact.write')
    correct(
      @CurrentActor() actor: Actor,
      @Param(idName, UUID) id: string,
      @Body() body: object,
    ): Promise<Page | Redirect> {
      return submitted(
        correction,
        { ...body, [idName]: id },
        async (input) =>
          onSaved(await this.records.correct(actor, input), () => redirect(hrefOf(id), 'day.corrected')),
        (form) => this.corrected(actor, id, form),
      );
    }

    @Post(`${path}/:${idName}/void`)
    @Policy('contact.write')
    void(
      @CurrentActor() actor: Actor,
      @Param(idName, UUID) id: string,
      @Body() body: object,
    ): Promise<Page | Redirect> {
      return submitted(
        VoidNotedInput,
        { ...body, recordId: id },
        async ({ reason }) => {
          await this.records.void(actor, { id, reason });
          return redirect(hrefOf(id), 'amendment.voided');
        },
        (form) => this.record(actor, id, form),
      );
    }

    private async record(actor: Actor, id: string, form: Form<unknown>): Promise<Page> {
      return recordPage(actor, { recordType, href: hrefOf(id), form, ...(await this.read(actor, id)) });
    }

    private async corrected(actor: Actor, id: string, sent: Form<unknown> | null): Promise<Page> {
      const shown = await this.toCorrect(actor, id, sent);
      const model = {
        title: translate(actor.locale, `day.correctTitle.${recordType}`),
        href: hrefOf(id),
        above: translate(actor.locale, `day.titleOf.${recordType}`),
        day: today(),
        there: takenBy(shown.form, kind),
        ...shown,
      };
      return page(`${template}-correct`, model, statusOf(shown.form));
    }
  }
  return RecordPages;
}
