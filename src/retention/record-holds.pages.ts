import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { UUID } from '../platform/door/ids.js';
import { notFound } from '../platform/errors/domain-error.js';
import { translate } from '../platform/i18n/translate.js';
import { choicesOf } from '../platform/web/choices.js';
import { type Form, formOf } from '../platform/web/form.js';
import { type Page, page, type Redirect, redirect } from '../platform/web/page.js';
import { submitted } from '../platform/web/submitted.js';
import { HoldReason } from './keeping-kinds.js';
import type { RecordHold } from './record-hold.entity.js';
import { LiftRecordHoldInput, SetRecordHoldInput } from './record-hold.input.js';
import { RecordHoldsService } from './record-holds.service.js';

/** What keeps one person's records from being destroyed. */
@Controller('persons/:personId/record-holds')
export class RecordHoldsPages {
  constructor(private readonly recordHoldsService: RecordHoldsService) {}

  @Get()
  @Policy('recordHold.write')
  list(@CurrentActor() actor: Actor, @Param('personId', UUID) personId: string): Promise<Page> {
    return this.listing(actor, personId, formOf(), 200);
  }

  @Post()
  @Policy('recordHold.write')
  set(
    @CurrentActor() actor: Actor,
    @Param('personId', UUID) personId: string,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    return submitted(
      SetRecordHoldInput,
      { ...(body as object), personId },
      async (input) => {
        await this.recordHoldsService.set(actor, input);
        return redirect(`/persons/${personId}/record-holds`, 'recordHold.isSet');
      },
      (form) => this.listing(actor, personId, form, 422),
    );
  }

  @Get(':holdId/lift')
  @Policy('recordHold.write')
  ask(
    @CurrentActor() actor: Actor,
    @Param('personId', UUID) personId: string,
    @Param('holdId', UUID) holdId: string,
  ): Promise<Page> {
    return this.lifting(actor, personId, holdId, formOf(), 200);
  }

  @Post(':holdId/lift')
  @Policy('recordHold.write')
  lift(
    @CurrentActor() actor: Actor,
    @Param('personId', UUID) personId: string,
    @Param('holdId', UUID) holdId: string,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    return submitted(
      LiftRecordHoldInput,
      { ...(body as object), holdId },
      async (input) => {
        await this.recordHoldsService.lift(actor, input);
        return redirect(`/persons/${personId}/record-holds`, 'recordHold.isLifted');
      },
      (form) => this.lifting(actor, personId, holdId, form, 422),
    );
  }

  private async listing(actor: Actor, personId: string, form: Form<unknown>, status: number): Promise<Page> {
    const { locale } = actor;
    const { person, holds } = await this.recordHoldsService.list(actor, personId);
    const shown = holds.map((hold) => holdLine(actor, hold));
    const model = {
      title: translate(locale, 'recordHold.title'),
      person: { id: personId, name: `${person.givenName} ${person.familyName}` },
      form,
      inForce: shown.filter(({ liftedAt }) => !liftedAt),
      lifted: shown.filter(({ liftedAt }) => liftedAt),
      reasons: choicesOf(HoldReason, 'kind.holdReason', locale),
    };
    return page('retention/record-holds', model, status);
  }

  private async lifting(
    actor: Actor,
    personId: string,
    holdId: string,
    form: Form<unknown>,
    status: number,
  ): Promise<Page> {
    const { person, holds } = await this.recordHoldsService.list(actor, personId);
    const hold = holds.find(({ id, liftedAt }) => id === holdId && !liftedAt);
    if (!hold) throw notFound('holdId');
    const model = {
      title: translate(actor.locale, 'recordHold.liftTitle'),
      person: { id: personId, name: `${person.givenName} ${person.familyName}` },
      hold: holdLine(actor, hold),
      form,
    };
    return page('retention/record-hold-lift', model, status);
  }
}

function holdLine({ locale }: Actor, { reason, ...hold }: RecordHold) {
  const { id, note, setAt, setByName, liftedAt, liftedByName, liftNote } = hold;
  const why = translate(locale, `kind.holdReason.${reason}`);
  return { id, why, note, setAt, setByName, liftedAt, liftedByName, liftNote };
}
