import { contentChecksum } from './content-checksum.js';

it('is the SHA-256 of the content with its keys in order', () => {
  // printf '{"a":[1,null,true],"å":"Björn"}' | sha256sum
  expect(contentChecksum({ å: 'Björn', a: [1, null, true] })).toBe(
    '60efcdbf4f4e4aebe5c72510e0923a36ff1d0a3c070f299ba9eb0820ee560ef3',
  );
});

it('does not depend on the order of keys, at any depth', () => {
  expect(contentChecksum({ a: { b: 1, c: 2 }, d: 3 })).toBe(contentChecksum({ d: 3, a: { c: 2, b: 1 } }));
});

it('depends on the order of lists and on every letter', () => {
  const checksums = [['a', 'b'], ['b', 'a'], ['a', 'b '], ['ab']].map((rows) => contentChecksum({ rows }));
  expect(new Set(checksums).size).toBe(4);
});

it('is the same for å in one code point and in two', () => {
  expect(contentChecksum('\u00e5')).toBe(contentChecksum('a\u030a'));
});

it('refuses a number that JSON cannot hold', () => {
  expect(() => contentChecksum({ stage: Number.NaN })).toThrow(TypeError);
});
