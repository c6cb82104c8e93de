import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { Actor } from '../../access/actor.js';
import { CurrentActor } from '../../access/current-actor.js';
import { Policy } from '../../access/policy.js';
import { PlanStatus } from '../../plans/plan-kinds.js';
import { today } from '../../platform/dates/today.js';
import { UUID } from '../../platform/door/ids.js';
import { notFound } from '../../platform/errors/domain-error.js';
import { translate } from '../../platform/i18n/translate.js';
import { choicesOf } from '../../platform/web/choices.js';
import { type Form, formOf } from '../../platform/web/form.js';
import { type Page, page, type Redirect, redirect } from '../../platform/web/page.js';
import { submitted } from '../../platform/web/submitted.js';
import { SipsService } from '../sips.service.js';
import { RecordSipFollowUpInput } from './sip-follow-up.input.js';
import { ActionOutcome, PERSON_QUESTIONS, PersonView } from './sip-follow-up-kinds.js';
import { SipFollowUpsService } from './sip-follow-ups.service.js';

/** The form for the meeting at which a SIP is followed up. */
@Controller('sips/:sipId/follow-up')
export class SipFollowUpsPages {
  constructor(
    private readonly sipsService: SipsService,
    private readonly followUps: SipFollowUpsService,
  ) {}

  @Get()
  @Policy('plan.write')
  ask(@CurrentActor() actor: Actor, @Param('sipId', UUID) sipId: string): Promise<Page> {
    return this.form(actor, sipId, formOf({ heldOn: today() }), 200);
  }

  @Post()
  @Policy('plan.write')
  record(
    @CurrentActor() actor: Actor,
    @Param('sipId', UUID) sipId: string,
    @Body() body: object,
  ): Promise<Page | Redirect> {
    return submitted(
      RecordSipFollowUpInput,
      { actions: [], ...body, sipId },
      async (input) => {
        await this.followUps.record(actor, input);
        return redirect(`/sips/${sipId}`, 'sipFollowUp.recorded');
      },
      (form) => this.form(actor, sipId, form, 422),
    );
  }

  private async form(actor: Actor, sipId: string, form: Form<unknown>, status: number): Promise<Page> {
    const { locale } = actor;
    const { plan: sip, person } = await this.sipsService.get(actor, sipId, 'plan.write');
    const version = sip.versions.find((one) => one.status === PlanStatus.AGREED);
    if (!version) throw notFound('sipId');
    const model = {
      title: translate(locale, 'sipFollowUp.title'),
      sipId,
      person: { id: person.id, name: `${person.givenName} ${person.familyName}` },
      versionNumber: version.number,
      form,
      actions: version.measures.map(({ id, text, principal, otherActor }, index) => ({
        id,
        text,
        who: principal?.name ?? otherActor,
        number: index + 1,
        key: `actions[${index}]`,
      })),
      outcomes: choicesOf(ActionOutcome, 'sipFollowUp.outcome', locale),
      questions: PERSON_QUESTIONS,
      views: choicesOf(PersonView, 'sipFollowUp.view', locale),
    };
    return page('sips/follow-up', model, status);
  }
}
