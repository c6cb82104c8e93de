import { CHAIN_START, type ChainLink, hashEntry } from './hash-entry.js';

/** A row of the log as it is stored, with all its facts. */
export interface StoredEntry extends ChainLink {
  previousHash: string;
  at: Date;
}

export enum ChainFault {
  /** The row's own facts do not give its hash: it was altered, or another was put in its place. */
  ALTERED = 'ALTERED',
  /** The row is sound in itself but was not written after the one before it. */
  UNLINKED = 'UNLINKED',
  /** There is no row with this number. */
  MISSING = 'MISSING',
  /** There is a row more than was written. */
  ADDED = 'ADDED',
  /** The rows are sound, but the head that was kept in the database is not that of the last. */
  HEAD = 'HEAD',
  /** The rows are sound, but the row is not the one that was noted earlier: the chain was made anew. */
  UNEXPECTED = 'UNEXPECTED',
}

export interface Verdict {
  /** Rows that were found sound. */
  rows: number;
  firstAt?: Date;
  lastAt?: Date;
  head: ChainLink;
  /** The first fault, with the number of the row. */
  fault?: { number: number; fault: ChainFault };
}

/**
 * Follows the chain from its first row, holding one row at a time.
 * @param entries every row, by number and then by id
 * @param head the last row as the database keeps it apart
 * @param expected a head that was noted earlier and kept elsewhere: shows also a chain that was computed anew
 */
export async function verifyChain(
  entries: AsyncIterable<StoredEntry> | Iterable<StoredEntry>,
  head: ChainLink | undefined,
  expected?: ChainLink,
): Promise<Verdict> {
  const verdict: Verdict = { rows: 0, head: CHAIN_START };
  for await (const entry of entries) {
    const fault = faultOf(entry, verdict.head, expected);
    if (fault) return { ...verdict, fault };
    verdict.rows += 1;
    verdict.firstAt ??= entry.at;
    verdict.lastAt = entry.at;
    verdict.head = { number: entry.number, hash: entry.hash };
  }
  return { ...verdict, fault: faultAtEnd(verdict.head, head, expected) };
}

function faultOf(entry: StoredEntry, last: ChainLink, expected?: ChainLink): Verdict['fault'] {
  const { number } = entry;
  if (number > last.number + 1) return { number: last.number + 1, fault: ChainFault.MISSING };
  if (number <= last.number) return { number, fault: ChainFault.ADDED };
  if (hashEntry(entry.previousHash, entry) !== entry.hash) return { number, fault: ChainFault.ALTERED };
  if (entry.previousHash !== last.hash) return { number, fault: ChainFault.UNLINKED };
  if (expected?.number === number && expected.hash !== entry.hash)
    return { number, fault: ChainFault.UNEXPECTED };
  return undefined;
}

function faultAtEnd(last: ChainLink, head?: ChainLink, expected?: ChainLink): Verdict['fault'] {
  const number = last.number + 1;
  const known = Math.max(head?.number ?? 0, expected?.number ?? 0);
  if (known > last.number) return { number, fault: ChainFault.MISSING };
  if (head && head.number < last.number) return { number: head.number + 1, fault: ChainFault.ADDED };
  if (head?.hash !== last.hash) return { number: last.number, fault: ChainFault.HEAD };
  return undefined;
}
