import { Args, Context, Mutation, ObjectType, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Request } from 'express';
import { In } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import { Service } from '../organisations/organisation.entity.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { IdArg } from '../platform/graphql/id-arg.js';
import { loaderFor } from '../platform/graphql/loaders.js';
import { PageArg, PageInput, pageOf } from '../platform/graphql/page-of.js';
import { type RevisionConflict, savedOrConflict } from '../platform/revision/revision-conflict.js';
import type { ReadMember } from './read-staff.js';
import { StaffMember } from './staff.entity.js';
import { Team } from './team.entity.js';
import { ChangeTeamInput, RegisterTeamInput } from './team.input.js';
import { TeamChanges } from './team-changes.service.js';
import { TeamsService } from './teams.service.js';

@ObjectType({ description: 'One page of the teams.' })
export class TeamPage extends pageOf(Team) {}

const ChangeTeamResult = savedOrConflict('ChangeTeamResult', Team);

@Resolver(() => Team)
export class TeamsResolver {
  constructor(
    private readonly teamsService: TeamsService,
    private readonly teamChanges: TeamChanges,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  @Query(() => TeamPage, { description: "Teams by name; a regional analyst's own region only." })
  @Policy('team.read')
  teams(@CurrentActor() actor: Actor, @PageArg() page: PageInput): Promise<TeamPage> {
    return this.teamsService.list(actor, page);
  }

  @Query(() => Team, { description: 'One team.' })
  @Policy('team.read')
  team(@CurrentActor() actor: Actor, @IdArg('id', "The team's UUID.") id: string): Promise<Team> {
    return this.teamsService.get(actor, id);
  }

  @Mutation(() => Team, { description: 'Registers a team.' })
  @Policy('team.register')
  registerTeam(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The team.' }) input: RegisterTeamInput,
  ): Promise<Team> {
    return this.teamChanges.register(actor, input);
  }

  @Mutation(() => ChangeTeamResult, { description: 'Changes a team; what it was stays in its history.' })
  @Policy('team.register')
  changeTeam(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The team as it is to be, and why.' }) input: ChangeTeamInput,
  ): Promise<Team | RevisionConflict> {
    return this.teamChanges.change(actor, input);
  }

  @ResolveField(() => Service, { description: 'The service the team belongs to.' })
  service(@Parent() team: Team, @Context('req') request: Request): Promise<Service> {
    return loaderFor(request, 'service', async (ids) => {
      const services = await this.unitOfWork.reader.find(Service, {
        where: { id: In([...ids]) },
        relations: { region: true, principals: true },
      });
      const byId = new Map(services.map((service) => [service.id, service]));
      return ids.map((id) => byId.get(id) as Service);
    }).load(team.serviceId);
  }

  @ResolveField(() => [StaffMember], {
    nullable: true,
    description: 'Staff by first day, those who have left too; missing where the viewer may not see them.',
  })
  staff(@Parent() team: Team, @Context('req') request: Request): Promise<ReadMember[] | null> {
    const actor = request.actor as Actor;
    return loaderFor(request, 'staffOfTeam', (ids) => this.teamsService.staffOfTeams(actor, ids)).load(
      team.id,
    );
  }
}
