import 'reflect-metadata';
import {
  HolidayHours,
  type OpeningException,
  type OpeningHours,
} from '../../organisations/opening-hours.type.js';
import { addDays, weekdayOf } from '../../platform/dates/civil-date.js';
import { timeOfDay } from '../../platform/dates/clock-time.js';
import { startOfDay, today } from '../../platform/dates/today.js';
import { sayNobodyOpen, sayWeek } from './say-week.js';
import { turnToAt } from './turn-to.js';
import { stretchesFrom } from './week-of-hours.js';

const { CLOSED, AS_SUNDAY, AS_USUAL } = HolidayHours;

/** @param spans such as "1-5 08:00-16:30" */
function hours(spans: string[], holidays: HolidayHours, exceptions: OpeningException[] = []): OpeningHours {
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

const unit = (
  name: string,
  itsHours: OpeningHours | null,
  response: 'ACCEPTED' | 'PENDING' | 'DECLINED' = 'ACCEPTED',
) => ({
  name,
  hours: itsHours,
  response,
});
const TEAM = { name: 'Teamet', hours: hours(['1-5 08:00-16:30'], CLOSED) };
/** Evenings, but for holidays; weekends, on holidays as on Sundays; and the night between Saturday and Sunday. */
const EVENING = unit('Kväll', hours(['1-7 16:00-22:00'], CLOSED));
const DUTY = unit('Jour', hours(['6 10:00-14:00', '7 12:00-18:00'], AS_SUNDAY));
const NIGHT = unit('Natt', hours(['6 22:00-02:30'], AS_USUAL), 'PENDING');
const ALWAYS = unit('Akuten', hours(['1-7 00:00-24:00'], AS_USUAL));
const NO = unit('Nej', hours(['1-7 00:00-24:00'], AS_USUAL), 'DECLINED');
const setting = { team: TEAM, units: [NO, EVENING, DUTY, NIGHT, ALWAYS] };

const HOUR = 3_600_000;
const DAYS = ['mån', 'tis', 'ons', 'tors', 'fre', 'lör', 'sön'];

/** Rows such as "fre 22.30 Akuten": from then on until the next row. */
const ORDINARY_TO_FRIDAY = [
  'mån 00.00 Akuten',
  'mån 08.00 Teamet',
  'mån 16.30 Kväll, Akuten',
  'mån 22.00 Akuten',
  'tis 08.00 Teamet',
  'tis 16.30 Kväll, Akuten',
  'tis 22.00 Akuten',
  'ons 08.00 Teamet',
  'ons 16.30 Kväll, Akuten',
  'ons 22.00 Akuten',
  'tors 08.00 Teamet',
  'tors 16.30 Kväll, Akuten',
  'tors 22.00 Akuten',
];

/** Fridays are midsummer eve and Good Friday, and the Saturday and Sunday after them midsummer day and Easter Sunday. */
const WEEKS: [name: string, monday: string, realHours: number, rows: string[]][] = [
  [
    'of midsummer',
    '2027-06-21',
    168,
    [
      ...ORDINARY_TO_FRIDAY,
      'fre 12.00 Jour, Akuten',
      'fre 18.00 Akuten',
      'lör 12.00 Jour, Akuten',
      'lör 18.00 Akuten',
      'lör 22.00 Natt, Akuten',
      'sön 02.30 Akuten',
      'sön 12.00 Jour, Akuten',
      'sön 16.00 Kväll, Jour, Akuten',
      'sön 18.00 Kväll, Akuten',
      'sön 22.00 Akuten',
    ],
  ],
  [
    'in which the clock is put back',
    '2027-10-25',
    169,
    [
      ...ORDINARY_TO_FRIDAY,
      'fre 08.00 Teamet',
      'fre 16.30 Kväll, Akuten',
      'fre 22.00 Akuten',
      'lör 10.00 Jour, Akuten',
      'lör 14.00 Akuten',
      'lör 16.00 Kväll, Akuten',
      'lör 22.00 Natt, Akuten',
      'sön 02.30 Akuten',
      'sön 12.00 Jour, Akuten',
      'sön 16.00 Kväll, Jour, Akuten',
      'sön 18.00 Kväll, Akuten',
      'sön 22.00 Akuten',
    ],
  ],
  [
    'of Easter, in which the clock is put forward',
    '2027-03-22',
    167,
    [
      ...ORDINARY_TO_FRIDAY,
      'fre 12.00 Jour, Akuten',
      'fre 18.00 Akuten',
      'lör 10.00 Jour, Akuten',
      'lör 14.00 Akuten',
      'lör 16.00 Kväll, Akuten',
      'lör 22.00 Natt, Akuten',
      'sön 02.30 Akuten',
      'sön 12.00 Jour, Akuten',
      'sön 18.00 Akuten',
    ],
  ],
];

const clock = (minute: number) =>
  [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join('.');

describe.each(WEEKS)('the week %s', (_, monday, realHours, rows) => {
  it('has these stretches', () => {
    const names = ({ isTeam, units }: { isTeam: boolean; units: number[] }) =>
      isTeam ? 'Teamet' : units.map((place) => setting.units[place]!.name).join(', ');
    const stretches = stretchesFrom(setting, monday, 7);
    expect(
      stretches.map((one) => `${DAYS[Math.floor(one.from / 1440)]} ${clock(one.from % 1440)} ${names(one)}`),
    ).toEqual(rows);
    for (const [index, { to }] of stretches.entries())
      expect(to).toBe(stretches[index + 1]?.from ?? 7 * 1440);
  });

  it('has the same in each of its hours, as they go by', () => {
    const [begins, ends] = [monday, addDays(monday, 7)].map((day) => startOfDay(day).getTime()) as [
      number,
      number,
    ];
    const instants = Array.from(
      { length: (ends - begins) / HOUR },
      (_, hour) => new Date(begins + hour * HOUR),
    );
    expect(instants).toHaveLength(realHours);
    const order = ({ day, time }: { day: string; time: string }) =>
      DAYS.indexOf(day) * 10_000 + Number(time.replace('.', ''));
    const expectedAt = (moment: { day: string; time: string }) => {
      const [, , ...who] = rows
        .findLast((row) => {
          const [day, time] = row.split(' ') as [string, string];
          return order({ day, time }) <= order(moment);
        })!
        .split(' ');
      return who.join(' ');
    };
    const differing = instants.flatMap((at) => {
      const day = DAYS[weekdayOf(today(at)) - 1]!;
      const time = timeOfDay(at).replace(':', '.');
      const { team, units } = turnToAt(setting, at);
      const open = units.filter(({ state }) => state === 'OPEN').map(({ row }) => row.name);
      const said = team?.state === 'OPEN' ? 'Teamet' : open.join(', ');
      const expected = expectedAt({ day, time });
      return said === expected ? [] : [`${day} ${time}: ${said} and not ${expected}`];
    });
    expect(differing).toEqual([]);
  });
});

describe('at a moment', () => {
  const say = (units: (typeof ALWAYS)[], at: string) => {
    const found = turnToAt({ team: TEAM, units }, new Date(at));
    return [found.team!, ...found.units].map(
      ({ row, state, opens }) => `${row.name} ${opens ? `${opens.date} ${opens.time}` : state}`,
    );
  };
  const UNKNOWN = unit('I ord', null);

  it.each([
    // Friday at 23 in summer, Sunday at 13 in winter, Thursday at 12 before midsummer, and its eve at the same time.
    [
      '2027-06-18T21:00Z',
      [
        'Teamet 2027-06-21 08:00',
        'Akuten OPEN',
        'I ord NOT_TOLD',
        'Jour 2027-06-19 10:00',
        'Kväll 2027-06-19 16:00',
      ],
    ],
    [
      '2027-01-31T12:00Z',
      ['Teamet 2027-02-01 08:00', 'Jour OPEN', 'Akuten OPEN', 'I ord NOT_TOLD', 'Kväll 2027-01-31 16:00'],
    ],
    [
      '2027-06-24T10:00Z',
      ['Teamet OPEN', 'Akuten OPEN', 'I ord NOT_TOLD', 'Jour 2027-06-25 12:00', 'Kväll 2027-06-24 16:00'],
    ],
    [
      '2027-06-25T10:00Z',
      ['Teamet 2027-06-28 08:00', 'Jour OPEN', 'Akuten OPEN', 'I ord NOT_TOLD', 'Kväll 2027-06-27 16:00'],
    ],
  ])('%s: open ones in the order of the plan, unknown ones, closed ones with when they open', (at, said) => {
    const [first, ...units] = said;
    const found = say([NO, DUTY, UNKNOWN, EVENING, ALWAYS], at);
    expect([found[0], found.slice(1)]).toEqual([first, expect.arrayContaining(units)]);
    expect(found.slice(1).filter((one) => !/\d/.test(one))).toEqual(units.filter((one) => !/\d/.test(one)));
    expect(found).toHaveLength(5);
  });

  it('closed ones are in the order of the plan', () => {
    expect(say([EVENING, DUTY], '2027-06-18T21:00Z').slice(1)).toEqual([
      'Kväll 2027-06-19 16:00',
      'Jour 2027-06-19 10:00',
    ]);
  });

  it('one that opens no more within a year says no day', () => {
    const shut = { fromDate: '2027-01-01', toDate: '2029-12-31' };
    const closed = unit('Stängd', hours(['1-7 00:00-24:00'], AS_USUAL, [shut]));
    expect(say([closed], '2027-06-18T21:00Z').slice(1)).toEqual(['Stängd CLOSED']);
  });

  it('one that opens at midnight does so on the day that begins', () => {
    const late = unit('Sent', hours(['5 24:00-04:00'], AS_USUAL));
    expect(say([late], '2027-06-18T21:00Z').slice(1)).toEqual(['Sent 2027-06-19 00:00']);
  });
});

describe('the week in words', () => {
  it('folds nights over midnight, weekends and the end of the week', () => {
    expect(sayWeek('sv', { team: TEAM, units: [ALWAYS] }, '2027-01-11')).toEqual({
      rows: [
        { when: 'mån–fre 8–16.30', who: 'Teamet' },
        { when: 'mån–tors 16.30–8, fre 16.30–mån 8', who: 'Akuten' },
      ],
      apart: [],
      lookedTo: '2027-02-07',
    });
    expect(sayWeek('en', { team: TEAM, units: [EVENING, NO, ALWAYS] }, '2027-01-11')?.rows).toEqual([
      { when: 'Mon–Fri 8:00–16:30', who: 'Teamet' },
      { when: 'Mon–Fri 16:30–22:00, Sat–Sun 16:00–22:00', who: 'Kväll; Akuten' },
      { when: 'Sun–Thu 22:00–8:00, Fri–Sat 22:00–16:00', who: 'Akuten' },
    ]);
  });

  it('names the days of the coming four weeks that differ', () => {
    // The sixth of June is a Sunday; until the 27th, the eve and the day of midsummer alone make a difference.
    const { apart, lookedTo } = sayWeek('sv', { team: TEAM, units: [EVENING, ALWAYS] }, '2027-05-31')!;
    expect(apart).toEqual([
      { days: 'söndag 6 juni 2027', rows: [{ when: '0–24', who: 'Akuten' }] },
      { days: 'fredag 25 juni 2027–lördag 26 juni 2027', rows: [{ when: '0–24', who: 'Akuten' }] },
    ]);
    expect(lookedTo).toBe('2027-06-27');
  });

  it('names days with other hours, and whose are open then', () => {
    const summer = { fromDate: '2027-01-18', toDate: '2027-01-19', opens: '10:00', closes: '12:00' };
    const team = { name: 'Teamet', hours: hours(['1-5 08:00-16:30'], CLOSED, [summer]) };
    expect(sayWeek('sv', { team, units: [ALWAYS] }, '2027-01-11')?.apart).toEqual([
      {
        days: 'måndag 18 januari 2027–tisdag 19 januari 2027',
        rows: [
          { when: '10–12', who: 'Teamet' },
          { when: '0–10, 12–24', who: 'Akuten' },
        ],
      },
    ]);
  });

  it('marks unknown hours and answers that are out, and says where nobody is open', () => {
    const words = unit('Boendestödet', null, 'PENDING');
    expect(sayWeek('sv', { team: TEAM, units: [words] }, '2027-01-11')?.rows[1]).toEqual({
      when: 'mån–tors 16.30–8, fre 16.30–mån 8',
      who: 'Boendestödet (okänt om öppet, har inte svarat än)',
    });
    // Of a team whose hours are in words alone nobody knows here whether it is open.
    const untold = { name: 'Teamet', hours: null };
    expect(sayWeek('sv', { team: untold, units: [DUTY] }, '2027-01-11')?.rows).toEqual([
      { when: 'lör 10–14, sön 12–18', who: 'Jour' },
      { when: 'lör 14–sön 12, sön 18–lör 10', who: 'Teamet (okänt om öppet)' },
    ]);
    expect(sayWeek('sv', { team: null, units: [DUTY] }, '2027-01-11')?.rows).toEqual([
      { when: 'lör 10–14, sön 12–18', who: 'Jour' },
      { when: 'lör 14–sön 12, sön 18–lör 10', who: 'Ingen av dem har öppet' },
    ]);
    expect(sayWeek('sv', { team: null, units: [ALWAYS] }, '2027-01-11')?.rows).toEqual([
      { when: 'dygnet runt', who: 'Akuten' },
    ]);
  });

  it('says when nobody is open, unless somebody’s hours are not known or nobody is asked', () => {
    const said = (...units: (typeof DUTY)[]) => sayNobodyOpen('sv', { team: TEAM, units });
    expect(said(EVENING)).toBe('sön–tors 22–8, fre–lör 22–16');
    expect(said(EVENING, ALWAYS)).toBeNull();
    expect(said(NO)).toBeNull();
    expect(said(EVENING, unit('A', null))).toBeNull();
    expect(sayNobodyOpen('sv', { team: null, units: [EVENING] })).toBeNull();
  });

  it('is left out where there is nothing to tell', () => {
    expect(sayWeek('sv', { team: TEAM, units: [NO] }, '2027-01-11')).toBeNull();
    expect(
      sayWeek('sv', { team: { name: 'T', hours: null }, units: [unit('A', null)] }, '2027-01-11'),
    ).toBeNull();
  });
});
