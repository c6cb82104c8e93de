import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type Actor, mayDo } from '../access/actor.js';
import { EmergencyOpeningsService } from '../consents/emergency-openings.service.js';
import type { PlanAtHand } from '../consents/plan-at-hand.type.js';
import { PlansAtHand } from '../consents/plans-at-hand.js';
import { RecordCategory } from '../disclosure/record-category.js';
import { findAmong } from '../persons/find-among.js';
import type { Person } from '../persons/person.entity.js';
import { type AccessedPerson, PersonAccess } from '../persons/person-access.js';
import { type PlanComparison, planComparison, withoutBefore } from '../plans/comparison.type.js';
import { cutForReader, type SheetReader, standsOnSheet } from '../plans/cut-for-reader.js';
import { PlanAccess } from '../plans/plan-access.js';
import { PlanReader, PlanStatus } from '../plans/plan-kinds.js';
import { findPlans } from '../plans/plan-records.js';
import { teamNow } from '../plans/supporting-teams.js';
import { AccessLog } from '../platform/access-log/access-log.js';
import { LoggedAction } from '../platform/access-log/access-log-entry.entity.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Clock } from '../platform/dates/clock.js';
import { today } from '../platform/dates/today.js';
import { notFound } from '../platform/errors/domain-error.js';
import { FIRST_PAGE } from '../platform/graphql/page-of.js';
import { type ChangedSinceAnswer, changedSinceAnswer } from './changed-since-answer.js';
import { turnToNow } from './closed-hours/turn-to-now.js';
import type { CrisisPlanDocument } from './crisis-plan.document.js';
import { type ClosedHoursUnit, CrisisPlan } from './crisis-plan.entity.js';
import { CRISIS_PLANS } from './crisis-plan-definition.js';
import { contactsFor, crisisPlanDocument, type PrintedCrisisPlan } from './crisis-plan-print.js';
import { OpenedSupportService } from './opened-support.js';
import { askedFor, inForceFor, inForceOf } from './plans-in-force.js';
import type {
  OpenedRecord,
  SharedPlan,
  SharedPlanLine,
  SharedPlanPage,
  SharedPlanSearch,
} from './shared-plan.type.js';
import { asAnswered, isSameTask } from './unit-answers.js';
import { versionToRead } from './version-to-read.js';

/** What a unit reads of a plan and when, and what it is asked to do itself, where it is. */
export type SharedSheet = PrintedCrisisPlan & {
  document: CrisisPlanDocument;
  at: Date;
  ownUnitId: string | null;
  tasks: ClosedHoursUnit[];
  /** What has been changed since the unit answered, where that was asked for. */
  changed: ChangedSinceAnswer | null;
  isCompared: boolean;
};

