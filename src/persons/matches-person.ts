import { readIdentityNumber } from './identity-number.js';

/**
 * Whether somebody who is looked for is this person: by the whole identity number, or by words that each begin one
 * of the person's names. A part of a number finds nobody.
 */
export function matchesPerson(
  text: string,
  { givenName, familyName, identityNumber }: Record<'givenName' | 'familyName' | 'identityNumber', string>,
): boolean {
  if (readIdentityNumber(text)?.number === identityNumber) return true;
  const names = words(`${givenName} ${familyName}`);
  return words(text).every((word) => names.some((name) => name.startsWith(word)));
}

const words = (text: string) =>
  text
    .normalize('NFC')
    .toLowerCase()
    .split(/[\s,-]+/)
    .filter(Boolean);
