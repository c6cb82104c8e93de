import { Args, Int, Mutation, ObjectType, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { describeRoles } from '../access/describe-roles.js';
import { Policy } from '../access/policy.js';
import { SheetForm } from '../crisis-plans/sheets/sheet-form.js';
import { NUMBER } from '../platform/door/ids.js';
import { IdArg } from '../platform/graphql/id-arg.js';
import { PageArg, type PageInput, pageOf } from '../platform/graphql/page-of.js';
import { LocalText, localTexts } from '../platform/i18n/local-text.js';
import { CopiesService } from './copies.service.js';
import { copyGround } from './copy-view.js';
import { LinksService } from './links.service.js';
import { MissedRelease } from './missed-release.type.js';
import { PersonSummary } from './person-summary.entity.js';
import { CopyLastCheck, PlanCopy } from './plan-copy.entity.js';
import { PlanLink } from './plan-link.entity.js';
import { ReleasePlanInput, SettleCopiesInput } from './release.input.js';
import { ReleaseOffer } from './release-offer.type.js';
import { ReleasesService } from './releases.service.js';

@ObjectType({ description: 'Copies that are to be recalled, those that were given first on top.' })
class CopiesToRecall extends pageOf(PlanCopy) {}

@ObjectType({
  description: 'Copies that a unit has been given: first those to be recalled, then the newest.',
})
class CopiesOfUnit extends pageOf(PlanCopy) {}

@Resolver(() => PlanCopy)
export class ReleasesResolver {
  constructor(
    private readonly releasesService: ReleasesService,
    private readonly copiesService: CopiesService,
    private readonly linksService: LinksService,
  ) {}

  @Query(() => ReleaseOffer, { description: 'To whom a version of a plan may be given.' })
  @Policy('plan.read')
  releaseOffer(
    @CurrentActor() actor: Actor,
    @IdArg('planId', "The plan's UUID.") planId: string,
    @Args(
      'number',
      {
        type: () => Int,
        nullable: true,
        description: 'The number of the version; the one in force when missing.',
      },
      NUMBER,
    )
    number?: number,
  ): Promise<ReleaseOffer> {
    return this.releasesService.offer(actor, planId, number ?? undefined);
  }

  @Query(() => [PlanCopy], {
    description: 'Every copy of a person’s plans, the newest first: who holds what.',
  })
  @Policy('copy.read')
  async copiesOfPerson(
    @CurrentActor() actor: Actor,
    @IdArg('personId', "The person's UUID.") personId: string,
  ): Promise<PlanCopy[]> {
    return (await this.copiesService.ofPerson(actor, personId)).copies;
  }

  @Query(() => [MissedRelease], {
    description: 'What the receivers of standing releases have not been given of a person’s plans in force.',
  })
  @Policy('copy.read')
  async missedReleases(
    @CurrentActor() actor: Actor,
    @IdArg('personId', "The person's UUID.") personId: string,
  ): Promise<MissedRelease[]> {
    return (await this.copiesService.ofPerson(actor, personId)).missed;
  }

  @Query(() => [PersonSummary], {
    description: 'Every short summary of a person that has been given, the newest first.',
  })
  @Policy('copy.read')
  async summariesOfPerson(
    @CurrentActor() actor: Actor,
    @IdArg('personId', "The person's UUID.") personId: string,
  ): Promise<PersonSummary[]> {
    return (await this.copiesService.ofPerson(actor, personId)).summaries;
  }

  @Query(() => CopiesToRecall, {
    description: "Copies that are to be recalled, of those who are enrolled in the asker's teams.",
  })
  @Policy('copy.read')
  copiesToRecall(@CurrentActor() actor: Actor, @PageArg() page: PageInput): Promise<CopiesToRecall> {
    return this.copiesService.toRecall(actor, page);
  }

  @Query(() => CopiesOfUnit, {
    description: "What a unit has been given of the plans that the asker's principal keeps.",
  })
  @Policy('copy.read')
  copiesOfUnit(
    @CurrentActor() actor: Actor,
    @IdArg('unitId', "The unit's UUID.") unitId: string,
    @PageArg() page: PageInput,
  ): Promise<CopiesOfUnit> {
    return this.copiesService.ofUnit(actor, unitId, page);
  }

  @Mutation(() => PlanCopy, {
    description:
      'Gives a version of a plan to somebody (lämnar ut). The same for the same on the same day is the same copy; each link is one of its own, and its address and code are told here alone.',
  })
  @Policy('plan.read')
  releasePlan(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which version, to whom, on what.' }) input: ReleasePlanInput,
  ): Promise<PlanCopy> {
    return this.releasesService.release(actor, input);
  }

  @Mutation(() => PlanCopy, {
    description:
      "Prints a crisis plan in force that is shared with the asker's unit, for the unit's own use.",
  })
  @Policy('sharedPlan.read')
  async releaseSharedPlan(
    @CurrentActor() actor: Actor,
    @IdArg('planId', "The plan's UUID.") planId: string,
    @Args('sheetForm', {
      type: () => SheetForm,
      nullable: true,
      description: 'In what form its sheet is drawn; the whole plan when missing.',
    })
    sheetForm?: SheetForm,
  ): Promise<PlanCopy> {
    return (await this.releasesService.releaseShared(actor, planId, sheetForm ?? undefined)).copy;
  }

  @Mutation(() => [PlanCopy], { description: 'Writes down what became of copies of one person’s plans.' })
  @Policy('copy.write')
  settleCopies(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which, and what became of them.' }) input: SettleCopiesInput,
  ): Promise<PlanCopy[]> {
    return this.copiesService.settle(actor, input);
  }

  @Mutation(() => PlanCopy, {
    description:
      'Takes a link back at once, also while it is open (återkallar). One that opens no more stays as it is.',
  })
  @Policy('copy.write')
  revokeLink(
    @CurrentActor() actor: Actor,
    @IdArg('copyId', 'UUID of the copy that was given by the link.') copyId: string,
  ): Promise<PlanCopy> {
    return this.linksService.revoke(actor, copyId);
  }

  @ResolveField(() => PlanLink, { nullable: true, description: 'The link, where it was given by one.' })
  link(@Parent() copy: PlanCopy): PlanLink | null {
    return copy.link ?? null;
  }

  @ResolveField(() => [LocalText], { description: 'On which ground it was given, in words (grund).' })
  ground(@Parent() copy: PlanCopy): LocalText[] {
    return localTexts((locale) => copyGround(locale, copy));
  }
}

@Resolver(() => CopyLastCheck)
export class CopyLastChecksResolver {
  @ResolveField(() => [LocalText], { description: 'In which roles they asked, in words.' })
  roles(@Parent() check: CopyLastCheck): LocalText[] {
    return localTexts((locale) => describeRoles(locale, check));
  }
}
