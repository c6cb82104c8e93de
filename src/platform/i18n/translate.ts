import { catalogues } from './catalogue.js';
import { plainNumber } from './format-number.js';
import type { Locale, Text } from './locale.js';

export type MessageParams = Readonly<Record<string, string | number | Text>>;

/**
 * The message of a dotted key in one language, with every `{name}` replaced by `params.name`. Numbers get the
 * language's decimal sign and no grouping, so that a year stays a year; a text gives its words in the language.
 * @throws Error when the key or a parameter is missing: an untranslated page is a fault to mend, not to hide.
 */
export function translate(locale: Locale, key: string, params: MessageParams = {}): string {
  const message = catalogues[locale].get(key);
  if (message === undefined) throw new Error(`No message for "${key}" in ${locale}`);
  return message.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`The message "${key}" needs "${name}"`);
    if (typeof value === 'object') return value[locale];
    return typeof value === 'number' ? plainNumber(locale, value) : value;
  });
}
