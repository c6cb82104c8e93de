import { spawn } from 'node:child_process';
import { StartRefused } from '../database/start-refused.js';

/**
 * Runs a program of PostgreSQL's own. The address goes by the environment: what stands after a program's name can be read by
 * everybody on the machine, and there is a password in it.
 * @throws StartRefused with what the program said
 */
export async function runPostgresTool(
  tool: 'pg_dump' | 'pg_restore',
  args: readonly string[],
  databaseUrl: string,
): Promise<void> {
  const child = spawn(tool, args, {
    env: { ...process.env, ...postgresEnvironment(databaseUrl) },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-2000);
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    throw new StartRefused(
      `${tool} is not installed here. It comes with PostgreSQL's client programs (Debian: postgresql-client), of the server's version or later.`,
    );
  });
  if (code !== 0) throw new StartRefused(`${tool} has failed, and nothing is kept of it:\n${said.trim()}`);
}

/** @returns the variables by which PostgreSQL's programs find a database */
function postgresEnvironment(databaseUrl: string): Record<string, string> {
  const { hostname, port, username, password, pathname, searchParams } = new URL(databaseUrl);
  const ofParameter = {
    sslmode: 'PGSSLMODE',
    sslrootcert: 'PGSSLROOTCERT',
    sslcert: 'PGSSLCERT',
    sslkey: 'PGSSLKEY',
  };
  const found: Record<string, string> = {
    PGHOST: searchParams.get('host') ?? hostname.replace(/^\[|\]$/g, ''),
    PGPORT: port || '5432',
    PGUSER: decodeURIComponent(username),
    PGPASSWORD: decodeURIComponent(password),
    PGDATABASE: decodeURIComponent(pathname.slice(1)),
  };
  for (const [parameter, variable] of Object.entries(ofParameter)) {
    const value = searchParams.get(parameter);
    if (value) found[variable] = value;
  }
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== ''));
}
