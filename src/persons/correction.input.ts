import { Field, ID, InputType } from '@nestjs/graphql';
import { IsArray, IsBoolean, IsEnum, IsOptional, IsUUID } from 'class-validator';
import { Activity } from '../organisations/organisation-kinds.js';
import { IsCivilDate } from '../platform/dates/is-civil-date.js';
import { IfGiven } from '../platform/revision/if-given.js';
import { SeenRevision } from '../platform/revision/revision.js';
import { IsNotBlank, MaxLength } from '../platform/text/length-rules.js';
import { IsIdentityNumber } from './is-identity-number.js';
import { Intensity, LeavingReason, LegalFrame } from './person-kinds.js';

@InputType({ description: "What is put right on a person's card. What is left out stays as it is." })
export class CorrectPersonInput {
  @Field(() => ID, { description: 'The person.' })
  @IsUUID()
  personId: string;

  @SeenRevision()
  revision: number;

  @Field({ nullable: true, description: 'Personnummer, samordningsnummer or reserve number.' })
  @IfGiven()
  @IsNotBlank()
  @IsIdentityNumber()
  @MaxLength(200)
  identityNumber?: string;

  @Field(() => Activity, {
    nullable: true,
    description: 'In which activity of its owner the record is made; the owner must run it.',
  })
  @IfGiven()
  @IsEnum(Activity)
  activity?: Activity;

  @Field({ nullable: true, description: 'Given name.' })
  @IfGiven()
  @IsNotBlank()
  @MaxLength(200)
  givenName?: string;

  @Field({ nullable: true, description: 'Family name.' })
  @IfGiven()
  @IsNotBlank()
  @MaxLength(200)
  familyName?: string;

  @Field({ nullable: true, description: 'Protected identity, on or off.' })
  @IfGiven()
  @IsBoolean()
  protectedIdentity?: boolean;

  @Field({ nullable: true, description: 'Preferred language.' })
  @IfGiven()
  @IsNotBlank()
  @MaxLength(200)
  language?: string;

  @Field({ nullable: true, description: 'Whether an interpreter is needed.' })
  @IfGiven()
  @IsBoolean()
  needsInterpreter?: boolean;

  @Field({
    nullable: true,
    description: 'Whether they were placed in care as a child: social services then keep the record.',
  })
  @IfGiven()
  @IsBoolean()
  placedAsChild?: boolean;

  @Field(() => String, { nullable: true, description: 'Address; null takes it away.' })
  @IsOptional()
  @MaxLength(200)
  address?: string | null;

  @Field(() => String, { nullable: true, description: 'Telephone number; null takes it away.' })
  @IsOptional()
  @MaxLength(200)
  phone?: string | null;

  @Field({ description: 'Why.' })
  @IsNotBlank()
  @MaxLength(1000)
  reason: string;
}

@InputType({ description: 'What is put right on an enrolment. What is left out stays as it is.' })
export class CorrectEnrolmentInput {
  @Field(() => ID, { description: 'The enrolment.' })
  @IsUUID()
  enrolmentId: string;

  @SeenRevision()
  revision: number;

  @Field({ nullable: true, description: 'First day, YYYY-MM-DD.' })
  @IfGiven()
  @IsCivilDate()
  fromDate?: string;

  @Field(() => String, { nullable: true, description: 'Last day, YYYY-MM-DD; null: it goes on.' })
  @IsOptional()
  @IsCivilDate()
  toDate?: string | null;

  @Field(() => LeavingReason, { nullable: true, description: 'Why it ended.' })
  @IsOptional()
  @IsEnum(LeavingReason)
  leavingReason?: LeavingReason | null;

  @Field(() => Intensity, { nullable: true, description: 'Intensity of support.' })
  @IfGiven()
  @IsEnum(Intensity)
  intensity?: Intensity;

  @Field(() => LegalFrame, { nullable: true, description: 'Legal frame.' })
  @IfGiven()
  @IsEnum(LegalFrame)
  legalFrame?: LegalFrame;

  @Field(() => [ID], { nullable: true, description: 'Staff who coordinate.' })
  @IfGiven()
  @IsArray()
  @IsUUID(undefined, { each: true })
  coordinatorIds?: string[];

  @Field({ description: 'Why.' })
  @IsNotBlank()
  @MaxLength(1000)
  reason: string;
}
