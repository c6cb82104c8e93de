import { FAILSAFE_SCHEMA, load } from 'js-yaml';
import { readTemplateFiles } from '../template-files.js';
import { type Locale, locales, perLocale } from './locale.js';

interface MessageTree {
  [key: string]: string | MessageTree;
}

/** Messages of one language by dotted key: `nav.teams` gives `Team`. */
export type Catalogue = ReadonlyMap<string, string>;

/** One file of words: its room, its language, its text. */
export type WordsFile = [room: string, language: string, text: string];

/** The words of every room, `templates/<room>/words.<language>.yaml`, read once, when the program starts. */
export const catalogues = mergeWords(readTemplateFiles(/^([^/]+)\/words\.(\w+)\.yaml$/) as WordsFile[]);

/** True when the key has a message, which it then has in every language. */
export function hasMessage(key: string): boolean {
  return locales.every((locale) => catalogues[locale].has(key));
}

/**
 * Each language's words of all rooms in one.
 * @throws Error naming file and key when a key stands twice, has no text, or lacks one in the same room in another language
 */
export function mergeWords(files: readonly WordsFile[]): Readonly<Record<Locale, Catalogue>> {
  const words = perLocale((locale) => readLanguage(locale, files));
  for (const locale of locales) {
    for (const [key, { room }] of words[locale]) {
      const other = locales.find((candidate) => words[candidate].get(key)?.room !== room);
      if (other) throw new Error(`${pathOf(room, other)} lacks "${key}", which ${pathOf(room, locale)} has`);
    }
  }
  return perLocale((locale) => new Map([...words[locale]].map(([key, { message }]) => [key, message])));
}

function readLanguage(locale: Locale, files: readonly WordsFile[]) {
  const words = new Map<string, { room: string; message: string }>();
  for (const [room, language, text] of files) {
    if (language !== locale) continue;
    const path = pathOf(room, locale);
    for (const [key, message] of flatten(readTree(path, text))) {
      const earlier = words.get(key);
      if (earlier) throw new Error(`${path}: "${key}" stands in ${pathOf(earlier.room, locale)} too`);
      if (message.trim() === '') throw new Error(`${path}: "${key}" has no text`);
      words.set(key, { room, message });
    }
  }
  return words;
}

/** Of the failsafe schema every value is a text, so that `no` and `07:30` stay what was written. */
function readTree(path: string, text: string): MessageTree {
  try {
    return load(text, { schema: FAILSAFE_SCHEMA }) as MessageTree;
  } catch (error) {
    throw new Error(`${path}: ${(error as Error).message}`);
  }
}

function flatten(tree: MessageTree, prefix = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[prefix + key, value] as [string, string]]
      : flatten(value, `${prefix}${key}.`),
  );
}

function pathOf(room: string, locale: Locale): string {
  return `templates/${room}/words.${locale}.yaml`;
}
