import 'reflect-metadata';
import { digestOf } from './content-digest.js';
import { mergeContent, wordsNotIn } from './merge-content.js';
import { type ContentOf, choice, day, line, reference, rows, words, yesNo } from './plan-fields.js';

const Answers = { NONE: 'NONE', YES: 'YES', NO: 'NO' } as const;
const Sections = { FIRST: 'FIRST', SECOND: 'SECOND' } as const;
const Readers = { ALL: 'ALL', TEAM: 'TEAM' } as const;
const PLAN = {
  scope: words(),
  by: line(),
  metOn: day(),
  form: choice({ ORAL: 'ORAL', WRITTEN: 'WRITTEN' } as const, null),
  together: yesNo(),
  goals: rows({
    text: words(),
    section: choice(Sections, 'FIRST', { isSetting: true, isPlace: true }),
    readers: choice(Readers, 'ALL', { isSetting: true, isReach: true }),
  }),
  measures: rows({ text: words(), unit: line(), responsible: line(), dueOn: day() }),
  units: rows(
    { unitId: reference(), task: words(), answer: choice(Answers, 'NONE'), on: day() },
    { key: 'unitId', together: ['answer', 'on'], answersTo: ['unitId', 'task'] },
  ),
};
type Plan = ContentOf<typeof PLAN>;

const plan = (change: Partial<Plan> = {}): Plan => ({
  ...{ scope: '', by: '', metOn: null, form: null, together: false, goals: [], measures: [], units: [] },
  ...change,
});
const goal = (text: string, readers: Plan['goals'][number]['readers'] = 'ALL') => ({
  ...{ text, readers },
  section: 'FIRST' as Plan['goals'][number]['section'],
});
const measure = (text: string, change: Partial<Plan['measures'][number]> = {}) => ({
  ...{ text, unit: 'Teamet', responsible: 'Amina', dueOn: null },
  ...change,
});
const unit = (unitId: string | null, change: Partial<Plan['units'][number]> = {}) => ({
  ...{ unitId, task: 'Ringer.', answer: 'NONE' as const, on: null },
  ...change,
});
/** @param began what both had before them; nobody knows where it is left out */
const merge = (mine: Partial<Plan>, theirs: Partial<Plan>, began?: Partial<Plan>) =>
  mergeContent(PLAN, plan(mine), plan(theirs), began ? digestOf(PLAN, plan(began)) : '');
const goals = (...texts: string[]): Partial<Plan> => ({ goals: texts.map((text) => goal(text)) });

describe('a field', () => {
  const began = {
    scope: 'Målen, till alla.',
    by: 'Bo',
    metOn: '2026-03-01',
    form: 'ORAL',
    together: true,
  } as const;
  const changed = {
    scope: 'Målen, till kommunen.',
    by: 'Anna',
    metOn: '2026-03-09',
    form: 'WRITTEN',
    together: false,
  } as const;

  it('that only I changed is as I left it, and nothing is said of theirs', () => {
    const { merged, mine, theirs, removed } = merge(changed, began, began);
    expect([merged, mine, theirs, removed]).toEqual([plan(changed), plan(changed), plan(changed), []]);
  });

  it('that only they changed is as they left it, beside what I had', () => {
    const { merged, mine, theirs } = merge(began, changed, began);
    expect([merged, mine, theirs]).toEqual([plan(changed), plan(began), plan(changed)]);
  });

  it('that only they emptied, or only I did, is empty', () => {
    expect(merge(began, {}, began).merged).toEqual(plan());
    expect(merge({}, began, began).merged).toEqual(plan());
  });

  it('that both changed has the words of both after each other, and else mine, or theirs where I left it open', () => {
    const mine = { scope: 'Bara målen.', by: 'Cia', metOn: '2026-03-10' };
    const { merged, theirs } = merge(mine, changed, began);
    expect(merged).toEqual(
      plan({ ...mine, scope: 'Bara målen.\n\nMålen, till kommunen.', form: 'WRITTEN', together: false }),
    );
    expect(theirs).toEqual(plan(changed));
  });

  it('that both changed to the same stands once', () => {
    const { merged, mine, theirs } = merge(changed, changed, began);
    expect([merged, mine, theirs]).toEqual([plan(changed), plan(changed), plan(changed)]);
  });

  it('counts as changed by both where nobody knows what they began with', () => {
    for (const digest of ['', 'påhittad~x', digestOf(PLAN, plan(began)).slice(1)]) {
      const { merged } = mergeContent(PLAN, plan(changed), plan(began), digest);
      expect(merged).toEqual(plan({ ...changed, scope: 'Målen, till kommunen.\n\nMålen, till alla.' }));
    }
  });

  it('is unchanged with the line breaks and blanks that a form gives back', () => {
    const { merged } = merge({ scope: 'Ett.\nTvå.' }, { scope: 'Tre.' }, { scope: 'Ett.\r\nTvå. ' });
    expect(merged.scope).toBe('Tre.');
  });
});

