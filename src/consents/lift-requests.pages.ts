import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { UUID } from '../platform/door/ids.js';
import { translate } from '../platform/i18n/translate.js';
import { choicesOf } from '../platform/web/choices.js';
import { type Form, formOf } from '../platform/web/form.js';
import { type Page, page, type Redirect, redirect } from '../platform/web/page.js';
import { submitted } from '../platform/web/submitted.js';
import { personModel } from './grounds.pages.js';
import { LiftAnswer, type LiftRequest } from './lift-request.entity.js';
import { AnswerLiftRequestInput } from './lift-request.input.js';
import { LiftRequestsService } from './lift-requests.service.js';

/** Somebody in another principal's emergency care asks for a block to be lifted. */
@Controller('lift-requests/:liftRequestId')
export class LiftRequestsPages {
  constructor(private readonly liftRequests: LiftRequestsService) {}

  @Get()
  @Policy('consent.write')
  ask(@CurrentActor() actor: Actor, @Param('liftRequestId', UUID) liftRequestId: string): Promise<Page> {
    return this.form(actor, liftRequestId, formOf(), 200);
  }

  @Post()
  @Policy('consent.write')
  answer(
    @CurrentActor() actor: Actor,
    @Param('liftRequestId', UUID) liftRequestId: string,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    return submitted(
      AnswerLiftRequestInput,
      { ...(body as object), liftRequestId },
      async (input) => {
        const { personId } = await this.liftRequests.answer(actor, input);
        return redirect(`/persons/${personId}/blocks`, 'liftRequest.answered');
      },
      (form) => this.form(actor, liftRequestId, form, 422),
    );
  }

  private async form(actor: Actor, id: string, form: Form<unknown>, status: number): Promise<Page> {
    const { person, request } = await this.liftRequests.get(actor, id);
    const model = {
      title: translate(actor.locale, 'liftRequest.title'),
      person: personModel(person),
      request: liftRequestView(actor, request),
      form,
      answers: choicesOf(LiftAnswer, 'liftRequest.choice', actor.locale),
    };
    return page('consents/lift-request', model, status);
  }
}

/** A request and its answer, as both sides read it. */
export function liftRequestView({ locale }: Actor, request: LiftRequest) {
  const { id, owner, accountName, principal, reason, askedAt, answer, answerNote, answeredAt } = request;
  return {
    id,
    owner: owner.name,
    askedBy: accountName,
    askedFor: principal.name,
    ...{ reason, askedAt, answerNote, answeredAt },
    answer: answer && translate(locale, `liftRequest.answer.${answer}`),
  };
}
