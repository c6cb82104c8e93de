import 'reflect-metadata';
import { mergeContent, type SharedRows, wordsNotIn } from './merge-content.js';
import { type ContentOf, day, line, rows, words, yesNo } from './plan-fields.js';

const PLAN = {
  text: words(),
  by: line(),
  metOn: day(),
  done: yesNo(),
  units: rows({ unit: line(), task: words(), place: line(), yes: yesNo(), on: day() }),
};
type Plan = ContentOf<typeof PLAN>;

const unit = (change: Partial<Plan['units'][number]>) => ({
  ...{ unit: 'a', task: '', place: '', yes: false, on: null },
  ...change,
});
const plan = (change: Partial<Plan>): Plan => ({
  ...{ text: '', by: '', metOn: null, done: false, units: [] },
  ...change,
});
/** A unit stands once, and its answer is one. */
const shared: SharedRows<typeof PLAN> = {
  units: {
    isSame: (mine, theirs) => mine.unit === theirs.unit,
    together: (mine, theirs) => {
      const { yes, on } = mine.on ? mine : theirs;
      return { yes, on };
    },
  },
};

it('puts words after each other, and keeps mine of what stands once', () => {
  const mine = plan({ text: 'Mina.', by: 'Bo', metOn: '2026-03-10', done: true });
  const theirs = plan({ text: 'Deras.', by: 'Anna', metOn: '2026-03-09' });
  expect(mergeContent(PLAN, mine, theirs)).toEqual({
    merged: { ...mine, text: 'Mina.\n\nDeras.' },
    added: ['Deras.'],
  });
});

it('takes what I left open', () => {
  const theirs = plan({ by: 'Anna', metOn: '2026-03-09' });
  expect(mergeContent(PLAN, plan({}), theirs)).toEqual({ merged: theirs, added: ['Anna'] });
});

it('has a row of both in the list of either, where they differ in a word', () => {
  const [mine, theirs] = [unit({ task: 'Ringer.' }), unit({ task: 'Ringer upp.' })];
  const { merged, added } = mergeContent(PLAN, plan({ units: [mine] }), plan({ units: [theirs, mine] }));
  expect(merged.units).toEqual([mine, theirs]);
  expect(added).toEqual(['a']);
});

it('has one row where two write in the same, with all that only one of them wrote', () => {
  const mine = unit({ task: 'Ringer.', yes: true, on: '2026-03-10' });
  const theirs = unit({ task: 'Kommer.', place: 'Hemma', on: '2026-03-09' });
  const { merged, added } = mergeContent(PLAN, plan({ units: [mine] }), plan({ units: [theirs] }), shared);
  expect(merged.units).toEqual([{ ...mine, task: 'Ringer.\n\nKommer.', place: 'Hemma' }]);
  expect(added).toEqual(['Kommer.', 'Hemma']);
});

it('gives back what is not in what was agreed, also what stands there in other words', () => {
  const agreed = plan({ text: 'Gå ut. Ring Karin.', by: 'Anna', units: [unit({ task: 'Ringer.' })] });
  const mine = plan({
    text: 'Ring Karin.',
    by: 'Bo',
    units: [unit({ task: 'Ringer.' }), unit({ unit: 'b' })],
  });
  expect(wordsNotIn(PLAN, agreed, mine)).toEqual(['b', 'Bo']);
  expect(wordsNotIn(PLAN, agreed, agreed)).toEqual([]);
});
