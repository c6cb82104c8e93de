import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describeVerdict } from '../platform/access-log/describe-verdict.js';
import { noteFileOf, readHeadNote } from '../platform/access-log/head-note.js';
import { verifyLog } from '../platform/access-log/verify-log.js';
import { backUp } from '../platform/backup/back-up.js';
import { restore } from '../platform/backup/restore.js';
import type { Config } from '../platform/config/config.js';
import { prepareDatabase, requireReadable } from '../platform/database/prepare-database.js';
import { readSnapshot } from '../platform/database/read-snapshot.js';
import { today } from '../platform/dates/today.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { problemText } from '../platform/errors/problem.js';
import { projectRoot } from '../platform/project-root.js';
import { describeKeeping } from '../retention/describe-keeping.js';
import { reportKeeping } from '../retention/report-keeping.js';
import { entities } from './entities.js';
import { readEnvironment } from './read-environment.js';
import { USAGE } from './usage.js';

const MEASURES_FILE = join(projectRoot, 'docs', 'measures-sql.md');

/** What starts the whole application is loaded when it is asked for: the others are done sooner than that takes. */
const wholeApp = () => import('./app-commands.js');

const commands: Record<string, (args: string[]) => Promise<void>> = {
  'create-administrator': async (args) => (await wholeApp()).createAdministrator(args),
  'first-password': async (args) => (await wholeApp()).giveFirstPassword(args),
  backup: makeBackup,
  restore: restoreBackup,
  migrate: bringUpToDate,
  'verify-log': verifyTheLog,
  retention: printRetention,
  'print-schema': async (args) => (await wholeApp()).printSchema(args),
  'print-measures': printMeasures,
  demo: async (args) => (await import('../demo/demo.command.js')).demo(args),
};

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

/** For a command that signs nobody in, and so needs no secret. */
function databaseConfig(): Config {
  return readEnvironment({ SESSION_SECRET: 'no session is begun by this command', ...process.env });
}

async function printMeasures(): Promise<void> {
  const { printedMeasuresSql } = await import('../fidelity/measures/print-measures-sql.js');
  writeFileSync(MEASURES_FILE, printedMeasuresSql());
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
