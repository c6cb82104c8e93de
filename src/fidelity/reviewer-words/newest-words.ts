import type { ReviewerWords } from './reviewer-words.entity.js';

/** As few as tell what comes first, and as many as a board can keep in mind. */
export const PRIORITIES = { fewest: 3, most: 5 };

/** Those that stand: of the whole audit and of each item the last that was written. */
export function newestWords<Words extends Pick<ReviewerWords, 'code' | 'revision'>>(
  all: readonly Words[],
): Words[] {
  return all.filter(
    ({ code, revision }) => !all.some((other) => other.code === code && other.revision > revision),
  );
}

/** What stands of the whole audit (''), or of an item; undefined where nothing was written. */
export function wordsOf<Words extends Pick<ReviewerWords, 'code' | 'revision'>>(
  all: readonly Words[],
  code: string,
): Words | undefined {
  return newestWords(all).find((words) => words.code === code);
}

/** Whether there are some priorities, yet so few that they are no choice. An audit may have none. */
export function hasTooFewPriorities(
  all: readonly Pick<ReviewerWords, 'code' | 'revision' | 'priorities'>[],
): boolean {
  const count = wordsOf(all, '')?.priorities.length ?? 0;
  return count > 0 && count < PRIORITIES.fewest;
}
