import { Args, Field, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { IdArg } from '../platform/graphql/id-arg.js';
import { type RevisionConflict, savedOrConflict } from '../platform/revision/revision-conflict.js';
import { Correction, Disagreement } from './amendment.entity.js';
import { CorrectEnrolmentInput, CorrectPersonInput } from './correction.input.js';
import { CorrectionsService, type PersonHistory } from './corrections.service.js';
import { Enrolment, Person } from './person.entity.js';
import { PersonNumber } from './person-number.entity.js';

@ObjectType('PersonHistory', { description: "What has been put right on a person's card and enrolments." })
class PersonHistoryType implements PersonHistory {
  @Field(() => [Correction], { description: 'Corrections (rättelser), the newest first.' })
  corrections: Correction[];

  @Field(() => [Disagreement], { description: 'What the person thinks is wrong on the card.' })
  disagreements: Disagreement[];

  @Field(() => [PersonNumber], {
    description: 'Numbers that another has taken the place of (tidigare nummer), the latest first.',
  })
  formerNumbers: PersonNumber[];

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether they were placed in care outside the home as a child (placerat barn): social services then keep the record. Missing to other principals.',
  })
  placedAsChild: boolean | null;
}

const CorrectPersonResult = savedOrConflict('CorrectPersonResult', Person);
const CorrectEnrolmentResult = savedOrConflict('CorrectEnrolmentResult', Enrolment);

@Resolver()
export class CorrectionsResolver {
  constructor(private readonly correctionsService: CorrectionsService) {}

  @Query(() => PersonHistoryType, { description: "A person's earlier details; empty to other principals." })
  @Policy('person.read')
  personHistory(
    @CurrentActor() actor: Actor,
    @IdArg('personId', "The person's UUID.") personId: string,
  ): Promise<PersonHistory> {
    return this.correctionsService.history(actor, personId);
  }

  @Mutation(() => CorrectPersonResult, {
    description: "Puts something right on a person's card; what was there stays readable.",
  })
  @Policy('person.write')
  correctPerson(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What, and why.' }) input: CorrectPersonInput,
  ): Promise<Person | RevisionConflict> {
    return this.correctionsService.correctPerson(actor, input);
  }

  @Mutation(() => CorrectEnrolmentResult, {
    description: 'Puts something right on an enrolment; what was there stays readable.',
  })
  @Policy('person.write')
  correctEnrolment(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What, and why.' }) input: CorrectEnrolmentInput,
  ): Promise<Enrolment | RevisionConflict> {
    return this.correctionsService.correctEnrolment(actor, input);
  }
}
