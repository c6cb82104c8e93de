import { Field, ID, InputType } from '@nestjs/graphql';
import { IsArray, IsBoolean, IsEnum, IsIn, IsOptional, IsUUID } from 'class-validator';
import { IsCivilDate } from '../platform/dates/is-civil-date.js';
import { SeenRevision } from '../platform/revision/revision.js';
import { IsNotBlank, MaxLength } from '../platform/text/length-rules.js';
import { CHOSEN_LEGAL_FRAMES } from './legal-frame.js';
import { Intensity, LegalFrame } from './person-kinds.js';

@InputType({ isAbstract: true })
abstract class SupportInput {
  @Field(() => ID, { description: 'The enrolment.' })
  @IsUUID()
  enrolmentId: string;

  @SeenRevision("The enrolment's revision that was seen.")
  revision: number;
}

@InputType({
  description: 'Who coordinates from a day on. Who is not named does so for the last time the day before.',
})
export class ChangeCoordinatorsInput extends SupportInput {
  @Field({ description: 'The first day, YYYY-MM-DD.' })
  @IsCivilDate()
  fromDate: string;

  @Field(() => [ID], { description: 'Staff who coordinate.' })
  @IsArray()
  @IsUUID(undefined, { each: true })
  coordinatorIds: string[];

  @Field({ defaultValue: false, description: 'True: nobody is to coordinate for now, and that is meant.' })
  @IsOptional()
  @IsBoolean()
  nobody?: boolean;
}

@InputType({ description: 'That the support becomes more or less intensive.' })
export class ChangeIntensityInput extends SupportInput {
  @Field({ description: 'The first day, YYYY-MM-DD; not in the future.' })
  @IsCivilDate()
  fromDate: string;

  @Field(() => Intensity, { description: 'What it becomes.' })
  @IsEnum(Intensity)
  intensity: Intensity;

  @Field({ description: 'Why.' })
  @IsNotBlank()
  @MaxLength(1000)
  reason: string;
}

@InputType({ description: 'That the legal frame becomes another.' })
export class ChangeLegalFrameInput extends SupportInput {
  @Field({ description: 'The first day, YYYY-MM-DD; not in the future.' })
  @IsCivilDate()
  fromDate: string;

  @Field(() => LegalFrame, { description: 'What it becomes; compulsory care in hospital or outside.' })
  @IsIn(CHOSEN_LEGAL_FRAMES)
  legalFrame: LegalFrame;

  @Field({ description: 'Why.' })
  @IsNotBlank()
  @MaxLength(1000)
  reason: string;
}

@InputType({ description: "That the whole team is to help a person: onto the day's board." })
export class PutOnBoardInput extends SupportInput {
  @Field({ description: 'The first day, YYYY-MM-DD; not in the future.' })
  @IsCivilDate()
  fromDate: string;

  @Field({ description: 'Why.' })
  @IsNotBlank()
  @MaxLength(1000)
  reason: string;
}

@InputType({ description: "That the whole team need not help a person any longer: off the day's board." })
export class TakeOffBoardInput extends SupportInput {
  @Field({ description: 'The last day, YYYY-MM-DD; not in the future.' })
  @IsCivilDate()
  toDate: string;

  @Field({ description: 'Why.' })
  @IsNotBlank()
  @MaxLength(1000)
  reason: string;
}
