import { CHAIN_START, hashEntry } from './hash-entry.js';
import { ChainFault, type StoredEntry, verifyChain } from './verify-chain.js';

type Entry = StoredEntry & { what: string };

function chainOf(...whats: string[]): Entry[] {
  let last = CHAIN_START;
  return whats.map((what) => {
    const facts = { number: last.number + 1, at: new Date(2026, 0, last.number + 1), what };
    const entry = { ...facts, previousHash: last.hash, hash: hashEntry(last.hash, facts) };
    last = entry;
    return entry;
  });
}

const [one, two, three, four] = chainOf('a', 'b', 'c', 'd') as [Entry, Entry, Entry, Entry];
const all = [one, two, three, four];
/** What somebody writes who alters the second row and then makes all hashes anew. */
const rebuilt = chainOf('a', 'x', 'c', 'd');

describe('the chain', () => {
  it('is whole as it was written, and says from when to when and where it ends', async () => {
    expect(await verifyChain(all, four)).toEqual({
      rows: 4,
      firstAt: one.at,
      lastAt: four.at,
      head: { number: 4, hash: four.hash },
      fault: undefined,
    });
  });

  it('is whole before its first row', async () => {
    expect(await verifyChain([], CHAIN_START)).toEqual({ rows: 0, head: CHAIN_START, fault: undefined });
  });

  const { ALTERED, UNLINKED, MISSING, ADDED, HEAD, UNEXPECTED } = ChainFault;
  it.each([
    ['a fact is altered', [one, { ...two, what: 'x' }, three, four], four, 2, ALTERED],
    ['a hash is altered', [one, { ...two, hash: one.hash }, three, four], four, 2, ALTERED],
    ['a link is altered', [one, { ...two, previousHash: three.hash }, three, four], four, 2, ALTERED],
    ['a row and its hash are altered', [one, rebuilt[1]!, three, four], four, 3, UNLINKED],
    ['a row in the middle is removed', [one, three, four], four, 2, MISSING],
    ['the first row is removed', [two, three, four], four, 1, MISSING],
    ['the last rows are removed', [one, two], four, 3, MISSING],
    ['a row is there twice', [one, two, two, three, four], four, 2, ADDED],
    ['a row is added after the head', all, three, 4, ADDED],
    ['two rows change places', [one, { ...three, number: 2 }, { ...two, number: 3 }, four], four, 2, ALTERED],
    ['the chain is made anew but the head is not', rebuilt, four, 4, HEAD],
    ['the head is gone', all, undefined, 4, HEAD],
  ])('shows that %s', async (_, entries, head, number, fault) => {
    expect((await verifyChain(entries, head)).fault).toEqual({ number, fault });
  });

  it('made anew with its head shows only against a head that was noted earlier', async () => {
    const head = rebuilt[3]!;
    expect((await verifyChain(rebuilt, head)).fault).toBeUndefined();
    expect((await verifyChain(rebuilt, head, three)).fault).toEqual({ number: 3, fault: UNEXPECTED });
  });

  it('cut short with its head shows only against a head that was noted earlier', async () => {
    expect((await verifyChain([one, two], two)).fault).toBeUndefined();
    expect((await verifyChain([one, two], two, four)).fault).toEqual({ number: 3, fault: MISSING });
  });

  it('continues every head that was noted earlier', async () => {
    for (const noted of [CHAIN_START, ...all])
      expect((await verifyChain(all, four, noted)).fault).toBeUndefined();
  });
});
