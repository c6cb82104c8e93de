import { TextDecoder } from 'node:util';
import { CsvRefusal } from './csv-refusal.js';
import { pausing } from './pause.js';

/** Opens the file from its beginning; called twice, since the encoding is known only when all is read. */
export type OpenFile = () => AsyncIterable<Buffer>;

export type Encoding = 'utf-8' | 'windows-1252';

const delimiters = [';', ',', '\t'] as const;
export type Delimiter = (typeof delimiters)[number];

/** How a file is written: what a reader must know before its first row. */
export interface CsvShape {
  encoding: Encoding;
  delimiter: Delimiter;
}

/** The header line must end within this many bytes. */
const headBytes = 64 * 1024;

/**
 * Reads the whole file once, keeping only its first bytes, and tells its encoding and delimiter.
 * A file that is not valid UTF-8 is Windows-1252, as Excel in Swedish saves "CSV".
 * @param maxBytes the largest file that is read
 * @throws CsvRefusal fileTooLarge, fileEmpty, fileNotText, fileUtf16
 */
export async function inspectCsv(open: OpenFile, maxBytes: number): Promise<CsvShape> {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  let encoding: Encoding = 'utf-8';
  let head = Buffer.alloc(0);
  let bytes = 0;
  const pause = pausing();
  for await (const chunk of open()) {
    await pause();
    bytes += chunk.length;
    if (bytes > maxBytes) {
      throw new CsvRefusal({
        code: 'fileTooLarge',
        params: { megabytes: Math.floor(maxBytes / 1024 / 1024) },
      });
    }
    if (head.length < headBytes) {
      head = Buffer.concat([head, chunk.subarray(0, headBytes - head.length)]);
      refuseUtf16(head);
    }
    if (chunk.includes(0)) throw new CsvRefusal({ code: 'fileNotText' });
    if (encoding === 'utf-8' && !isValid(utf8, chunk)) encoding = 'windows-1252';
  }
  if (encoding === 'utf-8' && !isValid(utf8)) encoding = 'windows-1252';
  const headerLine = firstLine(head.toString('latin1'));
  if (headerLine.trim() === '') throw new CsvRefusal({ code: 'fileEmpty' });
  return { encoding, delimiter: detectDelimiter(headerLine) };
}

/** The delimiter that stands most often outside quotes in the header line; the semicolon when none does. */
export function detectDelimiter(headerLine: string): Delimiter {
  const unquoted = headerLine.replace(/"(?:[^"]|"")*"/g, '');
  const count = (delimiter: string) => unquoted.split(delimiter).length;
  return delimiters.reduce((best, candidate) => (count(candidate) > count(best) ? candidate : best));
}

function firstLine(head: string): string {
  return head.replace(/^(ï»¿)?[\r\n]*/, '').split(/[\r\n]/, 1)[0] ?? '';
}

function refuseUtf16(head: Buffer): void {
  const mark = head.subarray(0, 2).toString('hex');
  if (mark === 'fffe' || mark === 'feff') throw new CsvRefusal({ code: 'fileUtf16' });
}

function isValid(decoder: TextDecoder, chunk?: Buffer): boolean {
  try {
    decoder.decode(chunk, { stream: chunk !== undefined });
    return true;
  } catch {
    return false;
  }
}
