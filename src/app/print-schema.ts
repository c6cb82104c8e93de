import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { createLogger } from '../platform/logging/logging.js';
import { createApp } from './create-app.js';
import { readEnvironment } from './read-environment.js';

/** The API as the code has it, in GraphQL's own language, with every description. */
export async function printedSchema(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'teamkompass-schema-'));
  const config = readEnvironment({ SESSION_SECRET: randomUUID(), SQLITE_PATH: join(folder, 'empty.sqlite') });
  const app = await createApp(config, createLogger('error'));
  try {
    await app.init();
    return `${printSchema(lexicographicSortSchema(app.get(GraphQLSchemaHost).schema))}\n`;
  } finally {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
