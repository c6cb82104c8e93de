import type { AccessedPerson } from '../persons/person-access.js';
import { blankContent, contentOf } from '../plans/plan-content.js';
import type { PlanDefinition } from '../plans/plan-definition.js';
import { attachLateAnswers, attachUnitAnswers } from './attach-unit-answers.js';
import {
  ClosedHoursUnit,
  CrisisPlan,
  CrisisPlanContact,
  CrisisPlanParticipant,
  CrisisPlanSkippedSection,
  CrisisPlanStatement,
  CrisisPlanVersion,
} from './crisis-plan.entity.js';
import { crisisPlanProblems } from './crisis-plan-completeness.js';
import { inReadingOrder } from './crisis-plan-content.js';
import { CRISIS_PLAN, PACKS_SINCE } from './crisis-plan-fields.js';
import { asAnswered } from './unit-answers.js';

export const CRISIS_PLANS: PlanDefinition<CrisisPlan, CrisisPlanVersion, typeof CRISIS_PLAN> = {
  plans: CrisisPlan,
  versions: CrisisPlanVersion,
  planId: 'planId',
  plan: 'plan',
  fields: CRISIS_PLAN,
  rows: {
    statements: CrisisPlanStatement,
    closedHoursUnits: ClosedHoursUnit,
    contacts: CrisisPlanContact,
    participants: CrisisPlanParticipant,
    skippedSections: CrisisPlanSkippedSection,
  },
  relations: {
    statements: true,
    closedHoursUnits: { unit: { joinedInto: true } },
    contacts: true,
    participants: true,
    skippedSections: true,
  },
  order: { label: 'ASC' },
  inOrder: inReadingOrder,
  attach: attachUnitAnswers,
  asOfNow: async (manager, version) => {
    await attachLateAnswers(manager, version);
    return contentOf(CRISIS_PLAN, { ...version, closedHoursUnits: version.closedHoursUnits.map(asAnswered) });
  },
  about: ({ id, label }, { pack, packVersion }, format) => ({
    planId: id,
    label,
    ...(format >= PACKS_SINCE && { pack, packVersion }),
  }),
  first: () => blankContent(CRISIS_PLAN),
  problems: crisisPlanProblems,
  withoutHidden,
  sent: (content) => content,
  root: '/crisis-plans',
};

/** Which units may read is told by the grounds, which nobody reads on a ground. Changes the version itself. */
function withoutHidden(version: CrisisPlanVersion, { disclosure }: AccessedPerson): CrisisPlanVersion {
  if (disclosure.ground !== 'CARE_RELATION') for (const row of version.closedHoursUnits) row.reading = null;
  return version;
}
