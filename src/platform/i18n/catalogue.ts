import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../project-root.js';
import { type Locale, locales } from './locale.js';

interface MessageTree {
  [key: string]: string | MessageTree;
}

/** Messages of one language by dotted key: `nav.teams` gives `Team`. */
export type Catalogue = ReadonlyMap<string, string>;

/** Both languages, read from `templates/locales` once, when the program starts. */
export const catalogues: Readonly<Record<Locale, Catalogue>> = {
  sv: readCatalogue('sv'),
  en: readCatalogue('en'),
};

/** True when the key has a message in both languages. */
export function hasMessage(key: string): boolean {
  return locales.every((locale) => catalogues[locale].has(key));
}

function readCatalogue(locale: Locale): Catalogue {
  const file = join(projectRoot, 'templates', 'locales', `${locale}.json`);
  return new Map(flatten(JSON.parse(readFileSync(file, 'utf8')) as MessageTree));
}

function flatten(tree: MessageTree, prefix = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[prefix + key, value] as [string, string]]
      : flatten(value, `${prefix}${key}.`),
  );
}
