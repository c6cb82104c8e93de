import { type LocalText, localTexts } from '../i18n/local-text.js';
import { translate } from '../i18n/translate.js';
import type { ErrorDescription } from './describe-error.js';
import type { ErrorCode } from './domain-error.js';
import { type Problem, problemText } from './problem.js';

/** A problem as the API gives it: what is wrong, where, and how to mend it, in every language. */
export interface SpokenProblem {
  path: string;
  code: string;
  texts: LocalText[];
}

/** In every language, ready for an answer. */
export function spoken(problem: Problem): SpokenProblem {
  const { path, code } = problem;
  return { path, code, texts: localTexts((locale) => problemText(locale, problem)) };
}

/** The problems of an error; one for the whole when it names none. */
export function spokenProblems({ code, problems }: ErrorDescription): SpokenProblem[] {
  return problems.length > 0 ? problems.map(spoken) : [wholeProblem(code)];
}

export function wholeProblem(code: ErrorCode): SpokenProblem {
  return { path: '', code, texts: localTexts((locale) => translate(locale, `error.${code}.text`)) };
}
