import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { readDataFile, readSchema, refuseFile } from '../../platform/data-files.js';
import type { FurtherLanguage } from '../../platform/documents/document-renderer.js';
import { catalogues, hasMessage } from '../../platform/i18n/catalogue.js';
import { languageName } from '../../platform/i18n/language-name.js';
import { defaultLocale, isLocale, type Locale } from '../../platform/i18n/locale.js';
import { projectRoot } from '../../platform/project-root.js';
import type { Direction } from '../../platform/text/direction.js';
import type { Pack } from '../packs/pack.js';

/** `templates/crisis-plans/documents/headings.<language>.yaml`; see schema/sheet-language.schema.json. */
interface LanguageFile {
  name: string;
  direction: Direction;
  calledAlso: string[];
  checkedByTranslator?: boolean;
  words?: Record<string, string>;
}

const folder = join(projectRoot, 'templates', 'crisis-plans', 'documents');
const isLanguage = new Ajv({ allErrors: true }).compile<LanguageFile>(readSchema('sheet-language'));

/** The languages in which a sheet can be made, by their codes of two letters. Read when the program starts. */
const languages = new Map<string, LanguageFile>(
  readdirSync(folder)
    .flatMap((name) => /^headings\.([a-z]{2})\.yaml$/.exec(name)?.[1] ?? [])
    .toSorted(
      (one, other) => Number(isLocale(other)) - Number(isLocale(one)) || one.localeCompare(other, 'en'),
    )
    .toSorted((one, other) => Number(other === defaultLocale) - Number(one === defaultLocale))
    .map((code) => [code, readLanguage(join(folder, `headings.${code}.yaml`))]),
);

function readLanguage(path: string): LanguageFile {
  const file = readDataFile(path, isLanguage);
  const words = Object.entries(file.words ?? {});
  const valuesOf = (message: string) => [...new Set(message.match(/\{\w+/g))].toSorted().join();
  const isOther = ([key, words]: [string, string]) => valuesOf(words) !== valuesOf(messageOf(key));
  refuseFile(path, [
    ...words.filter(([key]) => !hasMessage(key)).map(([key]) => `words: there is no message ${key}`),
    ...words
      .filter(([key]) => hasMessage(key))
      .filter(isOther)
      .map(([key]) => `words.${key}: has other values than ${messageOf(key)}`),
  ]);
  return file;
}

/** Before it gets values. */
function messageOf(key: string): string {
  return catalogues[defaultLocale].get(key)!;
}

/** Swedish first, then the others that the product has. */
export const sheetLanguages: readonly string[] = [...languages.keys()];

/** What a language is called in itself. */
export const ownNameOf = (code: string): string => languages.get(code)!.name;

/** That which a ward reads, and whatever is made for it. */
export const WARDS: string = defaultLocale;

const folded = (said: string) => said.normalize('NFC').trim().toLowerCase();
const byName = new Map(
  [...languages].flatMap(([code, { calledAlso }]) => calledAlso.map((name) => [folded(name), code] as const)),
);

/**
 * In which of them a sheet can be made for somebody, by what is written as their language: `arabiska`, `Arabic (Iraq)`, `ti`.
 * Where it is none of them, Swedish.
 */
export function languageOf(said: string): string {
  const whole = folded(said);
  return byName.get(whole) ?? byName.get(/^[^\s,;/(]*/.exec(whole)![0]) ?? WARDS;
}

/** In which language of the product the words of a sheet are that has its headings in another one. */
export const localeOfSheet = (language: string): Locale => (isLocale(language) ? language : defaultLocale);

/**
 * The headings of a sheet in a language that the product does not have, by those that they stand above; null in one that it
 * has.
 */
export function furtherLanguage(
  language: string,
  pack: Pack,
  headingsIn: 'sheet' | 'easy',
): FurtherLanguage | null {
  const file = languages.get(language);
  if (!file || isLocale(language)) return null;
  const { sections = {}, stages = [], checkedByTranslator = true } = pack.headings[language] ?? {};
  const names = new Intl.DisplayNames(language, { type: 'language' });
  return {
    tag: language,
    direction: file.direction,
    isChecked: Boolean(file.checkedByTranslator) && checkedByTranslator,
    words: new Map([
      ...sheetLanguages.map((code) => [languageName(defaultLocale, code)!, names.of(code)!] as const),
      ...Object.entries(file.words ?? {}).map(([key, words]) => [messageOf(key), words] as const),
      ...pack.sections.flatMap(({ code, [headingsIn]: heading }) =>
        sections[code] ? [[heading[defaultLocale], sections[code]] as const] : [],
      ),
      ...stages.map((stage, index) => [pack.stages[index]![defaultLocale], stage] as const),
    ]),
  };
}
