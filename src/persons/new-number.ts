import { invalid } from '../platform/errors/domain-error.js';
import { birthSpanOf, hasKnownForm, type IdentityNumber, readIdentityNumber } from './identity-number.js';
import { IdentityKind } from './person-kinds.js';

const OLDEST = 120;

/** Why a number is not taken for somebody; the key of a message under `problem`. */
export type ImplausibleNumber = 'reserveNumber' | 'bornInFuture' | 'bornTooLongAgo' | 'bornAfterEnrolment';

/**
 * What is not plausible in a number that is to be somebody's. What is in the register already is not judged again.
 * @param today the civil date in Sweden
 * @param enrolledFrom first day of the person's first enrolment, where there is one
 */
export function implausibleIn(
  identity: IdentityNumber,
  today: string,
  enrolledFrom: string | null = null,
): ImplausibleNumber | undefined {
  const { number: identityNumber, kind: identityKind } = identity;
  if (!hasKnownForm(identity)) return 'reserveNumber';
  if (identityKind === IdentityKind.RESERVE) return undefined;
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
