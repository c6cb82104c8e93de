import { Injectable } from '@nestjs/common';
import { Gate } from '../platform/door/gate.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { type SignInMethod, SignInRefusal } from './sign-in-event.js';
import { firstFull, type SignInLimit } from './sign-in-limit.js';
import { type Attempt, SignInLog } from './sign-in-log.js';
import { Tallies } from './tallies.service.js';

/** Node works on so many passwords at a time. */
const AT_ONCE = 4;

/** Stops whoever fails too often with passwords or one-time codes. Only failures count, once they have failed. */
@Injectable()
export class FailureLimit {
  private readonly gate = new Gate(AT_ONCE);

  constructor(
    private readonly tallies: Tallies,
    private readonly signInLog: SignInLog,
  ) {}

  /**
   * Tries, unless a limit is full. What a limit that has become full meanwhile stops, right or wrong, is told no more
   * than that: many at once get no further than one by one. What fails is logged, and of those that are stopped the
   * first.
   * @param limits the widest last: attempts that share it wait for each other
   * @param refusalOf evaluates what was typed; answers undefined of a success
   * @throws DomainError TOO_MANY_REQUESTS
   */
  attempt(
    who: Attempt,
    method: SignInMethod,
    limits: readonly SignInLimit[],
    refusalOf: () => Promise<SignInRefusal | undefined>,
  ): Promise<SignInRefusal | undefined> {
    return this.gate.pass(JSON.stringify(limits.at(-1)?.of), async () => {
      await this.stopAt(who, method, limits);
      const refusal = await refusalOf();
      if (!refusal || !(await this.tallies.add(limits))) await this.stopAt(who, method, limits);
      if (refusal) await this.signInLog.refused(who, method, refusal);
      return refusal;
    });
  }

  private async stopAt(who: Attempt, method: SignInMethod, limits: readonly SignInLimit[]): Promise<void> {
    const counts = await this.tallies.counts(limits.map(({ of }) => of));
    const full = firstFull(limits, counts);
    if (!full) return;
    const mayBeFirst = counts[limits.indexOf(full)] === full.most;
    if (mayBeFirst && (await this.tallies.isFirstStop(full)))
      await this.signInLog.refused(who, method, SignInRefusal.TOO_MANY_ATTEMPTS);
    throw new DomainError('TOO_MANY_REQUESTS');
  }
}
