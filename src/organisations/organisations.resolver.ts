import { Args, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { IdArg } from '../platform/graphql/id-arg.js';
import { PageArg, PageInput, pageOf } from '../platform/graphql/page-of.js';
import { type RevisionConflict, savedOrConflict } from '../platform/revision/revision-conflict.js';
import { Principal, Service, Unit } from './organisation.entity.js';
import {
  ChangePrincipalInput,
  ChangeServiceInput,
  ChangeUnitInput,
  CreatePrincipalInput,
  CreateServiceInput,
  CreateUnitInput,
} from './organisation.input.js';
import { OrganisationChanges } from './organisation-changes.service.js';
import { OrganisationsService } from './organisations.service.js';

@ObjectType({ description: 'One page of the principals.' })
export class PrincipalPage extends pageOf(Principal) {}

@ObjectType({ description: 'One page of the units.' })
export class UnitPage extends pageOf(Unit) {}

@ObjectType({ description: 'One page of the services.' })
export class ServicePage extends pageOf(Service) {}

const ChangePrincipalResult = savedOrConflict('ChangePrincipalResult', Principal);
const ChangeUnitResult = savedOrConflict('ChangeUnitResult', Unit);
const ChangeServiceResult = savedOrConflict('ChangeServiceResult', Service);

@Resolver()
export class OrganisationsResolver {
  constructor(
    private readonly organisations: OrganisationsService,
    private readonly changes: OrganisationChanges,
  ) {}

  @Query(() => PrincipalPage, {
    description: "Principals by name, those that have ended too; a regional analyst's own region only.",
  })
  @Policy('organisation.read')
  principals(@CurrentActor() actor: Actor, @PageArg() page: PageInput): Promise<PrincipalPage> {
    return this.organisations.principalPage(actor, page);
  }

  @Query(() => UnitPage, {
    description: "Units by name, those that have ended too; a regional analyst's own region only.",
  })
  @Policy('organisation.read')
  units(@CurrentActor() actor: Actor, @PageArg() page: PageInput): Promise<UnitPage> {
    return this.organisations.unitPage(actor, page);
  }

  @Query(() => ServicePage, {
    description: "Services by name, those that have ended too; a regional analyst's own region only.",
  })
  @Policy('organisation.read')
  services(@CurrentActor() actor: Actor, @PageArg() page: PageInput): Promise<ServicePage> {
    return this.organisations.servicePage(actor, page);
  }

  @Mutation(() => Principal, { description: 'Registers a principal.' })
  @Policy('organisation.write')
  createPrincipal(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The principal.' }) input: CreatePrincipalInput,
  ): Promise<Principal> {
    return this.changes.createPrincipal(actor, input);
  }

  @Mutation(() => Unit, { description: 'Registers a unit.' })
  @Policy('organisation.write')
  createUnit(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The unit.' }) input: CreateUnitInput,
  ): Promise<Unit> {
    return this.changes.createUnit(actor, input);
  }

  @Mutation(() => Service, { description: 'Registers a service.' })
  @Policy('organisation.write')
  createService(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The service.' }) input: CreateServiceInput,
  ): Promise<Service> {
    return this.changes.createService(actor, input);
  }

  @Query(() => Principal, { description: 'One principal.' })
  @Policy('organisation.read')
  principal(
    @CurrentActor() actor: Actor,
    @IdArg('id', "The principal's UUID.") id: string,
  ): Promise<Principal> {
    return this.organisations.principal(actor, id);
  }

  @Mutation(() => ChangePrincipalResult, {
    description:
      'Changes a principal; what it was stays in its history. Whoever it employs cannot change its secrecy law.',
  })
  @Policy('organisation.write')
  changePrincipal(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The principal as it is to be, and why.' }) input: ChangePrincipalInput,
  ): Promise<Principal | RevisionConflict> {
    return this.changes.changePrincipal(actor, input);
  }

  @Query(() => Unit, { description: 'One unit.' })
  @Policy('organisation.read')
  unit(@CurrentActor() actor: Actor, @IdArg('id', "The unit's UUID.") id: string): Promise<Unit> {
    return this.organisations.unit(actor, id);
  }

  @Mutation(() => ChangeUnitResult, {
    description: 'Changes a unit; what it was stays in its history.',
  })
  @Policy('organisation.write')
  changeUnit(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The unit as it is to be, and why.' }) input: ChangeUnitInput,
  ): Promise<Unit | RevisionConflict> {
    return this.changes.changeUnit(actor, input);
  }

  @Query(() => Service, { description: 'One service.' })
  @Policy('organisation.read')
  service(@CurrentActor() actor: Actor, @IdArg('id', "The service's UUID.") id: string): Promise<Service> {
    return this.organisations.service(actor, id);
  }

  @Mutation(() => ChangeServiceResult, {
    description: 'Changes a service; what it was stays in its history.',
  })
  @Policy('organisation.write')
  changeService(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The service as it is to be, and why.' }) input: ChangeServiceInput,
  ): Promise<Service | RevisionConflict> {
    return this.changes.changeService(actor, input);
  }
}
