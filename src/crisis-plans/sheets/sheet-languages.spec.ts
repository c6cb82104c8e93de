import { join } from 'node:path';
import { projectRoot } from '../../platform/project-root.js';
import { loadPacks } from '../packs/load-packs.js';
import { furtherLanguage, languageOf, localeOfSheet, sheetLanguages } from './sheet-languages.js';

const packs = loadPacks(join(projectRoot, 'plan-packs'));

it('knows a language by its Swedish, English and own name, by its code, and with more after it', () => {
  for (const [said, code] of [
    ['svenska', 'sv'],
    ['Arabiska', 'ar'],
    ['arabiska (irakisk)', 'ar'],
    ['العربية', 'ar'],
    ['Somali', 'so'],
    ['tigrinja, lite svenska', 'ti'],
    ['ትግርኛ', 'ti'],
    ['UKR', 'uk'],
    [' Suomi ', 'fi'],
    ['English', 'en'],
  ])
    expect([said, languageOf(said!)]).toEqual([said, code]);
});

it('makes the sheet in Swedish where the language is none of them', () => {
  for (const said of ['', 'romani chib', 'svårt att säga', 'constructor', 'arabisk'])
    expect([said, languageOf(said)]).toEqual([said, 'sv']);
});

it('has Swedish first, and the words of the product in those that it has', () => {
  expect(sheetLanguages).toEqual(['sv', 'en', 'ar', 'fi', 'so', 'ti', 'uk']);
  expect(['sv', 'en', 'ar'].map(localeOfSheet)).toEqual(['sv', 'en', 'sv']);
  expect(furtherLanguage('en', packs[0]!, 'sheet')).toBeNull();
});

describe.each(sheetLanguages.filter((code) => localeOfSheet(code) !== code))('headings in %s', (language) => {
  it('stand above every section and stage of every pack, and are told to be unchecked', () => {
    for (const pack of packs) {
      for (const headingsIn of ['sheet', 'easy'] as const) {
        const { words, isChecked } = furtherLanguage(language, pack, headingsIn)!;
        const headings = [
          ...pack.sections.map((section) => section[headingsIn].sv),
          ...pack.stages.map(({ sv }) => sv),
        ];
        expect([pack.id, headings.filter((heading) => !words.has(heading))]).toEqual([pack.id, []]);
        expect(isChecked).toBe(false);
      }
    }
  });

  it('are of the same messages as in every other one, among them the number to call', () => {
    const { words } = furtherLanguage(language, packs[0]!, 'sheet')!;
    const other = furtherLanguage('fi', packs[0]!, 'sheet')!;
    expect([...words.keys()].toSorted()).toEqual([...other.words.keys()].toSorted());
    expect(words.get('Är det fara för liv? Ring 112.')).toContain('112');
  });
});
