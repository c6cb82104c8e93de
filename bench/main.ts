// Measures what docs/benchmarks.md tells, each part in a process of its own, and ends with 1 when a limit is passed.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { projectRoot } from '../src/platform/project-root.js';

const folder = mkdtempSync(join(tmpdir(), 'teamkompass-bench-'));
const { DATABASE_URL: _, ...environment } = process.env;
const env = { ...environment, SQLITE_PATH: join(folder, 'bench.sqlite') };
const built = (name: string) => fileURLToPath(new URL(`./${name}.js`, import.meta.url));

function run(...args: string[]): void {
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit', env });
  if (status !== 0) process.exitCode = 1;
}

const memory = `${Math.round(totalmem() / 1024 ** 3)} GB`;
console.log(`Node ${process.versions.node}, ${cpus().length} x ${cpus()[0]?.model.trim()}, ${memory}`);
console.log(`Load over the last minute: ${loadavg()[0]!.toFixed(1)}. Compare ratios, not figures.`);
try {
  run(built('documents'));
  run(built('database'));
  run(join(projectRoot, 'test/support/with-postgres.mjs'), process.execPath, built('database'));
} finally {
  rmSync(folder, { recursive: true });
}
