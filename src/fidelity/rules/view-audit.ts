import { type Audit, type AuditItem, AuditStatus } from '../audits/audit.entity.js';
import { FigureCaution } from '../measures/figure-caution.js';
import { isChosen, isMeasured, type RatedItem, ratedOf, type Scale } from '../scales/scale.js';
import { type ItemRating, rateItem } from './rate-item.js';
import { figureOfItem, meanOf, type ScaleTotal, totalScale } from './total-scale.js';

export interface AuditedItem {
  item: RatedItem;
  /** What is stored: one record, or, where persons are rated, one for each person of the sample. */
  records: AuditItem[];
  /** The first of them: the only one where the team is rated. */
  record: AuditItem;
  /** The rating, or the mean over the persons who were rated; null while there is none. */
  rating: number | null;
  /** How many records have a rating. */
  rated: number;
  /** The band and cap of the computed figure; null where the records cannot tell or people rate. */
  computed: ItemRating | null;
}

/** An audit with everything that follows from it, in the order of its scale. */
export interface AuditView {
  audit: Audit;
  scale: Scale;
  /** What is rated of the chosen subscales: items, and parts of composed items. */
  items: AuditedItem[];
  /** Figures of the scale's items by their code, unrounded; nothing of an item without one. */
  figures: ReadonlyMap<string, number>;
  total: ScaleTotal;
  /** Closed with items missing that no rule lets stay unrated, whether or not a total of the rest was asked for. */
  isPartial: boolean;
}

/** Puts an audit's stored items beside its scale. Nothing is counted again from the register. */
export function viewAudit(audit: Audit, scale: Scale): AuditView {
  const items = ratedIn(scale, audit.components).map((item): AuditedItem => {
    const records = audit.items
      .filter(({ code }) => code === item.code)
      .toSorted((one, other) => one.caseNumber - other.caseNumber);
    const [record] = records;
    if (!record) throw new Error(`The audit ${audit.id} lacks the item ${item.code}`);
    const ratings = records.map(({ rating }) => rating).filter((rating) => rating !== null);
    const computed = computedRating(item, record.computed);
    return { item, records, record, rating: meanOf(ratings), rated: ratings.length, computed };
  });
  const ratings = new Map(
    items.flatMap(({ item, rating }) => (rating === null ? [] : [[item.code, rating] as const])),
  );
  const figures = new Map(
    scale.items.flatMap((item) => {
      const figure = figureOfItem(item, ratings);
      return figure === null ? [] : [[item.code, figure] as const];
    }),
  );
  const notRated = new Set(items.filter(({ record }) => record.notRatedRule).map(({ item }) => item.code));
  const total = totalScale(scale, ratings, audit.partial, audit.components, notRated);
  const isPartial = audit.status === AuditStatus.CLOSED && isIncomplete(total);
  return { audit, scale, items, figures, total, isPartial };
}

/** Whether items are missing that no rule lets stay unrated. */
export function isIncomplete({ rated, notRated, items }: ScaleTotal): boolean {
  return rated + notRated < items;
}

/** Everything that is rated of some subscales or items of a scale, or of all. */
export function ratedIn(scale: Scale, components: readonly string[] | null): RatedItem[] {
  return scale.items.filter((item) => isChosen(item, components)).flatMap(ratedOf);
}

/** What the stored figures of one item come to; null without a value. */
export function computedRating(item: RatedItem, computed: AuditItem['computed']): ItemRating | null {
  const value = computed?.figure.value ?? null;
  if (!isMeasured(item) || value === null) return null;
  return rateItem(item, value, computed?.caps.map((cap) => cap.value) ?? []);
}

/** Rated as it was computed, of so few persons that somebody has to look at it before the audit is closed. */
export function isToConfirm({ record: { computed, computedRating, rating } }: AuditedItem): boolean {
  const isFew = computed?.figure.cautions?.includes(FigureCaution.FEW_PERSONS) ?? false;
  return isFew && rating !== null && rating === computedRating;
}

/** Neither rated nor missing for a reason. */
export function isUnrated({ rating, missingReason }: AuditItem): boolean {
  return rating === null && missingReason === '';
}
