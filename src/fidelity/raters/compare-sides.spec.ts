import { smallAudit, smallScale } from '../../../test/support/small-scale.js';
import type { Scale } from '../scales/scale.js';
import { compareSides, figuresOf, type Sides } from './compare-sides.js';

const figures = (ratings: Record<string, number>) => new Map(Object.entries(ratings));

const sides = (
  id: string,
  windowTo: string,
  { self, outside }: { self?: Record<string, number>; outside?: Record<string, number> },
  scale: Scale = smallScale,
): Sides => ({
  view: smallAudit(scale, { A1a: [null], A1b: [null], A2: [null], B1: [null] }, { id, windowTo }),
  self: self ? figures(self) : null,
  outside: outside ? figures(outside) : null,
});

const pairs = (audits: Sides[]) =>
  compareSides(audits).map(({ outside, self }) => [outside.audit.id, self.audit.id]);

it('makes means over persons and parts, and nothing of an item with a part unrated', () => {
  const rows = [
    ['A1a', 4],
    ['A1a', 5],
    ['A1b', 3],
    ['A2', null],
    ['B1', 2],
    ['B1', null],
  ].map(([code, rating]) => ({ code: code as string, rating: rating as number | null }));
  // (4.5 + 3) / 2
  expect([...figuresOf(smallScale, rows)]).toEqual([
    ['A1', 3.75],
    ['B1', 2],
  ]);
  expect([...figuresOf(smallScale, [{ code: 'A1a', rating: 4 }])]).toEqual([]);
});

describe('compareSides', () => {
  it('puts both sides of each item beside each other, with how they differ', () => {
    const [compared] = compareSides([
      sides('own', '2026-01-31', { self: { A1: 4.5, A2: 3, B1: 2 } }),
      sides('theirs', '2026-02-28', { outside: { A1: 3, A2: 3, B1: 4 } }),
    ]);
    expect(compared?.items.map(({ item, ...rest }) => [item.code, rest])).toEqual([
      ['A1', { self: 4.5, outside: 3, difference: 1.5 }],
      ['A2', { self: 3, outside: 3, difference: 0 }],
      ['B1', { self: 2, outside: 4, difference: -2 }],
    ]);
    // (1.5 + 0 − 2) / 3
    expect(compared).toMatchObject({ n: 3, higher: 1, same: 1, lower: 1, meanDifference: -0.5 / 3 });
  });

  it('counts no difference where one side has not rated, and leaves out what neither has', () => {
    const [compared] = compareSides([
      sides('own', '2026-01-31', { self: { A1: 4 } }),
      sides('theirs', '2026-02-28', { outside: { A2: 3 } }),
    ]);
    expect(compared?.items.map(({ item, ...rest }) => [item.code, rest])).toEqual([
      ['A1', { self: 4, outside: null, difference: null }],
      ['A2', { self: null, outside: 3, difference: null }],
    ]);
    expect(compared).toMatchObject({ n: 0, higher: 0, same: 0, lower: 0, meanDifference: null });
  });

  it('takes what the team rated in the same audit before any other of its own', () => {
    const both = sides('both', '2026-02-28', { self: { A2: 3 }, outside: { A2: 3 } });
    expect(pairs([sides('own', '2026-02-28', { self: { A2: 5 } }), both])).toEqual([['both', 'both']]);
  });

  it('takes the nearest in time, and of two as near the earlier', () => {
    const theirs = sides('theirs', '2026-03-15', { outside: { A2: 3 } });
    const own = (id: string, windowTo: string) => sides(id, windowTo, { self: { A2: 4 } });
    const far = own('far', '2025-03-15');
    expect(pairs([own('before', '2026-03-05'), theirs, far])).toEqual([['theirs', 'before']]);
    expect(pairs([own('after', '2026-03-20'), theirs, far, own('before', '2026-03-05')])).toEqual([
      ['theirs', 'after'],
    ]);
    expect(pairs([own('after', '2026-03-25'), theirs, own('before', '2026-03-05')])).toEqual([
      ['theirs', 'before'],
    ]);
  });

  it('compares nothing across scales or their versions, nor what one side has done alone', () => {
    const theirs = sides('theirs', '2026-03-15', { outside: { A2: 3 } });
    for (const other of [{ version: '2.0.0' }, { id: 'other' }])
      expect(
        pairs([theirs, sides('own', '2026-03-05', { self: { A2: 4 } }, { ...smallScale, ...other })]),
      ).toEqual([]);
    expect(pairs([theirs])).toEqual([]);
    expect(pairs([sides('own', '2026-03-05', { self: { A2: 4 } })])).toEqual([]);
    expect(pairs([theirs, sides('more', '2026-03-05', { outside: { A2: 4 } })])).toEqual([]);
  });
});
