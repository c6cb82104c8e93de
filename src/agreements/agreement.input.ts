import { applyDecorators } from '@nestjs/common';
import { Field, ID, InputType, Int } from '@nestjs/graphql';
import {
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsEnum,
  IsInt,
  IsOptional,
  IsUUID,
  Max,
  Min,
} from 'class-validator';
import { Clock } from '../organisations/opening-hours.type.js';
import { Reason } from '../organisations/reason.js';
import { IsCivilDate } from '../platform/dates/is-civil-date.js';
import { SeenRevision } from '../platform/revision/revision.js';
import { IsNotBlank, MaxLength } from '../platform/text/length-rules.js';
import { AgreementSubject } from './agreement-subject.js';

/** A local deadline in whole days. */
const Days = (most: number, description: string): PropertyDecorator =>
  applyDecorators(
    Field(() => Int, { nullable: true, description }),
    IsOptional(),
    IsInt(),
    Min(0),
    Max(most),
  );

const Words = (description: string): PropertyDecorator =>
  applyDecorators(Field({ nullable: true, description }), IsOptional(), MaxLength(2000));

@InputType({ description: 'A new agreement between principals (överenskommelse).' })
export class CreateAgreementInput {
  @Field({ description: 'Name, not taken before.' })
  @IsNotBlank()
  @MaxLength(200)
  name: string;

  @Field(() => [ID], { description: 'Between whom: two principals or more.' })
  @IsArray()
  @ArrayMinSize(2)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  principalIds: string[];

  @Field({ description: 'First day, YYYY-MM-DD.' })
  @IsCivilDate()
  fromDate: string;

  @Field({ nullable: true, description: 'Last day; open-ended when missing.' })
  @IsOptional()
  @IsCivilDate()
  toDate?: string;

  @Field(() => [AgreementSubject], { description: 'What it covers.' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsEnum(AgreementSubject, { each: true })
  covers: AgreementSubject[];

  @Words('Where it is to be read: an address or a reference.')
  reference?: string;

  @Days(365, 'Days from the need within which the call to a SIP goes out; of what covers SIP.')
  sipCallDays?: number;

  @Days(365, 'Days from the need within which the SIP meeting is held; of what covers SIP.')
  sipMeetingDays?: number;

  @Days(60, 'Days after the notice of readiness until the municipality pays; of what covers discharge.')
  paymentDays?: number;

  @Field({ nullable: true, description: 'A notice after this time gives one day more; with payment days.' })
  @IsOptional()
  @Clock()
  paymentClock?: string;

  @Field(() => [ID], {
    defaultValue: [],
    description: 'Units of the principals that consult each other; of what covers consultation.',
  })
  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  consultationUnitIds?: string[];

  @Words('Consultants by name; of what covers consultation.')
  consultants?: string;

  @Words('Who books a consultation, and how; of what covers consultation.')
  consultationBooking?: string;
}

@InputType({ description: 'An agreement as it is to be: what is left out is emptied.' })
export class ChangeAgreementInput extends CreateAgreementInput {
  @Field(() => ID, { description: 'The agreement.' })
  @IsUUID()
  agreementId: string;

  @SeenRevision()
  revision: number;

  @Reason()
  reason: string;
}
