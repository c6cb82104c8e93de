import { invalid } from '../platform/errors/domain-error.js';
import { PlanStatus } from './plan-kinds.js';

const NEXT_STATES: Record<PlanStatus, readonly PlanStatus[]> = {
  [PlanStatus.DRAFT]: [PlanStatus.AGREED],
  [PlanStatus.AGREED]: [PlanStatus.REPLACED, PlanStatus.VOIDED, PlanStatus.ENDED],
  [PlanStatus.REPLACED]: [PlanStatus.VOIDED],
  [PlanStatus.VOIDED]: [],
  [PlanStatus.ENDED]: [PlanStatus.VOIDED],
};

/** No longer in force, with nothing in its place. */
const STOPPED: readonly PlanStatus[] = [PlanStatus.VOIDED, PlanStatus.ENDED];

/**
 * Where a version may go from here. An agreed one is replaced when its successor is agreed, never by itself; what
 * nobody needs any longer is ended, and what was made in error is voided.
 */
export function nextStates(status: PlanStatus): PlanStatus[] {
  return [...NEXT_STATES[status]];
}

/** What the rules on versions need to know of one. */
export interface NumberedVersion {
  /** From 1, without gaps. */
  number: number;
  status: PlanStatus;
}

/**
 * The number of a plan's next version and the agreed version that it starts from; none when nothing is in force.
 * @param versions every version of the plan, in any order
 * @throws DomainError INVALID when a draft is already under way, or nothing has been agreed yet
 */
export function successorOf<Version extends NumberedVersion>(
  versions: readonly Version[],
): { number: number; predecessor: Version | undefined } {
  if (versions.some(({ status }) => status === PlanStatus.DRAFT))
    throw invalid([{ path: 'planId', code: 'draftUnderWay' }]);
  const predecessor = versions.find(({ status }) => status === PlanStatus.AGREED);
  if (versions.length === 0) throw invalid([{ path: 'planId', code: 'nothingAgreed' }]);
  return { number: Math.max(...versions.map(({ number }) => number)) + 1, predecessor };
}

/**
 * The version that is in force again when another is voided: the one that it had replaced. None unless the voided
 * one was itself in force, or where the plan had been ended before it.
 */
export function restoredBy<Version extends NumberedVersion>(
  voided: Version,
  versions: readonly Version[],
): Version | undefined {
  if (voided.status !== PlanStatus.AGREED) return undefined;
  const earlier = versions.filter(
    ({ status }) => status === PlanStatus.REPLACED || status === PlanStatus.ENDED,
  );
  const latest = earlier.length > 0 ? latestOf(earlier) : undefined;
  return latest?.status === PlanStatus.REPLACED ? latest : undefined;
}

/** The version to show when none is named: the latest that was not voided. */
export function currentOf<Version extends NumberedVersion>(versions: readonly Version[]): Version {
  const valid = versions.filter(({ status }) => status !== PlanStatus.VOIDED);
  return latestOf(valid.length > 0 ? valid : versions);
}

/** Whether the next version may be begun from this one: it is in force, or none is and this one was ended or voided. */
export function mayBeginAfter({ status }: NumberedVersion, versions: readonly NumberedVersion[]): boolean {
  if (versions.some((version) => version.status === PlanStatus.DRAFT)) return false;
  if (status === PlanStatus.AGREED) return true;
  return STOPPED.includes(status) && !versions.some((version) => version.status === PlanStatus.AGREED);
}

/** The version with the highest number: the draft where there is one. A plan always has a version. */
export function latestOf<Version extends NumberedVersion>(versions: readonly Version[]): Version {
  return versions.reduce((latest, version) => (version.number > latest.number ? version : latest));
}
