import { smallAudit, smallScale } from '../../../test/support/small-scale.js';
import { type Audit, AuditStatus } from '../audits/audit.entity.js';
import { latestReviews } from './latest-reviews.js';

const { CLOSED, OPEN } = AuditStatus;

const closed = (id: string, day: string, fields: Partial<Audit> = {}) =>
  smallAudit(
    smallScale,
    { A1a: [3], A1b: [3], A2: [3], B1: [3] },
    { id, status: CLOSED, closedAt: new Date(`${day}T10:00:00Z`), ...fields },
  );

const ids = (...views: ReturnType<typeof closed>[]) => latestReviews(views).map(({ audit }) => audit.id);

it('is the audit that was closed last, by each scale', () => {
  const other = closed('other scale', '2025-01-01', { scale: 'other' });
  expect(ids(closed('a', '2026-01-01'), closed('b', '2026-02-01'), other)).toEqual(['b', 'other scale']);
  expect(ids(closed('b', '2026-02-01'), closed('a', '2026-01-01'))).toEqual(['b']);
  expect(ids(closed('b', '2026-01-01'), closed('a', '2026-02-01'))).toEqual(['a']);
});

it('is one of two that were closed at the same moment', () => {
  expect(ids(closed('a', '2026-01-01'), closed('b', '2026-01-01'))).toEqual(['b']);
});

it('is no audit that is open, or of a part of the scale', () => {
  expect(
    ids(
      closed('a', '2026-01-01'),
      closed('open', '2026-02-01', { status: OPEN, closedAt: null }),
      closed('part', '2026-03-01', { components: ['B'] }),
    ),
  ).toEqual(['a']);
  expect(ids(closed('open', '2026-02-01', { status: OPEN, closedAt: null }))).toEqual([]);
  expect(ids()).toEqual([]);
});
