import type { EntityManager } from 'typeorm';
import type { Job } from './job.entity.js';

/** What comes of a job. */
export interface JobFile {
  fileName: string;
  contentType: string;
  content: Uint8Array;
}

/** Does the jobs of one kind. */
export interface JobKind {
  /**
   * One part, in a transaction that is kept once: what is written in it is not written again when the job is taken up after a
   * restart.
   * @param id of what it is done with
   * @returns what {@link finish} is to have of it
   * @throws DomainError NOT_FOUND when the asker has no right to it: then it is left out
   */
  part(manager: EntityManager, job: Job, id: string): Promise<object>;
  /** Puts the parts together. Done again when the process ends meanwhile, and so it writes nothing. */
  finish(job: Job, parts: readonly object[]): Promise<JobFile>;
}
