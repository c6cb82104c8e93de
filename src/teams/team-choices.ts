import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { GeographyService } from '../geography/geography.service.js';
import { hoursChoices } from '../organisations/hours-form.js';
import { inUse } from '../organisations/in-use.js';
import { CareModel } from '../organisations/organisation-kinds.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { choicesOf } from '../platform/web/choices.js';
import type { Form } from '../platform/web/form.js';

/** What can be chosen where a team is registered or changed. */
@Injectable()
export class TeamChoices {
  constructor(
    private readonly organisations: OrganisationsService,
    private readonly geography: GeographyService,
  ) {}

  /** @param serviceId one that is chosen already, and may have ended */
  async of(actor: Actor, form: Form<unknown>, serviceId?: string) {
    const [services, municipalities] = await Promise.all([
      this.organisations.services(actor),
      this.geography.municipalities(actor),
    ]);
    return {
      services: inUse(services, [serviceId]).map(({ id, name, region }) => ({
        value: id,
        label: `${name} (${region.name})`,
      })),
      municipalities: municipalities.map(({ code, name }) => ({ value: code, label: name })),
      models: choicesOf(CareModel, 'kind.careModel', actor.locale),
      hours: hoursChoices(actor.locale, form),
    };
  }
}
