import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { Actor } from '../../access/actor.js';
import { CurrentActor } from '../../access/current-actor.js';
import { Policy } from '../../access/policy.js';
import { inUse } from '../../organisations/in-use.js';
import { OrganisationsService } from '../../organisations/organisations.service.js';
import { latestOf } from '../../plans/plan-lifecycle.js';
import { today } from '../../platform/dates/today.js';
import { UUID } from '../../platform/door/ids.js';
import { notFound } from '../../platform/errors/domain-error.js';
import { translate } from '../../platform/i18n/translate.js';
import { choicesOf } from '../../platform/web/choices.js';
import { type Form, formOf } from '../../platform/web/form.js';
import {
  type Download,
  download,
  type Page,
  page,
  type Redirect,
  redirect,
  type Sheet,
  sheet,
} from '../../platform/web/page.js';
import { submitted } from '../../platform/web/submitted.js';
import { SipAgreements } from '../sip-agreements.js';
import { ANSWERING_KINDS } from '../sip-completeness.js';
import { SipsService } from '../sips.service.js';
import { renderCallLetter } from './call-letter.document.js';
import { meetingCalendar } from './meeting-calendar.js';
import type { SipCall } from './sip-call.entity.js';
import { AnswerSipCallInput, RecordSipCallInput } from './sip-call.input.js';
import { CallAnswer, CallKind } from './sip-call-kinds.js';
import { SipCallsService } from './sip-calls.service.js';

/** Who is called and invited to the meeting about a SIP. */
@Controller()
export class SipCallsPages {
  constructor(
    private readonly calls: SipCallsService,
    private readonly sipsService: SipsService,
    private readonly organisations: OrganisationsService,
    private readonly agreements: SipAgreements,
  ) {}

  @Get('sips/:sipId/calls')
  @Policy('plan.read')
  list(@CurrentActor() actor: Actor, @Param('sipId', UUID) sipId: string): Promise<Page> {
    return this.listing(actor, sipId, formOf({ sentOn: today() }), 200);
  }

  @Post('sips/:sipId/calls')
  @Policy('plan.write')
  record(
    @CurrentActor() actor: Actor,
    @Param('sipId', UUID) sipId: string,
    @Body() body: object,
  ): Promise<Page | Redirect> {
    return submitted(
      RecordSipCallInput,
      { ...body, sipId },
      async (input) => {
        await this.calls.record(actor, input);
        return redirect(`/sips/${sipId}/calls`, 'sipCall.recorded');
      },
      (form) => this.listing(actor, sipId, form, 422),
    );
  }

  @Get('sips/:sipId/calls/:callId/answer')
  @Policy('plan.write')
  askAnswer(
    @CurrentActor() actor: Actor,
    @Param('sipId', UUID) sipId: string,
    @Param('callId', UUID) callId: string,
  ): Promise<Page> {
    return this.answering(actor, sipId, callId, formOf({ answeredOn: today() }), 200);
  }

  @Post('sips/:sipId/calls/:callId/answer')
  @Policy('plan.write')
  answer(
    @CurrentActor() actor: Actor,
    @Param('sipId', UUID) sipId: string,
    @Param('callId', UUID) callId: string,
    @Body() body: object,
  ): Promise<Page | Redirect> {
    return submitted(
      AnswerSipCallInput,
      { ...body, callId },
      async (input) => {
        await this.calls.answer(actor, input);
        return redirect(`/sips/${sipId}/calls`, 'sipCall.answered');
      },
      (form) => this.answering(actor, sipId, callId, form, 422),
    );
  }

  @Get(['sip-calls/:callId/letter', 'sip-calls/:callId/letter.pdf'])
  @Policy('plan.read')
  letter(@CurrentActor() actor: Actor, @Param('callId', UUID) callId: string): Promise<Sheet> {
    return this.letterOf(actor, callId, false);
  }

