import { Args, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { PersonLogService } from './person-log.service.js';
import { PersonLog, PersonLogArgs } from './person-log.type.js';

@Resolver(() => PersonLog)
export class PersonLogResolver {
  constructor(private readonly log: PersonLogService) {}

  @Query(() => PersonLog, {
    description: 'Who has opened one person’s records, the latest first (åtkomstlogg).',
  })
  @Policy('personLog.read')
  personLog(@CurrentActor() actor: Actor, @Args() { personId, ...page }: PersonLogArgs): Promise<PersonLog> {
    return this.log.read(actor, personId, page);
  }
}
