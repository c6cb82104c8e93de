import { FIRST_PAGE, type PageInput } from '../graphql/page-of.js';

/** What the partial `page-links` shows: links, or buttons of a form that asks again for what was posted. */
export interface PageLinks {
  /** The first and the last item of the page, from 1; none where the list ends before it. */
  from: number;
  to: number;
  total: number;
  isBeyond: boolean;
  previous: PageLink | null;
  next: PageLink | null;
  form: { action: string; fields: { name: string; value: string }[] } | null;
}

interface PageLink {
  page: number;
  href: string;
}

/** What was asked for beside the page. */
type Asked = Readonly<Record<string, string | undefined>>;

/** The page that an address asks for; the first one where it asks for none that can be. */
export function pageFrom(wanted: unknown, size = FIRST_PAGE.size): PageInput {
  const isNumber = typeof wanted === 'string' && /^[1-9]\d{0,5}$/.test(wanted);
  return { page: isNumber ? Number(wanted) : 1, size };
}

/**
 * The ways from one page of a list to the next.
 * @param asked goes along in the address
 * @param name of the page in the address, where a page of the site shows several lists
 * @returns null where one page holds the whole list
 */
export function pageLinks(
  path: string,
  { page, size }: PageInput,
  total: number,
  asked: Asked = {},
  name = 'page',
): PageLinks | null {
  if (page === 1 && total <= size) return null;
  const last = Math.max(Math.ceil(total / size), 1);
  const link = (other: number) => ({ page: other, href: addressOf(path, other, asked, name) });
  return {
    from: (page - 1) * size + 1,
    to: Math.min(page * size, total),
    total,
    isBeyond: page > last,
    previous: page > 1 ? link(Math.min(page - 1, last)) : null,
    next: page < last ? link(page + 1) : null,
    form: null,
  };
}

/** The same for what must not stand in an address, such as whom somebody has searched for. */
export function postedPageLinks(action: string, page: PageInput, total: number, asked: Asked) {
  const links = pageLinks(action, page, total);
  return (
    links && { ...links, form: { action, fields: given(asked).map(([name, value]) => ({ name, value })) } }
  );
}

/** The address of a page of a list, with what else was asked for. */
export function addressOf(path: string, page: number, asked: Asked, name = 'page'): string {
  const parameters = given({ ...asked, [name]: page > 1 ? String(page) : undefined });
  return parameters.length > 0 ? `${path}?${new URLSearchParams(parameters)}` : path;
}

const given = (asked: Asked) =>
  Object.entries(asked).filter((one): one is [string, string] => Boolean(one[1]));
