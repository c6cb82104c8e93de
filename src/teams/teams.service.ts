import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { type Actor, mayDoInTeam } from '../access/actor.js';
import { inOwnRegions } from '../access/in-own-regions.js';
import type { PolicyName } from '../access/policies.js';
import { sql } from '../platform/database/sql.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { today } from '../platform/dates/today.js';
import type { PageArgs } from '../platform/paging/page-args.js';
import { enrolledPeople } from './enrolled-people.js';
import { StaffMember, Team } from './team.entity.js';
import { TeamAccess } from './team-access.js';

/** How many people are enrolled in a team and how many posts it has today. */
export interface TeamSize {
  enrolled: number;
  fteHundredths: number;
}

/** Days as text: what PostgreSQL's driver makes of them would be an instant of some time zone. */
const STAFF_COLUMNS = `id, team_id AS "teamId", reference, name, profession, role, employer_id AS "employerId",
  fte_hundredths AS "fteHundredths", CAST(from_date AS text) AS "fromDate", CAST(to_date AS text) AS "toDate",
  qualifications`;

@Injectable()
export class TeamsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly teamAccess: TeamAccess,
  ) {}

  /** Every team in the actor's part of the register, by name. */
  list(actor: Actor, { limit, offset }: PageArgs): Promise<Team[]> {
    return this.unitOfWork.reader.find(Team, {
      where: { service: inOwnRegions(actor, 'team.read') },
      order: { name: 'ASC', id: 'ASC' },
      take: limit,
      skip: offset,
    });
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

  /**
   * Staff of several teams by start day, ended rows included; `null` for a team whose staff the actor may not
   * see. Plain rows: a list of a thousand is not worth a thousand entities.
   */
  async staffOfTeams(actor: Actor, teamIds: readonly string[]): Promise<(StaffMember[] | null)[]> {
    const visible = teamIds.filter((teamId) => mayDoInTeam(actor, 'staff.read', teamId));
    const rows = visible.length
      ? await sql<StaffMember>(
          this.unitOfWork.reader,
          `SELECT ${STAFF_COLUMNS} FROM staff_member WHERE team_id IN (:...visible) ORDER BY from_date, name, id`,
          { visible },
        )
      : [];
    const byTeam = new Map(visible.map((teamId): [string, StaffMember[]] => [teamId, []]));
    for (const row of rows) byTeam.get(row.teamId)?.push(row);
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
           WHERE team_id = :teamId AND from_date <= :day AND (to_date IS NULL OR to_date >= :day)) AS "enrolled",
         (SELECT COALESCE(SUM(fte_hundredths), 0) FROM staff_member
           WHERE team_id = :teamId AND from_date <= :day AND (to_date IS NULL OR to_date >= :day)) AS "fteHundredths"`,
      { teamId, day },
    );
    return { enrolled: Number(size?.enrolled), fteHundredths: Number(size?.fteHundredths) };
  }
}
