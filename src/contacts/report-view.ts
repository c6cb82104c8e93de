import type { Columns } from '../platform/csv/columns.js';
import { textIn } from '../platform/i18n/local-text.js';
import type { Locale } from '../platform/i18n/locale.js';
import { translate } from '../platform/i18n/translate.js';
import { type Form, formOf } from '../platform/web/form.js';
import { importColumns } from './import-columns.js';
import type { ImportKind } from './import-kind.js';
import { type ImportRefusal, type ImportReport, reasonText } from './import-report.js';

/** The report of a file as its page shows it. @param isAnswered whether what is still asked has been passed by */
export function reportView(report: ImportReport, fileName: string, locale: Locale, isAnswered: boolean) {
  const { kind, refusals, notes, ignoredHeaders, encoding, delimiter, headerLine, questions, firstRows } =
    report;
  const { looksLike, rows, added, changed, corrected, joined, known, refused, accepted } = report;
  const isAsked = questions.length > 0;
  const title = isAsked ? 'import.reportAsks' : accepted ? 'import.reportGood' : 'import.reportBad';
  return {
    title: translate(locale, title),
    fileName,
    kind: translate(locale, `import.kind.${kind}`),
    ...{ rows, added, changed, corrected, joined, known, refused, accepted, isAsked },
    isRead: accepted || rows > 0,
    looksLike: looksLike && translate(locale, `import.kind.${looksLike}`).toLowerCase(),
    readAs: encoding && delimiter ? translate(locale, `import.readAs.${delimiter}`, { encoding }) : null,
    headerLine: headerLine && headerLine > 1 ? headerLine : null,
    ignored: ignoredHeaders.join(', '),
    refusals: isAsked ? [] : refusals.map(lineIn(locale, kind)),
    notes: notes.map(lineIn(locale, kind)),
    corrections: report.corrections.map(({ line, column, before, after }) => ({
      line,
      column: (importColumns[kind] as Columns)[column]!.headers[locale][0],
      before: textIn(before, locale) || '–',
      after: textIn(after, locale) || '–',
    })),
    questions: questions.map(({ column, header, example, line, choices }, index) => ({
      name: `notations[${index}]`,
      column,
      label: translate(locale, 'import.question', { column: header }),
      hint: translate(locale, 'import.questionHint', { example, line }),
      options: choices.map(({ notation, texts }) => ({ value: notation, label: textIn(texts, locale) })),
    })),
    form: isAnswered && isAsked ? unanswered(questions.length) : formOf(),
    ...table(report.kind, firstRows, locale),
  };
}

const unanswered = (count: number): Form<never> => ({
  ...formOf(),
  problems: Array.from({ length: count }, (_, index) => ({
    path: `notations.${index}.notation`,
    code: 'isNotEmpty',
  })),
});

const lineIn =
  (locale: Locale, kind: ImportKind) =>
  ({ line, column, value, personId, ...reason }: ImportRefusal) => ({
    personId,
    line: line ?? '–',
    // What the file lacks is called as the reader would write it.
    column: (importColumns[kind] as Columns)[`${reason.params?.key}`]?.headers[locale][0] ?? (column || '–'),
    value: value || '–',
    reason: reasonText(locale, reason),
  });

/** The first rows with those of the columns that hold something in any of them. */
function table(kind: ImportKind, firstRows: ImportReport['firstRows'], locale: Locale) {
  const columns = Object.entries(importColumns[kind] as Columns).filter(([key]) =>
    firstRows.some(({ cells }) => cells.some(({ column }) => column === key)),
  );
  return {
    firstHeaders: columns.map(([, { headers }]) => headers[locale][0]),
    firstRows: firstRows.map(({ line, cells }) => ({
      line,
      cells: columns.map(([key]) => textIn(cells.find(({ column }) => column === key)?.texts ?? [], locale)),
    })),
  };
}
