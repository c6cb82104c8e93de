import { Injectable } from '@nestjs/common';
import { Gate } from '../platform/door/gate.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { type SignInMethod, SignInRefusal } from './sign-in-event.js';
import { firstFull, type SignInLimit } from './sign-in-limit.js';
import { type Attempt, SignInLog } from './sign-in-log.js';
import { Tallies } from './tallies.service.js';

/** Node works on so many passwords at a time. */
const AT_ONCE = 4;

/** Stops whoever fails too often with passwords or codes. Only failures count, once they have failed. */
@Injectable()
export class FailureLimit {
  private readonly gate = new Gate(AT_ONCE);

  constructor(
    private readonly tallies: Tallies,
    private readonly signInLog: SignInLog,
  ) {}

  /**
   * Tries to sign in, unless a limit is full; see {@link attemptOther}. What fails is logged, and of those that are stopped
   * the first.
   * @throws DomainError TOO_MANY_REQUESTS
   */
  attempt(
    who: Attempt,
    method: SignInMethod,
    limits: readonly SignInLimit[],
    refusalOf: () => Promise<SignInRefusal | undefined>,
  ): Promise<SignInRefusal | undefined> {
    const refused = (refusal: SignInRefusal) => this.signInLog.refused(who, method, refusal);
    return this.attemptOther(limits, refusalOf, refused, () => refused(SignInRefusal.TOO_MANY_ATTEMPTS));
  }

  /**
   * Tries, unless a limit is full. What a limit that has become full meanwhile stops, right or wrong, is told no more
   * than that: many at once get no further than one by one.
   * @param limits the widest last: attempts that share it wait for each other
   * @param refusalOf evaluates what was typed; answers undefined of a success
   * @param refused hears of each that fails
   * @param stopped hears of the first that a full limit stops
   * @throws DomainError TOO_MANY_REQUESTS
   */
  attemptOther<Refusal>(
    limits: readonly SignInLimit[],
    refusalOf: () => Promise<Refusal | undefined>,
    refused: (refusal: Refusal) => Promise<void>,
    stopped: () => Promise<void>,
  ): Promise<Refusal | undefined> {
    return this.gate.pass(JSON.stringify(limits.at(-1)?.of), async () => {
      await this.stopAt(limits, stopped);
      const refusal = await refusalOf();
      if (!refusal || !(await this.tallies.add(limits))) await this.stopAt(limits, stopped);
      if (refusal) await refused(refusal);
      return refusal;
    });
  }

  private async stopAt(limits: readonly SignInLimit[], stopped: () => Promise<void>): Promise<void> {
    const counts = await this.tallies.counts(limits.map(({ of }) => of));
    const full = firstFull(limits, counts);
    if (!full) return;
    const mayBeFirst = counts[limits.indexOf(full)] === full.most;
    if (mayBeFirst && (await this.tallies.isFirstStop(full))) await stopped();
    throw new DomainError('TOO_MANY_REQUESTS');
  }
}
