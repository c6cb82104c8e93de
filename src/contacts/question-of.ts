import type { Notation } from '../platform/csv/notation.js';
import { formatDate } from '../platform/i18n/format-date.js';
import { formatNumber, plainNumber } from '../platform/i18n/format-number.js';
import { localTexts } from '../platform/i18n/local-text.js';
import type { Locale } from '../platform/i18n/locale.js';
import { translate } from '../platform/i18n/translate.js';
import type { NotationQuestion } from './ask-notations.js';
import type { ImportQuestion } from './import-report.js';

/** A question in words. @param header of its column, as the file writes it */
export function questionOf({ readings, ...question }: NotationQuestion, header: string): ImportQuestion {
  return {
    ...question,
    header,
    choices: [...readings].flatMap(([notation, value]) =>
      value === undefined
        ? []
        : [{ notation, texts: localTexts((locale) => textOf(locale, notation, value)) }],
    ),
  };
}

const textOf = (locale: Locale, notation: Notation, value: unknown) =>
  translate(locale, `import.notation.${notation}`, {
    value: typeof value === 'number' ? numberText(locale, value) : formatDate(locale, String(value)),
  });

const numberText = (locale: Locale, value: number) =>
  Number.isInteger(value) ? formatNumber(locale, value) : plainNumber(locale, value);
