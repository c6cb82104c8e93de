import { ContactMode, ContactOutcome, ContactPlace } from './contact-kinds.js';
import {
  enrolmentFaults,
  episodeFaults,
  interventionFaults,
  momentFaults,
  validateContact,
} from './validate-row.js';

const today = '2025-06-15';
const contact = {
  person: { number: '199001189811', kind: 'PERSONNUMMER' },
  date: { date: '2025-06-15', time: null },
  time: '10:30',
  minutes: 45,
  mode: ContactMode.IN_PERSON,
  place: ContactPlace.HOME,
  staff: ['M01'],
  person_present: null,
  natural_support: false,
  no_show: false,
  outcome: null,
  crisis: false,
  consultation: false,
} as Parameters<typeof validateContact>[0];

const codes = (row: Partial<typeof contact>) => {
  const validated = validateContact({ ...contact, ...row }, today);
  return 'faults' in validated
    ? validated.faults.map(({ column, reason }) => `${column} ${reason.code}`)
    : [];
};

describe('validateContact', () => {
  it('takes an ordinary contact as one where the person took part', () => {
    expect(validateContact(contact, today)).toEqual({
      value: {
        date: '2025-06-15',
        time: '10:30',
        minutes: 45,
        mode: 'IN_PERSON',
        place: 'HOME',
        personPresent: true,
        naturalSupportPresent: false,
        noShow: false,
        notFound: false,
        crisis: false,
        consultation: false,
      },
    });
  });

  it('takes the time from the date, and refuses two that differ', () => {
    expect(codes({ date: { date: '2025-06-15', time: '10:30' }, time: null })).toEqual([]);
    expect(codes({ date: { date: '2025-06-15', time: '11:00' } })).toEqual(['time timesDiffer']);
    expect(codes({ time: null })).toEqual(['time missing']);
  });

  it('keeps a no-show without minutes and without anybody present', () => {
    const noShow = { no_show: true, minutes: null };
    expect(validateContact({ ...contact, ...noShow }, today)).toMatchObject({
      value: { noShow: true, personPresent: false, minutes: 0 },
    });
    expect(codes({ ...noShow, minutes: 0, person_present: false })).toEqual([]);
    expect(codes({ ...noShow, minutes: 5, person_present: true, natural_support: true })).toEqual([
      'minutes noShowMinutes',
      'person_present noShowPresent',
      'natural_support noShowPresent',
    ]);
  });

  it('keeps a consultation with another unit, where neither the person nor anybody near them was', () => {
    expect(validateContact({ ...contact, consultation: true }, today)).toMatchObject({
      value: { consultation: true, personPresent: false, naturalSupportPresent: false, minutes: 45 },
    });
    expect(codes({ consultation: true, person_present: true, natural_support: true })).toEqual([
      'person_present consultationPresent',
      'natural_support consultationPresent',
    ]);
    expect(codes({ consultation: true, no_show: true, minutes: null })).toEqual([
      'consultation consultationMet',
    ]);
  });

  it('keeps outreach that found nobody, which is not the same as not coming, and a crisis as it is said', () => {
    const sought = { outcome: ContactOutcome.NOT_FOUND, minutes: null };
    expect(validateContact({ ...contact, ...sought, crisis: true }, today)).toMatchObject({
      value: { noShow: false, notFound: true, personPresent: false, minutes: 0, crisis: true },
    });
    expect(codes({ ...sought, minutes: 20 })).toEqual(['minutes noShowMinutes']);
    expect(codes({ ...sought, no_show: true })).toEqual(['outcome outcomeDiffers']);
    expect(codes({ outcome: ContactOutcome.MET, no_show: true })).toEqual(['outcome outcomeDiffers']);
    expect(codes({ outcome: ContactOutcome.MISSED, no_show: false, minutes: 0 })).toEqual([]);
  });

  it('wants minutes, a place in person, staff, and somebody to have met', () => {
    expect(codes({ minutes: null, place: null, staff: [], person_present: false })).toEqual([
      'minutes missing',
      'person_present nobodyPresent',
      'place placeNeeded',
      'staff missing',
    ]);
    expect(codes({ person_present: false, natural_support: true })).toEqual([]);
    expect(codes({ mode: ContactMode.PHONE, place: null, minutes: 0 })).toEqual([]);
  });

  it('refuses tomorrow but not today', () => {
    expect(codes({ date: { date: '2025-06-16', time: null } })).toEqual(['date inFuture']);
    expect(momentFaults({ date: { date: today, time: null }, time: '23:59' }, today)).toEqual([]);
  });
});

describe('periods of a row', () => {
  const faultCodes = (faults: { column: string; reason: { code: string } }[]) =>
    faults.map(({ column, reason }) => `${column} ${reason.code}`);
  const enrolment = (from: string, to: string | null, leaving_reason: string | null) =>
    faultCodes(enrolmentFaults({ from, to, leaving_reason } as never, today));
  const episode = (admitted: string, discharged: string | null, team_in_discharge: boolean | null) =>
    faultCodes(episodeFaults({ admitted, discharged, team_in_discharge } as never, today));

  it('may be a single day and may not end before they begin', () => {
    expect(enrolment('2025-01-02', '2025-01-01', 'MOVED')).toEqual(['to beforeStart']);
    expect(episode('2025-01-02', '2025-01-01', true)).toEqual(['discharged beforeStart']);
  });

  it('have a leaving reason exactly when an enrolment has ended', () => {
    expect(enrolment('2025-01-02', null, null)).toEqual([]);
    expect(enrolment('2025-01-02', '2025-02-01', null)).toEqual(['leaving_reason missing']);
    expect(enrolment('2025-01-02', null, 'MOVED')).toEqual(['leaving_reason leavingReasonEarly']);
    expect(enrolment('2025-06-16', '2025-06-17', 'MOVED')).toEqual(['from inFuture', 'to inFuture']);
  });

  it('tell of the team in the discharge exactly when there has been one', () => {
    expect(episode('2025-01-02', null, null)).toEqual([]);
    expect(episode('2025-01-02', '2025-01-09', null)).toEqual(['team_in_discharge missing']);
    expect(episode('2025-01-02', null, false)).toEqual(['team_in_discharge dischargeEarly']);
    expect(episode('2025-06-16', '2025-06-17', true)).toEqual(['admitted inFuture', 'discharged inFuture']);
  });

  it('tell of an end and of the manual only when an intervention has begun', () => {
    const intervention = (started: string | null, ended: string | null, manual: boolean | null) =>
      faultCodes(interventionFaults({ offered: '2025-01-02', started, ended, manual } as never, today));
    expect(intervention(null, null, null)).toEqual([]);
    expect(intervention('2025-01-02', '2025-01-02', false)).toEqual([]);
    expect(intervention(null, '2025-01-09', false)).toEqual(['ended notBegun', 'manual notBegun']);
    expect(intervention('2025-01-01', '2024-12-31', null)).toEqual([
      'started beforeStart',
      'ended beforeStart',
    ]);
    expect(intervention('2025-06-16', '2025-06-16', null)).toEqual(['started inFuture', 'ended inFuture']);
  });
});
