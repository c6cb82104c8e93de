import type { ReviewQuestion } from '../scales/scale.js';
import type { ReviewAnswer } from './chart-review.entity.js';

/** What reviews say of one question: how many yes, partly and no, of how many records that it could be asked of. */
export interface CountedQuestion {
  code: string;
  yes: number;
  partly: number;
  no: number;
  /** Yes, partly and no together. */
  of: number;
  /** Yes, in percent; null where it was answered of nobody. */
  share: number | null;
}

interface Answered {
  answers: Readonly<Partial<Record<string, ReviewAnswer>>>;
}

/** What one reviewer's reviews say, question by question. Partly is no yes; what does not apply, or was not answered, is left out. */
export function countAnswers(
  questions: readonly Pick<ReviewQuestion, 'code'>[],
  reviews: readonly Answered[],
): CountedQuestion[] {
  return questions.map(({ code }) => {
    const count = (answer: `${ReviewAnswer}`) =>
      reviews.filter(({ answers }) => answers[code] === answer).length;
    const [yes, partly, no] = [count('YES'), count('PARTLY'), count('NO')];
    const of = yes + partly + no;
    return { code, yes, partly, no, of, share: of === 0 ? null : (100 * yes) / of };
  });
}
