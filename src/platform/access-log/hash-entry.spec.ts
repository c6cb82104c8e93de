import { CHAIN_START, hashEntry } from './hash-entry.js';

const entry = { at: new Date('2026-05-05T06:07:08.009Z'), number: 1, rows: 2 };

describe('the hash of a row', () => {
  it('can be made with other tools from the hash before and the facts in order', () => {
    // printf '%064d\n[["at","2026-05-05T06:07:08.009Z"],["number",1],["rows",2]]' 0 | sha256sum
    const hash = '1cd558c6f35639563152f511f02626959e00b8d0711ea058b418f0b71c0de58c';
    expect(hashEntry(CHAIN_START.hash, entry)).toBe(hash);
    expect(hashEntry(CHAIN_START.hash, { rows: 2, number: 1, at: entry.at })).toBe(hash);
  });

  it('is the same when a later release adds a fact that the row does not have', () => {
    expect(hashEntry('0', { ...entry, added: null })).toBe(hashEntry('0', entry));
  });

  it('does not hang on what is no fact', () => {
    expect(hashEntry('0', { ...entry, id: 7, hash: 'a', previousHash: 'b' })).toBe(hashEntry('0', entry));
  });

  it.each([{ at: new Date('2026-05-05T06:07:08.010Z') }, { number: 2 }, { rows: 3 }, { reason: '' }])(
    'is another with %j',
    (other) => expect(hashEntry('0', { ...entry, ...other })).not.toBe(hashEntry('0', entry)),
  );
});
