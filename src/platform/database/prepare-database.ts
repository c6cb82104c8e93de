import { type DatabasePlace, sqlitePathOf } from './data-source-options.js';
import { migrate, requireNotNewer, Shape, shapeOf } from './migrate.js';
import { createPrivate, headerOf, requireWholeFile, SqliteClaim } from './sqlite-file.js';
import { StartRefused } from './start-refused.js';

/** `SERVE` is the server, `COMMAND` something that writes beside it or without it. */
export type Purpose = 'SERVE' | 'COMMAND';

/** What a process holds of a database for as long as it runs. */
export interface DatabaseClaim {
  /** Nobody else serves it: whatever is found under way was left by a process that has died. */
  readonly isAlone: boolean;
  /** @throws DatabaseGone when the database that was claimed is no longer where it was */
  requireSame(): void;
  release(): void;
}

/** By which Nest hands it on. */
export const DATABASE_CLAIM = Symbol('database claim');

/** Of a database that others may have open too. */
export const NOTHING_HELD: DatabaseClaim = {
  isAlone: false,
  requireSame: () => undefined,
  release: () => undefined,
};

/**
 * Makes sure that the database is the one that was left, that no other server has its file, and that it has the shape that
 * this program knows.
 * @throws StartRefused
 */
export function prepareDatabase(place: DatabasePlace, purpose: Purpose): Promise<DatabaseClaim> {
  return purpose === 'SERVE' ? prepareToServe(place) : prepareForCommand(place);
}

async function prepareToServe(place: DatabasePlace): Promise<DatabaseClaim> {
  if (place.DATABASE_URL) {
    await migrate(place);
    return NOTHING_HELD;
  }
  const path = sqlitePathOf(place);
  const claim = SqliteClaim.of(path);
  try {
    requireWholeFile(path);
    createPrivate(path);
    await migrate(place);
    claim.markInUse();
    return claim;
  } catch (error) {
    claim.release();
    throw error;
  }
}

/** A command makes a new database, and leaves an older one to whoever upgrades it. */
async function prepareForCommand(place: DatabasePlace): Promise<DatabaseClaim> {
  const isMissing = !place.DATABASE_URL && !headerOf(sqlitePathOf(place));
  if (isMissing || (await shapeOf(place)) === Shape.EMPTY) (await prepareToServe(place)).release();
  await requireReadable(place);
  return NOTHING_HELD;
}

/**
 * A database that this program can read as it is.
 * @throws StartRefused
 */
export async function requireReadable(place: DatabasePlace): Promise<void> {
  if (!place.DATABASE_URL) requireFile(sqlitePathOf(place));
  const shape = await shapeOf(place);
  requireNotNewer(shape);
  if (shape !== Shape.SAME)
    throw new StartRefused(
      'The database has the shape of an older release. Take a backup, then «npm run cli -- migrate».',
    );
}

function requireFile(path: string): void {
  requireWholeFile(path);
  if (!headerOf(path)) throw new StartRefused(`There is no database in ${path}.`);
}
