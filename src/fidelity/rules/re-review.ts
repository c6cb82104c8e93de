import { addDays } from '../../platform/dates/civil-date.js';
import type { ScaleItem } from '../scales/scale.js';
import { rangeItems } from './range-items.js';
import type { AuditView } from './view-audit.js';

/** How long after an audit its weak items are best rated again. */
const DAYS = 90;

/** The day about which the weak items of an audit that was closed on a day are rated again. */
export function reReviewDue(closedOn: string): string {
  return addDays(closedOn, DAYS);
}

/** The codes of the items that call for improvement, in the order of the scale. */
export function weakItems(view: AuditView): string[] {
  return rangeItems(view)
    .filter(({ place }) => place === 'improve')
    .map(({ item }) => item.code);
}

/** An item rated again, beside its rating in the whole audit; null for what was not rated. */
export interface RatedAgain {
  item: ScaleItem;
  before: number | null;
  after: number | null;
}

/** @param whole the audit whose items the other rates again, by the same version of the scale */
export function ratedAgain(whole: AuditView, again: AuditView): RatedAgain[] {
  return rangeItems(again).map(({ item, rating: after }) => ({
    item,
    before: whole.figures.get(item.code) ?? null,
    after,
  }));
}
