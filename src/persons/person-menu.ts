import { Injectable, type OnModuleInit } from '@nestjs/common';
import { isUUID } from 'class-validator';
import type { Actor } from '../access/actor.js';
import type { PolicyName } from '../access/policies.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { type LayoutExtra, LayoutExtras } from '../platform/web/layout-extras.js';
import type { Page } from '../platform/web/page.js';
import { PersonAccess } from './person-access.js';

/** A part of what is kept about a person, and where it is read. */
interface PersonPlace {
  /** After the address of the person. */
  path: string;
  labelKey: string;
  policy: PolicyName;
  /** As its table is called. */
  recordType: string;
  /** The beginning of the names of its templates: on these pages one stands there. */
  templates: string;
}

/** In order. Each is shown to whoever may open it. */
const PLACES: readonly PersonPlace[] = [
  {
    path: '',
    labelKey: 'personMenu.overview',
    policy: 'person.read',
    recordType: 'person',
    templates: 'persons/',
  },
  {
    path: '/crisis-plans',
    labelKey: 'personMenu.crisisPlan',
    policy: 'plan.read',
    recordType: 'crisis_plan',
    templates: 'crisis-plans/',
  },
  { path: '/sips', labelKey: 'personMenu.sip', policy: 'plan.read', recordType: 'sip', templates: 'sips/' },
  {
    path: '/timeline',
    labelKey: 'personMenu.timeline',
    policy: 'contact.read',
    recordType: 'contact',
    templates: 'days/timeline',
  },
  {
    path: '/discharges',
    labelKey: 'personMenu.discharges',
    policy: 'contact.read',
    recordType: 'discharge',
    templates: 'discharges/',
  },
  {
    path: '/needs',
    labelKey: 'personMenu.needs',
    policy: 'contact.read',
    recordType: 'needs_inventory',
    templates: 'needs/',
  },
  {
    path: '/resource-group',
    labelKey: 'personMenu.resourceGroup',
    policy: 'resourceGroup.read',
    recordType: 'resource_group',
    templates: 'resource-groups/',
  },
  {
    path: '/consents',
    labelKey: 'personMenu.consents',
    policy: 'consent.read',
    recordType: 'ground',
    templates: 'consents/',
  },
  {
    path: '/record-holds',
    labelKey: 'personMenu.recordHolds',
    policy: 'recordHold.write',
    recordType: 'record_hold',
    templates: 'retention/record-hold',
  },
  {
    path: '/copies',
    labelKey: 'personMenu.copies',
    policy: 'copy.read',
    recordType: 'plan_copy',
    templates: 'releases/',
  },
  {
    path: '/own-page',
    labelKey: 'personMenu.ownPage',
    policy: 'ownPage.read',
    recordType: 'own_page',
    templates: 'own-pages/',
  },
  {
    path: '/log',
    labelKey: 'personMenu.log',
    policy: 'personLog.read',
    recordType: 'audit_log_entry',
    templates: 'log-reviews/person-log',
  },
];

/** The same menu on every page about one person: on those whose model says whose it is, as `person.id`. */
@Injectable()
export class PersonMenu implements OnModuleInit {
  constructor(
    private readonly extras: LayoutExtras,
    private readonly unitOfWork: UnitOfWork,
    private readonly personAccess: PersonAccess,
  ) {}

  onModuleInit(): void {
    this.extras.add((actor, page) => this.of(actor, page));
  }

  private async of(actor: Actor, { model, template }: Page): Promise<LayoutExtra | undefined> {
    const personId = (model as { person?: { id?: unknown } }).person?.id;
    if (!isUUID(personId)) return undefined;
    const { reader } = this.unitOfWork;
    const open = await this.personAccess.whichOf(reader, actor, personId as string, PLACES);
    if (open.length < 2) return undefined;
    const links = open.map(({ path, labelKey, templates }) => ({
      href: `/persons/${personId}${path}`,
      labelKey,
      current: template.startsWith(templates),
    }));
    return { navigation: [], menu: { labelKey: 'personMenu.label', links } };
  }
}
