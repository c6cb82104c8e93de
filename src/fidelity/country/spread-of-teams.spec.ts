import { Scales } from '../scales/scales.js';
import { holdingOf, type RatedTeam, spreadOf } from './spread-of-teams.js';

const scale = new Scales().newest('integration-degree')!;
const codes = scale.items.map(({ code }) => code);

/** A team with one rating on every criterion, but for those given by code. */
const team = (rating: number, others: Record<string, number> = {}, parties = ['region 01']): RatedTeam => ({
  parties,
  ratings: new Map(codes.map((code) => [code, others[code] ?? rating])),
});

describe('holdingOf', () => {
  it('counts the teams, and those of the party that has most', () => {
    const teams = [
      team(1, {}, ['region 01', 'one']),
      team(2, {}, ['region 12', 'one', 'other']),
      team(3, {}, ['region 12', 'other']),
      team(4, {}, ['region 14', 'other']),
    ];
    expect(holdingOf(teams)).toEqual({ teams: 4, heldByOne: 3 });
  });

  it('finds nobody among no teams', () => {
    expect(holdingOf([])).toEqual({ teams: 0, heldByOne: 0 });
  });
});

describe('spreadOf', () => {
  const quartilesOf = (...means: number[]) => {
    const { totals, subscales } = spreadOf(
      scale,
      means.map((mean) => team(mean)),
    );
    expect(totals.map(({ figure }) => figure)).toEqual(['item_mean', 'subscale_mean']);
    const three = [...totals, ...subscales].map(({ lower, median, upper }) => [lower, median, upper]);
    // With one rating on everything every figure is that rating.
    expect(new Set(three.map(String)).size).toBe(1);
    return three[0];
  };

  it('takes the figures of the teams that stand at the quarters, in whatever order they come', () => {
    expect(quartilesOf(3)).toEqual([3, 3, 3]);
    expect(quartilesOf(4, 1)).toEqual([1, 1, 4]);
    // The first, second and third of four; the second, third and fourth of five.
    expect(quartilesOf(4, 2, 1, 3)).toEqual([1, 2, 3]);
    expect(quartilesOf(2, 1, 4, 1, 3)).toEqual([1, 2, 3]);
    // Numbers are sorted, not words.
    expect(quartilesOf(10, 9, 2, 11)).toEqual([2, 9, 10]);
  });

  it('counts the teams at each rating of each item, means to the nearest one and halves up', () => {
    const [first = '', second = ''] = codes;
    const teams = [team(1, { [first]: 2.5 }), team(4, { [first]: 2.49 }), team(4, { [second]: 3.5 })];
    const { items } = spreadOf(scale, teams);
    expect(items.map(({ code }) => code)).toEqual(codes);
    const counts = items.map((item) => item.counts.map(({ rating, teams: count }) => [rating, count]));
    expect(counts[0]).toEqual([
      [1, 0],
      [2, 1],
      [3, 1],
      [4, 1],
    ]);
    expect(counts[1]).toEqual([
      [1, 1],
      [2, 0],
      [3, 0],
      [4, 2],
    ]);
  });
});
