import { copyFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Shape, shapeOf } from '../../src/platform/database/migrate.js';
import { prepareDatabase, requireReadable } from '../../src/platform/database/prepare-database.js';
import { headerOf } from '../../src/platform/database/sqlite-file.js';

let folder: string;
let place: { SQLITE_PATH: string };
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'teamkompass-file-'));
  place = { SQLITE_PATH: join(folder, 'own.sqlite') };
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a database file', () => {
  it('is one server’s at a time', async () => {
    const claim = await prepareDatabase(place, 'SERVE');
    await expect(prepareDatabase(place, 'SERVE')).rejects.toThrow('Another server of Teamkompass');
    await expect(prepareDatabase(place, 'COMMAND')).resolves.toBeDefined();
    claim.release();
    (await prepareDatabase(place, 'SERVE')).release();
  });

  it('copied alone while a server has it open is found out, and is not once the server has ended', async () => {
    const claim = await prepareDatabase(place, 'SERVE');
    const copy = { SQLITE_PATH: join(folder, 'copy.sqlite') };
    copyFileSync(place.SQLITE_PATH, copy.SQLITE_PATH);
    await expect(requireReadable(copy)).rejects.toThrow('was copied while a server wrote to it');
    await expect(prepareDatabase(copy, 'SERVE')).rejects.toThrow('was copied while a server wrote to it');
    claim.release();
    copyFileSync(place.SQLITE_PATH, copy.SQLITE_PATH);
    await expect(requireReadable(copy)).resolves.toBeUndefined();
  });

  it('of something else is left alone', async () => {
    writeFileSync(place.SQLITE_PATH, 'Kära dagbok');
    await expect(prepareDatabase(place, 'SERVE')).rejects.toThrow('is no database of Teamkompass');
    expect(readdirSync(folder)).not.toContain('own.sqlite-wal');
  });

  it('is made by a command where there is none, and brought to no newer shape by one that reads', async () => {
    expect(headerOf(place.SQLITE_PATH)).toBeUndefined();
    await prepareDatabase(place, 'COMMAND');
    expect(headerOf(place.SQLITE_PATH)).toMatchObject({ isOurs: true, inUse: 0 });
    expect(await shapeOf(place)).toBe(Shape.SAME);
  });
});
