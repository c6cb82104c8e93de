import { createHash } from 'node:crypto';
import { median, printTable, short } from './figures.js';
import type { ServerProcess } from './server-process.js';
import { CONNECTIONS, shoot } from './shoot.js';

const QUERY =
  '{ teams { items { id name service { region { code name } } staff { id name posts { role percentHundredths } } } total } }';
const ROUNDS = 3;
const SECONDS = 3;

/**
 * Times the list of 50 teams with about 1,000 staff: the whole application against the plain server, in alternating
 * rounds.
 * @throws Error when the two do not answer with the same data, or a request fails
 */
export async function compareLists(
  application: ServerProcess,
  cookie: string,
  plain: ServerProcess,
): Promise<void> {
  const servers = [
    { name: 'application', server: application, path: '/graphql', shots: [] as Shot[] },
    { name: 'plain SQL and HTTP', server: plain, path: '/', shots: [] as Shot[] },
  ];
  const request = {
    method: 'POST' as const,
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify({ query: QUERY }),
  };
  const digests = await Promise.all(
    servers.map(async ({ server, path }) => digest(await fetch(server.url + path, request))),
  );
  if (digests[0] !== digests[1]) throw new Error('The two lists do not hold the same data');

  for (const { server, path } of servers) await timed(server, path, request, 1);
  for (let round = 0; round < ROUNDS; round++)
    for (const { server, path, shots } of servers) shots.push(await timed(server, path, request, SECONDS));
  const middle = (shots: Shot[], key: keyof Shot) => median(shots.map((shot) => shot[key]));
  const perSecond = servers.map(({ shots }) => middle(shots, 'perSecond'));
  const cpu = servers.map(({ shots }) => middle(shots, 'cpu'));
  printTable(
    `List of 50 teams with staff, ${CONNECTIONS} connections`,
    servers.map(({ name, shots }, index) => ({
      server: name,
      'requests/s': short(perSecond[index]!),
      'p50, ms': middle(shots, 'p50'),
      'p99, ms': middle(shots, 'p99'),
      'CPU ms/request': short(cpu[index]!),
      'times slower': (perSecond[1]! / perSecond[index]!).toFixed(2),
      'times the CPU': (cpu[index]! / cpu[1]!).toFixed(2),
    })),
  );
}

interface Shot {
  perSecond: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
  /** Milliseconds of the server's processor time for each request. */
  cpu: number;
}

async function timed(server: ServerProcess, path: string, request: object, duration: number): Promise<Shot> {
  const cpuBefore = server.cpu();
  const { requests, latency, duration: took } = await shoot({ url: server.url + path, duration, ...request });
  const { total } = requests;
  const { p50, p99 } = latency;
  return { perSecond: total / took, p50, p99, cpu: (server.cpu() - cpuBefore) / total };
}

/** SHA-256 of the answer's data. */
async function digest(response: Response): Promise<string> {
  const { data } = (await response.json()) as { data?: { teams: { items: unknown[] } } };
  if (data?.teams.items.length !== 50) throw new Error(`${response.url} did not answer with 50 teams`);
  return createHash('sha256').update(JSON.stringify(data)).digest('hex');
}
