import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { GrantStatus, Role } from '../access/role.js';
import { CreateAccountInput } from '../accounts/account.input.js';
import { AccountRegister } from '../accounts/account-register.service.js';
import { invalid } from '../platform/errors/domain-error.js';
import { createLogger, nestLogger } from '../platform/logging/logging.js';
import { projectRoot } from '../platform/project-root.js';
import { readForm } from '../platform/web/form.js';
import { randomPassword } from '../sign-in/password.js';
import { AppModule } from './app.module.js';
import { printedSchema } from './print-schema.js';
import { readEnvironment } from './read-environment.js';
import { USAGE } from './usage.js';

// The commands that start the whole application.

const MUST_BE_APPROVED =
  'There are two administrators already: one of them must approve this one before it is in force.';

const SCHEMA_FILE = join(projectRoot, 'schema', 'schema.graphql');
export async function createAdministrator([username, name = username]: string[]): Promise<void> {
  if (!username || !name) throw new Error(USAGE);
  await withApp(async (app) => {
    const password = randomPassword();
    const account = { username, name, password, role: Role.ADMINISTRATOR };
    const { input, problems } = await readForm(CreateAccountInput, account);
    if (!input) throw invalid(problems);
    const { grants } = await app.get(AccountRegister, { strict: false }).createAdministrator(input);
    printPassword(password);
    if (grants.every(({ status }) => status === GrantStatus.WAITING)) console.log(MUST_BE_APPROVED);
  });
}

export async function giveFirstPassword([username]: string[]): Promise<void> {
  if (!username) throw new Error(USAGE);
  await withApp(async (app) => {
    const password = randomPassword();
    const register = app.get(AccountRegister, { strict: false });
    const { grants } = await register.giveFirstPasswordByCommandLine(username, password);
    printPassword(password);
    if (grants.some(({ status }) => status === GrantStatus.WAITING)) console.log(MUST_BE_APPROVED);
  });
}

function printPassword(password: string): void {
  console.log(`Password, shown only now: ${password}
It is good for 72 hours and for one thing: to choose another at the first sign-in.`);
}

export async function printSchema([option]: string[]): Promise<void> {
  const printed = await printedSchema();
  if (option !== '--check') return writeFileSync(SCHEMA_FILE, printed);
  if (readFileSync(SCHEMA_FILE, 'utf8') !== printed)
    throw new Error('schema/schema.graphql is stale: run npm run schema and read the difference.');
}

/** For a command that writes as the server does, beside it or without it: all of the application but pages and API. */
async function withApp(work: (app: INestApplicationContext) => Promise<void>): Promise<void> {
  const app = await NestFactory.createApplicationContext(
    AppModule.forRoot(readEnvironment(process.env), 'COMMAND'),
    { logger: nestLogger(createLogger('error')), abortOnError: false },
  );
  app.enableShutdownHooks();
  try {
    await work(app);
  } finally {
    await app.close();
  }
}
