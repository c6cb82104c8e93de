import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { PlanKind } from '../persons/person-kinds.js';
import { today } from '../platform/dates/today.js';
import { UUID } from '../platform/door/ids.js';
import { notFound } from '../platform/errors/domain-error.js';
import { translate } from '../platform/i18n/translate.js';
import { choicesOf } from '../platform/web/choices.js';
import { type Form, formOf } from '../platform/web/form.js';
import { type Page, page, type Redirect, redirect } from '../platform/web/page.js';
import { submitted } from '../platform/web/submitted.js';
import { OfferAnswer, type PlanOffer } from './plan-offer.entity.js';
import { RecordPlanOfferInput, VoidPlanOfferInput } from './plan-offer.input.js';
import { PlanOffersService } from './plan-offers.service.js';

/** Which plans somebody was offered, and what they said. */
@Controller('persons/:personId/plan-offers')
export class PlanOffersPages {
  constructor(private readonly planOffersService: PlanOffersService) {}

  @Get()
  @Policy('consent.read')
  list(@CurrentActor() actor: Actor, @Param('personId', UUID) personId: string): Promise<Page> {
    return this.listing(actor, personId, formOf({ offeredOn: today() }), 200);
  }

  @Post()
  @Policy('plan.write')
  record(
    @CurrentActor() actor: Actor,
    @Param('personId', UUID) personId: string,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    return submitted(
      RecordPlanOfferInput,
      { ...(body as object), personId },
      async (input) => {
        await this.planOffersService.record(actor, input);
        return redirect(`/persons/${personId}/plan-offers`, 'planOffer.recorded');
      },
      (form) => this.listing(actor, personId, form, 422),
    );
  }

  @Get(':offerId/void')
  @Policy('plan.write')
  ask(
    @CurrentActor() actor: Actor,
    @Param('personId', UUID) personId: string,
    @Param('offerId', UUID) offerId: string,
  ): Promise<Page> {
    return this.voiding(actor, personId, offerId, formOf(), 200);
  }

  @Post(':offerId/void')
  @Policy('plan.write')
  void(
    @CurrentActor() actor: Actor,
    @Param('personId', UUID) personId: string,
    @Param('offerId', UUID) offerId: string,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    return submitted(
      VoidPlanOfferInput,
      { ...(body as object), offerId },
      async (input) => {
        await this.planOffersService.void(actor, input);
        return redirect(`/persons/${personId}/plan-offers`, 'planOffer.voided');
      },
      (form) => this.voiding(actor, personId, offerId, form, 422),
    );
  }

  private async listing(actor: Actor, personId: string, form: Form<unknown>, status: number): Promise<Page> {
    const { locale } = actor;
    const { person, offers, may } = await this.planOffersService.list(actor, personId);
    const model = {
      title: translate(locale, 'planOffer.title'),
      person: { id: personId, name: `${person.givenName} ${person.familyName}` },
      offers: offers.map((offer) => offerLine(actor, offer)),
      mayWrite: may('plan.write'),
      plans: choicesOf(PlanKind, 'planOffer.plan', locale),
      answers: choicesOf(OfferAnswer, 'planOffer.answer', locale),
      day: today(),
      form,
    };
    return page('plans/offers', model, status);
  }

  private async voiding(
    actor: Actor,
    personId: string,
    offerId: string,
    form: Form<unknown>,
    status: number,
  ): Promise<Page> {
    const { person, offers, may } = await this.planOffersService.list(actor, personId);
    const offer = offers.find(({ id, voidedAt }) => id === offerId && !voidedAt);
    if (!offer || !may('plan.write')) throw notFound('offerId');
    const model = {
      title: translate(actor.locale, 'planOffer.void'),
      person: { id: personId, name: `${person.givenName} ${person.familyName}` },
      offer: offerLine(actor, offer),
      form,
    };
    return page('plans/offer-void', model, status);
  }
}

function offerLine({ locale }: Actor, { id, plan, answer, offeredOn, note, ...offer }: PlanOffer) {
  return {
    id,
    plan: translate(locale, `planOffer.plan.${plan}`),
    answer: translate(locale, `planOffer.answer.${answer}`),
    offeredOn,
    note,
    by: offer.recordedByName,
    isVoided: offer.voidedAt !== null,
    voidReason: offer.voidReason,
  };
}
