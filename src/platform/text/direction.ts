/** Letters that are written from right to left. */
const RTL =
  /[\u05be\u05c0\u05c3\u05c6\u05d0-\u05f4\u0608\u060b\u060d\u061b-\u064a\u066d-\u066f\u0671-\u06d5\u06e5\u06e6\u06ee\u06ef\u06fa-\u0710\u0712-\u072f\u074d-\u07a5\u07b1-\u085f\u0860-\u088f\u08a0-\u08c9\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** Signs that turn all that follows until they are ended, or to the end of the line. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g;

/** Begins a text whose direction is that of its first letter, one from left to right, and ends either. */
export const FIRST_STRONG_ISOLATE = '\u2068';
export const LEFT_TO_RIGHT_ISOLATE = '\u2066';
export const POP_ISOLATE = '\u2069';

export type Direction = 'ltr' | 'rtl';

/** The direction of a text, which is that of its first letter; null where it has none. */
export function directionOf(text: string): Direction | null {
  const [letter] = /\p{L}/u.exec(text) ?? [];
  if (letter === undefined) return null;
  return RTL.test(letter) ? 'rtl' : 'ltr';
}

/** Without the signs that turn the text of others: pasted numbers bring them, and they turn a whole line. */
export function withoutTurning(text: string): string {
  return text.replace(TURNING, '');
}

/** A text that may stand among others: what is written from right to left turns neither what is before nor after it. */
export function isolated(text: string): string {
  const plain = withoutTurning(text);
  return RTL.test(plain) ? `${FIRST_STRONG_ISOLATE}${plain}${POP_ISOLATE}` : plain;
}

/** Numbers of several groups, such as those of telephones and days, which would be turned group by group. */
const NUMBERS = /\+?(?:\(\d+\) ?)?\d+(?:(?:[ ./:\u2013-]|\(\d+\))+\d+)*/g;

const HOLDS_TEXT = new Set(
  'p li dt dd td th h1 h2 h3 h4 h5 h6 caption figcaption legend label summary option blockquote pre a strong em b span'.split(
    ' ',
  ),
);
/** What is in these is read as it stands. */
const LEFT_ALONE = new Set(['textarea', 'title', 'option', 'svg', 'script', 'style']);

/**
 * A page in which each paragraph, cell, link and so on has the direction of its own first letter, and numbers keep theirs.
 * One that has no letter from right to left is as it was.
 */
export function withDirections(html: string): string {
  if (!RTL.test(html)) return html;
  let leftAlone: string | undefined;
  const parts = html.split(/(<[^<>]*>)/).map((part) => {
    const [start, name = ''] = /^<\/?([a-z]+\d?)/.exec(part) ?? [];
    if (start === undefined) return leftAlone || !RTL.test(part) ? part : part.replace(NUMBERS, inOrder);
    const isEnd = start.startsWith('</');
    if (leftAlone) {
      if (isEnd && name === leftAlone) leftAlone = undefined;
      return part;
    }
    if (!isEnd && LEFT_ALONE.has(name)) leftAlone = name;
    const isDirected = isEnd || !HOLDS_TEXT.has(name) || part.includes(' dir=');
    return isDirected ? part : `${start} dir="auto"${part.slice(start.length)}`;
  });
  return parts.join('');
}

const inOrder = (number: string) =>
  /^\d+$/.test(number) ? number : `${LEFT_TO_RIGHT_ISOLATE}${number}${POP_ISOLATE}`;
