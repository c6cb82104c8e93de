import { DataSource, type EntityManager } from 'typeorm';
import { type DatabasePlace, dataSourceOptions } from '../../src/platform/database/data-source-options.js';
import { readSnapshot } from '../../src/platform/database/read-snapshot.js';
import { sql } from '../../src/platform/database/sql.js';

/** Takes back the latest migrations. */
export async function makeOlder(place: DatabasePlace, migrations: number): Promise<void> {
  const source = await new DataSource(dataSourceOptions(place, [])).initialize();
  for (let undone = 0; undone < migrations; undone++) await source.undoLastMigration();
  await source.destroy();
}

/** Which migrations a database has. */
export const appliedIn = (place: DatabasePlace): Promise<number> =>
  readSnapshot(place, [], async (manager) => (await sql(manager, 'SELECT 1 FROM migrations')).length);

const SQLITE_SHAPE = `SELECT type || ' ' || name || ': ' || coalesce(sql, '') AS part FROM sqlite_master ORDER BY 1`;
const POSTGRES_SHAPE = `
  SELECT 'column ' || table_name || '.' || column_name || ': ' || data_type || coalesce(character_maximum_length, 0)
         || is_nullable || coalesce(column_default, '') AS part
    FROM information_schema.columns WHERE table_schema = 'public'
  UNION ALL SELECT conrelid::regclass || ': ' || pg_get_constraintdef(oid) FROM pg_constraint
    WHERE connamespace = 'public'::regnamespace
  UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
  UNION ALL SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
  ORDER BY 1`;

/** Every table, index and trigger, and how many rows there are. */
export function shapeOf(place: DatabasePlace): Promise<string[]> {
  return readSnapshot(place, [], async (manager) => {
    const parts = await sql<{ part: string }>(manager, place.DATABASE_URL ? POSTGRES_SHAPE : SQLITE_SHAPE);
    const rows: string[] = [];
    for (const name of await tablesIn(manager)) {
      const [row] = await sql<{ count: number }>(manager, `SELECT count(*) AS count FROM "${name}"`);
      rows.push(`${name}: ${row?.count} rows`);
    }
    return [...parts.map(({ part }) => part), ...rows];
  });
}

export async function tablesIn(manager: EntityManager): Promise<string[]> {
  const tables = await sql<{ name: string }>(
    manager,
    manager.connection.options.type === 'postgres'
      ? `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`
      : `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY 1`,
  );
  return tables.map(({ name }) => name);
}
