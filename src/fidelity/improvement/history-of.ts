import { type RatingThen, ratingHistory } from '../rules/rating-history.js';
import type { AuditView } from '../rules/view-audit.js';
import type { ImprovementAction } from './improvement.entity.js';

/** How the item of an action has been rated, from the audit that it came of; nothing where it came of no item. */
export function historyOf(
  views: readonly AuditView[],
  { auditId, code }: Pick<ImprovementAction, 'auditId' | 'code'>,
): RatingThen[] {
  return auditId === null || code === null ? [] : ratingHistory(views, { auditId, code });
}
