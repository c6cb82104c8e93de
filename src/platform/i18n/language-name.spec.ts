import { languageName, sayLanguage } from './language-name.js';

it.each([
  ['tigrinja', 'tigrinja', 'Tigrinya'],
  ['Arabiska', 'arabiska', 'Arabic'],
  ['Swedish', 'svenska', 'Swedish'],
  // More than the name of a language, and no name of any.
  ['arabiska (irakisk)', 'arabiska (irakisk)', 'arabiska (irakisk)'],
  ['romani chib', 'romani chib', 'romani chib'],
  ['constructor', 'constructor', 'constructor'],
  ['', '', ''],
])('%j is said %j in Swedish and %j in English', (said, swedish, english) => {
  expect(sayLanguage('sv', said)).toBe(swedish);
  expect(sayLanguage('en', said)).toBe(english);
});

it('has no name for a code of no language', () => {
  expect(languageName('sv', 'zx')).toBeUndefined();
});
