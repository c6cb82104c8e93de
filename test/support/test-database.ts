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
 * An empty database of its own: a file, or, where DATABASE_URL names a server, a database on it. Never in memory
 * and never shared between specs.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  return process.env.DATABASE_URL ? createOnServer(process.env.DATABASE_URL) : createFile();
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
    if (environment.DATABASE_URL)
      writeFileSync(unfinished, new URL(environment.DATABASE_URL).pathname.slice(1));
    renameSync(unfinished, template);
  }
  if (server) return createOnServer(server, ` TEMPLATE ${readFileSync(template, 'utf8')}`);
  const database = createFile();
  copyFileSync(template, database.environment.SQLITE_PATH);
  return database;
}

function createFile(): TestDatabase {
  const folder = mkdtempSync(join(tmpdir(), 'teamkompass-test-'));
  return {
    ...fileAt(join(folder, 'test.sqlite')),
    drop: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

const fileAt = (path: string): Pick<TestDatabase, 'environment'> => ({ environment: { SQLITE_PATH: path } });

async function createOnServer(server: string, like = ''): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await onServer(server, `CREATE DATABASE ${name}${like}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    environment: { SQLITE_PATH: 'unused', DATABASE_URL: url.href },
    drop: () => onServer(server, `DROP DATABASE ${name} WITH (FORCE)`),
  };
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
}
