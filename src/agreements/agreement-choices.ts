import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { inUse } from '../organisations/in-use.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { choicesOf } from '../platform/web/choices.js';
import type { Agreement } from './agreement.entity.js';
import { AgreementSubject } from './agreement-subject.js';

/** What the form of an agreement chooses from. */
@Injectable()
export class AgreementChoices {
  constructor(private readonly organisations: OrganisationsService) {}

  /** @param agreement one whose principals and units are chosen already, and may have ended */
  async of(actor: Actor, agreement?: Agreement) {
    const chosen = [...(agreement?.principals ?? []), ...(agreement?.consultationUnits ?? [])].map(
      ({ id }) => id,
    );
    const [principals, units] = await Promise.all([
      this.organisations.principals(actor),
      this.organisations.units(actor),
    ]);
    return {
      principals: inUse(principals, chosen).map(({ id, name }) => ({ value: id, label: name })),
      units: inUse(units, chosen).map(({ id, name, principal }) => ({
        value: id,
        label: `${name}, ${principal.name}`,
      })),
      subjects: choicesOf(AgreementSubject, 'kind.agreementSubject', actor.locale),
    };
  }
}
