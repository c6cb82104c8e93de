import { barsSvg } from '../../platform/charts/bars.js';
import { radarSvg } from '../../platform/charts/radar.js';
import { renderDocument } from '../../platform/documents/document-renderer.js';
import type { Locale } from '../../platform/i18n/locale.js';
import { translate } from '../../platform/i18n/translate.js';
import { Svg } from '../../platform/web/svg.js';
import { describeComparison } from '../raters/describe-comparison.js';
import { agreementWords } from '../raters/describe-raters.js';
import type { AuditView } from '../rules/view-audit.js';
import type { Scale } from '../scales/scale.js';
import type { ReportSurroundings } from './describe-report.js';
import { figureOfSome, figureText } from './draw-report-charts.js';
import type { FidelityReportDocument, FidelityReportSubscale } from './fidelity-report.document.js';

/** Audits that were closed with this format are printed as they were then, to the letter. */
export const FIRST_FORMAT = 1;

const RANGE = 'documents.firstFidelityReport.chartRange';

/** What was said in other words then. */
const OWN_AGREEMENT = ['alike', 'noKappa', 'none'];

/** A report as the first format had it: its figures are the same, its charts and some of its words are not. */
export function inFirstFormat(
  report: FidelityReportDocument,
  view: AuditView,
  { comparison, earlier }: ReportSurroundings,
  locale: Locale,
): FidelityReportDocument {
  const { scale } = view;
  return {
    ...report,
    comparison: describeComparison(view, earlier, locale, RANGE),
    agreement: comparison && agreementWords(locale, comparison, agreementKey).map((text) => ({ text })),
    subscales: report.subscales.map((subscale) => ({
      ...subscale,
      chart: drawItems(subscale, scale, locale),
    })),
    subscaleChart: drawSubscales(report.subscales, scale, locale),
  };
}

export function renderFirstReport(report: FidelityReportDocument, locale: Locale): string {
  return renderDocument('fidelity-report-first', report, locale);
}

const agreementKey = (name: string) =>
  OWN_AGREEMENT.includes(name) ? `documents.firstFidelityReport.${name}` : `raters.agreement.${name}`;

/** A web from three subscales on, else bars from nought. */
function drawSubscales(subscales: readonly FidelityReportSubscale[], scale: Scale, locale: Locale): Svg {
  const words = {
    id: 'subscale-chart',
    title: translate(locale, 'fidelity.chart.subscales', { scale: scale.name[locale] }),
    description: translate(locale, RANGE, { ...scale.ratings }),
  };
  const points = subscales.map(({ name, mean, rated, count }) => ({
    label: name,
    value: mean,
    text: figureOfSome(mean, 2, { rated, items: count }, locale),
  }));
  const { lowest: min, highest: max } = scale.ratings;
  if (points.length < 3) return new Svg(barsSvg({ ...words, max, bars: points }));
  const axes = subscales.map(({ name }) => name);
  return new Svg(radarSvg({ ...words, axes, min, max, series: [{ label: scale.name[locale], points }] }));
}

function drawItems({ code, name, items }: FidelityReportSubscale, { ratings }: Scale, locale: Locale): Svg {
  const whole = items.filter(({ isPart }) => !isPart);
  return new Svg(
    barsSvg({
      id: `item-chart-${code}`,
      title: translate(locale, 'documents.firstFidelityReport.itemChart', { subscale: name }),
      description: translate(locale, RANGE, { ...ratings }),
      max: ratings.highest,
      bars: whole.map(({ rating, decimals, ...item }) => ({
        label: `${item.code} ${item.name}`,
        value: rating,
        text: figureText(rating, decimals, locale),
      })),
    }),
  );
}
