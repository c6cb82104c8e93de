import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import type { Actor } from '../../access/actor.js';
import { AccessLog } from '../../platform/access-log/access-log.js';
import { LoggedAction } from '../../platform/access-log/access-log-entry.entity.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { notFound } from '../../platform/errors/domain-error.js';
import { type Audit, AuditItem } from '../audits/audit.entity.js';
import { auditEntry, mayKeep, mayRate, raterOf, refusal, requireOpen } from '../audits/audit-access.js';
import { AuditsService } from '../audits/audits.service.js';
import { isUnrated, viewAudit } from '../rules/view-audit.js';
import { Scales } from '../scales/scales.js';
import { agreementOf } from './agreement.js';
import { activeRaters, differenceOf, isBlind, isCompared, toSettle } from './compare-ratings.js';
import { ratedKey, type StoredRating, showOwnRatings, storedRating } from './own-ratings.js';
import { AuditRater, AuditRating, RaterRemoval } from './rater.entity.js';
import type { RemoveRaterInput } from './rater.input.js';
import type { ComparedItem, RaterRating, RatingComparison } from './rater.type.js';

/** Two raters of one audit: each finishes unseen by the other, and then they settle what differs. */
@Injectable()
export class RatersService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly auditsService: AuditsService,
    private readonly scales: Scales,
    private readonly accessLog: AccessLog,
  ) {}

  /**
   * Says that the actor has rated everything. When the other has too, what both say the same of is settled.
   * @returns the codes of the items that are neither rated nor missing for a reason; nothing has changed then
   * @throws DomainError NOT_FOUND, or CONFLICT when the audit is closed or the actor has finished already
   */
  finish(actor: Actor, auditId: string): Promise<Audit | string[]> {
    return this.unitOfWork.run(async (manager) => {
      const { audit, rater } = await requireRater(manager, actor, auditId);
      if (!isBlind(audit) && !isCompared(audit)) throw refusal('raterAlone');
      if (rater.finishedAt) throw refusal('raterFinished');
      await showOwnRatings(manager, actor, [audit]);
      const { items } = viewAudit(audit, this.scales.of(audit));
      const unrated = items.filter(({ records }) => records.some(isUnrated)).map(({ item }) => item.code);
      if (unrated.length > 0) return unrated;
      rater.finishedAt = new Date();
      await manager.update(AuditRater, { id: rater.id }, { finishedAt: rater.finishedAt });
      if (!isBlind(audit)) await settleWhatIsSame(manager, audit);
      return audit;
    });
  }

  /**
   * Lets the actor change ratings again, as long as the other has not finished.
   * @throws DomainError NOT_FOUND, or CONFLICT when the audit is closed, the actor has not finished, or both have
   */
  reopen(actor: Actor, auditId: string): Promise<Audit> {
    return this.unitOfWork.run(async (manager) => {
      const { audit, rater } = await requireRater(manager, actor, auditId);
      if (isCompared(audit)) throw refusal('bothFinished');
      if (!isBlind(audit)) throw refusal('raterAlone');
      if (!rater.finishedAt) throw refusal('raterNotFinished');
      rater.finishedAt = null;
      await manager.update(AuditRater, { id: rater.id }, { finishedAt: null });
      return audit;
    });
  }

  /**
   * Takes a rater off for good, such as one who has left. While two still rate, nothing is compared any more: what the
   * other has rated becomes the audit's own, and the other goes on alone. After that, both ratings stand as they are.
   * @throws DomainError NOT_FOUND, or CONFLICT when the audit is closed or the rater is off already
   */
  remove(actor: Actor, auditId: string, { raterId, reason }: RemoveRaterInput): Promise<Audit> {
    return this.unitOfWork.run(async (manager) => {
      const audit = await requireOpen(manager, actor, auditId, mayKeep);
      const active = activeRaters(audit.raters);
      const rater = audit.raters.find(({ id }) => id === raterId);
      if (!rater) throw notFound('raterId');
      if (!active.includes(rater)) throw refusal('raterRemoved');
      const other = active.find((one) => one !== rater);
      if (other && isBlind(audit)) await takeOver(manager, audit, other);
      const removal = manager.create(RaterRemoval, {
        id: randomUUID(),
        raterId,
        removedAt: new Date(),
        removedBy: actor.accountId,
        removedByName: actor.name,
        reason: reason.trim(),
      });
      await manager.insert(RaterRemoval, removal);
      rater.removals = [removal];
      await this.accessLog.record(manager, actor, [
        { ...auditEntry(LoggedAction.UPDATE, audit), reason: removal.reason },
      ]);
      return audit;
    });
  }

  /**
   * Both raters' ratings side by side; null while either still rates, and for an audit that one person rates.
   * @throws DomainError NOT_FOUND
   */
  async comparison(actor: Actor, auditId: string): Promise<RatingComparison | null> {
    const view = await this.auditsService.get(actor, auditId);
    const { audit } = view;
    if (!isCompared(audit)) return null;
    const said = await ratingsByItem(this.unitOfWork.reader, audit);
    const rows = view.items.flatMap(({ records }) =>
      records.map((item): ComparedItem => {
        const ratings = said.get(ratedKey(item)) ?? [];
        const [first = NOTHING, second = NOTHING] = ratings;
        return { item, ratings, difference: differenceOf(first, second) };
      }),
    );
    const pairs = rows.flatMap(({ ratings: [first, second] }) =>
      first && second && first.rating !== null && second.rating !== null
        ? [[first.rating, second.rating] as const]
        : [],
    );
    const differing = toSettle(rows);
    const asComputed = rows.filter(
      ({ item: { computedRating }, ratings }) =>
        computedRating !== null && ratings.every(({ rating }) => rating === computedRating),
    ).length;
    return { agreement: agreementOf(pairs), asComputed, differing, same: rows.length - differing.length };
  }
}

