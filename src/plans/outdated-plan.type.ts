import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { RegisterRecord } from '../organisations/register-change.entity.js';
import { Person } from '../persons/person.entity.js';
import { PlanKind } from '../persons/person-kinds.js';

export enum OldValueOn {
  PAPER = 'PAPER',
  PLAN = 'PLAN',
}
registerEnumType(OldValueOn, {
  name: 'OldValueOn',
  description: 'Where an old value of the register still stands.',
  valuesMap: {
    PAPER: {
      description:
        'On sheets printed before the change; a plan looks the value up, so that a new print has the new one.',
    },
    PLAN: { description: 'In the words of the plan itself: a new version has to be agreed.' },
  },
});

@ObjectType({
  description: 'A plan in force that says an old telephone number or old hours (plan med gammal uppgift).',
})
export class OutdatedPlan {
  @Field(() => PlanKind, { description: 'Kind of plan.' })
  kind: PlanKind;

  @Field(() => ID, { description: 'The plan.' })
  planId: string;

  @Field(() => Int, { description: 'The number of the version in force.' })
  version: number;

  @Field(() => Person, { description: 'Whose it is.' })
  person: Person;

  @Field(() => RegisterRecord, { description: 'The kind of record that was changed: a unit or a team.' })
  recordType: RegisterRecord;

  @Field(() => ID, { description: 'The record that was changed.' })
  recordId: string;

  @Field({ description: 'The field that was changed: phone or openingHours.' })
  field: string;

  @Field({ description: 'What the plan or its paper says.' })
  earlierText: string;

  @Field({ description: 'What the register says now.' })
  newText: string;

  @Field(() => OldValueOn, { description: 'Where it says so.' })
  where: OldValueOn;
}
