import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../project-root.js';
import { catalogues, hasMessage } from './catalogue.js';
import { defaultLocale, intlTag, locales } from './locale.js';
import { translate } from './translate.js';

const placeholders = (message: string) => (message.match(/\{\w+\}/g) ?? []).sort();

/** Messages whose number is a limit, or that have a message of their own for one. */
const NEVER_ONE = [
  'documents.personLog.cut',
  'fidelity.measure.persons_met_by_several_staff.moved',
  'map.regionLabel.few',
  'map.regionLabel.many',
  'retention.atATime',
];

describe('translate', () => {
  it('fills in names, and numbers with the decimal sign of the language', () => {
    expect(translate('sv', 'problem.max', { max: 3.5 })).toBe('Skriv ett tal som är högst 3,5.');
    expect(translate('en', 'problem.max', { max: 2026 })).toBe('Enter a number that is at most 2026.');
  });

  it('says a word in the form that goes with its number', () => {
    expect([0, 1, 2].map((n) => translate('sv', 'day.minutes', { n }))).toEqual([
      '0 minuter',
      '1 minut',
      '2 minuter',
    ]);
    expect(translate('en', 'day.minutes', { n: 1 })).toBe('1 minute');
  });

  it('writes a day as the language does', () => {
    const params = { from: '2026-03-14' };
    expect(translate('sv', 'problem.beforeStart', params)).toContain('14 mars 2026');
    expect(translate('en', 'problem.beforeStart', params)).toContain('14 March 2026');
  });

  it('does not fill in what a value brings along', () => {
    expect(translate('en', 'problem.max', { max: '{max}' })).toBe('Enter a number that is at most {max}.');
  });

  it('throws on a missing key and on a missing parameter', () => {
    expect(() => translate('sv', 'no.such.key')).toThrow('no.such.key');
    expect(() => translate('sv', 'problem.max')).toThrow('needs "max"');
  });
});

describe('the words', () => {
  it('have the same placeholders in each message', () => {
    const differing = [...catalogues[defaultLocale]].filter(([key, message]) =>
      locales.some(
        (locale) => `${placeholders(catalogues[locale].get(key)!)}` !== `${placeholders(message)}`,
      ),
    );
    expect(differing).toEqual([]);
  });

  it('have as many forms of a word as the language has of number, and a number that decides', () => {
    const odd = locales.flatMap((locale) => {
      const { length } = new Intl.PluralRules(intlTag[locale]).resolvedOptions().pluralCategories;
      return [...catalogues[locale]].filter(([, message]) =>
        [...message.matchAll(/\{(\w+)\|([^{}]*)\}|\{[^{}]*\{/g)].some(
          ([, name, forms]) => !message.includes(`{${name}}`) || forms?.split('|').length !== length,
        ),
      );
    });
    expect(odd).toEqual([]);
  });

  it('say a thing and several things each in its form, but where there is never one', () => {
    const alone = [...catalogues.en].filter(([, message]) =>
      /(?<!of )\{(n|rows|persons|days|size)\} (?!of\b|as\b|kB\b)[a-z ]*?[a-z]s\b/.test(message),
    );
    expect(alone.map(([key]) => key).filter((key) => !NEVER_ONE.includes(key))).toEqual([]);
  });

  it.each([
    ['templates', '.hbs', /\bt "([\w.-]+)"/g],
    ['src', '.ts', /\btranslate\(\s*[^,()]+,\s*'([\w.-]+)'/g],
    ['src', '.ts', /\bredirect\([^;]*?,\s*'([\w.-]+)'\s*\)/g],
  ])('have every key that %s/**/*%s names', (folder, extension, pattern) => {
    const missing = readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith(extension) && !file.endsWith('.spec.ts'))
      .flatMap((file) => {
        const keys = readFileSync(join(projectRoot, folder, file), 'utf8').matchAll(pattern);
        return [...keys].filter((key) => !hasMessage(key[1]!)).map((key) => `${file}: ${key[1]}`);
      });
    expect(missing).toEqual([]);
  });
});
