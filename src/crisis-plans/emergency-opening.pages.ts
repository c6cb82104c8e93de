import { Body, Controller, Get, Post } from '@nestjs/common';
import { type Actor, mayDo } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { OpenInEmergencyInput } from '../consents/emergency-opening.input.js';
import { EmergencyOpeningsService } from '../consents/emergency-openings.service.js';
import { showIdentityNumber } from '../persons/identity-number.js';
import { invalid } from '../platform/errors/domain-error.js';
import { translate } from '../platform/i18n/translate.js';
import { type Form, formOf } from '../platform/web/form.js';
import { type Page, page, type Redirect, redirect } from '../platform/web/page.js';
import { submitted } from '../platform/web/submitted.js';
import { planLine } from './shared-plans.pages.js';
import { SharedPlansService } from './shared-plans.service.js';

/** When it cannot wait: opening what is kept about somebody, and the plans in it one click away. */
@Controller('emergency-opening')
export class EmergencyOpeningPages {
  constructor(
    private readonly openings: EmergencyOpeningsService,
    private readonly plans: SharedPlansService,
  ) {}

  @Get()
  @Policy('emergencyOpening.write')
  async blank(@CurrentActor() actor: Actor): Promise<Page> {
    await this.openings.requireMayOpen(actor);
    return form(actor, formOf(), 200);
  }

  @Post()
  @Policy('emergencyOpening.write')
  async open(@CurrentActor() actor: Actor, @Body() body: unknown): Promise<Page | Redirect> {
    await this.openings.requireMayOpen(actor);
    return submitted(
      OpenInEmergencyInput,
      body,
      async (input) => {
        const opened = await this.openings.open(actor, input);
        if (opened.length === 0) throw invalid([{ path: 'identityNumber', code: 'nothingToOpen' }]);
        return redirect('/emergency-opening/opened');
      },
      (filled) => form(actor, filled, 422),
    );
  }

  @Get('opened')
  @Policy('emergencyOpening.write')
  async opened(@CurrentActor() actor: Actor): Promise<Page> {
    const opened = await this.plans.opened(actor);
    const readsAll = mayDo(actor, 'plan.read');
    return page('crisis-plans/opened', {
      title: translate(actor.locale, 'emergencyOpening.openedTitle'),
      readsAll,
      records: opened.map(({ person, principal, closesAt, crisisPlans }) => ({
        id: person.id,
        name: `${person.givenName} ${person.familyName}`,
        identityNumber: showIdentityNumber(person),
        protectedIdentity: person.protectedIdentity,
        principal,
        closesAt,
        plans: crisisPlans.map((line) => planLine(actor, line, readsAll ? '/crisis-plans' : '/shared-plans')),
      })),
    });
  }
}

function form(actor: Actor, filled: Form<unknown>, status: number): Page {
  const title = translate(actor.locale, 'emergencyOpening.title');
  return page('crisis-plans/emergency-opening', { title, form: filled }, status);
}
