import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EntityManager, type FindOptionsWhere, In, IsNull, LessThan, MoreThan } from 'typeorm';
import { Config } from '../config/config.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { DomainError, notFound } from '../errors/domain-error.js';
import { sealBytes, sealingKey, unsealBytes } from '../sealing/sealing.js';
import { Job, JobPart, JobState, UNDER_WAY } from './job.entity.js';
import type { JobFile, JobKind } from './job-kind.js';

/** For so long a job that has ended is there, and its file. */
const KEPT_MS = 60 * 60 * 1000;

/** Who asks for a job. */
type Asker = Pick<Job, 'accountId' | 'locale'>;

/** Jobs as those who ask for them see them. What they hold is encrypted, and opens for nobody else. */
@Injectable()
export class Jobs {
  readonly kinds = new Map<string, JobKind>();
  /** Told when there is something to do, by {@link JobRunner}. */
  onAsked: () => void = () => undefined;
  private readonly key: Buffer;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    { SESSION_SECRET }: Config,
  ) {
    this.key = sealingKey(SESSION_SECRET, 'jobs');
  }

  /**
   * Asks for a job in the transaction of whoever keeps others of the same account out meanwhile; after it {@link onAsked} is told.
   * @throws DomainError CONFLICT when the account has one under way
   */
  async ask(
    manager: EntityManager,
    { accountId, locale }: Asker,
    what: Pick<Job, 'kind' | 'format' | 'input'>,
  ): Promise<Job> {
    if (await manager.existsBy(Job, { accountId, state: In(UNDER_WAY) }))
      throw new DomainError('CONFLICT', [{ path: '', code: 'jobUnderWay' }]);
    const job = manager.create(Job, {
      ...what,
      ...{ id: randomUUID(), accountId, locale, askedAt: new Date(), state: JobState.QUEUED },
      ...{ total: what.input.length, done: 0, leftOut: 0, tries: 0 },
      ...{ errorCode: null, runner: null, runUntil: null, keptUntil: null },
    });
    await manager.insert(Job, job);
    return job;
  }

  /** @throws DomainError NOT_FOUND, also when it is somebody else's */
  async get({ accountId }: Pick<Asker, 'accountId'>, id: string): Promise<Job> {
    const job = await this.unitOfWork.reader.findOne(Job, { where: kept({ id, accountId }) });
    if (!job) throw notFound('id');
    return job;
  }

  /** The last that an account asked for, while it is kept. */
  latest({ accountId }: Pick<Asker, 'accountId'>, kind: string): Promise<Job | null> {
    return this.unitOfWork.reader.findOne(Job, {
      where: kept({ accountId, kind }),
      order: { askedAt: 'DESC' },
    });
  }

  /** @throws DomainError NOT_FOUND, also when it has none */
  async file({ accountId }: Pick<Asker, 'accountId'>, id: string): Promise<JobFile> {
    const job = await this.unitOfWork.reader.findOne(Job, {
      where: { id, accountId, state: JobState.DONE, keptUntil: MoreThan(new Date()) },
      select: { id: true, fileName: true, contentType: true, sealedFile: true },
    });
    const content = job && unsealBytes(this.key, ownerOf(accountId, id, 'file'), job.sealedFile!);
    if (!content) throw notFound('id');
    return { fileName: job.fileName!, contentType: job.contentType!, content };
  }

  /** Breaks it off, or throws its file away. One that has ended otherwise stays as it is. @throws DomainError NOT_FOUND */
  async cancel(asker: Pick<Asker, 'accountId'>, id: string): Promise<Job> {
    await this.get(asker, id);
    await this.unitOfWork.run(async (manager) => {
      const state = In([...UNDER_WAY, JobState.DONE]);
      const { affected } = await manager.update(Job, { id, state }, ended(JobState.CANCELLED));
      if (affected === 1) await manager.delete(JobPart, { jobId: id });
    });
    return this.get(asker, id);
  }

  seal({ accountId, id }: Pick<Job, 'accountId' | 'id'>, what: 'file' | number, content: Uint8Array): Buffer {
    return sealBytes(this.key, ownerOf(accountId, id, what), content);
  }

  /** What the parts of a job gave, in their order. @throws Error when they were sealed with another key */
  async parts({ accountId, id }: Job): Promise<{ place: number; content: object }[]> {
    const rows = await this.unitOfWork.reader.find(JobPart, {
      where: { jobId: id },
      select: { jobId: true, place: true, sealedContent: true },
      order: { place: 'ASC' },
    });
    return rows.map(({ place, sealedContent }) => {
      const content = unsealBytes(this.key, ownerOf(accountId, id, place), sealedContent);
      if (!content) throw new Error('What a job holds was sealed with another key');
      return { place, content: JSON.parse(content.toString()) };
    });
  }

  /** Removes what is kept no longer. */
  async clean(): Promise<void> {
    const over = { keptUntil: LessThan(new Date()) };
    if (await this.unitOfWork.reader.existsBy(Job, over))
      await this.unitOfWork.run((manager) => manager.delete(Job, over));
  }
}

const ownerOf = (accountId: string, id: string, what: 'file' | number) => `${accountId} ${id} ${what}`;

const kept = (which: FindOptionsWhere<Job>) => [
  { ...which, keptUntil: IsNull() },
  { ...which, keptUntil: MoreThan(new Date()) },
];

/** What becomes of a job that has ended. */
export const ended = (state: JobState) => ({
  state,
  ...{ runner: null, runUntil: null, sealedFile: null, keptUntil: new Date(Date.now() + KEPT_MS) },
});
