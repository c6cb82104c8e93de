import { type IdentityNumber, readIdentityNumber, showIdentityNumber } from '../persons/identity-number.js';
import type { CellFormat } from './csv/read-cell.js';

/** A personnummer, samordningsnummer or reserve number. */
export const identity: CellFormat<IdentityNumber> = {
  read: (cell) => {
    const value = readIdentityNumber(cell);
    return value ? { value } : { reason: { code: 'identity' } };
  },
  write: ({ number, kind }) => showIdentityNumber({ identityNumber: number, identityKind: kind }),
  format: {
    sv: 'personnummer eller samordningsnummer, ÅÅÅÅMMDD-NNNN, eller ett reservnummer med minst en bokstav',
    en: 'personnummer or samordningsnummer, YYYYMMDD-NNNN, or a reserve number with at least one letter',
  },
};
