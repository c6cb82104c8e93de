import { AuditStatus } from '../audits/audit.entity.js';
import { ratedOf, type ScaleItem } from '../scales/scale.js';
import type { AuditedItem, AuditView } from './view-audit.js';

/** One item's rating in one audit. */
export interface RatingThen {
  view: AuditView;
  item: ScaleItem;
  /** Unrounded; null where it was not rated. */
  rating: number | null;
  /** How many persons it is a mean over; null where the team was rated. */
  persons: number | null;
  /** What was rated of it, with the figures of the records. */
  parts: AuditedItem[];
  /** By another version of the scale than the one before it in the history: nothing is drawn or counted across. */
  isOtherVersion: boolean;
}

/**
 * An item's ratings from one audit on: that audit's, and those of the team's later closed audits by the same scale,
 * the oldest first.
 * @param views the team's audits, in any order
 * @throws Error when the audit is not among them
 */
export function ratingHistory(
  views: readonly AuditView[],
  { auditId, code }: { auditId: string; code: string },
): RatingThen[] {
  const first = views.find(({ audit }) => audit.id === auditId);
  if (!first) throw new Error(`The audit ${auditId} is not among the team's`);
  const later = views
    .filter((view) => view.audit.status === AuditStatus.CLOSED && isLater(view, first))
    .toSorted((one, other) => (isLater(one, other) ? 1 : -1));
  const found = [first, ...later].flatMap((view) => {
    const item = view.scale.items.find((candidate) => candidate.code === code);
    const codes = item ? ratedOf(item).map((rated) => rated.code) : [];
    const parts = view.items.filter((audited) => codes.includes(audited.item.code));
    if (!item || parts.length === 0) return [];
    const persons = view.scale.level === 'case' ? Math.min(...parts.map(({ rated }) => rated)) : null;
    return [{ view, item, rating: view.figures.get(item.code) ?? null, persons, parts }];
  });
  return found.map((then, index) => {
    const before = found[index - 1];
    return { ...then, isOtherVersion: before !== undefined && !isSameVersion(then.view, before.view) };
  });
}

/** Whether two audits by one scale are by the same version of it. A line is drawn between no others. */
export function isSameVersion({ scale: one }: AuditView, { scale: other }: AuditView): boolean {
  return one.version === other.version;
}

/** By the same scale, of days that end later; of the same days, begun later. */
export function isLater({ audit: one }: AuditView, { audit: other }: AuditView): boolean {
  if (one.scale !== other.scale) return false;
  if (one.windowTo !== other.windowTo) return one.windowTo > other.windowTo;
  return one.createdAt > other.createdAt;
}
