import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EntityManager, In, LessThan, MoreThan } from 'typeorm';
import { Config } from '../platform/config/config.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { sealingKey } from '../platform/sealing/sealing.js';
import type { SignInLimit } from './sign-in-limit.js';
import { Tally } from './tally.entity.js';

/**
 * What every instance of the program counts together. Names and addresses are kept as hashes under a key that is not
 * in the database: a name may be a password, typed in the wrong field.
 */
@Injectable()
export class Tallies {
  private readonly key: Buffer;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    config: Config,
  ) {
    this.key = sealingKey(config.SESSION_SECRET, 'tallies');
  }

  /** How often each has happened until now, in the order given. */
  async counts(matters: readonly (readonly string[])[]): Promise<number[]> {
    const ids = matters.map((of) => this.idOf(of));
    const alive = { id: In(ids), expiresAt: MoreThan(new Date()) };
    const rows = await this.unitOfWork.reader.findBy(Tally, alive);
    return ids.map((id) => rows.find((row) => row.id === id)?.count ?? 0);
  }

  /**
   * Counts a failure under each limit that is not full, in the order given, which is one always: otherwise two
   * transactions could wait for each other.
   * @returns whether none was full
   */
  add(limits: readonly SignInLimit[]): Promise<boolean> {
    return this.run(async (manager) => {
      let isCounted = true;
      for (const { of, most, within } of limits) {
        const id = this.idOf(of);
        const row = { id, count: 0, expiresAt: new Date(Date.now() + within) };
        await manager.createQueryBuilder().insert().into(Tally).values(row).orIgnore().execute();
        const { affected } = await manager.increment(Tally, { id, count: LessThan(most) }, 'count', 1);
        isCounted &&= affected === 1;
      }
      return isCounted;
    });
  }

  /** Whether nobody has been stopped by this limit since it became full; from now on somebody has. */
  async isFirstStop({ of, most }: SignInLimit): Promise<boolean> {
    const { affected } = await this.run((manager) =>
      manager.increment(Tally, { id: this.idOf(of), count: most }, 'count', 1),
    );
    return affected === 1;
  }

  /** Remembers that something has happened. @param within milliseconds from now */
  async remember(of: readonly string[], within: number): Promise<void> {
    const row = { id: this.idOf(of), count: 1, expiresAt: new Date(Date.now() + within) };
    await this.run((manager) => manager.upsert(Tally, row, ['id']));
  }

  private idOf(of: readonly string[]): string {
    return createHmac('sha256', this.key).update(JSON.stringify(of)).digest('hex');
  }

  /** What has expired goes first. */
  private run<Result>(work: (manager: EntityManager) => Promise<Result>): Promise<Result> {
    return this.unitOfWork.run(async (manager) => {
      await manager.delete(Tally, { expiresAt: LessThan(new Date()) });
      return work(manager);
    });
  }
}
