import { today } from '../platform/dates/today.js';
import type { Disagreement, PlanEnding, PlanEndReason, Voiding } from './amendment.entity.js';

/** What a page or a print says beside a record that was voided, ended or disagreed with. Days are YYYY-MM-DD. */
export interface AmendmentsView {
  voiding: { day: string; name: string; reason: string } | null;
  ending: { day: string; name: string; reason: `${PlanEndReason}`; note: string } | null;
  disagreements: { day: string; name: string; text: string }[];
}

export function amendmentsView({
  voiding,
  ending,
  disagreements = [],
}: {
  voiding?: Voiding | null;
  ending?: PlanEnding | null;
  disagreements?: Disagreement[];
}): AmendmentsView {
  return {
    voiding: voiding
      ? { day: today(voiding.recordedAt), name: voiding.recordedByName, reason: voiding.reason }
      : null,
    ending: ending
      ? {
          day: today(ending.recordedAt),
          name: ending.recordedByName,
          reason: ending.reason,
          note: ending.note,
        }
      : null,
    disagreements: disagreements.map(({ recordedAt, recordedByName, text }) => ({
      day: today(recordedAt),
      name: recordedByName,
      text,
    })),
  };
}
