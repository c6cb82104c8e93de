import 'reflect-metadata';
import { ReviewAnswer } from './chart-review.entity.js';
import { countAnswers } from './count-answers.js';

const { YES, PARTLY, NO, NOT_APPLICABLE } = ReviewAnswer;

it('counts yes, partly and no of each question, and a share of yes among those it could be asked of', () => {
  const reviews = [
    { answers: { PP1a: YES, PP1b: NO } },
    { answers: { PP1a: YES, PP1b: NOT_APPLICABLE } },
    { answers: { PP1a: PARTLY } },
    { answers: { PP1a: NO, PP1b: NOT_APPLICABLE } },
  ];
  expect(countAnswers([{ code: 'PP1a' }, { code: 'PP1b' }, { code: 'PP1c' }], reviews)).toEqual([
    { code: 'PP1a', yes: 2, partly: 1, no: 1, of: 4, share: 50 },
    { code: 'PP1b', yes: 0, partly: 0, no: 1, of: 1, share: 0 },
    { code: 'PP1c', yes: 0, partly: 0, no: 0, of: 0, share: null },
  ]);
});
