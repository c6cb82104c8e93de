import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { type Actor, mayDoInTeam } from '../access/actor.js';
import { inOwnRegions } from '../access/in-own-regions.js';
import type { PolicyName } from '../access/policies.js';
import { Municipality } from '../geography/geography.entity.js';
import { Service } from '../organisations/organisation.entity.js';
import { sql } from '../platform/database/sql.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { today } from '../platform/dates/today.js';
import { invalid } from '../platform/errors/domain-error.js';
import { type PageInput, type PageOf, rowsOf } from '../platform/graphql/page-of.js';
import { enrolledPeople } from './enrolled-people.js';
import { StaffMember, Team } from './team.entity.js';
import type { RegisterTeamInput } from './team.input.js';
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
  async list(actor: Actor, page: PageInput): Promise<PageOf<Team>> {
    const [items, total] = await this.unitOfWork.reader.findAndCount(Team, {
      where: { service: inOwnRegions(actor, 'team.read') },
      order: { name: 'ASC', id: 'ASC' },
      ...rowsOf(page),
    });
    return { items, total };
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

  /** @throws DomainError INVALID when the service or the municipality is unknown */
  register(_actor: Actor, input: RegisterTeamInput): Promise<Team> {
    return this.unitOfWork.run(async (manager) => {
      if (!(await manager.existsBy(Service, { id: input.serviceId })))
        throw invalid([{ path: 'serviceId', code: 'unknownService' }]);
      if (!(await manager.existsBy(Municipality, { code: input.municipalityCode })))
        throw invalid([{ path: 'municipalityCode', code: 'unknownMunicipality' }]);
      return manager.save(manager.create(Team, { id: randomUUID(), fictitious: false, ...input }));
    });
  }
}
