import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { type Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { UUID } from '../platform/door/ids.js';
import { notFound } from '../platform/errors/domain-error.js';
import { translate } from '../platform/i18n/translate.js';
import { choicesOf } from '../platform/web/choices.js';
import { type Form, formOf } from '../platform/web/form.js';
import { type Page, page, type Redirect, redirect } from '../platform/web/page.js';
import { submitted } from '../platform/web/submitted.js';
import { LiftBlockInput, SetBlockInput } from './block.input.js';
import { BlocksService } from './blocks.service.js';
import { ConsentForm } from './consent-form.js';
import { liftRequestView } from './lift-requests.pages.js';
import { LiftRequestsService } from './lift-requests.service.js';
import type { ShownBlock } from './shown-block.js';

/** What a person does not want others to read. */
@Controller('persons/:personId/blocks')
export class BlocksPages {
  constructor(
    private readonly blocksService: BlocksService,
    private readonly liftRequests: LiftRequestsService,
  ) {}

  @Get()
  @Policy('consent.read')
  list(@CurrentActor() actor: Actor, @Param('personId', UUID) personId: string): Promise<Page> {
    return this.listing(actor, personId, formOf(), 200);
  }

  @Post()
  @Policy('consent.write')
  set(
    @CurrentActor() actor: Actor,
    @Param('personId', UUID) personId: string,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    return submitted(
      SetBlockInput,
      { ...(body as object), personId },
      async (input) => {
        await this.blocksService.set(actor, input);
        return redirect(`/persons/${personId}/blocks`, 'block.set.done');
      },
      (form) => this.listing(actor, personId, form, 422),
    );
  }

  @Get(':blockId/lift')
  @Policy('consent.write')
  ask(
    @CurrentActor() actor: Actor,
    @Param('personId', UUID) personId: string,
    @Param('blockId', UUID) blockId: string,
  ): Promise<Page> {
    return this.lifting(actor, personId, blockId, formOf(), 200);
  }

  @Post(':blockId/lift')
  @Policy('consent.write')
  lift(
    @CurrentActor() actor: Actor,
    @Param('personId', UUID) personId: string,
    @Param('blockId', UUID) blockId: string,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    return submitted(
      LiftBlockInput,
      { ...(body as object), blockId },
      async (input) => {
        await this.blocksService.lift(actor, input);
        return redirect(`/persons/${personId}/blocks`, 'block.lift.done');
      },
      (form) => this.lifting(actor, personId, blockId, form, 422),
    );
  }

  private async listing(actor: Actor, personId: string, form: Form<unknown>, status: number): Promise<Page> {
    const { locale } = actor;
    const { person, blocks, teams, may } = await this.blocksService.list(actor, personId);
    const requests = await this.liftRequests.ofPerson(actor, personId);
    const ofTeams = teams.map(({ id, name }) => ({
      value: id,
      label: translate(locale, 'block.set.team', { team: name }),
      hint: translate(locale, 'block.set.teamHint'),
    }));
    const model = {
      title: translate(locale, 'block.title'),
      person: { id: personId, name: `${person.givenName} ${person.familyName}` },
      form: form.values.teamId ? form : { ...form, values: { teamId: '' } },
      requests: requests.map((request) => liftRequestView(actor, request)),
      inForce: blocks.filter(({ liftedAt }) => !liftedAt).map((block) => blockLine(actor, block)),
      lifted: blocks.filter(({ liftedAt }) => liftedAt).map((block) => blockLine(actor, block)),
      mayWrite: may('consent.write'),
      choices: [
        {
          value: '',
          label: translate(locale, 'block.set.principals'),
          hint: translate(locale, 'block.set.principalsHint'),
        },
        ...ofTeams,
      ],
    };
    return page('consents/blocks', model, status);
  }

  private async lifting(
    actor: Actor,
    personId: string,
    blockId: string,
    form: Form<unknown>,
    status: number,
  ): Promise<Page> {
    const { locale } = actor;
    const { person, blocks } = await this.blocksService.list(actor, personId, 'consent.write');
    const block = blocks.find(({ id, liftedAt }) => id === blockId && !liftedAt);
    if (!block) throw notFound('blockId');
    const model = {
      title: translate(locale, 'block.lift.title'),
      person: { id: personId, name: `${person.givenName} ${person.familyName}` },
      block: blockLine(actor, block),
      form,
      forms: choicesOf(ConsentForm, 'block.lift.forms', locale),
    };
    return page('consents/lift-block', model, status);
  }
}

function blockLine({ locale }: Actor, block: ShownBlock) {
  const { id, ofOneTeam, team, setAt, setByName, liftedAt, liftForm, liftNote } = block;
  const kind = !ofOneTeam ? 'principals' : team ? 'team' : 'otherTeam';
  return {
    id,
    what: translate(locale, `block.what.${kind}`, { team: team?.name ?? '' }),
    setAt,
    setByName,
    liftedAt,
    liftForm: liftForm && translate(locale, `block.lift.forms.${liftForm}`),
    liftNote,
  };
}
