import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import { Person } from '../persons/person.entity.js';
import { FIRST_PAGE, PageInput, pageOf } from '../platform/graphql/page-of.js';
import { MaxLength } from '../platform/text/length-rules.js';
import { TurnToNow } from './closed-hours/turn-to.type.js';
import { ClosedHoursUnit, CrisisPlanContact, CrisisPlanStatement } from './crisis-plan.entity.js';
import { CrisisPlanLabel } from './crisis-plan-kinds.js';
import { OpenedContact, OpenedTeam } from './opened-team.type.js';

@ObjectType({ description: 'A crisis plan in force that the asker may read, as a line of a list.' })
export class SharedPlanLine {
  @Field(() => ID, { description: "The plan's UUID." })
  planId: string;

  @Field(() => CrisisPlanLabel, { description: 'What it is called.' })
  label: CrisisPlanLabel;

  @Field(() => Person, { description: 'Whose it is.' })
  person: Person;

  @Field(() => String, {
    nullable: true,
    description: 'The day it is to be looked through again, YYYY-MM-DD.',
  })
  reviewOn: string | null;

  @Field({ description: 'Whether no team supports the person today.' })
  hasNoTeam: boolean;
}

@ObjectType({ description: 'A page of crisis plans, by family name.' })
export class SharedPlanPage extends pageOf(SharedPlanLine) {}

@ObjectType({
  description:
    'What care may read of the version of a crisis plan that is in force, and nothing else of the person.',
})
export class SharedPlan extends SharedPlanLine {
  @Field(() => Int, { description: 'Number of the version.' })
  version: number;

  @Field({ description: 'When it was agreed.' })
  agreedAt: Date;

  @Field({ description: 'SHA-256 of the agreed content, in hex.' })
  checksum: string;

  @Field({ description: 'What to do when the team is closed (när teamet är stängt).' })
  closedHours: string;

  @Field(() => [ClosedHoursUnit], { description: 'Outside units that have a part when the team is closed.' })
  closedHoursUnits: ClosedHoursUnit[];

  @Field({ description: 'Why no unit can take a task when the team is closed; empty where one can.' })
  noUnitReason: string;

  @Field(() => TurnToNow, { description: 'Whom to turn to now.' })
  turnToNow: TurnToNow;

  @Field(() => [CrisisPlanStatement], { description: 'The statements that care may read.' })
  statements: CrisisPlanStatement[];

  @Field(() => [CrisisPlanContact], { description: 'Whom the person wants called, of those care may read.' })
  contacts: CrisisPlanContact[];

  @Field({
    description:
      'The team that supports the person now, whichever keeps the plan; empty where there is none.',
  })
  teamName: string;

  @Field({ description: "The team's telephone number." })
  teamPhone: string;

  @Field({ description: "The team's opening hours in words." })
  teamOpeningHours: string;
}

@ObjectType({
  description: 'What an emergency opening has opened of one principal’s records, and until when.',
})
export class OpenedRecord {
  @Field(() => Person, { description: 'Whose records.' })
  person: Person;

  @Field({ description: 'The principal that keeps them.' })
  principal: string;

  @Field({ description: 'Until when.' })
  closesAt: Date;

  @Field(() => [SharedPlanLine], { description: 'The crisis plans in force.' })
  crisisPlans: SharedPlanLine[];

  @Field(() => [OpenedTeam], {
    description: 'The teams that support the person today; none where a crisis plan says whom to turn to.',
  })
  teams: OpenedTeam[];

  @Field(() => [OpenedContact], {
    description:
      'Those of the resource group whom care may know of; none where a crisis plan says whom to call.',
  })
  contacts: OpenedContact[];
}

@ArgsType()
export class SharedPlanSearch {
  @Field({
    defaultValue: '',
    description: 'Beginnings of names in any order, or a whole identity number; everybody when empty.',
  })
  @IsOptional()
  @MaxLength(200)
  query?: string;

  @Field(() => PageInput, { defaultValue: FIRST_PAGE, description: 'Which page of the list.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => PageInput)
  page?: PageInput;
}
