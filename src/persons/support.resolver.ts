import { Args, Field, ID, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { IdArg } from '../platform/graphql/id-arg.js';
import { type RevisionConflict, savedOrConflict } from '../platform/revision/revision-conflict.js';
import { CoordinatorWithoutGround } from './coordinators-without-ground.js';
import { Enrolment, Person } from './person.entity.js';
import { BoardEntry, EnrolmentCoordinator, IntensityChange, LegalFrameChange } from './support.entity.js';
import {
  ChangeCoordinatorsInput,
  ChangeIntensityInput,
  ChangeLegalFrameInput,
  PutOnBoardInput,
  TakeOffBoardInput,
} from './support.input.js';
import { type BoardLine, type Support, SupportService } from './support.service.js';

@ObjectType('Support', {
  description: 'How an enrolled person has been supported; each list has the newest first.',
})
class SupportType implements Support {
  @Field(() => ID, { description: 'The enrolment.' })
  enrolmentId: string;

  @Field(() => [EnrolmentCoordinator], { description: 'Who coordinates, has done so and is to.' })
  coordinators: EnrolmentCoordinator[];

  @Field(() => [IntensityChange], { description: 'When the support became more or less intensive, and why.' })
  intensityChanges: IntensityChange[];

  @Field(() => [LegalFrameChange], { description: 'When the legal frame became another, and why.' })
  legalFrameChanges: LegalFrameChange[];

  @Field(() => [BoardEntry], { description: "When the person was on the day's board, and why." })
  board: BoardEntry[];

  @Field(() => [CoordinatorWithoutGround], {
    description: 'Those who coordinate, or are to, and may not read; empty to other principals.',
  })
  withoutGround: CoordinatorWithoutGround[];
}

@ObjectType('BoardLine', { description: 'Somebody whom the whole team helps today.' })
class BoardLineType implements BoardLine {
  @Field(() => Person, { description: 'The person.' })
  person: Person;

  @Field(() => BoardEntry, { description: 'Since when, and why.' })
  entry: BoardEntry;
}

const SupportResult = savedOrConflict('SupportResult', Enrolment);

@Resolver()
export class SupportResolver {
  constructor(private readonly supportService: SupportService) {}

  @Query(() => [SupportType], {
    description:
      'How a person is and has been supported, the latest enrolment first; to other principals without what has been.',
  })
  @Policy('person.read')
  support(
    @CurrentActor() actor: Actor,
    @IdArg('personId', "The person's UUID.") personId: string,
  ): Promise<Support[]> {
    return this.supportService.read(actor, personId);
  }

  @Query(() => [BoardLineType], {
    description: "A team's board of the day: whom the whole team helps, by name.",
  })
  @Policy('person.read')
  board(
    @CurrentActor() actor: Actor,
    @IdArg('teamId', "The team's UUID.") teamId: string,
  ): Promise<BoardLine[]> {
    return this.supportService.board(actor, teamId);
  }

  @Mutation(() => SupportResult, { description: 'Changes who coordinates from a day on.' })
  @Policy('person.write')
  changeCoordinators(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Who, and from when.' }) input: ChangeCoordinatorsInput,
  ): Promise<Enrolment | RevisionConflict> {
    return this.supportService.changeCoordinators(actor, input);
  }

  @Mutation(() => SupportResult, { description: 'Makes the support more or less intensive.' })
  @Policy('person.write')
  changeIntensity(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What, from when and why.' }) input: ChangeIntensityInput,
  ): Promise<Enrolment | RevisionConflict> {
    return this.supportService.changeIntensity(actor, input);
  }

  @Mutation(() => SupportResult, { description: 'Says that the legal frame became another from a day on.' })
  @Policy('person.write')
  changeLegalFrame(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What, from when and why.' }) input: ChangeLegalFrameInput,
  ): Promise<Enrolment | RevisionConflict> {
    return this.supportService.changeLegalFrame(actor, input);
  }

  @Mutation(() => SupportResult, { description: "Puts a person on the team's board of the day." })
  @Policy('person.write')
  putOnBoard(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'From when and why.' }) input: PutOnBoardInput,
  ): Promise<Enrolment | RevisionConflict> {
    return this.supportService.putOnBoard(actor, input);
  }

  @Mutation(() => SupportResult, { description: "Takes a person off the team's board of the day." })
  @Policy('person.write')
  takeOffBoard(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Until when and why.' }) input: TakeOffBoardInput,
  ): Promise<Enrolment | RevisionConflict> {
    return this.supportService.takeOffBoard(actor, input);
  }
}
