import { translate } from '../i18n/translate.js';
import type { ErrorDescription } from './describe-error.js';
import type { ErrorCode } from './domain-error.js';
import { type Problem, problemText } from './problem.js';

/** A problem as the API gives it: what is wrong, where, and how to mend it, in both languages. */
export interface SpokenProblem {
  path: string;
  code: string;
  sv: string;
  en: string;
}

/** In both languages, ready for an answer. */
export function spoken(problem: Problem): SpokenProblem {
  const { path, code } = problem;
  return { path, code, sv: problemText('sv', problem), en: problemText('en', problem) };
}

/** The problems of an error; one for the whole when it names none. */
export function spokenProblems({ code, problems }: ErrorDescription): SpokenProblem[] {
  return problems.length > 0 ? problems.map(spoken) : [wholeProblem(code)];
}

export function wholeProblem(code: ErrorCode): SpokenProblem {
  const key = `error.${code}.text`;
  return { path: '', code, sv: translate('sv', key), en: translate('en', key) };
}
