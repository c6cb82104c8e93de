import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { IsEnum, IsInt, IsOptional, IsUUID } from 'class-validator';
import { IsCivilDate } from '../../platform/dates/is-civil-date.js';
import { SeenRevision } from '../../platform/revision/revision.js';
import { IsNotBlank, MaxLength } from '../../platform/text/length-rules.js';
import { ImprovementStatus, PdsaPhase } from './improvement-kinds.js';

const PROSE = 2000;

@InputType({ isAbstract: true })
export abstract class ImprovementPlanInput {
  @Field({ description: 'What is to be done.' })
  @IsNotBlank()
  @MaxLength(PROSE)
  what: string;

  @Field(() => ID, {
    nullable: true,
    description: "The member of the team's staff who answers for it; else give a name.",
  })
  @IsOptional()
  @IsUUID()
  ownerId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Who answers for it, when it is nobody on record in the team.',
  })
  @IsOptional()
  @MaxLength(200)
  ownerName?: string | null;

  @Field({ description: 'The day it is to be done by, YYYY-MM-DD; today or later.' })
  @IsCivilDate()
  dueOn: string;

  @Field(() => String, {
    nullable: true,
    description: 'The day on which the team looks at whether it has helped, YYYY-MM-DD; today or later.',
  })
  @IsOptional()
  @IsCivilDate()
  followUpOn?: string | null;
}

@InputType({ isAbstract: true })
export abstract class AimedPlanInput extends ImprovementPlanInput {
  @Field(() => Int, {
    nullable: true,
    description:
      'The rating that the item is to come to; only for an action that came of an item of an audit.',
  })
  @IsOptional()
  @IsInt()
  aimedRating?: number | null;
}

@InputType({ description: 'What is to be done, by whom and when. Write nothing about single persons.' })
export class ChangeImprovementActionInput extends AimedPlanInput {
  @SeenRevision()
  revision: number;
}

@InputType({ description: 'An action to be planned for one item of a closed audit.' })
export class PlanImprovementActionInput extends AimedPlanInput {
  @Field(() => ID, { description: 'The audit; it is closed.' })
  @IsUUID()
  auditId: string;

  @Field({ description: "The item's code on the audit's scale." })
  @IsNotBlank()
  @MaxLength(20)
  code: string;
}

@InputType({ description: 'An action to be planned that came of something else than an item of an audit.' })
export class PlanTeamImprovementActionInput extends ImprovementPlanInput {
  @Field(() => ID, { description: 'The team.' })
  @IsUUID()
  teamId: string;

  @Field({
    description:
      'What it came of, such as a meeting, what users think or an indicator. Nothing about single persons.',
  })
  @IsNotBlank()
  @MaxLength(500)
  origin: string;
}

@InputType({ description: 'How far an action has come now.' })
export class MoveImprovementActionInput {
  @SeenRevision()
  revision: number;

  @Field(() => ImprovementStatus, { description: "One of the action's next states." })
  @IsEnum(ImprovementStatus)
  status: ImprovementStatus;

  @Field(() => String, {
    nullable: true,
    description: 'Why it is abandoned, which is needed, or what came of it. Nothing about single persons.',
  })
  @IsOptional()
  @MaxLength(PROSE)
  reason?: string | null;
}

@InputType({ description: 'A line for the log of an action. Write nothing about single persons.' })
export class AddImprovementEntryInput {
  @Field(() => PdsaPhase, { description: 'Which step of plan, do, study, act.' })
  @IsEnum(PdsaPhase)
  phase: PdsaPhase;

  @Field({ description: 'What was planned, done, seen or decided.' })
  @IsNotBlank()
  @MaxLength(PROSE)
  text: string;

  @Field({ description: 'The day it is about, YYYY-MM-DD; not after today.' })
  @IsCivilDate()
  date: string;
}
