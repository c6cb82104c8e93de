import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { type EntityManager, IsNull, LessThan } from 'typeorm';
import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity.js';
import { databaseFailureOf } from '../database/database-failure.js';
import { DATABASE_CLAIM, type DatabaseClaim } from '../database/prepare-database.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { DomainError } from '../errors/domain-error.js';
import { logFault } from '../errors/log-fault.js';
import { Job, JobPart, JobState } from './job.entity.js';
import { ended, Jobs } from './jobs.service.js';

/** For so long a process may stand still before another takes its job over. */
const LEASE_MS = 60_000;
/** How often it says that it is alive while it puts parts together. */
const SIGN_MS = 15_000;
/** How often each process looks for what others have left. */
const LOOK_MS = 20_000;
/** A job that has ended so many processes would end the next one too. */
const MOST_TRIES = 5;

/** A job that this process does, as long as no other takes it for dead. */
type HeldJob = Job & { runner: string };

/** Somebody broke it off, or another process has taken it over. */
class NotHeld extends Error {}

/**
 * Does the jobs, one at a time in each process, in the order in which they were asked for. What a process that died has begun
 * is gone on with by the next one: at its start where the database is its own, and otherwise when the dead one's time is up.
 */
@Injectable()
export class JobRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private running: Promise<void> | null = null;
  private isStopping = false;
  /** Whether there may be more to do than was seen. */
  private isAsked = false;
  private timer: NodeJS.Timeout;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly jobs: Jobs,
    @Inject(DATABASE_CLAIM) private readonly claim: DatabaseClaim,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.jobs.onAsked = () => this.wake();
    this.timer = setInterval(() => this.wake(), LOOK_MS).unref();
    if (this.claim.isAlone) await this.tolerant(() => this.releaseAll());
    this.wake();
  }

  /** The part that is under way is done; another process goes on with the rest at once. */
  async beforeApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    clearInterval(this.timer);
    await this.running;
  }

  private wake(): void {
    this.isAsked = true;
    this.running ??= this.tolerant(() => this.doAll()).finally(() => {
      this.running = null;
    });
  }

  private async doAll(): Promise<void> {
    while (this.isAsked && !this.isStopping) {
      this.isAsked = false;
      await this.jobs.clean();
      for (let job = await this.next(); job; job = await this.next()) await this.work(job);
    }
  }

  /** The one to go on with, which is then this process's own. */
  private async next(): Promise<HeldJob | undefined> {
    while (!this.isStopping) {
      const left = { state: JobState.RUNNING };
      const job = await this.unitOfWork.reader.findOne(Job, {
        where: [
          { state: JobState.QUEUED },
          { ...left, runUntil: IsNull() },
          { ...left, runUntil: LessThan(new Date()) },
        ],
        order: { askedAt: 'ASC' },
      });
      if (!job) return undefined;
      const { id, state, tries, done } = job;
      const lease = { state: JobState.RUNNING, runner: randomUUID(), runUntil: leaseEnd(), tries: tries + 1 };
      const { affected } = await this.unitOfWork.run((manager) =>
        manager.update(Job, { id, state, tries, done }, lease),
      );
      // Another process may have been quicker, or have gone on when it was taken for dead.
      if (affected === 1) return Object.assign(job, lease);
    }
    return undefined;
  }

  private async work(job: HeldJob): Promise<void> {
    try {
      await this.workOn(job).catch((error) => this.fail(job, error));
    } catch (error) {
      if (!(error instanceof NotHeld)) throw error;
    }
  }

  /** @throws what may be otherwise when this process's time with the job is up, and it is taken up again */
  private async fail(job: HeldJob, error: unknown): Promise<void> {
    if (error instanceof NotHeld || (job.tries < MOST_TRIES && isPassing(error))) throw error;
    logFault(error, job.id);
    await this.unitOfWork.run(async (manager) => {
      const errorCode = error instanceof DomainError ? error.code : 'INTERNAL';
      await this.update(manager, job, { ...ended(JobState.FAILED), errorCode });
      await manager.delete(JobPart, { jobId: job.id });
    });
  }

  private async workOn(job: HeldJob): Promise<void> {
    const kind = this.jobs.kinds.get(job.kind);
    if (!kind || job.tries > MOST_TRIES) throw new Error('Nothing can do this job');
    while (job.done < job.total) {
      if (this.isStopping) return this.release(job);
      await this.part(job, (manager, id) => kind.part(manager, job, id));
      // SQLite answers without ever waiting, and nobody else would be answered.
      await setImmediate();
    }
    const parts = await this.jobs.parts(job);
    const contents = parts.map((part) => part.content);
    const { fileName, contentType, content } = await this.whileAlive(job, () => kind.finish(job, contents));
    const input = parts.map(({ place }) => job.input[place]!);
    const sealedFile = this.jobs.seal(job, 'file', content);
    await this.unitOfWork.run(async (manager) => {
      const done = { ...ended(JobState.DONE), input, fileName, contentType, sealedFile };
      await this.update(manager, job, done);
      await manager.delete(JobPart, { jobId: job.id });
    });
  }

  /** The next part, once and for all; or that it is left out. */
  private async part(
    job: HeldJob,
    make: (manager: EntityManager, id: string) => Promise<object>,
  ): Promise<void> {
    const place = job.done;
    const next = { done: place + 1, leftOut: job.leftOut, runUntil: leaseEnd() };
    try {
      await this.unitOfWork.run(async (manager) => {
        await this.update(manager, job, next);
        const content = Buffer.from(JSON.stringify(await make(manager, job.input[place]!)));
        await manager.insert(JobPart, {
          jobId: job.id,
          place,
          sealedContent: this.jobs.seal(job, place, content),
        });
      });
    } catch (error) {
      if (!(error instanceof DomainError && error.code === 'NOT_FOUND')) throw error;
      next.leftOut += 1;
      await this.unitOfWork.run((manager) => this.update(manager, job, next));
    }
    Object.assign(job, next);
  }

  /** Keeps the job this process's own while something takes its time. */
  private async whileAlive<T>(job: HeldJob, act: () => Promise<T>): Promise<T> {
    const sign = () =>
      this.unitOfWork
        .run((manager) => this.update(manager, job, { runUntil: leaseEnd() }))
        .catch(() => undefined);
    const timer = setInterval(sign, SIGN_MS).unref();
    try {
      return await act();
    } finally {
      clearInterval(timer);
    }
  }

  private async release(job: HeldJob): Promise<void> {
    const left = { state: JobState.QUEUED, runner: null, runUntil: null, tries: job.tries - 1 };
    await this.unitOfWork.run((manager) => this.update(manager, job, left));
  }

  private async releaseAll(): Promise<void> {
    await this.unitOfWork.run((manager) =>
      manager.update(Job, { state: JobState.RUNNING }, { runner: null, runUntil: null }),
    );
  }

  private async update(
    manager: EntityManager,
    { id, runner }: HeldJob,
    change: QueryDeepPartialEntity<Job>,
  ): Promise<void> {
    const { affected } = await manager.update(Job, { id, runner, state: JobState.RUNNING }, change);
    if (affected !== 1) throw new NotHeld();
  }

  /** What a database that is away keeps from being done now is tried again at the next look. */
  private async tolerant(act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (error) {
      logFault(error, 'jobs');
    }
  }
}

const leaseEnd = () => new Date(Date.now() + LEASE_MS);

/** Likely to be over in a minute. */
const isPassing = (error: unknown) =>
  databaseFailureOf(error) !== undefined ||
  (error instanceof DomainError && error.code === 'PRINT_QUEUE_FULL');
