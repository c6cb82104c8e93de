import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type EntityManager, type FindOptionsWhere, In, IsNull } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { Ground } from '../consents/ground.entity.js';
import type { PlanAtHand } from '../consents/plan-at-hand.type.js';
import { PlansAtHand } from '../consents/plans-at-hand.js';
import type { SharedPlanSearch } from '../crisis-plans/shared-plan.type.js';
import { changesOf, type SharedSheet, tasksOf } from '../crisis-plans/shared-plans.service.js';
import { WARDS } from '../crisis-plans/sheets/sheet-languages.js';
import { RecordCategory } from '../disclosure/record-category.js';
import { findAmong } from '../persons/find-among.js';
import { Person } from '../persons/person.entity.js';
import { type AccessedPerson, NOBODY, PersonAccess } from '../persons/person-access.js';
import { PlanKind } from '../persons/person-kinds.js';
import { PLAN_TABLES } from '../persons/plan-conditions.js';
import type { SheetReader } from '../plans/cut-for-reader.js';
import { PlanStatus } from '../plans/plan-kinds.js';
import { AccessLog } from '../platform/access-log/access-log.js';
import { LoggedAction } from '../platform/access-log/access-log-entry.entity.js';
import { sql } from '../platform/database/sql.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Clock } from '../platform/dates/clock.js';
import { today } from '../platform/dates/today.js';
import { asNotFound, notFound } from '../platform/errors/domain-error.js';
import { FIRST_PAGE, type PageOf } from '../platform/graphql/page-of.js';
import { copyFacts } from './copies-to-recall-sql.js';
import { CopyForm } from './copy-kinds.js';
import { PlanCopy } from './plan-copy.entity.js';
import type { ReceivedPlanLine } from './received-plan.type.js';
import { OWN_USE } from './release-offer.type.js';
import { type ReadPlan, type ReleasedPlan, ReleasedPlans } from './released-plans.js';
import { ReleasesService } from './releases.service.js';

const RECORD = 'plan_copy';
const POLICY = 'receivedPlan.read';

/** The part of the unit that has been given a crisis plan. */
export type AskedOfUnit = Pick<SharedSheet, 'tasks' | 'changed' | 'isCompared'>;

/** What has been received, how it is cut today, and when it is read. */
export interface Received<Plan = ReadPlan> {
  at: Date;
  copy: PlanCopy;
  plan: Plan;
  reader: SheetReader;
}

/**
 * What a unit or another principal's team has been given digitally: theirs to read while a ground to that very receiver holds,
 * asked at each request, and never to change.
 */
