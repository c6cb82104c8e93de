import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EntityManager, In, IsNull, MoreThanOrEqual } from 'typeorm';
import { type Actor, mayDoInTeam } from '../../access/actor.js';
import type { PolicyName } from '../../access/policies.js';
import { AccessLog } from '../../platform/access-log/access-log.js';
import { LoggedAction } from '../../platform/access-log/access-log-entry.entity.js';
import { findPage } from '../../platform/database/find-page.js';
import { lockRow } from '../../platform/database/lock-row.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { today } from '../../platform/dates/today.js';
import { DomainError, invalid, notFound } from '../../platform/errors/domain-error.js';
import type { Problem } from '../../platform/errors/problem.js';
import type { PageInput, PageOf } from '../../platform/graphql/page-of.js';
import { type RevisionConflict, revisionConflict } from '../../platform/revision/revision-conflict.js';
import { Post, StaffMember } from '../../teams/staff.entity.js';
import { TeamAccess } from '../../teams/team-access.js';
import { AuditStatus } from '../audits/audit.entity.js';
import { AuditsService } from '../audits/audits.service.js';
import { isChosen, ratingsOf, type Scale } from '../scales/scale.js';
import { ImprovementAction, ImprovementEntry } from './improvement.entity.js';
import type {
  AddImprovementEntryInput,
  AimedPlanInput,
  ChangeImprovementActionInput,
  MoveImprovementActionInput,
  PlanImprovementActionInput,
  PlanTeamImprovementActionInput,
} from './improvement.input.js';
import { ImprovementStatus } from './improvement-kinds.js';
import { nextStates } from './improvement-lifecycle.js';

const { ABANDONED, PLANNED } = ImprovementStatus;

const BY_DUE = { dueOn: 'ASC', createdAt: 'ASC', id: 'ASC' } as const;

