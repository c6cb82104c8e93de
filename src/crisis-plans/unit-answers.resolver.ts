import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { IdArg } from '../platform/graphql/id-arg.js';
import { UnitAnswer, UnitQuestion } from './crisis-plan.entity.js';
import { AnswerForUnitInput, AskUnitInput, NoteUnitAnswerInput } from './unit-answer.input.js';
import { AskedUnit } from './unit-answer.type.js';
import { UnitAnswersService } from './unit-answers.service.js';

@Resolver()
export class UnitAnswersResolver {
  constructor(private readonly unitAnswersService: UnitAnswersService) {}

  @Query(() => [AskedUnit], {
    description: "The questions that wait for the asker's units, the oldest first.",
  })
  @Policy('unitAnswer.write')
  unitQuestions(@CurrentActor() actor: Actor): Promise<AskedUnit[]> {
    return this.unitAnswersService.asked(actor);
  }

  @Query(() => AskedUnit, { description: "One question that waits for a unit of the asker's." })
  @Policy('unitAnswer.write')
  unitQuestion(
    @CurrentActor() actor: Actor,
    @IdArg('id', "The question's UUID.") id: string,
  ): Promise<AskedUnit> {
    return this.unitAnswersService.question(actor, id);
  }

  @Mutation(() => UnitQuestion, { description: 'Asks a unit here whether it takes its task in the draft.' })
  @Policy('plan.write')
  askUnit(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which unit, in which plan.' }) input: AskUnitInput,
  ): Promise<UnitQuestion> {
    return this.unitAnswersService.ask(actor, input);
  }

  @Mutation(() => UnitAnswer, {
    description:
      'Answers for a unit: to its task in the plan in force, which stays as it was agreed, or in a draft in which it was asked.',
  })
  @Policy('unitAnswer.write')
  answerForUnit(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'To what, and what the unit says.' }) input: AnswerForUnitInput,
  ): Promise<UnitAnswer> {
    return this.unitAnswersService.answer(actor, input);
  }

  @Mutation(() => UnitAnswer, {
    description:
      'Notes what a unit answered by telephone to its task in the plan in force, which stays as it was agreed.',
  })
  @Policy('plan.write')
  noteUnitAnswer(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'To what, what the unit said, when and by whom.' })
    input: NoteUnitAnswerInput,
  ): Promise<UnitAnswer> {
    return this.unitAnswersService.note(actor, input);
  }
}
