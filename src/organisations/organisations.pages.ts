import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { translate } from '../platform/i18n/translate.js';
import { type Form, formOf, statusOf } from '../platform/web/form.js';
import { type Page, page, type Redirect, redirect } from '../platform/web/page.js';
import { pageFrom, pageLinks } from '../platform/web/page-links.js';
import { submitted } from '../platform/web/submitted.js';
import { BLANK_HOURS, withHours } from './hours-form.js';
import { CreatePrincipalInput, CreateServiceInput, CreateUnitInput } from './organisation.input.js';
import { OrganisationChanges } from './organisation-changes.service.js';
import { OrganisationChoices } from './organisation-choices.js';
import { OrganisationsService } from './organisations.service.js';
import { RegisterRecord } from './register-change.entity.js';
import { hoursOf } from './say-hours.js';

/** The register of principals, units and services, and the forms for new ones. */
@Controller('organisations')
export class OrganisationsPages {
  constructor(
    private readonly organisations: OrganisationsService,
    private readonly changes: OrganisationChanges,
    private readonly choices: OrganisationChoices,
  ) {}

  @Get()
  @Policy('organisation.write')
  async list(
    @CurrentActor() actor: Actor,
    @Query('services') atServices?: string,
    @Query('principals') atPrincipals?: string,
    @Query('units') atUnits?: string,
  ): Promise<Page> {
    const at = {
      services: pageFrom(atServices),
      principals: pageFrom(atPrincipals),
      units: pageFrom(atUnits),
    };
    const [principals, units, services] = await Promise.all([
      this.organisations.principalPage(actor, at.principals),
      this.organisations.unitPage(actor, at.units),
      this.organisations.servicePage(actor, at.services),
    ]);
    const asked = Object.fromEntries(
      Object.entries(at).map(([list, { page: number }]) => [list, number > 1 ? String(number) : undefined]),
    );
    const linksOf = (list: keyof typeof at, total: number) =>
      pageLinks('/organisations', at[list], total, asked, list);
    const word = (kind: string, value: string) => translate(actor.locale, `kind.${kind}.${value}`);
    return page('organisations/list', {
      title: translate(actor.locale, 'organisation.title'),
      principalLinks: linksOf('principals', principals.total),
      principalTotal: principals.total,
      principals: principals.items.map(({ id, name, kind, isEnded }) => ({
        id,
        name,
        isEnded,
        kind: word('principal', kind),
      })),
      unitLinks: linksOf('units', units.total),
      unitTotal: units.total,
      units: units.items.map((unit) => ({
        id: unit.id,
        name: unit.name,
        isEnded: unit.isEnded,
        kind: word('unit', unit.kind),
        openingHours: hoursOf(actor.locale, unit),
        phone: unit.phone,
        principal: unit.principal.name,
      })),
      serviceLinks: linksOf('services', services.total),
      serviceTotal: services.total,
      services: services.items.map(({ id, name, isEnded, region, models }) => ({
        id,
        name,
        isEnded,
        region: region.name,
        models: models.map((model) => word('careModel', model)).join(', '),
      })),
    });
  }

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
