import 'reflect-metadata';
import { Type } from 'class-transformer';
import { IsBoolean, IsInt, IsNumber, IsOptional, IsString, Max, ValidateNested } from 'class-validator';
import { readForm } from './form.js';

class RowInput {
  @IsString()
  text: string;

  @IsOptional()
  @IsInt()
  count: number | null;
}

class ProbeInput {
  @IsString()
  name: string;

  @IsOptional()
  @IsNumber()
  @Max(5)
  score?: number;

  @IsOptional()
  @IsBoolean()
  agreed?: boolean;

  @IsOptional()
  @IsString({ each: true })
  tags?: string[];

  @IsOptional()
  @ValidateNested({ each: true })
  @Type(() => RowInput)
  rows?: RowInput[];
}

class SecretInput {
  @IsString()
  password: string;
}

const read = (body: object) => readForm(ProbeInput, { name: 'Åsa', ...body });

describe('readForm', () => {
  it('gives an instance of the input class', async () => {
    const { input, problems } = await read({});
    expect(input).toBeInstanceOf(ProbeInput);
    expect(problems).toEqual([]);
  });

  it('reads numbers as they are written in Swedish', async () => {
    expect((await read({ score: '3,5' })).input?.score).toBe(3.5);
    expect((await read({ score: '\u22121 000' })).input?.score).toBe(-1000);
    expect(await read({ score: '1,2,3' })).toMatchObject({
      input: null,
      values: { score: '1,2,3' },
      problems: [{ path: 'score', code: 'isNumber' }],
    });
  });

  it('takes no number that is larger than a column', async () => {
    const count = async (written: unknown) => {
      const { input, problems } = await read({ rows: [{ text: 'a', count: written }] });
      return input?.rows?.[0]?.count ?? problems[0]?.code;
    };
    expect([await count('2147483647'), await count('2147483648')]).toEqual([2147483647, 'isInt']);
    expect([await count(-2147483647), await count(-2147483648)]).toEqual([-2147483647, 'isInt']);
    expect(await count('9'.repeat(400))).toBe('isInt');
  });

  it('reads a box: unticked, ticked, and neither', async () => {
    expect((await read({ agreed: 'false' })).input?.agreed).toBe(false);
    expect((await read({ agreed: ['false', 'true'] })).input?.agreed).toBe(true);
    expect((await read({})).input?.agreed).toBeUndefined();
    expect((await read({ agreed: 'maybe' })).problems).toEqual([{ path: 'agreed', code: 'isBoolean' }]);
  });

  it('takes one of many as a list of one', async () => {
    expect((await read({ tags: 'a' })).input?.tags).toEqual(['a']);
  });

  it('trims texts and keeps their lines', async () => {
    expect((await read({ name: ' Åsa \r\nÖberg\r\n' })).input?.name).toBe('Åsa \nÖberg');
  });

  it('takes a blank field as missing', async () => {
    expect(await read({ name: ' ', score: '' })).toMatchObject({
      input: null,
      problems: [{ path: 'name', code: 'isNotEmpty' }],
    });
  });

  it('reads nested rows, leaves blank ones out, and counts problems from what is left', async () => {
    const { input, values, problems } = await read({
      rows: [{ text: 'a', count: '2' }, { text: '', count: '' }, { count: 'x' }],
    });
    expect(input).toBeNull();
    expect(values.rows).toEqual([{ text: 'a', count: '2' }, { count: 'x' }]);
    expect(problems).toEqual([
      { path: 'rows.1.text', code: 'isNotEmpty' },
      { path: 'rows.1.count', code: 'isInt' },
    ]);
    expect((await read({ rows: [{ text: 'a', count: '2' }] })).input?.rows).toEqual([
      { text: 'a', count: 2 },
    ]);
  });

  it('leaves out what the class lacks, and survives an empty body', async () => {
    const { input } = await read({ _csrf: 'x', isAdministrator: 'true' });
    expect(input).toEqual({ name: 'Åsa' });
    expect((await readForm(ProbeInput, undefined)).problems).toEqual([{ path: 'name', code: 'isNotEmpty' }]);
  });

  it('keeps a password exactly as it was typed', async () => {
    const { input } = await readForm(SecretInput, { password: '  två\tblanka  ' });
    expect(input).toEqual({ password: '  två\tblanka  ' });
    const { problems } = await readForm(SecretInput, { password: '' });
    expect(problems).toMatchObject([{ path: 'password', code: 'isNotEmpty' }]);
  });
});
