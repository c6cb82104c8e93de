// Starts a real PostgreSQL on loopback, runs the given command with DATABASE_URL set to it, and stops it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { startPostgres } from './postgres-server.mjs';

const postgres = await startPostgres({ settings: { fsync: 'off' } });
const [command, ...args] = process.argv.slice(2);
const environment = { ...process.env, DATABASE_URL: postgres.url };
const child = spawn(command, args, { stdio: 'inherit', env: environment });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
const [status] = await once(child, 'exit').finally(() => postgres.remove());
process.exit(status ?? 1);
