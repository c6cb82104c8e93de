/** Columns of a table and, in SQL, what each of them holds. */
export type Row = Record<string, string | number | boolean | null>;

/** Writes a row for each row of `from`: sets of rows, but through every index, foreign key and trigger there is. */
export const insertion = (table: string, row: Row, from: string) =>
  `INSERT INTO ${table} (${Object.keys(row)}) SELECT ${Object.values(row)
    .map((value) => (value === null ? 'NULL' : value))
    .join(', ')} FROM ${from}`;

export const text = (words: string) => `'${words}'`;
