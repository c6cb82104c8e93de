import { Body, Controller, Get, Post } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { RegisterRecord } from '../organisations/register-change.entity.js';
import { translate } from '../platform/i18n/translate.js';
import { type Form, formOf, statusOf } from '../platform/web/form.js';
import { type Page, page, type Redirect, redirect } from '../platform/web/page.js';
import { submitted } from '../platform/web/submitted.js';
import { CreateAgreementInput } from './agreement.input.js';
import { AgreementChoices } from './agreement-choices.js';
import { AgreementsService } from './agreements.service.js';

/** The form for a new agreement between principals. */
@Controller('organisations/agreements')
export class AgreementsPages {
  constructor(
    private readonly agreementsService: AgreementsService,
    private readonly agreementChoices: AgreementChoices,
  ) {}

  @Get('new')
  @Policy('organisation.write')
  blank(@CurrentActor() actor: Actor): Promise<Page> {
    return this.form(actor, formOf());
  }

  @Post()
  @Policy('organisation.write')
  create(@CurrentActor() actor: Actor, @Body() body: object): Promise<Page | Redirect> {
    return submitted(
      CreateAgreementInput,
      { principalIds: [], covers: [], ...body },
      async (input) => {
        const { id } = await this.agreementsService.create(actor, input);
        return redirect(`/register/${RegisterRecord.AGREEMENT}/${id}`, 'notice.saved');
      },
      (form) => this.form(actor, form),
    );
  }

  private async form(actor: Actor, form: Form<unknown>): Promise<Page> {
    const title = translate(actor.locale, 'agreement.new');
    const choices = await this.agreementChoices.of(actor);
    return page('agreements/new', { title, form, choices }, statusOf(form));
  }
}
