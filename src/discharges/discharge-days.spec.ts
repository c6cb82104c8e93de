import { instantAt } from '../platform/dates/clock-time.js';
import { workingDayFrom } from '../platform/dates/swedish-holidays.js';
import {
  type AgreedPayment,
  type DischargeFacts,
  dischargeLine,
  nextStep,
  paymentFrom,
} from './discharge-days.js';
import { DischargeStep } from './discharge-step.js';

const NOTHING: DischargeFacts = {
  admittedOn: '2026-03-01',
  admittedTime: null,
  noticeOn: null,
  noticeTime: null,
  plannedOn: null,
  fastContactOn: null,
  readyOn: null,
  readyTime: null,
  notReadyFrom: null,
  notReadyTo: null,
  calledOn: null,
  callNotNeeded: false,
  informationOn: null,
  dischargedOn: null,
};
const LONG_AFTER = { date: '2027-12-31', time: '12:00' };

const stepOf = (step: DischargeStep, facts: Partial<DischargeFacts>, now = LONG_AFTER) =>
  dischargeLine({ ...NOTHING, ...facts }, now).find((one) => one.step === step);
const latestOf = (step: DischargeStep, facts: Partial<DischargeFacts>, now = LONG_AFTER) => {
  const { latest } = stepOf(step, facts, now)!;
  return latest && [latest.date, latest.time].filter(Boolean).join(' ');
};

interface Case {
  about: string;
  ready: [day: string, time: string];
  agreed?: AgreedPayment;
  not?: [from: string, to: string | null];
  left?: string;
  call: string;
  payment: string | null;
}

/** Twenty, each worked out by hand with a calendar. */
const CASES: Case[] = [
  // Monday 2 March 2026 + 3 = Thursday the 5th, an ordinary working day; 11.59 is before 12.00, so the payment is 3 days after: the 5th.
  {
    about: 'a minute before noon',
    ready: ['2026-03-02', '11:59'],
    call: '2026-03-05',
    payment: '2026-03-05',
  },
  // The law says »efter klockan 12.00«, and 12.00 is not after 12.00: 3 days still.
  { about: 'at noon', ready: ['2026-03-02', '12:00'], call: '2026-03-05', payment: '2026-03-05' },
  // A minute after it is 4 days, Friday the 6th; the call knows no clock and stays on the 5th.
  { about: 'a minute after noon', ready: ['2026-03-02', '12:01'], call: '2026-03-05', payment: '2026-03-06' },
  // Wednesday 4 March + 3 = Saturday the 7th: the call may be sent on Monday the 9th (1930:173), the payment is on the Saturday.
  { about: 'on a Wednesday', ready: ['2026-03-04', '09:00'], call: '2026-03-09', payment: '2026-03-07' },
  // Thursday 5 March + 3 = Sunday the 8th: the call by Monday the 9th. At 16.30 the payment is a day later, on that Monday too.
  {
    about: 'on a Thursday afternoon',
    ready: ['2026-03-05', '16:30'],
    call: '2026-03-09',
    payment: '2026-03-09',
  },
  // Friday 6 March + 3 = Monday the 9th: the weekend is counted, since the days are plain days of the calendar.
  { about: 'on a Friday', ready: ['2026-03-06', '08:00'], call: '2026-03-09', payment: '2026-03-09' },
  // Tuesday 16 June + 3 = Friday 19 June, Midsummer's Eve; the 20th is Midsummer Day and the 21st a Sunday: Monday the 22nd.
  { about: 'before Midsummer', ready: ['2026-06-16', '10:00'], call: '2026-06-22', payment: '2026-06-19' },
  // Midsummer's Eve itself, Friday 19 June, + 3 = Monday the 22nd: nothing is moved, whatever lies between.
  { about: "on Midsummer's Eve", ready: ['2026-06-19', '10:00'], call: '2026-06-22', payment: '2026-06-22' },
  // Monday 21 December + 3 = Thursday the 24th, Christmas Eve; 25 and 26 holidays, the 27th a Sunday: Monday the 28th.
  { about: 'before Christmas', ready: ['2026-12-21', '10:00'], call: '2026-12-28', payment: '2026-12-24' },
  // The same at 13.00: 4 days, Christmas Day. No act is to be done on it, and so no holiday moves it.
  {
    about: 'before Christmas, after noon',
    ready: ['2026-12-21', '13:00'],
    call: '2026-12-28',
    payment: '2026-12-25',
  },
  // Monday 28 December + 3 = Thursday the 31st, New Year's Eve; 1 January a holiday, 2 and 3 a weekend: Monday the 4th.
  { about: 'before the new year', ready: ['2026-12-28', '12:00'], call: '2027-01-04', payment: '2026-12-31' },
  // Sunday 3 January 2027 + 3 = Wednesday the 6th, Epiphany: Thursday the 7th.
  { about: 'before Epiphany', ready: ['2027-01-03', '12:00'], call: '2027-01-07', payment: '2027-01-06' },
  // Easter 2026 is 5 April. Tuesday 31 March + 3 = Good Friday the 3rd; Saturday, Easter Sunday and Monday the 6th: Tuesday the 7th.
  { about: 'before Easter', ready: ['2026-03-31', '09:30'], call: '2026-04-07', payment: '2026-04-03' },
  // Ascension Day 2026 is 14 May, 39 days from Easter. Monday the 11th + 3 is that Thursday; Friday the 15th is a working day.
  {
    about: 'before Ascension Day',
    ready: ['2026-05-11', '09:30'],
    call: '2026-05-15',
    payment: '2026-05-14',
  },
  // Summer time begins on Sunday 29 March 2026. Friday the 27th at 12.01 by the clock + 4 = Tuesday the 31st, though an hour is lost.
  {
    about: 'over the change to summer time',
    ready: ['2026-03-27', '12:01'],
    call: '2026-03-30',
    payment: '2026-03-31',
  },
  // Agreed: 5 days, and 15.00 moves it. At 14.59 on Monday 2 March: Saturday the 7th. The call is the law's.
  {
    ...{ about: 'with an agreement of five days', ready: ['2026-03-02', '14:59'], call: '2026-03-05' },
    ...{ agreed: { paymentDays: 5, paymentClock: '15:00' }, payment: '2026-03-07' },
  },
  // The same agreement without a clock time: at 23.59 it is 5 days still.
  {
    ...{
      about: 'with an agreement without a clock time',
      ready: ['2026-03-02', '23:59'],
      call: '2026-03-05',
    },
    ...{ agreed: { paymentDays: 5, paymentClock: null }, payment: '2026-03-07' },
  },
  // The region was not ready from the day of the notice, Monday 2 March, until Wednesday the 4th: the 5th, 6th and 7th are counted.
  {
    ...{ about: 'while the region was not ready', ready: ['2026-03-02', '10:00'], call: '2026-03-05' },
    ...{ not: ['2026-03-02', '2026-03-04'], payment: '2026-03-07' },
  },
  // It was not from the 3rd, and still is not: the first of the three days has not come.
  {
    ...{ about: 'while the region still is not ready', ready: ['2026-03-02', '10:00'], call: '2026-03-05' },
    ...{ not: ['2026-03-03', null], payment: null },
  },
  // 3 days would be Thursday the 5th; whoever left on the 4th is not there to be paid for.
  {
    ...{ about: 'of somebody who left before', ready: ['2026-03-02', '10:00'], call: '2026-03-05' },
    ...{ left: '2026-03-04', payment: null },
  },
];

