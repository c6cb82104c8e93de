import { Args, Field, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { InterventionMethod } from '../contacts/intervention-kinds.js';
import { IdArg } from '../platform/graphql/id-arg.js';
import { type RevisionConflict, savedOrConflict } from '../platform/revision/revision-conflict.js';
import { NeedAnswer, NeedKind, NeedSource } from './need-kinds.js';
import { TakeNeedsInventoryInput } from './needs.input.js';
import { NeedsService } from './needs.service.js';
import { NeedsInventory } from './needs-inventory.entity.js';
import type { NeedSuggestion } from './suggest-needs.js';

@ObjectType('NeedSuggestion', {
  description: 'What the records suggest of one kind of need, for whoever takes an inventory.',
})
class NeedSuggestionType implements NeedSuggestion {
  @Field(() => NeedKind, { description: 'Which kind.' })
  kind: NeedKind;

  @Field(() => NeedAnswer, {
    nullable: true,
    description: 'The answer; missing where the records tell of the need and not of who meets it.',
  })
  answer: NeedAnswer | null;

  @Field(() => NeedSource, { description: 'What it comes from.' })
  source: NeedSource;

  @Field(() => InterventionMethod, {
    nullable: true,
    description: 'The method of the intervention; missing of a SIP.',
  })
  method?: InterventionMethod;

  @Field(() => String, { nullable: true, description: 'The action; missing of an intervention.' })
  text?: string;
}

const NeedsInventoryResult = savedOrConflict('NeedsInventoryResult', NeedsInventory);

@Resolver()
export class NeedsResolver {
  constructor(private readonly needsService: NeedsService) {}

  @Query(() => [NeedsInventory], {
    description:
      'What a person needs and who gives it (behovsinventering), in the teams where the asker works: the latest enrolment first, and of each the newest first.',
  })
  @Policy('contact.read')
  async needsInventories(
    @CurrentActor() actor: Actor,
    @IdArg('personId', "The person's UUID.") personId: string,
  ): Promise<NeedsInventory[]> {
    const { enrolments } = await this.needsService.read(actor, personId);
    return enrolments.flatMap(({ inventories }) => inventories);
  }

  @Query(() => [NeedSuggestionType], {
    description: 'What interventions that go on and the SIP in force suggest to the next inventory.',
  })
  @Policy('person.write')
  async needSuggestions(
    @CurrentActor() actor: Actor,
    @IdArg('enrolmentId', "The enrolment's UUID.") enrolmentId: string,
  ): Promise<NeedSuggestion[]> {
    return (await this.needsService.toTake(actor, enrolmentId)).suggestions;
  }

  @Mutation(() => NeedsInventoryResult, {
    description: 'Writes down what an enrolled person needs and who gives it. What was written before stays.',
  })
  @Policy('person.write')
  takeNeedsInventory(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'When, and what.' }) input: TakeNeedsInventoryInput,
  ): Promise<NeedsInventory | RevisionConflict> {
    return this.needsService.take(actor, input);
  }
}
