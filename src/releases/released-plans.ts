import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import type { PolicyName } from '../access/policies.js';
import type { CrisisPlanDocument } from '../crisis-plans/crisis-plan.document.js';
import type { CrisisPlanVersion } from '../crisis-plans/crisis-plan.entity.js';
import { CRISIS_PLANS } from '../crisis-plans/crisis-plan-definition.js';
import { crisisPlanDocument, type PrintedCrisisPlan } from '../crisis-plans/crisis-plan-print.js';
import {
  type CountPages,
  crisisPlanSheet,
  type SheetDrawing,
} from '../crisis-plans/sheets/crisis-plan-sheet.js';
import { localeOfSheet } from '../crisis-plans/sheets/sheet-languages.js';
import { versionToRead } from '../crisis-plans/version-to-read.js';
import { Person } from '../persons/person.entity.js';
import { type AuthorisedPerson, NOBODY, PersonAccess } from '../persons/person-access.js';
import { PlanKind } from '../persons/person-kinds.js';
import { PLAN_TABLES } from '../persons/plan-conditions.js';
import type { SheetReader } from '../plans/cut-for-reader.js';
import type { DocumentCopy } from '../plans/plan.document.js';
import { versionOf } from '../plans/plan-access.js';
import { PlanStatus } from '../plans/plan-kinds.js';
import type { PlanRecord, PlanVersionRecord } from '../plans/plan-record.entity.js';
import { lockRow } from '../platform/database/lock-row.js';
import { sql } from '../platform/database/sql.js';
import { pagesOf } from '../platform/documents/pages-of.js';
import { PdfEngine } from '../platform/documents/pdf-engine.js';
import { asNotFound, notFound } from '../platform/errors/domain-error.js';
import type { Locale } from '../platform/i18n/locale.js';
import { translate } from '../platform/i18n/translate.js';
import type { ResourceGroup } from '../resource-groups/resource-group.entity.js';
import { ResourceGroupsService } from '../resource-groups/resource-groups.service.js';
import { renderSip, type SipDocument } from '../sips/sip.document.js';
import type { SipVersion } from '../sips/sip.entity.js';
import { SIPS } from '../sips/sip-definition.js';
import { sipDocument } from '../sips/sip-print.js';
import type { PlanCopy } from './plan-copy.entity.js';

/** A version of a plan of either kind, as a release asks for it. */
export interface ReleasedPlan extends AuthorisedPerson {
  kind: PlanKind;
  plan: PlanRecord;
  version: PlanVersionRecord;
  /** The person's resource group, where the actor may read it. */
  group: ResourceGroup | null;
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
  /** The sheet, cut for its reader. The one place where sheets are made. */
  sheet(reader: SheetReader, copy: DocumentCopy, drawing: SheetDrawing): Promise<string>;
  /** What stands on it, cut in the same way, to be shown as a page. */
  content(reader: SheetReader, locale: Locale): SheetContent;
}

/** What of a plan its receiver reads on a page. */
export type ReadPlan = Pick<ReleasedPlan, 'person' | 'disclosure' | 'version' | 'reviewOn' | 'content'>;

/** What stands on a sheet, and what it is made of. */
export type SheetContent =
  | { kind: PlanKind.CRISIS_PLAN; printed: PrintedCrisisPlan; document: CrisisPlanDocument }
  | { kind: PlanKind.SIP; document: SipDocument };

/** What the address of each page of a plan begins with. */
export const PLAN_ROOTS: Record<PlanKind, string> = {
  [PlanKind.CRISIS_PLAN]: CRISIS_PLANS.root,
  [PlanKind.SIP]: SIPS.root,
};

interface Wanted {
  which(version: PlanVersionRecord): boolean;
  policy: PolicyName;
  /** Of what is asked for as given: the unit that was given it, or null for a principal. */
  givenToUnitId?: string | null;
}

/** Which version of which plan somebody has been given, and on what. */
export type CopiedVersion = Pick<
  PlanCopy,
  'personId' | 'plan' | 'planId' | 'versionId' | 'ground' | 'groundId' | 'receiverUnitId'
>;

/** Which kind of plan has an id, whose it is, and which team keeps it. */
interface Located {
  kind: PlanKind;
  personId: string;
  teamId: string;
}

const LOCATED = Object.entries(PLAN_TABLES)
  .map(
    ([kind, { plan }]) =>
      `SELECT '${kind}' AS kind, person_id AS "personId", team_id AS "teamId" FROM ${plan} WHERE id = :planId`,
  )
  .join(' UNION ALL ');

/** Plans of either kind, to be given to somebody. */
@Injectable()
export class ReleasedPlans {
  constructor(
    private readonly personAccess: PersonAccess,
    private readonly resourceGroupsService: ResourceGroupsService,
    private readonly pdfEngine: PdfEngine,
  ) {}

  private readonly countPages: CountPages = async (html) => pagesOf(await this.pdfEngine.render(html));

  /**
   * One version. What is then done with it is logged by whoever asks.
   * @throws DomainError NOT_FOUND
   */
  async find(manager: EntityManager, actor: Actor, planId: string, wanted: Wanted): Promise<ReleasedPlan> {
    return this.read(manager, actor, planId, wanted, await locate(manager, planId));
  }

