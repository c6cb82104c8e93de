import { noNumber } from '../persons/no-number.js';
import { invalid } from '../platform/errors/domain-error.js';
import type { PageOf } from '../platform/graphql/page-of.js';
import { formOf, readForm } from '../platform/web/form.js';
import { pageFrom, pageLinks, postedPageLinks } from '../platform/web/page-links.js';
import { SharedPlanSearch } from './shared-plan.type.js';

const LINES_A_PAGE = 25;

/**
 * What a page shows of a list that is searched by a name or a number: the form, what was found, and the ways on.
 * @param address of the list; it is searched at `/search` below it
 * @throws DomainError INVALID
 */
export async function searchedList<Line>(
  address: string,
  { page: wanted, ...asked }: { page?: string },
  list: (search: SharedPlanSearch) => Promise<PageOf<Line>>,
) {
  const rows = pageFrom(wanted, LINES_A_PAGE);
  const { input, problems } = await readForm(SharedPlanSearch, { ...asked, page: rows });
  if (!input) throw invalid(problems);
  const { items, total } = await list(input);
  const { query } = input;
  return {
    items,
    total,
    form: formOf({ query }),
    query,
    noNumber: noNumber(query),
    foundNothing: Boolean(query) && total === 0,
    pageLinks: query
      ? postedPageLinks(`${address}/search`, rows, total, { query })
      : pageLinks(address, rows, total),
  };
}
