import { Args, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { DATE } from '../platform/door/ids.js';
import { IdArg } from '../platform/graphql/id-arg.js';
import { TeamDayService } from './team-day.service.js';
import { TeamDay } from './team-day.type.js';

@Resolver()
export class TeamDayResolver {
  constructor(private readonly teamDayService: TeamDayService) {}

  @Query(() => TeamDay, { description: "A team's day: contacts, meetings, admissions and discharges." })
  @Policy('contact.read')
  teamDay(
    @CurrentActor() actor: Actor,
    @IdArg('teamId', "The team's UUID.") teamId: string,
    @Args('date', { description: 'The day, YYYY-MM-DD.' }, DATE) date: string,
  ): Promise<TeamDay> {
    return this.teamDayService.get(actor, teamId, date);
  }
}
