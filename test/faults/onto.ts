import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SmallDisk } from './small-disk.js';
import type { World } from './world.js';

/** The same world in a file there. */
export function onto({ folder }: SmallDisk, world: World): World {
  const environment = { SQLITE_PATH: join(folder, 'test.sqlite') };
  copyFileSync(world.database.environment.SQLITE_PATH, environment.SQLITE_PATH);
  return { ...world, database: { environment, drop: async () => undefined } };
}
