import { PlanReader, PlanStatus } from '../plans/plan-kinds.js';
import { addDays } from '../platform/dates/civil-date.js';
import { CopyForm, RecallReason } from './copy-kinds.js';

/** What decides whether a copy is to be recalled. Days are YYYY-MM-DD. */
export interface CopyFacts {
  reader: PlanReader;
  form: CopyForm;
  givenOn: string;
  isSettled: boolean;
  /** Somebody has it: not by a link that has not been opened. */
  isHeld: boolean;
  /** Of its version, as it is now. */
  status: PlanStatus;
  /** It was given while the version was a draft. */
  wasDraft: boolean;
  /** A unit has said no to its task in the version since the copy was given. */
  unitSaidNo: boolean;
  /** The day to look the version through. */
  reviewOn: string | null;
  /** What it was given on holds, or there is another on which the same reader could be given it; also where it needs none. */
  groundHolds: boolean;
  /** Somebody of the owner's goes on supporting the person after the day that is asked about. */
  isEnrolledAfter: boolean;
}

/**
 * For how long what the team prints for its own work is asked for. It is carried along and thrown away by those who wrote the
 * plan; asked for any longer, it would hide what has left the house.
 */
export const OWN_USE_DAYS = 30;

/**
 * Why a copy is to be recalled on a day, the gravest reason; null where it holds, or has been settled. What is read in the
 * program is read no longer once its ground does not hold: there is nothing to fetch back. There it is read as it is answered now.
 */
export function recallReason(
  {
    reader,
    form,
    givenOn,
    isSettled,
    isHeld,
    status,
    wasDraft,
    unitSaidNo,
    reviewOn,
    groundHolds,
    isEnrolledAfter,
  }: CopyFacts,
  day: string,
): RecallReason | null {
  if (isSettled || !isHeld || (reader === PlanReader.TEAM && givenOn < addDays(day, -OWN_USE_DAYS)))
    return null;
  if (form === CopyForm.DIGITAL && !groundHolds) return null;
  if (status === PlanStatus.VOIDED) return RecallReason.VOIDED;
  if (status === PlanStatus.ENDED) return RecallReason.PLAN_ENDED;
  if (status === PlanStatus.REPLACED || (wasDraft && status === PlanStatus.AGREED))
    return RecallReason.REPLACED;
  if (!groundHolds) return RecallReason.GROUND_OVER;
  if (!isEnrolledAfter) return RecallReason.ENDED;
  if (status === PlanStatus.AGREED && unitSaidNo && form !== CopyForm.DIGITAL)
    return RecallReason.UNIT_SAID_NO;
  if (status === PlanStatus.AGREED && reviewOn !== null && reviewOn < day) return RecallReason.OVERDUE;
  return null;
}
