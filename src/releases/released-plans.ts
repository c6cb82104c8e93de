import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import type { PolicyName } from '../access/policies.js';
import { renderCrisisPlan } from '../crisis-plans/crisis-plan.document.js';
import { CrisisPlan, type CrisisPlanVersion } from '../crisis-plans/crisis-plan.entity.js';
import { CRISIS_PLANS } from '../crisis-plans/crisis-plan-definition.js';
import { crisisPlanDocument } from '../crisis-plans/crisis-plan-print.js';
import { Person } from '../persons/person.entity.js';
import { type AuthorisedPerson, NOBODY } from '../persons/person-access.js';
import { PlanKind } from '../persons/person-kinds.js';
import type { DocumentCopy } from '../plans/plan.document.js';
import { PlanAccess } from '../plans/plan-access.js';
import { type PlanReader, PlanStatus } from '../plans/plan-kinds.js';
import type { PlanRecord, PlanVersionRecord } from '../plans/plan-record.entity.js';
import { lockRow } from '../platform/database/lock-row.js';
import type { Locale } from '../platform/i18n/locale.js';
import { translate } from '../platform/i18n/translate.js';
import type { ResourceGroup } from '../resource-groups/resource-group.entity.js';
import { ResourceGroupsService } from '../resource-groups/resource-groups.service.js';
import { renderSip } from '../sips/sip.document.js';
import { Sip, type SipVersion } from '../sips/sip.entity.js';
import { SIPS } from '../sips/sip-definition.js';
import { sipDocument } from '../sips/sip-print.js';

/** A version of a plan of either kind, as a release asks for it. */
export interface ReleasedPlan extends AuthorisedPerson {
  kind: PlanKind;
  plan: PlanRecord;
  version: PlanVersionRecord;
  /** The day to look it through, YYYY-MM-DD. */
  reviewOn: string | null;
  /** The number of the version that it came after. */
  replaces: number | null;
  /** What it is called. */
  name(locale: Locale): string;
  /** What the address of each of its pages begins with. */
  path: string;
  /** Of its sheet as a file; it tells nothing of the person. */
  fileName: string;
  /** The sheet, cut for one kind of reader. The one place where sheets are made. */
  sheet(reader: PlanReader, copy: DocumentCopy, locale: Locale): string;
}

interface Wanted {
  which(version: PlanVersionRecord): boolean;
  policy: PolicyName;
}

/** Plans of either kind, to be given to somebody. */
@Injectable()
export class ReleasedPlans {
  constructor(
    private readonly planAccess: PlanAccess,
    private readonly resourceGroupsService: ResourceGroupsService,
  ) {}

  /**
   * One version. What is then done with it is logged by whoever asks.
   * @throws DomainError NOT_FOUND
   */
  async find(manager: EntityManager, actor: Actor, planId: string, wanted: Wanted): Promise<ReleasedPlan> {
    const isSip = await manager.existsBy(Sip, { id: planId });
    return isSip ? this.sip(manager, actor, planId, wanted) : this.crisisPlan(manager, actor, planId, wanted);
  }

  /** The same, with the person's record to oneself until the transaction ends. @throws DomainError NOT_FOUND */
  async lock(manager: EntityManager, actor: Actor, planId: string, wanted: Wanted): Promise<ReleasedPlan> {
    const known =
      (await manager.findOneBy(CrisisPlan, { id: planId })) ?? (await manager.findOneBy(Sip, { id: planId }));
    await lockRow(manager, Person, known?.personId ?? NOBODY);
    return this.find(manager, actor, planId, wanted);
  }

  private async crisisPlan(manager: EntityManager, actor: Actor, planId: string, wanted: Wanted) {
    const found = await this.planAccess.find(manager, actor, CRISIS_PLANS, planId, {
      ...wanted,
      which: (version: CrisisPlanVersion) => wanted.which(version),
    });
    const { plan, version } = found;
    const group = await this.groupOf(manager, actor, found);
    return {
      ...found,
      kind: PlanKind.CRISIS_PLAN,
      reviewOn: version.reviewOn,
      replaces: predecessorOf(version, plan.versions),
      name: (locale: Locale) => translate(locale, `crisisPlan.label.${plan.label}`),
      path: `${CRISIS_PLANS.root}/${planId}`,
      fileName: `${plan.label.toLowerCase()}-${version.number}`,
      sheet: (reader: PlanReader, copy: DocumentCopy, locale: Locale) =>
        renderCrisisPlan(crisisPlanDocument({ ...found, group }, reader, locale), copy, locale),
    };
  }

  private async sip(manager: EntityManager, actor: Actor, planId: string, wanted: Wanted) {
    const found = await this.planAccess.find(manager, actor, SIPS, planId, {
      ...wanted,
      which: (version: SipVersion) => wanted.which(version),
    });
    const { plan, version } = found;
    const group = await this.groupOf(manager, actor, found);
    return {
      ...found,
      kind: PlanKind.SIP,
      reviewOn: version.followUpOn,
      replaces: predecessorOf(version, plan.versions),
      name: (locale: Locale) => translate(locale, 'planOffer.plan.SIP'),
      path: `${SIPS.root}/${planId}`,
      fileName: `sip-v${version.number}`,
      sheet: (_: PlanReader, copy: DocumentCopy, locale: Locale) =>
        renderSip(sipDocument({ ...found, sip: plan, group }, locale), copy, locale),
    };
  }

  private groupOf(
    manager: EntityManager,
    actor: Actor,
    { person }: AuthorisedPerson,
  ): Promise<ResourceGroup | null> {
    return this.resourceGroupsService.forPrint(manager, actor, person.id);
  }
}

/** The number of the version that was in force before this one. */
function predecessorOf(
  { number, status }: PlanVersionRecord,
  versions: readonly PlanVersionRecord[],
): number | null {
  if (status === PlanStatus.DRAFT) return null;
  const earlier = versions.filter((one) => one.number < number && one.status === PlanStatus.REPLACED);
  return earlier.length > 0 ? Math.max(...earlier.map((one) => one.number)) : null;
}
