import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { GeographyService } from '../geography/geography.service.js';
import { choicesOf } from '../platform/web/choices.js';
import type { Form } from '../platform/web/form.js';
import { hoursChoices } from './hours-form.js';
import { inUse } from './in-use.js';
import {
  Activity,
  CareModel,
  IntegrationDegree,
  LegalForm,
  PrincipalKind,
  UnitKind,
} from './organisation-kinds.js';
import { OrganisationsService } from './organisations.service.js';

const named = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name });
const coded = ({ code, name }: { code: string; name: string }) => ({ value: code, label: name });

/** What can be chosen in the forms for principals, units and services. */
@Injectable()
export class OrganisationChoices {
  constructor(
    private readonly organisations: OrganisationsService,
    private readonly geography: GeographyService,
  ) {}

  async ofPrincipal(actor: Actor) {
    const [regions, municipalities] = await Promise.all([
      this.geography.regions(actor),
      this.geography.municipalities(actor),
    ]);
    return {
      kinds: choicesOf(PrincipalKind, 'kind.principal', actor.locale),
      activities: choicesOf(Activity, 'kind.activity', actor.locale),
      regions: regions.map(coded),
      municipalities: municipalities.map(coded),
    };
  }

  /** @param principalId one that is chosen already, and may have ended */
  async ofUnit(actor: Actor, form: Form<unknown>, principalId?: string) {
    return {
      kinds: choicesOf(UnitKind, 'kind.unit', actor.locale),
      principals: inUse(await this.organisations.principals(actor), [principalId]).map(named),
      hours: hoursChoices(actor.locale, form),
    };
  }

  /** @param principalIds those that are chosen already, and may have ended */
  async ofService(actor: Actor, principalIds: readonly string[] = []) {
    const [principals, regions] = await Promise.all([
      this.organisations.principals(actor),
      this.geography.regions(actor),
    ]);
    return {
      principals: inUse(principals, principalIds).map(named),
      regions: regions.map(coded),
      models: choicesOf(CareModel, 'kind.careModel', actor.locale),
      legalForms: choicesOf(LegalForm, 'kind.legalForm', actor.locale),
      integrationDegrees: choicesOf(IntegrationDegree, 'kind.integrationDegree', actor.locale),
    };
  }
}
