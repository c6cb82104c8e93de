import { addDays } from '../../platform/dates/civil-date.js';
import { workedParts, workingYear, YEAR_DAYS } from './working-year.js';

describe('the working year', () => {
  it.each([
    // Monday to Friday, less 7/365 of 25 days
    ['2026-05-31', 5],
    // Ascension Day
    ['2026-05-17', 4],
    // Christmas Eve, Christmas Day; Boxing Day is a Saturday
    ['2026-12-27', 3],
    // Good Friday
    ['2026-04-05', 4],
    // Easter Monday
    ['2026-04-12', 4],
    // Midsummer's eve
    ['2026-06-21', 4],
    // Sunday to Saturday: Monday to Friday of one calendar week
    ['2026-05-30', 5],
    // Thursday to Wednesday
    ['2026-05-27', 5],
  ])('has, in the week to %s, %i working days less a part of the leave', (lastDay, days) => {
    expect(workedParts(lastDay)).toBe(365 * days - 175);
  });

  it('comes to 225.07 days in the 52 weeks to 27 December 2026', () => {
    // 260 weekdays; 10 holidays on 31 December 2025, 1 and 6 January, 3 and 6 April, 1 and 14 May, 19 June, 24 and 25 December;
    // 24.93 of leave
    const weeks = Array.from({ length: 52 }, (_, index) => addDays('2026-12-27', -7 * index));
    const parts = weeks.reduce((sum, lastDay) => sum + workedParts(lastDay), 0);
    expect(parts / YEAR_DAYS).toBeCloseTo(260 - 10 - (52 * 175) / 365, 10);
  });

  it('says that its assumptions are to be checked', () => {
    expect(workingYear).toMatchObject({ weekHours: 40, leaveDays: 25, mark: 'M' });
    expect(workingYear.source.sv).toContain('kontrolleras');
  });
});
