import { setImmediate } from 'node:timers/promises';
import { type Columns, type HeaderPlan, headerOf, type RefusedCell } from '../platform/csv/columns.js';
import { CsvRefusal } from '../platform/csv/csv-refusal.js';
import type { OpenFile } from '../platform/csv/inspect-csv.js';
import type { Fault } from '../platform/csv/judged-row.js';
import type { CsvRow } from '../platform/csv/read-csv.js';
import { StaffImport } from '../teams/import-staff.js';
import { importColumns } from './import-columns.js';
import { ContactImport } from './import-contacts.js';
import { EnrolmentImport } from './import-enrolments.js';
import { EpisodeImport } from './import-episodes.js';
import { InterventionImport } from './import-interventions.js';
import { ImportKind } from './import-kind.js';
import { MeetingImport } from './import-meetings.js';
import { ImportReport, refuse } from './import-report.js';
import type { ImportContext, ImportTarget, Outcome } from './import-target.js';
import { atOnceLimits, type ImportLine, importLimits, type OpenedImport, openImport } from './read-import.js';

/** A file somebody wants to load into a team. */
export interface ImportFile {
  teamId: string;
  kind: ImportKind;
  fileName: string;
  content: Buffer;
}

/** What a file says, compared with the records. */
export interface CheckedFile {
  report: ImportReport;
  /** How many rows touched each person's record. */
  touched: ReadonlyMap<string, number>;
  /** Writes what is to be written. */
  target: ImportTarget<never>;
}

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
const delimiterNames = { ';': 'semicolon', ',': 'comma', '\t': 'tab' } as const;

/** Reads a file to its end and judges every row. Writes nothing, and lets others be answered meanwhile. */
export async function checkFile(file: ImportFile, context: ImportContext): Promise<CheckedFile> {
  const target: ImportTarget<never> = await targets[file.kind].start(context);
  const report = Object.assign(new ImportReport(), { kind: file.kind, dryRun: false, accepted: true });
  const touched = new Map<string, number>();
  try {
    await readRows(file, target, report, touched);
  } catch (error) {
    if (!(error instanceof CsvRefusal)) throw error;
    refuse(report, error.reason, { line: error.line });
  }
  const { rows: max } = atOnceLimits;
  if (report.changed > max) refuse(report, { code: 'tooManyChanges', params: { max } });
  return { report, touched, target };
}

async function readRows(
  { kind, fileName, content }: ImportFile,
  target: ImportTarget<never>,
  report: ImportReport,
  touched: Map<string, number>,
): Promise<void> {
  if (!/\.(csv|tsv|txt)$/i.test(fileName)) throw new CsvRefusal({ code: 'fileNotCsv' });
  const limits = target.newRows ? importLimits : atOnceLimits;
  const opened: OpenedImport<Columns> = await openImport(importColumns[kind], inPieces(content), limits);
  report.encoding = opened.shape.encoding;
  report.delimiter = delimiterNames[opened.shape.delimiter];
  report.ignoredHeaders = opened.plan.ignored;
  for (const { column, reason } of opened.headerFaults) refuse(report, reason, { line: 1, column });
  if (opened.headerFaults.length > 0) {
    await opened.lines.return(undefined);
    return;
  }
  let chunk: ImportLine<Columns>[] = [];
  for await (const line of opened.lines) {
    if (chunk.push(line) < chunkRows) continue;
    await judge(chunk, opened.plan, target, report, touched);
    chunk = [];
  }
  await judge(chunk, opened.plan, target, report, touched);
}

async function judge(
  lines: readonly ImportLine<Columns>[],
  plan: HeaderPlan,
  target: ImportTarget<never>,
  report: ImportReport,
  touched: Map<string, number>,
): Promise<void> {
  const readable = lines.flatMap((line) =>
    'row' in line ? [{ line: line.line, row: line.row as never }] : [],
  );
  const outcomes = (await target.take(readable)).values();
  // SQLite answers without ever waiting, and nobody else would be answered until the file is read.
  await setImmediate();
  for (const line of lines) {
    report.rows++;
    const outcome: Outcome = 'row' in line ? outcomes.next().value! : { became: 'refused', faults: [] };
    report[outcome.became]++;
    if (outcome.personId) touched.set(outcome.personId, (touched.get(outcome.personId) ?? 0) + 1);
    if (outcome.became !== 'refused') continue;
    const cells = 'refused' in line ? line.refused : outcome.faults.map((fault) => cellOf(line, plan, fault));
    for (const { reason, ...cell } of cells) refuse(report, reason, { line: line.line, ...cell });
  }
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
