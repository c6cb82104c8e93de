import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../platform/project-root.js';
import { loadPacks } from './load-packs.js';
import type { Pack } from './pack.js';

/** Which pack a version of a plan is made in. */
export interface InPack {
  pack: string;
  packVersion: string;
}

/** That which is begun with unless another is chosen. */
export const GENERAL = 'general';

/** `plan-packs/`, and what a site has of its own; see {@link addPacks}. Read when the program starts. */
const known: Pack[] = loadPacks(join(projectRoot, 'plan-packs'));

const ourIds: ReadonlySet<string> = new Set(known.map(({ id }) => id));

/**
 * The packs of a site's own, which are offered beside ours. Whoever adds the same again adds nothing.
 * @returns those that are versions of a pack of ours, and offered in its place
 * @throws Error naming what is broken, or the pack that there is already
 */
export function addPacks(folder: string): Pack[] {
  if (!existsSync(folder)) throw new Error(`PLAN_PACKS cannot be used: there is no ${folder}`);
  const added = loadPacks(folder);
  for (const pack of added) {
    const same = known.find(({ id, version }) => id === pack.id && version === pack.version);
    if (!same) {
      known.push(pack);
      if (!packIds.includes(pack.id)) packIds.push(pack.id);
    } else if (JSON.stringify(same) !== JSON.stringify(pack))
      throw new Error(`${folder}: there is another pack ${pack.id} ${pack.version} already`);
  }
  return added.filter((pack) => ourIds.has(pack.id) && newestPack(pack.id) === pack);
}

/**
 * What a version is made of.
 * @throws Error when its folder is gone: what was written in it could not be read
 */
export function packOf({ pack, packVersion }: InPack): Pack {
  const found = known.find(({ id, version }) => id === pack && version === packVersion);
  if (!found) throw new Error(`plan-packs/${pack}/${packVersion} is not there, and a plan is made in it`);
  return found;
}

/** The ids of all packs; it grows with {@link addPacks}. */
export const packIds: string[] = [...ourIds];

/** The version to begin a plan with. */
export const newestPack = (id: string): Pack | undefined =>
  known
    .filter((pack) => pack.id === id)
    .toSorted((a, b) => a.version.localeCompare(b.version, 'en', { numeric: true }))
    .at(-1);

/** The newest version of each pack, ours first. */
export const packsOnOffer = (): Pack[] => packIds.map((id) => newestPack(id)!);
