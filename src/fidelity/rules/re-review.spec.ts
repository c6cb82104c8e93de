import { smallAudit, smallScale } from '../../../test/support/small-scale.js';
import { type Audit, AuditStatus } from '../audits/audit.entity.js';
import { ratedAgain, reReviewDueAfter, weakItems } from './re-review.js';

const { CLOSED, OPEN } = AuditStatus;
const whole = smallAudit(smallScale, { A1a: [3], A1b: [4], A2: [3], B1: [null] });

it('is due 90 days after the audit was closed, where there is anything to rate again', () => {
  const due = (ratings: number[], fields: Partial<Audit> = {}) => {
    const [a = 0, b = 0] = ratings;
    const given = { A1a: [a], A1b: [a], A2: [b], B1: [a] };
    const closedAt = new Date('2026-06-05T10:00:00Z');
    return reReviewDueAfter(
      smallAudit(smallScale, given, { closedAt, status: CLOSED, reReviewOf: null, ...fields }),
    );
  };
  expect(due([4, 3])).toBe('2026-09-03');
  // It was the sixth in Sweden.
  expect(due([4, 3], { closedAt: new Date('2026-06-05T22:30:00Z') })).toBe('2026-09-04');
  expect(due([4, 4])).toBeNull();
  expect(due([4, 3], { closedAt: null, status: OPEN })).toBeNull();
  expect(due([4, 3], { reReviewOf: 'whole' })).toBeNull();
});

it('is of the items that call for improvement, and of none that was not rated', () => {
  // A1 is 3.5
  expect(weakItems(whole)).toEqual(['A2']);
  expect(weakItems(smallAudit(smallScale, { A1a: [3], A1b: [3], A2: [4], B1: [1] }))).toEqual(['A1', 'B1']);
});

it('rates its own items alone, has no total, and stands beside the whole audit', () => {
  const again = smallAudit(smallScale, { A2: [4], B1: [null] }, { components: ['A2', 'B1'], partial: true });
  expect([again.total.rated, again.total.items, again.total.total]).toEqual([1, 2, null]);
  expect(again.total.subscales.map(({ code }) => code)).toEqual(['A', 'B']);
  expect(ratedAgain(whole, again).map(({ item, ...rest }) => [item.code, rest])).toEqual([
    ['A2', { before: 3, after: 4 }],
    ['B1', { before: null, after: null }],
  ]);
  const one = smallAudit(smallScale, { A1a: [5], A1b: [4] }, { components: ['A1'] });
  expect(one.total.subscales.map(({ code }) => code)).toEqual(['A']);
  expect(ratedAgain(whole, one)).toMatchObject([{ before: 3.5, after: 4.5 }]);
});