describe('a row', () => {
  it('that each added stands after what both had, mine first', () => {
    const { merged, mine, theirs } = merge(goals('A', 'C'), goals('A', 'B'), goals('A'));
    expect(merged.goals).toEqual([goal('A'), goal('C'), goal('B')]);
    expect(mine.goals).toEqual([goal('A'), goal('C'), goal('')]);
    expect(theirs.goals).toEqual(merged.goals);
  });

  it('that both added alike stands once', () => {
    expect(merge(goals('A', 'B'), goals('A', 'B'), goals('A')).merged).toEqual(plan(goals('A', 'B')));
  });

  it('that only one of us changed stands once, in its place', () => {
    const began = goals('A', 'B', 'C');
    expect(merge(goals('A', 'B2', 'C'), began, began).merged).toEqual(plan(goals('A', 'B2', 'C')));
    const { merged, mine } = merge(began, goals('A', 'B2', 'C'), began);
    expect(merged).toEqual(plan(goals('A', 'B2', 'C')));
    expect(mine).toEqual(plan(began));
  });

  it('of which I changed one part and they another has both parts', () => {
    const began = { measures: [measure('Samtal.')] };
    const { merged, mine } = merge(
      { measures: [measure('Samtal hemma.')] },
      { measures: [measure('Samtal.', { dueOn: '2026-06-01' })] },
      began,
    );
    expect(merged.measures).toEqual([measure('Samtal hemma.', { dueOn: '2026-06-01' })]);
    expect(mine.measures).toEqual([measure('Samtal hemma.')]);
  });

  it('that both changed in the same part stands in both wordings', () => {
    const { merged } = merge(goals('A1', 'B'), goals('A2', 'B'), goals('A', 'B'));
    expect(merged).toEqual(plan(goals('A1', 'B', 'A2')));
  });

  it('that one of us closed to others stays closed, in the words of the other', () => {
    const { merged } = merge(goals('A, ny.'), { goals: [goal('A', 'TEAM')] }, goals('A'));
    expect(merged.goals).toEqual([goal('A, ny.', 'TEAM')]);
  });

  it('that they removed and I left is gone, and is told', () => {
    const { merged, removed } = merge(goals('A', 'B', 'C'), goals('A', 'C'), goals('A', 'B', 'C'));
    expect([merged, removed]).toEqual([plan(goals('A', 'C')), ['B']]);
  });

  it('that I removed and they left is gone', () => {
    const { merged, removed } = merge(goals('A', 'C'), goals('A', 'B', 'C'), goals('A', 'B', 'C'));
    expect([merged, removed]).toEqual([plan(goals('A', 'C')), []]);
  });

  it('that one of us removed and the other changed stays', () => {
    const mineStays = merge(goals('A', 'B2'), goals('A'), goals('A', 'B'));
    expect([mineStays.merged, mineStays.removed]).toEqual([plan(goals('A', 'B2')), []]);
    const theirsStays = merge(goals('A'), goals('A', 'B2'), goals('A', 'B'));
    expect(theirsStays.merged).toEqual(plan(goals('A', 'B2')));
    expect(theirsStays.mine).toEqual(plan(goals('A', '')));
  });

  it('that stands twice goes where one of the two was removed, and no further', () => {
    expect(merge(goals('A'), goals('A', 'A'), goals('A', 'A')).merged).toEqual(plan(goals('A')));
  });

  it('that has another instead does not come back', () => {
    const began = { measures: [measure('Samtal.'), measure('Boende.')] };
    const mine = { measures: [measure('Arbete.', { unit: 'IPS', responsible: 'Bo' }), measure('Boende.')] };
    expect(merge(mine, began, began).merged).toEqual(plan(mine));
    expect(merge(began, mine, began).merged.measures).toEqual([mine.measures[1], mine.measures[0]]);
  });

  it('in another place is another row', () => {
    const elsewhere = { ...goal('C'), section: 'SECOND' as const };
    const { merged, mine, removed } = merge(
      goals('A', 'B'),
      { goals: [goal('A'), elsewhere] },
      goals('A', 'B'),
    );
    expect([merged.goals, mine.goals]).toEqual([
      [goal('A'), elsewhere],
      [goal('A'), { ...elsewhere, text: '' }],
    ]);
    expect(removed).toEqual(['B']);
  });

  it('that one of us reworded is not opened by the other, and may be by the same', () => {
    const [closed, opened] = [{ goals: [goal('A', 'TEAM')] }, { goals: [goal('A')] }];
    const reworded = { goals: [goal('A, hemligt', 'TEAM')] };
    for (const [mine, theirs] of [
      [reworded, opened],
      [opened, reworded],
    ] as const)
      expect(merge(mine, theirs, closed).merged).toEqual(plan(reworded));
    const both = goals('A, till alla');
    expect(merge(both, closed, closed).merged).toEqual(plan(both));
    expect(merge(closed, both, closed).merged).toEqual(plan(both));
  });

  it('is taken for the one with its text before one that is set alike', () => {
    const began = { goals: [goal('A', 'TEAM'), goal('B')] };
    const mine = { goals: [goal('B', 'TEAM')] };
    expect(merge(mine, { goals: [goal('A', 'TEAM'), goal('B', 'TEAM')] }, began).merged).toEqual(plan(mine));
    const { merged } = merge(mine, goals('A', 'B'), began);
    expect(merged.goals).toEqual([goal('B', 'TEAM'), goal('A')]);
  });

  it('stands in both wordings where nobody knows what they began with', () => {
    const { merged, mine } = merge(goals('A', 'B'), { goals: [goal('A', 'TEAM'), goal('B')] });
    expect(merged.goals).toEqual([goal('A'), goal('B'), goal('A', 'TEAM')]);
    expect(mine.goals[2]).toEqual(goal('', 'TEAM'));
  });
});

