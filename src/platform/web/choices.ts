import type { Locale } from '../i18n/locale.js';
import { translate } from '../i18n/translate.js';

export interface FieldChoice {
  value: string;
  label: string;
}

/**
 * The members of an enum, or some of them, as choices of a field.
 * @param words locale key under which each member has its word, such as `kind.role`
 */
export function choicesOf(
  members: Record<string, string> | readonly string[],
  words: string,
  locale: Locale,
): FieldChoice[] {
  return Object.values(members).map((value) => ({ value, label: translate(locale, `${words}.${value}`) }));
}

/** Yes and no as choices of a field that is true or false. */
export const yesOrNo = (locale: Locale): FieldChoice[] =>
  [true, false].map((value) => ({
    value: String(value),
    label: translate(locale, value ? 'form.yes' : 'form.no'),
  }));
