import type { Problem } from '../platform/errors/problem.js';
import { CrisisPlanSection, type Phase, UnitResponse } from './crisis-plan-kinds.js';

/** What the rule looks at. Days are YYYY-MM-DD. */
export interface CheckedCrisisPlan {
  madeTogether: boolean;
  phase: Phase | null;
  madeOn: string | null;
  reviewOn: string | null;
  closedHours: string;
  closedHoursUnits: readonly { unitId: string | null; response: UnitResponse; respondedOn: string | null }[];
  statements: readonly { section: CrisisPlanSection }[];
}

const { EARLY_SIGNS, OWN_ACTIONS, WHAT_HELPS } = CrisisPlanSection;

/**
 * What a crisis plan lacks before it can be agreed, in the order of the plan; nothing when it can. The demands are
 * those of the Swedish mapping of integrated services: made together with the person and in a known phase, early
 * signs and what to do about them, and a plan for when the team is closed that the units named in it have answered.
 * @param today YYYY-MM-DD
 */
export function crisisPlanProblems(plan: CheckedCrisisPlan, today: string): Problem[] {
  return [...contentProblems(plan), ...closedHoursProblems(plan, today), ...makingProblems(plan, today)];
}

function contentProblems({ statements }: CheckedCrisisPlan): Problem[] {
  const has = (...sections: CrisisPlanSection[]) =>
    statements.some(({ section }) => sections.includes(section));
  return [
    ...problemIf(!has(EARLY_SIGNS), 'statements', 'earlySignsMissing'),
    ...problemIf(!has(OWN_ACTIONS, WHAT_HELPS), 'statements', 'ownActionsMissing'),
  ];
}

function closedHoursProblems({ closedHours, closedHoursUnits }: CheckedCrisisPlan, today: string): Problem[] {
  return [
    ...problemIf(closedHours.trim() === '', 'closedHours', 'closedHoursMissing'),
    ...problemIf(closedHoursUnits.length === 0, 'closedHoursUnits', 'outsideUnitMissing'),
    ...closedHoursUnits.flatMap(({ unitId, response, respondedOn }, index) => {
      const path = `closedHoursUnits.${index}`;
      return [
        ...problemIf(unitId === null, `${path}.unitId`, 'unitNotChosen'),
        ...problemIf(response === UnitResponse.PENDING, `${path}.response`, 'unitNotAnswered'),
        ...problemIf(respondedOn !== null && respondedOn > today, `${path}.respondedOn`, 'dateInFuture'),
      ];
    }),
  ];
}

function makingProblems(
  { madeTogether, phase, madeOn, reviewOn }: CheckedCrisisPlan,
  today: string,
): Problem[] {
  return [
    ...problemIf(!madeTogether, 'madeTogether', 'notMadeTogether'),
    ...problemIf(phase === null, 'phase', 'phaseMissing'),
    ...problemIf(madeOn === null, 'madeOn', 'madeOnMissing'),
    ...problemIf(madeOn !== null && madeOn > today, 'madeOn', 'dateInFuture'),
    ...problemIf(reviewOn === null, 'reviewOn', 'reviewOnMissing'),
    ...problemIf(
      reviewOn !== null && madeOn !== null && reviewOn <= madeOn,
      'reviewOn',
      'reviewNotAfterMade',
    ),
    ...problemIf(
      reviewOn !== null && reviewOn <= today && (madeOn === null || reviewOn > madeOn),
      'reviewOn',
      'reviewPast',
    ),
  ];
}

function problemIf(isSo: boolean, path: string, code: string): Problem[] {
  return isSo ? [{ path, code }] : [];
}
