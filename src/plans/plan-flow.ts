import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager, FindOptionsRelations, FindOptionsWhere } from 'typeorm';
import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity.js';
import type { Actor } from '../access/actor.js';
import { CallsForRelease } from '../persons/calls-for-release.js';
import { requireAlive } from '../persons/deaths.js';
import { type AccessedPerson, type AuthorisedPerson, PersonAccess } from '../persons/person-access.js';
import { LoggedAction } from '../platform/access-log/access-log-entry.entity.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { updateAsRead } from '../platform/database/update-as-read.js';
import { today } from '../platform/dates/today.js';
import { invalid, notFound } from '../platform/errors/domain-error.js';
import type { Problem } from '../platform/errors/problem.js';
import { numbersIn } from '../platform/text/telephone-number.js';
import { type ComparedVersions, compareVersions } from './compare-versions.js';
import { digestOf } from './content-digest.js';
import { mergeContent } from './merge-content.js';
import { PlanAccess } from './plan-access.js';
import { latestFormat, nextContent, textsOf } from './plan-content.js';
import type { PlanDefinition, Versioned } from './plan-definition.js';
import type { ContentOf } from './plan-fields.js';
import { PlanStatus } from './plan-kinds.js';
import { currentOf, latestOf, successorOf } from './plan-lifecycle.js';
import { problemsOf } from './plan-problems.js';
import type { PlanVersionRecord } from './plan-record.entity.js';
import { findPlans, insertDraft, loadVersion, overwriteDraft, versionChecksum } from './plan-records.js';
import { conflictWith, DraftConflict, PlanIncomplete, type VersionConflict } from './plan-results.js';

const { READ, LIST, CREATE, UPDATE, AGREE } = LoggedAction;

/** The draft as somebody saw it who now wants it changed or agreed. */
export interface SeenDraft {
  planId: string;
  revision: number;
}

/** What somebody has written in a draft as they saw it. */
export interface WrittenDraft<Content> extends SeenDraft {
  seenDigest: string;
  content: Content;
}

/** Two versions of a plan by their numbers: the one that holds, and the one before it, where none is said. */
export interface WantedVersions {
  from?: number | null;
  to?: number | null;
}

/** Two versions of a plan, and what differs. */
export interface ComparedPlan<Version> {
  before: Version;
  after: Version;
  compared: ComparedVersions;
}

/** A draft that is about to be written. */
export interface OpenDraft<Version> {
  manager: EntityManager;
  accessed: AccessedPerson;
  /** What it says so far. */
  load(): Promise<Version>;
}

/** What a next version may begin with. */
export interface NextOf<Version, Content> {
  /** What the agreed one says, save what is asked again. */
  said: Content;
  /** Every version of before. */
  versions: readonly Version[];
  /** What another of them says, save what is asked again. */
  saidIn(version: Version): Promise<Content>;
}

/** What a version begins with, and what such a version has of its own beside its content. */
export interface Shaped<Content> {
  content: Content;
  own?: object;
}

/** The one flow of every plan: begun, written by more than one, agreed, and followed by the next version. */
export class PlanFlow<
  Plan extends Versioned<Version>,
  Version extends PlanVersionRecord & ContentOf<All>,
  All extends object,
