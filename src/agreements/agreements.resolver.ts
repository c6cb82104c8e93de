import { Args, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { IdArg } from '../platform/graphql/id-arg.js';
import { PageArg, PageInput, pageOf } from '../platform/graphql/page-of.js';
import { type RevisionConflict, savedOrConflict } from '../platform/revision/revision-conflict.js';
import { Agreement } from './agreement.entity.js';
import { ChangeAgreementInput, CreateAgreementInput } from './agreement.input.js';
import { AgreementsService } from './agreements.service.js';

@ObjectType({ description: 'One page of the agreements between principals.' })
export class AgreementPage extends pageOf(Agreement) {}

const ChangeAgreementResult = savedOrConflict('ChangeAgreementResult', Agreement);

@Resolver()
export class AgreementsResolver {
  constructor(private readonly agreementsService: AgreementsService) {}

  @Query(() => AgreementPage, {
    description:
      "Agreements between principals by name, those that have ended too; a regional analyst's own region only.",
  })
  @Policy('organisation.read')
  agreements(@CurrentActor() actor: Actor, @PageArg() page: PageInput): Promise<AgreementPage> {
    return this.agreementsService.page(actor, page);
  }

  @Query(() => Agreement, { description: 'One agreement between principals.' })
  @Policy('organisation.read')
  agreement(
    @CurrentActor() actor: Actor,
    @IdArg('id', "The agreement's UUID.") id: string,
  ): Promise<Agreement> {
    return this.agreementsService.get(actor, id);
  }

  @Mutation(() => Agreement, { description: 'Registers an agreement between principals.' })
  @Policy('organisation.write')
  createAgreement(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The agreement.' }) input: CreateAgreementInput,
  ): Promise<Agreement> {
    return this.agreementsService.create(actor, input);
  }

  @Mutation(() => ChangeAgreementResult, {
    description: 'Changes an agreement; what it was stays in its history.',
  })
  @Policy('organisation.write')
  changeAgreement(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The agreement as it is to be, and why.' }) input: ChangeAgreementInput,
  ): Promise<Agreement | RevisionConflict> {
    return this.agreementsService.change(actor, input);
  }
}
