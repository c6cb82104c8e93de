import { asksTheSame } from '../plans/standing-answers.js';
import { today } from '../platform/dates/today.js';
import type { ClosedHoursUnit } from './crisis-plan.entity.js';
import { CRISIS_PLAN } from './crisis-plan-fields.js';
import { UnitResponse } from './crisis-plan-kinds.js';

/** A task in a version, and what is noted in it as the answer. */
export interface UnitTask {
  task: string;
  response: UnitResponse;
  respondedOn: string | null;
  respondedBy: string;
}

/** What a unit has answered, itself or by telephone, and to which words. */
interface GivenAnswer {
  task: string;
  response: UnitResponse;
  answeredAt: Date;
  answeredByName: string;
  /** By telephone, YYYY-MM-DD. */
  answeredOn?: string | null;
}

/** Whether these are the same words, whatever blanks and line breaks are in them. */
export const isSameTask = (one: { task: string }, other: { task: string }): boolean =>
  asksTheSame({ ...CRISIS_PLAN.closedHoursUnits, answersTo: ['task'] }, { ...one }, { ...other });

/** A unit, and the one that it has been joined into. */
interface JoinedUnit {
  id: string;
  name: string;
  joinedInto?: JoinedUnit | null;
}

/** A unit that has been joined into another is that one. */
export const unitOf = ({ unit }: { unit: JoinedUnit }): JoinedUnit => unit.joinedInto ?? unit;

/** Whether what was asked or answered is of the unit of a row, which may have been joined into another since. */
export const isOfUnit = (said: { unit: JoinedUnit }, row: { unit: JoinedUnit | null }): boolean =>
  row.unit !== null && unitOf(said).id === unitOf({ unit: row.unit }).id;

/** What an answer is in the row of a task, as if it had been noted there. */
export const asNoted = ({ response, answeredAt, answeredByName, answeredOn }: GivenAnswer) => ({
  response,
  respondedOn: answeredOn ?? today(answeredAt),
  respondedBy: answeredByName,
});

/**
 * The unit's answer to a task that was agreed: the newest to the same words that came when it had been agreed.
 * @param answers of one unit to this version
 */
export const lateAnswer = <Answer extends GivenAnswer>(
  task: UnitTask,
  agreedAt: Date,
  answers: readonly Answer[],
): Answer | undefined =>
  newestTo(
    task,
    answers.filter(({ answeredAt }) => answeredAt > agreedAt),
  );

/** The unit's answer to a task of a draft, while it is that which is noted there. @param answers of one unit to the plan */
export function notedAnswer<Answer extends GivenAnswer>(
  task: UnitTask,
  answers: readonly Answer[],
): Answer | undefined {
  const answer = newestTo(task, answers);
  const noted = answer && asNoted(answer);
  const stands =
    noted &&
    noted.response === task.response &&
    noted.respondedOn === task.respondedOn &&
    noted.respondedBy === task.respondedBy;
  return stands ? answer : undefined;
}

/** A task with the answer that holds now: what the unit said after it was agreed, or that which is noted. */
export function asAnswered<Task extends UnitTask & { answer?: GivenAnswer | null }>(
  task: Task,
): Task & { isLateNo: boolean } {
  const { answer } = task;
  const isLateNo = answer?.response === UnitResponse.DECLINED && task.response !== UnitResponse.DECLINED;
  return { ...task, ...(answer && asNoted(answer)), isLateNo };
}

/** The units of a version that can be turned to, with the answers that hold now: those that are there, for more than practical help. */
export const unitsToTurnTo = (rows: readonly ClosedHoursUnit[]) =>
  rows.flatMap((row) => {
    const { unit, practicalOnly } = row;
    return unit && !unit.isEnded && !practicalOnly ? [{ ...asAnswered(row), unit, hours: unit.hours }] : [];
  });

const newestTo = <Answer extends GivenAnswer>(
  task: UnitTask,
  answers: readonly Answer[],
): Answer | undefined =>
  answers
    .filter((answer) => isSameTask(answer, task))
    .toSorted((a, b) => b.answeredAt.getTime() - a.answeredAt.getTime())[0];
