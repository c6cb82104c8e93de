import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Activity } from '../organisations/organisation-kinds.js';
import { projectRoot } from '../platform/project-root.js';
import { decideKeeping, type KeptRecord } from './decide-keeping.js';
import { Keeping, KeptBecause } from './keeping-kinds.js';
import { keepingRules } from './load-keeping-rules.js';

const { KEPT, MAY_BE_DESTROYED, MUST_BE_DESTROYED } = Keeping;
const { HELD, ENROLLED, TIME, REVIEW, PLACED_CHILD, RESEARCH, NO_DAY, NO_RULE } = KeptBecause;

const record = (more: Partial<KeptRecord> = {}): KeptRecord => ({
  activity: 'HEALTH',
  isPrivate: false,
  municipalityCode: null,
  birthDate: null,
  lastEntry: '2015-03-10',
  enrolled: false,
  inReview: false,
  placedAsChild: false,
  held: false,
  ...more,
});
const decide = (more: Partial<KeptRecord>, day = '2090-01-01') =>
  decideKeeping(record(more), keepingRules, day);

const HEALTH_RULE = { id: 'HEALTH', paragraph: 'PDL 3:17' };
const PUBLIC_RULE = { id: 'SOCIAL_PUBLIC', paragraph: 'SoL (2025:400) 16:1' };
const PRIVATE_RULE = { id: 'SOCIAL_PRIVATE', paragraph: 'SoL (2025:400) 17:2' };
const PLACED_RULE = { id: 'PLACED_CHILDREN', paragraph: 'SoL (2025:400) 16:2' };
const RESEARCH_RULE = { id: 'RESEARCH', paragraph: 'socialtjänstförordningen (2025:468) 13:1' };

type Owner = readonly [activity: `${Activity}`, isPrivate: boolean];
const HEALTH: Owner = ['HEALTH', false];
const PRIVATE_HEALTH: Owner = ['HEALTH', true];
const SOCIAL: Owner = ['SOCIAL', false];
const PRIVATE_SOCIAL: Owner = ['SOCIAL', true];

/** Whose, last entry, today; then what becomes of it, from when, and by when. Counted on the fingers. */
const CASES: [Owner, string, string, Keeping, string, string | null][] = [
  // Ten years after 10 March 2015 end with 10 March 2025.
  [HEALTH, '2015-03-10', '2025-03-10', KEPT, '2025-03-11', null],
  [HEALTH, '2015-03-10', '2025-03-11', MAY_BE_DESTROYED, '2025-03-11', null],
  [PRIVATE_HEALTH, '2015-03-10', '2025-03-10', KEPT, '2025-03-11', null],
  [PRIVATE_HEALTH, '2015-03-10', '2025-03-11', MAY_BE_DESTROYED, '2025-03-11', null],
  // It may go, and never has to.
  [HEALTH, '2015-03-10', '2075-03-11', MAY_BE_DESTROYED, '2025-03-11', null],
  [SOCIAL, '2015-03-10', '2020-03-10', KEPT, '2020-03-11', '2021-12-31'],
  [SOCIAL, '2015-03-10', '2020-03-11', MUST_BE_DESTROYED, '2020-03-11', '2021-12-31'],
  // After the last day the duty is still there.
  [SOCIAL, '2015-03-10', '2022-01-01', MUST_BE_DESTROYED, '2020-03-11', '2021-12-31'],
  // Two years at a private provider, and no last day.
  [PRIVATE_SOCIAL, '2015-03-10', '2017-03-10', KEPT, '2017-03-11', null],
  [PRIVATE_SOCIAL, '2015-03-10', '2017-03-11', MUST_BE_DESTROYED, '2017-03-11', null],
  [PRIVATE_SOCIAL, '2016-02-29', '2018-03-01', MUST_BE_DESTROYED, '2018-03-01', null],
  // The fifth year ends on New Year's Eve 2020, so the duty is of that year.
  [SOCIAL, '2015-12-31', '2020-12-31', KEPT, '2021-01-01', '2021-12-31'],
  [SOCIAL, '2016-01-01', '2021-01-02', MUST_BE_DESTROYED, '2021-01-02', '2022-12-31'],
  // 2021 and 2026 have no 29 February: the time ends on the 28th.
  [SOCIAL, '2016-02-29', '2021-02-28', KEPT, '2021-03-01', '2022-12-31'],
  [SOCIAL, '2016-02-29', '2021-03-01', MUST_BE_DESTROYED, '2021-03-01', '2022-12-31'],
  [HEALTH, '2016-02-29', '2026-02-28', KEPT, '2026-03-01', null],
  [HEALTH, '2016-02-29', '2026-03-01', MAY_BE_DESTROYED, '2026-03-01', null],
  // 2024 and 2028 have one, but the time is from a 28th to a 28th.
  [SOCIAL, '2019-02-28', '2024-02-29', MUST_BE_DESTROYED, '2024-02-29', '2025-12-31'],
  [HEALTH, '2018-02-28', '2028-02-29', MAY_BE_DESTROYED, '2028-02-29', null],
];

