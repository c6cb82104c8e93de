import { formatNumber, plainNumber } from '../../platform/i18n/format-number.js';
import type { Locale } from '../../platform/i18n/locale.js';
import { translate } from '../../platform/i18n/translate.js';
import type { MeasuredFigure } from '../audits/audit.type.js';
import { measures } from '../measures/measures.js';
import type { Bound } from '../scales/scale.js';

/** A figure as it is to be read. */
export interface FigureWords {
  name: string;
  /** "10,67 personer per heltidstjänst", or that the records cannot tell. */
  value: string;
  /** Numerator and denominator: "80 inskrivna personer / 7,50 heltidstjänster". */
  basis: string;
}

export function describeFigure(locale: Locale, figure: MeasuredFigure): FigureWords {
  const measure = measures.get(figure.measure);
  if (!measure) throw new Error(`There is no measure ${figure.measure}`);
  const { numerator, denominator, decimals } = measure;
  const word = (part: string) => translate(locale, `fidelity.measure.${figure.measure}.${part}`);
  const top = formatNumber(locale, figure.numerator, numerator.decimals);
  const bottom = formatNumber(locale, figure.denominator, denominator.decimals);
  const basis = `${top} ${word('numerator')} / ${bottom} ${word('denominator')}`;
  const { persons } = figure;
  return {
    name: word('name'),
    value:
      figure.value === null
        ? translate(locale, 'fidelity.unknownFigure')
        : `${formatNumber(locale, figure.value, decimals)} ${word('unit')}`,
    basis:
      persons === undefined ? basis : `${basis}, ${translate(locale, 'fidelity.medianOver', { n: persons })}`,
  };
}

/** Where a band begins and where the next one does: "från 11, under 21". */
export function describeBounds(locale: Locale, bands: readonly Bound[], band: Bound): string {
  const next = bands[bands.indexOf(band) + 1];
  const bound = (key: string, value: number | undefined) =>
    value === undefined
      ? []
      : [translate(locale, `fidelity.bound.${key}`, { value: plainNumber(locale, value) })];
  return [
    ...bound('from', band.from),
    ...bound('above', band.above),
    ...bound('below', next?.from),
    ...bound('upTo', next?.above),
  ].join(', ');
}
