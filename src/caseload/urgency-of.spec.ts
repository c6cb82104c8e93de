import { CaseloadKind, Urgency } from './caseload-kinds.js';
import { sundayOf, urgencyOf } from './urgency-of.js';

// 2026-11-25 is a Wednesday; 2026-12-31 a Thursday.
it.each([
  ['2026-11-23', '2026-11-29'],
  ['2026-11-25', '2026-11-29'],
  ['2026-11-29', '2026-11-29'],
  ['2026-12-31', '2027-01-03'],
])('the week of %s ends on %s', (day, sunday) => {
  expect(sundayOf(day)).toBe(sunday);
});

it.each<[string | null, Urgency]>([
  [null, Urgency.NO_DAY],
  ['2026-11-24', Urgency.OVERDUE],
  ['2026-11-25', Urgency.TODAY],
  ['2026-11-26', Urgency.THIS_WEEK],
  ['2026-11-29', Urgency.THIS_WEEK],
  ['2026-11-30', Urgency.LATER],
])('on a Wednesday, what is due on %s is %s', (dueOn, urgency) => {
  expect(urgencyOf({ kind: CaseloadKind.CRISIS_PLAN_REVIEW, dueOn }, '2026-11-25')).toBe(urgency);
});

it.each([CaseloadKind.LIFT_ASKED, CaseloadKind.UNIT_DECLINED])(
  '%s cannot wait, whatever day it has',
  (kind) => {
    for (const dueOn of [null, '2026-11-24', '2026-11-30'])
      expect(urgencyOf({ kind, dueOn }, '2026-11-25')).toBe(Urgency.AT_ONCE);
  },
);
