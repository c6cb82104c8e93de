import { Field, ObjectType } from '@nestjs/graphql';
import type { Columns } from '../platform/csv/columns.js';
import type { Locale } from '../platform/i18n/locale.js';
import { translate } from '../platform/i18n/translate.js';
import { importColumns } from './import-columns.js';
import type { ImportKind } from './import-kind.js';

@ObjectType({ description: 'A column of a file that can be imported.' })
export class ImportColumn {
  @Field({ description: 'The header in English.' })
  name: string;

  @Field(() => [String], { description: 'Other headers for the same column, Swedish first.' })
  otherNames: string[];

  @Field({ description: 'Whether the header and every cell must be there.' })
  required: boolean;

  @Field({ description: 'What the column holds, in Swedish.' })
  meaningSv: string;

  @Field({ description: 'What the column holds, in English.' })
  meaningEn: string;

  @Field({ description: 'How a cell is written, in Swedish.' })
  formatSv: string;

  @Field({ description: 'How a cell is written, in English.' })
  formatEn: string;

  @Field(() => [String], {
    description: 'Allowed words in Swedish; empty when any text of the format will do.',
  })
  wordsSv: string[];

  @Field(() => [String], {
    description: 'Allowed words in English; empty when any text of the format will do.',
  })
  wordsEn: string[];
}

/** The columns of a kind of file, in the order of its template. */
export function describeColumns(kind: ImportKind): ImportColumn[] {
  const columns: Columns = importColumns[kind];
  return Object.entries(columns).map(([name, { aliases, required, cell }]) => ({
    name,
    otherNames: [...aliases],
    required,
    meaningSv: meaningOf('sv', kind, name),
    meaningEn: meaningOf('en', kind, name),
    formatSv: cell.format('sv'),
    formatEn: cell.format('en'),
    wordsSv: cell.choices?.map(({ sv }) => sv) ?? [],
    wordsEn: cell.choices?.map(({ en }) => en) ?? [],
  }));
}

/** What a column holds, in words. */
export function meaningOf(locale: Locale, kind: ImportKind, column: string): string {
  return translate(locale, `import.meaningOf.${kind}.${column}`);
}
