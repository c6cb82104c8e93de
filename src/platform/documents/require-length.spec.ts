import { printedLines, requireLength } from './require-length.js';

it.each<[string, string[], number]>([
  ['nothing', ['', ''], 0],
  ['a letter', ['x'], 1],
  ['80 letters', ['x'.repeat(80)], 1],
  ['81 letters', ['x'.repeat(81)], 2],
  ['lines, blank ones too, however they end', ['a\n\nb\r\nc\rd'], 5],
  ['a break at the end', ['a\n'], 2],
  ['several texts', ['a\nb', '', 'c'], 3],
])('counts %s', (_, texts, lines) => {
  expect(printedLines(texts)).toBe(lines);
});

describe('what is too long', () => {
  const rule = { most: 2, code: 'planTooLong' };
  const problem = (lines: number, path = '') => [{ path, code: 'planTooLong', params: { lines, most: 2 } }];
  const refusal = (...given: Parameters<typeof requireLength>) => {
    try {
      requireLength(...given);
      return null;
    } catch (error) {
      return (error as { problems: unknown }).problems;
    }
  };

  it('is told with how long it is and how long it may be', () => {
    expect(refusal(['a', 'b'], rule)).toBeNull();
    expect(refusal(['a', 'b\nc'], rule)).toEqual(problem(3));
    expect(refusal(['a', 'b\nc'], { ...rule, path: 'text' })).toEqual(problem(3, 'text'));
  });

  it('may be made shorter bit by bit, and stay as it is, but not grow', () => {
    const before = ['a\nb\nc\nd'];
    expect(refusal(['a\nb\nc'], rule, before)).toBeNull();
    expect(refusal(['a\nb\nc\ne'], rule, before)).toBeNull();
    expect(refusal(['a\nb\nc\nd\ne'], rule, before)).toEqual(problem(5));
  });
});
