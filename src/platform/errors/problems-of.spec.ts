import 'reflect-metadata';
import { Type } from 'class-transformer';
import {
  ArrayMinSize,
  IsEnum,
  IsIn,
  IsInt,
  IsString,
  Length,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { DomainError } from './domain-error.js';
import { problemText } from './problem.js';
import { createValidationPipe } from './validation-pipe.js';

enum Colour {
  RED = 'RED',
  GREEN = 'GREEN',
}

class Row {
  @IsString()
  @MaxLength(5)
  text: string;
}

class Input {
  @IsInt()
  @Min(1)
  @Max(5)
  rating: number;

  @IsEnum(Colour)
  colour: Colour;

  @IsIn(['small', 'large'])
  size: string;

  @Length(2, 4, { context: { unit: 'letters' } })
  mark: string;

  @ValidateNested({ each: true })
  @Type(() => Row)
  @ArrayMinSize(1)
  rows: Row[];
}

const valid = { rating: 3, colour: 'RED', size: 'small', mark: 'abc', rows: [{ text: 'kort' }] };

async function problems(changes: Record<string, unknown>) {
  const pipe = createValidationPipe();
  try {
    await pipe.transform({ ...valid, ...changes }, { type: 'body', metatype: Input });
    return [];
  } catch (error) {
    if (error instanceof DomainError && error.code === 'INVALID') return error.problems;
    throw error;
  }
}

describe('the validation pipe', () => {
  it('lets good input through', async () => {
    expect(await problems({})).toEqual([]);
  });

  it('gives the limit that was passed', async () => {
    expect(await problems({ rating: 0 })).toEqual([{ path: 'rating', code: 'min', params: { min: 1 } }]);
    expect(await problems({ rating: 6 })).toEqual([{ path: 'rating', code: 'max', params: { max: 5 } }]);
  });

  it('says one thing for a field: its kind before its size', async () => {
    expect(await problems({ rating: 'x' })).toEqual([{ path: 'rating', code: 'isInt' }]);
  });

  it('says of a missing field only that it is missing', async () => {
    expect(await problems({ rating: undefined, size: '' })).toEqual([
      { path: 'rating', code: 'isNotEmpty' },
      { path: 'size', code: 'isNotEmpty' },
    ]);
  });

  it('names what may be chosen', async () => {
    expect(await problems({ colour: 'BLUE', size: 'huge' })).toEqual([
      { path: 'colour', code: 'isEnum', params: { allowed: 'RED, GREEN' } },
      { path: 'size', code: 'isIn', params: { allowed: 'small, large' } },
    ]);
  });

  it('takes along the context of a rule', async () => {
    expect(await problems({ mark: 'a' })).toEqual([
      { path: 'mark', code: 'isLength', params: { min: 2, max: 4, unit: 'letters' } },
    ]);
  });

  it('gives the path of a nested field', async () => {
    expect(await problems({ rows: [{ text: 'kort' }, { text: 'för lång' }] })).toEqual([
      { path: 'rows.1.text', code: 'maxLength', params: { max: 5 } },
    ]);
    expect(await problems({ rows: [] })).toEqual([
      { path: 'rows', code: 'arrayMinSize', params: { min: 1 } },
    ]);
    expect(await problems({ rows: ['text'] })).toMatchObject([{ path: 'rows.0', code: 'nestedValidation' }]);
  });

  it('refuses what the input does not have', async () => {
    expect(await problems({ isAdministrator: true })).toEqual([
      { path: 'isAdministrator', code: 'whitelistValidation' },
    ]);
  });
});

describe('problemText', () => {
  it('speaks every language', () => {
    const problem = { path: 'rating', code: 'min', params: { min: 1 } };
    expect(problemText('sv', problem)).toBe('Skriv ett tal som är minst 1.');
    expect(problemText('en', problem)).toBe('Enter a number that is at least 1.');
  });

  it('has words for a rule without a message of its own', () => {
    expect(problemText('en', { path: 'x', code: 'isHexColor' })).toBe(
      'The value cannot be used. Check it and enter it again.',
    );
  });
});
