import { addDays, addMonths, daysInclusive } from './civil-date.js';
import { trailingDays, trailingMonths, wholeWeeks } from './windows.js';

describe('civil dates', () => {
  it('steps over the end of a year and over clocks that change', () => {
    expect(addDays('2025-12-31', 1)).toBe('2026-01-01');
    expect(addDays('2026-03-30', -2)).toBe('2026-03-28');
    expect(daysInclusive('2026-03-28', '2026-03-30')).toBe(3);
  });

  it('keeps the end of a month at the end of a month', () => {
    expect(addMonths('2026-05-31', -1)).toBe('2026-04-30');
    expect(addMonths('2026-02-28', -12)).toBe('2025-02-28');
    expect(addMonths('2025-02-28', -12)).toBe('2024-02-29');
    expect(addMonths('2026-04-30', 1)).toBe('2026-05-31');
  });

  it('takes the last day where the other month is shorter', () => {
    expect(addMonths('2026-03-30', -1)).toBe('2026-02-28');
    expect(addMonths('2026-01-15', -2)).toBe('2025-11-15');
  });
});

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

  it('hold as many whole weeks as fit', () => {
    expect(wholeWeeks(audit)).toEqual({ from: '2026-05-04', to: '2026-05-31' });
  });
});
