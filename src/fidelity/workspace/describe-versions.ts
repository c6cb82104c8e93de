import type { Locale } from '../../platform/i18n/locale.js';
import { ratingText } from '../improvement/describe-improvement.js';
import type { VersionComparison } from '../rules/compare-versions.js';

/** An audit beside the one before it by an older version of the scale, as it is to be read. */
export function describeVersions(version: string, comparison: VersionComparison | null, locale: Locale) {
  if (!comparison) return null;
  const { earlier, whole, items } = comparison;
  return {
    earlierId: earlier.audit.id,
    before: earlier.scale.version,
    now: version,
    whole: whole.map((text) => text[locale]),
    items: items.map(({ code, name, before, now, changes }) => ({
      code,
      name: name[locale],
      before: ratingText(before, locale),
      now: ratingText(now, locale),
      changes: changes.map((text) => text[locale]),
    })),
  };
}
