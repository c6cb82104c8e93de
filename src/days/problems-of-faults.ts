import type { Fault } from '../platform/csv/judged-row.js';
import type { Problem } from '../platform/errors/problem.js';

/** What is wrong with a row of a file, told at the fields of a form that says the same. */
export function problemsOfFaults(
  faults: readonly Fault[],
  fields: Readonly<Record<string, string>>,
): Problem[] {
  return faults.map(({ column, reason: { code, params } }) => ({
    path: fields[column] ?? column,
    code,
    // What these rules tell is said the same in every language, such as a day.
    ...(params && { params: params as NonNullable<Problem['params']> }),
  }));
}
