import { copyDatabase } from '../support/test-database.js';
import { runCommands, startSecond } from './beside.js';
import { onto } from './onto.js';
import { limitedDisk, mountDisk } from './small-disk.js';
import { fillDisk, type Running, underLoad } from './under-load.js';
import { makeWorld, type World } from './world.js';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.database.drop());

const isPostgres = process.env.DATABASE_URL !== undefined;
const onSqlite = isPostgres ? it.skip : it;

describe('a server that is saving', () => {
  it('is not disturbed by commands beside it, nor on SQLite by a second server, which is refused', async () => {
    const database = await copyDatabase(world.database);
    const own = { ...world, database };
    const { faults, figures } = await underLoad(own, 1, async (running: Running) => {
      await runCommands(own)(running);
      if (!isPostgres) await startSecond(own)(running);
    });
    expect(faults).toEqual([]);
    expect(figures.UNAVAILABLE).toBeUndefined();
    await database.drop();
  });

  onSqlite(
    'says of nothing that it is saved while the disk is full, is not ready, and goes on when there is space',
    async () => {
      const disk = mountDisk(12) ?? limitedDisk();
      const { faults, figures } = await underLoad(onto(disk, world), 1, fillDisk(disk));
      expect(faults).toEqual([]);
      expect(figures.UNAVAILABLE).toBeGreaterThan(0);
      disk.remove();
    },
  );
});
