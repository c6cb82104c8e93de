import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { UUID } from '../platform/door/ids.js';
import { notFound } from '../platform/errors/domain-error.js';
import { AsksOnly } from '../platform/forms/asks-only.js';
import { translate } from '../platform/i18n/translate.js';
import { choicesOf } from '../platform/web/choices.js';
import { type Form, formOf } from '../platform/web/form.js';
import { type Page, page, type Redirect, redirect } from '../platform/web/page.js';
import { submitted } from '../platform/web/submitted.js';
import { TeamsService } from '../teams/teams.service.js';
import { HoldReason } from './keeping-kinds.js';
import type { RecordHold } from './record-hold.entity.js';
import { LiftRecordHoldInput, PersonToHoldInput, SetRecordHoldInput } from './record-hold.input.js';
import { type PersonsHolds, RecordHoldsService } from './record-holds.service.js';

/** What keeps one person's records from being destroyed. */
@Controller()
export class RecordHoldsPages {
  constructor(
    private readonly recordHoldsService: RecordHoldsService,
    private readonly teamsService: TeamsService,
  ) {}

  @Get('teams/:teamId/record-holds')
  @Policy('recordHold.write')
  askWhom(@CurrentActor() actor: Actor, @Param('teamId', UUID) teamId: string): Promise<Page> {
    return this.search(actor, teamId, formOf(), 200);
  }

  /** Whom somebody looks for is posted: in an address it would stay in the browser's history. */
  @Post('teams/:teamId/record-holds/search')
  @Policy('recordHold.write')
  @AsksOnly()
  find(
    @CurrentActor() actor: Actor,
    @Param('teamId', UUID) teamId: string,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    return submitted(
      PersonToHoldInput,
      body,
      async ({ identityNumber }) => {
        const { id } = await this.recordHoldsService.find(actor, identityNumber);
        return redirect(`/persons/${id}/record-holds`);
      },
      (form) => this.search(actor, teamId, form, 422),
    );
  }

  @Get('persons/:personId/record-holds')
  @Policy('recordHold.write')
  list(@CurrentActor() actor: Actor, @Param('personId', UUID) personId: string): Promise<Page> {
    return this.listing(actor, personId, formOf(), 200);
  }

  @Post('persons/:personId/record-holds')
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

  @Get('persons/:personId/record-holds/:holdId/lift')
  @Policy('recordHold.write')
  ask(
    @CurrentActor() actor: Actor,
    @Param('personId', UUID) personId: string,
    @Param('holdId', UUID) holdId: string,
  ): Promise<Page> {
    return this.lifting(actor, personId, holdId, formOf(), 200);
  }

  @Post('persons/:personId/record-holds/:holdId/lift')
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

  private async search(actor: Actor, teamId: string, form: Form<unknown>, status: number): Promise<Page> {
    const { id, name } = await this.teamsService.get(actor, teamId, 'recordHold.write');
    const model = { title: translate(actor.locale, 'recordHold.find'), team: { id, name }, form };
    return page('retention/record-hold-search', model, status);
  }

  private async listing(actor: Actor, personId: string, form: Form<unknown>, status: number): Promise<Page> {
    const { locale } = actor;
    const { holds, ...of } = await this.recordHoldsService.list(actor, personId);
    const shown = holds.map((hold) => holdLine(actor, hold));
    const model = {
      title: translate(locale, 'recordHold.title'),
      person: shownPerson(of),
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
    const { holds, ...of } = await this.recordHoldsService.list(actor, personId);
    const hold = holds.find(({ id, liftedAt }) => id === holdId && !liftedAt);
    if (!hold) throw notFound('holdId');
    const model = {
      title: translate(actor.locale, 'recordHold.liftTitle'),
      person: shownPerson(of),
      hold: holdLine(actor, hold),
      form,
    };
    return page('retention/record-hold-lift', model, status);
  }
}

const shownPerson = ({ person: { id, givenName, familyName }, mayOpen }: Omit<PersonsHolds, 'holds'>) => ({
  id,
  name: `${givenName} ${familyName}`,
  mayOpen,
});

function holdLine({ locale }: Actor, { reason, ...hold }: RecordHold) {
  const { id, note, setAt, setByName, liftedAt, liftedByName, liftNote } = hold;
  const why = translate(locale, `kind.holdReason.${reason}`);
  return { id, why, note, setAt, setByName, liftedAt, liftedByName, liftNote };
}
