import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Destruction, RuleCount, TableRows } from './destruction.entity.js';
import { HoldReason, KeptBecause } from './keeping-kinds.js';

/** One transaction takes these: with hundreds of contacts each it is over in seconds. */
export const PERSONS_AT_A_TIME = 500;

@ObjectType({ description: 'How many persons’ records are kept for one reason.' })
export class KeptCount {
  @Field(() => KeptBecause, { description: 'Why.' })
  because: KeptBecause;

  @Field(() => Int, { description: 'How many persons.' })
  persons: number;
}

@ObjectType({ description: 'How many persons’ records are held for one reason; some for several.' })
export class HeldCount {
  @Field(() => HoldReason, { description: 'Why.' })
  reason: HoldReason;

  @Field(() => Int, { description: 'How many persons.' })
  persons: number;
}

@ObjectType({ description: 'How many persons’ records must have been destroyed by one day.' })
export class DutyCount {
  @Field(() => String, {
    nullable: true,
    description: 'The last day, YYYY-MM-DD; missing where the law that is known here names none.',
  })
  by: string | null;

  @Field(() => Int, { description: 'How many persons.' })
  persons: number;

  @Field({ description: 'Whether that day has passed; false where there is none.' })
  overdue: boolean;
}

@ObjectType({
  description: `What would be destroyed if it were done now, at most ${PERSONS_AT_A_TIME} persons at a time.`,
})
export class DestructionPlan {
  @Field(() => Int, { description: 'How many persons.' })
  persons: number;

  @Field(() => [TableRows], { description: 'How many rows of each table.' })
  rows: TableRows[];

  @Field(() => [RuleCount], { description: 'By which rules, and of how many persons.' })
  rules: RuleCount[];

  @Field({ description: 'The earliest last entry among the records, YYYY-MM-DD.' })
  firstLastEntry: string;

  @Field({ description: 'The latest last entry among the records, YYYY-MM-DD.' })
  lastLastEntry: string;

  @Field({ description: 'Stands for exactly this; to be sent with what is asked for.' })
  mark: string;
}

@ObjectType({ description: 'How long one principal’s records are kept: a dry run that changes nothing.' })
export class PrincipalRetention {
  @Field(() => ID, { description: "The principal's UUID." })
  principalId: string;

  @Field({ description: 'Name.' })
  name: string;

  @Field(() => [RuleCount], { description: 'Which rules hold, and for how many persons’ records.' })
  rules: RuleCount[];

  @Field(() => Int, { description: 'Persons the principal has a record about.' })
  persons: number;

  @Field(() => Int, { description: 'Persons whose records may be destroyed.' })
  mayBeDestroyed: number;

  @Field(() => Int, { description: 'Persons whose records must be destroyed.' })
  mustBeDestroyed: number;

  @Field(() => [DutyCount], { description: 'Those that must, by the last day.' })
  duties: DutyCount[];

  @Field(() => [KeptCount], { description: 'Persons whose records are kept, by why.' })
  kept: KeptCount[];

  @Field(() => [HeldCount], { description: 'Persons whose records are held, by why; of whom is not told.' })
  held: HeldCount[];

  @Field(() => String, {
    nullable: true,
    description: 'The next day from which more may or must go, YYYY-MM-DD; missing when none is known.',
  })
  nextFrom: string | null;

  @Field(() => DestructionPlan, { nullable: true, description: 'Missing when nothing may or must go.' })
  plan: DestructionPlan | null;

  @Field(() => Destruction, { nullable: true, description: 'What has been asked for and not carried out.' })
  asked: Destruction | null;
}
