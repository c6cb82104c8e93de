import 'reflect-metadata';
import { closesNext } from './closes-next.js';
import { hoursProblems, isOpenAt } from './opening-hours.js';
import { HolidayHours, type OpeningException, type OpeningHours } from './opening-hours.type.js';
import { opensNext } from './opens-next.js';
import { readClock } from './read-clock.js';
import { sayException, sayHours } from './say-hours.js';

const { CLOSED, AS_SUNDAY, AS_USUAL } = HolidayHours;

/** @param spans such as "1-5 08:00-17:00" */
function hours(spans: string[], holidays = CLOSED, exceptions: OpeningException[] = []): OpeningHours {
  return {
    spans: spans.map((span) => {
      const [days, times] = span.split(' ') as [string, string];
      const [fromDay, toDay] = days.split('-').map(Number) as [number, number | undefined];
      const [opens, closes] = times.split('-') as [string, string];
      return { fromDay, toDay, opens, closes };
    }),
    holidays,
    exceptions,
  };
}

describe('readClock', () => {
  it.each([
    ['8', '08:00'],
    ['8.30', '08:30'],
    ['08:30', '08:30'],
    ['kl. 16', '16:00'],
    ['24', '24:00'],
    ['24:30', undefined],
    ['8.60', undefined],
    ['25', undefined],
    ['åtta', undefined],
    ['', undefined],
  ])('of %j is %s', (text, clock) => {
    expect(readClock(text)).toBe(clock);
  });
});

describe('hours in words', () => {
  it.each([
    [
      hours(['1-5 08:00-17:00']),
      'mån–fre 8–17, lör–sön stängt; helgdagar stängt',
      'Mon–Fri 8:00–17:00, Sat–Sun closed; closed on holidays',
    ],
    [hours(['1-7 00:00-24:00'], AS_USUAL), 'dygnet runt', 'around the clock'],
    [hours(['1-7 08:00-21:30'], AS_USUAL), 'alla dagar 8–21.30', 'every day 8:00–21:30'],
    [
      hours(['1-7 08:00-21:00']),
      'alla dagar 8–21; helgdagar stängt',
      'every day 8:00–21:00; closed on holidays',
    ],
    [
      hours(['1-4 08:00-12:00', '1-4 13:00-17:00', '5 08:00-12:00'], AS_USUAL),
      'mån–tors 8–12 och 13–17, fre 8–12, lör–sön stängt; helgdagar som vanligt',
      'Mon–Thu 8:00–12:00 and 13:00–17:00, Fri 8:00–12:00, Sat–Sun closed; holidays as usual',
    ],
    [
      hours(['1-5 16:00-08:00', '6-7 00:00-24:00'], AS_SUNDAY),
      'mån–fre 16–8, lör–sön 0–24; helgdagar som söndagar',
      'Mon–Fri 16:00–8:00, Sat–Sun 0:00–24:00; holidays as on Sundays',
    ],
    [
      hours(['7-1 10:00-14:00'], AS_USUAL),
      'mån 10–14, tis–lör stängt, sön 10–14; helgdagar som vanligt',
      'Mon 10:00–14:00, Tue–Sat closed, Sun 10:00–14:00; holidays as usual',
    ],
  ])('%#', (given, swedish, english) => {
    expect([sayHours('sv', given), sayHours('en', given)]).toEqual([swedish, english]);
  });

  it('tell other hours on certain days', () => {
    expect(sayException('sv', { fromDate: '2026-12-23' })).toBe('23 december 2026: stängt');
    const summer = { fromDate: '2026-07-01', toDate: '2026-07-31', opens: '09:00', closes: '15:00' };
    expect(sayException('sv', summer)).toBe('1 juli 2026–31 juli 2026: 9–15');
  });
});

describe('isOpenAt', () => {
  const office = hours(['1-5 08:00-17:00'], CLOSED, [
    { fromDate: '2026-07-06', toDate: '2026-07-10' },
    { fromDate: '2026-12-24', opens: '08:00', closes: '12:00' },
  ]);
  it.each([
    ['a Monday', office, '2026-03-02', '08:00', true],
    ['a Monday before it opens', office, '2026-03-02', '07:59', false],
    ['a Monday when it closes', office, '2026-03-02', '17:00', false],
    ['a Saturday', office, '2026-03-07', '12:00', false],
    ['Ascension Day, a Thursday', office, '2026-05-14', '12:00', false],
    ['Midsummer Eve, a Friday', office, '2026-06-19', '12:00', false],
    ['a week in which it is closed', office, '2026-07-08', '12:00', false],
    ['the Monday after', office, '2026-07-13', '12:00', true],
    ['Christmas Eve, with hours of its own', office, '2026-12-24', '11:00', true],
    ['Friday night', hours(['1-5 16:00-08:00']), '2026-03-07', '03:00', true],
    ['Saturday night', hours(['1-5 16:00-08:00']), '2026-03-08', '03:00', false],
    [
      'Epiphany as a Sunday',
      hours(['1-6 08:00-17:00', '7 10:00-14:00'], AS_SUNDAY),
      '2026-01-06',
      '09:00',
      false,
    ],
    ['Epiphany as usual', hours(['1-6 08:00-17:00', '7 10:00-14:00'], AS_USUAL), '2026-01-06', '09:00', true],
    ['any midnight', hours(['1-7 00:00-24:00'], AS_USUAL), '2026-03-29', '00:00', true],
  ])('on %s', (_, given, date, time, expected) => {
    expect(isOpenAt(given, date, time)).toBe(expected);
  });
});

