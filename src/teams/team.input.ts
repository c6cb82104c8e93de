import { Field, Float, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  IsArray,
  IsEnum,
  IsInt,
  IsNumber,
  IsOptional,
  IsUUID,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { OpeningHours } from '../organisations/opening-hours.type.js';
import { CareModel } from '../organisations/organisation-kinds.js';
import { Reason } from '../organisations/reason.js';
import { SeenRevision } from '../platform/revision/revision.js';
import { IsNotBlank, Length, MaxLength } from '../platform/text/length-rules.js';
import { TelephoneNumber } from '../platform/text/telephone-number.js';

@InputType({ description: 'What is registered of a team.' })
export class RegisterTeamInput {
  @Field(() => ID, { description: 'The service it belongs to.' })
  @IsUUID()
  serviceId: string;

  @Field({ description: 'Name.' })
  @IsNotBlank()
  @MaxLength(200)
  name: string;

  @Field(() => ID, { description: 'SCB code of the municipality it works in.' })
  @Length(4, 4)
  municipalityCode: string;

  @Field(() => [CareModel], { description: 'Models it works from.' })
  @IsArray()
  @IsEnum(CareModel, { each: true })
  models: CareModel[];

  @Field(() => OpeningHours, {
    nullable: true,
    description: 'Opening hours; may be missing only of what has its hours in words alone.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => OpeningHours)
  hours?: OpeningHours;

  @Field({ description: 'Telephone number.' })
  @IsNotBlank()
  @MaxLength(200)
  @TelephoneNumber()
  phone: string;

  @Field(() => Float, {
    description: 'Full staffing in full-time posts (heltider), to a hundredth, as 10.5.',
  })
  @IsNumber({ maxDecimalPlaces: 2 })
  @Min(0.01)
  @Max(1000)
  plannedPosts: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'Hours of a full-time week (heltid) in the team, to a hundredth, as 38.25; where missing, figures of working time assume 40.',
  })
  @IsOptional()
  @IsNumber({ maxDecimalPlaces: 2 })
  @Min(20)
  @Max(48)
  weekHours?: number | null;

  @Field(() => Int, { description: 'How many people it is meant to serve.' })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(10_000)
  capacity: number;
}

@InputType({ description: 'A team as it is to be.' })
export class ChangeTeamInput extends RegisterTeamInput {
  @Field(() => ID, { description: 'The team.' })
  @IsUUID()
  teamId: string;

  @SeenRevision()
  revision: number;

  @Reason()
  reason: string;
}
