import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { Client } from 'pg';
import { Config } from '../../src/platform/config/config.js';
import { sqlitePathOf } from '../../src/platform/database/data-source-options.js';
import type { TestApp } from '../support/test-app.js';

type Row = Record<string, unknown>;
type Tables = Map<string, Row[]>;

/** Columns that hold something else each time the same is done: drawn at random, or counted from the time of day. */
const DRAWN: Record<string, readonly string[]> = {
  account: ['password_hash'],
  audit_log_entry: ['id', 'number'],
  recovery_code: ['hash'],
  session: ['content'],
  totp: ['sealed_secret', 'last_step'],
};
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const INSTANT = /\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d[.\dZ+:]*/g;
const DIGEST = /\b[0-9a-f]{32,64}\b/g;
/** What stands on a copy of a plan. */
const COPY_CODE = /"code":"[ACDEFGHJKMNPQRTWXY34679]{8}"/g;
/** A secret of one-time codes, and a recovery code. */
const SECRET = /\b[A-Z2-7]{32}\b|\b[a-z2-9]{5}(?:-[a-z2-9]{5}){2}\b/g;

/** The rows of every table at one moment, which can be had back as often as is asked. */
export class StoredRows {
  /** Ids that were there at that moment: only those are the same each time. */
  private readonly known: ReadonlySet<string>;

  private constructor(
    private readonly database: Postgres | Sqlite,
    private readonly kept: Tables,
  ) {
    this.known = new Set([...kept.values()].flatMap((rows) => JSON.stringify(rows).match(UUID) ?? []));
  }

  static async keep({ app }: TestApp): Promise<StoredRows> {
    const config = app.get(Config);
    const database = config.DATABASE_URL
      ? await Postgres.open(config.DATABASE_URL)
      : await Sqlite.open(sqlitePathOf(config));
    return new StoredRows(database, await database.read());
  }

  /**
   * As they are now, each row as text without what differs from one time to the next; and every id among them. Then every
   * table is made what it was.
   */
  async readAndRestore(): Promise<{ rows: Map<string, string[]>; ids: Set<string> }> {
    const tables = await this.database.read();
    await this.database.restore([...this.kept.keys()].filter((table) => this.hasChanged(table, tables)));
    const ids = new Set([...tables.values()].flatMap((rows) => JSON.stringify(rows).match(UUID) ?? []));
    const rows = [...tables].map(([table, all]): [string, string[]] => {
      const without = (row: Row) =>
        Object.fromEntries(Object.entries(row).filter(([column]) => !DRAWN[table]?.includes(column)));
      return [table, all.map((row) => this.alike(without(row))).sort()];
    });
    return { rows: new Map(rows), ids };
  }

  /** A value as text, alike each time the same is done. */
  alike(value: unknown): string {
    return JSON.stringify(value)
      .replace(UUID, (id) => (this.known.has(id) ? id : '<new>'))
      .replace(INSTANT, '<instant>')
      .replace(DIGEST, '<digest>')
      .replace(SECRET, '<secret>')
      .replace(COPY_CODE, '"code":"<code>"');
  }

  close(): Promise<void> {
    return this.database.close();
  }

  private hasChanged(table: string, now: Tables): boolean {
    const asText = (rows: Row[] = []) => rows.map((row) => JSON.stringify(row)).sort();
    return asText(this.kept.get(table)).join() !== asText(now.get(table)).join();
  }
}

/** Keeps a copy of each table in a schema beside. */
class Postgres {
  private constructor(
    private readonly client: Client,
    private readonly tables: readonly string[],
  ) {}

  static async open(connectionString: string): Promise<Postgres> {
    const client = new Client({ connectionString });
    await client.connect();
    const { rows } = await client.query(
      "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename",
    );
    const tables = rows.map(({ tablename }) => tablename as string);
    await client.query('CREATE SCHEMA kept');
    await client.query(
      tables.map((table) => `CREATE TABLE kept.${table} AS TABLE public.${table}`).join(';'),
    );
    return new Postgres(client, tables);
  }

  async read(): Promise<Tables> {
    const { rows } = await this.client.query(
      this.tables
        .map((table) => `SELECT '${table}' AS name, to_jsonb(t) AS row FROM ${table} t`)
        .join(' UNION ALL '),
    );
    const tables: Tables = new Map(this.tables.map((table) => [table, []]));
    for (const { name, row } of rows) tables.get(name)?.push(row);
    return tables;
  }

  /** Without the triggers that let nobody change what is frozen. */
  async restore(tables: readonly string[]): Promise<void> {
    const statements = tables.map(
      (table) => `DELETE FROM ${table}; INSERT INTO ${table} TABLE kept.${table}`,
    );
    await this.client.query(
      ['BEGIN', 'SET LOCAL session_replication_role = replica', ...statements, 'COMMIT'].join(';'),
    );
  }

  close(): Promise<void> {
    return this.client.end();
  }
}

/** Keeps a copy of the file. */
class Sqlite {
  private constructor(
    private readonly path: string,
    private readonly folder: string,
    private readonly live: DatabaseSync,
    private readonly copy: DatabaseSync,
  ) {}

  static async open(path: string): Promise<Sqlite> {
    const folder = mkdtempSync(join(tmpdir(), 'teamkompass-kept-'));
    const copy = join(folder, 'kept.sqlite');
    const live = new DatabaseSync(path, { readOnly: true });
    await backup(live, copy);
    return new Sqlite(path, folder, live, new DatabaseSync(copy, { readOnly: true }));
  }

  async read(): Promise<Tables> {
    const names = this.live
      .prepare(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
      )
      .all()
      .map(({ name }) => name as string);
    return new Map(names.map((name) => [name, this.live.prepare(`SELECT * FROM ${name}`).all() as Row[]]));
  }

  async restore(): Promise<void> {
    await backup(this.copy, this.path);
  }

  async close(): Promise<void> {
    this.live.close();
    this.copy.close();
    rmSync(this.folder, { recursive: true });
  }
}