describe('a notice that somebody is ready', () => {
  it.each(CASES)('$about: call by $call, payment from $payment', (one) => {
    const facts = {
      ...NOTHING,
      readyOn: one.ready[0],
      readyTime: one.ready[1],
      notReadyFrom: one.not?.[0] ?? null,
      notReadyTo: one.not?.[1] ?? null,
      dischargedOn: one.left ?? null,
    };
    expect([latestOf(DischargeStep.CALL, facts), paymentFrom(facts, one.agreed)]).toEqual([
      one.call,
      one.payment,
    ]);
  });

  it('gives no day of payment before it has come, and by the law where an agreement says none', () => {
    expect(paymentFrom(NOTHING)).toBeNull();
    const ready = { ...NOTHING, readyOn: '2026-03-02', readyTime: '10:00' };
    expect(paymentFrom(ready, { paymentDays: null, paymentClock: null })).toBe('2026-03-05');
  });

  it('gives its own day where none is agreed to pass, or the first on which the region is ready', () => {
    const ready = { ...NOTHING, readyOn: '2026-03-02', readyTime: '10:00' };
    const atOnce = { paymentDays: 0, paymentClock: null };
    expect(paymentFrom(ready, atOnce)).toBe('2026-03-02');
    const notReady = { notReadyFrom: '2026-03-01', notReadyTo: '2026-03-03' };
    expect(paymentFrom({ ...ready, ...notReady }, atOnce)).toBe('2026-03-04');
    // Not ready between the second day and the third: 3 March, then 6 and 7.
    const between = { notReadyFrom: '2026-03-04', notReadyTo: '2026-03-05' };
    expect(paymentFrom({ ...ready, ...between })).toBe('2026-03-07');
    // Afterwards changes nothing; and whoever leaves on the day was there when it came.
    const after = { notReadyFrom: '2026-03-06', notReadyTo: null, dischargedOn: '2026-03-05' };
    expect(paymentFrom({ ...ready, ...after })).toBe('2026-03-05');
  });
});

