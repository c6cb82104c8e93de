import { invalid } from '../platform/errors/domain-error.js';
import { PlanStatus } from './plan-kinds.js';

const NEXT_STATES: Record<PlanStatus, readonly PlanStatus[]> = {
  [PlanStatus.DRAFT]: [PlanStatus.AGREED],
  [PlanStatus.AGREED]: [PlanStatus.REPLACED],
  [PlanStatus.REPLACED]: [],
};

/** Where a version may go from here. An agreed one is replaced when its successor is agreed, never by itself. */
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
 * The number of a plan's next version and the agreed version that it starts from.
 * @param versions every version of the plan, in any order
 * @throws DomainError INVALID when a draft is already under way, or nothing has been agreed yet
 */
export function successorOf<Version extends NumberedVersion>(
  versions: readonly Version[],
): { number: number; predecessor: Version } {
  if (versions.some(({ status }) => status === PlanStatus.DRAFT))
    throw invalid([{ path: 'planId', code: 'draftUnderWay' }]);
  const predecessor = versions.find(({ status }) => status === PlanStatus.AGREED);
  if (!predecessor) throw invalid([{ path: 'planId', code: 'nothingAgreed' }]);
  return { number: Math.max(...versions.map(({ number }) => number)) + 1, predecessor };
}

/** The version with the highest number: the draft where there is one. A plan always has a version. */
export function latestOf<Version extends NumberedVersion>(versions: readonly Version[]): Version {
  return versions.reduce((latest, version) => (version.number > latest.number ? version : latest));
}
