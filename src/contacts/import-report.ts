import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Reason } from '../platform/csv/csv-refusal.js';
import { Notation } from '../platform/csv/notation.js';
import { LocalText, localTexts } from '../platform/i18n/local-text.js';
import type { Locale } from '../platform/i18n/locale.js';
import { translate } from '../platform/i18n/translate.js';
import { ImportKind } from './import-kind.js';

@ObjectType({ description: 'Why something in an imported file is not taken.' })
export class ImportRefusal {
  @Field(() => Int, {
    nullable: true,
    description: 'Line in the file, from 1; missing when it concerns the whole file.',
  })
  line: number | null;

  @Field({
    description:
      'The header of the column as the file writes it; empty when it concerns the row or the file.',
  })
  column: string;

  @Field({ description: 'What the cell says, at most 80 characters of it.' })
  value: string;

  @Field({ description: 'Stable code of the reason.' })
  code: string;

  @Field(() => [LocalText], { description: 'The reason in words.' })
  texts: LocalText[];

  @Field(() => ID, {
    nullable: true,
    description: 'Whose record could be corrected because of it, as when a name has changed.',
  })
  personId: string | null;

  /** What the reason's words name. */
  params: Reason['params'];
}

@ObjectType({ description: 'What a cell of the file is read as.' })
export class ImportedCell {
  @Field({ description: 'The column, by the name that stays the same.' })
  column: string;

  @Field(() => [LocalText], { description: 'The value in words.' })
  texts: LocalText[];
}

@ObjectType({ description: 'A row as it is stored, or would be.' })
export class ImportedRow {
  @Field(() => Int, { description: 'Line in the file, from 1.' })
  line: number;

  @Field(() => [ImportedCell], { description: 'Its cells, without those that hold nothing.' })
  cells: ImportedCell[];
}

@ObjectType({ description: 'What is stored of a row otherwise than the file says it (rättelse).' })
export class ImportCorrection {
  @Field(() => Int, { description: 'Line in the file, from 1.' })
  line: number;

  @Field({ description: 'The column, by the name that stays the same.' })
  column: string;

  @Field(() => [LocalText], { description: 'What is stored, in words.' })
  before: LocalText[];

  @Field(() => [LocalText], { description: 'What the file says, in words.' })
  after: LocalText[];
}

@ObjectType({ description: 'One meaning that the cells of a column may have.' })
export class NotationChoice {
  @Field(() => Notation, { description: 'How the column would then be written.' })
  notation: Notation;

  @Field(() => [LocalText], { description: 'What the example would mean.' })
  texts: LocalText[];
}

@ObjectType({ description: 'Cells of a column may mean several things, and somebody must say which.' })
export class ImportQuestion {
  @Field({ description: 'The column, by the name that stays the same.' })
  column: string;

  @Field({ description: 'Its header as the file writes it.' })
  header: string;

  @Field(() => Int, { description: 'The first line where it shows.' })
  line: number;

  @Field({ description: 'The cell on that line.' })
  example: string;

  @Field(() => [NotationChoice], { description: 'The answers.' })
  choices: NotationChoice[];
}

@ObjectType({ description: 'What became of an imported file (inläsningsrapport).' })
export class ImportReport {
  @Field(() => ImportKind, { description: 'What the rows are.' })
  kind: ImportKind;

  @Field({ description: 'True: a dry run, after which nothing was kept whatever the report says.' })
  dryRun: boolean;

  @Field({ description: 'Nothing was refused. The rows were kept, unless it was a dry run.' })
  accepted: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Encoding the file was read in: utf-8 or windows-1252.',
  })
  encoding: string | null = null;

  @Field(() => String, { nullable: true, description: 'What separates the cells: semicolon, comma or tab.' })
  delimiter: string | null = null;

  @Field(() => Int, {
    nullable: true,
    description: 'Line of the header row, from 1; lines above it were not read.',
  })
  headerLine: number | null = null;

  @Field(() => ImportKind, {
    nullable: true,
    description:
      'Of a file that lacks columns of its kind: the kind whose columns it has. It can be sent again as that.',
  })
  looksLike: ImportKind | null = null;

  @Field(() => [String], { description: 'Headers that no column answers to; their cells were not read.' })
  ignoredHeaders: string[] = [];

  @Field(() => Int, { description: 'Rows below the header, empty ones left out.' })
  rows = 0;

  @Field(() => Int, { description: 'Rows that are new.' })
  added = 0;

  @Field(() => Int, {
    description: 'Rows that change something that is there, such as the end of an enrolment.',
  })
  changed = 0;

  @Field(() => Int, { description: 'Rows that are there already, word for word.' })
  known = 0;

  @Field(() => Int, {
    description:
      'Rows that say otherwise than what is stored, and are taken as corrections when they are confirmed.',
  })
  corrected = 0;

  @Field(() => [ImportCorrection], { description: 'What they correct, the first 200 cells.' })
  corrections: ImportCorrection[] = [];

  @Field(() => String, {
    nullable: true,
    description:
      'Stands for exactly these corrections; sent back with the file it confirms them. Missing when there are none.',
  })
  correctionsDigest: string | null = null;

  @Field(() => Int, {
    description: 'Rows that tell of one more member of staff at a contact that stands on an earlier row.',
  })
  joined = 0;

  @Field(() => Int, { description: 'Rows that are refused, all of them counted.' })
  refused = 0;

  @Field(() => [ImportRefusal], { description: 'What is refused and why, the first 200.' })
  refusals: ImportRefusal[] = [];

  @Field(() => [ImportRefusal], {
    description:
      'What was told and not taken, without stopping the file, such as a row of sums; the first 200.',
  })
  notes: ImportRefusal[] = [];

  @Field(() => [ImportQuestion], {
    description:
      'What must be answered, by `notations`, before the rows can be read; nothing else is then said of them.',
  })
  questions: ImportQuestion[] = [];

  @Field(() => [ImportedRow], {
    description: 'The first five of the rows that are stored, or would be; none when the file is refused.',
  })
  firstRows: ImportedRow[] = [];
}

/** Lines that each list of a report shows; the counts are of all. */
export const shownRefusals = 200;
const shownCharacters = 80;

/** Why something is not taken, in words. */
export function reasonText(locale: Locale, { code, params }: Reason): string {
  return translate(locale, `import.reason.${code}`, params);
}

/** Where in the file something is. */
interface Place {
  line?: number | null;
  column?: string;
  value?: string;
  personId?: string;
}

/** Adds a reason to the report. */
export function refuse(report: ImportReport, reason: Reason, place: Place = {}): void {
  report.accepted = false;
  add(report.refusals, reason, place);
}

/** Tells something that does not stop the file. */
export function note(report: ImportReport, reason: Reason, place: Place): void {
  add(report.notes, reason, place);
}

function add(
  list: ImportRefusal[],
  reason: Reason,
  { line = null, column = '', value = '', personId = '' }: Place,
): void {
  if (list.length >= shownRefusals) return;
  list.push({
    line,
    column,
    value: value.length > shownCharacters ? `${value.slice(0, shownCharacters)}…` : value,
    code: reason.code,
    params: reason.params,
    personId: personId || null,
    texts: localTexts((locale) => reasonText(locale, reason)),
  });
}
