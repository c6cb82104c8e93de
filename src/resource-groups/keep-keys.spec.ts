import { keepKeys } from './keep-keys.js';

const before = [
  { key: 'mia', name: 'Mia' },
  { key: 'bo', name: 'Bo' },
  { key: 'bo 2', name: 'Bo' },
];
const NEW = expect.stringMatching(/^[\da-f-]{36}$/);

describe('the key of a row', () => {
  it('is the one that it names, under whatever name it has now', () => {
    expect(
      keepKeys(
        [
          { key: 'bo', name: 'Bosse' },
          { key: 'mia', name: 'Mia' },
        ],
        before,
      ),
    ).toEqual(['bo', 'mia']);
  });

  it('is that of the same name in the version before, where it names none', () => {
    expect(keepKeys([{ name: 'Bo' }, { name: 'Bo' }, { name: 'Bo' }], before)).toEqual(['bo', 'bo 2', NEW]);
  });

  it('is never one that another row names', () => {
    expect(keepKeys([{ name: 'Mia' }, { key: 'mia', name: 'Mia' }], before)).toEqual([NEW, 'mia']);
    expect(
      keepKeys(
        [
          { key: 'mia', name: 'Mia' },
          { key: 'mia', name: 'Mia-Maria' },
        ],
        before,
      ),
    ).toEqual(['mia', NEW]);
  });

  it('is new for whoever is new', () => {
    const keys = keepKeys([{ name: 'Lo' }, { name: 'Kim' }], before);
    expect(keys).toEqual([NEW, NEW]);
    expect(keys[0]).not.toBe(keys[1]);
  });
});
