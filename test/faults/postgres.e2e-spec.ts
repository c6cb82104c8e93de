import { type PostgresServer, startPostgres } from '../support/postgres-server.mjs';
import { copyDatabase } from '../support/test-database.js';
import { forgetLock, killOther, startTogether } from './postgres-faults.js';
import { type Running, underLoad } from './under-load.js';
import { makeWorld, type World } from './world.js';

/** Each on a database of its own. */
const onPostgres = process.env.DATABASE_URL ? describe : describe.skip;

onPostgres('servers on PostgreSQL', () => {
  let world: World;
  beforeAll(async () => {
    world = await makeWorld();
  });
  afterAll(() => world.database.drop());
  const inCopy = async (): Promise<World> => ({ ...world, database: await copyDatabase(world.database) });

  it('that start together on an empty database both come to listen', async () =>
    expect((await startTogether()).faults).toEqual([]));

  it('that share one go on when one is killed', async () => {
    const own = await inCopy();
    expect((await underLoad(own, 1, killOther, 2)).faults).toEqual([]);
    await own.database.drop();
  });

  it('say when somebody has forgotten a lock, and go on when it is gone', async () => {
    const own = await inCopy();
    expect((await underLoad(own, 1, forgetLock(own))).faults).toEqual([]);
    await own.database.drop();
  });
});

onPostgres('a server on PostgreSQL', () => {
  let postgres: PostgresServer;
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(() => postgres.remove());

  const isAlive = async ({ url }: Running['server']) => (await fetch(`${url}/health/live`)).status === 200;

  it('goes on after PostgreSQL has been restarted, has crashed, and has answered nothing for a while', async () => {
    const world = await makeWorld(postgres.url);
    const { faults } = await underLoad(world, 1, async ({ load, server }) => {
      await postgres.restart('fast');
      await load.answers(3);
      await postgres.restart('immediate');
      await load.answers(3);
      postgres.freeze();
      expect(await isAlive(server)).toBe(true);
      postgres.thaw();
    });
    expect(faults).toEqual([]);
    await world.database.drop();
  });
});
