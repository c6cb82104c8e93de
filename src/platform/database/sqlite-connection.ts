import { DatabaseSync, type SQLInputValue, type SQLOutputValue } from 'node:sqlite';
import { pathToFileURL } from 'node:url';

export interface SqliteOptions {
  readonly?: boolean;
  /** Refuse to make a file where there is none. */
  fileMustExist?: boolean;
  /** How many milliseconds a statement waits, in the process itself, for somebody else who writes. */
  timeout?: number;
}

/** The names of SQLite's result codes (https://www.sqlite.org/rescode.html) that the product tells apart. */
const KINDS: Record<number, string> = {
  5: 'SQLITE_BUSY',
  6: 'SQLITE_LOCKED',
  7: 'SQLITE_NOMEM',
  8: 'SQLITE_READONLY',
  10: 'SQLITE_IOERR',
  11: 'SQLITE_CORRUPT',
  13: 'SQLITE_FULL',
  14: 'SQLITE_CANTOPEN',
  15: 'SQLITE_PROTOCOL',
  19: 'SQLITE_CONSTRAINT',
  26: 'SQLITE_NOTADB',
};
const EXTENDED: Record<number, string> = {
  1034: 'SQLITE_IOERR_FSYNC',
  1555: 'SQLITE_CONSTRAINT_PRIMARYKEY',
  2067: 'SQLITE_CONSTRAINT_UNIQUE',
};

/**
 * Node's own SQLite in the shape in which TypeORM's driver for SQLite uses a connection. An error has the name of SQLite's result
 * code as its `code`.
 */
export class SqliteConnection {
  private readonly database: DatabaseSync;

  constructor(path: string, { readonly = false, fileMustExist = false, timeout = 0 }: SqliteOptions = {}) {
    const address = pathToFileURL(path);
    address.searchParams.set('mode', readonly ? 'ro' : fileMustExist ? 'rw' : 'rwc');
    this.database = named(() => new DatabaseSync(address, { readOnly: readonly, timeout }));
  }

  get open(): boolean {
    return this.database.isOpen;
  }

  get inTransaction(): boolean {
    return this.database.isTransaction;
  }

  prepare(text: string) {
    const statement = named(() => this.database.prepare(text));
    const columns = statement.columns();
    const bytes = columns.flatMap(({ name, type }) => (type?.toLowerCase() === 'blob' ? [name] : []));
    return {
      /** Whether it answers rows. */
      reader: columns.length > 0,
      all: (...parameters: unknown[]) => {
        const rows = named(() => statement.all(...(parameters as SQLInputValue[])));
        for (const column of bytes) for (const row of rows) row[column] = asBuffer(row[column]);
        return rows;
      },
      run: (...parameters: unknown[]) => named(() => statement.run(...(parameters as SQLInputValue[]))),
    };
  }

  /** @returns the rows that the pragma answers */
  pragma(text: string): unknown[] {
    return this.prepare(`PRAGMA ${text}`).all();
  }

  exec(text: string): void {
    named(() => this.database.exec(text));
  }

  close(): void {
    this.database.close();
  }
}

/** Bytes are of one kind everywhere else in the program. */
function asBuffer(value: SQLOutputValue | undefined): SQLOutputValue {
  if (!(value instanceof Uint8Array)) return value ?? null;
  return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
}

function named<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    const { errcode } = error as { errcode?: number };
    const name = errcode && (EXTENDED[errcode] ?? KINDS[errcode % 256]);
    throw name ? Object.assign(error as Error, { code: name }) : error;
  }
}
