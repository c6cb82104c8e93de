import SqliteDatabase from 'better-sqlite3';
import { TransactionEnded } from './transaction-failures.js';

/**
 * The connection through which the product writes, as TypeORM's driver uses one. A transaction takes the right to write as
 * it begins: one that read first could find that somebody else has written meanwhile, and would then have to fail. And
 * nothing is written outside a transaction. SQLite ends one by itself when the disk is full or cannot be read; what came
 * after would be kept, though what came before was not.
 */
export class WritingConnection {
  private readonly database: SqliteDatabase.Database;

  constructor(path: string, options: SqliteDatabase.Options) {
    this.database = new SqliteDatabase(path, options);
  }

  get open(): boolean {
    return this.database.open;
  }

  get inTransaction(): boolean {
    return this.database.inTransaction;
  }

  prepare(text: string) {
    const begins = text === 'BEGIN TRANSACTION';
    const statement = this.database.prepare(begins ? 'BEGIN IMMEDIATE' : text);
    const within = <Args extends unknown[], Result>(work: (...args: Args) => Result) => {
      return (...args: Args): Result => {
        if (!begins && !this.database.inTransaction) throw new TransactionEnded();
        return work(...args);
      };
    };
    return {
      reader: statement.reader,
      all: within((...parameters: unknown[]) => statement.all(...parameters)),
      run: within((...parameters: unknown[]) => statement.run(...parameters)),
    };
  }

  pragma(text: string): unknown {
    return this.database.pragma(text);
  }

  close(): void {
    this.database.close();
  }
}
