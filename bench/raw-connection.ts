import { createHash } from 'node:crypto';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { Pool } from 'pg';

type Row = Record<string, unknown>;

/** The database without anything between it and the SQL. Statements are prepared once; `$1` is the first value. */
export interface RawConnection {
  all(statement: string, values: readonly unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

export function openRawConnection(): RawConnection {
  const { DATABASE_URL, SQLITE_PATH } = process.env;
  if (DATABASE_URL) {
    const pool = new Pool({ connectionString: DATABASE_URL });
    const names = new Map<string, string>();
    const nameOf = (text: string) => {
      const name = names.get(text) ?? createHash('sha256').update(text).digest('hex').slice(0, 32);
      names.set(text, name);
      return name;
    };
    return {
      all: async (text, values) =>
        (await pool.query<Row>({ name: nameOf(text), text, values: [...values] })).rows,
      close: () => pool.end(),
    };
  }
  const database = new DatabaseSync(SQLITE_PATH!, { readOnly: true });
  const prepared = new Map<string, StatementSync>();
  return {
    all: async (text, values) => {
      const statement = prepared.get(text) ?? database.prepare(text);
      prepared.set(text, statement);
      const named = values.map((value, index) => [index + 1, value as SQLInputValue]);
      return statement.all(Object.fromEntries(named));
    },
    close: async () => void database.close(),
  };
}
