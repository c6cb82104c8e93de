import { applyDecorators } from '@nestjs/common';
import { Field, ID, InputType } from '@nestjs/graphql';
import { IsBoolean, IsOptional, IsUUID } from 'class-validator';
import { WhyCorrected } from '../days/noted.input.js';
import { IsCivilDate } from '../platform/dates/is-civil-date.js';
import { IsClockTime } from '../platform/dates/is-clock-time.js';
import { SeenRevision } from '../platform/revision/revision.js';
import { MaxLength } from '../platform/text/length-rules.js';

const Day = (description: string): PropertyDecorator =>
  applyDecorators(
    Field(() => String, { nullable: true, description }),
    IsOptional(),
    IsCivilDate(),
  );
const Time = (description: string): PropertyDecorator =>
  applyDecorators(
    Field(() => String, { nullable: true, description }),
    IsOptional(),
    IsClockTime(),
  );

@InputType({ isAbstract: true })
export abstract class DischargeFields {
  @Field({ description: 'Day of admission, YYYY-MM-DD; not one to come.' })
  @IsCivilDate()
  admittedOn: string;

  @Time('Time of admission, HH:MM, when known.')
  admittedTime?: string | null;

  @Day('Day of the notice of admission.')
  noticeOn?: string | null;

  @Time('Time of the notice of admission; with its day.')
  noticeTime?: string | null;

  @Day('Day for which the discharge is planned; it may be one to come.')
  plannedOn?: string | null;

  @Field(() => String, { nullable: true, description: 'The fixed care contact in words; with its day.' })
  @IsOptional()
  @MaxLength(200)
  fastContact?: string | null;

  @Day('Day on which the fixed care contact was named.')
  fastContactOn?: string | null;

  @Day('Day of the notice that the person is ready.')
  readyOn?: string | null;

  @Time('Time of that notice; needed with its day.')
  readyTime?: string | null;

  @Day('First day on which the region itself was not ready.')
  notReadyFrom?: string | null;

  @Day('Last day on which it was not; missing while it is not.')
  notReadyTo?: string | null;

  @Day('Day of the call to the SIP.')
  calledOn?: string | null;

  @Field({ defaultValue: false, description: 'No call is needed; not with a day of the call.' })
  @IsOptional()
  @IsBoolean()
  callNotNeeded?: boolean;

  @Day('Day on which information was handed over.')
  informationOn?: string | null;

  @Day('Day of discharge; missing while in hospital.')
  dischargedOn?: string | null;
}

@InputType({ description: 'A discharge of a person from inpatient care, begun with the admission.' })
export class NoteDischargeInput extends DischargeFields {
  @Field(() => ID, { description: 'The team.' })
  @IsUUID()
  teamId: string;

  @Field(() => ID, { description: 'The person.' })
  @IsUUID()
  personId: string;
}

@InputType({ description: 'All that a discharge is to say after a correction, or with its next step.' })
export class CorrectDischargeInput extends DischargeFields {
  @Field(() => ID, { description: 'The discharge.' })
  @IsUUID()
  dischargeId: string;

  @SeenRevision()
  revision: number;

  @WhyCorrected()
  reason?: string | null;
}
