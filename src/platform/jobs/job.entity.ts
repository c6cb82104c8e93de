import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { bytes, choice, identifier, instant, line } from '../database/columns.js';
import type { ErrorCode } from '../errors/domain-error.js';
import type { Locale } from '../i18n/locale.js';

export enum JobState {
  QUEUED = 'QUEUED',
  RUNNING = 'RUNNING',
  DONE = 'DONE',
  FAILED = 'FAILED',
  CANCELLED = 'CANCELLED',
}
registerEnumType(JobState, {
  name: 'JobState',
  description: 'How far a job has come.',
  valuesMap: {
    QUEUED: { description: 'It waits for those before it (väntar).' },
    RUNNING: { description: 'It is under way (pågår).' },
    DONE: { description: 'Its file can be fetched (klart).' },
    FAILED: { description: 'It could not be done (misslyckades).' },
    CANCELLED: { description: 'Whoever asked for it broke it off (avbrutet).' },
  },
});

/** The states in which there is something left to do. */
export const UNDER_WAY = [JobState.QUEUED, JobState.RUNNING];

/** Long work that goes on when whoever asked for it has been answered, and after a restart. One account has one at a time. */
@ObjectType({ description: 'Long work that ends in a file (jobb). It is its asker’s alone.' })
@Entity()
@Index('job_under_way', ['accountId'], { unique: true, where: "state IN ('QUEUED', 'RUNNING')" })
export class Job {
  @Field(() => ID, { description: 'UUID.' })
  @PrimaryColumn(identifier())
  id: string;

  /** Names what does it; see {@link JobKind}. */
  @Field({ description: 'What is done, in one word.' })
  @Column(choice())
  kind: string;

  /** How, in one word of its kind. */
  @Field({ description: 'How it is done, in one word.' })
  @Column(choice())
  format: string;

  @Column(identifier())
  accountId: string;

  /** Of whoever asked. */
  @Column({ type: 'varchar', length: 8 })
  locale: Locale;

  @Field(() => Date, { description: 'When it was asked for.' })
  @Column(instant())
  askedAt: Date;

  @Field(() => JobState, { description: 'How far it has come.' })
  @Column(choice())
  state: JobState;

  /** Ids of what it is done with, one for each part; of what is done those that were not left out. */
  @Column({ type: 'simple-json' })
  input: string[];

  @Field(() => Int, { description: 'How many parts it has.' })
  @Column({ type: 'integer' })
  total: number;

  @Field(() => Int, { description: 'How many of them are done, those left out among them.' })
  @Column({ type: 'integer' })
  done: number;

  @Field(() => Int, {
    description: 'How many were left out, since the asker had no right to them when it came to them.',
  })
  @Column({ type: 'integer' })
  leftOut: number;

  @Field(() => String, { nullable: true, description: 'Why it failed, as in `extensions.code` of an error.' })
  @Column(choice({ nullable: true }))
  errorCode: ErrorCode | null;

  /** Names the process that does it now; nobody else may. */
  @Column(identifier({ nullable: true }))
  runner: string | null;

  /** Until when that process is taken to be alive. */
  @Column(instant({ nullable: true }))
  runUntil: Date | null;

  /** How often somebody has begun with it or gone on. */
  @Column({ type: 'integer' })
  tries: number;

  @Column(line({ nullable: true }))
  fileName: string | null;

  @Column(line({ nullable: true }))
  contentType: string | null;

  /** What came of it, encrypted. */
  @Column(bytes({ nullable: true }))
  sealedFile: Buffer | null;

  @Field(() => Date, {
    nullable: true,
    description: 'Until when it is kept, with its file; missing while it is under way.',
  })
  @Index()
  @Column(instant({ nullable: true }))
  keptUntil: Date | null;
}

/** What a part of a job gave, encrypted, until all of them are put together. */
@Entity()
export class JobPart {
  @PrimaryColumn(identifier())
  jobId: string;

  /** Counted from 0. */
  @PrimaryColumn({ type: 'integer' })
  place: number;

  @Column(bytes())
  sealedContent: Buffer;
}
