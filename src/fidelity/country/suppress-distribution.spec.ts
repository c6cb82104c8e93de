import fc from 'fast-check';
import { coarse, isPublishable, STEP, suppressShares } from './suppress-distribution.js';

/** Fewer where the tests run again for every change of a rule. */
const CASES = Number(process.env.PROPERTY_CASES ?? 1_000);
/** The same cases each time; another number gives others. */
const SEED = Number(process.env.PROPERTY_SEED ?? 1);

describe('isPublishable', () => {
  it.each([
    // Ten teams of the others are left, and two stand below the lower quartile: more than one.
    [11, 1, true],
    [10, 1, false],
    // Ten are left, but two could be the very two below the lower quartile.
    [12, 2, false],
    // Three stand below the lower quartile and three above the upper one.
    [13, 2, true],
    [13, 3, false],
    // Seven of 32 stand below the quartile; Skåne holds five in the mapping of 2025.
    [32, 5, true],
    [32, 8, false],
    [0, 0, false],
  ])('%i teams, of which one party holds %i: %s', (teams, heldByOne, told) => {
    expect(isPublishable({ teams, heldByOne })).toBe(told);
  });
});

describe('coarse', () => {
  it('rounds to the nearest step, halves up', () => {
    expect(coarse({ lower: 3.12, median: 3.125, upper: 4.4 }, STEP.mean)).toEqual({
      lower: 3,
      median: 3.25,
      upper: 4.5,
    });
    expect(coarse({ lower: 101, median: 112.5, upper: 117 }, STEP.sum)).toEqual({
      lower: 100,
      median: 115,
      upper: 115,
    });
  });
});

describe('suppressShares', () => {
  const shares = (heldByOne: number, ...counts: number[]) => {
    const cells = counts.map((teams, index) => ({ rating: index + 1, teams }));
    const teams = counts.reduce((sum, count) => sum + count, 0);
    return suppressShares(cells, { teams, heldByOne })?.map(({ percent }) => percent) ?? null;
  };

  it('tells shares in steps of five percent, and nought as nought', () => {
    // 4, 3 and 6 of 13: 30.8, 23.1 and 46.2 percent.
    expect(shares(1, 0, 4, 3, 0, 6)).toEqual([0, 30, 25, 0, 45]);
  });

  it('hides few, and one more so that the few cannot be had from the rest', () => {
    expect(shares(1, 0, 1, 4, 0, 8)).toEqual([0, null, null, 0, 60]);
    expect(shares(1, 1, 2, 3, 4, 3)).toEqual([null, null, 25, 30, 25]);
    expect(shares(1, 1, 1, 0, 4, 7)).toEqual([null, null, 0, null, 55]);
    // The one more is the smallest of the others, wherever it stands.
    expect(shares(1, 8, 4, 1)).toEqual([60, null, null]);
  });

  it('tells nothing where one party could know what all the others have', () => {
    expect(shares(1, 0, 0, 0, 0, 13)).toBeNull();
    expect(shares(2, 0, 0, 2, 0, 11)).toBeNull();
    expect(shares(2, 0, 0, 3, 0, 10)).not.toBeNull();
  });
});

describe('what is told', () => {
  /** Teams by the party that knows them, with a rating 1–5 each, and means in quarters of a step. */
  const world = fc
    .array(fc.record({ party: fc.nat(12), rating: fc.integer({ min: 1, max: 5 }) }), {
      minLength: 11,
      maxLength: 40,
    })
    .chain((teams) =>
      fc.constantFrom(1, 3, 5).map((spread) =>
        // Worlds where nearly all are alike are the dangerous ones.
        teams.map((team, index) => (index % spread === 0 ? team : { ...team, rating: 5 })),
      ),
    );
  type Team = { party: number; rating: number };

  const holdingOf = (teams: Team[]) => {
    const sizes = new Map<number, number>();
    for (const { party } of teams) sizes.set(party, (sizes.get(party) ?? 0) + 1);
    return { teams: teams.length, heldByOne: Math.max(...sizes.values()) };
  };
  const quartilesOf = (teams: Team[]) => {
    const sorted = teams.map(({ rating }) => rating).toSorted((one, other) => one - other);
    const n = sorted.length;
    const at = (rank: number) => sorted[Math.floor(rank) - 1]!;
    return { lower: at((n + 3) / 4), median: at((n + 1) / 2), upper: at((3 * n + 3) / 4) };
  };
  const sharesOf = (teams: Team[]) =>
    suppressShares(
      [1, 2, 3, 4, 5].map((rating) => ({
        rating,
        teams: teams.filter((team) => team.rating === rating).length,
      })),
      holdingOf(teams),
    );

  /** Whether every other team could have something else, with all told and all of the party's own the same. */
  function nothingDerived(teams: Team[], told: (teams: Team[]) => unknown): void {
    const before = JSON.stringify(told(teams));
    for (const party of new Set(teams.map((team) => team.party))) {
      teams.forEach((team, place) => {
        if (team.party === party) return;
        const change = (to: number, back?: number) =>
          teams.map((one, index) =>
            index === place ? { ...one, rating: to } : index === back ? { ...one, rating: team.rating } : one,
          );
        const others = teams.flatMap((other, index) =>
          other.party !== party && other.rating !== team.rating ? [change(other.rating, index)] : [],
        );
        const alone = [1, 2, 3, 4, 5]
          .filter((rating) => rating !== team.rating)
          .map((rating) => change(rating));
        const alike = [...others, ...alone].some((world) => JSON.stringify(told(world)) === before);
        if (!alike) throw new Error(`Party ${party} can know team ${place} of ${JSON.stringify(teams)}`);
      });
    }
  }

  it('lets no party, knowing all of its own teams, know the figure of any other', () => {
    let published = 0;
    fc.assert(
      fc.property(world, (teams) => {
        if (!isPublishable(holdingOf(teams))) return;
        published += 1;
        nothingDerived(teams, (all) => coarse(quartilesOf(all), STEP.mean));
        if (sharesOf(teams)) nothingDerived(teams, sharesOf);
      }),
      { numRuns: CASES, seed: SEED },
    );
    expect(published).toBeGreaterThan(CASES / 10);
  });
});
