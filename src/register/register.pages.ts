import { Body, Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import type { Request } from 'express';
import { type Actor, mayDo } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import type { Agreement } from '../agreements/agreement.entity.js';
import type { Principal, Service, Unit } from '../organisations/organisation.entity.js';
import { RegisterRecord } from '../organisations/register-change.entity.js';
import { PlanKind } from '../persons/person-kinds.js';
import { OldValueOn, type OutdatedPlan } from '../plans/outdated-plan.type.js';
import { OutdatedPlans } from '../plans/outdated-plans.service.js';
import { today } from '../platform/dates/today.js';
import { UUID, wordOf } from '../platform/door/ids.js';
import { notFound } from '../platform/errors/domain-error.js';
import { translate } from '../platform/i18n/translate.js';
import { onSaved } from '../platform/revision/revision-conflict.js';
import { type Form, shownForm, statusOf } from '../platform/web/form.js';
import { type Page, page, type Redirect, redirect } from '../platform/web/page.js';
import { pageFrom, pageLinks } from '../platform/web/page-links.js';
import { submitted } from '../platform/web/submitted.js';
import type { Team } from '../teams/team.entity.js';
import { RecordForms } from './record-forms.js';
import { EndRecordInput, JoinRecordsInput, ReopenRecordInput } from './register.input.js';
import { type AnyRecord, RegisterService } from './register.service.js';
import {
  agreementFacts,
  type Fact,
  historyLine,
  principalFacts,
  serviceFacts,
  teamFacts,
  unitFacts,
} from './register-view.js';

const REGISTERED = wordOf(RegisterRecord);

/** What is asked for first, with a reason. */
const ASKED = {
  end: { input: EndRecordInput, notice: 'register.ended' },
  reopen: { input: ReopenRecordInput, notice: 'register.reopened' },
  join: { input: JoinRecordsInput, notice: 'register.joined' },
};
type Asking = keyof typeof ASKED;
const ASKINGS = Object.keys(ASKED);
const askingOf = ({ route }: Request): Asking => route.path.split('/').at(-1);

/** One record of the register: what is known of it, what has happened to it, and how it is changed, ended and joined. */
@Controller('register/:registered/:registeredId')
export class RegisterPages {
  constructor(
    private readonly register: RegisterService,
    private readonly forms: RecordForms,
    private readonly outdatedPlans: OutdatedPlans,
  ) {}

  @Get()
  @Policy('organisation.read')
  async show(
    @CurrentActor() actor: Actor,
    @Param('registered', REGISTERED) recordType: RegisterRecord,
    @Param('registeredId', UUID) id: string,
    @Query('page') wanted?: string,
  ): Promise<Page> {
    const record = await this.register.get(actor, recordType, id);
    const rows = pageFrom(wanted);
    const { items: history, total } = await this.register.history(actor, id, rows);
    const into = record.joinedIntoId ? await this.register.get(actor, recordType, record.joinedIntoId) : null;
    const mayWrite = mayDo(actor, 'organisation.write');
    const outdated = mayDo(actor, 'plan.read')
      ? await this.outdatedPlans.plansPrintingOldValue(actor, id)
      : [];
    return page('register/record', {
      ...headOf(actor, recordType, record),
      facts: factsOf(actor, recordType, record),
      joinedInto: into && { href: addressOf(recordType, into.id), name: into.name },
      outdated: outdated.map((plan) => outdatedLine(actor, plan)),
      pageLinks: pageLinks(addressOf(recordType, id), rows, total),
      history: history.map((change) => historyLine(actor.locale, change)),
      team: recordType === RegisterRecord.TEAM ? `/teams/${id}` : null,
      copies: recordType === RegisterRecord.UNIT && mayDo(actor, 'copy.read') ? `/units/${id}/copies` : null,
      mayList: mayWrite,
      mayChange: mayWrite && !into,
      mayEnd: mayWrite && !record.endedOn,
      mayJoin: mayWrite && !into && recordType !== RegisterRecord.AGREEMENT,
      mayReopen: mayWrite && !into && typeof record.endedOn === 'string',
    });
  }

  @Get('edit')
  @Policy('organisation.write')
  edit(
    @CurrentActor() actor: Actor,
    @Param('registered', REGISTERED) recordType: RegisterRecord,
    @Param('registeredId', UUID) id: string,
  ): Promise<Page> {
    return this.editForm(actor, recordType, id, null);
  }

  @Post('edit')
  @Policy('organisation.write')
  change(
    @CurrentActor() actor: Actor,
    @Param('registered', REGISTERED) recordType: RegisterRecord,
    @Param('registeredId', UUID) id: string,
    @Body() body: object,
  ): Promise<Page | Redirect> {
    const { input, sent, save } = this.forms.of[recordType];
    return submitted(
      input,
      sent(body, id),
      async (read) => onSaved(await save(actor, read), () => saidSo(recordType, id, 'register.changed')),
      (form) => this.editForm(actor, recordType, id, form),
    );
  }

  @Get(ASKINGS)
  @Policy('organisation.write')
  askFor(
    @CurrentActor() actor: Actor,
    @Param('registered', REGISTERED) recordType: RegisterRecord,
    @Param('registeredId', UUID) id: string,
    @Req() request: Request,
  ): Promise<Page> {
    return this.ask(actor, askingOf(request), recordType, id, null);
  }

  @Post(ASKINGS)
  @Policy('organisation.write')
  answer(
    @CurrentActor() actor: Actor,
    @Param('registered', REGISTERED) recordType: RegisterRecord,
    @Param('registeredId', UUID) id: string,
    @Body() body: object,
    @Req() request: Request,
  ): Promise<Page | Redirect> {
    const asking = askingOf(request);
    const { input, notice } = ASKED[asking];
    return submitted(
      input,
      { ...body, recordType, recordId: id },
      async (read) =>
        // Each takes what its own form has been read as.
        onSaved(await this.register[asking](actor, read as never), (saved) =>
          saidSo(recordType, saved.joinedIntoId ?? id, notice),
        ),
      (form) => this.ask(actor, asking, recordType, id, form),
    );
  }

  private async editForm(
    actor: Actor,
    recordType: RegisterRecord,
    id: string,
    sent: Form<unknown> | null,
  ): Promise<Page> {
    const record = await this.register.get(actor, recordType, id);
    requireNotJoined(record);
    const { stored, choices } = this.forms.of[recordType];
    const form = shownForm(sent, stored(record));
    const model = {
      ...headOf(actor, recordType, record),
      form,
      // Words that stand where no hours have been given as data yet.
      hoursInWords:
        'openingHours' in record && !(record as Unit).hours ? (record as Unit).openingHours : null,
      choices: await choices(actor, form, record),
    };
    return page('register/edit', model, statusOf(sent));
  }

  private async ask(
    actor: Actor,
    asking: Asking,
    recordType: RegisterRecord,
    id: string,
    sent: Form<unknown> | null,
  ): Promise<Page> {
    const record = await this.register.get(actor, recordType, id);
    requireNotJoined(record);
    const stored = { revision: record.revision, ...(asking === 'end' && { endedOn: today() }) };
    const others = asking === 'join' ? await this.register.all(actor, recordType) : [];
    const model = {
      ...headOf(actor, recordType, record),
      form: shownForm(sent, stored),
      others: others
        .filter((other) => other.id !== id && !other.endedOn)
        .map((other) => ({ value: other.id, label: other.name })),
    };
    return page(`register/${asking}`, model, statusOf(sent));
  }
}

const addressOf = (recordType: RegisterRecord, id: string) => `/register/${recordType}/${id}`;

const saidSo = (recordType: RegisterRecord, id: string, notice: string): Redirect =>
  redirect(addressOf(recordType, id), notice);

/** What was joined into another is changed there. @throws DomainError NOT_FOUND */
function requireNotJoined({ joinedIntoId }: AnyRecord): void {
  if (joinedIntoId) throw notFound('registeredId');
}

function headOf({ locale }: Actor, recordType: RegisterRecord, { id, name, endedOn, isEnded }: AnyRecord) {
  return {
    title: name,
    recordType,
    record: { href: addressOf(recordType, id), name },
    kind: translate(locale, `kind.registered.${recordType}`),
    endedOn: endedOn ?? null,
    isEnded,
  };
}

/** A plan that says something old, with the way to it. */
function outdatedLine(
  { locale }: Actor,
  { kind, planId, person, version, field, earlierText, where }: OutdatedPlan,
) {
  return {
    href: kind === PlanKind.SIP ? `/sips/${planId}` : `/crisis-plans/${planId}`,
    plan: translate(locale, `register.plan.${kind}`, { version }),
    name: `${person.givenName} ${person.familyName}`,
    what: translate(locale, `register.field.${field}`),
    earlierText,
    isWritten: where === OldValueOn.PLAN,
  };
}

function factsOf({ locale }: Actor, recordType: RegisterRecord, record: AnyRecord): Fact[] {
  switch (recordType) {
    case RegisterRecord.PRINCIPAL:
      return principalFacts(locale, record as Principal);
    case RegisterRecord.UNIT:
      return unitFacts(locale, record as Unit);
    case RegisterRecord.SERVICE:
      return serviceFacts(locale, record as Service);
    case RegisterRecord.TEAM:
      return teamFacts(locale, record as Team);
    case RegisterRecord.AGREEMENT:
      return agreementFacts(locale, record as Agreement);
  }
}
