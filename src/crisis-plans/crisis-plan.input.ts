import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsEnum,
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
import { CrisisPlanLabel, CrisisPlanSection, Phase, UnitResponse } from './crisis-plan-kinds.js';

@InputType({ description: 'A crisis plan to be begun.' })
export class BeginCrisisPlanInput {
  @Field(() => ID, { description: 'Whose plan.' })
  @IsUUID()
  personId: string;

  @Field(() => CrisisPlanLabel, { description: 'What it is called; a person has one plan of each name.' })
  @IsEnum(CrisisPlanLabel)
  label: CrisisPlanLabel;
}

@InputType({ description: 'One statement of a draft. Without words it is left out.' })
@ObjectType('CrisisPlanDraftStatement', { description: 'One statement, as it is sent.' })
export class CrisisPlanStatementInput {
  @Field(() => CrisisPlanSection, { description: 'Section.' })
  @IsEnum(CrisisPlanSection)
  section: CrisisPlanSection;

  @Field(() => Int, { nullable: true, description: 'Stage 1 to 3; for early signs, and only for them.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(3)
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
