import { CHAIN_START, hashEntry } from './hash-entry.js';
import { type Against, type StoredEntry, verifyChain } from './verify-chain.js';

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
const alter = (entry: Entry, facts: Partial<Entry>): Entry => ({ ...entry, ...facts });
/** What somebody writes who alters the second row and then makes all hashes again. */
const rebuilt = chainOf('a', 'x', 'c', 'd');

/** What is wrong, as `2 ALTERED` or `2–3 MISSING`. */
async function faultsOf(...judged: Parameters<typeof verifyChain>): Promise<string[]> {
  const { faults } = await verifyChain(...judged);
  return faults.first.map(
    ({ number, through, fault }) => `${number === through ? number : `${number}–${through}`} ${fault}`,
  );
}
const digestsOf = async (...judged: Parameters<typeof verifyChain>) =>
  (await verifyChain(...judged)).faults.first.map(({ digest }) => digest);
const NOTHING = { count: 0, first: [] };

describe('the chain', () => {
  it('is whole as it was written, and says from when to when and where it ends', async () => {
    expect(await verifyChain(all, four)).toEqual({
      rows: 4,
      firstAt: one.at,
      lastAt: four.at,
      head: { number: 4, hash: four.hash },
      faults: NOTHING,
      known: NOTHING,
      setBack: NOTHING,
    });
  });

  it('is whole before its first row', async () => {
    expect(await verifyChain([], CHAIN_START)).toEqual({
      rows: 0,
      head: CHAIN_START,
      faults: NOTHING,
      known: NOTHING,
      setBack: NOTHING,
    });
  });

  const again = (number: number, previousHash: string) => {
    const facts = { number, at: one.at, what: 'x' };
    return { ...facts, previousHash, hash: hashEntry(previousHash, facts) };
  };
  it.each([
    ['a fact is altered', [one, alter(two, { what: 'x' }), three, four], four, ['2 ALTERED']],
    ['a hash is altered', [one, alter(two, { hash: one.hash }), three, four], four, ['2 ALTERED']],
    ['a link is altered', [one, alter(two, { previousHash: three.hash }), three, four], four, ['2 ALTERED']],
    ['a row and its hash are altered', [one, rebuilt[1]!, three, four], four, ['3 UNLINKED']],
    ['a row in the middle is removed', [one, three, four], four, ['2 MISSING']],
    ['rows in the middle are removed', [one, four], four, ['2–3 MISSING']],
    ['the first row is removed', [two, three, four], four, ['1 MISSING']],
    ['the last rows are removed', [one, two], four, ['3–4 MISSING']],
    ['all rows are removed', [], four, ['1–4 MISSING']],
    ['a row is there twice', [one, two, two, three, four], four, ['2 ADDED']],
    ['a row is added after the head', all, three, ['4 ADDED']],
    ['rows are added after the head', all, two, ['3–4 ADDED']],
    [
      'two rows change places',
      [one, alter(three, { number: 2 }), alter(two, { number: 3 }), four],
      four,
      ['2 ALTERED', '3 ALTERED', '4 UNLINKED'],
    ],
    ['the chain is rebuilt but the head is not', rebuilt, four, ['4 HEAD']],
    ['the head is gone', all, undefined, ['4 HEAD']],
    ['the last row is altered', [one, two, three, alter(four, { what: 'x' })], four, ['4 ALTERED']],
    ["the last row's hash is altered", [one, two, three, alter(four, { hash: 'x' })], four, ['4 ALTERED']],
    [
      'several things are done, and goes on after each',
      [alter(one, { what: 'x' }), again(2, one.hash), three, alter(four, { number: 6 })],
      alter(four, { number: 7 }),
      ['1 ALTERED', '3 UNLINKED', '4–5 MISSING', '6 ALTERED', '7 MISSING'],
    ],
  ])('shows that %s', async (_, entries, head, faults) => {
    expect(await faultsOf(entries, head)).toEqual(faults);
  });

  it('counts the rows that are sound, also after a fault', async () => {
    expect((await verifyChain([alter(one, { what: 'x' }), three, four], four)).rows).toBe(2);
  });

  it('tells of the first hundred faults and counts them all', async () => {
    const altered = chainOf(...Array.from({ length: 150 }, () => 'a')).map((entry) => ({
      ...entry,
      what: 'x',
    }));
    const { rows, faults } = await verifyChain(altered, altered.at(-1));
    expect(rows).toBe(0);
    expect(faults.count).toBe(150);
    expect(faults.first.map(({ number }) => number)).toEqual(
      Array.from({ length: 100 }, (_, index) => index + 1),
    );
  });

  it('rebuilt with its head shows only against a head that was noted earlier', async () => {
    const head = rebuilt[3]!;
    expect(await faultsOf(rebuilt, head)).toEqual([]);
    expect(await faultsOf(rebuilt, head, { noted: [three] })).toEqual(['3 UNEXPECTED']);
    expect(await faultsOf(rebuilt, head, { noted: [two, four, one] })).toEqual([
      '2 UNEXPECTED',
      '4 UNEXPECTED',
    ]);
  });

  it('cut short with its head shows only against a head that was noted earlier', async () => {
    expect(await faultsOf([one, two], two)).toEqual([]);
    expect(await faultsOf([one, two], two, { noted: [four] })).toEqual(['3–4 MISSING']);
  });

  it('continues every head that was noted earlier', async () => {
    expect(await faultsOf(all, four, { noted: [CHAIN_START, ...all] })).toEqual([]);
  });
});

