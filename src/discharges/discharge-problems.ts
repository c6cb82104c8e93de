import type { Problem } from '../platform/errors/problem.js';
import type { DischargeFacts, Moment } from './discharge-days.js';

/** Days that have been, each with its time. */
const BEEN = {
  admittedOn: 'admittedTime',
  noticeOn: 'noticeTime',
  readyOn: 'readyTime',
  fastContactOn: null,
  notReadyFrom: null,
  notReadyTo: null,
  calledOn: null,
  informationOn: null,
  dischargedOn: null,
} as const;

/** What no discharge can say. */
export function dischargeProblems(
  facts: DischargeFacts & { fastContact: string | null },
  now: Moment & { time: string },
): Problem[] {
  const problems: Problem[] = [];
  const add = (path: string, code: string, isWrong: unknown) => isWrong && problems.push({ path, code });
  for (const [path, timePath] of Object.entries(BEEN)) {
    const day = facts[path as keyof typeof BEEN];
    const time = timePath && facts[timePath];
    add(path, 'inFuture', day && day > now.date);
    add(path, 'beforeAdmission', day && day < facts.admittedOn && path !== 'notReadyFrom');
    if (!timePath) continue;
    add(timePath, 'timeInFuture', day === now.date && time && time > now.time);
    add(path, 'dayOfTime', time && !day);
  }
  add('plannedOn', 'beforeAdmission', facts.plannedOn && facts.plannedOn < facts.admittedOn);
  add('readyTime', 'readyTimeNeeded', facts.readyOn && !facts.readyTime);
  add('fastContact', 'fastContactNeeded', facts.fastContactOn && !facts.fastContact);
  add('fastContactOn', 'fastContactDayNeeded', facts.fastContact && !facts.fastContactOn);
  add('notReadyFrom', 'isNotEmpty', facts.notReadyTo && !facts.notReadyFrom);
  add(
    'notReadyTo',
    'windowBackwards',
    facts.notReadyFrom && facts.notReadyTo && facts.notReadyTo < facts.notReadyFrom,
  );
  add('callNotNeeded', 'calledAndNotNeeded', facts.callNotNeeded && facts.calledOn);
  return problems;
}
