import { Injectable } from '@nestjs/common';
import { type Actor, mayDoInTeam } from '../access/actor.js';
import type { PolicyName } from '../access/policies.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { notFound } from '../platform/errors/domain-error.js';
import { Team } from './team.entity.js';

/** The first line of every method that takes a team: another team's record is not found. */
@Injectable()
export class TeamAccess {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @throws DomainError NOT_FOUND when there is no such team or the actor may not do this in it */
  async authorise(actor: Actor, teamId: string, policy: PolicyName): Promise<Team> {
    // One statement whether the team is there or not: with what is joined, findOne asks twice for what it finds.
    const [team] = await this.unitOfWork.reader.find(Team, {
      where: { id: teamId },
      relations: { service: true },
    });
    if (!team || !mayDoInTeam(actor, policy, teamId, team.service.regionCode)) throw notFound('teamId');
    return team;
  }

  /** The ids of the teams in which the actor holds a team's role that may do this. */
  ownTeamIds(actor: Actor, policy: PolicyName): string[] {
    const ids = actor.grants.flatMap(({ teamId }) => teamId ?? []);
    return [...new Set(ids)].filter((teamId) => mayDoInTeam(actor, policy, teamId));
  }
}
