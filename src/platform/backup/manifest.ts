import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync, rmSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { ChainLink } from '../access-log/hash-entry.js';
import { StartRefused } from '../database/start-refused.js';
import { writeWhole } from '../database/write-whole.js';

/** What lies beside a backup, so that it can be told whether the file is still the one that was made. */
export interface Manifest {
  madeAt: string;
  database: 'sqlite' | 'postgres';
  /** Of the backup's file, in hex. */
  sha256: string;
  /** The last row of the log in it. */
  logHead: ChainLink;
}

export const manifestOf = (file: string) => `${file}.json`;

export function writeManifest(file: string, manifest: Manifest): Promise<void> {
  return writeWhole(manifestOf(file), `${JSON.stringify(manifest, null, 2)}\n`);
}

export function removeManifest(file: string): void {
  rmSync(manifestOf(file), { force: true });
}

/**
 * @returns undefined where none lies beside the file
 * @throws StartRefused when the file is not the one that was made
 */
export async function readManifest(file: string): Promise<Manifest | undefined> {
  if (!existsSync(manifestOf(file))) return undefined;
  const manifest = parse(readFileSync(manifestOf(file), 'utf8'));
  if (!manifest?.logHead) throw new StartRefused(`${manifestOf(file)} is damaged. Nothing was done.`);
  if ((await sha256Of(file)) !== manifest.sha256)
    throw new StartRefused(
      `${file} is not the file that was made ${manifest.madeAt}: its checksum differs. Nothing was done.`,
    );
  return manifest;
}

function parse(text: string): Manifest | undefined {
  try {
    return JSON.parse(text) as Manifest;
  } catch {
    return undefined;
  }
}

/** @returns in hex */
export async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
