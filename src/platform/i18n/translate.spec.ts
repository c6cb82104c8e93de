import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../project-root.js';
import { catalogues, hasMessage } from './catalogue.js';
import { defaultLocale, locales } from './locale.js';
import { translate } from './translate.js';

const placeholders = (message: string) => (message.match(/\{\w+\}/g) ?? []).sort();

describe('translate', () => {
  it('fills in names, and numbers with the decimal sign of the language', () => {
    expect(translate('sv', 'problem.max', { max: 3.5 })).toBe('Skriv ett tal som är högst 3,5.');
    expect(translate('en', 'problem.max', { max: 2026 })).toBe('Enter a number that is at most 2026.');
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