describe('a row that stands once', () => {
  it('has both tasks where both wrote one, and no answer, since that was to one of them', () => {
    const began = { units: [unit('a', { task: '' })] };
    const answer = { answer: 'YES', on: '2026-03-09' } as const;
    const { merged, theirs } = merge(
      { units: [unit('a', { task: 'Kommer hem.' })] },
      { units: [unit('a', { task: 'Ringer upp.', ...answer }), unit('b')] },
      began,
    );
    expect(merged.units).toEqual([unit('a', { task: 'Kommer hem.\n\nRinger upp.' }), unit('b')]);
    expect(theirs.units).toEqual([unit('a', { task: 'Ringer upp.', ...answer }), unit('b')]);
  });

  it('has no answer of one of us to a task that the other has changed, save for blanks', () => {
    const began = { units: [unit('a')] };
    const answered = { units: [unit('a', { answer: 'YES', on: '2026-03-09' })] };
    const reworded = { units: [unit('a', { task: 'Kommer hem.' })] };
    const blanks = { units: [unit('a', { task: ' Ringer.\n' })] };
    for (const [mine, theirs] of [
      [answered, reworded],
      [reworded, answered],
    ] as const)
      expect(merge(mine, theirs, began).merged).toEqual(plan(reworded));
    expect(merge(blanks, answered, began).merged.units).toMatchObject([{ answer: 'YES', on: '2026-03-09' }]);
  });

  it('has the whole answer of one of us, never a part of each', () => {
    const [began, no, yes] = [
      unit('a'),
      unit('a', { answer: 'NO' }),
      unit('a', { answer: 'YES', on: '2026-03-09' }),
    ].map((one) => ({ units: [one] }));
    expect(merge(no!, yes!, began).merged).toEqual(plan(no!));
    expect(merge(began!, yes!, no).merged).toEqual(plan(yes!));
    expect(merge(yes!, began!, began).merged).toEqual(plan(yes!));
  });

  it('keeps what I wrote of an answer where I have not said which it is', () => {
    const mine = { units: [unit('a', { on: '2026-03-08' })] };
    const theirs = { units: [unit('a', { answer: 'YES', on: '2026-03-09' })] };
    const { merged, theirs: saved } = merge(mine, theirs, { units: [unit('a')] });
    expect([merged.units, saved.units]).toEqual([mine.units, theirs.units]);
  });

  it('is another where another is chosen', () => {
    const began = { units: [unit('a')] };
    expect(merge({ units: [unit('b')] }, began, began).merged.units).toEqual([unit('b')]);
  });

  it('is told as a line where it was removed without a word', () => {
    const began = { units: [unit('a', { task: '' })] };
    expect(merge(began, {}, began)).toMatchObject({ merged: plan(), removed: ['–'] });
  });
});

describe('wordsNotIn', () => {
  it('gives back what is not in what was agreed, also what stands there in other words', () => {
    const agreed = plan({ scope: 'Gå ut. Ring Karin.', by: 'Anna', units: [unit('a')] });
    const mine = plan({ scope: 'Ring Karin.', by: 'Bo', units: [unit('a'), unit('b', { task: 'Matar.' })] });
    expect(wordsNotIn(PLAN, agreed, mine, '')).toEqual(['Bo', 'Matar.']);
    expect(wordsNotIn(PLAN, agreed, agreed, '')).toEqual([]);
  });

  it('gives back a word that is only a part of another one there', () => {
    const [agreed, mine] = [plan({ scope: 'Jag vill inte.' }), plan({ scope: 'Ja' })];
    expect(wordsNotIn(PLAN, agreed, mine, '')).toEqual(['Ja']);
    expect(merge({ scope: 'Jag vill inte.' }, { scope: 'Ja' }, {}).merged.scope).toBe('Jag vill inte.\n\nJa');
  });

  it('gives back nothing that was there before I wrote', () => {
    const began = plan({ scope: 'Till alla.', by: 'Bo', ...goals('A', 'B') });
    const agreed = plan({ scope: 'Till kommunen.', by: 'Anna', ...goals('A2') });
    const mine = plan({ ...began, ...goals('A', 'B', 'C') });
    expect(wordsNotIn(PLAN, agreed, mine, digestOf(PLAN, began))).toEqual(['C']);
  });
});
