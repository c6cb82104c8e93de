import 'reflect-metadata';
import { problemText } from '../platform/errors/problem.js';
import { type CheckedCrisisPlan, crisisPlanProblems } from './crisis-plan-completeness.js';
import { ParticipantPart, Phase, UnitResponse, WishAnswer } from './crisis-plan-kinds.js';

const statement = (section: string, text = 'Jag sover i hallen för att höra dörren.') => ({
  section,
  stage: null as number | null,
  text,
  answer: null as WishAnswer | null,
  answerReason: '',
});
const complete: CheckedCrisisPlan = {
  pack: 'general',
  packVersion: '1.0.0',
  contacts: [],
  participants: [],
  skippedSections: [],
  madeTogether: true,
  phase: Phase.STABLE,
  madeOn: '2026-03-09',
  reviewOn: '2026-09-09',
  closedHours: 'Ring mobila teamet först.',
  noUnitReason: '',
  closedHoursUnits: [
    {
      unitId: 'a',
      task: 'Kommer hem.',
      practicalOnly: false,
      response: UnitResponse.ACCEPTED,
      respondedOn: '2026-03-10',
    },
  ],
  statements: [statement('EARLY_SIGNS'), statement('OWN_ACTIONS')],
};
const unit = complete.closedHoursUnits[0]!;

const TODAY = '2026-03-14';
const problems = (change: Partial<CheckedCrisisPlan>) =>
  crisisPlanProblems({ ...complete, ...change }, TODAY).map(({ path, code }) => `${path}: ${code}`);
const texts = (change: Partial<CheckedCrisisPlan>) =>
  crisisPlanProblems({ ...complete, ...change }, TODAY).map((problem) => problemText('sv', problem));

it('finds nothing to add in a complete plan', () => {
  expect(problems({})).toEqual([]);
});

