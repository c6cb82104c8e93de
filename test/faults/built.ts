import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { projectRoot } from '../../src/platform/project-root.js';

export type Environment = Record<string, string | undefined>;

/** Built together with the tests. */
const PROGRAMS = fileURLToPath(new URL('../../src/app/', import.meta.url));
/** What one has compiled need not be compiled by the next. */
const COMPILED = fileURLToPath(new URL('../../.compiled/', import.meta.url));
const START_LIMIT_MS = 120_000;

/** What a program that has ended left. */
export interface Ended {
  status: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

/** The built server as a process of its own. */
export interface Server {
  url: string;
  pid: number;
  ended: Promise<Ended>;
  isRunning(): boolean;
  /** Codes of the errors that it has logged. */
  errors(): string[];
  /** As when the power goes. */
  kill(): Promise<Ended>;
  /** As whoever upgrades it would. */
  stop(): Promise<Ended>;
}

/** Nothing of the tests' own environment but what a program needs to be found. */
const environmentOf = (environment: Environment): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  HOME: process.env.HOME,
  NODE_COMPILE_CACHE: COMPILED,
  SESSION_SECRET: 'only for tests, and nobody else has it',
  SECURE_COOKIES: 'false',
  PORT: '0',
  ...environment,
});

function begin(
  program: string,
  args: readonly string[],
  environment: Environment,
  before: readonly string[],
) {
  const [command, ...rest] = [...before, process.execPath, join(PROGRAMS, program), ...args];
  const child = spawn(command!, rest, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: environmentOf(environment),
    cwd: projectRoot,
  });
  // However the tests end, no program outlives them.
  const end = () => child.kill('SIGKILL');
  process.once('exit', end);
  const said = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream].setEncoding('utf8').on('data', (text: string) => {
      said[stream] += text;
    });
  const ended = once(child, 'close').then(([status, signal]): Ended => {
    process.off('exit', end);
    return { status, signal, ...said };
  });
  return { child, ended };
}

/**
 * Starts the server, and waits until it listens.
 * @param started told of the process before it listens
 * @throws Error with what it said, when it ends instead
 */
export async function startServer(
  environment: Environment,
  started: (child: ChildProcess) => void = () => undefined,
): Promise<Server> {
  const { child, ended } = begin('main.js', [], environment, []);
  const errors: string[] = [];
  started(child);
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const { msg, url: listens, context, code, name } = readLine(line);
      if (msg === 'listening') resolve(listens!);
      if (context === 'Fault') errors.push(code ?? name ?? '');
    });
    ended.then(({ status, signal, stderr }) =>
      reject(
        Object.assign(new Error(`The server ended (${status ?? signal}): ${stderr}`), { status, signal }),
      ),
    );
    setTimeout(() => reject(new Error('The server does not listen')), START_LIMIT_MS).unref();
  });
  const end = (signal: NodeJS.Signals) => {
    child.kill(signal);
    return ended;
  };
  return {
    url,
    pid: child.pid!,
    ended,
    isRunning: () => child.exitCode === null && child.signalCode === null,
    errors: () => errors,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };
}

/** Runs a command of the built cli to its end. */
export function runCommand(
  args: readonly string[],
  environment: Environment,
  started: (child: ChildProcess) => void = () => undefined,
  before: readonly string[] = [],
): Promise<Ended> {
  const { child, ended } = begin('cli.js', args, environment, before);
  started(child);
  return ended;
}

interface LogLine {
  msg?: string;
  url?: string;
  context?: string;
  code?: string;
  name?: string;
}

function readLine(line: string): LogLine {
  try {
    return JSON.parse(line) as LogLine;
  } catch {
    return {};
  }
}
