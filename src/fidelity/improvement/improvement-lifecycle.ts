import { ImprovementStatus } from './improvement-kinds.js';

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
