import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { createApp } from './create-app.js';
import { AccountsService } from './platform/access/accounts.service.js';
import { randomPassword } from './platform/access/password.js';
import { Role } from './platform/access/role.js';
import { readConfig } from './platform/config/config.js';
import { createLogger } from './platform/logging/logging.js';
import { projectRoot } from './platform/project-root.js';
import { printedSchema } from './print-schema.js';

const USAGE = `Usage: npm run cli -- <command>

  create-administrator <username>   makes the first administrator; asks for the name, prints a password once
  migrate                           brings the database to its newest shape
  print-schema [--check]            writes schema/schema.graphql, or with --check fails when it is stale
  demo                              fills an empty database with fictitious people and starts the server
`;

const SCHEMA_FILE = join(projectRoot, 'schema', 'schema.graphql');

const commands: Record<string, (args: string[]) => Promise<void>> = {
  'create-administrator': createAdministrator,
  migrate: async () => withApp(async () => console.log('The database is up to date.')),
  'print-schema': printSchema,
  demo: async () => (await import('./demo/demo.command.js')).demo(),
};

async function createAdministrator([username]: string[]): Promise<void> {
  if (!username) throw new Error(USAGE);
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const name = (await terminal.question('Name shown to others: ')).trim();
  terminal.close();
  await withApp(async (accounts) => {
    const password = randomPassword();
    await accounts.create({ username, name: name || username, password, role: Role.ADMINISTRATOR });
    console.log(`Password, shown only now: ${password}`);
  });
}

async function withApp(work: (accounts: AccountsService) => Promise<void>): Promise<void> {
  const config = readConfig(process.env);
  const app = await createApp(config, createLogger('error'));
  await app.init();
  try {
    await work(app.get(AccountsService));
  } finally {
    await app.close();
  }
}

async function printSchema([option]: string[]): Promise<void> {
  const printed = await printedSchema();
  if (option !== '--check') return writeFileSync(SCHEMA_FILE, printed);
  if (readFileSync(SCHEMA_FILE, 'utf8') !== printed)
    throw new Error('schema/schema.graphql is stale: run npm run schema and read the difference.');
}

const [command = '', ...args] = process.argv.slice(2);
try {
  const run = commands[command];
  if (!run) throw new Error(USAGE);
  await run(args);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