describe('the notice of admission', () => {
  const latest = (admittedOn: string, admittedTime: string | null) =>
    latestOf(DischargeStep.ADMISSION_NOTICE, { admittedOn, admittedTime });

  it('is given within 24 hours, by the hour also where the clock is changed, and on holidays', () => {
    expect(latest('2026-12-24', '23:30')).toBe('2026-12-25 23:30');
    // An hour is lost in the night to 29 March 2026, and one is won in that to 25 October.
    expect(latest('2026-03-28', '14:00')).toBe('2026-03-29 15:00');
    expect(latest('2026-10-24', '14:00')).toBe('2026-10-25 13:00');
    expect(latest('2026-03-02', null)).toBe('2026-03-03');
  });

  it('is late when it was given later or is not, to the minute where both times are known', () => {
    const isLate = (noticeOn: string | null, noticeTime: string | null, now = LONG_AFTER) =>
      stepOf(
        DischargeStep.ADMISSION_NOTICE,
        { admittedOn: '2026-03-02', admittedTime: '10:00', noticeOn, noticeTime },
        now,
      )!.isLate;
    expect(isLate('2026-03-03', '10:00')).toBe(false);
    expect(isLate('2026-03-03', '10:01')).toBe(true);
    expect(isLate('2026-03-03', null)).toBe(false);
    expect(isLate('2026-03-04', null)).toBe(true);
    expect(isLate(null, null, { date: '2026-03-03', time: '10:00' })).toBe(false);
    expect(isLate(null, null, { date: '2026-03-03', time: '10:01' })).toBe(true);
  });
});

describe('the line of a discharge', () => {
  it('has the contact named and the information given by the discharge, planned until it has been', () => {
    const now = { date: '2026-03-10', time: '12:00' };
    for (const step of [DischargeStep.FAST_CONTACT, DischargeStep.INFORMATION]) {
      expect(latestOf(step, {}, now)).toBeNull();
      expect(latestOf(step, { plannedOn: '2026-03-10' }, now)).toBe('2026-03-10');
      // Planned for a day that has passed without it.
      expect(latestOf(step, { plannedOn: '2026-03-09' }, now)).toBeNull();
      expect(latestOf(step, { plannedOn: '2026-03-20', dischargedOn: '2026-03-09' }, now)).toBe('2026-03-09');
    }
    const informed = { dischargedOn: '2026-03-09', informationOn: '2026-03-10' };
    expect(stepOf(DischargeStep.INFORMATION, informed, now)!.isLate).toBe(true);
    expect(stepOf(DischargeStep.DISCHARGE, { plannedOn: '2026-03-09' }, now)!.isLate).toBe(true);
  });

  it('has no call where none is needed, unless it was made', () => {
    expect(stepOf(DischargeStep.CALL, { callNotNeeded: true })).toBeUndefined();
    expect(stepOf(DischargeStep.CALL, { calledOn: '2026-03-09' })!.done!.date).toBe('2026-03-09');
  });

  it('has the earliest undone step next, and of somebody who has left what can still be done', () => {
    const now = { date: '2026-03-10', time: '12:00' };
    const next = (facts: Partial<DischargeFacts>) =>
      nextStep(dischargeLine({ ...NOTHING, admittedTime: '10:00', ...facts }, now))?.step;
    const told = { noticeOn: '2026-03-01', noticeTime: '12:00' };
    expect(next({})).toBe(DischargeStep.ADMISSION_NOTICE);
    expect(next(told)).toBeUndefined();
    const planned = { ...told, plannedOn: '2026-03-12' };
    expect(next(planned)).toBe(DischargeStep.FAST_CONTACT);
    expect(next({ ...planned, readyOn: '2026-03-06', readyTime: '10:00' })).toBe(DischargeStep.CALL);
    expect(next({ dischargedOn: '2026-03-09' })).toBe(DischargeStep.INFORMATION);
    expect(next({ dischargedOn: '2026-03-09', informationOn: '2026-03-09' })).toBeUndefined();
  });
});

describe('the calendar', () => {
  it('goes to the next working day, over all that is free', () => {
    expect(workingDayFrom('2026-03-05')).toBe('2026-03-05');
    // All Saints' Day is a Saturday, 31 October 2026.
    expect(workingDayFrom('2026-10-31')).toBe('2026-11-02');
    // The national day, Saturday 6 June 2026.
    expect(workingDayFrom('2026-06-06')).toBe('2026-06-08');
  });

  it('knows the instant of a time in Sweden, also on the days when the clock is changed', () => {
    expect(instantAt('2026-03-28', '12:00').toISOString()).toBe('2026-03-28T11:00:00.000Z');
    expect(instantAt('2026-03-29', '12:00').toISOString()).toBe('2026-03-29T10:00:00.000Z');
    // It is 02.30 twice on 25 October, and never on 29 March.
    expect(instantAt('2026-10-25', '02:30').toISOString()).toBe('2026-10-25T00:30:00.000Z');
    expect(instantAt('2026-03-29', '02:30').toISOString()).toBe('2026-03-29T01:30:00.000Z');
  });
});
