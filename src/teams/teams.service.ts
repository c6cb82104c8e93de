import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { type Actor, mayDoInTeam } from '../access/actor.js';
import { inOwnRegions } from '../access/in-own-regions.js';
import type { PolicyName } from '../access/policies.js';
import { findPage } from '../platform/database/find-page.js';
import { holdsOn } from '../platform/database/holds-on.js';
import { sql } from '../platform/database/sql.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { today } from '../platform/dates/today.js';
import type { PageInput, PageOf } from '../platform/graphql/page-of.js';
import { byStaffName } from './by-staff-name.js';
import { enrolledPeople } from './enrolled-people.js';
import { type ReadMember, readStaff } from './read-staff.js';
import { Team } from './team.entity.js';
import { TeamAccess } from './team-access.js';
import { isWorked, teamPosts } from './team-posts.js';

/** How many people are enrolled in a team, and the posts that somebody works in today, in hundredths of a percent. */
export interface TeamSize {
  enrolled: number;
  percentHundredths: number;
}

@Injectable()
export class TeamsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly teamAccess: TeamAccess,
  ) {}

  /** Every team in the actor's part of the register, by name. */
  list(actor: Actor, page: PageInput): Promise<PageOf<Team>> {
    const where = { service: inOwnRegions(actor, 'team.read') };
    return findPage(this.unitOfWork.reader, Team, { where, order: { name: 'ASC', id: 'ASC' } }, page);
  }

  /** The same without pages, for choosing one. */
  all(actor: Actor): Promise<Team[]> {
    return this.unitOfWork.reader.find(Team, {
      where: { service: inOwnRegions(actor, 'team.read') },
      relations: { service: { region: true }, municipality: true },
      order: { name: 'ASC', id: 'ASC' },
    });
  }

  /** The teams the actor works in. */
  own(actor: Actor): Promise<Team[]> {
    const id = In(this.teamAccess.ownTeamIds(actor, 'team.read'));
    return this.unitOfWork.reader.find(Team, { where: { id }, order: { name: 'ASC' } });
  }

  /** @param policy what is to be done with it, where that is more than to read it. @throws DomainError NOT_FOUND */
  get(actor: Actor, teamId: string, policy: PolicyName = 'team.read'): Promise<Team> {
    return this.teamAccess.authorise(actor, teamId, policy);
  }

  /** A team as the register has it, with its service and municipality. @throws DomainError NOT_FOUND */
  async registered(actor: Actor, teamId: string): Promise<Team> {
    await this.teamAccess.authorise(actor, teamId, 'team.read');
    const relations = { service: { region: true }, municipality: true };
    return this.unitOfWork.reader.findOneOrFail(Team, { where: { id: teamId }, relations });
  }

  /** Staff of several teams, as `readStaff` gives them; `null` for a team whose staff the actor may not see. */
  async staffOfTeams(actor: Actor, teamIds: readonly string[]): Promise<(ReadMember[] | null)[]> {
    const visible = teamIds.filter((teamId) => mayDoInTeam(actor, 'staff.read', teamId));
    const members = visible.length
      ? await readStaff(this.unitOfWork.reader, 'member.team_id IN (:...visible)', { visible })
      : [];
    const byTeam = new Map(visible.map((teamId): [string, ReadMember[]] => [teamId, []]));
    for (const member of members.sort(byStaffName(actor.locale))) byTeam.get(member.teamId)?.push(member);
    return teamIds.map((teamId) => byTeam.get(teamId) ?? null);
  }

  /** Enrolled people and posts today. Counts only, so an analyst may see them too. */
  async size(actor: Actor, teamId: string): Promise<TeamSize> {
    await this.teamAccess.authorise(actor, teamId, 'team.read');
    const day = today();
    const [size] = await sql<TeamSize>(
      this.unitOfWork.reader,
      `SELECT
         (SELECT COUNT(DISTINCT human) FROM ${enrolledPeople()}
           WHERE team_id = :teamId AND ${holdsOn(':day', 'enrolment')}) AS "enrolled",
         (SELECT COALESCE(SUM(percent_hundredths), 0) FROM ${teamPosts()}
           WHERE team_id = :teamId AND ${isWorked(':day')}) AS "percentHundredths"`,
      { teamId, day },
    );
    return { enrolled: Number(size?.enrolled), percentHundredths: Number(size?.percentHundredths) };
  }
}
