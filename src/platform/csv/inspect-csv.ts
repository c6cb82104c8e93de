import { TextDecoder } from 'node:util';
import { BrokenLetters } from './broken-letters.js';
import { CsvRefusal } from './csv-refusal.js';
import { pausing } from './pause.js';

/** Opens the file from its beginning; called several times, since the encoding is known only when all is read. */
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
/** Lines among which the header row is looked for: a title and the like may stand above it. */
export const HEAD_LINES = 20;

/**
 * Reads the whole file, keeping only its first bytes, and tells its encoding and delimiter.
 * A file that is not valid UTF-8 is Windows-1252, as Excel in Swedish saves "CSV".
 * @param maxBytes the largest file that is read
 * @param isHeader tells the headers that somebody waits for, by which the header row is told from what stands above it
 * @throws CsvRefusal fileTooLarge, fileEmpty, fileNotText, fileUtf16; lettersLost and others of its kind when letters were broken
 * on their way
 */
export async function inspectCsv(
  open: OpenFile,
  maxBytes: number,
  isHeader: (cell: string) => boolean = () => false,
): Promise<CsvShape> {
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
  const lines = firstLines(new TextDecoder(encoding).decode(head));
  if (lines.length === 0) throw new CsvRefusal({ code: 'fileEmpty' });
  await refuseBrokenLetters(open, encoding);
  return { encoding, delimiter: toldDelimiter(lines[0]!) ?? detectDelimiter(headerLine(lines, isHeader)) };
}

async function refuseBrokenLetters(open: OpenFile, encoding: Encoding): Promise<void> {
  const decoder = new TextDecoder(encoding);
  const letters = new BrokenLetters();
  const pause = pausing();
  for await (const chunk of open()) {
    letters.add(decoder.decode(chunk, { stream: true }));
    await pause();
  }
  const found = letters.end();
  if (found) throw new CsvRefusal(found.reason, found.line);
}

/** The delimiter that stands most often outside quotes in the header line; the semicolon when none does. */
export function detectDelimiter(headerLine: string): Delimiter {
  const unquoted = headerLine.replace(/"(?:[^"]|"")*"/g, '');
  const count = (delimiter: string) => unquoted.split(delimiter).length;
  return delimiters.reduce((best, candidate) => (count(candidate) > count(best) ? candidate : best));
}

/** Excel's own word for the delimiter, on a line above all others: `sep=;`. */
export const DELIMITER_LINE = /^"?sep=(.)?"?$/i;

function toldDelimiter(line: string): Delimiter | undefined {
  const told = DELIMITER_LINE.exec(line.trim())?.[1];
  return delimiters.find((delimiter) => delimiter === told);
}

/** The line with the most headers that somebody waits for; the first when none has any. */
function headerLine(lines: readonly string[], isHeader: (cell: string) => boolean): string {
  const known = (line: string) =>
    Math.max(...delimiters.map((delimiter) => plainCells(line, delimiter).filter(isHeader).length));
  return lines.reduce((best, line) => (known(line) > known(best) ? line : best));
}

const plainCells = (line: string, delimiter: string) =>
  line.split(delimiter).map((cell) => cell.trim().replace(/^"|"$/g, ''));

function firstLines(head: string): string[] {
  const lines = head.split(/[\r\n]+/).filter((line) => line.trim() !== '');
  return lines.slice(0, HEAD_LINES);
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
