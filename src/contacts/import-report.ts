import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { Reason } from '../platform/csv/csv-refusal.js';
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

  @Field({ description: 'The reason in Swedish.' })
  sv: string;

  @Field({ description: 'The reason in English.' })
  en: string;

  /** What the reason's words name. */
  params: Reason['params'];
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

  @Field(() => Int, { description: 'Rows that are refused, all of them counted.' })
  refused = 0;

  @Field(() => [ImportRefusal], { description: 'What is refused and why, the first 200.' })
  refusals: ImportRefusal[] = [];
}

const shownRefusals = 200;
const shownCharacters = 80;

/** Why something is not taken, in words. */
export function reasonText(locale: Locale, { code, params }: Reason): string {
  return translate(locale, `import.reason.${code}`, params);
}

/** Adds a reason to the report. */
export function refuse(
  report: ImportReport,
  reason: Reason,
  { line = null, column = '', value = '' }: { line?: number | null; column?: string; value?: string } = {},
): void {
  report.accepted = false;
  if (report.refusals.length >= shownRefusals) return;
  report.refusals.push({
    line,
    column,
    value: value.length > shownCharacters ? `${value.slice(0, shownCharacters)}…` : value,
    code: reason.code,
    params: reason.params,
    sv: reasonText('sv', reason),
    en: reasonText('en', reason),
  });
}
