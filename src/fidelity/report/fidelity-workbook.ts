import { type WorkbookCell, type WorkbookSheet, workbook } from '../../platform/documents/workbook.js';
import type { Locale } from '../../platform/i18n/locale.js';
import { translate } from '../../platform/i18n/translate.js';
import { measures } from '../measures/measures.js';
import type { AuditView } from '../rules/view-audit.js';
import { describeFigure } from '../workspace/describe-figure.js';
import type { FidelityReportDocument } from './fidelity-report.document.js';

/** The report as a workbook, its figures unrounded: result, items, measures, evidence and method. */
export function writeWorkbook(
  view: AuditView,
  report: FidelityReportDocument,
  locale: Locale,
): Promise<Buffer> {
  const words = (key: string, params = {}) => translate(locale, key, params);
  return workbook([
    resultSheet(report, words),
    itemSheet(report, words),
    measureSheet(view, locale, words),
    evidenceSheet(report, words),
    methodSheet(report, words),
  ]);
}

type Words = (key: string, params?: Record<string, string | number>) => string;

const figure = (value: number | null, decimals: number): WorkbookCell =>
  value === null ? null : { number: value, decimals };

function resultSheet(
  { total, subscales, judgement, partial, summary, priorities }: FidelityReportDocument,
  words: Words,
): WorkbookSheet {
  const count = (rated: number, items: number): WorkbookCell[] => [figure(rated, 0), figure(items, 0)];
  return {
    name: words('fidelity.workbook.result'),
    columns: [
      { title: words('fidelity.workbook.figure'), width: 46 },
      { title: words('fidelity.workbook.value'), width: 24 },
      { title: words('documents.fidelityReport.ratedItems'), width: 18 },
      { title: words('fidelity.workbook.itemCount'), width: 18 },
      { title: words('fidelity.workbook.remark'), width: 60 },
    ],
    rows: [
      [
        words('fidelity.workbook.total'),
        figure(total.value, total.decimals),
        ...count(total.rated, total.items),
        [
          words(`documents.fidelityReport.figure.${total.figure}`),
          ...(partial
            ? [words('documents.fidelityReport.partialText', { rated: total.rated, items: total.items })]
            : []),
        ].join('. '),
      ],
      ...total.figures.map(({ figure: name, isOwn, value, decimals }) => [
        words(`documents.fidelityReport.figure.${name}`),
        figure(value, decimals),
        ...count(total.rated, total.items),
        words(`documents.fidelityReport.${isOwn ? 'ownMethod' : 'otherMethod'}`),
      ]),
      ...subscales.map(({ name, mean, rated, count: items }) => [
        name,
        figure(mean, 2),
        ...count(rated, items),
        words('documents.fidelityReport.subscaleCaption'),
      ]),
      ...(judgement
        ? [
            [judgement.name, judgement.given, null, null, judgement.note],
            [words('documents.fidelityReport.suggestion'), judgement.suggested, null, null, null],
          ]
        : []),
      ...(summary ? [[words('reviewerWords.summary'), null, null, null, summary]] : []),
      ...priorities.map(({ text, item }, index) => [
        words('reviewerWords.priority', { n: index + 1 }),
        null,
        null,
        null,
        item ? `${text} (${item})` : text,
      ]),
    ],
  };
}

function itemSheet({ subscales, scale, footnotes }: FidelityReportDocument, words: Words): WorkbookSheet {
  const word = (key: string) => words(`documents.fidelityReport.${key}`);
  const column = (key: string, width: number) => ({ title: word(key), width });
  return {
    name: word('items'),
    columns: [
      column('subscale', 28),
      column('code', 8),
      column('item', 40),
      column('rating', 10),
      ...(scale.isCase ? [column('personsRated', 16), column('personsOf', 16)] : []),
      { title: words('fidelity.workbook.computed'), width: 18 },
      column('measured', 36),
      column('level', 50),
      column('note', 50),
      { title: words('reviewerWords.recommendation'), width: 50 },
      column('missingReason', 50),
      column('sourceOf', 60),
    ],
    rows: subscales.flatMap(({ name, items }) =>
      items.map((item) => [
        name,
        item.code,
        item.name,
        figure(item.rating, item.decimals),
        ...(scale.isCase
          ? [figure(item.persons?.rated ?? null, 0), figure(item.persons?.of ?? null, 0)]
          : []),
        figure(item.computedRating, 0),
        item.measured
          ? [`${item.measured.value} (${item.measured.basis})`, ...item.measured.remarks].join('. ')
          : null,
        item.level,
        item.note,
        item.recommendation,
        item.missingReason,
        footnotes.find(({ number }) => number === item.footnote)?.text ?? null,
      ]),
    ),
  };
}

