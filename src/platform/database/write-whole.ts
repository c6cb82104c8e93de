import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Writes a file that is there whole or not at all, whenever the machine stops. Only its owner may read it.
 * @throws Error of the file system
 */
export async function writeWhole(path: string, content: string): Promise<void> {
  // Others may write the same file at the same time.
  const unfinished = `${path}.${process.pid}.unfinished`;
  try {
    await withFile(unfinished, 'w', (file) => file.writeFile(content));
    await putInPlace(unfinished, path);
  } finally {
    await rm(unfinished, { force: true });
  }
}

/** Gives a file that has been written its name. */
export async function putInPlace(unfinished: string, path: string): Promise<void> {
  await withFile(unfinished, 'r', (file) => file.sync());
  await rename(unfinished, path);
  await withFile(dirname(path), 'r', (folder) => folder.sync());
}

type OpenFile = Awaited<ReturnType<typeof open>>;

async function withFile(path: string, flags: string, work: (file: OpenFile) => Promise<void>): Promise<void> {
  const file = await open(path, flags, 0o600);
  try {
    await work(file);
  } finally {
    await file.close();
  }
}