/** What somebody says who says nothing of an item. */
const NOTHING = { rating: null, notRatedRule: null };

type SaidOfItem = RaterRating & StoredRating;

/** What one rater has said so far becomes the audit's own, with the count of saves that the rater's forms go by. */
async function takeOver(manager: EntityManager, audit: Audit, { id: raterId }: AuditRater): Promise<void> {
  const byKey = new Map(audit.items.map((item) => [ratedKey(item), item]));
  for (const rating of await manager.findBy(AuditRating, { raterId })) {
    const item = byKey.get(ratedKey(rating));
    if (item) await manager.update(AuditItem, { id: item.id }, storedRating(rating));
  }
}

/** @throws DomainError NOT_FOUND for whoever is no rater of it, or CONFLICT when it is closed */
async function requireRater(manager: EntityManager, actor: Actor, auditId: string) {
  const audit = await requireOpen(manager, actor, auditId, mayRate);
  const rater = raterOf(actor, audit);
  if (!rater) throw notFound('auditId');
  return { audit, rater };
}

/** What each rater said, by item, in the order of the raters. */
async function ratingsByItem(manager: EntityManager, { raters }: Audit): Promise<Map<string, SaidOfItem[]>> {
  const rows = await manager.findBy(AuditRating, { raterId: In(raters.map(({ id }) => id)) });
  const byItem = new Map<string, SaidOfItem[]>();
  for (const rater of raters)
    for (const row of rows) {
      if (row.raterId !== rater.id) continue;
      const said = byItem.get(ratedKey(row)) ?? [];
      byItem.set(ratedKey(row), [...said, { rater, ...storedRating(row) }]);
    }
  return byItem;
}

/**
 * What both say the same of becomes the audit's own, with what either has written. The count of saves goes on from
 * both, so that a page left open from before is never taken for one of what they settle together.
 */
async function settleWhatIsSame(manager: EntityManager, audit: Audit): Promise<void> {
  const said = await ratingsByItem(manager, audit);
  for (const item of audit.items) {
    const [first, second] = said.get(ratedKey(item)) ?? [];
    if (!first || !second) continue;
    const isSame = differenceOf(first, second) === null;
    const settled: StoredRating = {
      rating: isSame ? first.rating : null,
      note: isSame ? together(first, second, 'note') : '',
      missingReason: isSame ? together(first, second, 'missingReason') : '',
      notRatedRule: isSame ? first.notRatedRule : null,
      revision: Math.max(first.revision, second.revision) + 1,
    };
    await manager.update(AuditItem, { id: item.id }, settled);
  }
}

/** Both texts under their writers' names; the same text, or the only one, as it is. */
function together(first: RaterRating, second: RaterRating, field: 'note' | 'missingReason'): string {
  if (first[field] === second[field] || second[field] === '') return first[field];
  if (first[field] === '') return second[field];
  return [first, second].map((one) => `${one.rater.name}: ${one[field]}`).join('\n');
}
