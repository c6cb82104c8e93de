import { named, provenance, smallAudit, smallScale, text } from '../../../test/support/small-scale.js';
import { Audit, AuditItem } from '../audits/audit.entity.js';
import type { MeasuredItem, Scale } from '../scales/scale.js';
import { rangeItems } from './range-items.js';
import { viewAudit } from './view-audit.js';

const scale = smallScale;
const ranged = (of: Scale, ratings: Record<string, (number | null)[]>, components: string[] | null = null) =>
  rangeItems(smallAudit(of, ratings, { components }));
const shown = (items: ReturnType<typeof ranged>) =>
  items.map(({ item, rating, place, parts }) => [
    item.code,
    rating,
    place,
    parts.map(({ moves, nextLevel }) => (moves.length > 0 ? moves : (nextLevel?.rating ?? null))),
  ]);

describe('the items of an audit beside the range', () => {
  it('are within from 4, to be worked with up to 3, and between for a mean that is neither', () => {
    expect(shown(ranged(scale, { A1a: [3], A1b: [4], A2: [3], B1: [4] }))).toEqual([
      ['A1', 3.5, 'between', [4, null]],
      ['A2', 3, 'improve', [4]],
      ['B1', 4, 'within', [null]],
    ]);
  });

  it('follow the range that the scale sets', () => {
    const target = { acceptable: 5, improve: 2, mark: 'M', source: 'NONE' } as const;
    expect(shown(ranged({ ...scale, target }, { A1a: [2], A1b: [2], A2: [4], B1: [5] }))).toEqual([
      ['A1', 2, 'improve', [3, 3]],
      ['A2', 4, 'between', [5]],
      ['B1', 5, 'within', [null]],
    ]);
  });

  it('have no place while a part is unrated, and are those of the chosen subscales alone', () => {
    expect(shown(ranged(scale, { A1a: [null], A1b: [2], A2: [null] }, ['A']))).toEqual([
      ['A1', null, null, [null, 3]],
      ['A2', null, null, [null]],
    ]);
  });

  it('are means over persons where those are rated, with no next level of their own', () => {
    const ofPersons: Scale = { ...scale, level: 'case' };
    const items = ranged(ofPersons, { A1a: [3, 4], A1b: [4, 4], A2: [1, null], B1: [5, 4] });
    expect(shown(items)).toEqual([
      ['A1', 3.75, 'between', [null, null]],
      ['A2', 1, 'improve', [null]],
      ['B1', 4.5, 'within', [null]],
    ]);
  });

  it('that records are counted for have moves and no next level, while they are below and the records were counted', () => {
    const use = { measure: 'persons_met_by_several_staff', parameters: { days: 14, staff: 2 } };
    const measured: MeasuredItem = {
      ...named('A1'),
      subscale: 'A',
      provenance,
      ...use,
      bands: [
        { rating: 3, text },
        { rating: 4, from: 64, text },
      ],
    };
    const figure = {
      ...use,
      from: '2026-05-04',
      to: '2026-05-31',
      numerator: 59,
      denominator: 94,
      value: (100 * 59) / 94,
    };
    const movesOf = (rating: number, computed: AuditItem['computed']) => {
      const record = { code: 'A1', caseNumber: 0, rating, computed, missingReason: '' };
      const audit = { items: [Object.assign(new AuditItem(), record)], components: null, partial: false };
      const view = viewAudit(Object.assign(new Audit(), audit), { ...scale, items: [measured] });
      return rangeItems(view)[0]?.parts.map(({ moves, nextLevel }) => ({
        moves: moves.map(({ rating: to, change }) => [to, change?.by]),
        nextLevel,
      }));
    };
    // 64 % of 94 persons is 60.16, so 61 of them: two more.
    expect(movesOf(3, { figure, caps: [] })).toEqual([{ moves: [[4, 2]], nextLevel: null }]);
    expect(movesOf(4, { figure, caps: [] })).toEqual([{ moves: [], nextLevel: null }]);
    expect(movesOf(3, null)).toEqual([{ moves: [], nextLevel: null }]);
  });
});
