import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { IsIn, IsInt, IsOptional, IsUUID } from 'class-validator';
import { IsNotBlank, MaxLength } from '../platform/text/length-rules.js';
import { LINK_HOURS } from '../releases/release.input.js';

export const WORDS_LENGTH = 2000;

@InputType({ description: 'A page of their own for a person.' })
export class MakeOwnPageInput {
  @Field(() => ID, { description: 'The person.' })
  @IsUUID()
  personId: string;

  @Field(() => Int, {
    defaultValue: 24,
    description: 'For how many hours its first code can be used: 4, 24 or 72.',
  })
  @IsInt()
  @IsIn(LINK_HOURS)
  hours: number = 24;
}

@InputType({ description: 'A new code for a person’s own page; the one before it opens nothing any more.' })
export class GiveOwnPageCodeInput {
  @Field(() => ID, { description: 'The page.' })
  @IsUUID()
  ownPageId: string;

  @Field(() => Int, {
    defaultValue: 24,
    description: 'For how many hours it can be used: 4, 24 or 72.',
  })
  @IsInt()
  @IsIn(LINK_HOURS)
  hours: number = 24;
}

/** What the person writes; of no plan where none is chosen. */
export class OwnWordsInput {
  @IsOptional()
  @IsUUID()
  planId?: string;

  @IsNotBlank()
  @MaxLength(WORDS_LENGTH)
  text: string;
}
