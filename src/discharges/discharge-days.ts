import { addDays } from '../platform/dates/civil-date.js';
import { instantAt, timeOfDay } from '../platform/dates/clock-time.js';
import { workingDayFrom } from '../platform/dates/swedish-holidays.js';
import { today } from '../platform/dates/today.js';
import { DischargeStep } from './discharge-step.js';

/** What is known of a discharge: days YYYY-MM-DD and times HH:MM in Sweden, null where it has not been or is not known. */
export interface DischargeFacts {
  admittedOn: string;
  admittedTime: string | null;
  noticeOn: string | null;
  noticeTime: string | null;
  plannedOn: string | null;
  fastContactOn: string | null;
  readyOn: string | null;
  readyTime: string | null;
  /** Days, both counted, on which the region itself was not ready; without a last one it still is not. */
  notReadyFrom: string | null;
  notReadyTo: string | null;
  calledOn: string | null;
  /** Nobody but one principal has to do anything afterwards, so that there is nothing to call to. */
  callNotNeeded: boolean;
  informationOn: string | null;
  dischargedOn: string | null;
}

/** A day in Sweden, and a time of it where that matters or is known. */
export interface Moment {
  date: string;
  time: string | null;
}

/** A step with when it was done, and until when it may be. */
export interface StepDay {
  step: DischargeStep;
  done: Moment | null;
  latest: Moment | null;
  /** It is not done and its latest day has passed, or it was done after that. */
  isLate: boolean;
}

/** What principals have agreed in place of the law's days. */
export interface AgreedPayment {
  paymentDays: number | null;
  paymentClock: string | null;
}

const DAY_IN_MS = 86_400_000;
const CALL_DAYS = 3;
/** 2017:612 5:4: three days, and four of a notice after 12.00. */
const LAW = { paymentDays: 3, paymentClock: '12:00' };

/** The line of a discharge: each step with its day, or its latest day by 2017:612. */
export function dischargeLine(facts: DischargeFacts, now: Moment): StepDay[] {
  const { plannedOn, dischargedOn } = facts;
  // A planned day that has passed says no more when the discharge is.
  const leaves = dischargedOn ?? (plannedOn && plannedOn >= now.date ? plannedOn : null);
  const steps: Record<DischargeStep, [done: Moment | null, latest: Moment | null]> = {
    ADMISSION_NOTICE: [at(facts.noticeOn, facts.noticeTime), dayAfter(facts)],
    PLANNED: [at(plannedOn), null],
    FAST_CONTACT: [at(facts.fastContactOn), at(leaves)],
    READY: [at(facts.readyOn, facts.readyTime), null],
    CALL: [at(facts.calledOn), at(facts.readyOn && workingDayFrom(addDays(facts.readyOn, CALL_DAYS)))],
    INFORMATION: [at(facts.informationOn), at(leaves)],
    DISCHARGE: [at(dischargedOn), dischargedOn ? null : at(plannedOn)],
  };
  return Object.values(DischargeStep)
    .filter((step) => step !== DischargeStep.CALL || facts.calledOn || !facts.callNotNeeded)
    .map((step) => {
      const [done, latest] = steps[step];
      return { step, done, latest, isLate: latest !== null && isAfter(done ?? now, latest) };
    });
}

/** What waits first: the undone step with the earliest latest day. Of who has left, only what can still be done. */
export function nextStep(line: readonly StepDay[]): StepDay | undefined {
  const hasLeft = line.some(({ step, done }) => step === DischargeStep.DISCHARGE && done);
  return line
    .filter(({ step, done, latest }) => !done && latest && (!hasLeft || AFTERWARDS.includes(step)))
    .sort((a, b) => momentOf(a.latest!).localeCompare(momentOf(b.latest!)))[0];
}

const AFTERWARDS = [DischargeStep.CALL, DischargeStep.INFORMATION];

/**
 * The day from which the municipality pays for whoever is still there (2017:612 5:4), so many whole days after that of the
 * notice; days on which the region itself was not ready, wholly or in part, are not counted (5:5). Plain days of the
 * calendar: no act is to be done on it, so that holidays do not move it.
 * @param agreed in place of the law's days (4:5)
 * @returns null before there is a notice, while the region is not ready, and for whoever left before
 */
export function paymentFrom(facts: DischargeFacts, agreed: AgreedPayment | null = null): string | null {
  const { readyOn, readyTime, notReadyFrom, notReadyTo, dischargedOn } = facts;
  if (!readyOn || !readyTime) return null;
  const { paymentDays, paymentClock } = agreed && agreed.paymentDays !== null ? agreed : LAW;
  const isAfterClock = paymentClock !== null && readyTime > paymentClock;
  /** The day itself, or the first on which the region is ready again; null while it is not. */
  const readyFrom = (day: string): string | null => {
    if (!notReadyFrom || day < notReadyFrom || (notReadyTo && day > notReadyTo)) return day;
    return notReadyTo && addDays(notReadyTo, 1);
  };
  let day: string | null = readyOn;
  for (let left = paymentDays! + (isAfterClock ? 1 : 0); left > 0 && day; left--)
    day = readyFrom(addDays(day, 1));
  day &&= readyFrom(day);
  return day && dischargedOn && dischargedOn < day ? null : day;
}

/** 24 hours after the admission, by the hour and not by the clock on the wall; the whole day after where no time is known. */
function dayAfter({ admittedOn, admittedTime }: DischargeFacts): Moment {
  if (!admittedTime) return { date: addDays(admittedOn, 1), time: null };
  const latest = new Date(instantAt(admittedOn, admittedTime).getTime() + DAY_IN_MS);
  return { date: today(latest), time: timeOfDay(latest) };
}

const at = (date: string | null, time: string | null = null): Moment | null =>
  date === null ? null : { date, time };

const momentOf = ({ date, time }: Moment) => `${date} ${time ?? '24:00'}`;

/** Of the same day only where both say a time. */
const isAfter = (one: Moment, other: Moment): boolean =>
  one.date > other.date ||
  (one.date === other.date && one.time !== null && other.time !== null && one.time > other.time);
