import { ReadingLevel } from './hint-kinds.js';
import { abbreviations } from './read-hint-words.js';
import { isHard, levelOf, readabilityOf } from './readability.js';

const times = (n: number, text: string) => Array.from({ length: n }, () => text);
const lixOf = (texts: readonly string[]) => readabilityOf(texts, abbreviations)?.lix;

describe('LIX', () => {
  it('is words per sentence and the percentage of long words', () => {
    // 10 words in 2 sentences: 5. Long are grannarna and oavbrutet: 2 of 10, 20 percent.
    const text = 'Jag tänker för mycket på grannarna. Sedan pratar jag oavbrutet.';
    expect(readabilityOf(times(3, text), abbreviations)).toEqual({
      lix: 25,
      words: 30,
      level: ReadingLevel.VERY_EASY,
    });
  });

  it('is rounded', () => {
    // 31 words in 4 sentences: 7.75. Long are grannarna and oavbrutet, thrice: 6 of 31, 19.35. Together 27.10.
    const thrice = times(3, 'Jag tänker för mycket på grannarna och sedan pratar jag oavbrutet');
    expect(lixOf([...thrice.map((text) => text.replace(' och', '')), 'Nej'])).toBe(27);
    // 32 words in 4 sentences: 8. 6 of 32: 18.75. Together 26.75.
    expect(lixOf([...thrice.map((text) => text.replace(' och', '')), 'Nej tack'])).toBe(27);
  });

  it('counts letters of every language, six are not long, and numbers are no words', () => {
    // åäöéüß has six letters and åäöéüßå seven: 30 words in 15 sentences, half of them long, is 2 + 50.
    expect(readabilityOf(times(15, '112 åäöéüß åäöéüßå 2026.'), abbreviations)).toMatchObject({
      lix: 52,
      words: 30,
    });
    // Letters of two signs are one: 6 letters, none long.
    expect(lixOf(times(15, 'a\u030aa\u0308o\u0308e\u0301u\u0308s ja.'))).toBe(2);
  });

  it('takes a word with a hyphen, and an abbreviation, as one', () => {
    // 3 words in a sentence, of which e-posten is 7 letters and KBT-terapi 9: 3 + 66.67.
    expect(readabilityOf(times(10, 'E-posten, t.ex. KBT-terapi.'), abbreviations)).toMatchObject({
      lix: 70,
      words: 30,
    });
  });

  it('is not told of fewer than 30 words', () => {
    expect(readabilityOf(times(29, 'Ja.'), abbreviations)).toBeNull();
    expect(readabilityOf([], abbreviations)).toBeNull();
    // 30 words in 30 sentences, none long.
    expect(lixOf(times(30, 'Ja.'))).toBe(1);
  });
});

it.each([
  [29, ReadingLevel.VERY_EASY],
  [30, ReadingLevel.EASY],
  [39, ReadingLevel.EASY],
  [40, ReadingLevel.MEDIUM],
  [49, ReadingLevel.MEDIUM],
  [50, ReadingLevel.HARD],
  [60, ReadingLevel.HARD],
  [61, ReadingLevel.VERY_HARD],
])('LIX %d is %s', (lix, level) => {
  expect(levelOf(lix)).toBe(level);
  expect(isHard({ lix, words: 30, level })).toBe(lix >= 50);
});
