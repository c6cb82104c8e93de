// Sends requests that are made to take long, and tells which made the server stand still for longest: while it does,
// nobody is answered. SEED gives others, REQUESTS as many; ends with 1 when one took longer than a reader may wait.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { Agent } from 'node:http';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSchema } from 'graphql';
import type { Demo } from '../../src/demo/fill-demo.js';
import { seededRandom } from '../../src/demo/random.js';
import { projectRoot } from '../../src/platform/project-root.js';
import { enter } from './explore.js';
import { drawRequest, type HeavyRequest } from './heavy-requests.js';

const MOST_MS = 200;
/** What else the machine does is part of one measurement, hardly of the least of three. */
const TRIES = 3;
const SIZES = { json: 2 * 1024 * 1024, form: 1024 * 1024, file: 25 * 1024 * 1024 };

const seed = Number(process.env.SEED ?? 1);
const requests = Number(process.env.REQUESTS ?? 1000);
console.log(`SEED=${seed} REQUESTS=${requests}, ${cpus().length} x ${cpus()[0]?.model.trim()}`);
console.log(`Load over the last minute: ${loadavg()[0]!.toFixed(1)}`);

const child = fork(fileURLToPath(new URL('./watched-server.js', import.meta.url)));
process.once('exit', () => child.kill());
const [{ url, ...demo }] = (await once(child, 'message')) as [Demo & { url: string }];

const agent = new Agent({ keepAlive: true });
const schema = buildSchema(readFileSync(join(projectRoot, 'schema', 'schema.graphql'), 'utf8'));
const target = { ...(await enter(url, agent, demo)), schema };
await stillness();

const random = seededRandom(seed);
const found: (Stillness & { what: string })[] = [];
const unforeseen: string[] = [];
for (let count = 0; count < requests; count++) {
  const request = drawRequest(random, target, SIZES);
  let least = await measured(request);
  for (let tries = 1; tries < TRIES && least.worked > MOST_MS / 2; tries++) {
    const again = await measured(request);
    if (again.worked < least.worked) least = again;
  }
  found.push({ ...least, what: request.what });
}
found.sort((a, b) => b.worked - a.worked);
for (const { worked, still, what } of found.slice(0, 10))
  console.log(
    `${worked.toFixed(0).padStart(6)} ms of work, ${still.toFixed(0).padStart(6)} ms on the clock  ${what}`,
  );
for (const what of unforeseen) console.log(`unforeseen: ${what}`);
if (found[0]!.worked > MOST_MS || unforeseen.length > 0) process.exitCode = 1;
child.disconnect();
agent.destroy();

async function measured({ what, send }: HeavyRequest): Promise<Stillness> {
  const status = await send().then(
    (answer) => answer.status,
    (error: Error) => error.message,
  );
  if (status === 500 || typeof status === 'string') unforeseen.push(`${status} ${what}`);
  return stillness();
}

/** The longest time without a turn since this was last asked, milliseconds. */
async function stillness(): Promise<Stillness> {
  child.send({});
  const [longest] = (await once(child, 'message')) as [Stillness];
  return longest;
}

interface Stillness {
  /** On the clock. */
  still: number;
  /** Of that, the server's own doing. */
  worked: number;
}
