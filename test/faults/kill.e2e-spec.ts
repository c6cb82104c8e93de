import { eventsOf, killUnderLoad } from './kill.js';
import { makeWorld } from './world.js';

describe('a server that is killed while it saves', () => {
  it('has kept all that it said was saved, and half of nothing, and goes on where it was', async () => {
    const world = await makeWorld();
    const moments = eventsOf(world);
    const { faults, figures } = await killUnderLoad(world, { seed: 1, kills: moments.length, moments });
    expect(faults).toEqual([]);
    expect(figures).toMatchObject({ kills: moments.length, SAVED: expect.any(Number) });
    await world.database.drop();
  });
});
