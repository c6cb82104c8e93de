// Measures what docs/benchmarks.md tells, or the parts of it that are named, and ends with 1 when a limit is passed.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { projectRoot } from '../src/platform/project-root.js';
import { databaseParts, isWanted } from './parts.js';

const folder = mkdtempSync(join(tmpdir(), 'teamkompass-bench-'));
const { DATABASE_URL: _, ...environment } = process.env;
const env = { ...environment, SQLITE_PATH: join(folder, 'bench.sqlite') };
const built = (name: string) => fileURLToPath(new URL(`./${name}.js`, import.meta.url));

function run(...args: string[]): void {
  runWith({}, ...args);
}

function runWith(more: NodeJS.ProcessEnv, ...args: string[]): void {
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit', env: { ...env, ...more } });
  if (status !== 0) process.exitCode = 1;
}

const memory = `${Math.round(totalmem() / 1024 ** 3)} GB`;
console.log(`Node ${process.versions.node}, ${cpus().length} x ${cpus()[0]?.model.trim()}, ${memory}`);
console.log(`Load over the last minute: ${loadavg()[0]!.toFixed(1)}. Compare ratios, not figures.`);
try {
  if (isWanted('documents')) run(built('documents'));
  if (isWanted('prints')) runWith({ SQLITE_PATH: join(folder, 'prints.sqlite') }, built('bulk-print'));
  if (databaseParts.some(isWanted)) {
    const database = [built('database'), ...process.argv.slice(2)];
    run(...database);
    run(join(projectRoot, 'test/support/with-postgres.mjs'), process.execPath, ...database);
  }
} finally {
  rmSync(folder, { recursive: true });
}
