import { formatDate, formatDateTime, formatDayOfYear, formatMonth, formatWeekday } from './format-date.js';
import { formatNumber } from './format-number.js';

describe('formatDate', () => {
  it('writes the month in words', () => {
    expect(formatDate('sv', '2026-03-14')).toBe('14 mars 2026');
    expect(formatDate('en', '2026-03-14')).toBe('14 March 2026');
  });

  it('refuses what is not a civil date', () => {
    expect(() => formatDate('sv', '2026-3-14')).toThrow(RangeError);
    expect(() => formatDate('sv', '2026-13-01')).toThrow(RangeError);
  });
});

describe('a day', () => {
  it('is written with its weekday, without its year, and as its month alone', () => {
    expect([formatWeekday, formatDayOfYear, formatMonth].map((format) => format('sv', '2026-03-14'))).toEqual(
      ['lördag 14 mars 2026', 'lördag 14 mars', 'mars 2026'],
    );
    expect(formatMonth('en', '2026-03-14')).toBe('March 2026');
  });
});

describe('formatDateTime', () => {
  it('shows the clock of Sweden in winter and in summer', () => {
    expect(formatDateTime('sv', new Date('2026-03-14T08:30:00Z'))).toBe('14 mars 2026 kl. 09:30');
    expect(formatDateTime('en', new Date('2026-07-31T22:05:00Z'))).toBe('1 August 2026 at 00:05');
  });
});

describe('formatNumber', () => {
  it('uses the decimal sign and the grouping of the language', () => {
    expect(formatNumber('sv', 3.6, 1)).toBe('3,6');
    expect(formatNumber('en', 3.6, 1)).toBe('3.6');
    expect(formatNumber('sv', 12345)).toBe('12\u00a0345');
  });

  it('rounds halves away from zero on the number as written', () => {
    expect(formatNumber('sv', 2.5)).toBe('3');
    expect(formatNumber('sv', 1.005, 2)).toBe('1,01');
    expect(formatNumber('sv', 3.649, 1)).toBe('3,6');
    expect(formatNumber('sv', -2.5)).toBe('\u22123');
  });

  it('never writes a negative zero', () => {
    expect(formatNumber('sv', -0.04, 1)).toBe('0,0');
  });
});