/** The crisis plans that are shared with a unit, such as an emergency ward at night: what is in force, to read. */
@Injectable()
export class SharedPlansService implements OnModuleInit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly personAccess: PersonAccess,
    private readonly planAccess: PlanAccess,
    private readonly accessLog: AccessLog,
    private readonly openings: EmergencyOpeningsService,
    private readonly clock: Clock,
    private readonly plansAtHand: PlansAtHand,
    private readonly openedSupport: OpenedSupportService,
  ) {}

  onModuleInit(): void {
    this.plansAtHand.find((manager, actor, personIds) => this.atHand(manager, actor, personIds));
  }

  /** Those of these persons that are shared with the actor on a ground, whatever has been opened. */
  private async atHand(
    manager: EntityManager,
    actor: Actor,
    personIds: readonly string[],
  ): Promise<PlanAtHand[]> {
    const versions = await inForceOf(manager, personIds);
    const readable = await this.personAccess.readable(
      manager,
      actor,
      'sharedPlan.read',
      versions.map(askedFor),
    );
    const onGround = readable.filter(({ disclosure }) => disclosure.ground !== 'EMERGENCY_OPENING');
    await this.personAccess.logList(manager, actor, onGround);
    return onGround.map(({ version: { planId }, person }) => ({ planId, copyId: null, ...namedAs(person) }));
  }

  /** The plans the actor may read, by family name. A search is logged without what was searched for. */
  list(actor: Actor, { query = '', page = FIRST_PAGE }: SharedPlanSearch): Promise<SharedPlanPage> {
    return this.unitOfWork.run(async (manager) => {
      const versions = await inForceFor(manager, actor, today());
      const readable = await this.personAccess.readable(
        manager,
        actor,
        'sharedPlan.read',
        versions.map(askedFor),
      );
      const search = { query, page, recordType: 'crisis_plan' };
      const { items: shown, total } = await findAmong(manager, this.accessLog, actor, readable, search);
      await this.personAccess.logList(manager, actor, shown);
      return { items: shown.map(lineOf), total };
    });
  }

  /**
   * What the actor has open after emergency openings, each with its crisis plans in force, or where there is none with whom to
   * turn to at a moment; those that have one first.
   */
  async opened(actor: Actor, at = this.clock.now()): Promise<OpenedRecord[]> {
    await this.openings.requireMayOpen(actor);
    const openings = await this.openings.current(actor);
    const policy = mayDo(actor, 'plan.read') ? 'plan.read' : 'sharedPlan.read';
    return this.unitOfWork.run(async (manager) => {
      const versions = await inForceOf(
        manager,
        openings.map(({ personId }) => personId),
      );
      const plans = await this.personAccess.list(manager, actor, policy, versions.map(askedFor));
      const persons = await this.personAccess.list(
        manager,
        actor,
        policy,
        openings.map((opening) => ({
          recordType: 'person',
          recordId: opening.personId,
          person: opening.person,
          opening,
        })),
      );
      const records: OpenedRecord[] = [];
      for (const { person, opening } of persons) {
        const crisisPlans = plans.filter((plan) => plan.person.id === person.id).map(lineOf);
        const toldByPlan = { teams: [], contacts: [] };
        records.push({
          person,
          principal: opening.person.owner.name,
          closesAt: opening.closesAt,
          crisisPlans,
          ...(crisisPlans.length > 0 ? toldByPlan : await this.openedSupport.of(manager, actor, person, at)),
        });
      }
      return records.sort((a, b) => b.crisisPlans.length - a.crisisPlans.length);
    });
  }

  /** What care may read of the version in force. @throws DomainError NOT_FOUND, also when none is in force */
  get(actor: Actor, planId: string): Promise<SharedPlan> {
    return this.unitOfWork.run(async (manager) => {
      const { reader, ...printed } = await this.read(manager, actor, planId);
      const ownUnitId = printed.disclosure.unitId ?? null;
      return sharedPlan(printed, reader, { at: this.clock.now(), ownUnitId });
    });
  }

  /** What the actor may read that is other than when their unit answered. @throws DomainError NOT_FOUND */
  changes(actor: Actor, planId: string): Promise<PlanComparison | null> {
    return this.unitOfWork.run(async (manager) => {
      const printed = await this.read(manager, actor, planId);
      const changed = await changesOf(manager, printed, printed.disclosure.unitId, printed.reader);
      return changed && withoutEarlier(changed);
    });
  }

  /**
   * The sheet for care of the version in force, with its person, and the task of the unit for which the actor reads it.
   * @param isCompared with what has been changed since that unit answered
   * @throws DomainError NOT_FOUND
   */
  sheet(actor: Actor, planId: string, isCompared = false): Promise<SharedSheet> {
    return this.unitOfWork.run(async (manager) => {
      const printed = await this.read(manager, actor, planId);
      const ownUnitId = printed.disclosure.unitId ?? null;
      const document = crisisPlanDocument(printed, printed.reader, actor.locale);
      const tasks = tasksOf(printed, ownUnitId);
      const changed = isCompared ? await changesOf(manager, printed, ownUnitId, printed.reader) : null;
      return { ...printed, document, at: this.clock.now(), ownUnitId, tasks, changed, isCompared };
    });
  }

  /** The resource group is not shared with a unit: whom to call stands in the plan itself. */
  private async read(
    manager: EntityManager,
    actor: Actor,
    planId: string,
  ): Promise<PrintedCrisisPlan & AccessedPerson & { reader: SheetReader }> {
    const accessed = await this.planAccess.authorise(manager, actor, CrisisPlan, planId, 'sharedPlan.read');
    const found = await versionToRead(manager, { planId, status: PlanStatus.AGREED });
    if (!found) throw notFound('planId');
    const use = { recordType: 'crisis_plan_version', recordId: found.version.id };
    await this.planAccess.log(manager, actor, accessed, { ...use, action: LoggedAction.READ });
    const card = accessed.disclosure.hidesContactDetails ? [] : [RecordCategory.PERSON];
    const reader = { kind: PlanReader.CARE, categories: [RecordCategory.CRISIS_PLAN, ...card] };
    return { ...accessed, ...found, group: null, reader };
  }
}

