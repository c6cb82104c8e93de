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

/** The Luhn check digit of nine digits. */
function checkDigit(nine: string): number {
  const sum = [...nine].reduce((total, digit, place) => {
    const doubled = Number(digit) * (place % 2 === 0 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return (10 - (sum % 10)) % 10;
}
