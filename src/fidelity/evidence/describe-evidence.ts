import { today } from '../../platform/dates/today.js';
import type { Locale } from '../../platform/i18n/locale.js';
import { translate } from '../../platform/i18n/translate.js';
import type { FidelityReportEvidence } from '../report/fidelity-report.document.js';
import type { AuditView } from '../rules/view-audit.js';
import type { AuditEvidence } from './evidence.entity.js';

/** What ratings rest on, item by item in the order of the scale. The files are named; they are not part of a report. */
export function describeEvidence(
  { items }: AuditView,
  evidence: readonly AuditEvidence[],
  locale: Locale,
): FidelityReportEvidence[] {
  return items.flatMap(({ item: { code, name } }) =>
    evidence
      .filter((one) => one.code === code)
      .map(({ source, note, fileName, accountName, addedAt }) => ({
        code,
        name: name[locale],
        source: translate(locale, `kind.evidenceSource.${source}`),
        note,
        file: fileName ?? '',
        addedBy: accountName,
        day: today(addedAt),
      })),
  );
}
