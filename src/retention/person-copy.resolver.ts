import { Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { IdArg } from '../platform/graphql/id-arg.js';
import { PersonCopyService } from './person-copy.service.js';

@Resolver()
export class PersonCopyResolver {
  constructor(private readonly copies: PersonCopyService) {}

  @Query(() => String, {
    description:
      'A copy of all that is kept about a person, as JSON, to be given to the person (GDPR art. 15).',
  })
  @Policy('personCopy.read')
  async personCopy(
    @CurrentActor() actor: Actor,
    @IdArg('personId', "The person's UUID.") personId: string,
  ): Promise<string> {
    return JSON.stringify((await this.copies.read(actor, personId)).copy);
  }
}
