import { pageFrom, pageLinks, postedPageLinks } from './page-links.js';

const page = (number: number, size = 50) => ({ page: number, size });

describe('pageFrom', () => {
  it.each([
    ['1', 1],
    ['2', 2],
    ['999999', 999_999],
    [undefined, 1],
    ['', 1],
    ['0', 1],
    ['-1', 1],
    ['x', 1],
    ['1.5', 1],
    ['2e3', 1],
    ['٣', 1],
    ['10000000000', 1],
    [['2', '3'], 1],
  ])('reads %j as page %d', (wanted, expected) => {
    expect(pageFrom(wanted)).toEqual({ page: expected, size: 50 });
  });
});

describe('pageLinks', () => {
  it('are none where one page holds the whole list', () => {
    expect([pageLinks('/l', page(1), 0), pageLinks('/l', page(1), 50)]).toEqual([null, null]);
  });

  it('tell which part of the list is shown, and lead to the parts beside it', () => {
    expect(pageLinks('/l', page(2), 512)).toEqual({
      from: 51,
      to: 100,
      total: 512,
      isBeyond: false,
      previous: { page: 1, href: '/l' },
      next: { page: 3, href: '/l?page=3' },
      form: null,
    });
    expect(pageLinks('/l', page(11), 512)).toMatchObject({ from: 501, to: 512, next: null });
    expect(pageLinks('/l', page(1), 51)).toMatchObject({
      from: 1,
      to: 50,
      previous: null,
      next: { href: '/l?page=2' },
    });
  });

  it('keep what was asked for, whatever letters it is written in', () => {
    const asked = { search: 'Åsa & Bo', sort: 'name', filter: undefined, empty: '' };
    expect(pageLinks('/l', page(2), 101, asked)).toMatchObject({
      previous: { href: '/l?search=%C3%85sa+%26+Bo&sort=name' },
      next: { href: '/l?search=%C3%85sa+%26+Bo&sort=name&page=3' },
    });
  });

  it('of one list among several leave the pages of the others', () => {
    const others = { units: '3', principals: undefined };
    expect(pageLinks('/l', page(2), 200, others, 'services')).toMatchObject({
      previous: { href: '/l?units=3' },
      next: { href: '/l?units=3&services=3' },
    });
  });

  it('lead back to the last page from one that the list no longer has', () => {
    expect(pageLinks('/l', page(9), 60)).toMatchObject({ isBeyond: true, previous: { page: 2 }, next: null });
    expect(pageLinks('/l', page(9), 0)).toMatchObject({ isBeyond: true, previous: { page: 1 }, next: null });
  });

  it('are buttons of a form for what must not stand in an address', () => {
    expect(postedPageLinks('/l', page(1), 51, { search: 'Åsa', filter: undefined })).toMatchObject({
      next: { page: 2, href: '/l?page=2' },
      form: { action: '/l', fields: [{ name: 'search', value: 'Åsa' }] },
    });
    expect(postedPageLinks('/l', page(1), 50, { search: 'Åsa' })).toBeNull();
  });
});
