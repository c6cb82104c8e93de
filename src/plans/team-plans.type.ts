import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, IsUUID, ValidateNested } from 'class-validator';
import { Person } from '../persons/person.entity.js';
import { PlanKind } from '../persons/person-kinds.js';
import { IsCivilDate } from '../platform/dates/is-civil-date.js';
import { FIRST_PAGE, PageInput, pageOf } from '../platform/graphql/page-of.js';

@ObjectType({
  description: 'Somebody of a team who coordinates, and how many overdue plans there are of theirs.',
})
export class OverdueOfCoordinator {
  @Field(() => ID, {
    nullable: true,
    description: 'The member of staff; missing for those without a coordinator.',
  })
  staffMemberId: string | null;

  @Field({ description: 'Their name; empty for those without a coordinator.' })
  name: string;

  @Field(() => Int, { description: 'How many plans.' })
  plans: number;
}

@ObjectType({
  description:
    'A plan in force whose day to look it through, or follow it up, has passed (skulle ha setts över).',
})
export class OverduePlan {
  @Field(() => PlanKind, { description: 'Which kind of plan.' })
  kind: PlanKind;

  @Field(() => ID, { description: 'The plan.' })
  planId: string;

  @Field(() => Int, { description: 'The number of the version in force.' })
  version: number;

  @Field(() => Person, { description: 'Whose it is.' })
  person: Person;

  @Field({ description: 'The day that has passed, YYYY-MM-DD.' })
  reviewOn: string;

  @Field(() => Int, { description: 'How many days ago.' })
  days: number;

  @Field(() => [String], { description: 'Who coordinates today in the team.' })
  coordinators: string[];
}

@ObjectType({ description: 'A page of overdue plans, the longest overdue first.' })
export class OverduePlanPage extends pageOf(OverduePlan) {
  @Field(() => [OverdueOfCoordinator], { description: 'How many there are of each coordinator, by name.' })
  coordinators: OverdueOfCoordinator[];
}

@ArgsType()
export class OverduePlansArgs {
  @Field(() => ID, { description: "The team's UUID." })
  @IsUUID()
  teamId: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Only those of this member of staff; all when missing.',
  })
  @IsOptional()
  @IsUUID()
  coordinatorId?: string | null;

  @Field(() => PageInput, { defaultValue: FIRST_PAGE, description: 'Which page of the list.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => PageInput)
  page?: PageInput;
}

@InputType({ description: 'Of which team, and in which period.' })
export class PlanOfferCountInput {
  @Field(() => ID, { description: "The team's UUID." })
  @IsUUID()
  teamId: string;

  @Field({ description: 'The first day, YYYY-MM-DD.' })
  @IsCivilDate()
  from: string;

  @Field({ description: 'The last day, YYYY-MM-DD.' })
  @IsCivilDate()
  to: string;
}

@ObjectType({
  description:
    'How many people a team offered a plan in a period, and what they last said in it. Counts only.',
})
export class PlanOfferCount {
  @Field(() => PlanKind, { description: 'Which kind of plan.' })
  plan: PlanKind;

  @Field(() => Int, { description: 'People who were asked (n).' })
  offered: number;

  @Field(() => Int, { description: 'Of them: said yes.' })
  accepted: number;

  @Field(() => Int, { description: 'Of them: said no.' })
  declined: number;

  @Field(() => Int, { description: 'Of them: wanted to think about it.' })
  undecided: number;
}
