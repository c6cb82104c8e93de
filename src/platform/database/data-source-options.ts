import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { DataSourceOptions } from 'typeorm';
import { migrations } from '../../../migrations/index.js';
import { projectRoot } from '../project-root.js';
import { SnakeNaming } from './naming.js';

type Entities = NonNullable<DataSourceOptions['entities']>;

/**
 * PostgreSQL where `DATABASE_URL` is set, else one SQLite file: write-ahead log, foreign keys on,
 * full synchronous, five seconds of patience. One migration timeline, never `synchronize`.
 */
export function dataSourceOptions(
  config: { DATABASE_URL?: string; SQLITE_PATH: string },
  entities: Entities,
): DataSourceOptions {
  const shared = { entities, migrations, namingStrategy: new SnakeNaming(), synchronize: false as const };
  if (config.DATABASE_URL) {
    return {
      ...shared,
      type: 'postgres',
      url: config.DATABASE_URL,
      installExtensions: false,
    };
  }
  const database = resolve(projectRoot, config.SQLITE_PATH);
  mkdirSync(dirname(database), { recursive: true });
  return {
    ...shared,
    type: 'better-sqlite3',
    database,
    enableWAL: true,
    timeout: 5000,
    prepareDatabase: (connection: { pragma(text: string): void }) => {
      connection.pragma('synchronous = FULL');
      connection.pragma('foreign_keys = ON');
      // What is destroyed is overwritten in the file too.
      connection.pragma('secure_delete = ON');
    },
  };
}
