// Everything that is measured on one database: the one of DATABASE_URL, else the SQLite file SQLITE_PATH.
import 'reflect-metadata';
import { Agent } from 'node:http';
import { readConfig } from '../src/platform/config/config.js';
import { Caller } from '../test/support/caller.js';
import { compareDisclosure } from './compare-disclosure.js';
import { compareGrowth } from './compare-growth.js';
import { compareImport } from './compare-import.js';
import { compareLists } from './compare-lists.js';
import { compareMeasures } from './compare-measures.js';
import { median, printTable, short } from './figures.js';
import { administrator, fillDatabase } from './fill-database.js';
import { measureLog } from './measure-log.js';
import { type DatabasePart, databaseParts, isWanted } from './parts.js';
import { type ServerProcess, startServer } from './server-process.js';
import { shoot } from './shoot.js';
import { withDatabase } from './with-database.js';

const STARTS = 3;
const REQUESTS = 1000;

const environment = { SESSION_SECRET: 'only-while-measuring, on loopback', SECURE_COOKIES: 'false' };
const startApplication = () => startServer('../src/app/main.js', '/health/ready', environment);
const startPlain = () => startServer('./plain-server.js', '/');

console.log(`\n== ${process.env.DATABASE_URL ? 'PostgreSQL' : 'SQLite'}`);
const config = readConfig({ ...process.env, ...environment });
const team = await withDatabase(config, async (dataSource) => {
  await dataSource.runMigrations();
  return fillDatabase(dataSource);
});
const parts: Record<DatabasePart, () => Promise<boolean>> = {
  measures: () => withDatabase(config, ({ manager }) => compareMeasures(manager, team), 'READ'),
  log: () => withDatabase(config, measureLog),
  disclosure: () => compareDisclosure(config),
  server: measureTheServer,
  growth: () => compareGrowth(config),
  import: () => compareImport(config, startApplication),
};
for (const part of databaseParts) if (isWanted(part) && !(await parts[part]())) process.exitCode = 1;

/** Sets no limit. */
async function measureTheServer(): Promise<true> {
  const plainStarts: Start[] = [];
  const starts: Start[] = [];
  for (let round = 1; round < STARTS; round++) {
    plainStarts.push(await startAndStop(startPlain));
    starts.push(await startAndStop(startApplication));
  }
  const plain = await startPlain();
  plainStarts.push(startOf(plain));
  const application = await startApplication();
  starts.push(startOf(application));
  const agent = new Agent({ keepAlive: true });
  const caller = new Caller(application.url, agent);
  await caller.signIn(administrator.username, administrator.password);
  const { cookie } = caller;
  agent.destroy();
  await shoot({ url: `${application.url}/teams`, amount: REQUESTS, headers: { cookie } });
  await shoot({ url: plain.url, amount: REQUESTS });
  printTable('Cold start to the first answer, and resident memory', [
    startRow('application', starts, application),
    startRow('plain SQL and HTTP', plainStarts, plain),
  ]);
  await compareLists(application, cookie, plain);
  await application.stop();
  await plain.stop();
  return true;
}

/** Milliseconds to the first answer, milliseconds of processor time until then, and the MB it took. */
interface Start {
  took: number;
  cpu: number;
  memory: number;
}

function startOf(server: ServerProcess): Start {
  return { took: server.startedIn, cpu: server.cpu(), memory: server.memory() };
}

async function startAndStop(start: () => Promise<ServerProcess>): Promise<Start> {
  const server = await start();
  const figures = startOf(server);
  await server.stop();
  return figures;
}

function startRow(server: string, starts: Start[], { memory }: ServerProcess) {
  const middle = (key: keyof Start) => short(median(starts.map((start) => start[key])));
  return {
    server,
    'start, ms': middle('took'),
    'CPU ms': middle('cpu'),
    'MB at start': middle('memory'),
    'MB after 1,000 requests': short(memory()),
  };
}
