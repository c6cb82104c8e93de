import { Injectable } from '@nestjs/common';
import { DomainError } from '../errors/domain-error.js';

const WINDOW_MS = 15 * 60 * 1000;
const MOST = 10;

/** Failed attempts on one account's password or one-time code, by whichever way in: ten a quarter of an hour. */
@Injectable()
export class FailureLimit {
  private readonly counts = new Map<string, { failed: number; until: number }>();

  /**
   * Tries; the attempt counts until it has succeeded, so that many at once get no further than one by one.
   * @throws DomainError TOO_MANY_REQUESTS
   */
  async attempt(accountId: string, succeeds: () => Promise<boolean>): Promise<boolean> {
    const now = Date.now();
    const known = this.counts.get(accountId);
    const count = known && known.until > now ? known : { failed: 0, until: now + WINDOW_MS };
    if (count.failed >= MOST) throw new DomainError('TOO_MANY_REQUESTS');
    count.failed++;
    this.counts.set(accountId, count);
    const hasSucceeded = await succeeds();
    if (hasSucceeded) count.failed--;
    return hasSucceeded;
  }
}
