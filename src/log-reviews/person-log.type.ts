import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { IsUUID } from 'class-validator';
import { LoggedAction, LoggedOutcome } from '../platform/access-log/access-log-entry.entity.js';
import { PageArgs } from '../platform/paging/page-args.js';

/** Whose log, and which part of it. */
@ArgsType()
export class PersonLogArgs extends PageArgs {
  @Field(() => ID, { description: "The person's UUID." })
  @IsUUID()
  personId: string;
}

@ObjectType({ description: 'Something that somebody did, or tried to do, with a person’s records.' })
export class PersonLogLine {
  @Field({ description: 'When.' })
  at: Date;

  @Field({ description: 'Who, by the name of then.' })
  who: string;

  @Field({ description: 'The roles that were held then, in words.' })
  roles: string;

  @Field(() => String, { nullable: true, description: 'The principal that employed them.' })
  employer: string | null;

  @Field(() => String, { nullable: true, description: 'The team or unit that it was done in.' })
  place: string | null;

  @Field(() => LoggedAction, { description: 'What was done.' })
  action: LoggedAction;

  @Field({ description: 'What was done, and with what, in words.' })
  what: string;

  @Field(() => LoggedOutcome, { description: 'Whether it could be done.' })
  outcome: LoggedOutcome;

  @Field(() => String, { nullable: true, description: 'On which ground, in words (grund).' })
  why: string | null;

  @Field(() => Int, { description: 'How many times within that minute.' })
  times: number;
}

@ObjectType({ description: 'Who has opened one person’s records (åtkomstlogg), the latest first.' })
export class PersonLog {
  @Field({ description: 'The principal that keeps the records.' })
  owner: string;

  @Field(() => Int, { description: 'How many rows the log has; one line may stand for several.' })
  total: number;

  @Field(() => [PersonLogLine], { description: 'What was done with the records.' })
  lines: PersonLogLine[];
}
