import { measures } from '../../src/fidelity/measures/measures.js';
import type { MeasureUse } from '../../src/fidelity/scale.js';

/** Every measure, as the DACTS items ask for it. */
export const measureParameters: Record<string, MeasureUse['parameters']> = {
  persons_met_by_several_staff: { days: 14, staff: 2 },
  staff_turnover: { months: 24 },
  staffing_filled: { months: 12 },
  highest_monthly_intake: { months: 6 },
  admissions_with_team: { months: 12 },
  discharges_with_team: { months: 12 },
  closed_by_team_share: { months: 12 },
  persons_retained: { months: 12 },
};

export const allUses: MeasureUse[] = [...measures.keys()].map((measure) => ({
  measure,
  parameters: measureParameters[measure],
}));
