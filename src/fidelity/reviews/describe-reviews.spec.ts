import 'reflect-metadata';
import { smallAudit, smallScale, text } from '../../../test/support/small-scale.js';
import type { ReviewedQuestion } from './chart-reviews.service.js';
import { describeReviews, reviewEvidence } from './describe-reviews.js';

const question = (code: string, item: string) => ({ code, item, text: { ...text, sv: `Fråga ${code}?` } });
const [first, second] = [question('A2a', 'A2'), question('B1a', 'B1')];
const result = (rest: Partial<ReviewedQuestion>): ReviewedQuestion => ({
  ...{
    question: first,
    code: 'A2a',
    reviewer: null,
    by: ['Kim Ek'],
    lastAt: new Date('2026-05-04T12:00:00Z'),
  },
  ...{ yes: 6, partly: 2, no: 2, of: 10, share: 60, reviewed: 10, sampled: 12 },
  ...rest,
});
const nobody = { question: second, code: 'B1a', yes: 0, partly: 0, no: 0, of: 0, share: null };
const found = '6 av 10 ja (60 %), 2 delvis (10 av 12 i urvalet är granskade)';

it('stands beside the items that it is about, and says of how many', () => {
  const results = [result({}), result(nobody)];
  expect(describeReviews(results, ['A2'], 'sv')).toEqual([
    { code: 'A2a', text: 'Fråga A2a?', found: [found] },
  ]);
  expect(describeReviews(results, ['B1'], 'sv')[0]!.found).toEqual([
    'Inte besvarad om någon (10 av 12 i urvalet är granskade)',
  ]);
  expect(describeReviews(results, ['A1a'], 'sv')).toEqual([]);
});

it('of two raters it is told whose it is, and in a report by whom and when', () => {
  const results = [
    result({ reviewer: 'Kim Ek' }),
    result({ reviewer: 'Lo Al', by: ['Lo Al'], lastAt: new Date('2026-05-05T12:00:00Z') }),
  ];
  expect(describeReviews(results, ['A2'], 'sv')[0]!.found).toEqual([`Kim Ek: ${found}`, `Lo Al: ${found}`]);
  expect(
    reviewEvidence(smallAudit(smallScale, { A1a: [3], A1b: [3], A2: [4], B1: [2] }), results, 'sv'),
  ).toEqual([
    {
      code: 'A2',
      name: '-',
      source: 'Journalgranskning',
      note: `Fråga A2a? Kim Ek: ${found} Lo Al: ${found}`,
      file: '',
      addedBy: 'Kim Ek, Lo Al',
      day: '2026-05-05',
    },
  ]);
});
