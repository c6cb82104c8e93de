import { abbreviations } from './read-hint-words.js';
import { sentencesOf } from './split-sentences.js';

it.each([
  ['Jag går ut. Sedan ringer jag Karin!', ['Jag går ut.', 'Sedan ringer jag Karin!']],
  ['Hör du mig? Ja … Nej.', ['Hör du mig?', 'Ja …', 'Nej.']],
  ['jag går ut. sedan sover jag', ['jag går ut.', 'sedan sover jag']],
  ['Klart.Sedan sover jag', ['Klart.', 'Sedan sover jag']],
  ['(Ring mamma.) Hon kommer.', ['(Ring mamma.)', 'Hon kommer.']],
  ['– Ring mamma\n– Sätt på te\n\n', ['– Ring mamma', '– Sätt på te']],
  ['• Ring mamma • Sätt på te', ['Ring mamma', 'Sätt på te']],
  ['1. Ring mamma', ['Ring mamma']],
  ['...', []],
  ['', []],
])('%j', (text, sentences) => {
  expect(sentencesOf(text, abbreviations)).toEqual(sentences);
});

it.each([
  ['Ring någon, t.ex. Karin, efter kl. 18.30 på 070-123 45 67.'],
  ['Ring dr. Ek eller A. Berg, tel. 1177.'],
  ['Jag tar 2,5 eller 7.5 mg.'],
  ['Bullar, te m.m. hjälper.'],
  ['Bullar, te osv.'],
])('is one sentence: %j', (text) => {
  expect(sentencesOf(text, abbreviations)).toEqual([text]);
});

it('ends with an abbreviation that may be the last word, where a capital letter follows', () => {
  expect(sentencesOf('Bullar, te m.m. Sedan sover jag.', abbreviations)).toHaveLength(2);
});
