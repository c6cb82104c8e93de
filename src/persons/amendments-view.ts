import { today } from '../platform/dates/today.js';
import type { Disagreement, Voiding } from './amendment.entity.js';

/** What a page or a print says beside a record that was voided or disagreed with. Days are YYYY-MM-DD. */
export interface AmendmentsView {
  voiding: { day: string; name: string; reason: string } | null;
  disagreements: { day: string; name: string; text: string }[];
}

export function amendmentsView({
  voiding,
  disagreements = [],
}: {
  voiding?: Voiding | null;
  disagreements?: Disagreement[];
}): AmendmentsView {
  return {
    voiding: voiding
      ? { day: today(voiding.recordedAt), name: voiding.recordedByName, reason: voiding.reason }
      : null,
    disagreements: disagreements.map(({ recordedAt, recordedByName, text }) => ({
      day: today(recordedAt),
      name: recordedByName,
      text,
    })),
  };
}
