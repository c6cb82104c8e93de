import 'reflect-metadata';
import { readForm } from '../platform/web/form.js';
import { LinkCodeInput } from './release.input.js';

const read = async (code: string) => (await readForm(LinkCodeInput, { code })).input?.code;

describe('the code of a link', () => {
  it.each([
    '123456',
    ' 123 456 ',
    '123\u2013456',
    '123\u00a0\u2009456.',
    '1-2-3-4-5-6',
    '12,34/56:',
    '\u200e123\u2011456\u200f',
    '１２３４５６',
    '١٢٣ ٤٥٦',
    '۱۲۳٬۴۵۶',
    '१२३४५६',
    '1\ufe0f\u20e32\ufe0f\u20e33456',
    '«123_456»',
  ])('is read in %j', async (written) => {
    expect(await read(written)).toBe('123456');
  });

  it.each(['12345', '1234567', '12345a', 'kod', ''])('is not in %j', async (written) => {
    expect(await read(written)).toBeUndefined();
  });
});
