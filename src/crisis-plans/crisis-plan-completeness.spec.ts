import 'reflect-metadata';
import { type CheckedCrisisPlan, crisisPlanProblems } from './crisis-plan-completeness.js';
import { CrisisPlanSection, Phase, UnitResponse } from './crisis-plan-kinds.js';

const complete: CheckedCrisisPlan = {
  madeTogether: true,
  phase: Phase.STABLE,
  madeOn: '2026-03-09',
  reviewOn: '2026-09-09',
  closedHours: 'Ring mobila teamet först.',
  closedHoursUnits: [{ unitId: 'a', response: UnitResponse.ACCEPTED, respondedOn: '2026-03-10' }],
  statements: [{ section: CrisisPlanSection.EARLY_SIGNS }, { section: CrisisPlanSection.OWN_ACTIONS }],
};
const unit = complete.closedHoursUnits[0]!;

const problems = (change: Partial<CheckedCrisisPlan>, today = '2026-03-14') =>
  crisisPlanProblems({ ...complete, ...change }, today).map(({ path, code }) => `${path}: ${code}`);

it('finds nothing to add in a complete plan', () => {
  expect(problems({})).toEqual([]);
});

it('lists all that an empty draft lacks, in the order of the plan', () => {
  const empty: CheckedCrisisPlan = {
    madeTogether: false,
    phase: null,
    madeOn: null,
    reviewOn: null,
    closedHours: ' \n',
    closedHoursUnits: [],
    statements: [],
  };
  expect(problems(empty)).toEqual([
    'statements: earlySignsMissing',
    'statements: ownActionsMissing',
    'closedHours: closedHoursMissing',
    'closedHoursUnits: outsideUnitMissing',
    'madeTogether: notMadeTogether',
    'phase: phaseMissing',
    'madeOn: madeOnMissing',
    'reviewOn: reviewOnMissing',
  ]);
});

describe('the content', () => {
  it('may say what helps in place of what the person does alone', () => {
    const statements = [
      { section: CrisisPlanSection.EARLY_SIGNS },
      { section: CrisisPlanSection.WHAT_HELPS },
    ];
    expect(problems({ statements })).toEqual([]);
  });

  it('needs early signs, whatever else it holds', () => {
    const statements = [{ section: CrisisPlanSection.TRIGGERS }, { section: CrisisPlanSection.OWN_ACTIONS }];
    expect(problems({ statements })).toEqual(['statements: earlySignsMissing']);
  });
});

describe('the closed hours', () => {
  it('take a unit that has said no for answered', () => {
    expect(problems({ closedHoursUnits: [{ ...unit, response: UnitResponse.DECLINED }] })).toEqual([]);
  });

  it('need an answer from every unit', () => {
    const closedHoursUnits = [unit, { ...unit, response: UnitResponse.PENDING, respondedOn: null }];
    expect(problems({ closedHoursUnits })).toEqual(['closedHoursUnits.1.response: unitNotAnswered']);
  });

  it('need every unit to be chosen, and no answer from the future', () => {
    expect(problems({ closedHoursUnits: [{ ...unit, unitId: null, respondedOn: '2026-03-15' }] })).toEqual([
      'closedHoursUnits.0.unitId: unitNotChosen',
      'closedHoursUnits.0.respondedOn: dateInFuture',
    ]);
  });
});

describe('the days', () => {
  it('may be today but not tomorrow for the making', () => {
    expect(problems({ madeOn: '2026-03-14' })).toEqual([]);
    expect(problems({ madeOn: '2026-03-15' })).toEqual(['madeOn: dateInFuture']);
  });

  it('put the review after the making, and after today', () => {
    expect(problems({ reviewOn: '2026-03-09' })).toEqual(['reviewOn: reviewNotAfterMade']);
    expect(problems({ reviewOn: '2026-03-14' })).toEqual(['reviewOn: reviewPast']);
    expect(problems({ reviewOn: '2026-03-15' })).toEqual([]);
  });
});
