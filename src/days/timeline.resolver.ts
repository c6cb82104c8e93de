import { Args, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { IdArg } from '../platform/graphql/id-arg.js';
import { PageArg, type PageInput } from '../platform/graphql/page-of.js';
import { TimelineService } from './timeline.service.js';
import { TimelineKind, TimelinePage } from './timeline.type.js';

@Resolver()
export class TimelineResolver {
  constructor(private readonly timelineService: TimelineService) {}

  @Query(() => TimelinePage, {
    description:
      "A person's line of time in the asker's teams (tidslinje): contacts, meetings, hospital episodes, interventions and enrolments, the newest first.",
  })
  @Policy('contact.read')
  personTimeline(
    @CurrentActor() actor: Actor,
    @IdArg('personId', "The person's UUID.") personId: string,
    @Args('kinds', {
      type: () => [TimelineKind],
      defaultValue: [],
      description: 'Only these kinds; all where none is said.',
    })
    kinds: TimelineKind[],
    @PageArg() page: PageInput,
  ): Promise<TimelinePage> {
    return this.timelineService.read(actor, personId, kinds, page);
  }
}
