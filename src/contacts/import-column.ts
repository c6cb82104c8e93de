import { Field, ObjectType } from '@nestjs/graphql';
import type { Columns } from '../platform/csv/columns.js';
import { LocalText, localTexts } from '../platform/i18n/local-text.js';
import type { Locale } from '../platform/i18n/locale.js';
import { translate } from '../platform/i18n/translate.js';
import { importColumns } from './import-columns.js';
import type { ImportKind } from './import-kind.js';

@ObjectType({ description: 'A column of a file that can be imported.' })
export class ImportColumn {
  @Field({ description: 'The header that stays the same, whatever languages there are.' })
  name: string;

  @Field(() => [String], {
    description: 'Other headers for the same column, Swedish first and then by language.',
  })
  otherNames: string[];

  @Field({ description: 'Whether the header and every cell must be there.' })
  required: boolean;

  @Field(() => [LocalText], { description: 'What the column holds.' })
  meaning: LocalText[];

  @Field(() => [LocalText], { description: 'How a cell is written.' })
  format: LocalText[];

  @Field(() => [[LocalText]], {
    description: 'Allowed words, each in every language; empty when any text of the format will do.',
  })
  words: LocalText[][];
}

/** The columns of a kind of file, in the order of its template. */
export function describeColumns(kind: ImportKind): ImportColumn[] {
  const columns: Columns = importColumns[kind];
  return Object.entries(columns).map(([name, { headers, required, cell }]) => ({
    name,
    otherNames: [...new Set(Object.values(headers).flat())].filter((header) => header !== name),
    required,
    meaning: localTexts((locale) => meaningOf(locale, kind, name)),
    format: localTexts(cell.format),
    words: (cell.choices ?? []).map(({ words }) => localTexts((locale) => words[locale][0])),
  }));
}

/** What a column holds, in words. */
export function meaningOf(locale: Locale, kind: ImportKind, column: string): string {
  return translate(locale, `import.meaningOf.${kind}.${column}`);
}
