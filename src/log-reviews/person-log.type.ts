import { Field, Int, ObjectType } from '@nestjs/graphql';
import { LoggedAction, LoggedOutcome } from '../platform/access-log/access-log-entry.entity.js';
import { pageOf } from '../platform/graphql/page-of.js';

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

@ObjectType({
  description:
    'Who has opened one person’s records (åtkomstlogg), the latest first. One line may stand for several of those counted.',
})
export class PersonLog extends pageOf(PersonLogLine) {
  @Field({ description: 'The principal that keeps the records.' })
  owner: string;
}
