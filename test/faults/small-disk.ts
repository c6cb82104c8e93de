import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder in which a program can be kept from writing, and let again. */
export interface SmallDisk {
  folder: string;
  /** @param pid of the program */
  fill(pid: number): void;
  giveBack(pid: number): void;
  remove(): void;
}

/**
 * A file system of its own in memory, where this may be mounted: to fill it takes the last byte from everybody.
 * @returns undefined where it may not
 */
export function mountDisk(megabytes: number): SmallDisk | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'teamkompass-disk-'));
  const filler = join(folder, 'filler');
  try {
    const options = `size=${megabytes}m,mode=0777`;
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    rmSync(folder, { recursive: true });
    return undefined;
  }
  return {
    folder,
    fill: () => fillUp(filler),
    giveBack: () => rmSync(filler),
    remove: () => {
      execFileSync('umount', ['--lazy', folder]);
      rmSync(folder, { recursive: true });
    },
  };
}

function fillUp(file: string): void {
  for (let size = 1 << 20; size >= 1; size = size >> 1)
    try {
      for (;;) writeFileSync(file, Buffer.alloc(size), { flag: 'a' });
    } catch (error) {
      if ((error as { code?: string }).code !== 'ENOSPC') throw error;
    }
}

/** A folder as any other, in which no file of the program may grow: the write itself fails. */
export function limitedDisk(): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'teamkompass-disk-'));
  const limit = (pid: number, size: string) =>
    execFileSync('prlimit', ['--pid', String(pid), `--fsize=${size}`], { stdio: 'ignore' });
  return {
    folder,
    fill: (pid) => limit(pid, `${statSync(join(folder, 'test.sqlite-wal')).size}:`),
    giveBack: (pid) => limit(pid, 'unlimited:'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
