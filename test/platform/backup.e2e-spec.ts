import { createHash } from 'node:crypto';
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { entities } from '../../src/app/entities.js';
import { seededRandom } from '../../src/demo/random.js';
import type { ChainLink } from '../../src/platform/access-log/hash-entry.js';
import { backUp } from '../../src/platform/backup/back-up.js';
import { checkDatabase } from '../../src/platform/backup/check-database.js';
import { runPostgresTool } from '../../src/platform/backup/postgres-tools.js';
import { type Restored, restore } from '../../src/platform/backup/restore.js';
import { prepareDatabase, requireReadable } from '../../src/platform/database/prepare-database.js';
import { type Environment, runCommand, type Server, startServer } from '../faults/built.js';
import { inspect } from '../faults/holdings.js';
import { Ledger } from '../faults/ledger.js';
import { Load } from '../faults/load.js';
import { appliedIn, makeOlder } from '../faults/shape.js';
import { makeWorld, type World } from '../faults/world.js';
import { writersOf } from '../faults/writes.js';
import { type PostgresServer, startPostgres } from '../support/postgres-server.mjs';
import {
  copyDatabase,
  createMigratedDatabase,
  createTestDatabase,
  type TestDatabase,
} from '../support/test-database.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'teamkompass-backup-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const sha256 = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');
const isOnlyOurs = (file: string) => (statSync(file).mode & 0o077) === 0;

