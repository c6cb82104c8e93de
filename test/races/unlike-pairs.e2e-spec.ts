import { isDone, type Leeway, NO_DIFFERENCE, type Outcome } from './outcome.js';
import { pairs } from './pair-cases.js';
import { Races } from './races.js';

/** Which of the two is sent first. */
const ORDERS = [
  [0, 1],
  [1, 0],
];
const ALONE = [[0], [1]];
const SECOND: Leeway = {
  refusedAs: {
    codes: ['CONFLICT', 'INVALID', 'NOT_FOUND', 'NOT_SIGNED_IN', '401', '409', '422'],
    why: 'who is second is told that somebody was first, or why it can no longer be done',
  },
};

let races: Races;
beforeAll(async () => {
  races = await Races.begin();
});
afterAll(() => races?.end());

describe('two unlike at once leave what they leave in one order or the other', () => {
  it.each(pairs.map(([one, other, leeway]) => [one.name, other.name, [one, other], leeway] as const))(
    '%s, %s',
    async (_one, _other, pair, leeway) => {
      const requests = (order: readonly number[]) => order.map((place) => pair[place]!.request(races.world));
      const inTurn: Outcome[] = [];
      for (const order of leeway?.orAlone ? [...ORDERS, ...ALONE] : ORDERS)
        inTurn.push(await races.inTurn(requests(order)));
      for (const place of [0, 1]) {
        const answers = ORDERS.map((order, turn) => inTurn[turn]!.answered[order.indexOf(place)]!);
        expect(answers.some(isDone)).toBe(true);
      }
      for (const order of ORDERS)
        expect(await races.difference(requests(order), inTurn, { ...SECOND, ...leeway })).toEqual(
          NO_DIFFERENCE,
        );
    },
  );
});
