import { type FollowedUp, followUpProblems } from './follow-up-problems.js';

const DAY = '2026-10-14';
const agreed = { agreedOn: '2026-04-22', actionIds: ['samtal', 'boende', 'praktik'] };
const said: FollowedUp = {
  heldOn: DAY,
  present: 'Åsa, Amina och Jonas.',
  actions: [
    { actionId: 'samtal', outcome: 'DONE', why: '' },
    { actionId: 'boende', outcome: 'PARTLY', why: 'Sjukt i augusti.' },
    { actionId: 'praktik', outcome: 'NOT', why: 'Ingen plats än.' },
  ],
};
const problems = (change: Partial<FollowedUp>) =>
  followUpProblems({ ...said, ...change }, agreed, DAY).map(({ path, code }) => [path, code]);
const [talks, housing, work] = said.actions;

it('takes a meeting at which something is said of each action, in any order', () => {
  expect(problems({})).toEqual([]);
  expect(problems({ actions: [work!, talks!, housing!] })).toEqual([]);
});

it.each([
  ['2026-10-15', 'dayInFuture'],
  ['2026-04-21', 'followUpBeforeAgreed'],
])('refuses the day %s', (heldOn, code) => {
  expect(problems({ heldOn })).toEqual([['heldOn', code]]);
});

it('takes the day on which the plan was agreed', () => {
  expect(problems({ heldOn: '2026-04-22' })).toEqual([]);
});

it('wants to know who was there', () => {
  expect(problems({ present: '' })).toEqual([['present', 'presentMissing']]);
});

it('wants of each action what became of it, and why where it was not all done', () => {
  expect(problems({ actions: [talks!, work!] })).toEqual([['actions.1.outcome', 'outcomeMissing']]);
  expect(problems({ actions: [talks!, { ...housing!, outcome: null }, { ...work!, why: '' }] })).toEqual([
    ['actions.1.outcome', 'outcomeMissing'],
    ['actions.2.why', 'outcomeWhyMissing'],
  ]);
});

it('knows the actions of that version alone, each once', () => {
  const other = { actionId: 'annan', outcome: 'DONE', why: '' } as const;
  expect(problems({ actions: [...said.actions, other, talks!] })).toEqual([
    ['actions.3.actionId', 'unknownAction'],
    ['actions.4.actionId', 'actionTwice'],
  ]);
});
