import { comparisonSections } from '../plans/comparison-view.js';
import type { Locale } from '../platform/i18n/locale.js';
import type { ChangedSinceAnswer } from './changed-since-answer.js';
import { comparisonWords } from './crisis-plan-comparison.js';

/** What is told beside a unit of what was changed since it answered: the words that stand there now, and none that do not. */
export function changedView(locale: Locale, changed: ChangedSinceAnswer | null) {
  if (!changed) return null;
  const { from, to, compared } = changed;
  const sections = comparisonSections(locale, comparisonWords(locale, [from, to]), compared, [
    { ...from },
    { ...to },
  ]);
  const items = sections.flatMap(({ heading, changed: rows }) =>
    rows.map(({ label, change, isMoved, after }) => ({
      ...{ heading: label ?? heading, change, isMoved },
      lines: after ?? [],
    })),
  );
  return { number: from.number, items, query: `from=${from.number}&to=${to.number}` };
}
