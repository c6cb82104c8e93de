import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { createApp } from '../create-app.js';
import { Account } from '../platform/access/account.entity.js';
import { readConfig } from '../platform/config/config.js';
import { removeSqlite, SqliteClaim } from '../platform/database/sqlite-file.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { translate } from '../platform/i18n/translate.js';
import { createLogger } from '../platform/logging/logging.js';
import { projectRoot } from '../platform/project-root.js';
import { type Demo, fillDemo } from './fill-demo.js';

const ownDatabase = 'var/demo.sqlite';
const filesFolder = 'var/demo';

/**
 * Fills a database with the demonstration, starts the server and prints how to sign in. Its own database file is made
 * anew each time, so that the passwords printed are always the right ones; any other database must be empty.
 * @throws Error when the database holds accounts already
 */
export async function demo(): Promise<void> {
  const environment = {
    SQLITE_PATH: ownDatabase,
    SESSION_SECRET: randomBytes(32).toString('hex'),
    SECURE_COOKIES: 'false',
    LOG_LEVEL: 'warn',
    ...process.env,
    DEMO: 'true',
  };
  const config = readConfig(environment);
  if (!config.usesPostgres && config.SQLITE_PATH === ownDatabase) removeOwnDatabase();
  const app = await createApp(config, createLogger(config.LOG_LEVEL));
  try {
    await app.init();
    await requireEmpty(app);
    console.log('Fyller databasen med påhittade personer … / Filling the database with fictitious people …');
    const filled = await fillDemo(app, join(projectRoot, filesFolder));
    await app.listen(config.PORT, config.HOST);
    console.log(introduction(filled, await app.getUrl()));
  } catch (error) {
    await app.close();
    throw error;
  }
}

/** @throws StartRefused while another demonstration runs */
function removeOwnDatabase(): void {
  const path = join(projectRoot, ownDatabase);
  SqliteClaim.of(path).release();
  removeSqlite(path);
}

async function requireEmpty(app: INestApplicationContext): Promise<void> {
  if ((await app.get(UnitOfWork).reader.count(Account)) === 0) return;
  throw new Error('The demonstration fills only an empty database, and this one holds accounts.');
}

/** What to type and where to look, for the terminal. */
function introduction({ accounts, ...ids }: Demo, url: string): string {
  const width = (texts: string[]) => Math.max(...texts.map(({ length }) => length)) + 2;
  const nameWidth = width(accounts.map(({ username }) => username));
  const passwordWidth = width(accounts.map(({ password }) => password));
  const lines = accounts.map(({ username, password, role }) => {
    const words = `${translate('sv', `kind.role.${role}`)} / ${translate('en', `kind.role.${role}`)}`;
    return `  ${username.padEnd(nameWidth)}${password.padEnd(passwordWidth)}${words}`;
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
