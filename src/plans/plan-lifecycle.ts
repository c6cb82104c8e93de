import { invalid } from '../platform/errors/domain-error.js';
import { PlanStatus } from './plan-kinds.js';

const NEXT_STATES: Record<PlanStatus, readonly PlanStatus[]> = {
  [PlanStatus.DRAFT]: [PlanStatus.AGREED],
  [PlanStatus.AGREED]: [PlanStatus.REPLACED, PlanStatus.VOIDED],
  [PlanStatus.REPLACED]: [PlanStatus.VOIDED],
  [PlanStatus.VOIDED]: [],
};

/**
 * Where a version may go from here. An agreed one is replaced when its successor is agreed, never by itself; what
 * was made in error is voided.
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
 * The number of a plan's next version and the agreed version that it starts from; none when all were voided.
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
 * one was itself in force.
 */
export function restoredBy<Version extends NumberedVersion>(
  voided: Version,
  versions: readonly Version[],
): Version | undefined {
  if (voided.status !== PlanStatus.AGREED) return undefined;
  const replaced = versions.filter(({ status }) => status === PlanStatus.REPLACED);
  return replaced.length > 0 ? latestOf(replaced) : undefined;
}

/** The version to show when none is named: the latest that was not voided. */
export function currentOf<Version extends NumberedVersion>(versions: readonly Version[]): Version {
  const valid = versions.filter(({ status }) => status !== PlanStatus.VOIDED);
  return latestOf(valid.length > 0 ? valid : versions);
}

/** Whether the next version may be begun from this one: it is in force, or every version was voided. */
export function mayBeginAfter({ status }: NumberedVersion, versions: readonly NumberedVersion[]): boolean {
  if (versions.some((version) => version.status === PlanStatus.DRAFT)) return false;
  return status === PlanStatus.AGREED || versions.every((version) => version.status === PlanStatus.VOIDED);
}

/** The version with the highest number: the draft where there is one. A plan always has a version. */
export function latestOf<Version extends NumberedVersion>(versions: readonly Version[]): Version {
  return versions.reduce((latest, version) => (version.number > latest.number ? version : latest));
}