  /** The same, with the person's record to oneself until the transaction ends. @throws DomainError NOT_FOUND */
  async lock(manager: EntityManager, actor: Actor, planId: string, wanted: Wanted): Promise<ReleasedPlan> {
    const located = await locate(manager, planId);
    await lockRow(manager, Person, located?.personId ?? NOBODY);
    return this.read(manager, actor, planId, wanted, located);
  }

  /** The version that a copy is of, for its receiver. What is then done with it is logged by whoever asks. */
  async ofCopy(
    manager: EntityManager,
    { personId, plan, planId, versionId, ground, groundId, receiverUnitId }: CopiedVersion,
  ): Promise<ReleasedPlan> {
    const given = { ground, groundId, unitId: receiverUnitId };
    const accessed = await this.personAccess.byRelease(manager, personId, given);
    const group = await this.resourceGroupsService.ofPerson(manager, personId);
    return released(manager, plan, accessed, group, planId, ({ id }) => id === versionId, this.countPages);
  }

  /** The version that a copy is of, for a receiver to whom access was given. @param getsGroup whether the reader gets the resource group */
  async toRead(
    manager: EntityManager,
    accessed: AuthorisedPerson,
    { plan: kind, planId, versionId, personId }: PlanCopy,
    getsGroup: boolean,
  ): Promise<ReadPlan> {
    const group = getsGroup ? await this.resourceGroupsService.ofPerson(manager, personId) : null;
    if (kind === PlanKind.SIP)
      return released(manager, kind, accessed, group, planId, ({ id }) => id === versionId, this.countPages);
    const found = await versionToRead(manager, { id: versionId });
    if (!found) throw notFound('number');
    const { version } = found;
    const content = contentOf({ ...found, person: accessed.person, group });
    return { ...accessed, version, reviewOn: version.reviewOn, content };
  }

  private async read(
    manager: EntityManager,
    actor: Actor,
    planId: string,
    { which, policy, givenToUnitId }: Wanted,
    located: Located | undefined,
  ): Promise<ReleasedPlan> {
    const kind = located?.kind ?? PlanKind.CRISIS_PLAN;
    const asked = {
      recordType: PLAN_TABLES[kind].plan,
      recordId: planId,
      keptByTeamId: located?.teamId ?? null,
      givenToUnitId,
    };
    const accessed = await this.personAccess
      .authorise(manager, actor, located?.personId ?? NOBODY, policy, asked)
      .catch(asNotFound('planId'));
    const personId = accessed.person.id;
    // What has been given holds what its ground says, whatever else whoever reads it may see.
    const group =
      givenToUnitId === undefined
        ? await this.resourceGroupsService.forPrint(manager, actor, personId)
        : await this.resourceGroupsService.ofPerson(manager, personId);
    return released(manager, kind, accessed, group, planId, which, this.countPages);
  }
}

async function released(
  manager: EntityManager,
  kind: PlanKind,
  accessed: AuthorisedPerson,
  group: ResourceGroup | null,
  planId: string,
  which: Wanted['which'],
  countPages: CountPages,
): Promise<ReleasedPlan> {
  if (kind === PlanKind.SIP) {
    const { plan, version } = await versionOf(
      manager,
      SIPS,
      accessed,
      planId,
      which as IsVersion<SipVersion>,
    );
    const printed = { sip: plan, version, person: accessed.person, group };
    return {
      ...accessed,
      ...{ kind, plan, version, group },
      reviewOn: version.followUpOn,
      replaces: predecessorOf(version, plan.versions),
      name: (locale) => translate(locale, 'planOffer.plan.SIP'),
      path: `${SIPS.root}/${planId}`,
      fileName: `sip-v${version.number}`,
      sheet: async (reader, copy, { language }) => {
        const locale = localeOfSheet(language);
        return renderSip(sipDocument(printed, reader, locale), copy, locale);
      },
      content: (reader, locale) => ({ kind, document: sipDocument(printed, reader, locale) }),
    };
  }
  const { plan, version } = await versionOf(
    manager,
    CRISIS_PLANS,
    accessed,
    planId,
    which as IsVersion<CrisisPlanVersion>,
  );
  const printed = { plan, version, person: accessed.person, group };
  return {
    ...accessed,
    ...{ kind, plan, version, group },
    reviewOn: version.reviewOn,
    replaces: predecessorOf(version, plan.versions),
    name: (locale) => translate(locale, `crisisPlan.label.${plan.label}`),
    path: `${CRISIS_PLANS.root}/${planId}`,
    fileName: `${plan.label.toLowerCase()}-${version.number}`,
    sheet: (reader, copy, drawing) => crisisPlanSheet(printed, reader, copy, drawing, countPages),
    content: contentOf(printed),
  };
}

const contentOf =
  (printed: PrintedCrisisPlan): ReleasedPlan['content'] =>
  (reader, locale) => ({
    kind: PlanKind.CRISIS_PLAN,
    printed,
    document: crisisPlanDocument(printed, reader, locale),
  });

type IsVersion<Version> = (version: Version) => boolean;

/** Asked in the same way of every id, be it a plan's or not. */
async function locate(manager: EntityManager, planId: string): Promise<Located | undefined> {
  const [located] = await sql<Located>(manager, LOCATED, { planId });
  return located;
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
