import { type IdentityNumber, readIdentityNumber, showIdentityNumber } from '../persons/identity-number.js';
import { type CellFormat, written } from '../platform/csv/read-cell.js';

/** A personnummer, samordningsnummer or reserve number. */
export const identity: CellFormat<IdentityNumber> = {
  read: (cell) => {
    const read = readIdentityNumber(cell);
    return 'number' in read ? { value: read } : { reason: { code: read.problem } };
  },
  write: ({ number, kind }) => showIdentityNumber({ identityNumber: number, identityKind: kind }),
  format: written('identity'),
};
