import { randomUUID } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../src/platform/database/data-source-options.js';

export interface TestDatabase {
  /** What the configuration needs to find it. */
  environment: { SQLITE_PATH: string; DATABASE_URL?: string };
  drop(): Promise<void>;
}

/**
 * An empty database of its own: a file, or, where DATABASE_URL names a server, a database on it. Never SQLite's own in memory,
 * and never shared between specs.
 */
export async function createTestDatabase(server = process.env.DATABASE_URL): Promise<TestDatabase> {
  return server ? createOnServer(server) : createFile();
}

/** The same with every migration applied: those of one process are copies of one that was really migrated. */
export async function createMigratedDatabase(): Promise<TestDatabase> {
  const server = process.env.DATABASE_URL;
  const template = join(process.env.TEST_TEMPLATES!, `${process.pid}.${server ? 'name' : 'sqlite'}`);
  if (!existsSync(template)) {
    const unfinished = `${template}.unfinished`;
    const { environment } = server ? await createOnServer(server) : fileAt(unfinished);
    const dataSource = await new DataSource(dataSourceOptions(environment, [])).initialize();
    await dataSource.runMigrations();
    await dataSource.destroy();
    if (environment.DATABASE_URL) writeFileSync(unfinished, nameOf(environment.DATABASE_URL));
    renameSync(unfinished, template);
  }
  if (server) return createOnServer(server, readFileSync(template, 'utf8'));
  return copyOfFile(template, process.env.TEST_TEMPLATES);
}

/** Another with the same rows, of one that nobody has open. */
export async function copyDatabase({ environment }: TestDatabase): Promise<TestDatabase> {
  const { DATABASE_URL, SQLITE_PATH } = environment;
  return DATABASE_URL ? createOnServer(DATABASE_URL, nameOf(DATABASE_URL)) : copyOfFile(SQLITE_PATH);
}

function copyOfFile(path: string, where?: string): TestDatabase {
  const database = createFile(where);
  copyFileSync(path, database.environment.SQLITE_PATH);
  return database;
}

/** @param where on a disk, as in operation, unless another folder is named */
function createFile(where = tmpdir()): TestDatabase {
  const folder = mkdtempSync(join(where, 'teamkompass-test-'));
  return {
    ...fileAt(join(folder, 'test.sqlite')),
    drop: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

const fileAt = (path: string): Pick<TestDatabase, 'environment'> => ({ environment: { SQLITE_PATH: path } });

async function createOnServer(server: string, template = 'template1'): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await onServer(server, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    environment: { SQLITE_PATH: 'unused', DATABASE_URL: url.href },
    drop: () => onServer(server, `DROP DATABASE ${name} WITH (FORCE)`),
  };
}

const nameOf = (url: string) => new URL(url).pathname.slice(1);

async function onServer(server: string, statement: string): Promise<void> {
  const url = new URL(server);
  // Nobody may be connected to what is copied or dropped.
  url.pathname = '/postgres';
  const client = new Client({ connectionString: url.href });
  await client.connect();
  await client.query(statement);
  await client.end();
}
