import { Injectable } from '@nestjs/common';
import { type EntityManager, type FindOptionsWhere, In, IsNull } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { Ground } from '../consents/ground.entity.js';
import type { SharedPlanSearch } from '../crisis-plans/shared-plan.type.js';
import { WARDS } from '../crisis-plans/sheets/sheet-languages.js';
import { RecordCategory } from '../disclosure/record-category.js';
import { findAmong } from '../persons/find-among.js';
import { Person } from '../persons/person.entity.js';
import { NOBODY, PersonAccess } from '../persons/person-access.js';
import { PLAN_TABLES } from '../persons/plan-conditions.js';
import type { SheetReader } from '../plans/cut-for-reader.js';
import type { PlanStatus } from '../plans/plan-kinds.js';
import { AccessLog } from '../platform/access-log/access-log.js';
import { LoggedAction } from '../platform/access-log/access-log-entry.entity.js';
import { sql } from '../platform/database/sql.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { today } from '../platform/dates/today.js';
import { asNotFound, notFound } from '../platform/errors/domain-error.js';
import { FIRST_PAGE, type PageOf } from '../platform/graphql/page-of.js';
import { copyFacts } from './copies-to-recall-sql.js';
import { CopyForm } from './copy-kinds.js';
import { PlanCopy } from './plan-copy.entity.js';
import type { ReceivedPlanLine } from './received-plan.type.js';
import { OWN_USE } from './release-offer.type.js';
import { type ReleasedPlan, ReleasedPlans } from './released-plans.js';
import { ReleasesService } from './releases.service.js';

const RECORD = 'plan_copy';
const POLICY = 'receivedPlan.read';

/** What has been received, and how it is cut today. */
export interface Received {
  copy: PlanCopy;
  plan: ReleasedPlan;
  reader: SheetReader;
}

/**
 * What a unit or another principal's team has been given digitally: theirs to read while a ground to that very receiver holds,
 * asked at each request, and never to change.
 */
@Injectable()
export class ReceivedPlansService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly personAccess: PersonAccess,
    private readonly accessLog: AccessLog,
    private readonly releasedPlans: ReleasedPlans,
    private readonly releasesService: ReleasesService,
  ) {}

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

  private async readable(manager: EntityManager, actor: Actor, of: { personId?: string } = {}) {
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
    shown: Awaited<ReturnType<ReceivedPlansService['readable']>>,
  ): Promise<ReceivedPlanLine[]> {
    await this.personAccess.logList(
      manager,
      actor,
      shown.map((row) => ({ ...row, recordType: RECORD, recordId: row.copy.id })),
    );
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

  /** One plan that has been received. @throws DomainError NOT_FOUND */
  get(actor: Actor, copyId: string): Promise<Received> {
    return this.unitOfWork.run(async (manager) => {
      const received = await this.read(manager, actor, copyId, 'find');
      const use = { action: LoggedAction.READ, recordType: RECORD, recordId: copyId };
      await this.personAccess.log(manager, actor, received.plan, use);
      return received;
    });
  }

  /** Prints it for the receiver's own use: a copy on paper, with the receiver as the one who holds it. @throws DomainError NOT_FOUND */
  print(actor: Actor, copyId: string): Promise<{ copy: PlanCopy; plan: ReleasedPlan }> {
    return this.unitOfWork.run(async (manager) => {
      const { copy: received, plan, reader } = await this.read(manager, actor, copyId, 'lock');
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

  /** As its receiver reads it. What is then done with it is logged by whoever asks. @throws DomainError NOT_FOUND */
  async read(manager: EntityManager, actor: Actor, copyId: string, how: 'find' | 'lock'): Promise<Received> {
    const copy = await manager.findOneBy(PlanCopy, { ...heldBy(actor), id: copyId });
    const wanted = {
      which: ({ id }: { id: string }) => id === copy?.versionId,
      policy: POLICY,
      givenToUnitId: copy?.receiverUnitId ?? null,
    } as const;
    const plan = await this.releasedPlans[how](manager, actor, copy?.planId ?? NOBODY, wanted).catch(
      asNotFound('copyId'),
    );
    if (!copy) throw notFound('copyId');
    // No more than it was given on, nor than its ground gives today: a part of that may have been taken away.
    const ground = await manager.findOneByOrFail(Ground, { id: plan.disclosure.groundId! });
    const given = copy.categories.filter((category) => ground.categories.includes(category));
    const mayCall = given.includes(RecordCategory.PERSON) && !plan.disclosure.hidesContactDetails;
    if (!mayCall) Object.assign(plan.person, { address: null, phone: null });
    const categories = given.filter((category) => mayCall || category !== RecordCategory.PERSON);
    return { copy, plan, reader: { kind: copy.reader, categories } };
  }
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

type Standing = Pick<ReceivedPlanLine, 'status' | 'reviewOn'>;

/** Where the versions of copies stand today, by the copy's id. */
async function standingsOf(manager: EntityManager, ids: readonly string[]): Promise<Map<string, Standing>> {
  if (ids.length === 0) return new Map();
  const rows = await sql<{ id: string; status: PlanStatus; reviewOn: string | null }>(
    manager,
    `SELECT id, status, CAST(review_on AS text) AS "reviewOn" FROM ${copyFacts('copy.id IN (:...ids)')} facts`,
    { ids, day: today() },
  );
  return new Map(rows.map(({ id, ...standing }) => [id, standing]));
}
