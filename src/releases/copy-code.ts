import { randomInt } from 'node:crypto';
import { IdPipe } from '../platform/door/ids.js';

/** Without those that are read for one another: 0 and O, 1, I and L, 2 and Z, 5 and S, 8 and B, U and V. */
const LETTERS = 'ACDEFGHJKMNPQRTWXY34679';
const LENGTH = 8;

/** A code for a sheet of paper: 78 thousand million of them, so that no two copies have met the same by chance. */
export const copyCode = (): string =>
  Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('');

const IS_CODE = new RegExp(`^[${LETTERS}]{${LENGTH}}$`);

/**
 * The code that somebody has typed or heard: small letters, blanks and hyphens do not matter. Of O and 0, which are in no
 * code, there is one reading, Q. For 1 and I, and the others that are left out, there are several or none.
 * @returns undefined for what can be no code
 */
export function readCopyCode(text: string): string | undefined {
  const code = text
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replace(/[O0]/g, 'Q');
  return IS_CODE.test(code) ? code : undefined;
}

/** A code, wherever one is asked about. */
export const NOT_A_CODE = 'isCopyCode';
export const COPY_CODE = new IdPipe(NOT_A_CODE, readCopyCode);
