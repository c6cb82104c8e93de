import { Field, ID, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsEnum,
  IsIn,
  IsOptional,
  IsUUID,
  ValidateNested,
} from 'class-validator';
import { Activity } from '../organisations/organisation-kinds.js';
import { IsCivilDate } from '../platform/dates/is-civil-date.js';
import { IsNotBlank, MaxLength } from '../platform/text/length-rules.js';
import { IsIdentityNumber } from './is-identity-number.js';
import { CHOSEN_LEGAL_FRAMES } from './legal-frame.js';
import { Intensity, LeavingReason, LegalFrame, PlanAfterLeaving } from './person-kinds.js';

@InputType({ description: 'A person to be enrolled in a team.' })
export class EnrolPersonInput {
  @Field(() => ID, { description: 'The team.' })
  @IsUUID()
  teamId: string;

  @Field({ description: 'Personnummer, samordningsnummer or reserve number, as people write them.' })
  @IsNotBlank()
  @IsIdentityNumber()
  @MaxLength(200)
  identityNumber: string;

  @Field(() => Activity, {
    nullable: true,
    description: "In which of your employer's activities the record is made; only where it runs both.",
  })
  @IsOptional()
  @IsEnum(Activity)
  activity?: Activity;

  @Field({ description: 'Given name.' })
  @IsNotBlank()
  @MaxLength(200)
  givenName: string;

  @Field({ description: 'Family name.' })
  @IsNotBlank()
  @MaxLength(200)
  familyName: string;

  @Field({ defaultValue: false, description: 'Protected identity.' })
  @IsOptional()
  @IsBoolean()
  protectedIdentity?: boolean;

  @Field({ nullable: true, description: 'Preferred language; Swedish when missing.' })
  @IsOptional()
  @MaxLength(200)
  language?: string;

  @Field({ defaultValue: false, description: 'Whether an interpreter is needed.' })
  @IsOptional()
  @IsBoolean()
  needsInterpreter?: boolean;

  @Field({ nullable: true, description: 'Address.' })
  @IsOptional()
  @MaxLength(200)
  address?: string;

  @Field({ nullable: true, description: 'Telephone number.' })
  @IsOptional()
  @MaxLength(200)
  phone?: string;

  @Field({ description: 'First day, YYYY-MM-DD.' })
  @IsCivilDate()
  fromDate: string;

  @Field(() => Intensity, { defaultValue: Intensity.STANDARD, description: 'Intensity of support.' })
  @IsOptional()
  @IsEnum(Intensity)
  intensity?: Intensity;

  @Field(() => LegalFrame, {
    defaultValue: LegalFrame.VOLUNTARY,
    description: 'Legal frame; compulsory care in hospital or outside.',
  })
  @IsOptional()
  @IsIn(CHOSEN_LEGAL_FRAMES)
  legalFrame?: LegalFrame;

  @Field(() => [ID], { nullable: true, description: 'Staff who coordinate.' })
  @IsOptional()
  @IsArray()
  @IsUUID(undefined, { each: true })
  coordinatorIds?: string[];
}

@InputType({ description: 'What becomes of a plan in force when the person leaves the last team.' })
export class LeftPlanInput {
  @Field(() => ID, { description: 'The plan.' })
  @IsUUID()
  planId: string;

  @Field(() => PlanAfterLeaving, {
    nullable: true,
    description: 'Whether it goes on; missing where nothing is said.',
  })
  @IsOptional()
  @IsEnum(PlanAfterLeaving)
  becomes?: PlanAfterLeaving | null;
}

@InputType({ description: 'The end of an enrolment.' })
export class EndEnrolmentInput {
  @Field(() => ID, { description: 'The enrolment.' })
  @IsUUID()
  enrolmentId: string;

  @Field({ description: 'Last day, YYYY-MM-DD.' })
  @IsCivilDate()
  toDate: string;

  @Field(() => LeavingReason, { description: 'Why it ended.' })
  @IsEnum(LeavingReason)
  leavingReason: LeavingReason;

  @Field(() => [LeftPlanInput], {
    defaultValue: [],
    description:
      'Of each plan in force what becomes of it, where the person stays in no other team. Of somebody who has died all are ended.',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => LeftPlanInput)
  plans?: LeftPlanInput[];
}
