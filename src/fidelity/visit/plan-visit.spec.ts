import { smallScale, text } from '../../../test/support/small-scale.js';
import { planVisit } from './plan-visit.js';

const codes = (...of: Parameters<typeof planVisit>) =>
  planVisit(...of).map(({ day, parts }) => [day, parts.map(({ items }) => items)]);

describe('planVisit', () => {
  const visit = [
    {
      day: 1,
      parts: [
        { name: text, items: ['A1', 'B1'], prompts: [text] },
        { name: text, items: ['B1'], prompts: [text] },
      ],
    },
    { day: 2, parts: [{ name: text, items: ['A2'], prompts: [text] }] },
  ];

  it('is as the scale says', () => {
    expect(planVisit({ ...smallScale, visit }, null)).toEqual(visit);
  });

  it('leaves out what is not rated, and the parts and days that are about nothing else', () => {
    expect(codes({ ...smallScale, visit }, ['A1'])).toEqual([[1, [['A1']]]]);
    expect(codes({ ...smallScale, visit }, ['A'])).toEqual([
      [1, [['A1']]],
      [2, [['A2']]],
    ]);
  });

  it('is by subscales where the scale says nothing, about half the items each day', () => {
    expect(codes(smallScale, null)).toEqual([
      [1, [['A1', 'A2']]],
      [2, [['B1']]],
    ]);
    expect(codes(smallScale, ['B'])).toEqual([[1, [['B1']]]]);
    const subscales = [...smallScale.subscales, { code: 'C', name: text }, { code: 'D', name: text }];
    const items = ['A', 'A', 'B', 'C', 'D', 'D'].map((subscale, index) => {
      return { ...smallScale.items[1]!, subscale, code: `${subscale}${index}` };
    });
    expect(codes({ ...smallScale, subscales, items }, null)).toEqual([
      [1, [['A0', 'A1'], ['B2']]],
      [2, [['C3'], ['D4', 'D5']]],
    ]);
  });
});
