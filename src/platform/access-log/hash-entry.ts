import { createHash } from 'node:crypto';

/** A row's place in the chain. */
export interface ChainLink {
  number: number;
  hash: string;
}

/** What the first row follows. */
export const CHAIN_START: ChainLink = { number: 0, hash: '0'.repeat(64) };

const NOT_FACTS = new Set(['id', 'previousHash', 'hash']);

/**
 * SHA-256 over the hash of the row before and everything this row says, the facts in order of their names, which
 * are the entity's. A fact that is missing is left out altogether, so a column that is added one day changes no hash of today.
 * The rows of every installation are checked against this function: what it answers may never change.
 * @returns 64 hexadecimal digits
 */
export function hashEntry(previousHash: string, entry: object): string {
  const facts = factsOf(entry).filter(([name]) => !NOT_FACTS.has(name));
  return createHash('sha256')
    .update(`${previousHash}\n${JSON.stringify(facts)}`)
    .digest('hex');
}

/** Everything that a row has, in order of the names. */
export function factsOf(row: object): [name: string, value: unknown][] {
  return Object.entries(row)
    .filter(([, value]) => value !== null)
    .sort(([one], [other]) => (one < other ? -1 : 1));
}
