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
  /** Numerator and denominator: "80 inskrivna personer / 7,50 heltidstjänster". And of how many persons it is. */
  basis: string;
  /** Figures beside it, what it assumes and what to keep in mind of it: a sentence each. */
  remarks: string[];
}

export function describeFigure(locale: Locale, figure: MeasuredFigure): FigureWords {
  const measure = measures.get(figure.measure);
  if (!measure) throw new Error(`There is no measure ${figure.measure}`);
  const { numerator, denominator, decimals } = measure;
  const word = (part: string) => translate(locale, `fidelity.measure.${figure.measure}.${part}`);
  const top = formatNumber(locale, figure.numerator, numerator.decimals);
  const bottom = formatNumber(locale, figure.denominator, denominator.decimals);
  const basis = `${top} ${word('numerator')} / ${bottom} ${word('denominator')}`;
  return {
    name: word('name'),
    value:
      figure.value === null
        ? translate(locale, 'fidelity.unknownFigure')
        : `${formatNumber(locale, figure.value, decimals)} ${word('unit')}`,
    basis: [basis, ...overPersons(locale, figure)].join(', '),
    remarks: remarksOn(locale, figure),
  };
}

/** How many persons it is over, and of how many; nothing where the denominator has said that it is all of them. */
function overPersons(locale: Locale, { persons, ofPersons, denominator }: MeasuredFigure): string[] {
  if (persons === undefined) return [];
  // Figures from before it was told of how many are medians.
  if (ofPersons === undefined) return [translate(locale, 'fidelity.medianOver', { n: persons })];
  if (persons === ofPersons && persons === denominator) return [];
  return [translate(locale, 'fidelity.personsOf', { n: persons, of: ofPersons })];
}

function remarksOn(locale: Locale, { beside = [], cautions = [], workingYear }: MeasuredFigure): string[] {
  return [
    ...beside.map((other) => {
      const { name, value, basis } = describeFigure(locale, other);
      return translate(locale, 'fidelity.beside', { name, value, basis });
    }),
    ...(workingYear
      ? [
          translate(locale, workingYear.isStated ? 'fidelity.weekStated' : 'fidelity.weekAssumed', {
            hours: plainNumber(locale, workingYear.weekHours),
            days: workingYear.leaveDays,
          }),
        ]
      : []),
    ...cautions.map((caution) => translate(locale, `fidelity.caution.${caution}`)),
  ];
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
