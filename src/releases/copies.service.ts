import { Injectable } from '@nestjs/common';
import { type EntityManager, In, IsNull } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { Unit } from '../organisations/organisation.entity.js';
import { type AuthorisedPerson, NOBODY, PersonAccess } from '../persons/person-access.js';
import { LoggedAction } from '../platform/access-log/access-log-entry.entity.js';
import { holdsOn } from '../platform/database/holds-on.js';
import { sql } from '../platform/database/sql.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { updateAsRead } from '../platform/database/update-as-read.js';
import { today } from '../platform/dates/today.js';
import { asNotFound, invalid, notFound } from '../platform/errors/domain-error.js';
import { cutPage, type PageInput, type PageOf } from '../platform/graphql/page-of.js';
import { TeamAccess } from '../teams/team-access.js';
import { attachLastCheck } from './attach-last-check.js';
import { attachStates } from './attach-states.js';
import { copyFacts, IS_TO_RECALL, recallDays } from './copies-to-recall-sql.js';
import { CopyForm } from './copy-kinds.js';
import type { MissedRelease } from './missed-release.type.js';
import { PersonSummary } from './person-summary.entity.js';
import { PlanCopy } from './plan-copy.entity.js';
import type { SettleCopiesInput } from './release.input.js';
import { type ReleasedPlan, ReleasedPlans } from './released-plans.js';
import { StandingReleases } from './standing-releases.js';

const { LIST, PRINT, READ, UPDATE } = LoggedAction;
const RECORD = 'plan_copy';

