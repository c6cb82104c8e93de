import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../platform/project-root.js';
import type { DetailWords } from './missing-details.js';
import { type PlainWord, PlainWords } from './plain-words.js';
import type { Abbreviations } from './split-sentences.js';

/** By language. A plan may be written in any, whatever the language of the page, so all are read together. */
type ByLanguage<Words> = Readonly<Record<string, Words>>;

const readability = read<Record<'languages' | 'goOn' | 'mayEnd', string[]>>('readability');

/** What a person's language is called, in lower case, when it is the one that LIX is made for. */
export const lixLanguages: ReadonlySet<string> = new Set(readability.languages);

export const abbreviations: Abbreviations = {
  goOn: new Set(readability.goOn),
  mayEnd: new Set(readability.mayEnd),
};

export const plainWords = new PlainWords(allOf(read<ByLanguage<PlainWord[]>>('plain-words')));

export const detailWords: DetailWords = readDetailWords();

function readDetailWords(): DetailWords {
  const file = read<Record<keyof DetailWords, ByLanguage<string[]>>>('individual-details');
  const lower = (words: ByLanguage<string[]>) => new Set(allOf(words).map((word) => word.toLowerCase()));
  return {
    notNames: lower(file.notNames),
    beforePlaces: lower(file.beforePlaces),
    beforeNamesToo: lower(file.beforeNamesToo),
    places: allOf(file.places),
  };
}

/** `data/crisis-plans/<name>.json`, read when the program starts. */
function read<Content>(name: string): Content {
  return JSON.parse(readFileSync(join(projectRoot, 'data', 'crisis-plans', `${name}.json`), 'utf8'));
}

function allOf<Word>(words: ByLanguage<Word[]>): Word[] {
  return Object.values(words).flat();
}
