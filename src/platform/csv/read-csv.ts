import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CsvError, type Info, parse } from 'csv-parse';
import { textFault } from '../text/text-fault.js';
import { CsvRefusal } from './csv-refusal.js';
import type { CsvShape, Encoding, OpenFile } from './inspect-csv.js';
import { pausing } from './pause.js';

/** One row as it stands in the file. `line` is the line it begins on, counted from 1. */
export interface CsvRow {
  line: number;
  cells: string[];
}

/** No row is longer than this, quoted line breaks included: an unclosed quote must not swallow the file. */
const maxRowCharacters = 100_000;

/**
 * Streams the rows of a CSV file, the header row first. Rows whose cells are all empty are skipped;
 * a line break inside a quoted cell comes as \n.
 * @param maxColumns cells in any one row
 * @throws CsvRefusal quote (a quotation mark out of place), rowTooLong, tooManyColumns, notWindows1252, accents
 */
export async function* readCsv(open: OpenFile, shape: CsvShape, maxColumns: number): AsyncGenerator<CsvRow> {
  const pause = pausing();
  const parser = parse({
    delimiter: shape.delimiter,
    info: true,
    max_record_size: maxRowCharacters,
    record_delimiter: '\n',
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
  });
  const feeding = pipeline(Readable.from(unixLines(decode(open(), shape.encoding))), parser).catch(() => {});
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>) {
      const line = info.lines - lineBreaks(record);
      if (record.length > maxColumns) {
        throw new CsvRefusal({ code: 'tooManyColumns', params: { max: maxColumns } }, line);
      }
      yield { line, cells: record.map(plainCell) };
      await pause();
    }
  } catch (error) {
    throw error instanceof CsvError ? refusalOf(error) : error;
  } finally {
    parser.destroy();
    await feeding;
  }
}

/** Without blanks at its ends, and without the apostrophe that `writeCsv` puts before what looks like a formula. */
function plainCell(cell: string): string {
  return cell.trim().replace(/^'(?='*[=+\-@\t\n])/, '');
}

/** What the five bytes that mean nothing in Windows-1252 are decoded to. */
const NOTHING = /[\x81\x8d\x8f\x90\x9d]/;

async function* decode(chunks: AsyncIterable<Buffer>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of chunks) {
    const text = decoder.decode(chunk, { stream: true });
    if (encoding === 'windows-1252' && NOTHING.test(text)) throw new CsvRefusal({ code: 'notWindows1252' });
    yield text;
  }
  yield decoder.decode();
}

/** One kind of line break only, so that the parser counts lines rightly in files that mix them. */
async function* unixLines(texts: AsyncIterable<string>): AsyncGenerator<string> {
  let endedInReturn = false;
  for await (const text of texts) {
    if (textFault(text)) throw new CsvRefusal({ code: 'accents' });
    const rest = endedInReturn && text.startsWith('\n') ? text.slice(1) : text;
    if (text !== '') endedInReturn = text.endsWith('\r');
    yield rest.replace(/\r\n?/g, '\n');
  }
}

function lineBreaks(cells: string[]): number {
  return cells.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
}

function refusalOf(error: CsvError): CsvRefusal {
  const line = typeof error.lines === 'number' ? error.lines : null;
  const code = error.code === 'CSV_MAX_RECORD_SIZE' ? 'rowTooLong' : 'quote';
  return new CsvRefusal({ code }, line);
}
