import { addDays, addMonths, daysInclusive, isCivilDate, weekdayOf } from './civil-date.js';

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

describe('weekdayOf', () => {
  it('knows Monday from Sunday', () => {
    expect(weekdayOf('2025-03-03')).toBe(1);
    expect(weekdayOf('2025-03-09')).toBe(7);
  });
});

describe('isCivilDate', () => {
  it.each<[unknown, boolean]>([
    ['2024-02-29', true],
    ['1600-01-01', true],
    ['2199-12-31', true],
    ['0000-01-01', false],
    ['0206-11-02', false],
    ['2206-11-02', false],
    ['9999-01-01', false],
    ['2025-02-29', false],
    ['2025-02-31', false],
    ['2025-3-1', false],
    ['2025-W10', false],
    ['2025-03-01T10:00', false],
    [20250301, false],
  ])('of %j is %s', (value, expected) => {
    expect(isCivilDate(value)).toBe(expected);
  });
});
