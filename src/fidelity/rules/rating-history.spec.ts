import { smallAudit, smallScale } from '../../../test/support/small-scale.js';
import { type Audit, AuditStatus } from '../audits/audit.entity.js';
import type { Scale } from '../scales/scale.js';
import { isLater, ratingHistory } from './rating-history.js';

const { CLOSED, OPEN } = AuditStatus;

/** An audit with one rating on everything. */
const audit = (
  id: string,
  windowTo: string,
  rating: number | null,
  fields: Partial<Audit> = {},
  scale: Scale = smallScale,
) => {
  const persons = scale.level === 'case' ? [rating, rating] : [rating];
  const ratings = { A1a: persons, A1b: persons, A2: persons, B1: persons.with(0, null) };
  const createdAt = new Date('2026-01-01T10:00:00Z');
  return smallAudit(scale, ratings, { id, windowTo, status: CLOSED, createdAt, ...fields });
};

describe('ratingHistory', () => {
  const first = audit('first', '2025-06-30', 2, { status: OPEN });
  const rows = (views: ReturnType<typeof audit>[], auditId: string, code = 'A1') =>
    ratingHistory(views, { auditId, code }).map(({ view, rating, persons }) => [
      view.audit.id,
      rating,
      persons,
    ]);

  it('is the audit and the later closed ones by the same scale, the oldest first', () => {
    const views = [
      audit('third', '2026-06-30', 4),
      audit('earlier', '2024-12-31', 1),
      first,
      audit('open', '2026-03-31', 5, { status: OPEN }),
      audit('other scale', '2026-03-31', 5, { scale: 'other' }),
      audit('second', '2025-12-31', null),
    ];
    expect(rows(views, 'first')).toEqual([
      ['first', 2, null],
      ['second', null, null],
      ['third', 4, null],
    ]);
    expect(
      ratingHistory(views, { auditId: 'first', code: 'A1' })[0]?.parts.map(({ item }) => item.code),
    ).toEqual(['A1a', 'A1b']);
  });

  it('tells where the version of the scale changes', () => {
    const newer = { ...smallScale, version: '1.1.0' };
    const views = [
      first,
      audit('second', '2025-12-31', 3),
      audit('third', '2026-06-30', 4, {}, newer),
      audit('fourth', '2026-12-31', 4, {}, newer),
    ];
    const history = ratingHistory(views, { auditId: 'first', code: 'A1' });
    expect(history.map(({ isOtherVersion }) => isOtherVersion)).toEqual([false, false, true, false]);
  });

  it('leaves out an audit that did not rate the item', () => {
    const chosen = audit('chosen', '2025-12-31', 3, { components: ['B'] });
    expect(rows([first, chosen], 'first')).toEqual([['first', 2, null]]);
    expect(rows([first, chosen], 'first', 'gone')).toEqual([]);
  });

  it('says how many persons a mean is over, the fewest of its parts', () => {
    const view = audit('first', '2025-06-30', 3, {}, { ...smallScale, level: 'case' });
    expect(rows([view], 'first')).toEqual([['first', 3, 2]]);
    const ratings = { A1a: [3, 4], A1b: [4, null], A2: [3, 3], B1: [3, 3] };
    const uneven = smallAudit({ ...smallScale, level: 'case' }, ratings, { id: 'uneven', status: CLOSED });
    expect(rows([uneven], 'uneven')).toEqual([['uneven', 3.75, 1]]);
    expect(rows([view], 'first', 'B1')).toEqual([['first', 3, 1]]);
  });

  it('needs the audit it begins with', () => {
    expect(() => rows([first], 'no such')).toThrow("The audit no such is not among the team's");
  });
});

describe('isLater', () => {
  it('is so of days that end later, and of the same days when begun later', () => {
    const one = audit('one', '2026-06-30', 3);
    const later = audit('later', '2026-07-01', 3, { createdAt: new Date('2025-01-01T10:00:00Z') });
    const begunLater = audit('begun later', '2026-06-30', 3, { createdAt: new Date('2026-01-02T10:00:00Z') });
    expect([isLater(later, one), isLater(one, later)]).toEqual([true, false]);
    expect([isLater(begunLater, one), isLater(one, begunLater), isLater(one, one)]).toEqual([
      true,
      false,
      false,
    ]);
    expect(isLater(audit('other', '2027-01-01', 3, { scale: 'other' }), one)).toBe(false);
  });
});
