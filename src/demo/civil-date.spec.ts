import { addDays, daysBetween, monthsBefore, weekdayOf } from './civil-date.js';

describe('civil dates', () => {
  it('count over leap days and new year', () => {
    expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
    expect(addDays('2025-01-01', -1)).toBe('2024-12-31');
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
  });

  it('go back by months to the same day, or to the last of a shorter month', () => {
    expect(monthsBefore('2026-01-15', 3)).toBe('2025-10-15');
    expect(monthsBefore('2025-03-31', 1)).toBe('2025-02-28');
    expect(monthsBefore('2024-03-31', 13)).toBe('2023-02-28');
  });

  it('know Monday from Sunday', () => {
    expect(weekdayOf('2025-03-03')).toBe(1);
    expect(weekdayOf('2025-03-09')).toBe(7);
  });
});
