import { daysBetween } from '../../platform/dates/civil-date.js';
import { isSameVersion } from '../rules/rating-history.js';
import { figureOfItem, meanOf } from '../rules/total-scale.js';
import type { AuditView } from '../rules/view-audit.js';
import type { Scale, ScaleItem } from '../scales/scale.js';

/** Figures of a scale's items by their code, unrounded. */
type Figures = AuditView['figures'];

/** What the team itself and reviewers from outside have rated in one audit; null for a side that has rated nothing in it. */
export interface Sides {
  view: AuditView;
  self: Figures | null;
  outside: Figures | null;
}

/** One item by both sides; null where a side has not rated it. */
export interface ItemSides {
  item: ScaleItem;
  self: number | null;
  outside: number | null;
  /** How much higher the team rates itself, or lower when negative. */
  difference: number | null;
}

/** What reviewers from outside rated, beside what the team rated itself, by the same version of a scale. */
export interface SideComparison {
  outside: AuditView;
  /** The same audit, where both rated it apart; else the team's own that is nearest in time. */
  self: AuditView;
  items: ItemSides[];
  /** How many items both have rated, and of how many the team's rating is higher, the same and lower. */
  n: number;
  higher: number;
  same: number;
  lower: number;
  /** Unrounded, over those that both have rated; null when there are none. */
  meanDifference: number | null;
}

/** What the ratings of one side come to: means over persons and parts, nothing of what is unrated. */
export function figuresOf(scale: Scale, rows: readonly { code: string; rating: number | null }[]): Figures {
  const rated = rows.flatMap(({ code, rating }) => (rating === null ? [] : [{ code, rating }]));
  const ratings = new Map(
    [...Map.groupBy(rated, ({ code }) => code)].map(([code, some]) => {
      return [code, meanOf(some.map(({ rating }) => rating))!] as const;
    }),
  );
  return new Map(
    scale.items.flatMap((item) => {
      const figure = figureOfItem(item, ratings);
      return figure === null ? [] : [[item.code, figure] as const];
    }),
  );
}

/** One for each audit that was rated from outside and has one of the team's own to stand beside, in the order they have. */
export function compareSides(audits: readonly Sides[]): SideComparison[] {
  return audits.flatMap((audit) => {
    const own = audit.outside && nearestOwn(audit, audits);
    return own ? [comparison(audit, own)] : [];
  });
}

/** Of two that are as near, the earlier: that one was made without knowing what the other said. */
function nearestOwn(audit: Sides, audits: readonly Sides[]): Sides | undefined {
  if (audit.self) return audit;
  const days = ({ view }: Sides) => daysBetween(audit.view.audit.windowTo, view.audit.windowTo);
  return audits
    .filter(({ view, self }) => self && isByTheSame(view, audit.view))
    .toSorted((one, other) => Math.abs(days(one)) - Math.abs(days(other)) || days(one) - days(other))[0];
}

function isByTheSame(one: AuditView, other: AuditView): boolean {
  return one.scale.id === other.scale.id && isSameVersion(one, other);
}

function comparison({ view: outside, outside: theirs }: Sides, { view: self, self: own }: Sides) {
  const items = outside.scale.items.map((item): ItemSides => {
    const ofSelf = own?.get(item.code) ?? null;
    const ofOutside = theirs?.get(item.code) ?? null;
    const difference = ofSelf === null || ofOutside === null ? null : ofSelf - ofOutside;
    return { item, self: ofSelf, outside: ofOutside, difference };
  });
  const differences = items.map(({ difference }) => difference).filter((one) => one !== null);
  const n = differences.length;
  return {
    outside,
    self,
    items: items.filter((item) => item.self !== null || item.outside !== null),
    n,
    higher: differences.filter((one) => one > 0).length,
    same: differences.filter((one) => one === 0).length,
    lower: differences.filter((one) => one < 0).length,
    meanDifference: meanOf(differences),
  };
}
