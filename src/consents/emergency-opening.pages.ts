import { Body, Controller, Get, Post } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { invalid } from '../platform/errors/domain-error.js';
import { translate } from '../platform/i18n/translate.js';
import { type Form, formOf } from '../platform/web/form.js';
import { type Page, page, type Redirect, redirect } from '../platform/web/page.js';
import { submitted } from '../platform/web/submitted.js';
import { OpenInEmergencyInput } from './emergency-opening.input.js';
import { EmergencyOpeningsService } from './emergency-openings.service.js';

/** When it cannot wait: opening what is kept about somebody. */
@Controller('emergency-opening')
export class EmergencyOpeningPages {
  constructor(private readonly openings: EmergencyOpeningsService) {}

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
        const { opened, asked } = await this.openings.open(actor, input);
        if (opened.length + asked.length === 0)
          throw invalid([{ path: 'identityNumber', code: 'nothingToOpen' }]);
        return redirect('/emergency-opening/opened');
      },
      (filled) => form(actor, filled, 422),
    );
  }
}

function form(actor: Actor, filled: Form<unknown>, status: number): Page {
  const title = translate(actor.locale, 'emergencyOpening.title');
  return page('consents/emergency-opening', { title, form: filled }, status);
}
