import { getMetadataArgsStorage } from 'typeorm';
import { AccessLogEntry } from './access-log-entry.entity.js';
import { makeStorable } from './make-storable.js';

const columns = getMetadataArgsStorage().columns.filter(({ target }) => target === AccessLogEntry);
const texts = columns.filter(({ options: { type } }) => type === 'varchar' || type === 'text');
const lengths = new Map(
  texts.flatMap(({ propertyName, options: { length } }) => (length ? [[propertyName, Number(length)]] : [])),
);
const [HIGH, LOW] = ['\ud83d', '\ude00'];

describe('a row made storable', () => {
  it('has its texts cut, of every column that has a length', () => {
    expect(Object.fromEntries(lengths)).toEqual({
      previousHash: 64,
      hash: 64,
      accountId: 36,
      actorName: 200,
      actorRoles: 200,
      principalId: 36,
      teamId: 36,
      unitId: 36,
      action: 40,
      outcome: 40,
      recordType: 40,
      listId: 64,
      recordId: 36,
      personId: 36,
      ownerId: 36,
      ground: 40,
      groundId: 36,
      requestId: 200,
    });
    for (const [name, length] of lengths)
      expect(makeStorable({ [name]: 'å'.repeat(2_000_000) }, lengths)).toEqual({
        [name]: 'å'.repeat(length),
      });
  });

  it.each(texts.map(({ propertyName }) => propertyName))('is well-formed and has no NUL in %s', (name) => {
    const stored = (text: string) =>
      (makeStorable({ [name]: text }, lengths) as Record<string, string>)[name];
    expect(stored(`a${HIGH}b`)).toBe('a\ufffdb');
    expect(stored(`${LOW}${HIGH}`)).toBe('\ufffd\ufffd');
    expect(stored('a\0b\0')).toBe('a\ufffdb\ufffd');
    expect(stored('😀')).toBe('😀');
    expect(stored('\ufeffÅ e\u0301 \u2028 \uffff')).toBe('\ufeffÅ e\u0301 \u2028 \uffff');
  });

  it('is cut between characters, never within one', () => {
    const cut = (text: string) => makeStorable({ text }, new Map([['text', 3]])).text;
    expect(cut('😀😀😀😀')).toBe('😀😀😀');
    expect(cut('a😀😀😀')).toBe('a😀😀');
    expect(cut(`😀😀a${HIGH}`)).toBe('😀😀a');
    expect(cut(`😀${HIGH}${HIGH}${LOW}`)).toBe('😀\ufffd😀');
    expect(cut('abc')).toBe('abc');
    expect(cut('')).toBe('');
  });

  it('keeps a text without a length whole, and everything that is no text', () => {
    const row = { at: new Date('2026-05-05T06:07:08.009Z'), rows: 2, reason: 'å'.repeat(5000), teamId: null };
    expect(makeStorable(row, lengths)).toEqual(row);
  });
});
