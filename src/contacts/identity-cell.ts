import personnummer from 'personnummer';
import { IdentityKind } from '../persons/person-kinds.js';
import type { CellFormat, Read } from './csv/read-cell.js';

/** The package's types describe another module shape than Node gives: the import is the class itself. */
const Personnummer = personnummer as unknown as typeof personnummer.default;

/** The number that names a person, as it is stored. */
export interface Identity {
  /** Twelve digits, or the reserve number in capitals. */
  number: string;
  kind: IdentityKind;
}

/**
 * A personnummer or samordningsnummer with ten or twelve digits, or a reserve number, which has a letter in it
 * so that a mistyped personnummer is never taken for one.
 */
export const identity: CellFormat<Identity> = {
  read: readIdentity,
  write: ({ number, kind }) =>
    kind === IdentityKind.RESERVE ? number : `${number.slice(0, 8)}-${number.slice(8)}`,
  format: {
    sv: 'personnummer eller samordningsnummer, ÅÅÅÅMMDD-NNNN, eller ett reservnummer med minst en bokstav',
    en: 'personnummer or samordningsnummer, YYYYMMDD-NNNN, or a reserve number with at least one letter',
  },
};

function readIdentity(cell: string): Read<Identity> {
  const plain = cell.replace(/\s/g, '').toLocaleUpperCase('sv-SE');
  if (/[A-ZÅÄÖ]/.test(plain)) {
    return /^[0-9A-ZÅÄÖ-]{4,20}$/.test(plain)
      ? { value: { number: plain, kind: IdentityKind.RESERVE } }
      : { reason: { code: 'identity' } };
  }
  if (!Personnummer.valid(plain)) return { reason: { code: 'identity' } };
  const parsed = Personnummer.parse(plain);
  return {
    value: {
      number: parsed.format(true),
      kind: parsed.isCoordinationNumber() ? IdentityKind.SAMORDNINGSNUMMER : IdentityKind.PERSONNUMMER,
    },
  };
}
