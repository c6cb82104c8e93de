import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import {
  type ColumnNotations,
  type Columns,
  type HeaderPlan,
  headerOf,
  planHeader,
  type RefusedCell,
} from '../platform/csv/columns.js';
import { CsvRefusal } from '../platform/csv/csv-refusal.js';
import type { CsvShape, OpenFile } from '../platform/csv/inspect-csv.js';
import type { Fault, NumberedRow } from '../platform/csv/judged-row.js';
import { shownValue } from '../platform/csv/read-cell.js';
import type { CsvRow } from '../platform/csv/read-csv.js';
import { localTexts } from '../platform/i18n/local-text.js';
import { StaffImport } from '../teams/import-staff.js';
import { type NotationQuestion, NotationsNeeded } from './ask-notations.js';
import { findHeader } from './find-header.js';
import { importColumns } from './import-columns.js';
import { ContactImport } from './import-contacts.js';
import { EnrolmentImport } from './import-enrolments.js';
import { EpisodeImport } from './import-episodes.js';
import { InterventionImport } from './import-interventions.js';
import { ImportKind } from './import-kind.js';
import { MeetingImport } from './import-meetings.js';
import { type ImportedRow, ImportReport, note, refuse, shownRefusals } from './import-report.js';
import type { ImportContext, ImportTarget, Outcome } from './import-target.js';
import { questionOf } from './question-of.js';
import { atOnceLimits, type ImportLine, importLimits, openImport } from './read-import.js';

/** A file somebody wants to load into a team. */
export interface ImportFile {
  teamId: string;
  kind: ImportKind;
  fileName: string;
  content: Buffer;
  /** Stands for the corrections that somebody has been shown and confirms. */
  correctionsDigest?: string | null;
  /** How columns are written whose cells could mean several things, as somebody has answered. */
  notations?: ColumnNotations;
}

/** What a file says, compared with the records. */
export interface CheckedFile {
  report: ImportReport;
  /** How many rows touched each person's record. */
  touched: ReadonlyMap<string, number>;
  /** Writes what is to be written. */
  target: ImportTarget<never>;
}

type Checking = CheckedFile & { touched: Map<string, number> };
type TakenRow = NumberedRow<never>;

const targets = {
  [ImportKind.STAFF]: StaffImport,
  [ImportKind.ENROLMENTS]: EnrolmentImport,
  [ImportKind.CONTACTS]: ContactImport,
  [ImportKind.MEETINGS]: MeetingImport,
  [ImportKind.EPISODES]: EpisodeImport,
  [ImportKind.INTERVENTIONS]: InterventionImport,
} satisfies Record<ImportKind, { start(context: ImportContext): Promise<ImportTarget<never>> }>;

/** Rows that are judged, and bytes that are read, before others are answered. */
const chunkRows = 100;
const readBytes = 16 * 1024;
/** Rows that are shown as they are stored. */
const shownRows = 5;
const delimiterNames = { ';': 'semicolon', ',': 'comma', '\t': 'tab' } as const;

/** Reads a file to its end and judges every row. Writes nothing, and lets others be answered meanwhile. */
export async function checkFile(file: ImportFile, context: ImportContext): Promise<CheckedFile> {
  const target: ImportTarget<never> = await targets[file.kind].start(context);
  const report = Object.assign(new ImportReport(), { kind: file.kind, dryRun: false, accepted: true });
  const checked = { report, touched: new Map<string, number>(), target };
  try {
    await readRows(file, checked);
  } catch (error) {
    if (!(error instanceof CsvRefusal)) throw error;
    refuse(report, error.reason, { line: error.line });
  }
  const { rows: max } = atOnceLimits;
  if (report.changed + report.corrected > max) refuse(report, { code: 'tooManyChanges', params: { max } });
  return checked;
}

async function readRows(file: ImportFile, { report, target, touched }: Checking): Promise<void> {
  const { kind, fileName, content, notations = {} } = file;
  if (!/\.(csv|tsv|txt)$/i.test(fileName)) throw new CsvRefusal({ code: 'fileNotCsv' });
  const limits = target.newRows ? importLimits : atOnceLimits;
  const columns: Columns = importColumns[kind];
  const opened = await openImport(columns, inPieces(content), limits, notations);
  const { plan, headerLine, shape } = opened;
  report.encoding = shape.encoding;
  report.delimiter = delimiterNames[shape.delimiter];
  report.headerLine = headerLine;
  report.ignoredHeaders = plan.ignored;
  for (const { column, reason } of opened.headerFaults) refuse(report, reason, { line: headerLine, column });
  if (opened.headerFaults.length > 0) {
    await opened.lines.return(undefined);
    report.looksLike = await kindOf(inPieces(content), shape);
    return;
  }
  const first: TakenRow[] = [];
  try {
    for await (const chunk of inChunks(opened.lines))
      await judge(chunk, plan, { report, target, touched }, first);
  } catch (error) {
    if (!(error instanceof NotationsNeeded)) throw error;
    ask(report, error.questions, plan);
    return;
  }
  conclude(columns, { report, target, touched });
  if (report.accepted)
    report.firstRows = first.map(({ line, row }) =>
      shownRow(columns, line, (target.asStored?.(row) ?? row) as Record<string, unknown>),
    );
}

