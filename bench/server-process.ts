import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const START_LIMIT_MS = 120_000;

/** A server in a process of its own, on a free port of loopback. */
export interface ServerProcess {
  url: string;
  /** Milliseconds from the start of the process to its first answer. */
  startedIn: number;
  /** Milliseconds of processor time since the process began. */
  cpu(): number;
  /** Resident memory, MB. */
  memory(): number;
  /** The most it has been, MB. */
  peakMemory(): number;
  stop(): Promise<void>;
}

/**
 * Starts a program of the build and waits until `path` answers 200.
 * @param program relative to this file
 * @throws Error when it ends, or does not answer within two minutes
 */
export async function startServer(
  program: string,
  path: string,
  environment: Record<string, string> = {},
): Promise<ServerProcess> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const begun = performance.now();
  const child = spawn(process.execPath, [fileURLToPath(new URL(program, import.meta.url))], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production', PORT: String(port), ...environment },
  });
  // However the bench ends, no server outlives it.
  const end = () => child.kill();
  process.once('exit', end);
  child.once('exit', () => process.off('exit', end));
  await firstAnswer(child, `${url}${path}`);
  const proc = (file: string) => readFileSync(`/proc/${child.pid}/${file}`, 'utf8');
  return {
    url,
    startedIn: performance.now() - begun,
    cpu() {
      // User and system time, in hundredths of a second; the name before them may hold blanks.
      const fields = proc('stat').split(') ')[1]!.split(' ');
      return (Number(fields[11]) + Number(fields[12])) * 10;
    },
    memory: () => Number(/VmRSS:\s+(\d+)/.exec(proc('status'))?.[1]) / 1024,
    peakMemory: () => Number(/VmHWM:\s+(\d+)/.exec(proc('status'))?.[1]) / 1024,
    stop: () => stop(child),
  };
}

async function firstAnswer(child: ChildProcess, url: string): Promise<void> {
  for (const limit = performance.now() + START_LIMIT_MS; performance.now() < limit; await pause(5)) {
    if (child.exitCode !== null) throw new Error(`The server ended with code ${child.exitCode}`);
    const answer = await fetch(url).catch(() => undefined);
    await answer?.arrayBuffer();
    if (answer?.ok) return;
  }
  throw new Error(`${url} did not answer in ${START_LIMIT_MS} ms`);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = once(child, 'exit');
  child.kill();
  await ended;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
