import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { type Actor, mayDoInTeam } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import type { Enrolment } from '../persons/person.entity.js';
import { goesOn } from '../platform/dates/periods.js';
import { today } from '../platform/dates/today.js';
import { UUID } from '../platform/door/ids.js';
import type { Locale } from '../platform/i18n/locale.js';
import { translate } from '../platform/i18n/translate.js';
import { onSaved } from '../platform/revision/revision-conflict.js';
import { choicesOf } from '../platform/web/choices.js';
import { type Form, shownForm, statusOf } from '../platform/web/form.js';
import { type Page, page, type Redirect, redirect } from '../platform/web/page.js';
import { submitted } from '../platform/web/submitted.js';
import { NeedAnswer, NeedKind, NeedSource } from './need-kinds.js';
import { TakeNeedsInventoryInput } from './needs.input.js';
import { type EnrolmentNeeds, NeedsService } from './needs.service.js';
import { firstAnswer, historyOf, type NeedSuggestion } from './suggest-needs.js';

const KINDS = Object.values(NeedKind);

/** What a person needs and who gives it. */
@Controller()
export class NeedsPages {
  constructor(private readonly needsService: NeedsService) {}

  @Get('persons/:personId/needs')
  @Policy('contact.read')
  async show(@CurrentActor() actor: Actor, @Param('personId', UUID) personId: string): Promise<Page> {
    const { person, enrolments } = await this.needsService.read(actor, personId);
    const name = `${person.givenName} ${person.familyName}`;
    return page('needs/show', {
      title: translate(actor.locale, 'needs.of', { name }),
      person: { id: personId, name },
      enrolments: enrolments.map((one) => ({
        ...shownNeeds(actor.locale, one),
        mayTake: mayTake(actor, one.enrolment),
      })),
    });
  }

  @Get('enrolments/:enrolmentId/needs')
  @Policy('person.write')
  ask(@CurrentActor() actor: Actor, @Param('enrolmentId', UUID) enrolmentId: string): Promise<Page> {
    return this.form(actor, enrolmentId, null);
  }

  @Post('enrolments/:enrolmentId/needs')
  @Policy('person.write')
  take(
    @CurrentActor() actor: Actor,
    @Param('enrolmentId', UUID) enrolmentId: string,
    @Body() body: object,
  ): Promise<Page | Redirect> {
    return submitted(
      TakeNeedsInventoryInput,
      { ...body, enrolmentId },
      async (input) =>
        onSaved(await this.needsService.take(actor, input), ({ enrolment }) =>
          redirect(`/persons/${enrolment.personId}/needs`, 'needs.taken'),
        ),
      (form) => this.form(actor, enrolmentId, form),
    );
  }

  private async form(actor: Actor, enrolmentId: string, form: Form<unknown> | null): Promise<Page> {
    const { locale } = actor;
    const { person, enrolment, inventories, suggestions } = await this.needsService.toTake(
      actor,
      enrolmentId,
    );
    const [last] = inventories;
    const said = new Map(last?.needs.map(({ kind, answer }) => [kind, answer]));
    const needs = KINDS.map((kind) => ({ kind, answer: firstAnswer(kind, said, suggestions) }));
    const name = `${person.givenName} ${person.familyName}`;
    const model = {
      title: translate(locale, 'needs.take'),
      person: { id: person.id, name },
      enrolment: { id: enrolmentId, team: enrolment.team.name },
      lastOn: last?.madeOn ?? null,
      day: today(),
      form: shownForm(form, { madeOn: today(), revision: enrolment.revision, needs }),
      answers: choicesOf(NeedAnswer, 'needs.answer', locale),
      kinds: KINDS.map((kind) => ({
        kind,
        name: translate(locale, `needs.kind.${kind}`),
        hint: suggestions
          .filter((one) => one.kind === kind)
          .map((one) => suggestionWords(locale, one))
          .join(' '),
      })),
    };
    return page('needs/take', model, statusOf(form));
  }
}

function mayTake(actor: Actor, enrolment: Enrolment): boolean {
  return goesOn(today(), enrolment) && mayDoInTeam(actor, 'person.write', enrolment.teamId);
}

/** What was said last, kind by kind, and what was said before it. */
function shownNeeds(locale: Locale, { enrolment, inventories }: EnrolmentNeeds) {
  const [last] = inventories;
  const wordsOf = (answer: NeedAnswer) => translate(locale, `needs.answer.${answer}`);
  return {
    id: enrolment.id,
    team: enrolment.team.name,
    endedOn: enrolment.toDate,
    last: last && { madeOn: last.madeOn, by: last.recordedByName },
    needs: KINDS.map((kind) => {
      const [now, ...before] = historyOf(kind, inventories);
      return {
        name: translate(locale, `needs.kind.${kind}`),
        answer: wordsOf(now?.answer ?? NeedAnswer.UNKNOWN),
        isUnmet: now?.answer === NeedAnswer.NOBODY,
        since: now?.since,
        before: before.map(({ answer, since }) => ({ answer: wordsOf(answer), since })),
      };
    }),
  };
}

function suggestionWords(locale: Locale, { source, method, answer, text }: NeedSuggestion): string {
  const what = method ? translate(locale, `kind.interventionMethod.${method}`) : `»${text}«`;
  const isByOthers = source === NeedSource.SIP && answer !== null;
  return translate(locale, isByOthers ? 'needs.byOthers' : `needs.suggestion.${source}`, { what });
}