  @Get(['sip-calls/:callId/large-letter', 'sip-calls/:callId/large-letter.pdf'])
  @Policy('plan.read')
  largeLetter(@CurrentActor() actor: Actor, @Param('callId', UUID) callId: string): Promise<Sheet> {
    return this.letterOf(actor, callId, true);
  }

  @Get('sip-calls/:callId/meeting.ics')
  @Policy('plan.read')
  async calendar(@CurrentActor() actor: Actor, @Param('callId', UUID) callId: string): Promise<Download> {
    const { call } = await this.calls.get(actor, callId);
    return download({
      filename: 'meeting.ics',
      contentType: 'text/calendar; charset=utf-8',
      body: meetingCalendar(call, translate(actor.locale, 'sipCall.inCalendar')),
    });
  }

  private async letterOf(actor: Actor, callId: string, isLarge: boolean): Promise<Sheet> {
    const { sip, call, person } = await this.calls.get(actor, callId);
    const name = translate(actor.locale, `documents.sipCall.title.${call.kind}`);
    return sheet(renderCallLetter({ sip, call, person }, actor.locale, isLarge), name);
  }

  private async listing(actor: Actor, sipId: string, form: Form<unknown>, status: number): Promise<Page> {
    const { locale } = actor;
    const { person, calls, may } = await this.calls.list(actor, sipId);
    const mayWrite = may('plan.write');
    const model = {
      title: translate(locale, 'sipCall.title'),
      sipId,
      person: { id: person.id, name: `${person.givenName} ${person.familyName}` },
      calls: calls.map((call) => callLine(call)),
      mayWrite,
      wishes: mayWrite ? await this.wishes(actor, sipId) : null,
      form,
      kinds: choicesOf(CallKind, 'sipCall.kind', locale),
      principals: mayWrite ? await this.principals(actor, form) : [],
    };
    return page('sips/calls', model, status);
  }

  /** What the person wants of the meeting as it is written so far, and until when principals have agreed to call and to meet. */
  private async wishes(actor: Actor, sipId: string) {
    const { plan } = await this.sipsService.get(actor, sipId);
    const version = latestOf(plan.versions);
    const { wantsThere, wantsNotThere, meetingLedBy, meetingPlace } = version;
    const agreed = await this.agreements.daysOf(plan, version);
    return { wantsThere, wantsNotThere, meetingLedBy, meetingPlace, ...agreed };
  }

  private async principals(actor: Actor, { values }: Form<unknown>) {
    const { principalId } = values as { principalId?: string };
    return inUse(await this.organisations.principals(actor), [principalId])
      .filter(({ kind }) => ANSWERING_KINDS.includes(kind))
      .map(({ id, name }) => ({ value: id, label: name }));
  }

  private async answering(
    actor: Actor,
    sipId: string,
    callId: string,
    form: Form<unknown>,
    status: number,
  ): Promise<Page> {
    const { person, calls, may } = await this.calls.list(actor, sipId);
    const call = calls.find(({ id }) => id === callId);
    if (!call || call.answer || !may('plan.write')) throw notFound('callId');
    const model = {
      title: translate(actor.locale, 'sipCall.answerTitle'),
      sipId,
      person: { id: person.id, name: `${person.givenName} ${person.familyName}` },
      call: callLine(call),
      form,
      answers: choicesOf(CallAnswer, 'sipCall.answer', actor.locale),
    };
    return page('sips/call-answer', model, status);
  }
}

function callLine({ id, kind, principal, receiver, ...call }: SipCall) {
  const { meetingOn, meetingAt, place, answerBy, sentOn, answer, answerWords, answeredOn } = call;
  return {
    ...{ id, kind, meetingOn, meetingAt, place, answerBy, sentOn, answer, answerWords, answeredOn },
    who: [principal?.name, receiver].filter(Boolean).join(', '),
    isLate: answer === null && answerBy !== null && answerBy < today(),
  };
}
