import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayUnique, IsArray, IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { IsCivilDate } from '../platform/dates/is-civil-date.js';
import { SeenRevision } from '../platform/revision/revision.js';
import { IsNotBlank, MaxLength } from '../platform/text/length-rules.js';

@InputType({ isAbstract: true })
export abstract class GroupMeetingFields {
  @Field({ description: 'The day, YYYY-MM-DD; may be one to come.' })
  @IsCivilDate()
  date: string;

  @Field({ nullable: true, description: 'What it is to be about, in lines.' })
  @IsOptional()
  @MaxLength(4000)
  agenda?: string;

  @Field({ nullable: true, description: 'What was said and decided.' })
  @IsOptional()
  @MaxLength(20_000)
  minutes?: string;

  @Field(() => [ID], {
    nullable: true,
    description: 'The members who were there, by their keys; of the group as it is or was.',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  attended?: string[];
}

@InputType({ description: "A meeting of a person's resource group." })
export class NoteGroupMeetingInput extends GroupMeetingFields {
  @Field(() => ID, { description: 'Whose group it is.' })
  @IsUUID()
  personId: string;
}

@InputType({ description: 'All that a meeting of a resource group is to say after a correction.' })
export class CorrectGroupMeetingInput extends GroupMeetingFields {
  @Field(() => ID, { description: 'Whose group it is.' })
  @IsUUID()
  personId: string;

  @Field(() => ID, { description: 'The meeting.' })
  @IsUUID()
  noteKey: string;

  @SeenRevision('The number that was seen.')
  revision: number;

  @Field({ description: 'Why. It is shown with the meeting.' })
  @IsNotBlank()
  @MaxLength(1000)
  reason: string;
}

@InputType({
  description: 'How it goes with a goal of a resource group. One of the three things is said at least.',
})
export class NoteGoalInput {
  @Field(() => ID, { description: 'Whose group it is.' })
  @IsUUID()
  personId: string;

  @Field(() => ID, { description: 'The key of the goal.' })
  @IsUUID()
  goalKey: string;

  @Field({ description: 'The day, YYYY-MM-DD; not one to come.' })
  @IsCivilDate()
  date: string;

  @Field(() => Int, { nullable: true, description: "The person's own rating, 0 to 10." })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(10)
  rating?: number | null;

  @Field({ nullable: true, description: "The person's own words." })
  @IsOptional()
  @MaxLength(2000)
  ownWords?: string;

  @Field({ nullable: true, description: 'What was said when the goal was followed up.' })
  @IsOptional()
  @MaxLength(4000)
  followUp?: string;
}

@InputType({ description: 'Something about a resource group that was written in error.' })
export class VoidGroupNoteInput {
  @Field(() => ID, { description: 'Whose group it is.' })
  @IsUUID()
  personId: string;

  @Field(() => ID, { description: 'What was written.' })
  @IsUUID()
  noteKey: string;

  @Field({ description: 'Why. It is shown with what was written.' })
  @IsNotBlank()
  @MaxLength(1000)
  reason: string;
}