/** @throws Error with what it said, when it does not end well */
async function run(environment: Environment, ...args: string[]): Promise<string> {
  const { status, stdout, stderr } = await runCommand(args, environment);
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

/** Takes a backup in the middle of a load. @returns what must be in it, and what may */
async function backUpUnderLoad(world: World, file: string, environment: Environment): Promise<Ledger> {
  const server = await startServer(environment);
  const ledger = new Ledger();
  try {
    const writers = writersOf(world, [server.url], seededRandom(1));
    for (const writer of writers) await writer.signIn();
    const load = new Load(writers, ledger);
    await load.answers(20);
    const then = ledger.mark();
    await run(environment, 'backup', file);
    await load.answers(5);
    await load.stop();
    expect(server.errors()).toEqual([]);
    return then();
  } finally {
    await server.stop();
  }
}

/** One moment of the database, with all that had been answered before, and nothing half done. */
async function expectWhole(place: TestDatabase['environment'], ledger: Ledger): Promise<void> {
  const { holdings, faults } = await inspect(place);
  expect([...faults, ...(await ledger.compare(holdings))]).toEqual([]);
}

const nameOf = ({ number, hash }: ChainLink): string => `${number}:${hash}`;
const headOf = async (place: { SQLITE_PATH: string }): Promise<string> =>
  nameOf((await checkDatabase(place, entities)).head);
const headIn = (text: string): string => /\d+:[0-9a-f]{64}/.exec(text)![0];

function headOfManifest(file: string): string {
  return nameOf(JSON.parse(readFileSync(`${file}.json`, 'utf8')).logHead);
}

const onSqlite = process.env.DATABASE_URL ? describe.skip : describe;

onSqlite('a backup of a file', () => {
  let world: World;
  let backup: string;
  let backedUp: Ledger;
  beforeAll(async () => {
    world = await makeWorld();
    backup = join(folder, 'backup.sqlite');
    backedUp = await backUpUnderLoad(world, backup, { ...world.database.environment });
  });
  afterAll(() => world.database.drop());

  let own: string;
  let place: { SQLITE_PATH: string };
  beforeEach(() => {
    own = mkdtempSync(join(folder, 'own-'));
    place = { SQLITE_PATH: join(own, 'own.sqlite') };
  });
  const restoreOf = (file: string, isIncomplete = false): Promise<Restored> =>
    restore(place, entities, file, { isIncomplete });

  it('taken while a server saves is restored elsewhere as one moment, with all that had been answered', async () => {
    const said = await run(place, 'restore', backup);
    expect(headIn(said)).toBe(headOfManifest(backup));
    await expectWhole(place, backedUp);
    expect(await run(place, 'verify-log', '--expect', headOfManifest(backup))).toContain('The log is whole');
    expect([backup, `${backup}.json`, place.SQLITE_PATH].map(isOnlyOurs)).toEqual([true, true, true]);
    await (await startServer(place)).stop();
  });

  it('overwrites nothing, and leaves nothing behind when it cannot be written', async () => {
    await expect(backUp(place, entities, backup)).rejects.toThrow('is there already');
    copyFileSync(backup, place.SQLITE_PATH);
    const { status, stderr } = await runCommand(['backup', join(own, 'cut.sqlite')], place, undefined, [
      'prlimit',
      '--fsize=200000',
    ]);
    expect([status, stderr]).toEqual([1, expect.stringContaining('disk')]);
    expect(readdirSync(own)).toEqual(['own.sqlite']);
  });

  describe('that is not as it was made', () => {
    let changed: string;
    beforeEach(() => {
      changed = join(own, 'changed.sqlite');
      for (const suffix of ['', '.json']) copyFileSync(backup + suffix, changed + suffix);
      copyFileSync(backup, place.SQLITE_PATH);
    });

    it.each<[string, () => void, RegExp]>([
      [
        'changed in one byte',
        () => flipByte(changed),
        /is not the file that was made .*: its checksum differs/,
      ],
      ['cut short', () => truncateSync(changed, 100_000), /its checksum differs/],
      ['empty', () => truncateSync(changed, 0), /There is no backup in/],
      ['without its end and without its manifest', () => cutAlone(changed), /is damaged/],
      ['of another program', () => writeForeign(changed), /is no database of Teamkompass/],
      ['no database at all', () => writeAlone(changed, 'Kära dagbok'), /is no database of Teamkompass/],
      ['beside a manifest that is damaged', () => truncateSync(`${changed}.json`, 20), /\.json is damaged/],
      ['missing', () => rmSync(changed), /There is no backup in/],
    ])('is refused, and nothing is changed: %s', async (_, change, sentence) => {
      change();
      const before = sha256(place.SQLITE_PATH);
      await expect(restoreOf(changed)).rejects.toThrow(sentence);
      expect(sha256(place.SQLITE_PATH)).toBe(before);
      expect(readdirSync(own).filter((name) => name.includes('restored'))).toEqual([]);
    });

    function flipByte(file: string): void {
      const bytes = readFileSync(file);
      bytes[bytes.length - 1]! ^= 1;
      writeFileSync(file, bytes);
    }
    function writeAlone(file: string, content: string): void {
      rmSync(`${file}.json`);
      writeFileSync(file, content);
    }
    function writeForeign(file: string): void {
      writeAlone(file, '');
      const foreign = new DatabaseSync(file);
      foreign.exec('CREATE TABLE diary (day TEXT)');
      foreign.close();
    }
  });

  it('put in the place of another database puts that aside, whole', async () => {
    // What was saved after the backup was taken.
    copyFileSync(world.database.environment.SQLITE_PATH, place.SQLITE_PATH);
    const head = await headOf(place);
    expect(head).not.toBe(headOfManifest(backup));
    const { putAside = '' } = await restoreOf(backup);
    expect(await headOf({ SQLITE_PATH: putAside })).toBe(head);
    expect(await headOf(place)).toBe(headOfManifest(backup));
  });

  it('is not put in the place of one that a server has open', async () => {
    const claim = await prepareDatabase(place, 'SERVE');
    await expect(restoreOf(backup)).rejects.toThrow('Another server of Teamkompass has');
    claim.release();
  });

  it('is put there again when that was broken off, and until then nothing is begun in its place', async () => {
    copyFileSync(backup, `${place.SQLITE_PATH}.restored`);
    await expect(prepareDatabase(place, 'SERVE')).rejects.toThrow('was broken off. Do it again.');
    await restoreOf(backup);
    expect(await headOf(place)).toBe(headOfManifest(backup));
  });

  it('of an older shape is brought to the newest', async () => {
    const older = join(own, 'older.sqlite');
    copyFileSync(backup, older);
    await makeOlder({ SQLITE_PATH: older }, 3);
    await restoreOf(older);
    await expectWhole(place, backedUp);
  });

  describe('that was made with cp', () => {
    let server: Server;
    let copy: string;
    beforeEach(async () => {
      copyFileSync(backup, place.SQLITE_PATH);
      server = await startServer(place);
      copy = join(own, 'copy.sqlite');
      copyFileSync(place.SQLITE_PATH, copy);
    });
    afterEach(() => server.kill());

    it('is found out by every command and at the start, and is taken when that is asked for', async () => {
      const found = 'was copied while a server wrote to it';
      await expect(run({ SQLITE_PATH: copy }, 'verify-log')).rejects.toThrow(found);
      await expect(startServer({ SQLITE_PATH: copy })).rejects.toThrow(found);
      await server.stop();
      await expect(restoreOf(copy)).rejects.toThrow(found);
      expect((await restoreOf(copy, true)).verdict.head.number).toBeGreaterThan(0);
      // Also after it has been looked at.
      await expect(restoreOf(copy)).rejects.toThrow(found);
    });

    it('is found out also when it is put in the place of the file that it was made of', async () => {
      await server.kill();
      for (const suffix of ['', '-wal', '-shm']) rmSync(place.SQLITE_PATH + suffix);
      renameSync(copy, place.SQLITE_PATH);
      await expect(requireReadable(place)).rejects.toThrow('was copied while a server wrote to it');
    });
  });
});

onSqlite('a command', () => {
  let database: TestDatabase;
  let place: { SQLITE_PATH: string };
  beforeEach(async () => {
    database = await createMigratedDatabase();
    place = database.environment;
  });
  afterEach(() => database.drop());

  it('beside nobody, after a server was killed, keeps the next from nothing', async () => {
    const link = `${place.SQLITE_PATH}.link`;
    symlinkSync(place.SQLITE_PATH, link);
    await (await startServer({ SQLITE_PATH: link })).kill();
    // The first only reads, and leaves all as the server left it.
    for (const command of [['verify-log'], ['create-administrator', 'somebody']])
      await run(place, ...command);
    await (await startServer({ SQLITE_PATH: link })).stop();
  });

  it('that only reads changes nothing', async () => {
    await (await startServer(place)).kill();
    const files = [place.SQLITE_PATH, `${place.SQLITE_PATH}-wal`];
    const before = files.map(sha256);
    for (const command of ['verify-log', 'retention']) await run(place, command);
    expect(files.map(sha256)).toEqual(before);
  });

  it('that reads leaves an older shape to whoever upgrades it, and says so', async () => {
    await makeOlder(place, 2);
    const before = sha256(place.SQLITE_PATH);
    for (const command of [['verify-log'], ['retention'], ['backup', `${place.SQLITE_PATH}.backup`]])
      await expect(run(place, ...command)).rejects.toThrow('has the shape of an older release');
    expect(sha256(place.SQLITE_PATH)).toBe(before);
  });

  it('that reads makes no database where there is none', async () => {
    const nowhere = join(folder, 'nowhere', 'own.sqlite');
    await expect(run({ SQLITE_PATH: nowhere }, 'verify-log')).rejects.toThrow(
      `There is no database in ${nowhere}`,
    );
    expect(existsSync(join(folder, 'nowhere'))).toBe(false);
  });
});

/** Of one major version: the server, and the programs that are in PATH. */
const installed = installedPostgres();
if (process.env.DATABASE_URL && !installed)
  console.warn(
    'Backup and restore of PostgreSQL are not tried: there is no pg_dump beside a server (Debian: postgresql).',
  );
const onPostgres = process.env.DATABASE_URL && installed ? describe : describe.skip;

onPostgres('a backup of PostgreSQL', () => {
  let postgres: PostgresServer;
  let world: World;
  let backup: string;
  let backedUp: Ledger;
  beforeAll(async () => {
    postgres = await startPostgres({ bin: installed });
    world = await makeWorld(postgres.url);
    backup = join(folder, 'backup.dump');
    backedUp = await backUpUnderLoad(world, backup, own(world.database));
  });
  afterAll(() => postgres.remove());

  const own = ({ environment }: TestDatabase): Environment => ({
    ...environment,
    PATH: `${installed}:${process.env.PATH}`,
  });
  let empty: TestDatabase;
  beforeEach(async () => {
    empty = await createTestDatabase(postgres.url);
  });

  it('taken while a server saves is restored elsewhere as one moment, with all that had been answered', async () => {
    const said = await run(own(empty), 'restore', backup);
    expect(headIn(said)).toBe(headOfManifest(backup));
    await expectWhole(empty.environment, backedUp);
    expect([backup, `${backup}.json`].map(isOnlyOurs)).toEqual([true, true]);
    await (await startServer(own(empty))).stop();
  });

  it('is restored to no database that holds anything', async () => {
    await expect(run(own(world.database), 'restore', backup)).rejects.toThrow('The database is not empty');
  });

  it.each<[string, (file: string) => void, RegExp]>([
    ['changed', (file) => appendFileSync(file, 'x'), /its checksum differs/],
    ['cut short, without its manifest', cutAlone, /pg_restore has failed, and nothing is kept of it/],
  ])('is refused when it is %s, and nothing is changed', async (_, change, sentence) => {
    const changed = join(mkdtempSync(join(folder, 'own-')), 'changed.dump');
    for (const suffix of ['', '.json']) copyFileSync(backup + suffix, changed + suffix);
    change(changed);
    await expect(run(own(empty), 'restore', changed)).rejects.toThrow(sentence);
    await run(own(empty), 'restore', backup);
  });

  it('of an older shape is brought to the newest', async () => {
    const older = await copyDatabase(world.database);
    await makeOlder(older.environment, 3);
    const file = join(folder, 'older.dump');
    await runPostgresTool('pg_dump', ['--format=custom', `--file=${file}`], older.environment.DATABASE_URL!);
    await run(own(empty), 'restore', file);
    expect(await appliedIn(empty.environment)).toBe(await appliedIn(world.database.environment));
  });

  it('needs programs that are there, and is made by them without a password in the list of processes', async () => {
    const alone = { ...own(world.database), PATH: join(folder, 'nothing here') };
    await expect(run(alone, 'backup', join(folder, 'none.dump'))).rejects.toThrow(
      'pg_dump is not installed here',
    );

    const seen = join(folder, 'seen');
    const shim = join(mkdtempSync(join(folder, 'shim-')), 'pg_dump');
    const list = `for one in /proc/[0-9]*/cmdline; do tr '\\0' ' ' < "$one"; echo; done > ${seen} 2>/dev/null`;
    writeFileSync(shim, `#!/bin/sh\n${list}\nexec ${installed}/pg_dump "$@"\n`, { mode: 0o755 });
    const watched = { ...own(world.database), PATH: `${dirname(shim)}:${process.env.PATH}` };
    await run(watched, 'backup', join(folder, 'watched.dump'));
    const processes = readFileSync(seen, 'utf8');
    expect(processes).toContain('--format=custom');
    expect(processes).not.toContain(new URL(postgres.url).password);
  });
});

function cutAlone(file: string): void {
  rmSync(`${file}.json`);
  truncateSync(file, Math.floor(statSync(file).size / 2));
}

/** A folder in which a server and the programs for backups lie together. */
function installedPostgres(): string | undefined {
  const folders = process.env.POSTGRES_BIN ? [process.env.POSTGRES_BIN] : debianFolders();
  return folders.find((bin) =>
    ['postgres', 'initdb', 'pg_dump', 'pg_restore'].every((name) => existsSync(join(bin, name))),
  );
}

function debianFolders(): string[] {
  const all = '/usr/lib/postgresql';
  return existsSync(all) ? readdirSync(all).map((version) => join(all, version, 'bin')) : [];
}
