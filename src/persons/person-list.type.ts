import { ArgsType, Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsEnum, IsOptional, IsUUID, ValidateNested } from 'class-validator';
import { FIRST_PAGE, PageInput, pageOf } from '../platform/graphql/page-of.js';
import { MaxLength } from '../platform/text/length-rules.js';
import { Enrolment, Person } from './person.entity.js';

export enum PersonFilter {
  ALL = 'ALL',
  MINE = 'MINE',
  WITHOUT_COORDINATOR = 'WITHOUT_COORDINATOR',
  WITHOUT_CRISIS_PLAN = 'WITHOUT_CRISIS_PLAN',
  WITHOUT_SIP = 'WITHOUT_SIP',
  WITHOUT_NEEDS_INVENTORY = 'WITHOUT_NEEDS_INVENTORY',
  OVERDUE = 'OVERDUE',
  ENDED = 'ENDED',
}
registerEnumType(PersonFilter, {
  name: 'PersonFilter',
  description: 'Which of the persons of a team.',
  valuesMap: {
    ALL: { description: 'Everyone enrolled today.' },
    MINE: {
      description:
        'Enrolled, and coordinated today by the member of staff to whom the account is linked (mina personer).',
    },
    WITHOUT_COORDINATOR: { description: 'Enrolled, and nobody who works in the team coordinates today.' },
    WITHOUT_CRISIS_PLAN: {
      description:
        'Enrolled, with no crisis plan in force or begun, and has not declined one, as far as the asker may read.',
    },
    WITHOUT_SIP: {
      description:
        'Enrolled, with no SIP in force or begun, and has not declined one, as far as the asker may read.',
    },
    WITHOUT_NEEDS_INVENTORY: {
      description:
        "Enrolled, without a needs inventory of the last six months (behovsinventering), among the owner's own.",
    },
    OVERDUE: { description: 'Enrolled, with a plan that was to be looked through before today.' },
    ENDED: { description: 'Enrolled before and not today, whose records the asker may still read.' },
  },
});

export enum PersonSort {
  NAME = 'NAME',
  NEXT_DUE = 'NEXT_DUE',
  LAST_CONTACT = 'LAST_CONTACT',
}
registerEnumType(PersonSort, {
  name: 'PersonSort',
  description: 'In which order persons are listed.',
  valuesMap: {
    NAME: { description: 'By family name.' },
    NEXT_DUE: { description: 'The plan that is due first comes first; without one last.' },
    LAST_CONTACT: {
      description: 'The longest since the last contact comes first, and before that none at all.',
    },
  },
});

/** What of the persons of a team is wanted, and in which order. */
export interface PersonSearch {
  search?: string;
  filter?: PersonFilter;
  sort?: PersonSort;
}

@ArgsType()
export class PersonListArgs implements PersonSearch {
  @Field(() => ID, { description: "The team's UUID." })
  @IsUUID()
  teamId: string;

  @Field({
    defaultValue: '',
    description: 'The beginning of a name, or a whole identity number; everybody when empty.',
  })
  @IsOptional()
  @MaxLength(200)
  search?: string;

  @Field(() => PersonFilter, { defaultValue: PersonFilter.ALL, description: 'Which of them.' })
  @IsOptional()
  @IsEnum(PersonFilter)
  filter?: PersonFilter;

  @Field(() => PersonSort, { defaultValue: PersonSort.NAME, description: 'In which order.' })
  @IsOptional()
  @IsEnum(PersonSort)
  sort?: PersonSort;

  @Field(() => PageInput, { defaultValue: FIRST_PAGE, description: 'Which page of the list.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => PageInput)
  page?: PageInput;
}

@ObjectType({ description: 'Who coordinates for a person today.' })
export class PersonCoordinator {
  @Field({ description: 'Name.' })
  name: string;

  @Field({ description: 'The principal that employs them.' })
  employer: string;
}

@ObjectType({ description: 'A plan in force, as a line of a list.' })
export class PlanInForce {
  @Field(() => ID, { description: "The plan's UUID." })
  planId: string;

  @Field(() => String, {
    nullable: true,
    description: 'The day it is to be looked through, or a SIP followed up, YYYY-MM-DD.',
  })
  dueOn: string | null;
}

@ObjectType({ description: 'A person of a team, as a line of its list.' })
export class PersonLine {
  @Field(() => Enrolment, { description: 'The enrolment; the latest where it has ended.' })
  enrolment: Enrolment;

  @Field(() => Person, { description: 'The person.' })
  person: Person;

  @Field(() => [PersonCoordinator], { description: 'Who coordinates today, by name.' })
  coordinators: PersonCoordinator[];

  @Field({ description: 'Whether the signed-in person is one of them, by the link of the account.' })
  isMine: boolean;

  @Field({ description: 'False: the asker may not read crisis plans of the person, and none is told of.' })
  mayReadCrisisPlans: boolean;

  @Field(() => [PlanInForce], { description: 'Crisis plans in force, the first due first.' })
  crisisPlans: PlanInForce[];

  @Field({ description: 'Whether a crisis plan has been begun that the asker may read.' })
  crisisPlanBegun: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      'The day the person declined a crisis plan, YYYY-MM-DD, where that is the last they have said of it.',
  })
  crisisPlanDeclinedOn: string | null;

  @Field({ description: 'False: the asker may not read SIPs of the person, and none is told of.' })
  mayReadSips: boolean;

  @Field(() => PlanInForce, { nullable: true, description: 'The SIP in force.' })
  sip: PlanInForce | null;

  @Field({ description: 'Whether a SIP has been begun that the asker may read.' })
  sipBegun: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      'The day the person declined a SIP, YYYY-MM-DD, where that is the last they have said of it.',
  })
  sipDeclinedOn: string | null;

  @Field(() => String, { nullable: true, description: 'The first day on which one of the plans is due.' })
  nextDueOn: string | null;

  @Field({ description: 'Whether that day has passed.' })
  isOverdue: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      "The day of the last contact in which somebody was met or reached, YYYY-MM-DD; for the owner's own staff alone.",
  })
  lastContactOn: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "The day that the newest needs inventory with any answer tells of, YYYY-MM-DD; for the owner's own staff alone.",
  })
  needsInventoryOn: string | null;

  @Field({ description: 'Whether a needs inventory is to be taken: there is none of the last six months.' })
  needsInventoryDue: boolean;
}

@ObjectType({ description: 'One page of the persons of a team.' })
export class PersonPage extends pageOf(PersonLine) {}