/** The copy ledger: who holds which copy of a plan, and what became of it. It is told to the owner's staff alone. */
@Injectable()
export class CopiesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly personAccess: PersonAccess,
    private readonly teamAccess: TeamAccess,
    private readonly releasedPlans: ReleasedPlans,
    private readonly standingReleases: StandingReleases,
  ) {}

  /**
   * Every copy of a person's plans and every summary that has been given, the newest first, and what standing releases have missed; not of those that a team keeps
   * whose records are blocked.
   * @throws DomainError NOT_FOUND
   */
  ofPerson(
    actor: Actor,
    personId: string,
    action: LoggedAction.LIST | LoggedAction.PRINT = LIST,
  ): Promise<AuthorisedPerson & { copies: PlanCopy[]; missed: MissedRelease[]; summaries: PersonSummary[] }> {
    return this.unitOfWork.run(async (manager) => {
      const use = { action, recordType: RECORD, recordId: null };
      const accessed = await this.personAccess.authoriseAndLog(manager, actor, personId, 'copy.read', use);
      const found = await manager.find(PlanCopy, {
        where: { personId },
        order: { givenAt: 'DESC', id: 'ASC' },
      });
      const isTold = ({ teamId }: { teamId: string }) =>
        accessed.may('copy.read', { recordType: RECORD, keptByTeamId: teamId });
      const copies = found.filter(isTold);
      await attachStates(manager, copies);
      await attachLastCheck(manager, copies);
      const missed = await this.standingReleases.missed(manager, personId);
      const summaries = await manager.find(PersonSummary, {
        where: { personId },
        order: { givenAt: 'DESC', id: 'ASC' },
      });
      for (const { content } of summaries) {
        content.plans = content.plans.filter(isTold);
        content.coordinators = content.coordinators.filter(({ teamIds }) =>
          teamIds.some((teamId) => isTold({ teamId })),
        );
      }
      return { ...accessed, copies, missed: missed.filter(isTold), summaries };
    });
  }

  /**
   * One copy, with the version that it is of. Of those that others hold, it is told to the owner's staff alone; what is given
   * digitally has its own pages for whoever received it.
   * @param action PRINT for its sheet, which what is given digitally does not have
   * @throws DomainError NOT_FOUND
   */
  get(
    actor: Actor,
    copyId: string,
    action: LoggedAction.READ | LoggedAction.PRINT = READ,
  ): Promise<{ copy: PlanCopy; plan: ReleasedPlan }> {
    return this.unitOfWork.run(async (manager) => {
      const copy = await manager.findOneBy(PlanCopy, { id: copyId });
      const wanted = {
        which: ({ id }: { id: string }) => id === copy?.versionId,
        policy: 'plan.read' as const,
      };
      const plan = await this.releasedPlans
        .find(manager, actor, copy?.planId ?? NOBODY, wanted)
        .catch(asNotFound('copyId'));
      const isOwners = plan.disclosure.ground === 'CARE_RELATION';
      const isPaper = copy?.form === CopyForm.PAPER;
      const isTheirs = isOwners || (isPaper && copy.receiverId === actor.principalId);
      if (!copy || !isTheirs || (action === PRINT && copy.form === CopyForm.DIGITAL))
        throw notFound('copyId');
      await this.personAccess.log(manager, actor, plan, { action, recordType: RECORD, recordId: copyId });
      await attachStates(manager, [copy]);
      if (isOwners) await attachLastCheck(manager, [copy]);
      return { copy, plan };
    });
  }

  /** Copies to be recalled in the actor's own teams, those that were given first on top. */
  toRecall(actor: Actor, page: PageInput): Promise<PageOf<PlanCopy>> {
    const teamIds = this.teamAccess.ownTeamIds(actor, 'copy.read');
    return this.unitOfWork.run(async (manager) =>
      this.readable(manager, actor, await toRecallIn(manager, teamIds), page),
    );
  }

  /**
   * The copies that a unit, or one that was joined into it, has been given of what the actor's principal keeps: first those to
   * be recalled, then the newest. What may not be read is not counted.
   * @throws DomainError NOT_FOUND
   */
  ofUnit(actor: Actor, unitId: string, page: PageInput): Promise<PageOf<PlanCopy> & { unit: Unit }> {
    return this.unitOfWork.run(async (manager) => {
      const unit = await manager.findOneBy(Unit, { id: unitId });
      if (!unit) throw notFound('unitId');
      const ownerId = actor.principalId ?? NOBODY;
      const found = await manager.find(PlanCopy, {
        where: [
          { ownerId, receiverUnitId: unitId },
          { ownerId, receiverUnit: { joinedIntoId: unitId } },
        ],
        relations: { person: true },
        order: { givenAt: 'DESC', id: 'ASC' },
      });
      const ids = found.map(({ id }) => id);
      const recalled = new Set(await idsToRecall(manager, 'copy.id IN (:...ids)', { ids }));
      const isRecalled = ({ id }: PlanCopy) => Number(recalled.has(id));
      const copies = found.toSorted((one, other) => isRecalled(other) - isRecalled(one));
      const listed = await this.readable(manager, actor, copies, page);
      await attachLastCheck(manager, listed.items);
      return { unit, ...listed };
    });
  }

  /** A page of those that the actor may read; each is logged. */
  private async readable(
    manager: EntityManager,
    actor: Actor,
    copies: readonly PlanCopy[],
    page: PageInput,
  ): Promise<PageOf<PlanCopy>> {
    const asked = copies.map((copy) => ({
      recordType: RECORD,
      recordId: copy.id,
      keptByTeamId: copy.teamId,
      person: copy.person,
      copy,
    }));
    const readable = await this.personAccess.readable(manager, actor, 'copy.read', asked);
    const { items, total } = cutPage(readable, page);
    await this.personAccess.logList(manager, actor, items);
    const shown = items.map(({ copy }) => copy);
    await attachStates(manager, shown);
    return { items: shown, total };
  }

  /**
   * Writes down what became of copies of one person's plans. What has been written already, word for word, is answered with that.
   * @throws DomainError NOT_FOUND; INVALID when one is settled otherwise, or the day is wrong
   */
  settle(actor: Actor, { copyIds, settledAs, settledOn, note }: SettleCopiesInput): Promise<PlanCopy[]> {
    return this.unitOfWork.run(async (manager) => {
      const [known] = await manager.findBy(PlanCopy, { id: In(copyIds) });
      const asked = { recordType: RECORD, recordId: copyIds[0]!, keptByTeamId: known?.teamId ?? null };
      const accessed = await this.personAccess
        .authorise(manager, actor, known?.personId ?? NOBODY, 'copy.write', asked)
        .catch(asNotFound('copyIds'));
      // Read after the gate: nobody else writes in the person's record from there on.
      const copies = await manager.find(PlanCopy, {
        where: { id: In(copyIds), personId: accessed.person.id },
        order: { givenAt: 'DESC', id: 'ASC' },
      });
      const mayAll = copies.every(({ teamId }) =>
        accessed.may('copy.write', { recordType: RECORD, keptByTeamId: teamId }),
      );
      if (copies.length < copyIds.length || !mayAll) throw notFound('copyIds');
      if (settledOn > today()) throw invalid([{ path: 'settledOn', code: 'dayInFuture' }]);
      if (copies.some(({ givenOn }) => settledOn < givenOn))
        throw invalid([{ path: 'settledOn', code: 'settledBeforeGiven' }]);
      const settled = { settledAs, settledOn, settledNote: note };
      for (const copy of copies) {
        const isSame = Object.entries(settled).every(
          ([field, value]) => copy[field as keyof PlanCopy] === value,
        );
        if (copy.settledAs && !isSame) throw invalid([{ path: 'copyIds', code: 'copySettled' }]);
        const action = isSame ? READ : UPDATE;
        await this.personAccess.log(manager, actor, accessed, {
          action,
          recordType: RECORD,
          recordId: copy.id,
        });
        if (isSame) continue;
        const change = { ...settled, settledBy: actor.accountId, settledByName: actor.name };
        await updateAsRead(manager, PlanCopy, { id: copy.id, settledAs: IsNull() }, change);
        Object.assign(copy, change);
      }
      await attachStates(manager, copies);
      return copies;
    });
  }
}

async function toRecallIn(manager: EntityManager, teamIds: readonly string[]): Promise<PlanCopy[]> {
  const ofTeams = `copy.settled_as IS NULL AND copy.person_id IN (SELECT person_id FROM enrolment
    WHERE team_id IN (:...teamIds) AND voided_at IS NULL AND ${holdsOn(':day', 'enrolment')})`;
  return manager.find(PlanCopy, {
    where: { id: In(await idsToRecall(manager, ofTeams, { teamIds })) },
    relations: { person: true },
    order: { givenAt: 'ASC', id: 'ASC' },
  });
}

/** @param ofCopy a condition on the `copy` */
async function idsToRecall(
  manager: EntityManager,
  ofCopy: string,
  parameters: Record<string, readonly string[]>,
): Promise<string[]> {
  if (Object.values(parameters).some(({ length }) => length === 0)) return [];
  const found = await sql<{ id: string }>(
    manager,
    `SELECT facts.id FROM ${copyFacts(ofCopy)} facts WHERE ${IS_TO_RECALL}`,
    { ...parameters, ...recallDays(today()) },
  );
  return found.map(({ id }) => id);
}
