import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { IdArg } from '../platform/graphql/id-arg.js';
import { PageArg, type PageInput } from '../platform/graphql/page-of.js';
import { TakeReceivedPlanInput } from './release.input.js';
import { TakenDocument, TakenDocumentPage } from './taken-document.entity.js';
import { TakenDocumentsService } from './taken-documents.service.js';

@Resolver()
export class TakenDocumentsResolver {
  constructor(private readonly takenDocuments: TakenDocumentsService) {}

  @Query(() => TakenDocumentPage, {
    name: 'takenDocuments',
    description: "What has been taken into records of the asker's principal that the asker may read.",
  })
  @Policy('takenDocument.read')
  list(@CurrentActor() actor: Actor, @PageArg() page: PageInput): Promise<TakenDocumentPage> {
    return this.takenDocuments.list(actor, page);
  }

  @Query(() => TakenDocument, { description: 'A document that has been taken into the own record.' })
  @Policy('takenDocument.read')
  takenDocument(
    @CurrentActor() actor: Actor,
    @IdArg('takenDocumentId', "The document's UUID.") takenDocumentId: string,
  ): Promise<TakenDocument> {
    return this.takenDocuments.get(actor, takenDocumentId);
  }

  @Mutation(() => TakenDocument, {
    description:
      'Takes a plan that has been given digitally into the own record of the same human (för in). The giver and the person are told.',
  })
  @Policy('receivedPlan.read')
  takeReceivedPlan(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which copy, and why.' }) input: TakeReceivedPlanInput,
  ): Promise<TakenDocument> {
    return this.takenDocuments.take(actor, input);
  }
}
