import type { Locale } from '../platform/i18n/locale.js';
import { translate } from '../platform/i18n/translate.js';
import type { FieldChoice } from '../platform/web/choices.js';
import { LINK_HOURS } from './release.input.js';

/** A code of six digits, to be read aloud. */
export const spacedCode = (code: string): string => `${code.slice(0, 3)} ${code.slice(3)}`;

/** For how long a code can be used, as choices of a field. */
export const codeHours = (locale: Locale): FieldChoice[] =>
  LINK_HOURS.map((hours) => ({
    value: String(hours),
    label: translate(locale, 'release.hoursOf', { hours }),
  }));
