import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { NOBODY, PersonAccess } from '../persons/person-access.js';
import { AccessLog, type LoggedRecord } from '../platform/access-log/access-log.js';
import { LoggedAction } from '../platform/access-log/access-log-entry.entity.js';
import { type LoggedActor, SYSTEM } from '../platform/access-log/logged-actor.js';
import { lockRow } from '../platform/database/lock-row.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { asNotFound, invalid, notFound } from '../platform/errors/domain-error.js';
import { defaultLocale } from '../platform/i18n/locale.js';
import { translate } from '../platform/i18n/translate.js';
import { FailureLimit } from '../sign-in/failure-limit.js';
import { limitsOfLinks } from '../sign-in/sign-in-limit.js';
import { attachStates } from './attach-states.js';
import { LinkState } from './copy-kinds.js';
import { LinkSecrets } from './link-secrets.js';
import { LinkStanding, linkStanding } from './link-standing.js';
import { isAlive, linkState, openUntil } from './link-state.js';
import { PlanCopy } from './plan-copy.entity.js';
import { PlanLink } from './plan-link.entity.js';
import { type ReleasedPlan, ReleasedPlans } from './released-plans.js';

const HOUR_MS = 60 * 60 * 1000;
const RECORD = 'plan_copy';

/** Who comes, by all that is known of them. */
export interface Visit {
  /** See network-of.ts. */
  network: string;
  requestId: string;
}

/** That a browser has opened a link: which, and when. */
export interface Opening {
  copyId: string;
  /** Milliseconds since 1970. */
  openedAt: number;
}

/** What a browser that has opened a link finds: until when it is open, or how it is with the plan; nothing where it is not. */
export type Opened = { copy: PlanCopy; until: Date } | LinkStanding | undefined;

/** What a code led to: only that the plan is replaced is told. */
type Tried = Opening | LinkStanding.REPLACED | LinkStanding.STOPPED;

/**
 * Links: a copy for somebody without an account, who comes with an address and a one-time code. Whatever does not open is
 * answered alike, after the same questions to the database.
 */
