import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { GrantStatus, Role } from '../access/role.js';
import { CreateAccountInput } from '../accounts/account.input.js';
import { AccountRegister } from '../accounts/account-register.service.js';
import { printedMeasuresSql } from '../fidelity/measures/print-measures-sql.js';
import { describeVerdict } from '../platform/audit-log/describe-verdict.js';
import { noteFileOf, readHeadNote } from '../platform/audit-log/head-note.js';
import { verifyLog } from '../platform/audit-log/verify-log.js';
import { backUp } from '../platform/backup/back-up.js';
import { restore } from '../platform/backup/restore.js';
import { type Config } from '../platform/config/config.js';
import { prepareDatabase, requireReadable } from '../platform/database/prepare-database.js';
import { readSnapshot } from '../platform/database/read-snapshot.js';
import { today } from '../platform/dates/today.js';
import { DomainError, invalid } from '../platform/errors/domain-error.js';
import { problemText } from '../platform/errors/problem.js';
import { createLogger } from '../platform/logging/logging.js';
import { projectRoot } from '../platform/project-root.js';
import { readForm } from '../platform/web/form.js';
import { describeKeeping } from '../retention/describe-keeping.js';
import { reportKeeping } from '../retention/report-keeping.js';
import { randomPassword } from '../sign-in/password.js';
import { createApp } from './create-app.js';
import { entities } from './entities.js';
import { printedSchema } from './print-schema.js';
import { readEnvironment } from './read-environment.js';

const USAGE = `Usage: npm run cli -- <command>

  create-administrator <username> [name]
                          makes an administrator and prints a password, once
  first-password <username>
                          gives an account a new password, once, and signs it out everywhere
  backup <file>           writes the whole database to a new file, while the server runs
  restore <file> [--incomplete]
                          puts a backup in the place of the database; the server must be stopped
  migrate                 brings the database to its newest shape; the server must be stopped
  verify-log [--expect <number>:<hash>]
                          follows the log from its first row and tells of each fault; compares it with the
                          head noted beside the database file, with --expect also with one kept elsewhere
  retention               tells what may or must be destroyed, principal by principal; destroys nothing
  print-schema [--check]  writes schema/schema.graphql, or with --check fails when it is stale
  print-measures          writes docs/measures-sql.md
  demo [--anew]           starts the server with fictitious people, as they were left, or anew
`;

const MUST_BE_APPROVED =
  'There are two administrators already: one of them must approve this one before it is in force.';

const SCHEMA_FILE = join(projectRoot, 'schema', 'schema.graphql');
const MEASURES_FILE = join(projectRoot, 'docs', 'measures-sql.md');

const commands: Record<string, (args: string[]) => Promise<void>> = {
  'create-administrator': createAdministrator,
  'first-password': giveFirstPassword,
  backup: makeBackup,
  restore: restoreBackup,
  migrate: bringUpToDate,
  'verify-log': verifyTheLog,
  retention: printRetention,
  'print-schema': printSchema,
  'print-measures': async () => writeFileSync(MEASURES_FILE, printedMeasuresSql()),
  demo: async (args) => (await import('../demo/demo.command.js')).demo(args),
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

async function makeBackup([given]: string[]): Promise<void> {
  if (!given) throw new Error(USAGE);
  const file = resolve(given);
  const verdict = await backUp(databaseConfig(), entities, file);
  console.log(
    `${file} holds the whole database, and has been read through once more. Keep ${file}.json with it.`,
  );
  console.log(describeVerdict(verdict));
}

async function restoreBackup([given, option]: string[]): Promise<void> {
  if (!given || (option && option !== '--incomplete')) throw new Error(USAGE);
  const file = resolve(given);
  const isIncomplete = option !== undefined;
  const { verdict, madeAt, putAside } = await restore(databaseConfig(), entities, file, { isIncomplete });
  console.log(`The database is the one of ${file}${madeAt ? `, made ${madeAt}` : ''}.`);
  if (!madeAt)
    console.log(`There is no ${file}.json, so nobody can tell whether the file is as it was made.`);
  if (putAside) console.log(`What stood there before lies in ${putAside}`);
  console.log(describeVerdict(verdict));
}

async function bringUpToDate(): Promise<void> {
  (await prepareDatabase(databaseConfig(), 'SERVE')).release();
  console.log('The database is up to date.');
}

async function verifyTheLog([option, expected = '']: string[]): Promise<void> {
  const [, number, hash] = /^(\d+):([0-9a-f]{64})$/.exec(expected) ?? [];
  if (option && (option !== '--expect' || !hash)) throw new Error(USAGE);
  const config = databaseConfig();
  await requireReadable(config);
  const noteFile = noteFileOf(config);
  const note = noteFile && (await readHeadNote(noteFile));
  const noted = [...(hash ? [{ number: Number(number), hash }] : []), ...(note ? [note] : [])];
  const verdict = await readSnapshot(config, entities, (manager) => verifyLog(manager, { noted }));
  const report = describeVerdict(verdict);
  if (verdict.faults.count > 0) throw new Error(report);
  console.log(report);
}

async function printRetention(): Promise<void> {
  const day = today();
  const config = databaseConfig();
  await requireReadable(config);
  const reports = await readSnapshot(config, entities, (manager) => reportKeeping(manager, day));
  console.log(describeKeeping(reports, day));
}

/** For a command that writes as the server does, beside it or without it. */
async function withApp(work: (app: NestExpressApplication) => Promise<void>): Promise<void> {
  const app = await createApp(readEnvironment(process.env), createLogger('error'), 'COMMAND');
  await app.init();
  try {
    await work(app);
  } finally {
    await app.close();
  }
}

/** For a command that signs nobody in, and so needs no secret. */
function databaseConfig(): Config {
  return readEnvironment({ SESSION_SECRET: 'no session is begun by this command', ...process.env });
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
  if (['help', '--help', '-h'].includes(command)) console.log(USAGE);
  else if (run) await run(args);
  else throw new Error(USAGE);
} catch (error) {
  const problems = error instanceof DomainError ? error.problems : [];
  for (const problem of problems) console.error(problemText('en', problem));
  if (problems.length === 0) console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
