import { barsSvg } from '../platform/charts/bars.js';
import { radarSvg } from '../platform/charts/radar.js';
import { today } from '../platform/dates/today.js';
import { formatNumber } from '../platform/i18n/format-number.js';
import type { Locale } from '../platform/i18n/locale.js';
import { translate } from '../platform/i18n/translate.js';
import { Svg } from '../platform/web/svg.js';
import { describeFigure } from './describe-figure.js';
import type { FidelityReportDocument, FidelityReportItem } from './fidelity-report.document.js';
import { levelsOf, type Scale } from './scale.js';
import type { AuditedItem, AuditView } from './view-audit.js';

/**
 * An audit as page and report show it.
 * @param view its audit with the team and the team's service
 * @param raters names of those who began and closed it
 */
export function describeReport(
  view: AuditView,
  raters: readonly string[],
  locale: Locale,
): FidelityReportDocument {
  const { audit, scale, total } = view;
  const { team } = audit;
  const { lowest, highest } = scale.ratings;
  const subscales = total.subscales.map(({ code, name, mean, rated }) => ({
    code,
    name: name[locale],
    mean,
    rated,
    items: view.items
      .filter(({ item }) => item.subscale === code)
      .map((audited) => describeItem(audited, locale)),
  }));
  const charted = { subscales, scale, locale };
  return {
    team: { name: team.name, service: team.service.name },
    status: audit.status,
    partial: audit.partial,
    date: today(audit.closedAt ?? new Date()),
    fictitious: team.fictitious,
    scale: {
      name: scale.name[locale],
      version: scale.version,
      checksum: scale.checksum,
      about: scale.about[locale],
      lowest,
      highest,
      licence: scale.licence?.[locale] ?? '',
    },
    window: { from: audit.windowFrom, to: audit.windowTo },
    raters: raters.map((name) => ({ name, role: '' })),
    total: {
      figure: scale.total,
      value: total.total,
      decimals: scale.total === 'sum' && Number.isInteger(total.total) ? 0 : 2,
      highest: scale.total === 'sum' ? total.items * highest : highest,
      itemMean: total.itemMean,
      subscaleMean: total.subscaleMean,
      rated: total.rated,
      items: total.items,
    },
    interpretations: total.interpretations.map(({ interpretation: { mark, source }, text }) => ({
      text: text[locale],
      mark,
      source,
    })),
    subscales,
    subscaleChart: subscaleChart(charted),
    itemChart: itemChart(charted),
    sample: translate(locale, 'fidelity.sample'),
    sources: scale.sources.map(({ code, text }) => ({ code, text: text[locale] })),
  };
}

function describeItem({ item, record }: AuditedItem, locale: Locale): FidelityReportItem {
  const level = levelsOf(item).find(({ rating }) => rating === record.rating);
  const figure = record.computed && describeFigure(locale, record.computed.figure);
  return {
    code: item.code,
    name: item.name[locale],
    rating: record.rating,
    computedRating: record.computedRating,
    measured: figure && { value: figure.value, basis: figure.basis },
    level: level?.text[locale] ?? '',
    mark: level?.mark ?? item.provenance.numbers,
    source: level?.source ?? item.provenance.source,
    note: record.note,
    missingReason: record.missingReason,
  };
}

interface Charted {
  subscales: FidelityReportDocument['subscales'];
  scale: Scale;
  locale: Locale;
}

/** A web needs three axes; fewer subscales are bars. */
function subscaleChart({ subscales, scale, locale }: Charted): Svg {
  const words = {
    id: 'subscale-chart',
    title: translate(locale, 'fidelity.chart.subscales', { scale: scale.name[locale] }),
    description: translate(locale, 'fidelity.chart.range', { ...scale.ratings }),
  };
  const points = subscales.map(({ name, mean }) => ({
    label: name,
    value: mean,
    text: figureText(mean, 2, locale),
  }));
  if (points.length < 3) return new Svg(barsSvg({ ...words, max: scale.ratings.highest, bars: points }));
  const web = radarSvg({
    ...words,
    axes: subscales.map(({ name }) => name),
    min: scale.ratings.lowest,
    max: scale.ratings.highest,
    series: [{ label: scale.name[locale], points }],
  });
  return new Svg(web);
}

function itemChart({ subscales, scale, locale }: Charted): Svg {
  const bars = barsSvg({
    id: 'item-chart',
    title: translate(locale, 'fidelity.chart.items', { scale: scale.name[locale] }),
    description: translate(locale, 'fidelity.chart.range', { ...scale.ratings }),
    max: scale.ratings.highest,
    bars: subscales
      .flatMap(({ items }) => items)
      .map(({ code, name, rating }) => ({
        label: `${code} ${name}`,
        value: rating,
        text: figureText(rating, 0, locale),
      })),
  });
  return new Svg(bars);
}

function figureText(figure: number | null, decimals: number, locale: Locale): string {
  return figure === null ? translate(locale, 'fidelity.notRated') : formatNumber(locale, figure, decimals);
}
