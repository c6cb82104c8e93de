import { Activity } from '../organisations/organisation-kinds.js';
import { decideOpening, mayOpenRecord, type Opening } from './decide-opening.js';

const { HEALTH, SOCIAL } = Activity;

/**
 * Every case by hand, by the paragraphs: confirmations are danger (d) and that consent cannot be obtained (c).
 * 2022:913 3:5–6 another health provider that shares; 3:7 who has blocked; PDL 4:5 p. 2 the own principal's block.
 */
const CASES: [owner: 'own' | 'other', Activity | null, shares: boolean, blocked: boolean, Opening[]][] = [
  // owner, activity, shares, blocked; with neither, d, c, both
  ['own', HEALTH, false, false, ['NOTHING', 'OPEN', 'NOTHING', 'OPEN']],
  ['own', HEALTH, true, false, ['NOTHING', 'OPEN', 'NOTHING', 'OPEN']],
  ['own', HEALTH, false, true, ['NOTHING', 'OPEN', 'NOTHING', 'OPEN_AND_LIFT']],
  ['own', HEALTH, true, true, ['NOTHING', 'OPEN', 'NOTHING', 'OPEN_AND_LIFT']],
  ['own', SOCIAL, false, false, ['NOTHING', 'NOTHING', 'NOTHING', 'NOTHING']],
  ['own', SOCIAL, true, false, ['NOTHING', 'NOTHING', 'NOTHING', 'NOTHING']],
  ['own', SOCIAL, false, true, ['NOTHING', 'NOTHING', 'NOTHING', 'NOTHING']],
  ['own', SOCIAL, true, true, ['NOTHING', 'NOTHING', 'NOTHING', 'NOTHING']],
  ['own', null, false, false, ['NOTHING', 'NOTHING', 'NOTHING', 'NOTHING']],
  ['own', null, true, false, ['NOTHING', 'NOTHING', 'NOTHING', 'NOTHING']],
  ['own', null, false, true, ['NOTHING', 'NOTHING', 'NOTHING', 'NOTHING']],
  ['own', null, true, true, ['NOTHING', 'NOTHING', 'NOTHING', 'NOTHING']],
  ['other', HEALTH, true, false, ['NOTHING', 'NOTHING', 'NOTHING', 'OPEN']],
  ['other', HEALTH, true, true, ['NOTHING', 'NOTHING', 'NOTHING', 'ASK_TO_LIFT']],
  ['other', HEALTH, false, false, ['NOTHING', 'NOTHING', 'NOTHING', 'NOTHING']],
  ['other', HEALTH, false, true, ['NOTHING', 'NOTHING', 'NOTHING', 'NOTHING']],
  ['other', SOCIAL, true, false, ['NOTHING', 'NOTHING', 'NOTHING', 'NOTHING']],
  ['other', SOCIAL, true, true, ['NOTHING', 'NOTHING', 'NOTHING', 'NOTHING']],
  ['other', SOCIAL, false, false, ['NOTHING', 'NOTHING', 'NOTHING', 'NOTHING']],
  ['other', SOCIAL, false, true, ['NOTHING', 'NOTHING', 'NOTHING', 'NOTHING']],
  ['other', null, true, false, ['NOTHING', 'NOTHING', 'NOTHING', 'NOTHING']],
  ['other', null, true, true, ['NOTHING', 'NOTHING', 'NOTHING', 'NOTHING']],
  ['other', null, false, false, ['NOTHING', 'NOTHING', 'NOTHING', 'NOTHING']],
  ['other', null, false, true, ['NOTHING', 'NOTHING', 'NOTHING', 'NOTHING']],
];

it.each(CASES)(
  'of the %s record of %s (shared: %s, blocked: %s)',
  (whose, activity, shares, isBlocked, expected) => {
    const owner = { isOwn: whose === 'own', activity, shares };
    const confirmations = [
      [false, false],
      [true, false],
      [false, true],
      [true, true],
    ] as const;
    const became = confirmations.map(([danger, cannotConsent]) =>
      decideOpening({ ...owner, isBlocked, danger, cannotConsent }),
    );
    expect(became).toEqual(expected);
    expect(mayOpenRecord(owner)).toBe(expected.some((opening) => opening !== 'NOTHING'));
  },
);

it('knows every case once', () => {
  const keys = CASES.map(([whose, activity, shares, blocked]) => `${whose} ${activity} ${shares} ${blocked}`);
  expect(new Set(keys).size).toBe(2 * 3 * 2 * 2);
});
