import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { Role } from '../access/role.js';
import { GeographyService } from '../geography/geography.service.js';
import { inUse } from '../organisations/in-use.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { choicesOf } from '../platform/web/choices.js';
import { TeamsService } from '../teams/teams.service.js';

const named = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name });

/** What can be chosen where a role is given: roles, and what they can be held for. */
@Injectable()
export class RoleChoices {
  constructor(
    private readonly teamsService: TeamsService,
    private readonly organisations: OrganisationsService,
    private readonly geography: GeographyService,
  ) {}

  /** @param employerId one that is chosen already, and may have ended */
  async of(actor: Actor, employerId?: string | null) {
    const [teams, units, principals, regions] = await Promise.all([
      this.teamsService.all(actor),
      this.organisations.units(actor),
      this.organisations.principals(actor),
      this.geography.regions(actor),
    ]);
    return {
      roles: choicesOf(Role, 'kind.role', actor.locale),
      teams: inUse(teams).map(named),
      units: inUse(units).map(({ id, name, principal }) => ({
        value: id,
        label: `${name} (${principal.name})`,
      })),
      principals: inUse(principals, [employerId]).map(named),
      regions: regions.map(({ code, name }) => ({ value: code, label: name })),
    };
  }
}
