import { setTimeout } from 'node:timers/promises';
import { seededRandom } from '../../src/demo/random.js';
import type { PostgresServer } from '../support/postgres-server.mjs';
import { copyDatabase } from '../support/test-database.js';
import { runCommands, startSecond } from './beside.js';
import { killUnderLoad, Moment } from './kill.js';
import { killMigration, makeOlderDatabase } from './migration-kill.js';
import { onto } from './onto.js';
import {
  fillPostgresDisk,
  forgetLock,
  freezePostgres,
  killOther,
  restartPostgres,
  startTogether,
} from './postgres-faults.js';
import { type Report, together } from './report.js';
import { limitedDisk, mountDisk, type SmallDisk } from './small-disk.js';
import { fillDisk, type Running, underLoad } from './under-load.js';
import { makeWorld, type World } from './world.js';

/** One kind of fault, tried over and over. */
export interface Campaign {
  name: string;
  /** How many rounds there are unless more are asked for. */
  rounds: number;
  run(seed: number): Promise<Report>;
}

const KILLS_A_ROUND = 25;

/** Those that there are for the database that DATABASE_URL names, or for SQLite without one. */
export function campaigns(startPostgres: StartPostgres): Campaign[] {
  const everywhere = [
    { name: 'kill', rounds: 20, run: inNewWorld(kill) },
    { name: 'migration', rounds: 10, run: inNewWorld(killMigrations) },
    { name: 'commands', rounds: 5, run: loaded((world) => runCommands(world)) },
  ];
  return [...everywhere, ...(process.env.DATABASE_URL ? onPostgres(startPostgres) : onSqlite())];
}

const onSqlite = (): Campaign[] => [
  { name: 'full-disk', rounds: 50, run: onDisk(() => mountDisk(12)) },
  { name: 'failed-write', rounds: 20, run: onDisk(limitedDisk) },
  { name: 'second-server', rounds: 3, run: loaded((world) => startSecond(world)) },
];

function onPostgres(startPostgres: StartPostgres): Campaign[] {
  const own = ownPostgres(startPostgres);
  return [
    { name: 'start-together', rounds: 5, run: startTogether },
    { name: 'two-instances', rounds: 10, run: loaded(() => killOther, 2) },
    { name: 'forgotten-lock', rounds: 5, run: loaded(forgetLock) },
    { name: 'restart', rounds: 20, run: own(restartPostgres) },
    { name: 'freeze', rounds: 10, run: own(freezePostgres) },
    { name: 'full-disk', rounds: 3, run: own(fillPostgresDisk, () => mountDisk(150)) },
  ];
}

type StartPostgres = typeof import('../support/postgres-server.mjs').startPostgres;
type BreakIt = (running: Running) => Promise<void>;

const loaded = (breakIt: (world: World) => BreakIt, instances = 1) =>
  inNewWorld((world, seed) => underLoad(world, seed, breakIt(world), instances));

/** On a server of PostgreSQL that nobody else uses. */
function ownPostgres(startPostgres: StartPostgres) {
  return (
    breakIt: (postgres: PostgresServer, disk?: SmallDisk) => BreakIt,
    makeDisk: () => SmallDisk | undefined = () => undefined,
  ) =>
    async (seed: number): Promise<Report> => {
      const disk = makeDisk();
      const postgres = await startPostgres({ folder: disk?.folder });
      try {
        const world = await makeWorld(postgres.url);
        return await underLoad(world, seed, breakIt(postgres, disk));
      } finally {
        await postgres.remove();
        disk?.remove();
      }
    };
}

const onDisk = (make: () => SmallDisk | undefined) =>
  inNewWorld(async (world, seed) => {
    const disk = make();
    if (!disk)
      return { faults: [], figures: { 'not tried, for nothing may be mounted here': 1 }, longestMs: 0 };
    try {
      return await underLoad(onto(disk, world), seed, fillDisk(disk));
    } finally {
      disk.remove();
    }
  });

/** Copied for each round. */
let first: Promise<World> | undefined;

function inNewWorld(run: (world: World, seed: number) => Promise<Report>) {
  return async (seed: number) => {
    first ??= makeWorld();
    const world = await first;
    const database = await copyDatabase(world.database);
    try {
      return await run({ ...world, database }, seed);
    } finally {
      await database.drop();
    }
  };
}

function kill(world: World, seed: number): Promise<Report> {
  const moments = Object.values(Moment).filter(
    (moment) => moment !== Moment.WRITTEN || !process.env.DATABASE_URL,
  );
  return killUnderLoad(world, { seed, kills: KILLS_A_ROUND, moments });
}

/** The latest that can be taken back with rows in the tables. */
const MOST_MIGRATIONS = 8;
const MIGRATIONS_A_ROUND = 5;

async function killMigrations(world: World, seed: number): Promise<Report> {
  const random = seededRandom(seed);
  const older = await makeOlderDatabase(world, random.whole(1, MOST_MIGRATIONS));
  const reports: Report[] = [];
  for (let round = 0; round < MIGRATIONS_A_ROUND; round++) {
    const after = random.next() * 1.1 * older.newest.ms;
    reports.push(
      await killMigration(older, random.pick(['migrate', 'server']), async (child) => {
        await setTimeout(after);
        child.kill('SIGKILL');
      }),
    );
  }
  await older.database.drop();
  return together(reports);
}
