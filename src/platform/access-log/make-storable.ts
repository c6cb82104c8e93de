/**
 * A row as the database gives it back, so that what is hashed is what is stored: texts well-formed, without NUL, and no
 * longer than their columns. Half a character and NUL become U+FFFD. Instants need nothing: a Date has the milliseconds
 * that both databases keep.
 * @param lengths of the columns that have one, in characters, by name
 */
export function makeStorable<Row extends object>(row: Row, lengths: ReadonlyMap<string, number>): Row {
  const stored = Object.entries(row).map(([name, value]) => [
    name,
    typeof value === 'string' ? storableText(value, lengths.get(name)) : value,
  ]);
  return Object.fromEntries(stored);
}

function storableText(text: string, length: number | undefined): string {
  // Twice as many units of UTF-16 hold them all, and nobody counts the rest of a long text.
  const isWhole = length === undefined || text.length <= length;
  const short = isWhole ? text : [...text.slice(0, 2 * length)].slice(0, length).join('');
  return Buffer.from(short).toString().replaceAll('\0', '\uFFFD');
}