@Injectable()
export class ReceivedPlansService implements OnModuleInit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly personAccess: PersonAccess,
    private readonly accessLog: AccessLog,
    private readonly releasedPlans: ReleasedPlans,
    private readonly releasesService: ReleasesService,
    private readonly clock: Clock,
    private readonly plansAtHand: PlansAtHand,
  ) {}

  onModuleInit(): void {
    this.plansAtHand.find((manager, actor, personIds) => this.atHand(manager, actor, personIds));
  }

  /** The crisis plans in force of these persons that the actor has received. */
  private async atHand(
    manager: EntityManager,
    actor: Actor,
    personIds: readonly string[],
  ): Promise<PlanAtHand[]> {
    const of = { personId: In(personIds), plan: PlanKind.CRISIS_PLAN };
    const readable = await this.readable(manager, actor, of);
    const standings = await standingsOf(
      manager,
      readable.map(({ copy }) => copy.id),
    );
    const inForce = readable.filter(({ copy }) => standings.get(copy.id)?.status === PlanStatus.AGREED);
    await this.logLines(manager, actor, inForce);
    return inForce.map(({ copy: { id: copyId, planId }, person: { givenName, familyName } }) => ({
      ...{ planId, copyId, personName: `${givenName} ${familyName}` },
    }));
  }

  /** What the actor may read, by family name. A search is logged without what was searched for. */
  list(actor: Actor, { query = '', page = FIRST_PAGE }: SharedPlanSearch): Promise<PageOf<ReceivedPlanLine>> {
    return this.unitOfWork.run(async (manager) => {
      const readable = await this.readable(manager, actor);
      const search = { query, page, recordType: RECORD };
      const { items: shown, total } = await findAmong(manager, this.accessLog, actor, readable, search);
      return { items: await this.lines(manager, actor, shown), total };
    });
  }

  /** What the actor may read of one person's, the newest first. */
  async ofPerson(manager: EntityManager, actor: Actor, personId: string): Promise<ReceivedPlanLine[]> {
    return this.lines(manager, actor, await this.readable(manager, actor, { personId }));
  }

  private async readable(manager: EntityManager, actor: Actor, of: FindOptionsWhere<PlanCopy> = {}) {
    const copies = await manager.find(PlanCopy, {
      where: receivingUnits(actor).map((receiverUnitId) => ({ ...heldBy(actor), ...of, receiverUnitId })),
      relations: { person: true },
      order: { givenAt: 'DESC', id: 'ASC' },
    });
    return this.personAccess.readable(manager, actor, POLICY, copies.map(askedFor));
  }

  /** As lines of a list; each is logged. */
  private async lines(
    manager: EntityManager,
    actor: Actor,
    shown: readonly Readable[],
  ): Promise<ReceivedPlanLine[]> {
    await this.logLines(manager, actor, shown);
    const standings = await standingsOf(
      manager,
      shown.map(({ copy }) => copy.id),
    );
    return shown.map(({ copy, person }) => ({
      ...lineOf(copy),
      person: copy.categories.includes(RecordCategory.PERSON)
        ? person
        : Object.assign(new Person(), person, { address: null, phone: null }),
      ...standings.get(copy.id)!,
    }));
  }

  private logLines(manager: EntityManager, actor: Actor, shown: readonly Readable[]): Promise<void> {
    const rows = shown.map((row) => ({ ...row, recordType: RECORD, recordId: row.copy.id }));
    return this.personAccess.logList(manager, actor, rows);
  }

  /**
   * One plan that has been received.
   * @param isCompared with what has been changed since the unit answered
   * @throws DomainError NOT_FOUND
   */
  get(actor: Actor, copyId: string, isCompared = false): Promise<Received & AskedOfUnit> {
    return this.unitOfWork.run(async (manager) => {
      const received = await this.find(manager, actor, copyId);
      const use = { action: LoggedAction.READ, recordType: RECORD, recordId: copyId };
      await this.personAccess.log(manager, actor, received.plan, use);
      return { ...received, ...(await this.askedOfUnit(manager, actor, received, isCompared)) };
    });
  }

  /** What the unit that has been given it is asked to do in what is in force, and what has been changed since it answered. */
  private async askedOfUnit(
    manager: EntityManager,
    { locale }: Actor,
    { copy, plan, reader }: Received,
    isCompared: boolean,
  ): Promise<AskedOfUnit> {
    const content = plan.content(reader, locale);
    const isAsked = content.kind === PlanKind.CRISIS_PLAN && plan.version.status === PlanStatus.AGREED;
    if (!isAsked) return { tasks: [], changed: null, isCompared };
    const unitId = copy.receiverUnitId;
    const changed = isCompared ? await changesOf(manager, content.printed, unitId, reader) : null;
    return { tasks: tasksOf(content.printed, unitId), changed, isCompared };
  }

  /** As its receiver reads it on a page. What is then done with it is logged by whoever asks. @throws DomainError NOT_FOUND */
  async find(manager: EntityManager, actor: Actor, copyId: string): Promise<Received> {
    const copy = (await manager
      .createQueryBuilder(PlanCopy, 'copy')
      .innerJoinAndSelect('copy.person', 'person')
      .leftJoinAndMapOne('copy.onGround', Ground, 'ground', 'ground.id = copy.groundId')
      .where({ ...heldBy(actor), id: copyId })
      .getOne()) as (PlanCopy & { onGround: Ground | null }) | null;
    const asked = {
      recordType: PLAN_TABLES[copy?.plan ?? PlanKind.CRISIS_PLAN].plan,
      recordId: copy?.planId ?? NOBODY,
      keptByTeamId: copy?.teamId ?? null,
      givenToUnitId: copy?.receiverUnitId ?? null,
    };
    const [whose, known] = [copy?.personId ?? NOBODY, copy?.person ?? null];
    const accessed = await this.personAccess
      .authorise(manager, actor, whose, POLICY, asked, known)
      .catch(asNotFound('copyId'));
    const given = copy!;
    const reader = await readerOf(manager, given, accessed, given.onGround);
    const getsGroup = reader.categories.includes(RecordCategory.RESOURCE_GROUP);
    return {
      copy: given,
      plan: await this.releasedPlans.toRead(manager, accessed, given, getsGroup),
      reader,
      at: this.clock.now(),
    };
  }

  /** Prints it for the receiver's own use: a copy on paper, with the receiver as the one who holds it. @throws DomainError NOT_FOUND */
  print(actor: Actor, copyId: string): Promise<{ copy: PlanCopy; plan: ReleasedPlan }> {
    return this.unitOfWork.run(async (manager) => {
      const { copy: received, plan, reader } = await this.lock(manager, actor, copyId);
      const { receiverName: name, receiverId, receiverUnitId } = received;
      const { ground, groundId } = plan.disclosure;
      const categories = [...reader.categories];
      const receiver = {
        ...{ key: OWN_USE, reader: reader.kind, name, needsConsent: false, toDate: null, language: WARDS },
        forms: [CopyForm.PAPER],
        given: { receiverId, receiverUnitId, ground, groundId, categories },
      };
      const told = { form: CopyForm.PAPER, note: '' };
      return { copy: await this.releasesService.give(manager, actor, plan, receiver, told), plan };
    });
  }

  /**
   * As its receiver reads it, with the person's record to oneself. What is then done with it is logged by whoever asks.
   * @throws DomainError NOT_FOUND
   */
  async lock(manager: EntityManager, actor: Actor, copyId: string): Promise<Received<ReleasedPlan>> {
    const copy = await manager.findOneBy(PlanCopy, { ...heldBy(actor), id: copyId });
    const wanted = {
      which: ({ id }: { id: string }) => id === copy?.versionId,
      policy: POLICY,
      givenToUnitId: copy?.receiverUnitId ?? null,
    } as const;
    const plan = await this.releasedPlans
      .lock(manager, actor, copy?.planId ?? NOBODY, wanted)
      .catch(asNotFound('copyId'));
    if (!copy) throw notFound('copyId');
    return { at: this.clock.now(), copy, plan, reader: await readerOf(manager, copy, plan) };
  }
}