/** The kind whose columns the file has, all that are needed and of several the one with the most. */
async function kindOf(open: OpenFile, shape: CsvShape): Promise<ImportKind | null> {
  let best: ImportKind | null = null;
  let most = 0;
  for (const kind of Object.values(ImportKind)) {
    const columns: Columns = importColumns[kind];
    const header = await findHeader(columns, open, shape, importLimits.columns);
    const { places, faults } = planHeader(columns, header?.cells ?? []);
    if (faults.length > 0 || places.size <= most) continue;
    best = kind;
    most = places.size;
  }
  return best;
}

async function* inChunks(lines: AsyncIterable<ImportLine<Columns>>): AsyncGenerator<ImportLine<Columns>[]> {
  let chunk: ImportLine<Columns>[] = [];
  for await (const line of lines) {
    if (chunk.push(line) < chunkRows) continue;
    yield chunk;
    chunk = [];
  }
  yield chunk;
}

/** Tells what became of rows that waited for the last one. */
function conclude(columns: Columns, { report, target }: Checking): void {
  const digest = createHash('sha256');
  for (const { line, became, differences = [] } of target.conclude?.() ?? []) {
    report[became]++;
    digest.update(JSON.stringify([line, differences]));
    for (const { column, before, after } of differences) {
      const texts = (value: unknown) =>
        localTexts((locale) => shownValue(columns[column]!.cell, value, locale));
      if (report.corrections.length < shownRefusals)
        report.corrections.push({ line, column, before: texts(before), after: texts(after) });
    }
  }
  if (report.corrected > 0) report.correctionsDigest = digest.digest('hex');
}

/** Until the questions are answered nothing can be said of the rows. */
function ask(report: ImportReport, questions: readonly NotationQuestion[], plan: HeaderPlan): void {
  Object.assign(report, {
    rows: 0,
    added: 0,
    changed: 0,
    known: 0,
    joined: 0,
    refused: 0,
    refusals: [],
    notes: [],
  });
  report.questions = questions.map((question) => questionOf(question, headerOf(plan, question.column)));
  for (const { header: column, line, example: value } of report.questions)
    refuse(report, { code: 'severalReadings' }, { line, column, value });
}

async function judge(
  lines: readonly ImportLine<Columns>[],
  plan: HeaderPlan,
  { report, target, touched }: Checking,
  first: TakenRow[],
): Promise<void> {
  const readable = lines.flatMap((line) =>
    'row' in line ? [{ line: line.line, row: line.row as never }] : [],
  );
  const outcomes = (await target.take(readable)).values();
  // SQLite answers without ever waiting, and nobody else would be answered until the file is read.
  await setImmediate();
  for (const line of lines) {
    if ('leftOut' in line) {
      note(report, line.leftOut, { line: line.line, value: line.cells.filter(Boolean).join('; ') });
      continue;
    }
    report.rows++;
    const outcome: Outcome = 'row' in line ? outcomes.next().value! : { became: 'refused', faults: [] };
    if (outcome.became !== 'waits') report[outcome.became]++;
    if (outcome.personId) touched.set(outcome.personId, (touched.get(outcome.personId) ?? 0) + 1);
    if (outcome.note) {
      const { reason, ...cell } = cellOf(line, plan, outcome.note);
      note(report, reason, { line: line.line, personId: outcome.personId, ...cell });
    }
    if (
      'row' in line &&
      (outcome.became === 'added' || outcome.became === 'changed') &&
      first.length < shownRows
    )
      first.push({ line: line.line, row: line.row as never });
    if (outcome.became !== 'refused') continue;
    const cells = 'refused' in line ? line.refused : outcome.faults.map((fault) => cellOf(line, plan, fault));
    for (const { reason, ...cell } of cells) refuse(report, reason, { line: line.line, ...cell });
  }
}

/** A row in words, without cells that hold nothing. */
function shownRow(columns: Columns, line: number, row: Record<string, unknown>): ImportedRow {
  const isEmpty = (value: unknown) =>
    value === null || value === '' || (Array.isArray(value) && value.length === 0);
  return {
    line,
    cells: Object.entries(columns).flatMap(([column, { cell }]) =>
      isEmpty(row[column])
        ? []
        : [{ column, texts: localTexts((locale) => shownValue(cell, row[column], locale)) }],
    ),
  };
}

/** The cell at fault, with the header and the value as the file writes them. */
function cellOf({ cells }: CsvRow, plan: HeaderPlan, { column, reason }: Fault): RefusedCell {
  return { column: headerOf(plan, column), value: cells[plan.places.get(column) ?? -1] ?? '', reason };
}

/** The file as a stream of small pieces, so that no copy of all of it is decoded at once. */
function inPieces(content: Buffer): OpenFile {
  return async function* () {
    for (let start = 0; start < content.length; start += readBytes) {
      yield content.subarray(start, start + readBytes);
    }
  };
}
