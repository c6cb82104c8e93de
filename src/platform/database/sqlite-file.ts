import { closeSync, existsSync, mkdirSync, openSync, readSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { isDamaged } from './database-failure.js';
import { SqliteConnection } from './sqlite-connection.js';
import { StartRefused } from './start-refused.js';
import { DatabaseGone } from './transaction-failures.js';

/** "TKMP", so that a file of another program is not taken for ours. 0 in files from before it was set. */
const APPLICATION = 0x544b4d50;
/**
 * In the file's own version number while nobody has it open. A server that has writes which file on the disk it is, for what is
 * written then lies partly in the log beside it.
 */
const CLOSED = 0;

/** What stands in the first hundred bytes of a database file (https://www.sqlite.org/fileformat.html). */
export interface SqliteHeader {
  isOurs: boolean;
  /** Which file a server had open when this was written to it; 0 when none had. */
  inUse: number;
}

const HEADER_BYTES = 100;

/** @param header the first bytes of the file */
function readSqliteHeader(header: Buffer): SqliteHeader {
  const isSqlite =
    header.length >= HEADER_BYTES && header.subarray(0, 16).toString('latin1') === 'SQLite format 3\0';
  const [version, application] = isSqlite ? [header.readUInt32BE(60), header.readUInt32BE(68)] : [0, 0];
  return {
    isOurs: isSqlite && (application === APPLICATION || application === 0),
    inUse: version,
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
  if (!header && existsSync(restoredTo(path)))
    throw new StartRefused(`A restore of ${path} was broken off. Do it again.`);
  if (!header && existsSync(noteBeside(path)))
    throw new StartRefused(
      `There was a database in ${path}, and now there is none, or an empty file. Restore a backup with «npm run cli -- restore FILE». To begin again, remove ${noteBeside(path)} first.`,
    );
  if (!header) return;
  if (!header.isOurs)
    throw new StartRefused(`${path} is no database of Teamkompass. Nothing was done with it.`);
  if (isCopyAlone(path, header))
    throw new StartRefused(`${path} was copied while a server wrote to it, without what stood in ${path}-wal: the latest rows are missing.
Take a copy with «npm run cli -- backup FILE» instead. If there is no other copy, «npm run cli -- restore ${path} --incomplete» takes this one.`);
}

/** Copied while a server had it open, without the log. Of the file itself, whoever closed it last has emptied the log into it. */
function isCopyAlone(path: string, { inUse }: SqliteHeader): boolean {
  if (inUse === CLOSED || inUse === markOf(path)) return false;
  return (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) === 0;
}

/** What says, beside a file, where its log ended. */
const NOTE = '.log-head';
export const noteBeside = (path: string): string => path + NOTE;

/** What SQLite keeps beside a file, and the note. */
const BESIDE = ['-wal', '-shm', '-journal', NOTE];

/** Of a database that nobody has open: what is left of another beside it would be taken for part of it. */
export function removeBeside(path: string): void {
  for (const suffix of BESIDE) rmSync(path + suffix, { force: true });
}

export function removeSqlite(path: string): void {
  rmSync(path, { force: true });
  removeBeside(path);
}

/** The same under another name. The file goes first: nothing may be begun on it without what lies beside it. */
export function renameSqlite(path: string, to: string): void {
  for (const suffix of ['', ...BESIDE]) if (existsSync(path + suffix)) renameSync(path + suffix, to + suffix);
}

/** Makes an empty file, unless it is there, that only its owner may read. */
export function createPrivate(path: string): void {
  closeSync(openSync(path, 'a', 0o600));
}

/** Where a restore makes a database before it gets its name. */
export const restoredTo = (path: string): string => `${path}.restored`;

/**
 * Writes one moment of a database file to a new one, while others write to it.
 * @throws StartRefused when it cannot be read
 */
export function copySqlite(from: string, to: string): void {
  removeSqlite(to);
  createPrivate(to);
  const source = new SqliteConnection(from, { readonly: true, fileMustExist: true });
  try {
    source.prepare('VACUUM INTO ?').run(to);
  } catch (error) {
    if (!isDamaged(error)) throw error;
    throw new StartRefused(`${from} is damaged: ${(error as Error).message}.`);
  } finally {
    source.close();
  }
  const copy = new SqliteConnection(to, { fileMustExist: true });
  mark(copy, CLOSED);
  copy.close();
}

const mayNotWrite = (path: string) => `Whoever runs this program may not write to the folder of ${path}.`;

/** Why a lock cannot be had, by SQLite's code. */
const REFUSALS: Record<string, (path: string) => string> = {
  SQLITE_BUSY: (path) =>
    `Another server of Teamkompass has ${path} open. Stop it first, or give this one a file of its own in SQLITE_PATH.`,
  SQLITE_CANTOPEN: mayNotWrite,
  SQLITE_READONLY: mayNotWrite,
};

/**
 * One server for each file: two would each keep files that wait, limits and queues of their own. Held by a lock on a file
 * beside it, which the operating system lets go however the process ends.
 */
export class SqliteClaim {
  readonly isAlone = true;

  private constructor(
    private readonly lock: SqliteConnection,
    private readonly path: string,
    private keeper?: SqliteConnection,
    private inode?: number,
  ) {}

  /** @throws StartRefused when another process has it */
  static of(path: string): SqliteClaim {
    mkdirSync(dirname(path), { recursive: true });
    let lock: SqliteConnection | undefined;
    try {
      lock = new SqliteConnection(`${path}.lock`, { timeout: 0 });
      lock.exec('BEGIN EXCLUSIVE');
      return new SqliteClaim(lock, path);
    } catch (error) {
      lock?.close();
      const refusal = REFUSALS[(error as { code: string }).code];
      throw refusal ? new StartRefused(refusal(path)) : error;
    }
  }

  /** From here on a copy of the file alone can be told from a whole one. */
  markInUse(): void {
    this.keeper = new SqliteConnection(this.path, { fileMustExist: true });
    mark(this.keeper, markOf(this.path));
    this.inode = inodeOf(this.path);
  }

  /** What is written to a file that somebody has removed or put another in the place of is gone when the server stops. */
  requireSame(): void {
    if (inodeOf(this.path) !== this.inode) throw new DatabaseGone();
  }

  /** Last of all, when every other connection is closed. */
  release(): void {
    try {
      if (this.keeper) mark(this.keeper, CLOSED);
    } finally {
      this.keeper?.close();
      this.lock.close();
    }
  }
}

function mark(database: SqliteConnection, version: number): void {
  database.pragma(`application_id = ${APPLICATION}`);
  database.pragma(`user_version = ${version}`);
  // Else the mark would itself stand in the log beside the file.
  database.pragma('wal_checkpoint(TRUNCATE)');
}

/** Of this file on this disk, and of none that is put in its place: an inode is used again, but not the moment of its birth. */
function markOf(path: string): number {
  const { ino, birthtimeNs } = statSync(path, { bigint: true });
  return Number((ino + birthtimeNs) % 0x7fff_ffffn) + 1;
}

const inodeOf = (path: string): number | undefined => statSync(path, { throwIfNoEntry: false })?.ino;
