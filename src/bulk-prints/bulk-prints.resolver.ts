import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { IdArg } from '../platform/graphql/id-arg.js';
import { Job, JobState } from '../platform/jobs/job.entity.js';
import { Jobs } from '../platform/jobs/jobs.service.js';
import { BulkPrintFormat } from './bulk-print.input.js';
import { BulkPrintsService } from './bulk-prints.service.js';

@Resolver(() => Job)
export class BulkPrintsResolver {
  constructor(
    private readonly bulkPrints: BulkPrintsService,
    private readonly jobs: Jobs,
  ) {}

  @Query(() => Job, { description: 'A job of the asker’s own.' })
  @Policy('sharedPlan.read')
  job(@CurrentActor() actor: Actor, @IdArg('id', 'UUID.') id: string): Promise<Job> {
    return this.jobs.get(actor, id);
  }

  @Mutation(() => Job, {
    description:
      "Prints all crisis plans that are shared with the asker's units, as a job. Each leaves its row in the ledger when it is printed, by the right that the asker has then.",
  })
  @Policy('sharedPlan.read')
  printAllSharedPlans(
    @CurrentActor() actor: Actor,
    @Args('format', { type: () => BulkPrintFormat, description: 'In what form.' }) format: BulkPrintFormat,
  ): Promise<Job> {
    return this.bulkPrints.print(actor, format);
  }

  @Mutation(() => Job, { description: 'Breaks a job off, or throws its file away (avbryter).' })
  @Policy('sharedPlan.read')
  cancelJob(@CurrentActor() actor: Actor, @IdArg('id', 'UUID.') id: string): Promise<Job> {
    return this.jobs.cancel(actor, id);
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'The address of its file; missing where there is none.',
  })
  file(@Parent() { id, state }: Job): string | null {
    return state === JobState.DONE ? `/shared-plan-prints/${id}/file` : null;
  }
}
