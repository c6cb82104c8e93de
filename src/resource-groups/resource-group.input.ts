import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsBoolean,
  IsEnum,
  IsInt,
  IsOptional,
  IsUUID,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { Audience } from '../disclosure/audience.js';
import { IsCivilDate } from '../platform/dates/is-civil-date.js';
import { SeenRevision } from '../platform/revision/revision.js';
import { IsNotBlank, MaxLength } from '../platform/text/length-rules.js';
import { GoalTerm, MemberKind, MemberRole } from './resource-group-kinds.js';

@InputType({ description: 'A member of a resource group.' })
export class ResourceGroupMemberInput {
  @Field(() => ID, {
    nullable: true,
    description:
      'Who of those who are or were in the group it is; left out, whoever had the name in the version before, else somebody new.',
  })
  @IsOptional()
  @IsUUID()
  memberKey?: string;

  @Field({ description: 'Name.' })
  @IsNotBlank()
  @MaxLength(200)
  name: string;

  @Field(() => MemberKind, { description: 'How they know the person.' })
  @IsEnum(MemberKind)
  kind: MemberKind;

  @Field({ nullable: true, description: 'Relation or task in words.' })
  @IsOptional()
  @MaxLength(200)
  relation?: string;

  @Field({ nullable: true, description: 'Telephone number.' })
  @IsOptional()
  @MaxLength(200)
  phone?: string;

  @Field({
    defaultValue: false,
    description:
      'Whether the person lets the member see the crisis plan. Nobody else gets one as somebody close to the person.',
  })
  @IsOptional()
  @IsBoolean()
  seesCrisisPlan?: boolean;

  @Field({
    nullable: true,
    description: 'Why the member is in it though the person did not nominate them; left out, the person did.',
  })
  @IsOptional()
  @MaxLength(200)
  notNominatedReason?: string;

  @Field(() => MemberRole, {
    nullable: true,
    description: 'Of staff: whether it is the coordinator or a doctor.',
  })
  @IsOptional()
  @IsEnum(MemberRole)
  role?: MemberRole | null;

  @Field({
    defaultValue: false,
    description: 'Of staff: whether the person has asked the member to stand for them where they wish it.',
  })
  @IsOptional()
  @IsBoolean()
  representsPerson?: boolean;

  @Field(() => Audience, {
    defaultValue: Audience.CARE_AND_SUPPORT,
    description: 'On whose sheets the member is named.',
  })
  @IsOptional()
  @IsEnum(Audience)
  audience?: Audience;
}

@InputType({ description: "A goal of the person's." })
export class ResourceGroupGoalInput {
  @Field(() => ID, {
    nullable: true,
    description:
      'Which of the goals that are or were in the group it is; left out, the one with the text in the version before, else a new one.',
  })
  @IsOptional()
  @IsUUID()
  goalKey?: string;

  @Field(() => GoalTerm, { description: 'Long-term or short-term.' })
  @IsEnum(GoalTerm)
  term: GoalTerm;

  @Field({ description: "The goal in the person's words." })
  @IsNotBlank()
  @MaxLength(2000)
  text: string;

  @Field({ nullable: true, description: 'The steps to it, one on each line.' })
  @IsOptional()
  @MaxLength(2000)
  steps?: string;

  @Field({ nullable: true, description: 'When it is followed up, YYYY-MM-DD.' })
  @IsOptional()
  @IsCivilDate()
  followUpOn?: string;
}

@InputType({ description: "The whole of a person's resource group, as the person wants it." })
export class SaveResourceGroupInput {
  @Field(() => ID, { description: 'Whose group it is.' })
  @IsUUID()
  personId: string;

  @SeenRevision('The revision that was changed; 0 where there was no group.')
  revision: number;

  @Field({ nullable: true, description: 'Why the coordinator is not in it.' })
  @IsOptional()
  @MaxLength(200)
  withoutCoordinatorReason?: string;

  @Field({ nullable: true, description: 'Why no doctor is in it.' })
  @IsOptional()
  @MaxLength(200)
  withoutDoctorReason?: string;

  @Field(() => Int, {
    nullable: true,
    description: 'How many weeks there are to be between meetings, 1 to 52.',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(52)
  meetingWeeks?: number | null;

  @Field(() => [ResourceGroupMemberInput], { description: 'Members, in order.' })
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => ResourceGroupMemberInput)
  members: ResourceGroupMemberInput[];

  @Field(() => [ResourceGroupGoalInput], { description: 'Goals, in order; long-term ones are listed first.' })
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => ResourceGroupGoalInput)
  goals: ResourceGroupGoalInput[];
}
