import { timeOfDay } from '../platform/dates/clock-time.js';
import { today } from '../platform/dates/today.js';
import type { Problem } from '../platform/errors/problem.js';

/** What has not been yet, in Sweden, is not noted. */
export function momentProblems(
  { date, time }: { date: string; time: string },
  at: Date = new Date(),
): Problem[] {
  const day = today(at);
  if (date > day) return [{ path: 'date', code: 'inFuture' }];
  return date === day && time > timeOfDay(at) ? [{ path: 'time', code: 'timeInFuture' }] : [];
}
