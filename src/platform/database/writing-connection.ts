import { SqliteConnection } from './sqlite-connection.js';
import { TransactionEnded } from './transaction-failures.js';

/**
 * The connection through which the product writes. A transaction takes the right to write as it begins: one that read first
 * could find that somebody else has written meanwhile, and would then have to fail. And nothing is written outside a
 * transaction. SQLite ends one by itself when the disk is full or cannot be read; what came after would be kept, though what
 * came before was not.
 */
export class WritingConnection extends SqliteConnection {
  override prepare(text: string) {
    if (text === 'BEGIN TRANSACTION') return super.prepare('BEGIN IMMEDIATE');
    const statement = super.prepare(text);
    const within = <Args extends unknown[], Result>(work: (...args: Args) => Result) => {
      return (...args: Args): Result => {
        if (!this.inTransaction) throw new TransactionEnded();
        return work(...args);
      };
    };
    return { ...statement, all: within(statement.all), run: within(statement.run) };
  }

  /** How the connection behaves is set outside transactions. */
  override pragma(text: string): unknown[] {
    return super.prepare(`PRAGMA ${text}`).all();
  }
}
