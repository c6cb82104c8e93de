import { numberIn } from './identity-number.js';

/**
 * Whether somebody who is looked for is this person: by the whole of a number that they have or have had, or by words that each begin one
 * of the person's names. A part of a number finds nobody.
 */
export function matchesPerson(
  text: string,
  { givenName, familyName }: Record<'givenName' | 'familyName', string>,
  numbers: readonly string[],
): boolean {
  const number = numberIn(text);
  if (number !== undefined && numbers.includes(number)) return true;
  const names = words(`${givenName} ${familyName}`);
  return words(text).every((word) => names.some((name) => name.startsWith(word)));
}

const words = (text: string) =>
  text
    .normalize('NFC')
    .toLowerCase()
    .split(/[\s,-]+/)
    .filter(Boolean);
