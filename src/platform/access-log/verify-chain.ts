import { createHash } from 'node:crypto';
import { type ClockSetBack, clockSetBack } from './clock-set-back.js';
import { CHAIN_START, type ChainLink, factsOf, hashEntry } from './hash-entry.js';
import type { LogList } from './log-list.js';

/** A row of the log as it is stored, with all its facts. */
export interface StoredEntry extends ChainLink {
  previousHash: string;
  at: Date;
  listId?: string | null;
}

export enum ChainFault {
  /** The row's own facts do not give its hash: it was altered, or another was put in its place. */
  ALTERED = 'ALTERED',
  /** The row is sound in itself but was not written after the one before it. */
  UNLINKED = 'UNLINKED',
  /** The row is sound, but of the list that it names something was altered, removed or added. Told at its first row. */
  LIST = 'LIST',
  /** There is no row with this number. */
  MISSING = 'MISSING',
  /** There is a row more than was written. */
  ADDED = 'ADDED',
  /** The head that was kept in the database is not that of the last row. */
  HEAD = 'HEAD',
  /** The row is not the one that was noted earlier: the chain was rebuilt. */
  UNEXPECTED = 'UNEXPECTED',
}

/** What is wrong with one row, or with several on end that are not there or are too many. */
export interface FoundFault {
  fault: ChainFault;
  /** Of the row, or of the first of them. */
  number: number;
  /** Of the last of them; the same where it is one row. */
  through: number;
  /**
   * SHA-256 over the fault, what is stored at the row and the hash of the one before it: the same as long as nothing
   * there changes. 64 hexadecimal digits.
   */
  digest: string;
}

/** Two persons' word that a fault is known as it stands. */
export interface Countersignature {
  reason: string;
  proposedByName: string;
  countersignedByName: string;
  countersignedAt: Date;
}

/** How many there are, and the first of them. */
export interface Counted<One> {
  count: number;
  first: One[];
}

export interface Verdict {
  /** Rows that were found sound. */
  rows: number;
  firstAt?: Date;
  lastAt?: Date;
  /** The last row that is there. */
  head: ChainLink;
  /** All that is wrong and that nobody has countersigned, by number. */
  faults: Counted<FoundFault>;
  /** What is wrong, known and unchanged since it was countersigned. */
  known: Counted<FoundFault & { signature: Countersignature }>;
  /** Rows that were written at an earlier time than the row before. Worth asking about, but no fault of the log. */
  setBack: Counted<ClockSetBack & { number: number }>;
}

/** What is known from elsewhere than the rows. */
export interface Against {
  /** Heads that were noted earlier and kept elsewhere: they show also a chain that was rebuilt. */
  noted?: readonly ChainLink[];
  /** What is stored of each list that is not what it was, by the list's id. */
  brokenLists?: ReadonlyMap<string, LogList['items']>;
  /** Countersigned faults, by digest. */
  known?: ReadonlyMap<string, Countersignature>;
}

const TOLD = 100;

/**
 * Follows the chain from its first row to its last, holding one row at a time.
 * @param entries every row, by number and then by id
 * @param head the last row as the database keeps it apart
 */
export async function verifyChain(
  entries: AsyncIterable<StoredEntry> | Iterable<StoredEntry>,
  head: ChainLink | undefined,
  against: Against = {},
): Promise<Verdict> {
  const walk = new ChainWalk(against);
  const verdict: Verdict = { rows: 0, head: CHAIN_START, faults: none(), known: none(), setBack: none() };
  const tell = (found: FoundFault) => {
    const signature = against.known?.get(found.digest);
    if (signature) count(verdict.known, { ...found, signature });
    else count(verdict.faults, found);
  };
  for await (const entry of entries) {
    const faults = walk.follow(entry);
    for (const fault of faults) tell(fault);
    if (faults.every(({ through }) => through !== entry.number) && !walk.isBroken(entry)) verdict.rows += 1;
    const setBack = clockSetBack(verdict.lastAt, entry.at);
    if (setBack) count(verdict.setBack, { number: entry.number, ...setBack });
    verdict.firstAt ??= entry.at;
    verdict.lastAt = entry.at;
    verdict.head = { number: entry.number, hash: entry.hash };
  }
  for (const fault of walk.end(head)) tell(fault);
  return verdict;
}

const none = () => ({ count: 0, first: [] });

function count<One>(counted: Counted<One>, one: One): void {
  counted.count += 1;
  if (counted.first.length < TOLD) counted.first.push(one);
}

/** Goes from row to row and tells what is wrong with each. A fault does not stop it: the rows after it are judged too. */
export class ChainWalk {
  private last = CHAIN_START;
  /** What the next row may name as the hash before it: of an altered row also the hash that it should bear. */
  private links = [CHAIN_START.hash];
  private readonly noted: readonly ChainLink[];
  private readonly brokenLists: ReadonlyMap<string, LogList['items']>;
  private readonly listsTold = new Set<string>();

  constructor({ noted = [], brokenLists = new Map() }: Against) {
    this.noted = noted;
    this.brokenLists = brokenLists;
  }

  follow(entry: StoredEntry): FoundFault[] {
    const { number, hash, previousHash, listId } = entry;
    const before = this.last;
    if (number <= before.number) return [this.found(ChainFault.ADDED, number, number, factsOf(entry))];
    const faults: FoundFault[] = [];
    const hasGap = number > before.number + 1;
    if (hasGap) faults.push(this.found(ChainFault.MISSING, before.number + 1, number - 1, previousHash));
    const ownHash = hashEntry(previousHash, entry);
    if (ownHash !== hash) faults.push(this.found(ChainFault.ALTERED, number, number, factsOf(entry)));
    else if (!hasGap && !this.links.includes(previousHash))
      faults.push(this.found(ChainFault.UNLINKED, number, number, factsOf(entry)));
    if (this.noted.some((noted) => noted.number === number && noted.hash !== hash))
      faults.push(this.found(ChainFault.UNEXPECTED, number, number, factsOf(entry)));
    if (listId && this.isBroken(entry) && !this.listsTold.has(listId)) {
      this.listsTold.add(listId);
      faults.push(this.found(ChainFault.LIST, number, number, this.brokenLists.get(listId)));
    }
    this.last = { number, hash };
    this.links = [hash, ownHash];
    return faults;
  }

  /** Whether the list that the row names is not what it was. */
  isBroken({ listId }: StoredEntry): boolean {
    return typeof listId === 'string' && this.brokenLists.has(listId);
  }

  /** What is wrong after the last row. */
  end(head: ChainLink | undefined): FoundFault[] {
    const { number } = this.last;
    const faults: FoundFault[] = [];
    if (head && head.number < number)
      faults.push(this.found(ChainFault.ADDED, head.number + 1, number, head.hash));
    if (!head || (head.number === number && !this.links.includes(head.hash)))
      faults.push(this.found(ChainFault.HEAD, number, number, head?.hash));
    const known = Math.max(head?.number ?? 0, ...this.noted.map((noted) => noted.number));
    if (known > number) faults.push(this.found(ChainFault.MISSING, number + 1, known, head?.hash));
    return faults;
  }

  /** @param stands what is stored there */
  private found(fault: ChainFault, number: number, through: number, stands: unknown): FoundFault {
    const content = JSON.stringify([fault, number, through, this.last.hash, stands]);
    return { fault, number, through, digest: createHash('sha256').update(content).digest('hex') };
  }
}
