/**
 * The lines that a sheet has room for, of lists in each of which the most needed comes first: of each the longest beginning
 * that fits, the first list before the others. Drawing tells whether they fit; the same lines give the same answer.
 */
export async function fitLines<Line>(
  lists: readonly (readonly Line[])[],
  fits: (lines: readonly Line[]) => Promise<boolean>,
): Promise<Line[]> {
  const all = lists.flat();
  if (await fits(all)) return all;
  const kept: Line[] = [];
  for (const list of lists) {
    let [most, tooMany] = [0, list.length + 1];
    while (tooMany - most > 1) {
      const count = Math.floor((most + tooMany) / 2);
      if (await fits([...kept, ...list.slice(0, count)])) most = count;
      else tooMany = count;
    }
    kept.push(...list.slice(0, most));
  }
  return kept;
}