describe('the time', () => {
  it('that goes backwards is told of, and is no fault', async () => {
    let last = CHAIN_START;
    const entries = ['12:00', '11:59', '11:57', '13:00', '10:00'].map((time) => {
      const facts = { number: last.number + 1, at: new Date(`2026-05-05T${time}:00Z`) };
      const entry = { ...facts, previousHash: last.hash, hash: hashEntry(last.hash, facts) };
      last = entry;
      return entry;
    });
    const { rows, faults, setBack } = await verifyChain(entries, last);
    expect([rows, faults.count]).toEqual([5, 0]);
    expect(setBack).toEqual({
      count: 2,
      first: [
        { number: 3, from: entries[1]!.at, to: entries[2]!.at },
        { number: 5, from: entries[3]!.at, to: entries[4]!.at },
      ],
    });
  });
});

describe('a list that is not what it was', () => {
  const listed = (() => {
    let last = CHAIN_START;
    return ['l', 'm', 'l', null].map((listId) => {
      const facts = { number: last.number + 1, at: one.at, listId };
      const entry = { ...facts, previousHash: last.hash, hash: hashEntry(last.hash, facts) };
      last = entry;
      return entry;
    });
  })();
  const item = { recordId: 'r', personId: null, groundId: null, rows: 1, position: 1 };
  const broken = (...items: (typeof item)[]) => ({ brokenLists: new Map([['l', items]]) });

  it('is told of once, at its first row, and no row that names it is sound', async () => {
    expect(await faultsOf(listed, listed[3], broken())).toEqual(['1 LIST']);
    expect((await verifyChain(listed, listed[3], broken())).rows).toBe(2);
  });

  it('is another fault when it is altered once more', async () => {
    const [digest] = await digestsOf(listed, listed[3], broken(item));
    expect(await digestsOf(listed, listed[3], broken(item))).toEqual([digest]);
    expect(await digestsOf(listed, listed[3], broken(item, item))).not.toEqual([digest]);
    expect(await digestsOf(listed, listed[3], broken())).not.toEqual([digest]);
  });

  it('is told of beside what else is wrong with the row', async () => {
    const [first, ...rest] = listed;
    const altered = [{ ...first!, listId: 'm' }, ...rest];
    expect(await faultsOf(altered, listed[3], { brokenLists: new Map([['m', []]]) })).toEqual([
      '1 ALTERED',
      '1 LIST',
    ]);
  });
});

describe('a fault that is known', () => {
  const signature = {
    reason: 'Half an emoji.',
    proposedByName: 'Anna',
    countersignedByName: 'Bo',
    countersignedAt: new Date('2026-05-05T06:07:08.009Z'),
  };
  const against = (digests: string[]): Against => ({
    known: new Map(digests.map((digest) => [digest, signature])),
  });
  const broken = [one, alter(two, { what: 'x' }), four];

  it('is told apart, with who countersigned it', async () => {
    const [altered, missing] = await digestsOf(broken, four);
    const verdict = await verifyChain(broken, four, against([altered!]));
    expect(verdict.known).toEqual({
      count: 1,
      first: [{ number: 2, through: 2, fault: 'ALTERED', digest: altered, signature }],
    });
    expect(verdict.faults).toEqual({
      count: 1,
      first: [{ number: 3, through: 3, fault: 'MISSING', digest: missing }],
    });
    expect((await verifyChain(broken, four, against([altered!, missing!]))).faults.count).toBe(0);
  });

  it('stays the same as the log goes on', async () => {
    const longer = chainOf('a', 'b', 'c', 'd', 'e');
    const [altered] = await digestsOf([one, alter(two, { what: 'x' }), ...longer.slice(2)], longer[4]);
    expect([altered]).toEqual(await digestsOf([one, alter(two, { what: 'x' }), three], three));
    // What is missing at the end is then missing in the middle.
    expect(await digestsOf([one, two], three)).toEqual(await digestsOf([one, two, four], four));
  });

  it.each([
    ['altered once more', [one, alter(two, { what: 'y' }), three], [one, alter(two, { what: 'x' }), three]],
    ['a wider gap', [one, four], [one, three, four]],
    ['another kind of fault', [one, rebuilt[1]!, three, four], [one, alter(two, { what: 'x' }), three, four]],
  ])('is another when it is %s', async (_, entries, before) => {
    const first = await digestsOf(before, entries.at(-1));
    const then = await digestsOf(entries, entries.at(-1));
    expect(then).toHaveLength(1);
    expect(first).not.toContain(then[0]);
  });

  it('hides nothing of the rows around it', async () => {
    // The row before is rebuilt, and the row after a known one cannot vouch for it.
    const known = await digestsOf([one, rebuilt[1]!, three, four], four);
    const facts = { number: 2, at: two.at, what: 'y' };
    const other = { ...facts, previousHash: one.hash, hash: hashEntry(one.hash, facts) };
    expect(await faultsOf([one, other, three, four], four, against(known))).toEqual(['3 UNLINKED']);
    // All rows before an altered one are rebuilt.
    const altered = await digestsOf([one, alter(two, { what: 'z' }), three], three);
    const [first] = chainOf('x') as [Entry];
    expect(await faultsOf([first, alter(two, { what: 'z' }), three], three, against(altered))).toEqual([
      '2 ALTERED',
    ]);
  });
});
