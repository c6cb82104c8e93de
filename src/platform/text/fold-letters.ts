/** Letters that have no mark to be taken away, and what whoever lacks them writes. */
const WITHOUT: Record<string, string> = {
  ...{ ø: 'o', æ: 'a', œ: 'oe', ł: 'l', đ: 'd', ð: 'd', ŧ: 't', þ: 'th', ŋ: 'n', ħ: 'h', ı: 'i', ß: 'ss' },
};
/** The letters of the Swedish alphabet that are a and o with a ring or with dots, in two signs. */
const SWEDISH = String.raw`a\u030a|[ao]\u0308`;
const MARKS = /\p{M}/gu;
const MARKS_BUT_SWEDISH = new RegExp(String.raw`(${SWEDISH})|\p{M}`, 'gu');

const plain = (text: string) => [...text].map((letter) => WITHOUT[letter] ?? letter).join('');

/** Small letters without any mark, as those write who have only a to z. */
export const plainLetters = (text: string): string =>
  plain(text.toLowerCase().normalize('NFD').replace(MARKS, ''));

/** The same, but the letters of the Swedish alphabet stay, and those of the neighbours that are the same become them. */
export const swedishLetters = (text: string): string =>
  plain(
    text
      .toLowerCase()
      .replaceAll('æ', 'a\u0308')
      .replaceAll('ø', 'o\u0308')
      .normalize('NFD')
      .replace(MARKS_BUT_SWEDISH, '$1'),
  );
