import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsEnum,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { Audience } from '../disclosure/audience.js';
import { StatementAuthor } from '../plans/plan-kinds.js';
import { MERGED, VersionConflict } from '../plans/plan-results.js';
import { SeenDigest } from '../plans/seen-digest.js';
import { IsCivilDate } from '../platform/dates/is-civil-date.js';
import { SeenRevision } from '../platform/revision/revision.js';
import { MaxLength } from '../platform/text/length-rules.js';
import { CrisisPlanLabel, ParticipantPart, Phase, UnitResponse, WishAnswer } from './crisis-plan-kinds.js';
import { GENERAL, packIds } from './packs/packs.js';

@InputType({ description: 'A crisis plan to be begun.' })
export class BeginCrisisPlanInput {
  @Field(() => ID, { description: 'Whose plan.' })
  @IsUUID()
  personId: string;

  @Field(() => CrisisPlanLabel, {
    nullable: true,
    description:
      'What it is called; a person has one plan of each name. What the plans of its pack are usually called when missing.',
  })
  @IsOptional()
  @IsEnum(CrisisPlanLabel)
  label?: CrisisPlanLabel | null;

  @Field({
    defaultValue: GENERAL,
    description: 'In which pack it is made, by its id; its newest version is begun with. See `planPacks`.',
  })
  @IsIn(packIds)
  pack: string = GENERAL;
}

@InputType({ description: 'One statement of a draft. Without words it is left out.' })
@ObjectType('CrisisPlanDraftStatement', { description: 'One statement, as it is sent.' })
export class CrisisPlanStatementInput {
  @Field({ description: 'The code of a section of the pack.' })
  @IsString()
  @MaxLength(40)
  section: string;

  @Field(() => Int, {
    nullable: true,
    description: 'Stage from 1; for a section with stages, and only there.',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(5)
  stage?: number | null;

  @Field({ description: 'The words.' })
  @IsString()
  @MaxLength(2000)
  text: string = '';

  @Field(() => StatementAuthor, { defaultValue: StatementAuthor.PERSON, description: 'Whose words.' })
  @IsEnum(StatementAuthor)
  author: StatementAuthor = StatementAuthor.PERSON;

  @Field(() => Audience, { defaultValue: Audience.CARE_AND_SUPPORT, description: 'Who may read them.' })
  @IsEnum(Audience)
  audience: Audience = Audience.CARE_AND_SUPPORT;

  @Field(() => WishAnswer, {
    nullable: true,
    description:
      "The team's answer, where the section is one that it answers. In other words it is another wish.",
  })
  @IsOptional()
  @IsEnum(WishAnswer)
  answer?: WishAnswer | null;

  @Field({ defaultValue: '', description: 'Why the team answers so.' })
  @IsString()
  @MaxLength(2000)
  answerReason: string = '';
}

@InputType({ description: 'Somebody who took part in the making. Without any words the row is left out.' })
@ObjectType('CrisisPlanDraftParticipant', { description: 'Somebody who took part, as it is sent.' })
export class CrisisPlanParticipantInput {
  @Field({ defaultValue: '', description: 'Name.' })
  @IsString()
  @MaxLength(200)
  name: string = '';

  @Field({ defaultValue: '', description: 'Role in words.' })
  @IsString()
  @MaxLength(200)
  role: string = '';

  @Field(() => ParticipantPart, {
    defaultValue: ParticipantPart.TOOK_PART,
    description: 'What they did.',
  })
  @IsEnum(ParticipantPart)
  part: ParticipantPart = ParticipantPart.TOOK_PART;

  @Field(() => Audience, { defaultValue: Audience.CARE_AND_SUPPORT, description: 'Who may read it.' })
  @IsEnum(Audience)
  audience: Audience = Audience.CARE_AND_SUPPORT;
}

@InputType({ description: 'A section that is not for the person.' })
@ObjectType('CrisisPlanDraftSkippedSection', { description: 'A section that is skipped, as it is sent.' })
export class CrisisPlanSkippedSectionInput {
  @Field({ description: 'The code of a section of the pack.' })
  @IsString()
  @MaxLength(40)
  section: string;
}

@InputType({ description: 'An outside unit in a draft. Without unit and task it is left out.' })
@ObjectType('CrisisPlanDraftUnit', { description: 'An outside unit, as it is sent.' })
export class ClosedHoursUnitInput {
  @Field(() => ID, { nullable: true, description: 'The unit; may be chosen later.' })
  @IsOptional()
  @IsUUID()
  unitId?: string | null;

  @Field({ defaultValue: '', description: 'What it is asked to do.' })
  @IsString()
  @MaxLength(2000)
  task: string = '';

  @Field({
    defaultValue: false,
    description:
      'Whether that is a practical task alone: the unit is then nobody to turn to in a crisis, and its yes is not the one that is demanded.',
  })
  @IsBoolean()
  practicalOnly: boolean = false;

  @Field(() => UnitResponse, { defaultValue: UnitResponse.PENDING, description: 'Its answer.' })
  @IsEnum(UnitResponse)
  response: UnitResponse = UnitResponse.PENDING;

  @Field(() => String, { nullable: true, description: 'The day it answered, YYYY-MM-DD.' })
  @IsOptional()
  @IsCivilDate()
  respondedOn?: string | null;

  @Field({ defaultValue: '', description: 'Who answered for the unit.' })
  @IsString()
  @MaxLength(200)
  respondedBy: string = '';
}

@InputType({ description: 'Somebody to call, in a draft. Without any words the row is left out.' })
@ObjectType('CrisisPlanDraftContact', { description: 'Somebody to call, as it is sent.' })
export class CrisisPlanContactInput {
  @Field({ defaultValue: '', description: 'Name.' })
  @IsString()
  @MaxLength(200)
  name: string = '';

  @Field({ defaultValue: '', description: 'Relation in words.' })
  @IsString()
  @MaxLength(200)
  relation: string = '';

  @Field({ defaultValue: '', description: 'Telephone number.' })
  @IsString()
  @MaxLength(200)
  phone: string = '';

  @Field({ defaultValue: '', description: 'When it is all right to call, in words.' })
  @IsString()
  @MaxLength(200)
  whenToCall: string = '';

  @Field(() => String, { nullable: true, description: 'The day the number was last tried, YYYY-MM-DD.' })
  @IsOptional()
  @IsCivilDate()
  checkedOn?: string | null;

  @Field(() => Audience, { defaultValue: Audience.CARE_AND_SUPPORT, description: 'Who may read it.' })
  @IsEnum(Audience)
  audience: Audience = Audience.CARE_AND_SUPPORT;
}

@InputType({
  description:
    'The whole content of a draft. What is not written yet may be missing; what is written wrongly is refused.',
})
@ObjectType('CrisisPlanDraft', { description: 'A draft of a crisis plan as it is sent.' })
export class SaveCrisisPlanDraftInput {
  @Field(() => ID, { description: 'The plan.' })
  @IsUUID()
  planId: string;

  @SeenRevision()
  revision: number;

  @SeenDigest()
  seenDigest: string = '';

  @Field({ defaultValue: false, description: 'Whether it was made together with the person.' })
  @IsBoolean()
  madeTogether: boolean = false;

  @Field(() => Phase, { nullable: true, description: 'The phase the person was in.' })
  @IsOptional()
  @IsEnum(Phase)
  phase?: Phase | null;

  @Field(() => String, { nullable: true, description: 'The day it was made together, YYYY-MM-DD.' })
  @IsOptional()
  @IsCivilDate()
  madeOn?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The day it is to be looked through again, YYYY-MM-DD.',
  })
  @IsOptional()
  @IsCivilDate()
  reviewOn?: string | null;

