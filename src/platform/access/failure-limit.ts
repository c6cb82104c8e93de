import { Injectable } from '@nestjs/common';
import { DomainError } from '../errors/domain-error.js';
import { SignInRefusal, SignInWay } from './sign-in-event.js';
import { type Attempt, SignInLog } from './sign-in-log.js';

const WINDOW_MS = 15 * 60 * 1000;
const MOST = 10;

const REFUSALS = {
  [SignInWay.PASSWORD]: SignInRefusal.WRONG_PASSWORD,
  [SignInWay.ONE_TIME_CODE]: SignInRefusal.WRONG_CODE,
};

/** Failed attempts on one account's password or one-time code, by whichever way in: ten a quarter of an hour. */
@Injectable()
export class FailureLimit {
  private readonly counts = new Map<string, { failed: number; until: number; isTold?: boolean }>();

  constructor(private readonly log: SignInLog) {}

  /**
   * Tries; the attempt counts until it has succeeded, so that many at once get no further than one by one. What
   * fails is logged, and of those that are stopped the first.
   * @param succeeds answers something true of a success
   * @throws DomainError TOO_MANY_REQUESTS
   */
  async attempt<Answer>(
    who: Attempt & { accountId: string },
    way: keyof typeof REFUSALS,
    succeeds: () => Promise<Answer>,
  ): Promise<Answer> {
    const now = Date.now();
    const known = this.counts.get(who.accountId);
    const count = known && known.until > now ? known : { failed: 0, until: now + WINDOW_MS };
    if (count.failed >= MOST) {
      const isFirst = !count.isTold;
      count.isTold = true;
      if (isFirst) await this.log.refused(who, way, SignInRefusal.TOO_MANY_ATTEMPTS);
      throw new DomainError('TOO_MANY_REQUESTS');
    }
    count.failed++;
    this.counts.set(who.accountId, count);
    const answer = await succeeds();
    if (answer) count.failed--;
    else await this.log.refused(who, way, REFUSALS[way]);
    return answer;
  }
}
