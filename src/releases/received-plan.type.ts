import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { CrisisPlanLabel } from '../crisis-plans/crisis-plan-kinds.js';
import { SharedPlan } from '../crisis-plans/shared-plan.type.js';
import { Person } from '../persons/person.entity.js';
import { PlanKind } from '../persons/person-kinds.js';
import { PlanStatus } from '../plans/plan-kinds.js';
import { pageOf } from '../platform/graphql/page-of.js';
import { ParticipantKind } from '../sips/sip-kinds.js';

@ObjectType({
  description: "A plan that the asker's unit or principal has been given digitally, as a line of a list.",
})
export class ReceivedPlanLine {
  @Field(() => ID, { description: 'UUID of the copy.' })
  copyId: string;

  @Field(() => PlanKind, { description: 'Which kind of plan.' })
  plan: PlanKind;

  @Field(() => CrisisPlanLabel, {
    nullable: true,
    description: 'What it is called, where it is a crisis plan.',
  })
  label: CrisisPlanLabel | null;

  /** Which one, for whoever leads to it. */
  planId: string;

  @Field(() => Int, { description: 'The number of its version.' })
  versionNumber: number;

  @Field(() => Person, { description: 'Whose it is.' })
  person: Person;

  @Field({ description: 'The unit or the principal that was given it, by the name of that day.' })
  receiverName: string;

  @Field(() => Date, { description: 'When it was given.' })
  givenAt: Date;

  @Field(() => Date, {
    nullable: true,
    description: 'When it was first taken into the own record; missing where it has not been.',
  })
  takenAt: Date | null;

  @Field(() => PlanStatus, { description: 'Where the version stands today.' })
  status: PlanStatus;

  @Field(() => String, {
    nullable: true,
    description: 'The day it is to be looked through again or followed up, YYYY-MM-DD.',
  })
  reviewOn: string | null;
}

@ObjectType({ description: 'A page of plans that have been given digitally, by family name.' })
export class ReceivedPlanPage extends pageOf(ReceivedPlanLine) {}

@ObjectType({ description: 'What is to be done according to a SIP that has been given.' })
export class ReceivedSipMeasure {
  @Field({ description: 'What.' })
  text: string;

  @Field({ description: 'Who answers for it: a principal, or somebody else by name.' })
  by: string;

  @Field({ description: 'The unit that does it; may be empty.' })
  unit: string;

  @Field({ description: 'Who does it; may be empty.' })
  responsible: string;

  @Field(() => String, { nullable: true, description: 'From which day, YYYY-MM-DD.' })
  fromDate: string | null;

  @Field(() => String, { nullable: true, description: 'To be done by this day, YYYY-MM-DD.' })
  dueDate: string | null;
}

@ObjectType({ description: 'Somebody who was called to the meeting about a SIP.' })
export class ReceivedSipParticipant {
  @Field({ description: 'Name.' })
  name: string;

  @Field(() => ParticipantKind, { description: 'For whom they were there.' })
  kind: `${ParticipantKind}`;

  @Field({ description: 'Their role or work; may be empty.' })
  role: string;

  @Field({ description: 'Telephone number, where the reader gets it; may be empty.' })
  phone: string;

  @Field({ description: 'Whether they were there.' })
  attended: boolean;
}

@ObjectType({ description: 'What its receiver may read of a SIP.' })
export class ReceivedSip {
  @Field({ description: 'What matters to the person.' })
  whatMatters: string;

  @Field(() => [String], { description: 'Long-term goals.' })
  longTermGoals: string[];

  @Field(() => [String], { description: 'Short-term goals.' })
  shortTermGoals: string[];

  @Field(() => [ReceivedSipMeasure], { description: 'What is to be done, and who answers for it.' })
  measures: ReceivedSipMeasure[];

  @Field(() => String, { nullable: true, description: 'The principal that answers for the whole.' })
  overallResponsible: string | null;

  @Field(() => String, { nullable: true, description: 'When it is to be followed up, YYYY-MM-DD.' })
  followUpOn: string | null;

  @Field({ description: 'Who sees to that; may be empty.' })
  followUpBy: string;

  @Field(() => [ReceivedSipParticipant], { description: 'Those who were called to the meeting.' })
  participants: ReceivedSipParticipant[];
}

@ObjectType({
  description:
    'A plan that has been given digitally, cut for its receiver: the version as it was agreed, and nothing else of the person.',
})
export class ReceivedPlan extends ReceivedPlanLine {
  @Field(() => SharedPlan, { nullable: true, description: 'What stands in it, of a crisis plan.' })
  crisisPlan: SharedPlan | null;

  @Field(() => ReceivedSip, { nullable: true, description: 'What stands in it, of a SIP.' })
  sip: ReceivedSip | null;
}
