import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { DataSourceOptions } from 'typeorm';
import { migrations } from '../../../migrations/index.js';
import { projectRoot } from '../project-root.js';
import { SnakeNaming } from './naming.js';
import { WritingConnection } from './writing-connection.js';

type Entities = NonNullable<DataSourceOptions['entities']>;

/** Where the database is: an address of PostgreSQL or, without one, a file of SQLite. */
export interface DatabasePlace {
  DATABASE_URL?: string;
  SQLITE_PATH: string;
}

/**
 * What a connection is for. `READ` never writes, `WRITE` writes in transactions alone, `ALL` is for migrations and for
 * whoever works on a database that nobody else uses.
 */
export type ConnectionUse = 'READ' | 'WRITE' | 'ALL';

const SECOND = 1000;

/**
 * However a server of PostgreSQL behaves, nobody waits for ever: not for a connection, not for a row that somebody else has
 * locked, not for an answer. A transaction that was left open is ended by the server.
 */
const POSTGRES_PATIENCE = {
  connectionTimeoutMillis: 5 * SECOND,
  lock_timeout: 5 * SECOND,
  statement_timeout: 30 * SECOND,
  idle_in_transaction_session_timeout: 60 * SECOND,
  // Longer than the server's own limit, for a server that does not answer at all.
  query_timeout: 35 * SECOND,
  keepAlive: true,
};

/** SQLite waits in the process itself, so nobody is answered meanwhile; whoever writes asks again instead. */
const SQLITE_WAIT_MS: Record<ConnectionUse, number> = { READ: SECOND, WRITE: 0, ALL: 5 * SECOND };

/** The file of SQLite, whatever folder the program was started in. */
export const sqlitePathOf = ({ SQLITE_PATH }: DatabasePlace): string => resolve(projectRoot, SQLITE_PATH);

/**
 * PostgreSQL where `DATABASE_URL` is set, else one SQLite file: write-ahead log, foreign keys on, full synchronous.
 * One migration timeline, never `synchronize`.
 */
export function dataSourceOptions(
  place: DatabasePlace,
  entities: Entities,
  use: ConnectionUse = 'ALL',
): DataSourceOptions {
  const shared = { entities, migrations, namingStrategy: new SnakeNaming(), synchronize: false as const };
  if (place.DATABASE_URL) {
    return {
      ...shared,
      type: 'postgres',
      url: place.DATABASE_URL,
      installExtensions: false,
      applicationName: 'teamkompass',
      extra: use === 'ALL' ? {} : POSTGRES_PATIENCE,
    };
  }
  const database = sqlitePathOf(place);
  mkdirSync(dirname(database), { recursive: true });
  return {
    ...shared,
    type: 'better-sqlite3',
    database,
    timeout: SQLITE_WAIT_MS[use],
    ...(use === 'READ' ? { fileMustExist: true } : { enableWAL: true }),
    ...(use === 'WRITE' && { driver: WritingConnection }),
    prepareDatabase: (connection: { pragma(text: string): void }) => {
      connection.pragma('synchronous = FULL');
      connection.pragma('foreign_keys = ON');
      // What is destroyed is overwritten in the file too.
      connection.pragma('secure_delete = ON');
      if (use === 'READ') connection.pragma('query_only = ON');
    },
  };
}
