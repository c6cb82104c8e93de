import { invalid } from '../platform/errors/domain-error.js';
import { birthSpanOf, type IdentityNumber, readIdentityNumber } from './identity-number.js';
import { IdentityKind } from './person-kinds.js';
import { hasReserveShape } from './reserve-numbers.js';

const OLDEST = 120;

/** Why a number is not taken for somebody; the key of a message under `problem`. */
export type ImplausibleNumber = 'reserveNumber' | 'bornInFuture' | 'bornTooLongAgo' | 'bornAfterEnrolment';

/**
 * What is not plausible in a number that is to be somebody's. What is in the register already is not judged again.
 * @param today the civil date in Sweden
 * @param enrolledFrom first day of the person's first enrolment, where there is one
 */
export function implausibleIn(
  { number: identityNumber, kind: identityKind }: IdentityNumber,
  today: string,
  enrolledFrom: string | null = null,
): ImplausibleNumber | undefined {
  if (identityKind === IdentityKind.RESERVE)
    return hasReserveShape(identityNumber) ? undefined : 'reserveNumber';
  const [first, last] = birthSpanOf({ identityNumber, identityKind })!;
  if (first > today) return 'bornInFuture';
  const oldest = `${Number(today.slice(0, 4)) - OLDEST}${today.slice(4)}`;
  if (last < oldest) return 'bornTooLongAgo';
  return enrolledFrom !== null && first > enrolledFrom ? 'bornAfterEnrolment' : undefined;
}

/** The number in what somebody wrote. @throws DomainError INVALID when it is none, which says why */
export function requireNumber(text: string): IdentityNumber {
  const read = readIdentityNumber(text);
  if ('problem' in read) throw refusedNumber(read.problem);
  return read;
}

/** @param code of a message under `problem` */
export const refusedNumber = (code: string, params?: Record<string, string | number>) =>
  invalid([{ path: 'identityNumber', code, ...(params && { params }) }]);
