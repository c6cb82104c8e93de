import { Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { IdArg } from '../platform/graphql/id-arg.js';
import { PageArg, PageInput } from '../platform/graphql/page-of.js';
import { PersonLogService } from './person-log.service.js';
import { PersonLog } from './person-log.type.js';

@Resolver(() => PersonLog)
export class PersonLogResolver {
  constructor(private readonly log: PersonLogService) {}

  @Query(() => PersonLog, {
    description: 'Who has opened one person’s records, the latest first (åtkomstlogg).',
  })
  @Policy('personLog.read')
  personLog(
    @CurrentActor() actor: Actor,
    @IdArg('personId', "The person's UUID.") personId: string,
    @PageArg() page: PageInput,
  ): Promise<PersonLog> {
    return this.log.read(actor, personId, page);
  }
}
