import { RatedBy, ratedBy } from './rated-by.js';

const finishedAt = new Date();
const [team, reviewer] = [false, true].map((fromOutside) => ({ fromOutside, finishedAt }));
const off = { removals: [{}] };
const unfinished = { finishedAt: null };
const { SELF, OUTSIDE, BOTH } = RatedBy;

it.each([
  ['nobody but its keeper', [], SELF],
  ['two of the team', [team!, team!], SELF],
  ['two from outside', [reviewer!, reviewer!], OUTSIDE],
  ['one of each', [team!, reviewer!], BOTH],
  [
    'one of each, as yet',
    [
      { ...team!, ...unfinished },
      { ...reviewer!, ...unfinished },
    ],
    BOTH,
  ],
  [
    'one of the team, after the reviewer was taken off',
    [team!, { ...reviewer!, ...unfinished, ...off }],
    SELF,
  ],
  ['the reviewer, after the other was taken off', [{ ...team!, ...unfinished, ...off }, reviewer!], OUTSIDE],
  ['both, of whom one was taken off after they were compared', [{ ...team!, ...off }, reviewer!], BOTH],
  [
    'its keeper, after both were taken off',
    [
      { ...team!, ...off },
      { ...reviewer!, ...unfinished, ...off },
    ],
    SELF,
  ],
])('an audit is rated by %s', (_, raters, by) => {
  expect(ratedBy({ raters })).toBe(by);
});