describe('hoursProblems', () => {
  it.each([
    [hours(['1-5 08:00-17:00', '6 10:00-14:00']), []],
    [hours(['1-5 08:00-12:00', '1-5 12:00-17:00']), []],
    [hours(['1-5 08:00-12:00', '3 11:00-17:00']), ['hours.spans.1.opens hoursOverlap']],
    [hours(['5-1 08:00-12:00', '7 08:00-09:00']), ['hours.spans.1.opens hoursOverlap']],
    [
      hours(['1 08:00-12:00'], CLOSED, [{ fromDate: '2026-03-02', toDate: '2026-03-01' }]),
      ['hours.exceptions.0.toDate windowBackwards'],
    ],
    [
      hours(['1 08:00-12:00'], CLOSED, [{ fromDate: '2026-03-02', opens: '08:00' }]),
      ['hours.exceptions.0.closes hoursHalfGiven'],
    ],
    // Closed from 24 to 27 December, and open on the 24th: one of them is wrong.
    [
      hours(['1-5 08:00-12:00'], CLOSED, [
        { fromDate: '2026-12-24', toDate: '2026-12-27' },
        { fromDate: '2026-12-24', opens: '08:00', closes: '12:00' },
      ]),
      ['hours.exceptions.1.fromDate exceptionsClash'],
    ],
    [
      hours(['1-5 08:00-12:00'], CLOSED, [
        { fromDate: '2026-12-22', toDate: '2026-12-23', opens: '08:00', closes: '12:00' },
        { fromDate: '2026-12-23', opens: '11:00', closes: '13:00' },
      ]),
      ['hours.exceptions.1.fromDate exceptionsClash'],
    ],
    // Twice on one day, closed twice, and one after the other.
    [
      hours(['1-5 08:00-12:00'], CLOSED, [
        { fromDate: '2026-12-23', opens: '08:00', closes: '12:00' },
        { fromDate: '2026-12-23', opens: '12:00', closes: '13:00' },
        { fromDate: '2026-12-24', toDate: '2026-12-26' },
        { fromDate: '2026-12-26' },
        { fromDate: '2026-12-27', opens: '08:00', closes: '12:00' },
      ]),
      [],
    ],
  ])('%#', (given, expected) => {
    expect(hoursProblems(given, 'hours').map(({ path, code }) => `${path} ${code}`)).toEqual(expected);
  });
});

describe('closesNext', () => {
  const closed = { fromDate: '2026-12-28', toDate: '2027-01-08', opens: null, closes: null };
  const split = hours(['1-5 08:00-12:00', '1-5 12:00-16:30', '5 16:00-02:00'], CLOSED, [closed]);
  const night = hours(['1-7 21:00-07:00'], AS_USUAL);

  it.each<[OpeningHours, date: string, time: string, closes: string | null]>([
    // A Monday: two times that meet are one. A Friday: on past midnight.
    [split, '2026-11-30', '08:00', '2026-11-30 16:30'],
    [split, '2026-12-04', '08:00', '2026-12-05 02:00'],
    [split, '2026-11-30', '16:30', null],
    [night, '2026-12-04', '23:10', '2026-12-05 07:00'],
    [night, '2026-12-05', '00:10', '2026-12-05 07:00'],
    [hours(['1-7 00:00-24:00'], AS_USUAL), '2026-12-05', '00:10', null],
    // Closed on Christmas Day, which begins at midnight.
    [
      hours(['1-7 00:00-24:00'], AS_USUAL, [{ ...closed, fromDate: '2026-12-25' }]),
      '2026-12-24',
      '12:00',
      '2026-12-24 24:00',
    ],
  ])('%#', (given, date, time, expected) => {
    const closes = closesNext(given, date, time);
    expect(closes && `${closes.date} ${closes.time}`).toBe(expected);
  });
});

describe('opensNext', () => {
  const office = hours(['1-5 08:00-16:30'], CLOSED, [
    { fromDate: '2026-12-28', toDate: '2027-01-08', opens: null, closes: null },
  ]);

  it.each([
    ['2026-11-30', '07:59', '2026-11-30', '08:00'],
    ['2026-11-30', '08:00', '2026-12-01', '08:00'],
    // A Friday evening, and the Wednesday before Christmas Eve, a Thursday, with a closed fortnight after it.
    ['2026-12-04', '18:00', '2026-12-07', '08:00'],
    ['2026-12-23', '17:00', '2027-01-11', '08:00'],
  ])('after %s at %s is %s at %s', (date, time, day, clock) => {
    expect(opensNext(office, date, time)).toEqual({ date: day, time: clock });
  });

  it('tells nothing of what is more than a year away', () => {
    const closed = { fromDate: '2026-12-01', toDate: '2028-03-01', opens: null, closes: null };
    expect(opensNext(hours(['1-5 08:00-16:00'], CLOSED, [closed]), '2026-12-01', '12:00')).toBeNull();
  });
});
