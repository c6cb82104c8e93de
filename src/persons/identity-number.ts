import personnummer from 'personnummer';
import { IdentityKind } from './person-kinds.js';

/** The package's types speak of a default export that its CommonJS file does not have. */
const Personnummer = personnummer as unknown as typeof personnummer.default;

export interface IdentityNumber {
  /** Twelve digits, or a reserve number in capitals. */
  number: string;
  kind: IdentityKind;
}

/**
 * A reserve number as a principal writes it: digits and at least one letter, so that a mistyped personnummer is
 * never taken for one.
 */
const RESERVE = /^(?=.*[A-Z])[0-9A-Z]{6,20}$/;

/**
 * Reads a personnummer or samordningsnummer with its check digit, or a reserve number. Ten digits get their century.
 * @returns undefined when it is none of them
 */
export function readIdentityNumber(text: string): IdentityNumber | undefined {
  const trimmed = text.trim();
  if (Personnummer.valid(trimmed)) {
    const parsed = Personnummer.parse(trimmed);
    const kind = parsed.isCoordinationNumber() ? IdentityKind.SAMORDNINGSNUMMER : IdentityKind.PERSONNUMMER;
    return { number: parsed.format(true), kind };
  }
  const reserve = trimmed.toUpperCase().replace(/[\s-]/g, '');
  return RESERVE.test(reserve) ? { number: reserve, kind: IdentityKind.RESERVE } : undefined;
}

/** Date of birth, 'YYYY-MM-DD', where the number carries one. */
export function birthDateOf({
  identityNumber,
  identityKind,
}: {
  identityNumber: string;
  identityKind: IdentityKind;
}) {
  if (identityKind === IdentityKind.RESERVE) return null;
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})/.exec(identityNumber) ?? [];
  const dayOfMonth = identityKind === IdentityKind.SAMORDNINGSNUMMER ? Number(day) - 60 : Number(day);
  return `${year}-${month}-${String(dayOfMonth).padStart(2, '0')}`;
}

/** As people write it: 19121212-1212. */
export function showIdentityNumber({
  identityNumber,
  identityKind,
}: {
  identityNumber: string;
  identityKind: IdentityKind;
}) {
  return identityKind === IdentityKind.RESERVE
    ? identityNumber
    : `${identityNumber.slice(0, 8)}-${identityNumber.slice(8)}`;
}