it('lists all that an empty draft lacks, in the order of the plan', () => {
  const empty: CheckedCrisisPlan = {
    ...complete,
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
    'sections.EARLY_SIGNS: sectionMissing',
    'sections.OWN_ACTIONS: sectionMissing',
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
    const statements = [statement('EARLY_SIGNS'), statement('WHAT_HELPS')];
    expect(problems({ statements })).toEqual([]);
  });

  it('needs early signs, whatever else it holds', () => {
    const statements = [statement('TRIGGERS'), statement('OWN_ACTIONS')];
    expect(problems({ statements })).toEqual(['sections.EARLY_SIGNS: sectionMissing']);
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

  it('need a yes of one to turn to: that of a practical task is none', () => {
    const practical = { ...unit, practicalOnly: true };
    expect(problems({ closedHoursUnits: [practical] })).toEqual(['closedHoursUnits: outsideUnitMissing']);
    for (const other of [no, unanswered])
      expect(problems({ closedHoursUnits: [practical, other] })).toEqual([
        'closedHoursUnits: noUnitHasSaidYes',
      ]);
    expect(problems({ closedHoursUnits: [practical], noUnitReason })).toEqual([]);
    expect(problems({ closedHoursUnits: [practical, unit] })).toEqual([]);
  });

  it('need a unit that is there still, and a task for each', () => {
    const ended = { ...unit, unit: { isEnded: true } };
    expect(problems({ closedHoursUnits: [unit, ended, { ...unit, task: ' ' }] })).toEqual([
      'closedHoursUnits.1.unitId: unitEnded',
      'closedHoursUnits.2.task: unitTaskMissing',
    ]);
    expect(problems({ closedHoursUnits: [ended] })).toEqual([
      'closedHoursUnits: noUnitHasSaidYes',
      'closedHoursUnits.0.unitId: unitEnded',
    ]);
    expect(problems({ closedHoursUnits: [{ ...unit, task: '' }] })).toEqual([
      'closedHoursUnits.0.task: unitTaskMissing',
    ]);
  });

  it('need every unit to be chosen, and no answer from the future', () => {
    expect(problems({ closedHoursUnits: [{ ...unit, unitId: null, respondedOn: '2026-03-15' }] })).toEqual([
      'closedHoursUnits.0.unitId: unitNotChosen',
      'closedHoursUnits.0.respondedOn: dateInFuture',
    ]);
  });

  it('need the day of each answer, whoever gave it', () => {
    const closedHoursUnits = [{ ...unit, respondedOn: null }, { ...no, respondedOn: null }, unanswered];
    expect(problems({ closedHoursUnits })).toEqual([
      'closedHoursUnits.0.respondedOn: answerDayMissing',
      'closedHoursUnits.1.respondedOn: answerDayMissing',
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

  it('put the review within two years of the making', () => {
    expect(problems({ reviewOn: '2028-03-09' })).toEqual([]);
    expect(problems({ reviewOn: '2028-03-10' })).toEqual(['reviewOn: reviewFarOff']);
    expect(problems({ madeOn: null, reviewOn: '2037-03-09' })).toEqual(['madeOn: madeOnMissing']);
  });

  it('try no number in the future, where the pack has those to call', () => {
    const contacts = [{ checkedOn: '2026-03-14' }, { checkedOn: null }, { checkedOn: '2026-03-15' }];
    expect(problems({ contacts })).toEqual(['contacts.2.checkedOn: dateInFuture']);
    expect(problems({ pack: 'safety-plan', contacts, statements: [] })).not.toContain(
      'contacts.2.checkedOn: dateInFuture',
    );
  });

  it('are named where they have not come yet, with the row in which they stand', () => {
    const later = '2026-03-15';
    const closedHoursUnits = [unit, { ...unit, unitId: null, respondedOn: later }];
    expect(texts({ closedHoursUnits, contacts: [{ checkedOn: later }], madeOn: later })).toEqual([
      'Verksamhet 2: välj verksamheten ur listan, eller ta bort raden.',
      ...['Verksamhet 2, Svarade den', 'Att ringa 1, Numret provat den', 'Gjordes den'].map(
        (field) => `${field}: dagen har inte varit än. Skriv en dag som är idag eller tidigare.`,
      ),
    ]);
  });
});

describe('what the pack demands', () => {
  const general = { pack: 'general', packVersion: '1.1.0' };
  const joint = { pack: 'joint-crisis-plan', packVersion: '1.0.0' };
  const led = [{ name: 'Sofia', part: ParticipantPart.FACILITATED_FROM_OUTSIDE }];
  const wish = statement('WISHES_FOR_CARE', 'Ring min bror innan ni åker hit.');

  it('may be said not to be for the person, where the pack lets sections be skipped', () => {
    const statements = [statement('OWN_ACTIONS')];
    const skippedSections = [{ section: 'EARLY_SIGNS' }];
    expect(problems({ ...general, statements, skippedSections })).toEqual([]);
    expect(problems({ statements, skippedSections })).toEqual(['sections.EARLY_SIGNS: sectionMissing']);
  });

  it('is something that is this person’s own', () => {
    const statements = [statement('EARLY_SIGNS', 'Sover dåligt'), statement('OWN_ACTIONS', 'Ta en promenad')];
    expect(problems({ ...general, statements })).toEqual(['statements: nothingIndividual']);
    expect(problems({ statements })).toEqual([]);
  });

  it('is an answer to each wish, and a reason for each no, and somebody from outside', () => {
    const said = (answer: WishAnswer | null, answerReason = '') => ({ ...wish, answer, answerReason });
    const statements = (of: typeof wish) => [statement('EARLY_SIGNS'), of];
    expect(problems({ ...joint, statements: statements(said(null)), participants: [] })).toEqual([
      'statements.1.answer: wishNotAnswered',
      'participants: facilitatorMissing',
    ]);
    expect(
      problems({ ...joint, statements: statements(said(WishAnswer.NO, ' ')), participants: led }),
    ).toEqual(['statements.1.answerReason: wishWithoutReason']);
    const another = { ...said(null), text: 'Ring inte efter tio.' };
    const two = [...statements(said(WishAnswer.YES)), another];
    const [problem] = crisisPlanProblems(
      { ...complete, ...joint, statements: two, participants: led },
      TODAY,
    );
    expect(problem!.params).toEqual({ wish: { sv: 'Önskemål 2', en: 'Wish 2' } });
    for (const one of [said(WishAnswer.YES), said(WishAnswer.NO, 'Vi får inte ringa utan ditt ja.')])
      expect(problems({ ...joint, statements: statements(one), participants: led })).toEqual([]);
  });

  it('is next to nothing in a crisis, but to be made anew within two weeks', () => {
    const provisional = {
      ...{ pack: 'provisional', packVersion: '1.0.0', closedHours: '', closedHoursUnits: [] },
      ...{ statements: [statement('WHO_TO_ASK', 'Mamma.')], phase: Phase.IN_CRISIS },
    };
    expect(problems({ ...provisional, reviewOn: '2026-03-23' })).toEqual([]);
    expect(problems({ ...provisional, reviewOn: '2026-03-24' })).toEqual(['reviewOn: reviewTooLate']);
  });

  it('is a reference and a day where the handling of risk is in the care plan', () => {
    const reference = {
      ...{ pack: 'risk-in-care-plan', packVersion: '1.0.0', closedHours: '', closedHoursUnits: [] },
      ...{ madeTogether: false, phase: null },
    };
    expect(problems({ ...reference, statements: [] })).toEqual(['sections.REFERENCE: sectionMissing']);
    expect(problems({ ...reference, statements: [statement('REFERENCE', 'Vårdplanen, del 4.')] })).toEqual(
      [],
    );
  });
});
