import { InterventionMethod } from '../../src/contacts/intervention-kinds.js';
import { measures } from '../../src/fidelity/measures/measures.js';
import { columnOfNeed, MEASURED_NEEDS } from '../../src/fidelity/measures/needs.source.js';
import type { MeasureUse } from '../../src/fidelity/scales/scale.js';

/** The names of the measures of each method. */
export const methodNames = Object.values(InterventionMethod).map((method) => method.toLowerCase());

/** The needs of which it is measured who meets them. */
export const needNames = MEASURED_NEEDS.map(columnOfNeed);

/** What each measure that has parameters is asked with. */
export const measureParameters: Record<string, MeasureUse['parameters']> = {
  persons_met_by_several_staff: { days: 14, staff: 2 },
  staff_turnover: { months: 24 },
  staffing_filled: { months: 12 },
  highest_monthly_intake: { months: 6 },
  admissions_with_team: { months: 12 },
  discharges_with_team: { months: 12 },
  closed_by_team_share: { months: 12 },
  persons_retained: { months: 12 },
  staffing_vacant: { months: 12 },
  admissions_and_discharges_with_team: { months: 12 },
  persons_with_natural_support_contact: { days: 14 },
  ...Object.fromEntries(needNames.map((need) => [`need_met_by_team_${need}`, { months: 6, filled: 75 }])),
  ...Object.fromEntries(
    methodNames.flatMap((method) => [
      [`persons_offered_${method}`, { months: 12 }],
      [`persons_given_${method}_with_manual`, { months: 12 }],
    ]),
  ),
};

export const allUses: MeasureUse[] = [...measures.keys()].map((measure) => ({
  measure,
  parameters: measureParameters[measure],
}));
