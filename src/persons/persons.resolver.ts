import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { IdArg } from '../platform/graphql/id-arg.js';
import { BlockedRecords } from './blocked-records.js';
import { birthDateOf } from './identity-number.js';
import { Enrolment, Person } from './person.entity.js';
import { EndEnrolmentInput, EnrolPersonInput } from './person.input.js';
import { PersonListService } from './person-list.service.js';
import { PersonListArgs, PersonPage } from './person-list.type.js';
import { PersonsService } from './persons.service.js';

@Resolver(() => Person)
export class PersonsResolver {
  constructor(
    private readonly personsService: PersonsService,
    private readonly personList: PersonListService,
  ) {}

  @Query(() => PersonPage, { description: 'The persons of a team whom the asker may see.' })
  @Policy('person.read')
  persons(
    @CurrentActor() actor: Actor,
    @Args() { teamId, page, ...wanted }: PersonListArgs,
  ): Promise<PersonPage> {
    return this.personList.list(actor, teamId, wanted, page);
  }

  @Query(() => Person, { description: 'One person.' })
  @Policy('person.read')
  person(@CurrentActor() actor: Actor, @IdArg('id', "The person's UUID.") id: string): Promise<Person> {
    return this.personsService.get(actor, id);
  }

  @Query(() => BlockedRecords, {
    description: 'Whether a block keeps records about a person from the asker.',
  })
  @Policy('person.read')
  blockedRecords(
    @CurrentActor() actor: Actor,
    @IdArg('personId', "The person's UUID.") personId: string,
  ): Promise<BlockedRecords> {
    return this.personsService.blocked(actor, personId);
  }

  @Mutation(() => Enrolment, { description: 'Enrols a person, new or known, in a team.' })
  @Policy('person.write')
  enrolPerson(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Who, where and from when.' }) input: EnrolPersonInput,
  ): Promise<Enrolment> {
    return this.personsService.enrol(actor, input);
  }

  @Mutation(() => Enrolment, { description: 'Ends an enrolment.' })
  @Policy('person.write')
  endEnrolment(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which, when and why.' }) input: EndEnrolmentInput,
  ): Promise<Enrolment> {
    return this.personsService.endEnrolment(actor, input);
  }

  @ResolveField(() => String, { nullable: true, description: 'Date of birth where the number carries one.' })
  birthDate(@Parent() person: Person): string | null {
    return birthDateOf(person);
  }
}
