import { detectDelimiter, inspectCsv, type OpenFile } from './inspect-csv.js';

const megabyte = 1024 * 1024;
const file = (...chunks: (string | number[])[]): OpenFile =>
  async function* () {
    for (const chunk of chunks) yield Buffer.from(chunk as string);
  };

describe('inspectCsv', () => {
  it('reads UTF-8 with and without byte order mark', async () => {
    await expect(inspectCsv(file('namn;datum\nÅsa;2025-03-04\n'), megabyte)).resolves.toEqual({
      encoding: 'utf-8',
      delimiter: ';',
    });
    await expect(inspectCsv(file('\uFEFFnamn,datum\n'), megabyte)).resolves.toEqual({
      encoding: 'utf-8',
      delimiter: ',',
    });
  });

  it('takes a letter split between two chunks as the letter it is', async () => {
    const shape = await inspectCsv(file('namn;ort\nBo;', [0xc3], [0xa5], '\n'), megabyte);
    expect(shape.encoding).toBe('utf-8');
  });

  it('takes what is not valid UTF-8 as Windows-1252, also when it shows first in the last byte', async () => {
    const early = await inspectCsv(file('namn;ort\n', [0xc5, 0x73, 0x61], ';Lund\n'), megabyte);
    expect(early.encoding).toBe('windows-1252');
    const last = await inspectCsv(file('namn;ort\nBo;Lule', [0xe5]), megabyte);
    expect(last.encoding).toBe('windows-1252');
  });

  it('refuses a file that is too large, empty, binary or UTF-16, each with its own code', async () => {
    await expect(inspectCsv(file('a;b\n', '1;2\n'), 7)).rejects.toThrow('fileTooLarge');
    await expect(inspectCsv(file(), megabyte)).rejects.toThrow('fileEmpty');
    await expect(inspectCsv(file('\uFEFF\r\n'), megabyte)).rejects.toThrow('fileEmpty');
    await expect(inspectCsv(file('PK', [3, 4, 0, 0]), megabyte)).rejects.toThrow('fileNotText');
    await expect(inspectCsv(file([0xff, 0xfe, 0x61, 0]), megabyte)).rejects.toThrow('fileUtf16');
  });
});

describe('detectDelimiter', () => {
  it('counts only outside quotation marks', () => {
    expect(detectDelimiter('"namn, förnamn, titel";datum')).toBe(';');
    expect(detectDelimiter('"a;b;c","d;e",f')).toBe(',');
    expect(detectDelimiter('namn\tdatum\tminuter')).toBe('\t');
    expect(detectDelimiter('namn')).toBe(';');
  });
});