> {
  constructor(
    private readonly definition: PlanDefinition<Plan, Version, All>,
    private readonly unitOfWork: UnitOfWork,
    private readonly personAccess: PersonAccess,
    private readonly planAccess: PlanAccess,
    private readonly calls: CallsForRelease,
  ) {}

  /**
   * A person and their plans, the latest version of each first, and whether a block keeps others from the actor.
   * @throws DomainError NOT_FOUND
   */
  list(actor: Actor, personId: string): Promise<AuthorisedPerson & { plans: Plan[]; isBlocked: boolean }> {
    return this.unitOfWork.run(async (manager) => {
      const record = { action: LIST, recordType: this.table(manager), recordId: null };
      const accessed = await this.personAccess.authoriseAndLog(manager, actor, personId, 'plan.read', record);
      const found = await this.find(manager, { personId });
      const plans = await this.planAccess.readable(manager, actor, accessed.person, found);
      for (const plan of plans) this.hide(plan.versions, accessed);
      return { ...accessed, plans, isBlocked: accessed.isWithheld('plan.read') };
    });
  }

  /** One plan with its person, its team and every version, to read or to write in. @throws DomainError NOT_FOUND */
  get(
    actor: Actor,
    planId: string,
    policy: 'plan.read' | 'plan.write' = 'plan.read',
  ): Promise<AuthorisedPerson & { plan: Plan }> {
    return this.unitOfWork.run(async (manager) => {
      const accessed = await this.planAccess.authorise(manager, actor, this.definition.plans, planId, policy);
      const use = { action: READ, recordType: this.table(manager), recordId: planId };
      await this.planAccess.log(manager, actor, accessed, use);
      const [plan] = await this.find(manager, { id: planId });
      this.hide(plan!.versions, accessed);
      return { ...accessed, plan: plan! };
    });
  }

  /** Two versions of one plan. @throws DomainError NOT_FOUND, also where a version is not there, or none came before */
  async compare(
    actor: Actor,
    planId: string,
    { from, to }: WantedVersions,
  ): Promise<AuthorisedPerson & ComparedPlan<Version> & { plan: Plan }> {
    const read = await this.get(actor, planId);
    const { versions } = read.plan;
    const after = to ? versions.find(({ number }) => number === to) : currentOf(versions);
    if (!after) throw notFound('to');
    const wanted = from ?? after.number - 1;
    const before = versions.find(({ number }) => number === wanted);
    if (!before) throw notFound('from');
    return { ...read, before, after, compared: compareVersions(this.definition.fields, before, after) };
  }

  /**
   * Begins a plan with a draft.
   * @param own what the plan has of its own, such as a label; a person has one plan with the same
   * @param taken what is wrong when there is one
   * @param shaped what the first version is made in, and makes of its content
   * @throws DomainError NOT_FOUND; INVALID
   */
  begin(
    actor: Actor,
    personId: string,
    own: object,
    taken: Problem,
    shaped: (content: ContentOf<All>) => Shaped<ContentOf<All>> = (content) => ({ content }),
  ): Promise<Plan> {
    const { plans, first } = this.definition;
    return this.unitOfWork.run(async (manager) => {
      const id = randomUUID();
      const record = { action: CREATE, recordType: this.table(manager), recordId: id };
      const { person, disclosure } = await this.personAccess.authoriseAndLog(
        manager,
        actor,
        personId,
        'plan.write',
        record,
      );
      await requireAlive(manager, personId);
      if (await manager.existsBy(plans, { personId, ...own } as FindOptionsWhere<Plan>))
        throw invalid([taken]);
      const plan = { id, ownerId: person.ownerId, teamId: disclosure.teamId!, personId, ...own };
      await manager.insert(plans, plan as unknown as QueryDeepPartialEntity<Plan>);
      const { content, own: madeIn } = shaped(first(person));
      const version = { ...madeIn, id: randomUUID(), planId: id, number: 1, revision: 1 };
      await insertDraft(manager, this.definition, actor, version, content);
      return (await this.find(manager, { id }))[0]!;
    });
  }

  /**
   * Makes the draft what somebody has written, complete or not.
   * @param fitting makes of it what is to be kept
   * @returns the draft, or the conflict with both in one when it has changed since it was seen and nothing was written
   * @throws DomainError NOT_FOUND; whatever `fitting` throws
   */
  saveDraft(
    actor: Actor,
    { content, seenDigest, ...seen }: WrittenDraft<ContentOf<All>>,
    fitting: (draft: OpenDraft<Version>) => Promise<ContentOf<All>>,
  ): Promise<Version | DraftConflict> {
    const { fields, sent } = this.definition;
    return this.change(actor, seen, fitting, (theirs) => ({
      ...sent(mergeContent(fields, content, theirs, seenDigest).merged),
      ...{ [this.definition.planId]: seen.planId, revision: theirs.revision },
      seenDigest: digestOf(fields, theirs),
    }));
  }

  /**
   * Changes something in the draft.
   * @param write gives all that it is to be
   * @returns the draft, or the conflict when it has changed since it was seen and nothing was written
   * @throws DomainError NOT_FOUND; whatever `write` throws
   */
  change(
    actor: Actor,
    { planId, revision }: SeenDraft,
    write: (draft: OpenDraft<Version>) => Promise<ContentOf<All>>,
    merged?: (theirs: Version) => object,
  ): Promise<Version | DraftConflict> {
    return this.unitOfWork.run(async (manager) => {
      const { accessed, latest, log, show } = await this.toWrite(manager, actor, planId);
      const isStale = conflictWith(latest, revision) !== undefined;
      await log(isStale ? READ : UPDATE, latest.id);
      if (isStale) {
        const isDraft = latest.status === PlanStatus.DRAFT;
        return new DraftConflict(latest, merged && isDraft ? merged(await show(latest.id)) : null);
      }
      const load = () => loadVersion(manager, this.definition, latest.id);
      await overwriteDraft(manager, this.definition, latest, await write({ manager, accessed, load }));
      return show(latest.id);
    });
  }

  /**
   * Agrees on the draft. It is in force from now on and never changes; the version before it is replaced, and whoever has a
   * standing release is given it.
   * @returns the agreed version, or why nothing has changed
   * @throws DomainError NOT_FOUND
   */
  agree(actor: Actor, { planId, revision }: SeenDraft): Promise<Version | PlanIncomplete | VersionConflict> {
    const { versions, fields } = this.definition;
    return this.unitOfWork.run(async (manager) => {
      const { plan, latest, log, show, accessed } = await this.toWrite(manager, actor, planId);
      const refused = async <Refusal>(refusal: Refusal) => {
        await log(READ, latest.id);
        return refusal;
      };
      const conflict = conflictWith(latest, revision);
      if (conflict) return refused(conflict);
      const draft = await loadVersion(manager, this.definition, latest.id);
      await requireAlive(manager, accessed.person.id);
      const problems = problemsOf(this.definition, draft, today());
      if (problems.length > 0) return refused(new PlanIncomplete(problems));
      await log(AGREE, latest.id);
      await manager.update(
        versions,
        { [this.definition.planId]: planId, status: PlanStatus.AGREED } as FindOptionsWhere<Version>,
        { status: PlanStatus.REPLACED } as unknown as QueryDeepPartialEntity<Version>,
      );
      const checksumFormat = latestFormat(fields);
      const agreed = {
        status: PlanStatus.AGREED,
        agreedAt: new Date(),
        agreedBy: actor.accountId,
        checksum: versionChecksum(this.definition, plan, draft, checksumFormat),
        checksumFormat,
        writtenNumbers: numbersIn(textsOf(fields, draft)),
      };
      await updateAsRead(
        manager,
        versions,
        { id: latest.id, status: PlanStatus.DRAFT, revision } as FindOptionsWhere<Version>,
        agreed as unknown as QueryDeepPartialEntity<Version>,
      );
      await this.calls.tell(manager, actor, { personId: accessed.person.id, planId });
      return show(latest.id);
    });
  }

  /**
   * Begins the next version with what the agreed one says, save what is asked again.
   * @param shaped what it is made in, and makes of that content
   * @throws DomainError NOT_FOUND; INVALID when there is a draft already or nothing has been agreed
   */
  beginNextVersion(
    actor: Actor,
    planId: string,
    shaped: (next: NextOf<Version, ContentOf<All>>) => Promise<Shaped<ContentOf<All>>> = async ({
      said,
    }) => ({
      content: said,
    }),
  ): Promise<Version> {
    const { fields, first, asOfNow } = this.definition;
    return this.unitOfWork.run(async (manager) => {
      const { plan, accessed, latest, log, show } = await this.toWrite(manager, actor, planId);
      await requireAlive(manager, accessed.person.id);
      const id = randomUUID();
      await log(CREATE, id);
      const { number, predecessor } = successorOf(plan.versions);
      const saidIn = async ({ id: versionId }: Version) => {
        const agreed = await loadVersion(manager, this.definition, versionId);
        return nextContent(fields, (await asOfNow?.(manager, agreed)) ?? agreed);
      };
      const said = predecessor ? await saidIn(predecessor) : first(accessed.person);
      const { content, own } = await shaped({ said, versions: plan.versions, saidIn });
      // The count goes on, so that a page left open on the version before is never taken for this one.
      const version = { ...own, id, planId, number, revision: latest.revision + 1 };
      await insertDraft(manager, this.definition, actor, version, content);
      return show(id);
    });
  }

  /**
   * A plan the actor may change with what is known of its versions save their content, and how to log and to show a version
   * that is then written.
   */
  private async toWrite(manager: EntityManager, actor: Actor, planId: string) {
    const { plans } = this.definition;
    const accessed = await this.planAccess.authorise(manager, actor, plans, planId, 'plan.write');
    const log = (action: LoggedAction, recordId: string) =>
      this.planAccess.log(manager, actor, accessed, {
        action,
        recordType: this.versionTable(manager),
        recordId,
      });
    const show = async (id: string) => {
      const version = await loadVersion(manager, this.definition, id);
      this.hide([version], accessed);
      return version;
    };
    const plan = await manager.findOneOrFail(plans, {
      where: { id: planId } as FindOptionsWhere<Plan>,
      relations: { versions: true } as FindOptionsRelations<Plan>,
    });
    return { plan, latest: latestOf(plan.versions), accessed, log, show };
  }

  private find(manager: EntityManager, where: { id: string } | { personId: string }): Promise<Plan[]> {
    return findPlans(manager, this.definition, where as FindOptionsWhere<Plan>);
  }

  private hide(versions: readonly Version[], accessed: AccessedPerson): void {
    for (const version of versions) this.definition.withoutHidden?.(version, accessed);
  }

  private table(manager: EntityManager): string {
    return manager.connection.getMetadata(this.definition.plans).tableName;
  }

  private versionTable(manager: EntityManager): string {
    return manager.connection.getMetadata(this.definition.versions).tableName;
  }
}

/** Gives each plan its flow. */
@Injectable()
export class PlanFlows {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly personAccess: PersonAccess,
    private readonly planAccess: PlanAccess,
    private readonly calls: CallsForRelease,
  ) {}

  of<Plan extends Versioned<Version>, Version extends PlanVersionRecord & ContentOf<All>, All extends object>(
    definition: PlanDefinition<Plan, Version, All>,
  ): PlanFlow<Plan, Version, All> {
    return new PlanFlow(definition, this.unitOfWork, this.personAccess, this.planAccess, this.calls);
  }
}
