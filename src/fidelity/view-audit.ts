import type { Audit, AuditItem } from './audit.entity.js';
import { type ItemRating, rateItem } from './rate-item.js';
import { isMeasured, type Scale, type ScaleItem } from './scale.js';
import { type ScaleTotal, totalScale } from './total-scale.js';

export interface AuditedItem {
  item: ScaleItem;
  record: AuditItem;
  /** The band and cap of the computed figure; null where the records cannot tell or people rate. */
  computed: ItemRating | null;
}

/** An audit with everything that follows from it, in the order of its scale. */
export interface AuditView {
  audit: Audit;
  scale: Scale;
  items: AuditedItem[];
  total: ScaleTotal;
}

/** Puts an audit's stored items beside its scale. Nothing is counted anew from the register. */
export function viewAudit(audit: Audit, scale: Scale): AuditView {
  const items = scale.items.map((item): AuditedItem => {
    const record = audit.items.find(({ code }) => code === item.code);
    if (!record) throw new Error(`The audit ${audit.id} lacks the item ${item.code}`);
    return { item, record, computed: computedRating(item, record.computed) };
  });
  const ratings = new Map(
    items.flatMap(({ item, record }) =>
      record.rating === null ? [] : [[item.code, record.rating] as const],
    ),
  );
  return { audit, scale, items, total: totalScale(scale, ratings, audit.partial) };
}

/** What the stored figures of one item come to; null without a value. */
export function computedRating(item: ScaleItem, computed: AuditItem['computed']): ItemRating | null {
  const value = computed?.figure.value ?? null;
  if (!isMeasured(item) || value === null) return null;
  return rateItem(item, value, computed?.caps.map((cap) => cap.value) ?? []);
}

/** Neither rated nor missing for a reason. */
export function isUnrated({ rating, missingReason }: AuditItem): boolean {
  return rating === null && missingReason === '';
}
