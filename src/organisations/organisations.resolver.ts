import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { Principal, Service, Unit } from './organisation.entity.js';
import { CreatePrincipalInput, CreateServiceInput, CreateUnitInput } from './organisation.input.js';
import { OrganisationsService } from './organisations.service.js';

@Resolver()
export class OrganisationsResolver {
  constructor(private readonly organisations: OrganisationsService) {}

  @Query(() => [Principal], {
    description: "Every principal, by name; a regional analyst's own region only.",
  })
  @Policy('organisation.read')
  principals(@CurrentActor() actor: Actor): Promise<Principal[]> {
    return this.organisations.principals(actor);
  }

  @Query(() => [Unit], { description: "Every unit, by name; a regional analyst's own region only." })
  @Policy('organisation.read')
  units(@CurrentActor() actor: Actor): Promise<Unit[]> {
    return this.organisations.units(actor);
  }

  @Query(() => [Service], { description: "Every service, by name; a regional analyst's own region only." })
  @Policy('organisation.read')
  services(@CurrentActor() actor: Actor): Promise<Service[]> {
    return this.organisations.services(actor);
  }

  @Mutation(() => Principal, { description: 'Registers a principal.' })
  @Policy('organisation.write')
  createPrincipal(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The principal.' }) input: CreatePrincipalInput,
  ): Promise<Principal> {
    return this.organisations.createPrincipal(actor, input);
  }

  @Mutation(() => Unit, { description: 'Registers a unit.' })
  @Policy('organisation.write')
  createUnit(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The unit.' }) input: CreateUnitInput,
  ): Promise<Unit> {
    return this.organisations.createUnit(actor, input);
  }

  @Mutation(() => Service, { description: 'Registers a service.' })
  @Policy('organisation.write')
  createService(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The service.' }) input: CreateServiceInput,
  ): Promise<Service> {
    return this.organisations.createService(actor, input);
  }
}
