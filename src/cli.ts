import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AccountRegister } from './accounts/account-register.service.js';
import { createApp } from './create-app.js';
import { printedMeasuresSql } from './fidelity/measures/print-measures-sql.js';
import { CreateAccountInput } from './platform/access/account.input.js';
import { randomPassword } from './platform/access/password.js';
import { GrantStatus, Role } from './platform/access/role.js';
import { describeVerdict } from './platform/audit-log/describe-verdict.js';
import { LogHeadNote } from './platform/audit-log/log-head-note.js';
import { verifyLog } from './platform/audit-log/verify-log.js';
import { readConfig } from './platform/config/config.js';
import { UnitOfWork } from './platform/database/unit-of-work.js';
import { today } from './platform/dates/today.js';
import { DomainError, invalid } from './platform/errors/domain-error.js';
import { problemText } from './platform/errors/problem.js';
import { createLogger } from './platform/logging/logging.js';
import { projectRoot } from './platform/project-root.js';
import { readForm } from './platform/web/form.js';
import { printedSchema } from './print-schema.js';
import { describeKeeping } from './retention/describe-keeping.js';
import { reportKeeping } from './retention/report-keeping.js';

const USAGE = `Usage: npm run cli -- <command>

  create-administrator <username> [name]
                          makes an administrator and prints a password, once
  first-password <username>
                          gives an account a new password, once, and signs it out everywhere
  migrate                 brings the database to its newest shape
  print-schema [--check]  writes schema/schema.graphql, or with --check fails when it is stale
  print-measures          writes docs/measures-sql.md
  verify-log [--expect <number>:<hash>]
                          follows the log from its first row and tells of each fault; compares it with the
                          head noted beside the database file, with --expect also with one kept elsewhere
  retention               tells what may or must be destroyed, principal by principal; destroys nothing
  demo                    fills an empty database with fictitious people and starts the server
`;

const MUST_BE_APPROVED =
  'There are two administrators already: one of them must approve this one before it is in force.';

const SCHEMA_FILE = join(projectRoot, 'schema', 'schema.graphql');
const MEASURES_FILE = join(projectRoot, 'docs', 'measures-sql.md');

const commands: Record<string, (args: string[]) => Promise<void>> = {
  'create-administrator': createAdministrator,
  'first-password': giveFirstPassword,
  migrate: async () => withApp(async () => console.log('The database is up to date.')),
  'print-schema': printSchema,
  'print-measures': async () => writeFileSync(MEASURES_FILE, printedMeasuresSql()),
  'verify-log': verifyTheLog,
  retention: printRetention,
  demo: async () => (await import('./demo/demo.command.js')).demo(),
};

async function createAdministrator([username, name = username]: string[]): Promise<void> {
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

async function giveFirstPassword([username]: string[]): Promise<void> {
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

async function verifyTheLog([option, expected = '']: string[]): Promise<void> {
  const [, number, hash] = /^(\d+):([0-9a-f]{64})$/.exec(expected) ?? [];
  if (option && (option !== '--expect' || !hash)) throw new Error(USAGE);
  await withApp(async (app) => {
    const headNote = app.get(LogHeadNote);
    const note = await headNote.read();
    const noted = [...(hash ? [{ number: Number(number), hash }] : []), ...(note ? [note] : [])];
    const verdict = await app.get(UnitOfWork).snapshot((manager) => verifyLog(manager, { noted }));
    const report = [(await headNote.check()) ?? [], describeVerdict(verdict)].flat().join('\n');
    if (verdict.faults.count > 0) throw new Error(report);
    console.log(report);
  });
}

async function printRetention(): Promise<void> {
  await withApp(async (app) => {
    const day = today();
    const reports = await app.get(UnitOfWork).snapshot((manager) => reportKeeping(manager, day));
    console.log(describeKeeping(reports, day));
  });
}

async function withApp(work: (app: NestExpressApplication) => Promise<void>): Promise<void> {
  const config = readConfig(process.env);
  const app = await createApp(config, createLogger('error'));
  await app.init();
  try {
    await work(app);
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
  const problems = error instanceof DomainError ? error.problems : [];
  for (const problem of problems) console.error(problemText('en', problem));
  if (problems.length === 0) console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
