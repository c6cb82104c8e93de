import { Body, Controller, Get, Post } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { translate } from '../platform/i18n/translate.js';
import { type Form, formOf, statusOf } from '../platform/web/form.js';
import { type Page, page, type Redirect, redirect } from '../platform/web/page.js';
import { submitted } from '../platform/web/submitted.js';
import { BLANK_HOURS, withHours } from './hours-form.js';
import { CreatePrincipalInput, CreateServiceInput, CreateUnitInput } from './organisation.input.js';
import { OrganisationChanges } from './organisation-changes.service.js';
import { OrganisationChoices } from './organisation-choices.js';
import { RegisterRecord } from './register-change.entity.js';

/** The forms for new principals, units and services. */
@Controller('organisations')
export class OrganisationsPages {
  constructor(
    private readonly changes: OrganisationChanges,
    private readonly choices: OrganisationChoices,
  ) {}

  @Get('principals/new')
  @Policy('organisation.write')
  newPrincipal(@CurrentActor() actor: Actor): Promise<Page> {
    return this.principalForm(actor, formOf());
  }

  @Post('principals')
  @Policy('organisation.write')
  createPrincipal(@CurrentActor() actor: Actor, @Body() body: unknown): Promise<Page | Redirect> {
    return submitted(
      CreatePrincipalInput,
      body,
      async (input) => added(RegisterRecord.PRINCIPAL, await this.changes.createPrincipal(actor, input)),
      (form) => this.principalForm(actor, form),
    );
  }

  @Get('units/new')
  @Policy('organisation.write')
  newUnit(@CurrentActor() actor: Actor): Promise<Page> {
    return this.unitForm(actor, formOf({ hours: BLANK_HOURS }));
  }

  @Post('units')
  @Policy('organisation.write')
  createUnit(@CurrentActor() actor: Actor, @Body() body: unknown): Promise<Page | Redirect> {
    return submitted(
      CreateUnitInput,
      withHours(body),
      async (input) => added(RegisterRecord.UNIT, await this.changes.createUnit(actor, input)),
      (form) => this.unitForm(actor, form),
    );
  }

  @Get('services/new')
  @Policy('organisation.write')
  newService(@CurrentActor() actor: Actor): Promise<Page> {
    return this.serviceForm(actor, formOf());
  }

  @Post('services')
  @Policy('organisation.write')
  createService(@CurrentActor() actor: Actor, @Body() body: unknown): Promise<Page | Redirect> {
    return submitted(
      CreateServiceInput,
      { models: [], principalIds: [], ...(body as object) },
      async (input) => added(RegisterRecord.SERVICE, await this.changes.createService(actor, input)),
      (form) => this.serviceForm(actor, form),
    );
  }

  private async principalForm(actor: Actor, form: Form<unknown>): Promise<Page> {
    const title = translate(actor.locale, 'organisation.newPrincipal');
    const choices = await this.choices.ofPrincipal(actor);
    return page('organisations/principal-new', { title, form, choices }, statusOf(form));
  }

  private async unitForm(actor: Actor, form: Form<unknown>): Promise<Page> {
    const title = translate(actor.locale, 'organisation.newUnit');
    const choices = await this.choices.ofUnit(actor, form);
    return page('organisations/unit-new', { title, form, choices }, statusOf(form));
  }

  private async serviceForm(actor: Actor, form: Form<unknown>): Promise<Page> {
    const title = translate(actor.locale, 'organisation.newService');
    const choices = await this.choices.ofService(actor);
    return page('organisations/service-new', { title, form, choices }, statusOf(form));
  }
}

const added = (recordType: RegisterRecord, { id }: { id: string }): Redirect =>
  redirect(`/register/${recordType}/${id}`, 'notice.saved');
