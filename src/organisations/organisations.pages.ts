import { Body, Controller, Get, Post } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { GeographyService } from '../geography/geography.service.js';
import { translate } from '../platform/i18n/translate.js';
import { choicesOf } from '../platform/web/choices.js';
import { type Form, formOf } from '../platform/web/form.js';
import { type Page, page, type Redirect, redirect } from '../platform/web/page.js';
import { submitted } from '../platform/web/submitted.js';
import { CreatePrincipalInput, CreateServiceInput, CreateUnitInput } from './organisation.input.js';
import { CareModel, IntegrationDegree, LegalForm, PrincipalKind, UnitKind } from './organisation-kinds.js';
import { OrganisationsService } from './organisations.service.js';

const named = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name });
const coded = ({ code, name }: { code: string; name: string }) => ({ value: code, label: name });

/** The register of principals, units and services. */
@Controller('organisations')
export class OrganisationsPages {
  constructor(
    private readonly organisations: OrganisationsService,
    private readonly geography: GeographyService,
  ) {}

  @Get()
  @Policy('organisation.write')
  async list(@CurrentActor() actor: Actor): Promise<Page> {
    const [principals, units, services] = await Promise.all([
      this.organisations.principals(actor),
      this.organisations.units(actor),
      this.organisations.services(actor),
    ]);
    const word = (kind: string, value: string) => translate(actor.locale, `kind.${kind}.${value}`);
    return page('organisations/list', {
      title: translate(actor.locale, 'organisation.title'),
      principals: principals.map(({ name, kind }) => ({ name, kind: word('principal', kind) })),
      units: units.map(({ name, kind, openingHours, phone, principal }) => ({
        name,
        kind: word('unit', kind),
        openingHours,
        phone,
        principal: principal.name,
      })),
      services: services.map(({ name, region, models }) => ({
        name,
        region: region.name,
        models: models.map((model) => word('careModel', model)).join(', '),
      })),
    });
  }

  @Get('principals/new')
  @Policy('organisation.write')
  newPrincipal(@CurrentActor() actor: Actor): Promise<Page> {
    return this.principalForm(actor, formOf(), 200);
  }

  @Post('principals')
  @Policy('organisation.write')
  createPrincipal(@CurrentActor() actor: Actor, @Body() body: unknown): Promise<Page | Redirect> {
    return submitted(
      CreatePrincipalInput,
      body,
      async (input) => {
        await this.organisations.createPrincipal(actor, input);
        return redirect('/organisations', 'notice.saved');
      },
      (form) => this.principalForm(actor, form, 422),
    );
  }

  @Get('units/new')
  @Policy('organisation.write')
  newUnit(@CurrentActor() actor: Actor): Promise<Page> {
    return this.unitForm(actor, formOf(), 200);
  }

  @Post('units')
  @Policy('organisation.write')
  createUnit(@CurrentActor() actor: Actor, @Body() body: unknown): Promise<Page | Redirect> {
    return submitted(
      CreateUnitInput,
      body,
      async (input) => {
        await this.organisations.createUnit(actor, input);
        return redirect('/organisations', 'notice.saved');
      },
      (form) => this.unitForm(actor, form, 422),
    );
  }

  @Get('services/new')
  @Policy('organisation.write')
  newService(@CurrentActor() actor: Actor): Promise<Page> {
    return this.serviceForm(actor, formOf(), 200);
  }

  @Post('services')
  @Policy('organisation.write')
  createService(@CurrentActor() actor: Actor, @Body() body: unknown): Promise<Page | Redirect> {
    return submitted(
      CreateServiceInput,
      { models: [], principalIds: [], ...(body as object) },
      async (input) => {
        await this.organisations.createService(actor, input);
        return redirect('/organisations', 'notice.saved');
      },
      (form) => this.serviceForm(actor, form, 422),
    );
  }

  private async principalForm(actor: Actor, form: Form<unknown>, status: number): Promise<Page> {
    const [regions, municipalities] = await Promise.all([
      this.geography.regions(actor),
      this.geography.municipalities(actor),
    ]);
    const model = {
      title: translate(actor.locale, 'organisation.newPrincipal'),
      form,
      kinds: choicesOf(PrincipalKind, 'kind.principal', actor.locale),
      regions: regions.map(coded),
      municipalities: municipalities.map(coded),
    };
    return page('organisations/principal-new', model, status);
  }

  private async unitForm(actor: Actor, form: Form<unknown>, status: number): Promise<Page> {
    const model = {
      title: translate(actor.locale, 'organisation.newUnit'),
      form,
      kinds: choicesOf(UnitKind, 'kind.unit', actor.locale),
      principals: (await this.organisations.principals(actor)).map(named),
    };
    return page('organisations/unit-new', model, status);
  }

  private async serviceForm(actor: Actor, form: Form<unknown>, status: number): Promise<Page> {
    const [principals, regions] = await Promise.all([
      this.organisations.principals(actor),
      this.geography.regions(actor),
    ]);
    const model = {
      title: translate(actor.locale, 'organisation.newService'),
      form,
      principals: principals.map(named),
      regions: regions.map(coded),
      models: choicesOf(CareModel, 'kind.careModel', actor.locale),
      legalForms: choicesOf(LegalForm, 'kind.legalForm', actor.locale),
      integrationDegrees: choicesOf(IntegrationDegree, 'kind.integrationDegree', actor.locale),
    };
    return page('organisations/service-new', model, status);
  }
}
