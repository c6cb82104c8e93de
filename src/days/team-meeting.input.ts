import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { ArrayNotEmpty, IsArray, IsBoolean, IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { IsCivilDate } from '../platform/dates/is-civil-date.js';
import { IsClockTime } from '../platform/dates/is-clock-time.js';
import { SeenRevision } from '../platform/revision/revision.js';
import { WhyCorrected } from './noted.input.js';

const MINUTES_OF_A_DAY = 1440;
const MOST_PERSONS = 2000;

@InputType({ isAbstract: true })
export abstract class TeamMeetingFields {
  @Field({ description: 'Day, YYYY-MM-DD; not one to come.' })
  @IsCivilDate()
  date: string;

  @Field({ description: 'Time of day, HH:MM.' })
  @IsClockTime()
  time: string;

  @Field(() => Int, { description: 'Length in minutes.' })
  @IsInt()
  @Min(1)
  @Max(MINUTES_OF_A_DAY)
  minutes: number;

  @Field(() => [ID], { description: 'Staff who were there, of the team on that day.' })
  @IsArray()
  @ArrayNotEmpty()
  @IsUUID(undefined, { each: true })
  staffIds: string[];

  @Field(() => [ID], { defaultValue: [], description: 'Persons who were gone through.' })
  @IsOptional()
  @IsArray()
  @IsUUID(undefined, { each: true })
  personIds?: string[];

  @Field({
    defaultValue: false,
    description:
      'Everybody was gone through who is enrolled in the team on the day, as far as the asker may know of them; `personIds` is then left out of account.',
  })
  @IsOptional()
  @IsBoolean()
  everyoneReviewed?: boolean;

  @Field(() => Int, {
    defaultValue: 0,
    description: "How many more were gone through, such as another principal's, whom the asker cannot name.",
  })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MOST_PERSONS)
  othersReviewed?: number;
}

@InputType({ description: 'A team meeting.' })
export class NoteTeamMeetingInput extends TeamMeetingFields {
  @Field(() => ID, { description: 'The team.' })
  @IsUUID()
  teamId: string;
}

@InputType({
  description:
    'All that a team meeting is to say after a correction. Persons whom the asker cannot see stay as they are.',
})
export class CorrectTeamMeetingInput extends TeamMeetingFields {
  @Field(() => ID, { description: 'The meeting.' })
  @IsUUID()
  meetingId: string;

  @SeenRevision()
  revision: number;

  @WhyCorrected()
  reason?: string | null;
}
