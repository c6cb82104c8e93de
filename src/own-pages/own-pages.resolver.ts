import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { IdArg } from '../platform/graphql/id-arg.js';
import { OwnPage } from './own-page.entity.js';
import { GiveOwnPageCodeInput, MakeOwnPageInput } from './own-page.input.js';
import { OwnPagesService } from './own-pages.service.js';
import { OwnWords } from './own-words.entity.js';

@Resolver(() => OwnPage)
export class OwnPagesResolver {
  constructor(private readonly service: OwnPagesService) {}

  @Query(() => [OwnPage], { description: 'The pages of their own that a person has had, the newest first.' })
  @Policy('ownPage.read')
  ownPages(
    @CurrentActor() actor: Actor,
    @IdArg('personId', "The person's UUID.") personId: string,
  ): Promise<OwnPage[]> {
    return this.service.pages(actor, personId);
  }

  @Query(() => [OwnWords], { description: 'What a person has written on their own page, the latest first.' })
  @Policy('ownPage.read')
  ownWords(
    @CurrentActor() actor: Actor,
    @IdArg('personId', "The person's UUID.") personId: string,
  ): Promise<OwnWords[]> {
    return this.service.words(actor, personId);
  }

  @Mutation(() => OwnPage, {
    description: 'Makes a page of their own for a person, and takes back those of before.',
  })
  @Policy('ownPage.write')
  makeOwnPage(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Whose, and how long the code can be used.' }) input: MakeOwnPageInput,
  ): Promise<OwnPage> {
    return this.service.make(actor, input);
  }

  @Mutation(() => OwnPage, { description: 'Gives a new code to the address of a person’s own page.' })
  @Policy('ownPage.write')
  giveOwnPageCode(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which page, and how long the code can be used.' })
    input: GiveOwnPageCodeInput,
  ): Promise<OwnPage> {
    return this.service.giveCode(actor, input);
  }

  @Mutation(() => OwnPage, {
    description: 'Takes a person’s own page back for ever, also while it is open.',
  })
  @Policy('ownPage.write')
  revokeOwnPage(
    @CurrentActor() actor: Actor,
    @IdArg('ownPageId', 'The page.') ownPageId: string,
  ): Promise<OwnPage> {
    return this.service.revoke(actor, ownPageId);
  }

  @Mutation(() => OwnWords, {
    description: 'Writes down that what the person wrote has been taken up with them.',
  })
  @Policy('ownPage.write')
  settleOwnWords(
    @CurrentActor() actor: Actor,
    @IdArg('ownWordsId', 'What the person wrote.') ownWordsId: string,
  ): Promise<OwnWords> {
    return this.service.settle(actor, ownWordsId);
  }
}
