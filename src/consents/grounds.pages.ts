import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import type { Person } from '../persons/person.entity.js';
import { today } from '../platform/dates/today.js';
import { UUID } from '../platform/door/ids.js';
import { translate } from '../platform/i18n/translate.js';
import { type Form, formOf } from '../platform/web/form.js';
import { type Page, page, type Redirect, redirect } from '../platform/web/page.js';
import { submitted } from '../platform/web/submitted.js';
import { WithdrawGroundInput } from './ground.input.js';
import { groundGroups, groundView } from './ground-view.js';
import { GroundsService } from './grounds.service.js';

/** What a person has consented to, made to be read together with the person. */
@Controller('persons/:personId/consents')
export class GroundsPages {
  constructor(private readonly groundsService: GroundsService) {}

  @Get()
  @Policy('consent.read')
  async overview(@CurrentActor() actor: Actor, @Param('personId', UUID) personId: string): Promise<Page> {
    const { person, giver, grounds, may } = await this.groundsService.ofPerson(actor, personId);
    return page('consents/overview', {
      title: translate(actor.locale, 'consent.title'),
      person: personModel(person),
      giver: giver.name,
      mayWrite: may('consent.write'),
      hasAny: grounds.length > 0,
      ...groundGroups(actor.locale, grounds),
    });
  }

  @Get(':groundId/withdraw')
  @Policy('consent.write')
  ask(
    @CurrentActor() actor: Actor,
    @Param('personId', UUID) personId: string,
    @Param('groundId', UUID) groundId: string,
  ): Promise<Page> {
    return this.withdrawal(actor, personId, groundId, formOf(), 200);
  }

  @Post(':groundId/withdraw')
  @Policy('consent.write')
  withdraw(
    @CurrentActor() actor: Actor,
    @Param('personId', UUID) personId: string,
    @Param('groundId', UUID) groundId: string,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    return submitted(
      WithdrawGroundInput,
      { ...(body as object), groundId },
      async (input) => {
        const { beside } = await this.groundsService.withdraw(actor, input);
        const notice = beside.length > 0 ? 'consent.withdrawnBeside' : 'consent.withdrawn';
        return redirect(`/persons/${personId}/consents`, notice);
      },
      (form) => this.withdrawal(actor, personId, groundId, form, 422),
    );
  }

  private async withdrawal(
    actor: Actor,
    personId: string,
    groundId: string,
    form: Form<unknown>,
    status: number,
  ): Promise<Page> {
    const policy = 'consent.write';
    const { person, ground, beside } = await this.groundsService.get(actor, personId, groundId, { policy });
    const view = groundView(actor.locale, ground, today());
    const model = {
      title: translate(actor.locale, view.givenByPerson ? 'consent.withdraw' : 'consent.end'),
      person: personModel(person),
      ground: view,
      beside: beside.map((other) => groundView(actor.locale, other, today())),
      form,
    };
    return page('consents/withdraw', model, status);
  }
}

/** What the pages of consents show of the person. */
export function personModel({ id, givenName, familyName }: Person) {
  return { id, name: `${givenName} ${familyName}` };
}
