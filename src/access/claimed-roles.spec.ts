import {
  type ClaimedRole,
  changesOf,
  claimAt,
  problemsOfRoleMap,
  readRoleMap,
  rolesOfWords,
  wordsOf,
} from './claimed-roles.js';
import { Role } from './role.js';

const TEAM = '11111111-1111-4111-8111-111111111111';
const REGION = '22222222-2222-4222-8222-222222222222';
const MUNICIPALITY = '33333333-3333-4333-8333-333333333333';

const coordinator = { role: 'COORDINATOR', teamId: TEAM, principalId: REGION };

describe('problemsOfRoleMap', () => {
  it('finds nothing wrong with a role of each kind of scope', () => {
    const map = {
      a: coordinator,
      b: { role: 'UNIT_READER', unitId: TEAM, principalId: REGION },
      c: { role: 'REGIONAL_ANALYST', regionCode: '12' },
      d: { role: 'NATIONAL_ANALYST' },
      e: { role: 'LOG_REVIEWER', principalId: REGION },
    };
    expect(problemsOfRoleMap(JSON.stringify(map))).toEqual([]);
  });

  it.each<[unknown, RegExp]>([
    [undefined, /JSON object/],
    ['{"a":', /JSON object/],
    ['[]', /JSON object/],
    ['{}', /at least one/],
    [{ a: 'COORDINATOR' }, /"a" must be an object/],
    [{ a: { role: 'BOSS' } }, /"a" needs a role: one of TEAM_MANAGER/],
    [{ a: { role: 'ADMINISTRATOR' } }, /"a" cannot give ADMINISTRATOR: it takes two/],
    [{ a: { ...coordinator, teamId: undefined } }, /"a" needs teamId for COORDINATOR/],
    [{ a: { ...coordinator, principalId: undefined } }, /"a" needs principalId for COORDINATOR/],
    [{ a: { role: 'UNIT_READER', unitId: TEAM } }, /"a" needs principalId for UNIT_READER/],
    [{ a: { role: 'REGIONAL_ANALYST' } }, /"a" needs regionCode/],
    [{ a: { role: 'LOG_REVIEWER' } }, /"a" needs principalId/],
    [
      { a: { role: 'NATIONAL_ANALYST', teamId: TEAM } },
      /"a" has teamId, which NATIONAL_ANALYST does not take/,
    ],
    [{ a: { ...coordinator, teamID: TEAM } }, /"a" has teamID/],
    [{ a: { ...coordinator, teamId: 'malmo' } }, /"a" has a teamId that is not a UUID/],
    [{ a: { role: 'REGIONAL_ANALYST', regionCode: 12 } }, /"a" has a regionCode that is not two digits/],
    [{ [`${'a'.repeat(201)}`]: { role: 'NATIONAL_ANALYST' } }, /is longer than 200/],
  ])('names what is wrong with %j', (map, expected) => {
    const problems = problemsOfRoleMap(typeof map === 'object' ? JSON.stringify(map) : map);
    expect(problems).toEqual([expect.stringMatching(expected)]);
  });
});

describe('claimAt', () => {
  it.each<[Record<string, unknown>, string, unknown]>([
    [{ roles: ['a'] }, 'roles', ['a']],
    [{ realm_access: { roles: ['a'] } }, 'realm_access.roles', ['a']],
    [{ 'https://example.se/roles': 'a' }, 'https://example.se/roles', 'a'],
    [{ realm_access: ['a'] }, 'realm_access.roles', undefined],
    [{}, 'constructor', undefined],
    [{}, 'roles', undefined],
  ])('finds in %j by %s', (claims, name, expected) => {
    expect(claimAt(claims, name)).toEqual(expected);
  });
});

it.each<[unknown, string[]]>([
  ['a', ['a']],
  [
    ['a', 1, null, 'b'],
    ['a', 'b'],
  ],
  [undefined, []],
  [{ a: true }, []],
])('wordsOf reads %j', (claim, words) => {
  expect(wordsOf(claim)).toEqual(words);
});

const map = readRoleMap(
  JSON.stringify({
    coordinator,
    manager: { role: 'TEAM_MANAGER', teamId: TEAM, principalId: MUNICIPALITY },
    reviewer: { role: 'LOG_REVIEWER', principalId: REGION },
    analyst: { role: 'NATIONAL_ANALYST' },
  }),
);

describe('rolesOfWords', () => {
  const rolesOf = (...words: string[]) => rolesOfWords(map, words).map(({ role }) => role);

  it('gives what the words stand for and nothing for other words', () => {
    expect(rolesOf('coordinator', 'reviewer', 'analyst', 'toString')).toEqual([
      Role.COORDINATOR,
      Role.LOG_REVIEWER,
      Role.NATIONAL_ANALYST,
    ]);
    expect(rolesOf('Coordinator')).toEqual([]);
  });

  it('gives nothing at all when the words name two employers', () => {
    expect(rolesOf('coordinator', 'manager', 'analyst')).toEqual([]);
  });

  it('tells what a role is held for from who employs its holder', () => {
    expect(rolesOfWords(map, ['coordinator'])[0]).toMatchObject({
      teamId: TEAM,
      principalId: null,
      employerId: REGION,
    });
    expect(rolesOfWords(map, ['reviewer'])[0]).toMatchObject({ principalId: REGION, employerId: REGION });
  });
});

describe('changesOf', () => {
  const [asCoordinator, , , asAnalyst] = map as [ClaimedRole, ClaimedRole, ClaimedRole, ClaimedRole];

  it('ends what is no longer said and begins what is new', () => {
    expect(changesOf([asCoordinator], [asAnalyst])).toEqual({ ended: [asCoordinator], begun: [asAnalyst] });
  });

  it('leaves what is the same, and what was given by hand', () => {
    const byHand = { ...asCoordinator, claimValue: null };
    expect(changesOf([asAnalyst, byHand], [asAnalyst])).toEqual({ ended: [], begun: [] });
    expect(changesOf([byHand], [asCoordinator])).toEqual({ ended: [], begun: [asCoordinator] });
  });

  it('ends and begins when the word has come to mean another team', () => {
    const elsewhere = { ...asCoordinator, teamId: MUNICIPALITY };
    expect(changesOf([elsewhere], [asCoordinator])).toEqual({ ended: [elsewhere], begun: [asCoordinator] });
  });
});
