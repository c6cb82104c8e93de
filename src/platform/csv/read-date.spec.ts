import { Notation } from './notation.js';
import { date, dateAndTime, time, wholeNumber } from './read-cell.js';
import { readDay } from './read-date.js';

const { YEAR_FIRST, DAY_FIRST, MONTH_FIRST, DECIMAL_COMMA, DECIMAL_POINT } = Notation;

const readings = (text: string) => {
  const read = readDay(text);
  return 'day' in read ? read.day : Object.fromEntries(read.readings);
};

describe('a day', () => {
  it('that says which number is what has one reading', () => {
    for (const text of [
      '2026-11-02',
      '20261102',
      '2026/11/02',
      '2026.11.2',
      '2026 11 02',
      '2 november 2026',
      '2 nov. 2026',
      '2-nov-2026',
      'Nov 2, 2026',
    ])
      expect([text, readings(text)]).toEqual([text, '2026-11-02']);
  });

  it('that may be read in several ways has a day for each', () => {
    expect(readings('01.11.2026')).toEqual({ [DAY_FIRST]: '2026-11-01', [MONTH_FIRST]: '2026-01-11' });
    expect(readings('1/11 2026')).toEqual({ [DAY_FIRST]: '2026-11-01', [MONTH_FIRST]: '2026-01-11' });
    expect(readings('261101')).toEqual({ [YEAR_FIRST]: '2026-11-01', [DAY_FIRST]: '2001-11-26' });
    expect(readings('26-11-01')).toEqual({ [YEAR_FIRST]: '2026-11-01', [DAY_FIRST]: '2001-11-26' });
    expect(readings('13/11/2026')).toEqual({ [DAY_FIRST]: '2026-11-13' });
    expect(readings('11-13-99')).toEqual({ [MONTH_FIRST]: '1999-11-13' });
    expect(readings('02112026')).toEqual({ [DAY_FIRST]: '2026-11-02', [MONTH_FIRST]: '2026-02-11' });
  });

  it('with a year of two digits last does not tell that it is written so while it is to come', () => {
    // A typing error in a year first, sooner than a day in five years.
    expect(readings('220931')).toEqual({ [YEAR_FIRST]: undefined, [DAY_FIRST]: '2031-09-22' });
    expect(readings('26-09-31')).toEqual({ [YEAR_FIRST]: undefined, [DAY_FIRST]: '2031-09-26' });
    expect(readings('01/12/35')).toEqual({
      [YEAR_FIRST]: undefined,
      [DAY_FIRST]: '2035-12-01',
      [MONTH_FIRST]: '2035-01-12',
    });
    expect(readings('26-09-2031')).toEqual({ [DAY_FIRST]: '2031-09-26' });
    expect(readings('13.11.99')).toEqual({ [DAY_FIRST]: '1999-11-13' });
    expect(date.read('26-09-31')).toEqual({ reason: { code: 'date' } });
    expect(date.read('26-09-31', YEAR_FIRST)).toEqual({ reason: { code: 'date' } });
    expect(date.read('26-09-31', DAY_FIRST)).toEqual({ value: '2031-09-26' });
  });

  it('that no calendar has is none', () => {
    for (const text of [
      '31.02.2026',
      '2026-13-01',
      '46328',
      '2026',
      '1/11',
      'igår',
      '01.11.226',
      '2 foo 2026',
    ])
      expect([text, readings(text)]).toEqual([text, {}]);
  });
});

describe('a cell with a day', () => {
  it('is read where one reading is possible, and else as the column is written', () => {
    expect(date.read('2026-11-02 00:00:00')).toEqual({ value: '2026-11-02' });
    expect(date.read('13/11/2026')).toEqual({ value: '2026-11-13' });
    expect(date.read('11.11.2026')).toEqual({ value: '2026-11-11' });
    expect(date.read('01.11.2026')).toEqual({ reason: { code: 'severalReadings' } });
    expect(date.read('01.11.2026', DAY_FIRST)).toEqual({ value: '2026-11-01' });
    expect(date.read('01.11.2026', MONTH_FIRST)).toEqual({ value: '2026-01-11' });
    expect(date.read('13.11.2026', MONTH_FIRST)).toEqual({ reason: { code: 'date' } });
    expect(date.read('2026-11-02', MONTH_FIRST)).toEqual({ value: '2026-11-02' });
    expect(date.read('2026-11-02 08:30')).toEqual({ reason: { code: 'date' } });
  });

  it('may have a time after it', () => {
    const value = (day: string, clock: string | null) => ({ value: { date: day, time: clock } });
    expect(dateAndTime.read('2026-11-02 00:00:00')).toEqual(value('2026-11-02', null));
    expect(dateAndTime.read('2026-11-02 00:00')).toEqual(value('2026-11-02', '00:00'));
    expect(dateAndTime.read('2026/11/02 8.30')).toEqual(value('2026-11-02', '08:30'));
    expect(dateAndTime.read('13.11.2026 kl. 0830')).toEqual(value('2026-11-13', '08:30'));
    expect(dateAndTime.read('2026-11-02T08:30:00.000')).toEqual(value('2026-11-02', '08:30'));
    expect(dateAndTime.read('261101 0830', YEAR_FIRST)).toEqual(value('2026-11-01', '08:30'));
    expect(dateAndTime.read('4/3 2025', DAY_FIRST)).toEqual(value('2025-03-04', null));
    // Another zone than Sweden's would move it.
    expect(dateAndTime.read('2026-11-02T08:30:00Z')).toEqual({ reason: { code: 'date' } });
  });
});

it('a time is read with a sign between or without', () => {
  const read = (text: string) => {
    const cell = time.read(text);
    return 'value' in cell ? cell.value : cell.reason.code;
  };
  for (const text of ['0830', '830', '8.30', '08:30', 'kl. 8.30', '083000', '08:30:00.000'])
    expect([text, read(text)]).toEqual([text, '08:30']);
  for (const text of ['2460', '9', '8,30', '0,354166667', '2400', '8:3'])
    expect([text, read(text)]).toEqual([text, 'time']);
});

describe('a whole number', () => {
  const minutes = wholeNumber(0, 1440);
  const read = (text: string, notation?: Notation) => {
    const cell = minutes.read(text, notation);
    return 'value' in cell ? cell.value : cell.reason.code;
  };

  it('has a blank only between thousands', () => {
    expect(['1 000', '1\u00A0440', '1 000,0', '45,0'].map((text) => read(text))).toEqual([
      1000, 1440, 1000, 45,
    ]);
    for (const text of ['3 0', '1 44', '14 40', '1 0000', '0 045', '10 00'])
      expect([text, read(text)]).toEqual([text, 'wholeNumber']);
  });

  it('with a mark before three digits is one of two', () => {
    for (const text of ['1.000', '1,000', '1.440', '2.000']) expect(read(text)).toBe('severalReadings');
    expect([read('1.000', DECIMAL_POINT), read('1.000', DECIMAL_COMMA)]).toEqual([1, 1000]);
    expect([read('1,000', DECIMAL_POINT), read('1,000', DECIMAL_COMMA)]).toEqual([1000, 1]);
    expect(read('1.440', DECIMAL_POINT)).toBe('wholeNumber');
    expect(read('2.000', DECIMAL_COMMA)).toBe('outOfRange');
    expect([read('30', DECIMAL_POINT), read('0.000'), read('30.0')]).toEqual([30, 0, 30]);
  });
});
