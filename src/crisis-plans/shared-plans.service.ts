import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type Actor, mayDo } from '../access/actor.js';
import { EmergencyOpeningsService } from '../consents/emergency-openings.service.js';
import { RecordCategory } from '../disclosure/record-category.js';
import { findAmong } from '../persons/find-among.js';
import { type AccessedPerson, PersonAccess } from '../persons/person-access.js';
import { planComparison, withoutBefore } from '../plans/comparison.type.js';
import { cutForReader, type SheetReader, standsOnSheet } from '../plans/cut-for-reader.js';
import { PlanAccess } from '../plans/plan-access.js';
import { PlanReader, PlanStatus } from '../plans/plan-kinds.js';
import { AccessLog } from '../platform/access-log/access-log.js';
import { LoggedAction } from '../platform/access-log/access-log-entry.entity.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { today } from '../platform/dates/today.js';
import { asNotFound } from '../platform/errors/domain-error.js';
import { FIRST_PAGE } from '../platform/graphql/page-of.js';
import { type ChangedSinceAnswer, changedSinceAnswer } from './changed-since-answer.js';
import type { CrisisPlanDocument } from './crisis-plan.document.js';
import type { ClosedHoursUnit, CrisisPlanVersion } from './crisis-plan.entity.js';
import { CRISIS_PLANS } from './crisis-plan-definition.js';
import { contactsFor, crisisPlanDocument, type PrintedCrisisPlan } from './crisis-plan-print.js';
import { inForceFor, inForceOf } from './plans-in-force.js';
import type {
  OpenedRecord,
  SharedPlan,
  SharedPlanLine,
  SharedPlanPage,
  SharedPlanSearch,
} from './shared-plan.type.js';
import { asAnswered } from './unit-answers.js';

/** What a unit reads of a plan, and what it is asked to do itself, where it is. */
export type SharedSheet = PrintedCrisisPlan & {
  document: CrisisPlanDocument;
  task: ClosedHoursUnit | null;
  changed: ChangedSinceAnswer | null;
};

/** The crisis plans that are shared with a unit, such as an emergency ward at night: what is in force, to read. */
@Injectable()
export class SharedPlansService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly personAccess: PersonAccess,
    private readonly planAccess: PlanAccess,
    private readonly accessLog: AccessLog,
    private readonly openings: EmergencyOpeningsService,
  ) {}

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

  /** What the actor has open after emergency openings, each with its crisis plans in force; those that have one first. */
  async opened(actor: Actor): Promise<OpenedRecord[]> {
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
      const records = persons.map(({ person, opening }) => ({
        person,
        principal: opening.person.owner.name,
        closesAt: opening.closesAt,
        crisisPlans: plans.filter((plan) => plan.person.id === person.id).map(lineOf),
      }));
      return records.sort((a, b) => b.crisisPlans.length - a.crisisPlans.length);
    });
  }

  /** What care may read of the version in force. @throws DomainError NOT_FOUND, also when none is in force */
  get(actor: Actor, planId: string): Promise<SharedPlan> {
    return this.unitOfWork.run(async (manager) => {
      const { reader, ...printed } = await this.read(manager, actor, planId);
      const { changed } = taskOf(printed, printed.disclosure.unitId);
      return { ...sharedPlan(printed, reader), changedSinceAnswer: changed && withoutEarlier(changed) };
    });
  }

  /**
   * The sheet for care of the version in force, with its person, and the task of the unit for which the actor reads it.
   * @throws DomainError NOT_FOUND
   */
  sheet(actor: Actor, planId: string): Promise<SharedSheet> {
    return this.unitOfWork.run(async (manager) => {
      const printed = await this.read(manager, actor, planId);
      const document = crisisPlanDocument(printed, printed.reader, actor.locale);
      return { ...printed, document, ...taskOf(printed, printed.disclosure.unitId) };
    });
  }

  /** The resource group is not shared with a unit: whom to call stands in the plan itself. */
  private async read(
    manager: EntityManager,
    actor: Actor,
    planId: string,
  ): Promise<PrintedCrisisPlan & AccessedPerson & { reader: SheetReader }> {
    const use = {
      which: ({ status }: CrisisPlanVersion) => status === PlanStatus.AGREED,
      action: LoggedAction.READ,
      policy: 'sharedPlan.read' as const,
    };
    const found = await this.planAccess
      .version(manager, actor, CRISIS_PLANS, planId, use)
      .catch(asNotFound('planId'));
    const card = found.disclosure.hidesContactDetails ? [] : [RecordCategory.PERSON];
    const reader = { kind: PlanReader.CARE, categories: [RecordCategory.CRISIS_PLAN, ...card] };
    return { ...found, group: null, reader };
  }
}

/** What a unit is asked to do in a version, where it is, and what else has been changed since it answered. */
export function taskOf(
  { plan, version, person }: Pick<PrintedCrisisPlan, 'plan' | 'version' | 'person'>,
  unitId: string | null | undefined,
): Pick<SharedSheet, 'task' | 'changed'> {
  const row = version.closedHoursUnits.find(({ unit }) => unit && unit.id === unitId);
  if (!row?.task) return { task: null, changed: null };
  return {
    task: asAnswered(row),
    changed: changedSinceAnswer(plan.versions, version, row, person.protectedIdentity),
  };
}

/** Whoever reads what is in force is not told what stood there before. */
const withoutEarlier = ({ from, to, compared }: ChangedSinceAnswer) =>
  withoutBefore(planComparison(from, to, compared));

/** What a reader elsewhere gets of a version. */
export function sharedPlan(
  { plan, version, person }: Pick<PrintedCrisisPlan, 'plan' | 'version' | 'person'>,
  reader: SheetReader,
): SharedPlan {
  const cut = cutForReader(reader, person.protectedIdentity);
  const category = RecordCategory.CRISIS_PLAN;
  return {
    planId: plan.id,
    label: plan.label,
    person,
    reviewOn: version.reviewOn,
    version: version.number,
    agreedAt: version.agreedAt!,
    checksum: version.checksum!,
    closedHours: version.closedHours,
    // What a unit says and who may read is between it and those who keep the plan.
    closedHoursUnits: version.closedHoursUnits.map((row) => ({
      ...asAnswered(row),
      reading: null,
      question: null,
      answer: null,
    })),
    statements: version.statements.filter((statement) => standsOnSheet(reader, { ...statement, category })),
    contacts: contactsFor(reader, version).map((contact) =>
      cut.whereabouts ? contact : { ...contact, phone: '' },
    ),
    teamName: cut.whereabouts ? plan.team.name : '',
    teamPhone: cut.whereabouts ? plan.team.phone : '',
    teamOpeningHours: cut.whereabouts ? plan.team.openingHours : '',
    changedSinceAnswer: null,
  };
}

/** A version in force as a record that access is asked for. */
const askedFor = (version: CrisisPlanVersion) => ({
  recordType: 'crisis_plan_version',
  recordId: version.id,
  keptByTeamId: version.plan.teamId,
  person: version.plan.person,
  version,
});

type Found = ReturnType<typeof askedFor>;

const lineOf = ({ version, person }: Found): SharedPlanLine => ({
  planId: version.planId,
  label: version.plan.label,
  person,
  reviewOn: version.reviewOn,
});