/** How a copy is cut: no more than it was given on, nor than its ground gives today, of which a part may have been taken away. */
async function readerOf(
  manager: EntityManager,
  copy: PlanCopy,
  { person, disclosure }: AccessedPerson,
  known: Ground | null = null,
): Promise<SheetReader> {
  const id = disclosure.groundId!;
  const ground = known?.id === id ? known : await manager.findOneByOrFail(Ground, { id });
  const given = copy.categories.filter((category) => ground.categories.includes(category));
  const mayCall = given.includes(RecordCategory.PERSON) && !disclosure.hidesContactDetails;
  if (!mayCall) Object.assign(person, { address: null, phone: null });
  const categories = given.filter((category) => mayCall || category !== RecordCategory.PERSON);
  return { kind: copy.reader, categories };
}

/** What is to a unit of the actor's, or to their principal as a whole. */
export const receivingUnits = ({ grants }: Actor) => [
  In(grants.flatMap(({ unitId }) => unitId ?? [])),
  IsNull(),
];

/** What somebody's principal holds digitally; of all of it the decision tells what is theirs. */
const heldBy = ({ principalId }: Actor): FindOptionsWhere<PlanCopy> => ({
  receiverId: principalId ?? NOBODY,
  form: CopyForm.DIGITAL,
  settledAs: IsNull(),
});

/** As the version that it is of, given to whoever received it. */
const askedFor = (copy: PlanCopy) => ({
  recordType: PLAN_TABLES[copy.plan].version,
  recordId: copy.versionId,
  keptByTeamId: copy.teamId,
  givenToUnitId: copy.receiverUnitId,
  person: copy.person,
  copy,
});

export const lineOf = ({ id: copyId, plan, planId, versionNumber, receiverName, ...at }: PlanCopy) => ({
  ...{ copyId, plan, planId, versionNumber, receiverName, givenAt: at.givenAt, takenAt: at.takenAt },
});

type Readable = ReturnType<typeof askedFor> & AccessedPerson;

type Standing = Pick<ReceivedPlanLine, 'label' | 'status' | 'reviewOn'>;

/** Where the versions of copies stand today, by the copy's id. */
async function standingsOf(manager: EntityManager, ids: readonly string[]): Promise<Map<string, Standing>> {
  if (ids.length === 0) return new Map();
  const rows = await sql<{ id: string } & Standing>(
    manager,
    `SELECT id, label, status, CAST(review_on AS text) AS "reviewOn" FROM ${copyFacts('copy.id IN (:...ids)')} facts`,
    { ids, day: today() },
  );
  return new Map(rows.map(({ id, ...standing }) => [id, standing]));
}