function measureSheet({ items }: AuditView, locale: Locale, words: Words): WorkbookSheet {
  const column = (key: string, width: number) => ({ title: words(`fidelity.workbook.${key}`), width });
  return {
    name: words('fidelity.workbook.measures'),
    columns: [
      { title: words('documents.fidelityReport.code'), width: 8 },
      column('measure', 40),
      column('numerator', 12),
      column('numeratorIs', 40),
      column('denominator', 12),
      column('denominatorIs', 40),
      column('value', 12),
      column('unit', 34),
      column('from', 12),
      column('to', 12),
    ],
    rows: items.flatMap(({ item, record: { computed } }) =>
      (computed ? [computed.figure, ...(computed.figure.beside ?? []), ...computed.caps] : []).map(
        (counted) => {
          const { numerator, denominator, decimals } = measures.get(counted.measure)!;
          const word = (part: string) => words(`fidelity.measure.${counted.measure}.${part}`);
          return [
            item.code,
            describeFigure(locale, counted).name,
            figure(counted.numerator, numerator.decimals),
            word('numerator'),
            figure(counted.denominator, denominator.decimals),
            word('denominator'),
            figure(counted.value, decimals),
            word('unit'),
            { day: counted.from },
            { day: counted.to },
          ];
        },
      ),
    ),
  };
}

function evidenceSheet({ evidence }: FidelityReportDocument, words: Words): WorkbookSheet {
  const column = (key: string, width: number) => ({
    title: words(`documents.fidelityReport.${key}`),
    width,
  });
  return {
    name: words('documents.fidelityReport.evidence'),
    columns: [
      column('code', 8),
      column('item', 40),
      column('evidenceSource', 34),
      column('evidenceNote', 60),
      column('evidenceFile', 34),
      column('evidenceBy', 28),
      { title: words('fidelity.workbook.day'), width: 12 },
    ],
    rows: evidence.map(({ code, name, source, note, file, addedBy, day }) => [
      code,
      name,
      source,
      note,
      file,
      addedBy,
      { day },
    ]),
  };
}

function methodSheet(report: FidelityReportDocument, words: Words): WorkbookSheet {
  const word = (key: string, params = {}) => words(`documents.fidelityReport.${key}`, params);
  const { scale, team, window, total, raters } = report;
  return {
    name: words('fidelity.workbook.method'),
    columns: [
      { title: words('fidelity.workbook.about'), width: 34 },
      { title: words('fidelity.workbook.value'), width: 90 },
    ],
    rows: [
      [words('fidelity.workbook.team'), team.name],
      [word('scale'), `${scale.name}, ${word('version', { version: scale.version })}`],
      [word('scaleChecksum'), scale.checksum],
      ...(scale.licence ? [[word('texts'), `${word('licensedTexts')} ${scale.licence}`]] : []),
      ...(report.components ? [[word('components'), report.components]] : []),
      [words('fidelity.windowFrom'), { day: window.from }],
      [words('fidelity.windowTo'), { day: window.to }],
      [word('status'), words(`documents.auditStatus.${report.status}`)],
      [words('fidelity.workbook.day'), { day: report.date }],
      ...(report.partial
        ? [[words('fidelity.isPartial'), word('partialText', { rated: total.rated, items: total.items })]]
        : []),
      ...raters.map(({ name }) => [word('raters'), name]),
      ...report.removals.map(({ text }) => [word('raters'), text]),
      [word('ratings'), `${scale.lowest}–${scale.highest}`],
      [word('totalMethod'), word(`method_${total.figure}`)],
      [word('unratedItems'), word('unratedText')],
      [word('sample'), report.sample],
      [word('howRated'), word('howRatedText')],
      ...report.footnotes.map(({ text }) => [word('sourceOf'), text]),
      ...report.topics.map(({ code, name, text }) => [`${code} ${name}`, text]),
    ],
  };
}
