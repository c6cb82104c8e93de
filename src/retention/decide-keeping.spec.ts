import { decideKeeping, isKeptForResearch, type KeptRecord } from './decide-keeping.js';
import { Keeping, KeptBecause } from './keeping-kinds.js';
import { SecrecyLaw } from './secrecy-law.js';

const { HEALTH, SOCIAL, OTHER } = SecrecyLaw;
const { KEPT, MAY_BE_DESTROYED, MUST_BE_DESTROYED } = Keeping;
const { ENROLLED, TIME, REVIEW, RESEARCH, NO_DAY, NO_RULE } = KeptBecause;

const record = (more: Partial<KeptRecord> = {}): KeptRecord => ({
  law: HEALTH,
  lastEntry: '2015-03-10',
  enrolled: false,
  inReview: false,
  forResearch: false,
  ...more,
});

/** Law, last entry, today; then what becomes of it, from when, and by when. Counted on the fingers. */
const CASES: [SecrecyLaw, string, string, Keeping, string, string | null][] = [
  // Ten years after 10 March 2015 end with 10 March 2025.
  [HEALTH, '2015-03-10', '2025-03-10', KEPT, '2025-03-11', null],
  [HEALTH, '2015-03-10', '2025-03-11', MAY_BE_DESTROYED, '2025-03-11', null],
  // It may go, and never has to.
  [HEALTH, '2015-03-10', '2075-03-11', MAY_BE_DESTROYED, '2025-03-11', null],
  [SOCIAL, '2015-03-10', '2020-03-10', KEPT, '2020-03-11', '2021-12-31'],
  [SOCIAL, '2015-03-10', '2020-03-11', MUST_BE_DESTROYED, '2020-03-11', '2021-12-31'],
  // After the last day the duty is still there.
  [SOCIAL, '2015-03-10', '2022-01-01', MUST_BE_DESTROYED, '2020-03-11', '2021-12-31'],
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
  it.each(CASES)('%s, last written in %s, is on %s %s', (law, lastEntry, day, keeping, from, by) => {
    const because = keeping === KEPT ? TIME : null;
    expect(decideKeeping(record({ law, lastEntry }), day)).toEqual({ keeping, because, from, by });
  });

  it('has no end while the person is in a team', () => {
    for (const law of [HEALTH, SOCIAL])
      expect(decideKeeping(record({ law, enrolled: true, forResearch: true }), '2090-01-01')).toEqual({
        keeping: KEPT,
        because: ENROLLED,
        from: null,
        by: null,
      });
  });

  it('waits for a review that is not finished, and says since when and until when', () => {
    expect(decideKeeping(record({ law: SOCIAL, inReview: true }), '2021-05-05')).toEqual({
      keeping: KEPT,
      because: REVIEW,
      from: '2020-03-11',
      by: '2021-12-31',
    });
    expect(decideKeeping(record({ inReview: true }), '2020-01-01').because).toBe(TIME);
  });

  it('is for ever for research, which only social services have', () => {
    expect(decideKeeping(record({ law: SOCIAL, forResearch: true }), '2090-01-01').because).toBe(RESEARCH);
    expect(decideKeeping(record({ forResearch: true }), '2090-01-01').keeping).toBe(MAY_BE_DESTROYED);
  });

  it('is not known without a day, or under a law without a rule', () => {
    expect(decideKeeping(record({ lastEntry: null }), '2090-01-01').because).toBe(NO_DAY);
    expect(decideKeeping(record({ law: OTHER }), '2090-01-01').because).toBe(NO_RULE);
  });
});

describe('what is kept for research', () => {
  it.each([
    ['1480', null, true],
    ['0580', '1980-01-01', true],
    ['2380', '1980-01-01', true],
    ['1280', '1980-01-05', true],
    ['1280', '1980-01-15', true],
    ['1280', '1980-01-25', true],
    [null, '1980-01-25', true],
    ['1280', '1980-05-06', false],
    ['1280', '1915-05-16', false],
    ['1280', null, false],
    [null, null, false],
  ])('in %s, born on %s: %s', (municipalityCode, birthDate, expected) => {
    expect(isKeptForResearch(municipalityCode, birthDate)).toBe(expected);
  });
});
