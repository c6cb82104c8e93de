import { addDays } from '../../platform/dates/civil-date.js';
import { today } from '../../platform/dates/today.js';
import { AuditStatus } from '../audits/audit.entity.js';
import type { ScaleItem } from '../scales/scale.js';
import { rangeItems } from './range-items.js';
import type { AuditView } from './view-audit.js';

/** How long after an audit its weak items are best rated again. */
const DAYS = 90;

/** The day about which the weak items of a closed audit are rated again; null where there are none, or it is of some itself. */
export function reReviewDueAfter(view: AuditView): string | null {
  const { closedAt } = view.audit;
  if (!closedAt || !mayBeRatedAgain(view) || weakItems(view).length === 0) return null;
  return addDays(today(closedAt), DAYS);
}

/** Whether its items may be rated again: it is closed, and rates none again itself. */
export function mayBeRatedAgain({ audit: { status, reReviewOf } }: AuditView): boolean {
  return status === AuditStatus.CLOSED && !reReviewOf;
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
