import { FigureCaution } from './figure-caution.js';
import { cautionsOf } from './figure-cautions.js';

const { FEW_PERSONS, LONG_WINDOW } = FigureCaution;
const eightWeeks = { from: '2026-04-06', to: '2026-05-31' };
const longer = { from: '2026-04-05', to: '2026-05-31' };

it.each([
  ['fewer than five persons', [FEW_PERSONS], eightWeeks, 4, [FEW_PERSONS]],
  ['five', [FEW_PERSONS], eightWeeks, 5, []],
  ['nobody, where there is no figure', [FEW_PERSONS], eightWeeks, 0, []],
  ['eight weeks', [LONG_WINDOW], eightWeeks, 1, []],
  ['a day more', [LONG_WINDOW], longer, 1, [LONG_WINDOW]],
  ['both', [FEW_PERSONS, LONG_WINDOW], longer, 1, [FEW_PERSONS, LONG_WINDOW]],
  ['a measure that gives no cause', [], longer, 1, []],
])('of %s', (_, possible, window, persons, expected) => {
  expect(cautionsOf(possible, window, persons)).toEqual(expected);
});
