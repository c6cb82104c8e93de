import { ImprovementStatus, PdsaPhase } from './improvement-kinds.js';

const { PLANNED, ONGOING, DONE, ABANDONED } = ImprovementStatus;

const NEXT_STATES: Record<ImprovementStatus, readonly ImprovementStatus[]> = {
  [PLANNED]: [ONGOING, ABANDONED],
  [ONGOING]: [DONE, ABANDONED],
  [DONE]: [],
  [ABANDONED]: [],
};

/** Where an action may go from here. One that is done or abandoned stays as it is. */
export function nextStates(status: ImprovementStatus): ImprovementStatus[] {
  return [...NEXT_STATES[status]];
}

/** Whether the day it was to be done by has passed with the work still to do. */
export function isOverdue(
  { status, dueOn }: { status: ImprovementStatus; dueOn: string },
  day: string,
): boolean {
  return nextStates(status).length > 0 && dueOn < day;
}

/** Whether the team has still to see whether an action has helped: nothing that was seen on its day or later is noted. */
export function waitsForFollowUp(
  { status, followUpOn }: { status: ImprovementStatus; followUpOn: string | null },
  entries: readonly { phase: PdsaPhase; date: string }[],
): boolean {
  if (followUpOn === null || status === ABANDONED) return false;
  return !entries.some(({ phase, date }) => phase === PdsaPhase.STUDY && date >= followUpOn);
}

/** Whether it is to be done, or followed up, and the day for that has passed. */
export function isLate(
  action: { status: ImprovementStatus; dueOn: string; followUpOn: string | null },
  entries: readonly { phase: PdsaPhase; date: string }[],
  day: string,
): boolean {
  return isOverdue(action, day) || (waitsForFollowUp(action, entries) && action.followUpOn! < day);
}
