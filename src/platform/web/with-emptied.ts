/** A field that was shown and sent back empty is to be emptied; one that was not shown stays as it is. */
export function withEmptied(body: object): object {
  const entries = Object.entries(body).map(([name, value]): [string, unknown] => [
    name,
    typeof value === 'string' && value.trim() === '' ? null : value,
  ]);
  return Object.fromEntries(entries);
}
