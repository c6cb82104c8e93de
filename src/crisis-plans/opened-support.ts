import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull } from 'typeorm';
import { type Actor, mayDo } from '../access/actor.js';
import { RecordCategory } from '../disclosure/record-category.js';
import { hoursOf } from '../organisations/say-hours.js';
import { Enrolment, type Person } from '../persons/person.entity.js';
import { PersonAccess } from '../persons/person-access.js';
import { cutForReader } from '../plans/cut-for-reader.js';
import { documentResourceGroup } from '../plans/plan.document.js';
import { PlanReader } from '../plans/plan-kinds.js';
import { isOn } from '../platform/dates/periods.js';
import { today } from '../platform/dates/today.js';
import type { Locale } from '../platform/i18n/locale.js';
import { collators } from '../platform/i18n/locale.js';
import { ResourceGroupsService } from '../resource-groups/resource-groups.service.js';
import { employersOn, postsOn } from '../teams/posts-on-day.js';
import { foundAt } from './closed-hours/turn-to.js';
import { OpenState } from './closed-hours/turn-to.type.js';
import type { OpenedContact, OpenedCoordinator, OpenedTeam } from './opened-team.type.js';

/** Who supports somebody, and whom one may call. */
export interface OpenedSupport {
  teams: OpenedTeam[];
  contacts: OpenedContact[];
}

const READER = { kind: PlanReader.CARE, categories: [RecordCategory.RESOURCE_GROUP] };

/**
 * Whom to turn to where a record that was opened in an emergency has no crisis plan that says it: the teams of today, and those
 * of the resource group whom care may know of. What is decided of the record is decided of each, and each is logged.
 */
@Injectable()
export class OpenedSupportService {
  constructor(
    private readonly personAccess: PersonAccess,
    private readonly resourceGroupsService: ResourceGroupsService,
  ) {}

  async of(manager: EntityManager, actor: Actor, person: Person, at: Date): Promise<OpenedSupport> {
    return {
      teams: await this.teams(manager, actor, person, at),
      contacts: await this.contacts(manager, actor, person),
    };
  }

  private async teams(manager: EntityManager, actor: Actor, person: Person, at: Date): Promise<OpenedTeam[]> {
    const day = today(at);
    const enrolments = await manager.find(Enrolment, {
      where: { personId: person.id, voidedAt: IsNull() },
      relations: { team: true, coordinators: { staffMember: { posts: { employer: true } } } },
      order: { fromDate: 'DESC' },
    });
    const rows = enrolments
      .filter((enrolment) => isOn(day, enrolment))
      .map((enrolment) => ({
        ...{ recordType: 'enrolment', recordId: enrolment.id, keptByTeamId: enrolment.teamId },
        ...{ person, enrolment },
      }));
    const policy = mayDo(actor, 'person.read') ? 'person.read' : 'sharedPlan.read';
    const shown = await this.personAccess.list(manager, actor, policy, rows);
    return shown.map(({ enrolment }) => openedTeam(actor.locale, enrolment, at));
  }

  private async contacts(manager: EntityManager, actor: Actor, person: Person): Promise<OpenedContact[]> {
    const group = await this.resourceGroupsService.ofPerson(manager, person.id);
    const policy = mayDo(actor, 'resourceGroup.read') ? 'resourceGroup.read' : 'sharedPlan.read';
    const rows = group ? [{ recordType: 'resource_group', recordId: group.id, person, group }] : [];
    const [shown] = await this.personAccess.list(manager, actor, policy, rows);
    const cut = cutForReader(READER, person.protectedIdentity);
    const members = (shown && documentResourceGroup(shown.group, READER, cut))?.members ?? [];
    return members.map(({ name, relation, phone }) => ({ name, relation, phone }));
  }
}

function openedTeam(locale: Locale, { team, coordinators }: Enrolment, at: Date): OpenedTeam {
  const day = today(at);
  const { state, opens } = foundAt(team, at);
  return {
    ...{ name: team.name, phone: team.phone, openingHours: hoursOf(locale, team) },
    isOpen: state === OpenState.NOT_TOLD ? null : state === OpenState.OPEN,
    ...{ opensOn: opens?.date ?? null, opensAt: opens?.time ?? null },
    coordinators: coordinators
      .filter((one) => isOn(day, one) && postsOn(day, one.staffMember).length > 0)
      .map(({ staffMember }): OpenedCoordinator => {
        const professions = [...new Set(postsOn(day, staffMember).map(({ profession }) => profession))];
        return { name: staffMember.name, professions, employers: employersOn(day, staffMember) };
      })
      .sort((one, other) => collators[locale].compare(one.name, other.name)),
  };
}
