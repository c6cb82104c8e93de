import { Field, ID, InputType, Int } from '@nestjs/graphql';
import {
  ArrayNotEmpty,
  IsArray,
  IsBoolean,
  IsEnum,
  IsInt,
  IsOptional,
  IsUUID,
  Max,
  Min,
} from 'class-validator';
import { ContactMode, ContactOutcome, ContactPlace } from '../contacts/contact-kinds.js';
import { IsCivilDate } from '../platform/dates/is-civil-date.js';
import { IsClockTime } from '../platform/dates/is-clock-time.js';
import { SeenRevision } from '../platform/revision/revision.js';
import { WhyCorrected } from './noted.input.js';

const MINUTES_OF_A_DAY = 1440;

@InputType({ isAbstract: true })
export abstract class ContactFields {
  @Field({ description: 'Day, YYYY-MM-DD; not one to come.' })
  @IsCivilDate()
  date: string;

  @Field({ description: 'Time of day, HH:MM.' })
  @IsClockTime()
  time: string;

  @Field(() => Int, {
    nullable: true,
    description: 'Length in minutes; left out of account where nobody was met.',
  })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MINUTES_OF_A_DAY)
  minutes?: number | null;

  @Field(() => ContactMode, { description: 'How it was made.' })
  @IsEnum(ContactMode)
  mode: ContactMode;

  @Field(() => ContactPlace, {
    nullable: true,
    description: 'Where; needed for a contact in person, and left out of account for any other.',
  })
  @IsOptional()
  @IsEnum(ContactPlace)
  place?: ContactPlace | null;

  @Field(() => ContactOutcome, { defaultValue: ContactOutcome.MET, description: 'What came of it.' })
  @IsOptional()
  @IsEnum(ContactOutcome)
  outcome?: ContactOutcome;

  @Field({ defaultValue: false, description: 'In a crisis: unplanned, on the same day.' })
  @IsOptional()
  @IsBoolean()
  crisis?: boolean;

  @Field({
    defaultValue: false,
    description: 'With another unit about the person: then who was present is left out of account.',
  })
  @IsOptional()
  @IsBoolean()
  consultation?: boolean;

  @Field({
    defaultValue: true,
    description: 'The person took part; left out of account where nobody was met.',
  })
  @IsOptional()
  @IsBoolean()
  personPresent?: boolean;

  @Field({
    defaultValue: false,
    description: 'Natural supports took part; left out of account where nobody was met.',
  })
  @IsOptional()
  @IsBoolean()
  naturalSupportPresent?: boolean;

  @Field(() => [ID], { description: 'Staff who took part, of the team on that day.' })
  @IsArray()
  @ArrayNotEmpty()
  @IsUUID(undefined, { each: true })
  staffIds: string[];
}

@InputType({ description: 'A contact with a person, or an attempt at one.' })
export class NoteContactInput extends ContactFields {
  @Field(() => ID, { description: 'The team.' })
  @IsUUID()
  teamId: string;

  @Field(() => ID, { description: 'The person.' })
  @IsUUID()
  personId: string;
}

@InputType({ description: 'All that a contact is to say after a correction.' })
export class CorrectContactInput extends ContactFields {
  @Field(() => ID, { description: 'The contact.' })
  @IsUUID()
  contactId: string;

  @SeenRevision()
  revision: number;

  @WhyCorrected()
  reason?: string | null;
}
