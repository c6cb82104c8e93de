/** What is given and is not so already. */
export function changedIn<Row extends object>(stored: Row, given: Partial<Row>): Partial<Row> {
  const entries = Object.entries(given).filter(
    ([field, value]) => value !== undefined && value !== stored[field as keyof Row],
  );
  return Object.fromEntries(entries) as Partial<Row>;
}

/** A value as a history keeps it; null for none. */
export const textOf = (value: unknown): string | null =>
  value === null || value === undefined || value === '' ? null : String(value);
