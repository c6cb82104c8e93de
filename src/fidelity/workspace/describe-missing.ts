import type { Locale } from '../../platform/i18n/locale.js';
import type { AuditItem } from '../audits/audit.entity.js';
import type { Scale } from '../scales/scale.js';

/** Why there is no rating: the scale's rule, where one lets the item stay unrated, and what was written. */
export function describeMissing(
  { notRatedRules = [] }: Scale,
  { notRatedRule, missingReason }: Pick<AuditItem, 'notRatedRule' | 'missingReason'>,
  locale: Locale,
): string {
  const rule = notRatedRules.find(({ code }) => code === notRatedRule);
  return [rule?.text[locale], missingReason].filter(Boolean).join(' ');
}
