import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { describeError } from '../platform/errors/describe-error.js';
import { logFault } from '../platform/errors/log-fault.js';
import type { ImportReport } from './import-report.js';

/** For so long an answer waits for work that may soon be done. */
const SOON_MS = 1500;
/** For so long what came of it is remembered. */
const KEPT_MS = 15 * 60_000;

/** Work with a file that goes on when its browser has been answered. */
export interface Work {
  teamId: string;
  fileName: string;
  /** What came of it; missing while it goes on. */
  ended?: { report?: ImportReport } | { error: unknown };
}

/** Files that are being loaded or voided for somebody who may leave and come back. In memory, like the files. */
@Injectable()
export class WorkUnderWay {
  private readonly works = new Map<string, Work & { accountId: string }>();

  /**
   * Waits a little for work that has begun.
   * @param id names the work for {@link find}
   * @returns what it gives, when that is soon; else undefined, and the work goes on
   * @throws what the work throws soon
   */
  async waitFor<T extends ImportReport | object>(
    { accountId, requestId }: { accountId: string; requestId: string },
    id: string,
    { teamId, fileName }: Omit<Work, 'ended'>,
    begun: Promise<T>,
  ): Promise<T | undefined> {
    const work: Work & { accountId: string } = { accountId, teamId, fileName };
    this.works.set(id, work);
    const stopWaiting = new AbortController();
    const late = pause(SOON_MS, undefined, { signal: stopWaiting.signal }).catch(() => undefined);
    let isLate = false;
    const followed = begun.then(
      (given) => {
        work.ended = 'refusals' in given ? { report: given as ImportReport } : {};
        return given;
      },
      (error: unknown) => {
        work.ended = { error };
        if (!isLate) throw error;
        if (describeError(error).code === 'INTERNAL') logFault(error, requestId);
        return undefined;
      },
    );
    try {
      const soon = await Promise.race([followed, late]);
      isLate = !work.ended;
      if (!isLate) this.works.delete(id);
      return soon;
    } catch (error) {
      this.works.delete(id);
      throw error;
    } finally {
      stopWaiting.abort();
      setTimeout(() => this.works.delete(id), KEPT_MS).unref();
    }
  }

  /** Work that this account began in this team; undefined when there is none that anybody remembers. */
  find(accountId: string, teamId: string, id: string): Work | undefined {
    const work = this.works.get(id);
    return work?.accountId === accountId && work.teamId === teamId ? work : undefined;
  }
}
