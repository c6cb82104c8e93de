import { gather, isWhole, type ListItem, listOf } from './log-list.js';

const item = (recordId: string | null, personId: string | null = null, rows = 1): ListItem => ({
  recordId,
  personId,
  groundId: null,
  rows,
});

describe('a list', () => {
  it('can be named with other tools from its items in order', () => {
    // printf '[["personId","p"],["recordId","a"],["rows",1]]\n[["personId","p"],["recordId","b"],["rows",2]]' | sha256sum
    const id = 'e9a657875ce46e60b44e6e46079522b7f7eefca414877f786d5e30ef902dab72';
    const { items, ...list } = listOf([item('b', 'p', 2), item('a', 'p')]);
    expect(items.map(({ position, recordId }) => [position, recordId])).toEqual([
      [1, 'a'],
      [2, 'b'],
    ]);
    expect(list).toEqual({ id });
  });

  it('is the same whatever the order, with what is there twice', () => {
    const items = [item('b'), item('a'), item('a'), item(null, 'p')];
    expect(listOf(items.toReversed())).toEqual(listOf(items));
    expect(listOf(items).items).toHaveLength(4);
    expect(listOf(items.slice(1)).id).not.toBe(listOf([item('b'), item('a'), item(null, 'p')]).id);
  });

  it('is whole as it was made', () => expect(isWhole(listOf([item('a'), item('b')]))).toBe(true));

  const { id, items } = listOf([item('a'), item('b'), item('c')]);
  const [first, second, third] = items as [(typeof items)[0], (typeof items)[0], (typeof items)[0]];
  it.each([
    ['an item is removed', [first, second]],
    ['an item is removed and the rest move up', [first, { ...third, position: 2 }]],
    ['all items are removed', []],
    ['an item is added', [first, second, third, { ...item('d'), position: 4 }]],
    ['an item is there twice', [first, second, second, third]],
    ['two items change places', [first, { ...third, position: 2 }, { ...second, position: 3 }]],
    ['a position is altered', [first, second, { ...third, position: 4 }]],
    ['a record is altered', [first, second, { ...third, recordId: 'x' }]],
    ['a person is altered', [first, second, { ...third, personId: 'x' }]],
    ['a ground is altered', [first, second, { ...third, groundId: 'x' }]],
    ['a number of rows is altered', [first, second, { ...third, rows: 2 }]],
  ])('is not when %s', (_, stored) => expect(isWhole({ id, items: stored })).toBe(false));
});

describe('rows that are logged together', () => {
  const row = (recordId: string, other: { team?: string | null; rows?: number } = {}) => ({
    ...item(recordId, `person of ${recordId}`),
    team: 't' as string | null,
    ...other,
  });

  it('become one where they differ only in record, person, ground and number of rows', () => {
    expect(gather([row('a'), row('b', { rows: 5 })])).toEqual([
      {
        team: 't',
        recordId: null,
        personId: null,
        groundId: null,
        rows: 6,
        items: [item('a', 'person of a'), item('b', 'person of b', 5)],
      },
    ]);
  });

  it('stay apart in anything else, each in the place of its first', () => {
    const rows = gather([row('a'), row('x', { team: null }), row('b'), row('y', { team: 'u' })]);
    expect(rows.map(({ recordId, team, items }) => [recordId, team, items?.length])).toEqual([
      [null, 't', 2],
      ['x', null, undefined],
      ['y', 'u', undefined],
    ]);
  });

  it('stay as they are alone, and are none where there are none', () => {
    expect(gather([row('a')])).toEqual([row('a')]);
    expect(gather([])).toEqual([]);
  });
});