@Injectable()
export class LinksService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly personAccess: PersonAccess,
    private readonly accessLog: AccessLog,
    private readonly limit: FailureLimit,
    private readonly secrets: LinkSecrets,
    private readonly releasedPlans: ReleasedPlans,
  ) {}

  /** Of a copy that is given in this transaction. */
  async make(manager: EntityManager, { id, givenAt }: PlanCopy, hours: number): Promise<PlanLink> {
    const { token, code, ...hashes } = this.secrets.make();
    const link = manager.create(PlanLink, {
      copyId: id,
      ...hashes,
      expiresAt: new Date(givenAt.getTime() + hours * HOUR_MS),
      ...{ tries: 0, openedAt: null, revokedAt: null, revokedBy: null, revokedByName: null },
    });
    await manager.insert(PlanLink, link);
    const secret = { path: `/links/${token}`, code };
    return Object.assign(link, { state: LinkState.WAITING, isAlive: true, secret });
  }

  /**
   * Opens a link with its code, once. What does not open counts, and is logged with whom it is about where the address is one.
   * @throws DomainError INVALID, with the same problem for all; TOO_MANY_REQUESTS
   */
  async open(token: string, code: string, visit: Visit): Promise<Opening | LinkStanding.REPLACED> {
    let tried = LinkStanding.STOPPED as Tried;
    await this.limit.attemptOther(
      limitsOfLinks(visit.network),
      async () => {
        tried = await this.unitOfWork.run((manager) => this.tryCode(manager, token, code, visit));
        return typeof tried === 'object' ? undefined : tried;
      },
      async () => undefined,
      () => this.unitOfWork.run(async (manager) => this.deny(manager, undefined, visit)),
    );
    if (tried !== LinkStanding.STOPPED) return tried;
    throw invalid([{ path: 'code', code: 'linkNotOpened' }]);
  }

  /** What a browser finds at the address. */
  opened(token: string, openings: readonly Opening[]): Promise<Opened> {
    return this.unitOfWork.run((manager) => this.find(manager, token, openings));
  }

  /** The sheet, for a browser that has opened the link. */
  sheet(
    token: string,
    openings: readonly Opening[],
    visit: Visit,
  ): Promise<{ copy: PlanCopy; plan: ReleasedPlan } | undefined> {
    return this.unitOfWork.run(async (manager) => {
      const found = await this.find(manager, token, openings);
      if (typeof found !== 'object') return undefined;
      const { copy } = found;
      const plan = await this.releasedPlans.ofCopy(manager, copy);
      const use = { action: LoggedAction.PRINT, recordType: RECORD, recordId: copy.id };
      await this.personAccess.log(manager, visitorOf(copy, visit), plan, use);
      return { copy, plan };
    });
  }

  /**
   * Takes a link back, also while it is open. One that opens no more stays as it is.
   * @throws DomainError NOT_FOUND
   */
  revoke(actor: Actor, copyId: string): Promise<PlanCopy> {
    return this.unitOfWork.run(async (manager) => {
      const known = await manager.findOneBy(PlanCopy, { id: copyId });
      const asked = { recordType: RECORD, recordId: copyId, keptByTeamId: known?.teamId ?? null };
      const accessed = await this.personAccess
        .authorise(manager, actor, known?.personId ?? NOBODY, 'copy.write', asked)
        .catch(asNotFound('copyId'));
      await lockRow(manager, PlanCopy, copyId);
      const copy = await manager.findOneByOrFail(PlanCopy, { id: copyId });
      await attachStates(manager, [copy]);
      const { link } = copy;
      if (!link) throw notFound('copyId');
      const action = link.isAlive ? LoggedAction.UPDATE : LoggedAction.READ;
      await this.personAccess.log(manager, actor, accessed, { action, recordType: RECORD, recordId: copyId });
      if (!link.isAlive) return copy;
      const revoked = { revokedAt: new Date(), revokedBy: actor.accountId, revokedByName: actor.name };
      await manager.update(PlanLink, { copyId }, revoked);
      Object.assign(link, revoked, { state: LinkState.REVOKED, isAlive: false });
      return copy;
    });
  }

  private async tryCode(manager: EntityManager, token: string, code: string, visit: Visit): Promise<Tried> {
    const known = await manager.findOneBy(PlanLink, { tokenHash: this.secrets.hash(token) });
    const copyId = known?.copyId ?? NOBODY;
    // Many who try at once try one after the other.
    await lockRow(manager, PlanCopy, copyId);
    const link = await manager.findOne(PlanLink, { where: { copyId }, relations: { copy: true } });
    const isRight = this.secrets.isCode(token, code, link ?? undefined);
    const openedAt = new Date();
    const isWaiting = link !== null && linkState(link, true, openedAt) === LinkState.WAITING;
    if (isWaiting && isRight) {
      const standing = await linkStanding(manager, link.copy);
      if (standing === LinkStanding.STANDS) {
        await manager.update(PlanLink, { copyId }, { openedAt });
        this.accessLog.record(manager, visitorOf(link.copy, visit), [recordOf(link.copy)]);
        return { copyId, openedAt: openedAt.getTime() };
      }
      this.deny(manager, link.copy, visit);
      return standing;
    }
    await manager.increment(PlanLink, { copyId: isWaiting ? copyId : NOBODY }, 'tries', 1);
    this.deny(manager, link?.copy, visit);
    return LinkStanding.STOPPED;
  }

  private async find(manager: EntityManager, token: string, openings: readonly Opening[]): Promise<Opened> {
    const tokenHash = this.secrets.hash(token);
    const link = await manager.findOne(PlanLink, { where: { tokenHash }, relations: { copy: true } });
    const isTheirs = openings.some(
      ({ copyId, openedAt }) => copyId === link?.copyId && openedAt === link.openedAt?.getTime(),
    );
    if (!link || !isTheirs || !isAlive(link, true, new Date())) return undefined;
    const standing = await linkStanding(manager, link.copy);
    if (standing !== LinkStanding.STANDS) return standing;
    return { copy: link.copy, until: openUntil(link, link.openedAt!) };
  }

  /** The row of what did not open; it is about nobody where the address is none. */
  private deny(manager: EntityManager, copy: PlanCopy | undefined, visit: Visit): void {
    const [actor, record] = copy
      ? [visitorOf(copy, visit), recordOf(copy)]
      : [{ ...SYSTEM, name: 'unknown', requestId: visit.requestId }, ABOUT_NOBODY];
    this.accessLog.denied(manager, actor, { ...record, reason: 'LINK' });
  }
}

const ABOUT_NOBODY: LoggedRecord = { action: LoggedAction.READ, recordType: RECORD, recordId: null };

/** Who has no account, by what is known of them: that they came by a link, and whom it was for. */
const visitorOf = ({ receiverName }: PlanCopy, { requestId }: Visit): LoggedActor => ({
  ...SYSTEM,
  name: translate(defaultLocale, 'log.byLink', { receiver: receiverName }),
  requestId,
});

const recordOf = ({ id, personId, ownerId, ground, groundId, receiverUnitId }: PlanCopy): LoggedRecord => ({
  ...{ ...ABOUT_NOBODY, recordId: id, personId, ownerId, ground, groundId },
  unitId: receiverUnitId,
});
