import { perLocale } from '../i18n/locale.js';
import {
  type CellFormat,
  choice,
  date,
  dateAndTime,
  list,
  partOfFullTime,
  text,
  time,
  wholeNumber,
  yesNo,
} from './read-cell.js';

const values = <T>(format: CellFormat<T>, cells: string[]) =>
  cells.map((cell) => {
    const read = format.read(cell);
    return 'value' in read ? read.value : read.reason.code;
  });

describe('reading cells', () => {
  it('reads dates that exist, with hyphens or without', () => {
    expect(values(date, ['2025-03-04', '20250304', '2024-02-29'])).toEqual([
      '2025-03-04',
      '2025-03-04',
      '2024-02-29',
    ]);
    expect(values(date, ['2025-02-29', '2025-13-01', '45720', '1899-12-31', '202503-04'])).toEqual(
      Array(5).fill('date'),
    );
    expect(values(date, ['2025-03-04 10:30'])).toEqual(['date']);
  });

  it('reads a time after the date when there is one', () => {
    expect(
      values(dateAndTime, ['2025-03-04', '2025-03-04 10:30', '2025-03-04T09:05:59', '20250304 9.05']),
    ).toEqual([
      { date: '2025-03-04', time: null },
      { date: '2025-03-04', time: '10:30' },
      { date: '2025-03-04', time: '09:05' },
      { date: '2025-03-04', time: '09:05' },
    ]);
    expect(values(dateAndTime, ['2025-03-04 25:00', '2025-03-04 tio'])).toEqual(['time', 'date']);
    expect(values(time, ['8:05', '23.59', '24:00', '10:60', '1060'])).toEqual([
      '08:05',
      '23:59',
      'time',
      'time',
      'time',
    ]);
  });

  it('reads whole numbers written with decimals or grouped by spaces, and names the range', () => {
    expect(values(wholeNumber(0, 1440), ['45', '45,0', '1 440', '0'])).toEqual([45, 45, 1440, 0]);
    expect(values(wholeNumber(0, 1440), ['45,5', 'trettio', '', '1.000,5'])).toEqual(
      Array(4).fill('wholeNumber'),
    );
    expect(wholeNumber(0, 1440).read('1441')).toEqual({
      reason: { code: 'outOfRange', params: { min: 0, max: 1440 } },
    });
  });

  it('reads part of full time to hundredths of a percent and refuses a number that could be either share or percent', () => {
    const parts = ['0,75', '0.75', '1', '75 %', '75%', '0,8', '12,0 %', '0', '0 %', '100 procent'];
    expect(values(partOfFullTime, parts)).toEqual([7500, 7500, 10_000, 7500, 7500, 8000, 1200, 0, 0, 10_000]);
    const hundredths = [
      '62,5 %',
      '62.50 %',
      '0,625',
      '33,33 %',
      '0,3333',
      '110 %',
      '200 %',
      '0,01 %',
      '62,5\u00a0%',
    ];
    expect(values(partOfFullTime, hundredths)).toEqual([
      6250, 6250, 6250, 3333, 3333, 11_000, 20_000, 1, 6250,
    ]);
    const others = [
      '75',
      '1,2',
      '0,33333',
      '33,333 %',
      '200,01 %',
      '-0,5',
      '-5 %',
      '%',
      'heltid',
      '62,5 % %',
    ];
    expect(values(partOfFullTime, others)).toEqual(others.map(() => 'partOfFullTime'));
  });

  it('reads words of every language whatever their case, spaces and underscores', () => {
    const place = choice([
      { value: 'HOME', words: { ...perLocale(() => ['at_home'] as const), sv: ['i hemmet', 'hemma'] } },
    ]);
    expect(values(place, ['at home', 'AT_HOME', 'I hemmet', 'Hemma', 'ute'])).toEqual([
      'HOME',
      'HOME',
      'HOME',
      'HOME',
      'notAllowed',
    ]);
    expect(values(yesNo, ['Ja', 'NEJ', 'yes', 'no', '1', '0', 'x', 'kanske'])).toEqual([
      true,
      false,
      true,
      false,
      true,
      false,
      true,
      'notAllowed',
    ]);
  });

  it('reads lists once each, and text folded to single spaces', () => {
    expect(values(list(text(5)), ['a1|b2, a1', ' | ', 'a1|toolong'])).toEqual([
      ['a1', 'b2'],
      [],
      'textTooLong',
    ]);
    expect(values(text(20), ['A\u030Asa\u00A0 \nÖ', 'x'.repeat(21)])).toEqual(['Åsa Ö', 'textTooLong']);
    // Longer in its one spelling than as it came, and counted as a column counts.
    expect(values(text(20), ['\u0958'.repeat(11), '😀'.repeat(20)])).toEqual([
      'textTooLong',
      '😀'.repeat(20),
    ]);
  });
});
