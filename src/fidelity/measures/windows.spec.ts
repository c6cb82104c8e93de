import { trailingDays, trailingMonths, wholeWeeks, windowOf } from './windows.js';

describe('windows of measures', () => {
  const audit = { from: '2026-05-01', to: '2026-05-31' };

  it('end with the audit and count both their days', () => {
    expect(trailingDays(audit, { days: 14 })).toEqual({ from: '2026-05-18', to: '2026-05-31' });
    expect(trailingMonths(audit, { months: 12 })).toEqual({ from: '2025-06-01', to: '2026-05-31' });
    expect(trailingMonths({ from: '', to: '2026-05-15' }, { months: 1 })).toEqual({
      from: '2026-04-16',
      to: '2026-05-15',
    });
  });

  it('are the audit’s own, or as long as a scale says, back from the same day', () => {
    expect(windowOf(audit)).toBe(audit);
    expect(windowOf(audit, { weeks: 4 })).toEqual({ from: '2026-05-04', to: '2026-05-31' });
    expect(windowOf(audit, { months: 12 })).toEqual({ from: '2025-06-01', to: '2026-05-31' });
  });

  it('hold as many whole weeks as fit', () => {
    expect(wholeWeeks(audit)).toEqual({ from: '2026-05-04', to: '2026-05-31' });
  });
});
