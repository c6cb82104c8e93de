import { KnownRows } from './known-rows.js';

describe('KnownRows', () => {
  it('tells new, known, changed and doubled rows apart', () => {
    const rows = new KnownRows();
    rows.add('stored', 'a');
    expect(rows.judge('stored', 'a', 2)).toBe('known');
    expect(rows.judge('stored', 'b', 3)).toEqual({ code: 'differs' });
    expect(rows.judge('fresh', 'a', 4)).toBe('new');
    expect(rows.judge('fresh', 'a', 5)).toEqual({ code: 'duplicate', params: { line: 4 } });
  });
});
