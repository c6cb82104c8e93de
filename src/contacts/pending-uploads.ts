import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { ImportFile } from './check-file.js';
import { fileBeingLoaded } from './import-runs.js';

const minutesKept = 15;
const mostKept = 8;

/**
 * Files that have been checked and wait for their owner to say yes. Only in memory: a file on disk with people's
 * data would outlive a crash. One a person, a few in all; whoever comes too late chooses the file again.
 */
@Injectable()
export class PendingUploads {
  private readonly files = new Map<string, { id: string; file: ImportFile; isInUse: boolean }>();

  /**
   * @param id the name that the file has already
   * @returns the name by which the same account finds the file
   */
  keep(accountId: string, file: ImportFile, id: string = randomUUID()): string {
    this.files.delete(accountId);
    this.files.set(accountId, { id, file, isInUse: false });
    const [oldest] = this.files.keys();
    if (this.files.size > mostKept && oldest !== undefined) this.files.delete(oldest);
    setTimeout(() => this.forget(accountId, id), minutesKept * 60_000).unref();
    return id;
  }

  /** The file; undefined when it is not this account's or has been forgotten. */
  find(accountId: string, id: string): ImportFile | undefined {
    const kept = this.files.get(accountId);
    return kept?.id === id ? kept.file : undefined;
  }

  /**
   * Does something with a file that was found, and forgets it then; when it fails, the file waits again.
   * @throws DomainError FILE_BEING_LOADED while the same is being done already
   */
  async useUp<T>(accountId: string, id: string, work: (file: ImportFile) => Promise<T>): Promise<T> {
    const kept = this.files.get(accountId);
    if (kept?.id !== id || kept.isInUse) throw fileBeingLoaded();
    kept.isInUse = true;
    try {
      const result = await work(kept.file);
      this.forget(accountId, id);
      return result;
    } finally {
      kept.isInUse = false;
    }
  }

  private forget(accountId: string, id: string): void {
    if (this.find(accountId, id)) this.files.delete(accountId);
  }
}
