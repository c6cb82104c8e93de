/** Letters that have no mark to be taken away, and what whoever lacks them writes. */
const WITHOUT: Record<string, string> = {
  ...{ ø: 'o', æ: 'a', œ: 'oe', ł: 'l', đ: 'd', ð: 'd', ŧ: 't', þ: 'th', ŋ: 'n', ħ: 'h', ı: 'i', ß: 'ss' },
};
/** Letters of the Swedish alphabet, with those of the neighbours that are the same. */
const SWEDISH: Record<string, string> = { å: 'å', ä: 'ä', ö: 'ö', æ: 'ä', ø: 'ö' };

/** Small letters without accents: é is e, ł is l, and å, ä and ö, which are letters of their own and others write without, too. */
export const plainLetters = (text: string): string =>
  [...text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')]
    .map((letter) => WITHOUT[letter] ?? letter)
    .join('');

/** The same, but å, ä and ö stay, and æ and ø are ä and ö. */
export const swedishLetters = (text: string): string =>
  [...text.toLowerCase().normalize('NFC')].map((letter) => SWEDISH[letter] ?? plainLetters(letter)).join('');
