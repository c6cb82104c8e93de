import { ObjectType, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { PageArg, type PageInput, pageOf } from '../platform/graphql/page-of.js';
import { LocalText, localTexts } from '../platform/i18n/local-text.js';
import { CaseloadService } from './caseload.service.js';
import { CaseloadItem } from './caseload-item.js';
import { FirstStep } from './first-step.js';
import { FirstSteps } from './first-steps.js';

@ObjectType({
  description: 'What waits for the signed-in person: what cannot wait, then the earliest first.',
})
class Caseload extends pageOf(CaseloadItem) {}

@Resolver(() => CaseloadItem)
export class CaseloadResolver {
  constructor(
    private readonly caseloadService: CaseloadService,
    private readonly firstSteps: FirstSteps,
  ) {}

  @Query(() => Caseload, { description: 'What waits for the signed-in person, by what their roles are for.' })
  @Policy('signedIn')
  caseload(@CurrentActor() actor: Actor, @PageArg() page: PageInput): Promise<Caseload> {
    return this.caseloadService.page(actor, page);
  }

  @Query(() => [FirstStep], {
    description: 'What is to be done first in a new installation or team, in order; empty when all is done.',
  })
  @Policy('signedIn')
  async firstStepsToTake(@CurrentActor() actor: Actor): Promise<FirstStep[]> {
    return this.firstSteps.of(actor);
  }

  @ResolveField(() => [LocalText])
  text(@Parent() { say }: CaseloadItem): LocalText[] {
    return localTexts(say);
  }
}
