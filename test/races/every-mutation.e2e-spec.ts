import { pageHandlers } from '../support/handlers.js';
import { formCases, formsOfMutations } from './form-cases.js';
import { mutationCases } from './mutation-cases.js';
import { isDone, type Leeway, NO_DIFFERENCE, type Request } from './outcome.js';
import { Races } from './races.js';

const AT_ONCE = 8;

let races: Races;
beforeAll(async () => {
  races = await Races.begin();
});
afterAll(() => races?.end());

type Prepare = () => Request[] | Promise<Request[]>;

async function differenceFromInTurn(prepare: Prepare, leeway: Leeway) {
  const inTurn = await races.inTurn(await prepare());
  expect(inTurn.answered.some(isDone)).toBe(true);
  return races.difference(await prepare(), [inTurn], leeway);
}

describe('several at once leave what they leave one after the other, and are told so', () => {
  it('of every mutation of the schema and every form', () => {
    const { test, world } = races;
    expect(Object.keys(mutationCases).sort()).toEqual([...world.operations.mutations].sort());
    const posts = pageHandlers(test).filter(({ method }) => method === 'POST');
    const own = Object.keys(formCases).map((name) => name.split(' ')[0]!);
    const known = new Set([...Object.keys(formsOfMutations), ...own]);
    expect([...known].sort()).toEqual(posts.map(({ path }) => path).sort());
  });

  it.each(Object.keys(mutationCases))('%s', async (name) => {
    const { by, variables, times = AT_ONCE, ...leeway } = mutationCases[name]!;
    const { callers, operations } = races.world;
    const prepare = () => {
      const caller = callers[by].copy();
      return Array<Request>(times).fill(() => operations.ask(caller, name, variables(races.world)));
    };
    expect(await differenceFromInTurn(prepare, leeway)).toEqual(NO_DIFFERENCE);
  });

  it.each(Object.keys(formCases))('%s', async (name) => {
    const { requests, ...leeway } = formCases[name]!;
    expect(await differenceFromInTurn(() => requests(races.world), leeway)).toEqual(NO_DIFFERENCE);
  });
});
