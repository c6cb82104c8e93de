import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { type RevisionConflict, savedOrConflict } from '../platform/revision/revision-conflict.js';
import { Person } from './person.entity.js';
import { ReplaceNumberInput } from './person-number.input.js';
import { PersonNumbersService } from './person-numbers.service.js';

const ReplaceNumberResult = savedOrConflict('ReplaceNumberResult', Person);

@Resolver()
export class PersonNumbersResolver {
  constructor(private readonly personNumbersService: PersonNumbersService) {}

  @Mutation(() => ReplaceNumberResult, {
    description:
      'Gives somebody a new number; the earlier one stays theirs and finds them. A mistake is put right with correctPerson.',
  })
  @Policy('person.write')
  replaceNumber(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Whose, which and why.' }) input: ReplaceNumberInput,
  ): Promise<Person | RevisionConflict> {
    return this.personNumbersService.replace(actor, input);
  }
}
