// The application with the demonstration in it, in a process of its own, which tells how long it has stood still.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { pino } from 'pino';
import { createApp } from '../../src/app/create-app.js';
import { fillDemo } from '../../src/demo/fill-demo.js';
import { readConfig } from '../../src/platform/config/config.js';

const RESOLUTION_MS = 2;

const folder = mkdtempSync(join(tmpdir(), 'teamkompass-watched-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
process.once('disconnect', () => process.exit());

const config = readConfig({
  SESSION_SECRET: 'x'.repeat(32),
  SECURE_COOKIES: 'false',
  SQLITE_PATH: join(folder, 'watched.sqlite'),
  PORT: '0',
  DATABASE_URL: process.env.DATABASE_URL,
});
const app = await createApp(config, pino({ level: 'silent' }));
await app.init();
const demo = await fillDemo(app, folder);
await app.listen(0, '127.0.0.1');

const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
delay.enable();

/**
 * Milliseconds of processor time in the longest time without a turn. On a machine with much else to do a server stands
 * still because others have the processor; this is what is its own doing.
 */
let worked = 0;
const turn = (since: NodeJS.CpuUsage) => {
  const { user, system } = process.cpuUsage(since);
  worked = Math.max(worked, (user + system) / 1000);
  setTimeout(turn, RESOLUTION_MS, process.cpuUsage());
};
turn(process.cpuUsage());

process.on('message', async () => {
  // What has stood still is noted once it moves again.
  await pause(4 * RESOLUTION_MS);
  const still = delay.max / 1e6;
  process.send!({ still, worked: Math.min(still, worked) });
  delay.reset();
  worked = 0;
});
process.send!({ url: await app.getUrl(), ...demo });
