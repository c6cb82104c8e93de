import { named, provenance, smallAudit, smallScale, text } from '../../../test/support/small-scale.js';
import { type AuditItem, AuditStatus } from '../audits/audit.entity.js';
import { FigureCaution } from '../measures/figure-caution.js';
import type { MeasuredItem } from '../scales/scale.js';
import {
  type AuditedItem,
  computedRating,
  isToConfirm,
  isUnrated,
  ratedIn,
  viewAudit,
} from './view-audit.js';

const { CLOSED, OPEN } = AuditStatus;
const whole = { A1a: [3], A1b: [4], A2: [2], B1: [5] };

describe('viewAudit', () => {
  it('puts each item beside its rating, in the order of the scale', () => {
    const { items, figures, total } = smallAudit(smallScale, { B1: [5], A2: [2], A1b: [4], A1a: [3] });
    expect(items.map(({ item, rating, rated }) => [item.code, rating, rated])).toEqual([
      ['A1a', 3, 1],
      ['A1b', 4, 1],
      ['A2', 2, 1],
      ['B1', 5, 1],
    ]);
    expect([...figures]).toEqual([
      ['A1', 3.5],
      ['A2', 2],
      ['B1', 5],
    ]);
    expect(total.total).toBe(3.5);
  });

  it('takes the mean over the persons who are rated, in the order they were drawn', () => {
    const view = smallAudit(
      { ...smallScale, level: 'case' },
      { A1a: [3, 4], A1b: [4, 4], A2: [null, 1], B1: [null, null] },
    );
    expect(view.items.map(({ rating, rated, records }) => [rating, rated, records.length])).toEqual([
      [3.5, 2, 2],
      [4, 2, 2],
      [1, 1, 2],
      [null, 0, 2],
    ]);
    const mixed = viewAudit(Object.assign(view.audit, { items: view.audit.items.toReversed() }), view.scale);
    expect(mixed.items.map(({ record, records }) => [record.caseNumber, records.at(-1)?.caseNumber])).toEqual(
      Array(4).fill([1, 2]),
    );
    expect([...view.figures.keys()]).toEqual(['A1', 'A2']);
  });

  it('is partial when it is closed with items missing, and no sooner', () => {
    const missing = { ...whole, A1b: [null] };
    expect(smallAudit(smallScale, missing, { status: CLOSED }).isPartial).toBe(true);
    expect(smallAudit(smallScale, missing, { status: OPEN }).isPartial).toBe(false);
    expect(smallAudit(smallScale, whole, { status: CLOSED }).isPartial).toBe(false);
    // Of the chosen subscale nothing is missing.
    expect(smallAudit(smallScale, missing, { status: CLOSED, components: ['B'] }).isPartial).toBe(false);
  });

  it('is whole when what is missing stays unrated by a rule', () => {
    const missing = { ...whole, A2: [null], B1: [null] };
    const { audit } = smallAudit(smallScale, missing, { status: CLOSED });
    const byRule = (codes: string[]) => {
      const items = audit.items.map((item) => ({
        ...item,
        notRatedRule: codes.includes(item.code) ? 'NEW' : null,
      }));
      return viewAudit(Object.assign(audit, { items }), smallScale);
    };
    expect([byRule(['B1']).isPartial, byRule(['A2', 'B1']).isPartial]).toEqual([true, false]);
    expect(byRule(['B1']).total).toMatchObject({ rated: 1, notRated: 1, items: 3, total: null });
    expect(byRule(['A2', 'B1']).total).toMatchObject({ rated: 1, notRated: 2, items: 3, total: 3.5 });
  });

  it('names what an audit lacks', () => {
    expect(() => smallAudit(smallScale, { A1a: [3], A1b: [4], A2: [2] })).toThrow(
      'The audit audit lacks the item B1',
    );
  });
});

describe('what is to be confirmed before an audit is closed', () => {
  const record = (rating: number | null, computedRating: number | null, cautions?: FigureCaution[]) =>
    ({ record: { rating, computedRating, computed: { figure: { cautions } } } }) as unknown as AuditedItem;

  it.each([
    ['a rating as computed of a few persons', record(5, 5, [FigureCaution.FEW_PERSONS]), true],
    [
      'one beside another caution',
      record(5, 5, [FigureCaution.LONG_WINDOW, FigureCaution.FEW_PERSONS]),
      true,
    ],
    ['another than was computed', record(4, 5, [FigureCaution.FEW_PERSONS]), false],
    ['none', record(null, null, [FigureCaution.FEW_PERSONS]), false],
    ['one with another caution', record(5, 5, [FigureCaution.LONG_WINDOW]), false],
    ['one without any', record(5, 5), false],
    [
      'one that people gave',
      { record: { rating: 5, computedRating: null, computed: null } } as AuditedItem,
      false,
    ],
  ])('of %s', (_, audited, expected) => {
    expect(isToConfirm(audited)).toBe(expected);
  });
});

describe('ratedIn', () => {
  it('is what is rated of the chosen subscales, or of all', () => {
    const codes = (components: string[] | null) => ratedIn(smallScale, components).map(({ code }) => code);
    expect(codes(null)).toEqual(['A1a', 'A1b', 'A2', 'B1']);
    expect(codes(['B'])).toEqual(['B1']);
  });
});

describe('computedRating', () => {
  const item: MeasuredItem = {
    ...named('X'),
    subscale: 'A',
    provenance,
    measure: 'any',
    bands: [
      { rating: 1, text },
      { rating: 4, from: 50, text },
    ],
    caps: [{ highest: 2, measure: 'other', below: 100, text }],
  };
  const figures = (value: number | null, cap?: number) => {
    const figure = { value };
    return { figure, caps: cap === undefined ? [] : [{ value: cap }] } as unknown as AuditItem['computed'];
  };

  it('is what the stored figures come to, caps among them', () => {
    expect(computedRating(item, figures(50, 100))?.rating).toBe(4);
    expect(computedRating(item, figures(50, 99))?.rating).toBe(2);
    expect(computedRating(item, figures(49, 100))?.rating).toBe(1);
  });

  it('is nothing without a value, and for what nobody measures', () => {
    const [described] = ratedIn(smallScale, ['B']);
    expect(computedRating(item, figures(null, 100))).toBeNull();
    expect(computedRating(item, null)).toBeNull();
    expect(computedRating(described!, figures(50))).toBeNull();
  });
});

describe('isUnrated', () => {
  it.each([
    [null, '', true],
    [null, 'Ingen att fråga.', false],
    [3, '', false],
  ])('rating %p with the reason %p: %p', (rating, missingReason, unrated) => {
    expect(isUnrated({ rating, missingReason } as AuditItem)).toBe(unrated);
  });
});
