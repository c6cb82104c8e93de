import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { EmergencyOpening } from '../consents/emergency-opening.entity.js';
import { SignInRefusal } from '../sign-in/sign-in-event.js';
import { LogReview, RowAssessment } from './log-review.entity.js';
import { PersonLogLine } from './person-log.type.js';

@ObjectType({ description: 'A principal whose log the actor reviews, and what waits there.' })
export class ReviewedPrincipal {
  @Field(() => ID, { description: "The principal's UUID." })
  principalId: string;

  @Field({ description: 'Name.' })
  name: string;

  @Field(() => [LogReview], { description: 'Its reviews, the latest first.' })
  reviews: LogReview[];

  @Field(() => String, {
    nullable: true,
    description: 'When the next spot check is due, YYYY-MM-DD; missing while nothing has been logged.',
  })
  dueOn: string | null;

  @Field({ description: 'Whether that day has passed.' })
  overdue: boolean;

  @Field(() => Int, { description: 'Emergency openings that nobody has judged yet.' })
  openingsWaiting: number;

  @Field(() => Int, { description: 'Those of them that should have been judged by now.' })
  openingsLate: number;

  @Field(() => String, {
    nullable: true,
    description:
      'When the first of them is to be judged at the latest, YYYY-MM-DD; missing where none waits.',
  })
  openingsDueOn: string | null;
}

@ObjectType({ description: 'A row of the log in a spot check.' })
export class ReviewedRow extends PersonLogLine {
  @Field(() => Int, { description: "The row's number in the log." })
  number: number;

  @Field(() => Int, {
    description: 'Which record of the row’s list, 1, 2, 3 …; 0 where the row is about one record alone.',
  })
  item: number;

  @Field({ description: 'Whose record: initials and year of birth, no more; – where it is not known.' })
  person: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the person was enrolled in the team that day; missing where no team is named.',
  })
  enrolledThen: boolean | null;

  @Field(() => String, { nullable: true, description: 'The reason that was given, or why it was refused.' })
  reason: string | null;

  @Field(() => RowAssessment, { nullable: true, description: 'What the reviewer found; missing until then.' })
  assessment: RowAssessment | null;

  @Field(() => String, { nullable: true, description: 'The reviewer’s note.' })
  note: string | null;
}

@ObjectType({ description: 'What one account was refused in the period of a review.' })
export class DeniedAttempts {
  @Field({ description: 'Who, by the name of then.' })
  who: string;

  @Field(() => Int, { description: 'How many times.' })
  times: number;

  @Field(() => Int, { description: 'Of how many persons.' })
  persons: number;
}

@ObjectType({
  description: "Sign-ins that were refused one of the principal's own accounts, for one reason.",
})
export class RefusedSignIns {
  @Field({ description: 'Whose account, by the name of then.' })
  who: string;

  @Field(() => SignInRefusal, { description: 'Why.' })
  refusal: SignInRefusal;

  @Field(() => Int, { description: 'How many times.' })
  times: number;
}

@ObjectType({ description: 'A review with its sample.' })
export class LogReviewDetails {
  @Field(() => LogReview, { description: 'The review.' })
  review: LogReview;

  @Field({ description: 'The principal whose records it is about.' })
  principal: string;

  @Field(() => [ReviewedRow], { description: 'The rows that were drawn, the oldest first.' })
  rows: ReviewedRow[];

  @Field(() => [DeniedAttempts], { description: 'All that was refused in the period, the most first.' })
  denied: DeniedAttempts[];

  @Field(() => [RefusedSignIns], {
    description: 'Refused sign-ins in the period of those whom the principal employs, the most first.',
  })
  refusedSignIns: RefusedSignIns[];
}

@ObjectType({ description: 'An emergency opening as its reviewer sees it.' })
export class OpeningToReview {
  @Field(() => EmergencyOpening, { description: 'The opening.' })
  opening: EmergencyOpening;

  @Field({ description: 'Whose record: initials and year of birth, no more.' })
  person: string;

  @Field({ description: 'The principal that owns the record.' })
  owner: string;

  @Field({ description: 'The principal that employs whoever opened it.' })
  employer: string;

  @Field(() => [String], { description: 'What was done with the record while it was open, in words.' })
  done: string[];

  @Field({ description: 'When it is to be judged at the latest, YYYY-MM-DD.' })
  dueOn: string;

  @Field({ description: 'Whether that day has passed without a judgement.' })
  late: boolean;
}