describe('how long a record is kept', () => {
  it.each(CASES)(
    '%s, last written in %s, is on %s %s',
    ([activity, isPrivate], lastEntry, day, keeping, from, by) => {
      const rule = activity === 'HEALTH' ? HEALTH_RULE : isPrivate ? PRIVATE_RULE : PUBLIC_RULE;
      const because = keeping === KEPT ? TIME : null;
      expect(decide({ activity, isPrivate, lastEntry }, day)).toEqual({ keeping, because, rule, from, by });
    },
  );

  const always = (because: KeptBecause, rule: object | null) => ({
    keeping: KEPT,
    because,
    rule,
    from: null,
    by: null,
  });

  it('has no end while the person is in a team', () => {
    const all = { enrolled: true, placedAsChild: true, birthDate: '1980-01-05', inReview: true };
    expect(decide(all)).toEqual(always(ENROLLED, HEALTH_RULE));
    expect(decide({ ...all, activity: 'SOCIAL' })).toEqual(always(ENROLLED, PUBLIC_RULE));
  });

  it('has no end while there is a hold, whatever else there is', () => {
    const all = { held: true, enrolled: true, placedAsChild: true, inReview: true };
    expect(decide(all)).toEqual(always(HELD, HEALTH_RULE));
    expect(decide({ held: true, activity: 'SOCIAL', isPrivate: true })).toEqual(always(HELD, PRIVATE_RULE));
    expect(decide({ held: true, activity: null })).toEqual(always(HELD, null));
  });

  it('waits for a review that is not finished, and says since when and until when', () => {
    expect(decide({ activity: 'SOCIAL', inReview: true }, '2021-05-05')).toEqual({
      keeping: KEPT,
      because: REVIEW,
      rule: PUBLIC_RULE,
      from: '2020-03-11',
      by: '2021-12-31',
    });
    expect(decide({ inReview: true }, '2020-01-01').because).toBe(TIME);
  });

  it('is for ever of a placed child, in social services alone (SoL 16:2)', () => {
    const placedAsChild = true;
    for (const isPrivate of [false, true])
      expect(decide({ activity: 'SOCIAL', isPrivate, placedAsChild, lastEntry: null })).toEqual(
        always(PLACED_CHILD, PLACED_RULE),
      );
    expect(decide({ placedAsChild })).toMatchObject({ keeping: MAY_BE_DESTROYED, rule: HEALTH_RULE });
  });

  it('is not known without a day, or where no rule is for it', () => {
    expect(decide({ lastEntry: null })).toEqual(always(NO_DAY, HEALTH_RULE));
    expect(decide({ activity: null, enrolled: true })).toEqual(always(NO_RULE, null));
  });
});

/** The municipalities all of whose records are kept, from SCB's list: Östergötland, Gotland, Västernorrland, Göteborg. */
const KEEP_ALL = [
  ...['0509', '0512', '0513', '0560', '0561', '0562', '0563', '0580', '0581', '0582', '0583', '0584', '0586'],
  '0980',
  ...['2260', '2262', '2280', '2281', '2282', '2283', '2284'],
  '1480',
];
const BORN = ['1980-01-01', '1980-01-05', '1980-01-15', '1980-01-25', null];
/** What becomes of a record of long ago: may, must, or (r) kept for research. By where it is, and day of birth. */
//                           1st  5th  15th 25th not known
const AFTER_ALL_TIME: [Owner, { keepsAll: string; elsewhere: string }][] = [
  [HEALTH, { keepsAll: 'may  may  may  may  may', elsewhere: 'may  may  may  may  may' }],
  [PRIVATE_HEALTH, { keepsAll: 'may  may  may  may  may', elsewhere: 'may  may  may  may  may' }],
  [SOCIAL, { keepsAll: 'r    r    r    r    r', elsewhere: 'must r    r    r    must' }],
  [PRIVATE_SOCIAL, { keepsAll: 'must must must must must', elsewhere: 'must must must must must' }],
];

describe('what is kept for research (2025:468 13:1)', () => {
  const municipalities = readFileSync(join(projectRoot, 'data/geography/municipalities.csv'), 'utf8')
    .split('\n')
    .slice(1)
    .filter(Boolean)
    .map((line) => line.slice(0, 4));

  it('is looked at in every municipality', () => {
    expect(municipalities).toHaveLength(290);
    expect(KEEP_ALL).toHaveLength(13 + 1 + 7 + 1);
    expect(KEEP_ALL.filter((code) => !municipalities.includes(code))).toEqual([]);
  });

  it.each(AFTER_ALL_TIME)('%j', ([activity, isPrivate], { keepsAll, elsewhere }) => {
    const told = ({ because, keeping, rule }: ReturnType<typeof decide>) => {
      if (because === RESEARCH && rule?.id === RESEARCH_RULE.id) return 'r';
      if (because) return because;
      return keeping === MUST_BE_DESTROYED ? 'must' : 'may';
    };
    // A joint authority has no code of its own.
    for (const municipalityCode of [...municipalities, null]) {
      const found = BORN.map((birthDate) =>
        told(decide({ activity, isPrivate, municipalityCode, birthDate })),
      );
      const row = municipalityCode && KEEP_ALL.includes(municipalityCode) ? keepsAll : elsewhere;
      expect([municipalityCode, ...found]).toEqual([municipalityCode, ...row.split(/\s+/)]);
    }
  });

  it('looks at the day, and not at the month or the year', () => {
    for (const birthDate of ['1980-05-06', '1915-05-16', '2005-05-24', '1925-05-26', '1955-05-14'])
      expect(decide({ activity: 'SOCIAL', birthDate }).keeping).toBe(MUST_BE_DESTROYED);
  });

  it('is for ever, and names its own paragraph', () => {
    expect(decide({ activity: 'SOCIAL', municipalityCode: '1480', lastEntry: null })).toEqual({
      keeping: KEPT,
      because: RESEARCH,
      rule: RESEARCH_RULE,
      from: null,
      by: null,
    });
  });
});
