import { Field, ID, InputType } from '@nestjs/graphql';
import { IsEnum, IsNotEmpty, IsOptional, IsUUID } from 'class-validator';
import { IsCivilDate } from '../../platform/dates/is-civil-date.js';
import { SeenRevision } from '../../platform/revision/revision.js';
import { MaxLength } from '../../platform/text/length-rules.js';
import { ImprovementStatus, PdsaPhase } from './improvement-kinds.js';

const PROSE = 2000;

@InputType({ isAbstract: true })
export abstract class ImprovementPlanInput {
  @Field({ description: 'What is to be done.' })
  @IsNotEmpty()
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
}

@InputType({ description: 'What is to be done, by whom and when. Write nothing about single persons.' })
export class ChangeImprovementActionInput extends ImprovementPlanInput {
  @SeenRevision()
  revision: number;
}

@InputType({ description: 'An action to be planned for one item of a closed audit.' })
export class PlanImprovementActionInput extends ImprovementPlanInput {
  @Field(() => ID, { description: 'The audit; it is closed.' })
  @IsUUID()
  auditId: string;

  @Field({ description: "The item's code on the audit's scale." })
  @IsNotEmpty()
  @MaxLength(20)
  code: string;
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
  @IsNotEmpty()
  @MaxLength(PROSE)
  text: string;

  @Field({ description: 'The day it is about, YYYY-MM-DD; not after today.' })
  @IsCivilDate()
  date: string;
}
