import { Module } from '@nestjs/common';
import { JobRunner } from './job-runner.js';
import { Jobs } from './jobs.service.js';

/** Jobs to be asked for. */
@Module({ providers: [Jobs], exports: [Jobs] })
export class JobsModule {}

/** The process that does them, which a command is not. */
@Module({ imports: [JobsModule], providers: [JobRunner] })
export class JobRunnerModule {}
