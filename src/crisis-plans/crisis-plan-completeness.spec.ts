import 'reflect-metadata';
import { type CheckedCrisisPlan, crisisPlanProblems } from './crisis-plan-completeness.js';
import { CrisisPlanSection, Phase, UnitResponse } from './crisis-plan-kinds.js';

const complete: CheckedCrisisPlan = {
  madeTogether: true,
  phase: Phase.STABLE,
  madeOn: '2026-03-09',
  reviewOn: '2026-09-09',
  closedHours: 'Ring mobila teamet först.',
  noUnitReason: '',
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
    noUnitReason: '',
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
  const no = { ...unit, response: UnitResponse.DECLINED };
  const unanswered = { ...unit, response: UnitResponse.PENDING, respondedOn: null };
  const noUnitReason = 'Kommunen har ingen på natten.';

  it('need one unit that has said yes, while others may have said no or not answered', () => {
    expect(problems({ closedHoursUnits: [no, unanswered, unit] })).toEqual([]);
    for (const closedHoursUnits of [[no], [unanswered], [no, unanswered]])
      expect(problems({ closedHoursUnits })).toEqual(['closedHoursUnits: noUnitHasSaidYes']);
  });

  it('or words for why there is none', () => {
    for (const closedHoursUnits of [[], [no], [unanswered]])
      expect(problems({ closedHoursUnits, noUnitReason })).toEqual([]);
    expect(problems({ closedHoursUnits: [], noUnitReason: ' \n' })).toEqual([
      'closedHoursUnits: outsideUnitMissing',
    ]);
    expect(problems({ noUnitReason })).toEqual(['noUnitReason: unitSaidYes']);
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

  it('put the review after the making', () => {
    expect(problems({ reviewOn: '2026-03-09' })).toEqual(['reviewOn: reviewNotAfterMade']);
    expect(problems({ reviewOn: '2026-03-10' })).toEqual([]);
  });
});
