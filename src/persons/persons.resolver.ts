import { Args, Field, Mutation, ObjectType, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { IdArg } from '../platform/graphql/id-arg.js';
import { BlockedRecords } from './blocked-records.js';
import { birthDateOf } from './identity-number.js';
import { Enrolment, Person } from './person.entity.js';
import { EndEnrolmentInput, EnrolPersonInput } from './person.input.js';
import { PersonsService } from './persons.service.js';

@ObjectType({ description: 'An enrolled person and who coordinates.' })
export class EnrolledPersonType {
  @Field(() => Enrolment, { description: 'The enrolment.' })
  enrolment: Enrolment;

  @Field(() => Person, { description: 'The person.' })
  person: Person;

  @Field(() => [String], { description: 'Names of those who coordinate.' })
  coordinators: string[];
}

@Resolver(() => Person)
export class PersonsResolver {
  constructor(private readonly personsService: PersonsService) {}

  @Query(() => [EnrolledPersonType], { description: 'Everyone enrolled in a team today, by name.' })
  @Policy('person.read')
  enrolledPersons(@CurrentActor() actor: Actor, @IdArg('teamId', "The team's UUID.") teamId: string) {
    return this.personsService.enrolled(actor, teamId);
  }

  @Query(() => Person, { description: 'One person.' })
  @Policy('person.read')
  async person(@CurrentActor() actor: Actor, @IdArg('id', "The person's UUID.") id: string): Promise<Person> {
    return (await this.personsService.get(actor, id)).person;
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
