import { isIndividual, type StockPhrases } from './is-individual.js';
import { stockPhrases as shipped } from './read-stock-phrases.js';

const stock: StockPhrases = {
  phrases: new Set(['ta en promenad', 'ring 112', 'call a friend']),
  openings: ['jag kan', 'jag', 'försöka'],
};

it.each([
  ['Ta en promenad.'],
  ['  TA EN PROMENAD!  '],
  ['Jag kan försöka ta en promenad'],
  ['Ta en promenad, ring 112.'],
  ['– Ring 112\n– Call a friend'],
])('sees nothing individual in %j', (text) => {
  expect(isIndividual([text], stock)).toBe(false);
});

it.each([
  ['Ta en promenad runt dammen med Sixten.'],
  ['Ring Karin.'],
  ['Jag kan ta en promenad. Då vill jag ha havsljud i hörlurarna.'],
])('finds the person in %j', (text) => {
  expect(isIndividual([text], stock)).toBe(true);
});

it('reads a sentence that begins in more ways than could ever be tried one by one', () => {
  const openings = ['försök att', 'försök', 'att'];
  const begun = 'försök att '.repeat(180);
  expect(isIndividual([`${begun}ring Karin`], { ...stock, openings })).toBe(true);
  expect(isIndividual([`${begun}ta en promenad`], { ...stock, openings })).toBe(false);
});

it('needs only one statement of the person among stock phrases', () => {
  expect(isIndividual(['Ring 112', 'Ta en promenad', 'Sixten behöver mat'], stock)).toBe(true);
});

it('finds nothing where nothing is written', () => {
  expect(isIndividual([], stock)).toBe(false);
  expect(isIndividual([' ... '], stock)).toBe(false);
});

describe('the phrases that come with the product', () => {
  it('are written as they are compared: lower case, no punctuation, no word twice', () => {
    for (const phrase of [...shipped.phrases, ...shipped.openings])
      expect(phrase).toMatch(/^[\p{Ll}\p{N}]+( [\p{Ll}\p{N}]+)*$/u);
  });

  it('flag a plan of stock phrases in either language and let a real one through', () => {
    expect(
      isIndividual(['Sover dåligt', 'Jag kan lyssna på musik.', 'Kontakta teamet, ring 112.'], shipped),
    ).toBe(false);
    expect(isIndividual(['Sleeping badly', 'I can listen to music.', 'Contact the team.'], shipped)).toBe(
      false,
    );
    expect(isIndividual(['Sover dåligt', 'Låt mig sitta nära dörren.'], shipped)).toBe(true);
  });
});
