import { chmodSync, closeSync, existsSync, mkdirSync, openSync, readSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { StartRefused } from './start-refused.js';
import { DatabaseGone } from './transaction-failures.js';

/** "TKMP", so that a file of another program is not taken for ours. 0 in files from before it was set. */
const APPLICATION = 0x544b4d50;
/** In the file's own version number: a server has it open, and what is written lies partly in the log beside it. */
const IN_USE = 1;
const CLOSED = 0;

/** What stands in the first hundred bytes of a database file (https://www.sqlite.org/fileformat.html). */
export interface SqliteHeader {
  isSqlite: boolean;
  isOurs: boolean;
  isInUse: boolean;
}

const HEADER_BYTES = 100;

/** @param header the first bytes of the file */
export function readSqliteHeader(header: Buffer): SqliteHeader {
  const isSqlite =
    header.length >= HEADER_BYTES && header.subarray(0, 16).toString('latin1') === 'SQLite format 3\0';
  const [version, application] = isSqlite ? [header.readUInt32BE(60), header.readUInt32BE(68)] : [0, 0];
  return {
    isSqlite,
    isOurs: isSqlite && (application === APPLICATION || application === 0),
    isInUse: version === IN_USE,
  };
}

/** @returns undefined where there is no file, or an empty one */
export function headerOf(path: string): SqliteHeader | undefined {
  if (!existsSync(path) || statSync(path).size === 0) return undefined;
  const header = Buffer.alloc(HEADER_BYTES);
  const file = openSync(path, 'r');
  try {
    return readSqliteHeader(header.subarray(0, readSync(file, header)));
  } finally {
    closeSync(file);
  }
}

/**
 * A file that can be trusted to hold what was written to it, or none where there has never been one.
 * @throws StartRefused
 */
export function requireWholeFile(path: string): void {
  const header = headerOf(path);
  if (!header && existsSync(`${path}.log-head`))
    throw new StartRefused(
      `There was a database in ${path}, and now there is none, or an empty file. Restore a backup with «npm run cli -- restore FILE». To begin anew, remove ${path}.log-head first.`,
    );
  if (!header) return;
  if (!header.isOurs)
    throw new StartRefused(`${path} is no database of Teamkompass. Nothing was done with it.`);
  if (header.isInUse && !existsSync(`${path}-wal`))
    throw new StartRefused(`${path} was copied while a server wrote to it, without what stood in ${path}-wal: the latest rows are missing.
Take a copy with «npm run cli -- backup FILE» instead. If there is no other copy, «npm run cli -- restore ${path} --incomplete» takes this one.`);
}

/** Writes one moment of a database file to a new one, while others write to it. Only its owner may read it. */
export function copySqlite(from: string, to: string): void {
  const source = new SqliteDatabase(from, { readonly: true, fileMustExist: true });
  try {
    source.prepare('VACUUM INTO ?').run(to);
  } finally {
    source.close();
  }
  chmodSync(to, 0o600);
  const copy = new SqliteDatabase(to, { fileMustExist: true });
  mark(copy, CLOSED);
  copy.close();
}

/**
 * One server for each file: two would each keep files that wait, limits and queues of their own. Held by a lock on a file
 * beside it, which the operating system lets go however the process ends.
 */
export class SqliteClaim {
  readonly isAlone = true;

  private constructor(
    private readonly lock: SqliteDatabase.Database,
    private readonly path: string,
    private keeper?: SqliteDatabase.Database,
    private inode?: number,
  ) {}

  /** @throws StartRefused when another process has it */
  static of(path: string): SqliteClaim {
    mkdirSync(dirname(path), { recursive: true });
    const lock = new SqliteDatabase(`${path}.lock`, { timeout: 0 });
    try {
      lock.exec('BEGIN EXCLUSIVE');
    } catch (error) {
      lock.close();
      if ((error as { code?: string }).code !== 'SQLITE_BUSY') throw error;
      throw new StartRefused(
        `Another server of Teamkompass has ${path} open. Stop it first, or give this one a file of its own in SQLITE_PATH.`,
      );
    }
    return new SqliteClaim(lock, path);
  }

  /** From here on a copy of the file alone can be told from a whole one. */
  markInUse(): void {
    this.keeper = new SqliteDatabase(this.path, { fileMustExist: true });
    mark(this.keeper, IN_USE);
    this.inode = inodeOf(this.path);
  }

  /** What is written to a file that somebody has removed or put another in the place of is gone when the server stops. */
  requireSame(): void {
    if (inodeOf(this.path) !== this.inode) throw new DatabaseGone();
  }

  /** Last of all, when every other connection is closed. */
  release(): void {
    if (this.keeper) {
      mark(this.keeper, CLOSED);
      this.keeper.close();
    }
    this.lock.close();
  }
}

function mark(database: SqliteDatabase.Database, version: number): void {
  database.pragma(`application_id = ${APPLICATION}`);
  database.pragma(`user_version = ${version}`);
  // Else the mark would itself stand in the log beside the file.
  database.pragma('wal_checkpoint(TRUNCATE)');
}

const inodeOf = (path: string): number | undefined => statSync(path, { throwIfNoEntry: false })?.ino;
