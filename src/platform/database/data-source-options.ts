import { existsSync, mkdirSync, realpathSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { DataSourceOptions } from 'typeorm';
import { migrations } from '../../../migrations/index.js';
import { projectRoot } from '../project-root.js';
import { SnakeNaming } from './naming.js';
import { PostgresConnection } from './postgres-connection.js';
import { SqliteConnection } from './sqlite-connection.js';
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

/** Whoever migrates waits for others who do, and for nothing else for ever. */
const POSTGRES_MIGRATION = { connectionTimeoutMillis: 30 * SECOND, keepAlive: true };

/**
 * However a server of PostgreSQL behaves, nobody waits for ever: not for a connection, not for a row that somebody else has
 * locked, not for an answer. A transaction that was left open is ended by the server.
 */
const POSTGRES_PATIENCE = {
  Client: PostgresConnection,
  // Also while the program begins, which may keep it from seeing for seconds that it is connected.
  connectionTimeoutMillis: 10 * SECOND,
  keepAlive: true,
  lock_timeout: 5 * SECOND,
  statement_timeout: 30 * SECOND,
  idle_in_transaction_session_timeout: 60 * SECOND,
  // Longer than the server's own limit, for a server that does not answer at all.
  query_timeout: 35 * SECOND,
};

/** Rows of one team among all are looked up, also where PostgreSQL, as if they lay on a turning disk, would read whole tables. */
const POSTGRES_PLANNING = { options: '-c random_page_cost=1.1' };

/** SQLite waits in the process itself, so nobody is answered meanwhile; whoever writes asks again instead. */
const SQLITE_WAIT_MS: Record<ConnectionUse, number> = { READ: SECOND, WRITE: 0, ALL: 5 * SECOND };

/**
 * How many statements a connection to SQLite keeps prepared. The program has some hundreds; with fewer kept than are used in turn,
 * the oldest goes first, however often it is used, and each is prepared again and again.
 */
const SQLITE_PREPARED = 500;

/** The file of SQLite itself, whatever folder the program was started in and whatever link leads to the file. */
export function sqlitePathOf({ SQLITE_PATH }: DatabasePlace): string {
  const path = resolve(projectRoot, SQLITE_PATH);
  // Without it the log and the lock beside the file would be looked for beside the link.
  return existsSync(path) ? realpathSync(path) : path;
}

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
      extra: use === 'ALL' ? POSTGRES_MIGRATION : { ...POSTGRES_PATIENCE, ...POSTGRES_PLANNING },
    };
  }
  const database = sqlitePathOf(place);
  if (use === 'ALL') mkdirSync(dirname(database), { recursive: true });
  return {
    ...shared,
    type: 'better-sqlite3',
    database,
    timeout: SQLITE_WAIT_MS[use],
    // A reader that could write would, as the last to leave, empty the log beside the file.
    readonly: use === 'READ',
    // Else a file that was taken away would be there again, and empty.
    fileMustExist: use !== 'ALL',
    enableWAL: use !== 'READ',
    statementCacheSize: SQLITE_PREPARED,
    driver: use === 'WRITE' ? WritingConnection : SqliteConnection,
    prepareDatabase: (connection: { pragma(text: string): void }) => {
      connection.pragma('synchronous = FULL');
      connection.pragma('foreign_keys = ON');
      // What is destroyed is overwritten in the file too.
      connection.pragma('secure_delete = ON');
    },
  };
}
