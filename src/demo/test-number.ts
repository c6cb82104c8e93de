import { checkDigit } from '../persons/check-digit.js';
import type { IdentityNumber } from '../persons/identity-number.js';
import { IdentityKind } from '../persons/person-kinds.js';

/** Skatteverket keeps these birth numbers for tests: no living person has one. */
export const testBirthNumbers = { first: 980, last: 999 } as const;

/**
 * A number for somebody made up, with a right check digit.
 * @param birthDate YYYY-MM-DD
 * @param birthNumber 980–999
 */
export function testNumber(birthDate: string, birthNumber: number, kind: IdentityKind): IdentityNumber {
  const digits = birthDate.replaceAll('-', '');
  if (kind === IdentityKind.RESERVE) return { number: `${digits}T${birthNumber}`, kind };
  const day = Number(digits.slice(6)) + (kind === IdentityKind.SAMORDNINGSNUMMER ? 60 : 0);
  const body = `${digits.slice(0, 6)}${String(day).padStart(2, '0')}${birthNumber}`;
  return { number: `${body}${checkDigit(body.slice(2))}`, kind };
}
