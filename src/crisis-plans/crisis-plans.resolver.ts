import { Args, createUnionType, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { RecordCategory } from '../disclosure/record-category.js';
import { digestOf } from '../plans/content-digest.js';
import { mayRead } from '../plans/may-read.js';
import { PlanReader, PlanStatus } from '../plans/plan-kinds.js';
import { nextStates } from '../plans/plan-lifecycle.js';
import { problemsOf } from '../plans/plan-problems.js';
import { DraftConflict, PlanIncomplete, PlanProblem, VersionConflict } from '../plans/plan-results.js';
import { today } from '../platform/dates/today.js';
import { spoken } from '../platform/errors/spoken-problem.js';
import { IdArg } from '../platform/graphql/id-arg.js';
import {
  CrisisPlan,
  CrisisPlanContact,
  CrisisPlanStatement,
  CrisisPlanVersion,
} from './crisis-plan.entity.js';
import {
  AgreeCrisisPlanInput,
  BeginCrisisPlanInput,
  BeginNextCrisisPlanVersionInput,
  CrisisPlanDraftConflict,
  RecordUnitResponseInput,
  SaveCrisisPlanDraftInput,
} from './crisis-plan.input.js';
import { CRISIS_PLANS } from './crisis-plan-definition.js';
import { CRISIS_PLAN } from './crisis-plan-fields.js';
import { contactsFor } from './crisis-plan-print.js';
import { CrisisPlansService } from './crisis-plans.service.js';
import { isIndividual } from './is-individual.js';
import { stockPhrases } from './read-stock-phrases.js';

const SaveCrisisPlanDraftResult = createUnionType({
  name: 'SaveCrisisPlanDraftResult',
  description: 'The draft as saved, or why nothing was written.',
  types: () => [CrisisPlanVersion, CrisisPlanDraftConflict] as const,
  resolveType: (saved) => (saved instanceof DraftConflict ? CrisisPlanDraftConflict : CrisisPlanVersion),
});

const AgreeCrisisPlanResult = createUnionType({
  name: 'AgreeCrisisPlanResult',
  description: 'The agreed version, what is missing, or that the draft has changed since it was read.',
  types: () => [CrisisPlanVersion, PlanIncomplete, VersionConflict] as const,
});

@Resolver(() => CrisisPlanVersion)
export class CrisisPlansResolver {
  constructor(private readonly crisisPlansService: CrisisPlansService) {}

  @Query(() => [CrisisPlan], { description: "A person's crisis plans, by name." })
  @Policy('plan.read')
  async crisisPlans(
    @CurrentActor() actor: Actor,
    @IdArg('personId', "The person's UUID.") personId: string,
  ): Promise<CrisisPlan[]> {
    return (await this.crisisPlansService.list(actor, personId)).plans;
  }

  @Query(() => CrisisPlan, { description: 'One crisis plan with its versions.' })
  @Policy('plan.read')
  async crisisPlan(
    @CurrentActor() actor: Actor,
    @IdArg('id', "The plan's UUID.") id: string,
  ): Promise<CrisisPlan> {
    return (await this.crisisPlansService.get(actor, id)).plan;
  }

  @Mutation(() => CrisisPlan, { description: 'Begins a crisis plan with an empty draft.' })
  @Policy('plan.write')
  beginCrisisPlan(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Whose, and what it is called.' }) input: BeginCrisisPlanInput,
  ): Promise<CrisisPlan> {
    return this.crisisPlansService.begin(actor, input);
  }

  @Mutation(() => SaveCrisisPlanDraftResult, {
    description: 'Saves the whole content of the draft, complete or not.',
  })
  @Policy('plan.write')
  saveCrisisPlanDraft(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The content, and the revision it was changed from.' })
    input: SaveCrisisPlanDraftInput,
  ): Promise<CrisisPlanVersion | DraftConflict> {
    return this.crisisPlansService.saveDraft(actor, input);
  }

  @Mutation(() => SaveCrisisPlanDraftResult, { description: 'Notes what an outside unit answered.' })
  @Policy('plan.write')
  recordCrisisPlanUnitResponse(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which unit, and its answer.' }) input: RecordUnitResponseInput,
  ): Promise<CrisisPlanVersion | DraftConflict> {
    return this.crisisPlansService.recordUnitResponse(actor, input);
  }

  @Mutation(() => AgreeCrisisPlanResult, {
    description: 'Agrees on the draft, which never changes after that.',
  })
  @Policy('plan.write')
  agreeCrisisPlan(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The draft as it was read.' }) input: AgreeCrisisPlanInput,
  ): Promise<CrisisPlanVersion | PlanIncomplete | VersionConflict> {
    return this.crisisPlansService.agree(actor, input);
  }

  @Mutation(() => CrisisPlanVersion, { description: 'Begins a draft with what the agreed version says.' })
  @Policy('plan.write')
  beginNextCrisisPlanVersion(
    @CurrentActor() actor: Actor,
    @Args() input: BeginNextCrisisPlanVersionInput,
  ): Promise<CrisisPlanVersion> {
    return this.crisisPlansService.beginNextVersion(actor, input);
  }

  @ResolveField(() => [PlanStatus], { description: 'Where the version may go from here.' })
  nextStates(@Parent() { status }: CrisisPlanVersion): PlanStatus[] {
    return nextStates(status);
  }

  @ResolveField(() => String, {
    description: 'What the draft says as short hashes, to be sent with a save; see its input.',
  })
  digest(@Parent() version: CrisisPlanVersion): string {
    return digestOf(CRISIS_PLAN, version);
  }

  @ResolveField(() => [PlanProblem], { description: 'What a draft lacks today before it can be agreed.' })
  missing(@Parent() version: CrisisPlanVersion): PlanProblem[] {
    return version.status === PlanStatus.DRAFT ? problemsOf(CRISIS_PLANS, version, today()).map(spoken) : [];
  }

  @ResolveField(() => Boolean, {
    description:
      'False: every statement is a stock phrase that could stand in any plan. A flag, which stops nothing.',
  })
  individual(@Parent() { statements }: CrisisPlanVersion): boolean {
    return isIndividual(
      statements.map(({ text }) => text),
      stockPhrases,
    );
  }

  @ResolveField(() => [CrisisPlanStatement], {
    description: 'The statements that a print for this reader holds.',
  })
  statementsFor(
    @Parent() { statements }: CrisisPlanVersion,
    @Args('reader', { type: () => PlanReader, description: 'For whom.' }) reader: PlanReader,
  ): CrisisPlanStatement[] {
    return statements.filter((statement) => mayRead(reader, statement));
  }

  @ResolveField(() => [CrisisPlanContact], {
    description: 'Whom to call, as a print for this reader names them.',
  })
  contactsFor(
    @Parent() version: CrisisPlanVersion,
    @Args('reader', { type: () => PlanReader, description: 'For whom.' }) kind: PlanReader,
  ): CrisisPlanContact[] {
    return contactsFor({ kind, categories: [RecordCategory.CRISIS_PLAN] }, version);
  }
}