/** Several where units have been joined; the same words are one. */
function rowsOf(
  { version }: Pick<PrintedCrisisPlan, 'version'>,
  unitId: string | null | undefined,
): ClosedHoursUnit[] {
  const rows = version.closedHoursUnits.filter(({ unit, task }) => task !== '' && unit && unit.id === unitId);
  return rows.filter((row) => rows.find((one) => isSameTask(one, row)) === row);
}

/** What a unit is asked to do in a version. */
export const tasksOf = (printed: Pick<PrintedCrisisPlan, 'version'>, unitId: string | null | undefined) =>
  rowsOf(printed, unitId).map(asAnswered);

/** What a reader may read that has been changed since their unit answered first; null where nothing has been, or it has not. It reads every version. */
export async function changesOf(
  manager: EntityManager,
  { plan, version, person }: Pick<PrintedCrisisPlan, 'plan' | 'version' | 'person'>,
  unitId: string | null | undefined,
  reader: SheetReader,
): Promise<ChangedSinceAnswer | null> {
  if (version.number === 1 || rowsOf({ version }, unitId).length === 0) return null;
  const [{ versions }] = (await findPlans(manager, CRISIS_PLANS, { id: plan.id })) as [CrisisPlan];
  const whole = versions.find(({ id }) => id === version.id)!;
  const changed = rowsOf({ version: whole }, unitId).flatMap(
    (row) => changedSinceAnswer(versions, whole, row, person.protectedIdentity, reader) ?? [],
  );
  return changed.toSorted((a, b) => a.from.number - b.from.number)[0] ?? null;
}

/** Whoever reads what is in force is not told what stood there before. */
const withoutEarlier = ({ from, to, compared }: ChangedSinceAnswer) =>
  withoutBefore(planComparison(from, to, compared));

/** What a reader elsewhere gets of a version. @param read when, and for which unit */
export function sharedPlan(
  { plan, version, person }: Pick<PrintedCrisisPlan, 'plan' | 'version' | 'person'>,
  reader: SheetReader,
  read: { at: Date; ownUnitId: string | null },
): SharedPlan {
  const cut = cutForReader(reader, person.protectedIdentity);
  const category = RecordCategory.CRISIS_PLAN;
  const now = teamNow(plan, reader, cut);
  return {
    planId: plan.id,
    label: plan.label,
    person,
    reviewOn: version.reviewOn,
    hasNoTeam: now.isNone,
    version: version.number,
    agreedAt: version.agreedAt!,
    checksum: version.checksum!,
    closedHours: version.closedHours,
    // Who answered, what a unit says and who may read is between it and those who keep the plan.
    closedHoursUnits: version.closedHoursUnits.map((row) => ({
      ...asAnswered(row),
      respondedBy: '',
      reading: null,
      question: null,
      answer: null,
    })),
    noUnitReason: version.noUnitReason,
    turnToNow: turnToNow(version, now, read),
    statements: version.statements.filter((statement) => standsOnSheet(reader, { ...statement, category })),
    contacts: contactsFor(reader, version).map((contact) =>
      cut.whereabouts ? contact : { ...contact, phone: '' },
    ),
    teamName: now.team?.name ?? '',
    teamPhone: now.team?.phone ?? '',
    teamOpeningHours: now.team?.openingHours ?? '',
  };
}

type Found = ReturnType<typeof askedFor>;

const namedAs = ({ givenName, familyName }: Person) => ({ personName: `${givenName} ${familyName}` });

const lineOf = ({ version, person }: Found): SharedPlanLine => ({
  planId: version.planId,
  label: version.plan.label,
  person,
  reviewOn: version.reviewOn,
  hasNoTeam: version.plan.supporting.length === 0,
});
