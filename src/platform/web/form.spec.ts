import { MaxLength } from '../text/length-rules.js';
import 'reflect-metadata';
import { Type } from 'class-transformer';
import { IsBoolean, IsInt, IsNumber, IsOptional, IsString, Max, ValidateNested } from 'class-validator';
import { formOf, formsOf, readForm, shownForm, statusOf, wordsIn } from './form.js';

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

class AmountInput {
  @IsNumber()
  amount: number;
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

  it.each([
    ['1 000', 1000],
    ['1\u00a0000', 1000],
    ['10,50', 10.5],
    ['10.5', 10.5],
    ['0,125', 0.125],
    ['3 0', 'isNumber'],
    ['1 00', 'isNumber'],
    ['1 4 4 0', 'isNumber'],
    ['1 0,5', 'isNumber'],
    ['10½', 'isNumber'],
    ['10,5 heltider', 'isNumber'],
    ['1.000', 'severalNumbers'],
    ['1,000', 'severalNumbers'],
    ['1.050', 'severalNumbers'],
  ])('reads %s as a file is read, and asks for no other meaning', async (written, read) => {
    const { input, problems } = await readForm(AmountInput, { amount: written });
    expect(input?.amount ?? problems[0]?.code).toBe(read);
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

const stored = { note: 'Annas', revision: 3 };
const sent = { values: { note: 'Bos', revision: '2' }, input: null, problems: [] };

describe('a form to show', () => {
  it('is what is stored, before anybody has sent it', () => {
    expect(shownForm(null, stored)).toEqual(formOf(stored));
    expect([statusOf(null), statusOf(undefined), statusOf(formOf())]).toEqual([200, 200, 200]);
  });

  it('is what was sent, with its problems', () => {
    const wrong = { ...sent, problems: [{ path: 'note', code: 'isNotEmpty' }] };
    expect(shownForm(wrong, stored)).toEqual(wrong);
    expect(statusOf(wrong)).toBe(422);
  });

  it('is both where it came too late, and is next saved over what is stored now', () => {
    const late = shownForm({ ...sent, isStale: true }, stored);
    expect(late.values).toEqual({ note: 'Bos', revision: 3 });
    expect(late.meanwhile).toEqual({ values: stored, added: [], mine: {}, removed: [] });
    expect(statusOf(late)).toBe(409);
  });
});

describe('one form of several on a page', () => {
  const all = { O1: stored, O2: { note: '', revision: 1 } };

  it('comes back under its own name among the others', () => {
    const problems = [{ path: 'note', code: 'isNotEmpty' }];
    const shown = formsOf(all, { name: 'O1', form: { ...sent, problems } });
    expect(shown.values).toEqual({ O1: sent.values, O2: all.O2 });
    expect(shown.problems).toEqual([{ path: 'O1.note', code: 'isNotEmpty' }]);
    expect(shown.meanwhile).toBeUndefined();
  });

  it('is the only one that tells of somebody else', () => {
    const shown = formsOf(all, { name: 'O1', form: { ...sent, isStale: true } });
    expect(shown.values).toEqual({ O1: { note: 'Bos', revision: 3 }, O2: all.O2 });
    expect(shown.meanwhile?.values).toEqual({ O1: stored });
  });
});

describe('wordsIn', () => {
  class WordRow {
    @MaxLength(200)
    text = 'en rad';

    @IsString()
    kind = 'KIND';
  }
  class Words {
    @MaxLength(4000)
    note = 'en anteckning';

    @MaxLength(200, { each: true })
    goals = ['ett mål', 'två mål'];

    @MaxLength(200)
    password = 'hemligt';

    @IsInt()
    revision = 3;

    rows = [new WordRow()];
  }

  it('are the texts that somebody wrote, at any depth, and no choices, numbers or passwords', () => {
    expect(wordsIn(new Words())).toEqual(['en anteckning', 'ett mål', 'två mål', 'en rad']);
  });
});
