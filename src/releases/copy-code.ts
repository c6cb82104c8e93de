import { randomInt } from 'node:crypto';

/** Without those that are read for one another: 0 and O, 1, I and L, 2 and Z, 5 and S, 8 and B, U and V. */
const LETTERS = 'ACDEFGHJKMNPQRTWXY34679';
const LENGTH = 8;

/** A code for a sheet of paper: 78 thousand million of them, so that no two copies have met the same by chance. */
export const copyCode = (): string =>
  Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('');
