import { DataSource } from 'typeorm';
import { type DatabasePlace, dataSourceOptions, sqlitePathOf } from './data-source-options.js';
import { isDamaged } from './database-failure.js';
import { StartRefused } from './start-refused.js';

/** Any number, the same in every process: whoever migrates on PostgreSQL holds the lock of this name. */
const MIGRATION_LOCK = 1_414_221_136;

/** How the database stands to this program. */
export enum Shape {
  EMPTY = 'EMPTY',
  OLDER = 'OLDER',
  SAME = 'SAME',
  NEWER = 'NEWER',
}

/** Without changing anything. */
export function shapeOf(place: DatabasePlace): Promise<Shape> {
  return withDatabase(place, 'READ', readShape);
}

/**
 * Brings the database to its newest shape, all of it or nothing. Several that start at once on PostgreSQL wait for each other.
 * @throws StartRefused when a newer release has written to it
 */
export function migrate(place: DatabasePlace): Promise<void> {
  return withDatabase(place, 'ALL', async (source) => {
    if (source.options.type === 'postgres') await takeTurn(source);
    requireNotNewer(await readShape(source));
    await source.runMigrations({ transaction: 'all' });
  });
}

/** Until its connection is closed. */
async function takeTurn(source: DataSource): Promise<void> {
  await source.createQueryRunner().query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
}

/** @throws StartRefused */
export function requireNotNewer(shape: Shape): void {
  if (shape === Shape.NEWER)
    throw new StartRefused(
      'A newer release of Teamkompass has used this database. Start that release, or restore a backup from before it.',
    );
}

async function readShape(source: DataSource): Promise<Shape> {
  const runner = source.createQueryRunner();
  const hasTable = await runner.hasTable('migrations');
  const rows: { name: string }[] = hasTable ? await runner.query('SELECT name FROM migrations') : [];
  await runner.release();
  const known = new Set(source.migrations.map((migration) => migration.name ?? migration.constructor.name));
  if (rows.some(({ name }) => !known.has(name))) return Shape.NEWER;
  if (rows.length === 0) return Shape.EMPTY;
  return rows.length < known.size ? Shape.OLDER : Shape.SAME;
}

async function withDatabase<T>(
  place: DatabasePlace,
  use: 'READ' | 'ALL',
  work: (source: DataSource) => Promise<T>,
): Promise<T> {
  const source = new DataSource(dataSourceOptions(place, [], use));
  try {
    await source.initialize();
    return await work(source);
  } catch (error) {
    if (!isDamaged(error)) throw error;
    const which = place.DATABASE_URL ? 'The database' : sqlitePathOf(place);
    throw new StartRefused(
      `${which} is damaged: ${(error as Error).message}. Copy it as it is, and restore a backup with «npm run cli -- restore FILE».`,
    );
  } finally {
    if (source.isInitialized) await source.destroy();
  }
}