  @Field({ defaultValue: '', description: 'What to do when the team is closed.' })
  @IsString()
  @MaxLength(5000)
  closedHours: string = '';

  @Field({
    defaultValue: '',
    description:
      'Why no unit can take a task when the team is closed; with it a plan can be agreed without one.',
  })
  @IsString()
  @MaxLength(2000)
  noUnitReason: string = '';

  @Field(() => [ClosedHoursUnitInput], { defaultValue: [], description: 'Outside units, in order.' })
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => ClosedHoursUnitInput)
  closedHoursUnits: ClosedHoursUnitInput[] = [];

  @Field(() => [CrisisPlanStatementInput], {
    defaultValue: [],
    description: 'Statements, in order within each section.',
  })
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => CrisisPlanStatementInput)
  statements: CrisisPlanStatementInput[] = [];

  @Field(() => [CrisisPlanContactInput], {
    defaultValue: [],
    description: 'Whom the person wants called, in order.',
  })
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => CrisisPlanContactInput)
  contacts: CrisisPlanContactInput[] = [];

  @Field(() => [CrisisPlanParticipantInput], {
    defaultValue: [],
    description: 'Who took part in the making, in order.',
  })
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => CrisisPlanParticipantInput)
  participants: CrisisPlanParticipantInput[] = [];

  @Field(() => [CrisisPlanSkippedSectionInput], {
    defaultValue: [],
    description: 'The sections that are not for the person; where words stand in one, they count.',
  })
  @IsArray()
  @ArrayMaxSize(30)
  @ValidateNested({ each: true })
  @Type(() => CrisisPlanSkippedSectionInput)
  skippedSections: CrisisPlanSkippedSectionInput[] = [];
}

/** The next version of a plan. */
@ArgsType()
export class BeginNextCrisisPlanVersionInput {
  @Field(() => ID, { description: "The plan's UUID." })
  @IsUUID()
  planId: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Another pack to make it in, by its id. What stands in sections that it does not have is not taken along. The same when missing.',
  })
  @IsOptional()
  @IsIn(packIds)
  pack?: string | null;
}

@InputType({ description: "An outside unit's answer to what it is asked to do in a draft." })
export class RecordUnitResponseInput {
  @Field(() => ID, { description: 'The plan.' })
  @IsUUID()
  planId: string;

  @SeenRevision()
  revision: number;

  @Field(() => ID, { description: 'The unit, named in the draft.' })
  @IsUUID()
  unitId: string;

  @Field(() => UnitResponse, { description: 'Its answer.' })
  @IsEnum(UnitResponse)
  response: UnitResponse;

  @Field(() => String, { nullable: true, description: 'The day it answered, YYYY-MM-DD.' })
  @IsOptional()
  @IsCivilDate()
  respondedOn?: string | null;

  @Field({ defaultValue: '', description: 'Who answered for the unit.' })
  @IsString()
  @MaxLength(200)
  respondedBy: string = '';
}

@InputType({ description: 'The draft that is agreed.' })
export class AgreeCrisisPlanInput {
  @Field(() => ID, { description: 'The plan.' })
  @IsUUID()
  planId: string;

  @SeenRevision('The revision that was read before agreeing.')
  revision: number;
}

@ObjectType({
  description: 'Nothing was written, because the plan has changed since it was read.',
})
export class CrisisPlanDraftConflict extends VersionConflict {
  @Field(() => SaveCrisisPlanDraftInput, { nullable: true, description: MERGED })
  merged: SaveCrisisPlanDraftInput | null;
}
