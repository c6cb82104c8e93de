import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsArray, IsEnum, IsInt, IsNotEmpty, IsUUID, Max, Min } from 'class-validator';
import { CareModel } from '../organisations/organisation-kinds.js';
import { Length, MaxLength } from '../platform/text/length-rules.js';

@InputType({ description: 'What is registered of a team.' })
export class RegisterTeamInput {
  @Field(() => ID, { description: 'The service it belongs to.' })
  @IsUUID()
  serviceId: string;

  @Field({ description: 'Name.' })
  @IsNotEmpty()
  @MaxLength(200)
  name: string;

  @Field(() => ID, { description: 'SCB code of the municipality it works in.' })
  @Length(4, 4)
  municipalityCode: string;

  @Field(() => [CareModel], { description: 'Models it works from.' })
  @IsArray()
  @IsEnum(CareModel, { each: true })
  models: CareModel[];

  @Field({ description: 'Opening hours in words.' })
  @IsNotEmpty()
  @MaxLength(200)
  openingHours: string;

  @Field({ description: 'Telephone number.' })
  @IsNotEmpty()
  @MaxLength(200)
  phone: string;

  @Field(() => Int, { description: 'Full staffing in hundredths of a full-time post; 1050 is 10.5 posts.' })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100_000)
  plannedFteHundredths: number;

  @Field(() => Int, { description: 'How many people it is meant to serve.' })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(10_000)
  capacity: number;
}
