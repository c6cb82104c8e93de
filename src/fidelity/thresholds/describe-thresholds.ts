import { plainNumber } from '../../platform/i18n/format-number.js';
import type { Locale } from '../../platform/i18n/locale.js';
import { translate } from '../../platform/i18n/translate.js';
import type { ThresholdReading } from '../rules/thresholds-on.js';
import type { Mark, Scale } from '../scales/scale.js';
import type { Condition } from './threshold.js';

/** A threshold as it is to be read. */
export interface ThresholdWords {
  holder: string;
  /** "medelvärde minst 4 och summa minst 112". */
  asks: string;
  meaning: string;
  /** That it is reached, or is not, or cannot be told. */
  reached: string;
  from: string;
  mark: Mark;
  source: string;
}

export function describeThresholds(
  readings: readonly ThresholdReading[],
  scale: Scale,
  locale: Locale,
): ThresholdWords[] {
  return readings.map(({ holder, meaning, all, reached, from, mark, source }) => ({
    holder: holder[locale],
    asks: all
      .map((condition) => describeCondition(condition, scale, locale))
      .join(` ${translate(locale, 'improvement.move.and')} `),
    meaning: meaning[locale],
    reached: translate(
      locale,
      `fidelity.threshold.${reached === null ? 'unknown' : reached ? 'reached' : 'notReached'}`,
    ),
    from,
    mark,
    source: source[locale],
  }));
}

function describeCondition(condition: Condition, scale: Scale, locale: Locale): string {
  const value = plainNumber(locale, condition.atLeast);
  if ('of' in condition) return translate(locale, `fidelity.threshold.of.${condition.of}`, { value });
  if ('item' in condition)
    return translate(locale, 'fidelity.threshold.item', { name: condition.item, value });
  const subscale = scale.subscales.find(({ code }) => code === condition.subscale);
  return translate(locale, 'fidelity.threshold.subscale', {
    name: subscale?.name[locale] ?? condition.subscale,
    value,
  });
}
