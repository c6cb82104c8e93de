import { Body, Controller, Get, Post } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { readIdentityNumber, showIdentityNumber } from '../persons/identity-number.js';
import { invalid } from '../platform/errors/domain-error.js';
import { AsksOnly } from '../platform/forms/asks-only.js';
import { translate } from '../platform/i18n/translate.js';
import { type Form, formOf, readForm, statusOf, writtenIn } from '../platform/web/form.js';
import { type Page, page, type Redirect, redirect } from '../platform/web/page.js';
import { submitted } from '../platform/web/submitted.js';
import { LookedFor, OpenInEmergencyInput } from './emergency-opening.input.js';
import { EmergencyOpeningsService } from './emergency-openings.service.js';
import type { PlanAtHand } from './plan-at-hand.type.js';

/** When it cannot wait: opening what is kept about somebody. */
@Controller('emergency-opening')
export class EmergencyOpeningPages {
  constructor(private readonly openings: EmergencyOpeningsService) {}

  @Get()
  @Policy('emergencyOpening.write')
  async blank(@CurrentActor() actor: Actor): Promise<Page> {
    await this.openings.requireMayOpen(actor);
    return opening(actor, formOf());
  }

  /** From a search that found nobody. What was searched for is posted: an address would stay in the browser's history. */
  @Post('looked-for')
  @Policy('emergencyOpening.write')
  @AsksOnly()
  async lookedFor(@CurrentActor() actor: Actor, @Body() body: unknown): Promise<Page> {
    await this.openings.requireMayOpen(actor);
    const { input, problems } = await readForm(LookedFor, body);
    if (!input) throw invalid(problems);
    const { query } = input;
    const read = readIdentityNumber(query);
    const identityNumber =
      'number' in read
        ? showIdentityNumber({ identityNumber: read.number, identityKind: read.kind })
        : undefined;
    const atHand = await this.openings.atHand(actor, query);
    return opening(actor, formOf({ identityNumber }), { atHand, lookedFor: identityNumber ? '' : query });
  }

  @Post()
  @Policy('emergencyOpening.write')
  async open(@CurrentActor() actor: Actor, @Body() body: unknown): Promise<Page | Redirect> {
    await this.openings.requireMayOpen(actor);
    return submitted(
      OpenInEmergencyInput,
      body,
      async (input): Promise<Page | Redirect> => {
        const { opened, asked, atHand } = await this.openings.open(actor, input);
        if (atHand.length > 0) return opening(actor, formOf(writtenIn(body)), { atHand });
        if (opened.length + asked.length === 0)
          throw invalid([{ path: 'identityNumber', code: 'nothingToOpen' }]);
        return redirect('/emergency-opening/opened');
      },
      (filled) => opening(actor, filled),
    );
  }
}

interface Found {
  atHand?: readonly PlanAtHand[];
  /** What was searched for, where it is no number. */
  lookedFor?: string;
}

function opening(actor: Actor, form: Form<unknown>, { atHand = [], lookedFor = '' }: Found = {}): Page {
  const model = {
    title: translate(actor.locale, 'emergencyOpening.title'),
    form,
    lookedFor,
    atHand: atHand.map(({ planId, copyId, personName }) => ({
      href: copyId ? `/received/${copyId}` : `/shared-plans/${planId}`,
      personName,
    })),
    asksWhetherEnough: atHand.length > 0 || 'planNotEnough' in form.values,
  };
  return page('consents/emergency-opening', model, statusOf(form));
}
