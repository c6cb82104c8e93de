import { isCivilDate } from '../dates/civil-date.js';
import { catalogues } from './catalogue.js';
import { formatDate } from './format-date.js';
import { plainNumber } from './format-number.js';
import { intlTag, type Locale, perLocale, type Text } from './locale.js';

export type MessageParams = Readonly<Record<string, string | number | Text>>;

/** The kinds of number that a language may tell apart, in the order in which a message gives their forms. */
const KINDS_OF_NUMBER = ['zero', 'one', 'two', 'few', 'many', 'other'] as const;
const rules = perLocale((locale) => new Intl.PluralRules(intlTag[locale]));
const kindsIn = perLocale((locale) => {
  const { pluralCategories } = rules[locale].resolvedOptions();
  return KINDS_OF_NUMBER.filter((kind) => pluralCategories.includes(kind));
});

/**
 * The message of a dotted key in one language, with every `{name}` replaced by `params.name`. Numbers get the
 * language's decimal sign and no grouping, so that a year stays a year; a day is written as the language writes days; a
 * text gives its words in the language. `{n|row|rows}` is the form that goes with the number `params.n`.
 * @throws Error when the key or a parameter is missing: an untranslated page is a fault to mend, not to hide.
 */
export function translate(locale: Locale, key: string, params: MessageParams = {}): string {
  const message = catalogues[locale].get(key);
  if (message === undefined) throw new Error(`No message for "${key}" in ${locale}`);
  return filled(locale, message, params);
}

/** A message with its values, as one language writes them. @throws Error when a value is missing */
export function filled(locale: Locale, message: string, params: MessageParams): string {
  return message.replace(/\{(\w+)(?:\|([^{}]+))?\}/g, (_, name: string, forms?: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`The message "${message}" needs "${name}"`);
    if (forms) return forms.split('|')[kindsIn[locale].indexOf(rules[locale].select(Number(value)))] ?? '';
    if (typeof value === 'object') return value[locale];
    if (typeof value === 'number') return plainNumber(locale, value);
    return isCivilDate(value) ? formatDate(locale, value) : value;
  });
}

/** The message in every language, as a part of another one. */
export const messageOf = (key: string, params?: MessageParams): Text =>
  perLocale((locale) => translate(locale, key, params));
