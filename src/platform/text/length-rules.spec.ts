import { validateSync } from 'class-validator';
import { Length, MaxLength } from './length-rules.js';

class Input {
  @MaxLength(3)
  line: unknown = '';

  @Length(2, 3)
  code: unknown = 'ab';

  @MaxLength(3, { each: true })
  lines: unknown[] = [];
}

const faults = (given: Partial<Input>) =>
  validateSync(Object.assign(new Input(), given)).flatMap(({ constraints }) => Object.keys(constraints!));

describe('the length of a text', () => {
  it.each([
    ['abc', []],
    ['abcd', ['maxLength']],
    // Half the units of UTF-16 that it takes.
    ['😀😀😀', []],
    ['😀😀😀😀', ['maxLength']],
    // A sign that is shown in another way by what follows it: two letters, in a column too.
    ['✈\ufe0f✈\ufe0f', ['maxLength']],
    [7, ['maxLength']],
  ])('of %j', (line, found) => {
    expect(faults({ line })).toEqual(found);
  });

  it('has a least and a most', () => {
    expect([faults({ code: 'a' }), faults({ code: 'abc' }), faults({ code: 'abcd' })]).toEqual([
      ['isLength'],
      [],
      ['isLength'],
    ]);
  });

  it('is that of each in a list', () => {
    expect([faults({ lines: ['abc', ''] }), faults({ lines: ['abc', 'abcd'] })]).toEqual([[], ['maxLength']]);
  });
});
