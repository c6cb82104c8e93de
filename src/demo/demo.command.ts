import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { Account } from '../access/account.entity.js';
import { createApp } from '../app/create-app.js';
import { readEnvironment } from '../app/read-environment.js';
import { removeSqlite, SqliteClaim } from '../platform/database/sqlite-file.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { writeWhole } from '../platform/database/write-whole.js';
import { locales } from '../platform/i18n/locale.js';
import { translate } from '../platform/i18n/translate.js';
import { createLogger } from '../platform/logging/logging.js';
import { projectRoot } from '../platform/project-root.js';
import { type Demo, fillDemo } from './fill-demo.js';

const ownDatabase = 'var/demo.sqlite';
const filesFolder = 'var/demo';
/** Beside the database of its own: what must be known to go on with it. */
const keptFile = 'var/demo.json';
const ANEW = '--anew';

interface Kept {
  secret: string;
  demo: Demo;
}

/**
 * Starts the server with the demonstration, and prints how to sign in. A database of its own is filled the first time, and goes on
 * as it is until it is asked for again; any other must be empty.
 * @throws Error when the database holds accounts already
 */
export async function demo([option]: string[]): Promise<void> {
  if (option !== undefined && option !== ANEW) throw new Error(`The demonstration knows ${ANEW} alone.`);
  const isOwn = !process.env.DATABASE_URL && (process.env.SQLITE_PATH ?? ownDatabase) === ownDatabase;
  if (option === ANEW && !isOwn) throw new Error(`${ANEW} empties ${ownDatabase} alone, which this is not.`);
  if (option === ANEW) removeOwnDatabase();
  const kept = isOwn ? readKept() : undefined;
  const environment = {
    SQLITE_PATH: ownDatabase,
    SESSION_SECRET: kept?.secret ?? randomBytes(32).toString('hex'),
    SECURE_COOKIES: 'false',
    LOG_LEVEL: 'warn',
    ...process.env,
    DEMO: 'true',
  };
  const config = readEnvironment(environment);
  const app = await createApp(config, createLogger(config.LOG_LEVEL));
  try {
    await app.init();
    const shown = kept?.demo ?? (await fill(app, isOwn));
    if (isOwn && !kept)
      await writeWhole(keptPath, JSON.stringify({ secret: config.SESSION_SECRET, demo: shown }));
    await app.listen(config.PORT, config.HOST);
    console.log(introduction(shown, await app.getUrl()));
    if (kept) console.log(`Allt är som det lämnades / all is as it was left. «npm run demo -- ${ANEW}»\n`);
  } catch (error) {
    await app.close();
    throw error;
  }
}

const ownPath = join(projectRoot, ownDatabase);
const keptPath = join(projectRoot, keptFile);

/** @returns undefined where there is nothing to go on with */
function readKept(): Kept | undefined {
  if (!existsSync(ownPath) || !existsSync(keptPath)) return undefined;
  return JSON.parse(readFileSync(keptPath, 'utf8')) as Kept;
}

/** @throws StartRefused while another demonstration runs */
function removeOwnDatabase(): void {
  SqliteClaim.of(ownPath).release();
  removeSqlite(ownPath);
  rmSync(keptPath, { force: true });
}

async function fill(app: INestApplicationContext, isOwn: boolean): Promise<Demo> {
  if ((await app.get(UnitOfWork).reader.count(Account)) > 0)
    throw new Error(
      `The demonstration fills only an empty database, and this one holds accounts.${isOwn ? ` To empty it: npm run demo -- ${ANEW}` : ''}`,
    );
  console.log('Fyller databasen med påhittade personer … / Filling the database with fictitious people …');
  return fillDemo(app, join(projectRoot, filesFolder));
}

/** What to type and where to look, for the terminal. */
function introduction({ accounts, ...ids }: Demo, url: string): string {
  const width = (texts: string[]) => Math.max(...texts.map(({ length }) => length)) + 2;
  const nameWidth = width(accounts.map(({ username }) => username));
  const passwordWidth = width(accounts.map(({ password }) => password));
  const lines = accounts.map(({ username, password, name, role }) => {
    const words = locales.map((locale) => translate(locale, `kind.role.${role}`)).join(' / ');
    return `  ${username.padEnd(nameWidth)}${password.padEnd(passwordWidth)}${words}, ${name}`;
  });
  return [
    '',
    `Teamkompass: ${url}/sign-in`,
    '',
    ...lines,
    '',
    'Programtrohet / fidelity report (teamledare, samordnare):',
    `  ${url}/audits/${ids.auditId}`,
    'Krisplan och SIP / crisis plan and SIP (samordnare):',
    `  ${url}/crisis-plans/${ids.crisisPlanId}`,
    `  ${url}/sips/${ids.sipId}`,
    'Filerna som lästes in / the files that were loaded:',
    `  ${join(projectRoot, filesFolder)}`,
    '',
  ].join('\n');
}
