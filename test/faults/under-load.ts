import { type Random, seededRandom } from '../../src/demo/random.js';
import { type Environment, type Server, startServer } from './built.js';
import { inspect } from './holdings.js';
import { Ledger, Told } from './ledger.js';
import { Load } from './load.js';
import { untilReady } from './readiness.js';
import type { Report } from './report.js';
import type { SmallDisk } from './small-disk.js';
import type { World } from './world.js';
import { writersOf } from './writes.js';

/** A server under load, and whoever breaks something. */
export interface Running {
  server: Server;
  /** The others on the same database. */
  others: Server[];
  load: Load;
  random: Random;
  /** Notes what should not be, in words. */
  fault(words: string): void;
}

/**
 * Breaks something while a server saves, and looks at what is there after all is well again, and once more after a restart.
 * @param breakIt ends when it is whole again
 * @param instances how many servers there are on the one database
 */
export async function underLoad(
  world: World,
  seed: number,
  breakIt: (running: Running) => Promise<void>,
  instances = 1,
): Promise<Report> {
  const random = seededRandom(seed);
  const { environment } = world.database;
  const ledger = new Ledger();
  const faults: string[] = [];
  const fault = (words: string) => void faults.push(words);
  const servers: Server[] = [];
  for (let instance = 0; instance < instances; instance++)
    servers.push(await startServer({ ...environment }));
  const errors = servers.map((server) => server.errors);
  const look = async (when: string) => {
    const { holdings, faults: found } = await inspect(environment);
    for (const words of [...found, ...(await ledger.compare(holdings))]) fault(`${when}: ${words}`);
  };
  const requireReady = async (when: string) => {
    for (const { url } of servers) if (!(await untilReady(url, true))) fault(`${when}: NOT READY`);
  };
  try {
    const urls = servers.map(({ url }) => url);
    const writers = writersOf(world, urls, random);
    for (const writer of writers) await writer.signIn();
    const load = new Load(writers, ledger);
    await load.answers(random.whole(1, 20));
    const [server, ...others] = servers;
    await breakIt({ server: server!, others, load, random, fault });
    for (const [index, one] of servers.entries()) servers[index] = await whole(one, environment);
    await requireReady('without a restart');
    await load.answers(random.whole(4, 20));
    await load.stop();
    await look('without a restart');
    for (const [index, one] of servers.entries()) {
      await (random.chance(0.5) ? one.kill() : one.stop());
      servers[index] = await whole(one, environment);
    }
    await requireReady('after a restart');
    await look('after a restart');
  } finally {
    for (const server of servers) await server.kill();
  }
  return {
    faults,
    figures: { ...ledger.counts(), ...logged(errors.flatMap((of) => of())) },
    longestMs: ledger.longestMs,
  };
}

/** The same, or where it has ended another at its address. */
async function whole(server: Server, environment: Environment): Promise<Server> {
  if (server.isRunning()) return server;
  return startServer({ ...environment, PORT: new URL(server.url).port });
}

function logged(errors: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const code of errors) counts[`logged ${code}`] = (counts[`logged ${code}`] ?? 0) + 1;
  return counts;
}

/** Takes the space from whoever writes, until nothing is kept any more, and gives it back. */
export const fillDisk =
  (disk: SmallDisk) =>
  async ({ server, load, random, fault }: Running): Promise<void> => {
    disk.fill(server.pid);
    await load.answers(random.whole(1, 20), Told.UNAVAILABLE);
    if (!(await untilReady(server.url, false))) fault('READY on a disk that is full');
    disk.giveBack(server.pid);
  };
