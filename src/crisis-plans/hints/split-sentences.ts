/** Abbreviations of a language, lower case, with their points. */
export interface Abbreviations {
  /** After these the sentence goes on, such as `t.ex.` */
  goOn: ReadonlySet<string>;
  /** These may be its last word, such as `m.m.`, and are where a capital letter follows. */
  mayEnd: ReadonlySet<string>;
}

const LINE = /[\r\n\u2028\u2029\u2022\u2023\u2043\u25cf\u25aa\u25e6\u00b7\uf0b7]+/;
const INITIAL = /^\p{L}\.$/u;
const OPENING = /^["'‘“”’«»([–—-]+/;
const CLOSING = /["'”’»)\]]{1,9}$/;

/**
 * The sentences of a text, in its own words. One ends with a full stop, an exclamation or question mark, three points, a new
 * line or a bullet; not with an abbreviation or an initial, nor inside a time or a number such as 18.30. What has no letter is no sentence.
 */
export function sentencesOf(text: string, abbreviations: Abbreviations): string[] {
  return text
    .normalize('NFC')
    .replaceAll('\u00ad', '')
    .split(LINE)
    .flatMap((line) => sentencesOfLine(line, abbreviations))
    .filter((sentence) => /\p{L}/u.test(sentence));
}

function sentencesOfLine(line: string, abbreviations: Abbreviations): string[] {
  const apart = line.replace(/(?<=\p{Ll}[.!?])(?=\p{Lu})/gu, ' ');
  const tokens = apart.split(/\s+/).filter((token) => token !== '');
  const sentences: string[][] = [[]];
  tokens.forEach((token, index) => {
    sentences.at(-1)!.push(token);
    if (endsSentence(token, tokens[index + 1], abbreviations)) sentences.push([]);
  });
  return sentences.map((words) => words.join(' '));
}

/** @param token between blanks, with what stands about it; @param next that which follows it */
export function endsSentence(token: string, next = '', { goOn, mayEnd }: Abbreviations): boolean {
  const word = token.replace(CLOSING, '').replace(OPENING, '').toLowerCase();
  if (mayEnd.has(word)) return /^\p{Lu}/u.test(next.replace(OPENING, ''));
  return /[.!?…]$/.test(word) && !goOn.has(word) && !INITIAL.test(word);
}
