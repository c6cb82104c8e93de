import { numberIn } from './identity-number.js';

/**
 * Tells of each person whether it is they who are looked for: by the whole of a number that they have or have had, or by
 * words that each begin one of their names. A part of a number finds nobody.
 */
export function matcherOf(text: string) {
  const number = numberIn(text);
  const wanted = words(text);
  return (
    { givenName, familyName }: Record<'givenName' | 'familyName', string>,
    numbers: readonly string[] = [],
  ): boolean => {
    if (number !== undefined && numbers.includes(number)) return true;
    const names = words(`${givenName} ${familyName}`);
    return wanted.every((word) => names.some((name) => name.startsWith(word)));
  };
}

const words = (text: string) =>
  text
    .normalize('NFC')
    .toLowerCase()
    .split(/[\s,-]+/)
    .filter(Boolean);