/** What teams do to work better, on items of their audits or on something else. A team chooses a few; nothing is planned by itself. */
@Injectable()
export class ImprovementService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly teamAccess: TeamAccess,
    private readonly auditsService: AuditsService,
    private readonly accessLog: AccessLog,
  ) {}

  /** A team's actions, the first due first. */
  async list(actor: Actor, teamId: string): Promise<ImprovementAction[]> {
    await this.teamAccess.authorise(actor, teamId, 'audit.read');
    return this.unitOfWork.reader.find(ImprovementAction, { where: { teamId }, order: BY_DUE });
  }

  /** One page of them. */
  async page(actor: Actor, teamId: string, page: PageInput): Promise<PageOf<ImprovementAction>> {
    await this.teamAccess.authorise(actor, teamId, 'audit.read');
    return findPage(this.unitOfWork.reader, ImprovementAction, { where: { teamId }, order: BY_DUE }, page);
  }

  /** @throws DomainError NOT_FOUND */
  get(actor: Actor, actionId: string): Promise<ImprovementAction> {
    return this.authorise(this.unitOfWork.reader, actor, actionId, 'audit.read');
  }

  /** The logs of several actions, in the order of their ids; each the oldest day first. Nothing of what is not visible. */
  async entries(actor: Actor, actionIds: readonly string[]): Promise<ImprovementEntry[][]> {
    const found = await this.unitOfWork.reader.find(ImprovementEntry, {
      where: { actionId: In([...actionIds]) },
      relations: { action: true },
      order: { date: 'ASC', writtenAt: 'ASC' },
    });
    const visible = found.filter(({ action }) => mayDoInTeam(actor, 'audit.read', action.teamId));
    return actionIds.map((id) => visible.filter(({ actionId }) => actionId === id));
  }

  /**
   * Plans an action for one item of a closed audit.
   * @throws DomainError NOT_FOUND, CONFLICT while the audit is open, or INVALID for an unknown item, an owner who is
   * not there, and a day that has passed
   */
  async plan(actor: Actor, input: PlanImprovementActionInput): Promise<ImprovementAction> {
    const { audit, scale } = await this.auditsService.get(actor, input.auditId);
    if (!mayDoInTeam(actor, 'audit.write', audit.teamId)) throw notFound('auditId');
    if (audit.status !== AuditStatus.CLOSED)
      throw new DomainError('CONFLICT', [{ path: '', code: 'auditStillOpen' }]);
    const item = scale.items.find((one) => one.code === input.code && isChosen(one, audit.components));
    if (!item) throw invalid([{ path: 'code', code: 'unknownItem' }]);
    const { teamId, id: auditId } = audit;
    return this.add(actor, input, { teamId, auditId, code: item.code, origin: '' }, scale);
  }

  /**
   * Plans an action that came of something else than an item of an audit, such as a meeting.
   * @throws DomainError NOT_FOUND, or INVALID as for `plan`
   */
  async planOther(actor: Actor, input: PlanTeamImprovementActionInput): Promise<ImprovementAction> {
    const { teamId } = input;
    await this.teamAccess.authorise(actor, teamId, 'audit.write');
    return this.add(actor, input, { teamId, auditId: null, code: null, origin: input.origin.trim() }, null);
  }

  /**
   * Changes what is to be done, by whom or when, and what it is meant to bring.
   * @returns the action, or the conflict when it has changed since the input's revision and nothing was written
   * @throws DomainError NOT_FOUND, CONFLICT when it is done or abandoned, also meanwhile, or INVALID as for `plan`
   */
  async change(
    actor: Actor,
    actionId: string,
    input: ChangeImprovementActionInput,
  ): Promise<ImprovementAction | RevisionConflict> {
    const { auditId } = await this.get(actor, actionId);
    const scale = auditId === null ? null : (await this.auditsService.get(actor, auditId)).scale;
    return this.unitOfWork.run(async (manager) => {
      const action = await this.toChange(manager, actor, actionId);
      requireGoingOn(action);
      const conflict = revisionConflict(action, input.revision);
      if (conflict) return conflict;
      return this.update(
        manager,
        actor,
        action,
        await this.readPlan(manager, action.teamId, input, { scale, before: action }),
      );
    });
  }

  /**
   * Takes an action on to one of its next states.
   * @returns the action, or the conflict when it has changed since the input's revision and nothing was written
   * @throws DomainError NOT_FOUND, INVALID for another state or without the reason for abandoning it, or CONFLICT
   * when somebody else has ended it meanwhile
   */
  move(
    actor: Actor,
    actionId: string,
    input: MoveImprovementActionInput,
  ): Promise<ImprovementAction | RevisionConflict> {
    return this.unitOfWork.run(async (manager) => {
      const action = await this.toChange(manager, actor, actionId);
      const conflict = revisionConflict(action, input.revision);
      if (conflict) {
        requireGoingOn(action);
        return conflict;
      }
      const { status } = input;
      const reason = input.reason?.trim() ?? '';
      const allowed = nextStates(action.status);
      if (!allowed.includes(status))
        throw invalid([{ path: 'status', code: 'improvementState', params: { status: action.status } }]);
      if (status === ABANDONED && reason === '')
        throw invalid([{ path: 'reason', code: 'abandonNeedsReason' }]);
      const ended = nextStates(status).length === 0;
      return this.update(manager, actor, action, { status, reason, endedAt: ended ? new Date() : null });
    });
  }

  /**
   * Writes a line in the log, also of an action that is done: what is learnt later belongs there too.
   * @throws DomainError NOT_FOUND, or INVALID for a day that has not been
   */
  addEntry(actor: Actor, actionId: string, input: AddImprovementEntryInput): Promise<ImprovementEntry> {
    return this.unitOfWork.run(async (manager) => {
      const action = await this.authorise(manager, actor, actionId, 'improvementEntry.write');
      if (input.date > today()) throw invalid([{ path: 'date', code: 'dayInFuture' }]);
      const entry = manager.create(ImprovementEntry, {
        id: randomUUID(),
        actionId,
        phase: input.phase,
        text: input.text.trim(),
        date: input.date,
        writtenAt: new Date(),
        writtenBy: actor.accountId,
        writtenByName: actor.name,
      });
      await manager.insert(ImprovementEntry, entry);
      this.accessLog.record(manager, actor, [logged(LoggedAction.UPDATE, action)]);
      return entry;
    });
  }

  private add(
    actor: Actor,
    input: AimedPlanInput,
    origin: Pick<ImprovementAction, 'teamId' | 'auditId' | 'code' | 'origin'>,
    scale: Scale | null,
  ): Promise<ImprovementAction> {
    return this.unitOfWork.run(async (manager) => {
      const action = manager.create(ImprovementAction, {
        id: randomUUID(),
        ...origin,
        ...(await this.readPlan(manager, origin.teamId, input, { scale })),
        status: PLANNED,
        reason: '',
        createdAt: new Date(),
        createdBy: actor.accountId,
        createdByName: actor.name,
        endedAt: null,
      });
      await manager.insert(ImprovementAction, action);
      this.accessLog.record(manager, actor, [logged(LoggedAction.CREATE, action)]);
      return action;
    });
  }

  private async update(
    manager: EntityManager,
    actor: Actor,
    action: ImprovementAction,
    values: Partial<Omit<ImprovementAction, 'team' | 'audit' | 'owner'>>,
  ): Promise<ImprovementAction> {
    const changed = { ...values, revision: action.revision + 1 };
    await manager.update(ImprovementAction, { id: action.id }, changed);
    this.accessLog.record(manager, actor, [logged(LoggedAction.UPDATE, action)]);
    return Object.assign(action, changed);
  }

  /** Others who would change it wait. @throws DomainError NOT_FOUND */
  private async toChange(manager: EntityManager, actor: Actor, actionId: string): Promise<ImprovementAction> {
    await lockRow(manager, ImprovementAction, actionId);
    return this.authorise(manager, actor, actionId, 'audit.write');
  }

  /**
   * @param of.scale the scale of its item; null where it is of none
   * @param of.before the action that is changed: what stays as it was is not judged again
   */
  private async readPlan(
    manager: EntityManager,
    teamId: string,
    input: AimedPlanInput,
    { scale, before }: { scale: Scale | null; before?: ImprovementAction },
  ) {
    const { what, dueOn, ownerId = null, followUpOn = null, aimedRating = null } = input;
    const ownerName = input.ownerName?.trim() ?? '';
    const day = today();
    const problems: Problem[] = [];
    const owner = ownerId === null ? null : await manager.findOneBy(StaffMember, { id: ownerId, teamId });
    const works = owner && (await manager.existsBy(Post, hasNotEnded(owner.id, day)));
    if (ownerId === null && ownerName === '') problems.push({ path: 'ownerId', code: 'ownerMissing' });
    if (ownerId !== null && ownerName !== '') problems.push({ path: 'ownerName', code: 'ownerTwice' });
    if (ownerId !== null && !works && ownerId !== before?.ownerId)
      problems.push({ path: 'ownerId', code: 'ownerLeft' });
    if (dueOn < day && dueOn !== before?.dueOn) problems.push({ path: 'dueOn', code: 'duePast' });
    if (followUpOn !== null && followUpOn < day && followUpOn !== before?.followUpOn)
      problems.push({ path: 'followUpOn', code: 'duePast' });
    if (aimedRating !== null) problems.push(...aimProblems(scale, aimedRating));
    if (problems.length > 0) throw invalid(problems);
    const planned = { what: what.trim(), ownerId, ownerName: owner?.name ?? ownerName, dueOn };
    return { ...planned, followUpOn, aimedRating };
  }

  private async authorise(
    manager: EntityManager,
    actor: Actor,
    actionId: string,
    policy: PolicyName,
  ): Promise<ImprovementAction> {
    const action = await manager.findOneBy(ImprovementAction, { id: actionId });
    if (!action || !mayDoInTeam(actor, policy, action.teamId)) throw notFound('actionId');
    return action;
  }
}

/** A post of somebody that goes on, or begins later. */
const hasNotEnded = (staffMemberId: string, day: string) =>
  [IsNull(), MoreThanOrEqual(day)].map((toDate) => ({ staffMemberId, voidedAt: IsNull(), toDate }));

/** Only an item has a rating to come to, and one of its scale. */
function aimProblems(scale: Scale | null, rating: number): Problem[] {
  if (!scale) return [{ path: 'aimedRating', code: 'aimWithoutItem' }];
  const allowed = ratingsOf(scale).map((one) => one.rating);
  return allowed.includes(rating)
    ? []
    : [{ path: 'aimedRating', code: 'isIn', params: { allowed: allowed.join(', ') } }];
}

function requireGoingOn({ status }: ImprovementAction): void {
  if (nextStates(status).length === 0)
    throw new DomainError('CONFLICT', [{ path: '', code: 'improvementEnded' }]);
}

function logged(action: LoggedAction, { id, teamId }: ImprovementAction) {
  return { action, recordType: 'improvement_action', recordId: id, teamId };
}
