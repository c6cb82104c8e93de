import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { Audit, AuditStatus } from '../fidelity/audit.entity.js';
import { GeographyService } from '../geography/geography.service.js';
import { Service } from '../organisations/organisation.entity.js';
import { type Actor, mayDoInTeam } from '../platform/access/actor.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { notFound } from '../platform/errors/domain-error.js';
import { Team } from '../teams/team.entity.js';
import { RegionFinding, ServiceFinding } from './mapping.entity.js';
import type { NationalOverview, RegionOverview, ServiceOverview, TeamOverview } from './national-overview.js';
import { readMapping2025 } from './read-mapping-2025.js';
import { regionStatus, tallyDegrees, tallyModels } from './summarise-services.js';

const swedish = new Intl.Collator('sv-SE');

/** Integrated services on the map of Sweden: the open services of the register, and what the mapping of 2025 says. */
@Injectable()
export class MappingService {
  private readonly mapping = readMapping2025();

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly geography: GeographyService,
  ) {}

  /** All 21 regions. An audit shows only to those who may read audits of its team. */
  async overview(actor: Actor): Promise<NationalOverview> {
    const { year, source, inconsistencies } = this.mapping;
    const [regions, findings, services] = await Promise.all([
      this.geography.regions(actor),
      this.unitOfWork.reader.findBy(RegionFinding, { year }),
      this.services(actor),
    ]);
    const reported = new Map(findings.map(({ regionCode, hasServices }) => [regionCode, hasServices]));
    const all = services.map(({ service }) => service);
    return {
      year,
      source,
      inconsistencies: inconsistencies.map((text) => text[actor.locale]),
      serviceCount: services.length,
      models: tallyModels(all),
      degrees: tallyDegrees(all),
      regions: regions.map((region): RegionOverview => {
        const own = services.filter(({ service }) => service.regionCode === region.code);
        const status = regionStatus(own.length, reported.get(region.code));
        return {
          region,
          status,
          serviceCount: status === 'UNKNOWN' ? null : own.length,
          models: tallyModels(own.map(({ service }) => service)),
          degrees: tallyDegrees(own.map(({ service }) => service)),
          services: own,
        };
      }),
    };
  }

  /** One region as in the overview. @throws DomainError NOT_FOUND when no region has the code */
  async region(actor: Actor, regionCode: string): Promise<RegionOverview> {
    const { regions } = await this.overview(actor);
    const found = regions.find(({ region }) => region.code === regionCode);
    if (!found) throw notFound('regionCode');
    return found;
  }

  private async services(actor: Actor): Promise<ServiceOverview[]> {
    const { reader } = this.unitOfWork;
    const [services, findings, teams] = await Promise.all([
      reader.find(Service, { where: { endYear: IsNull() }, relations: { principals: true } }),
      reader.findBy(ServiceFinding, { year: this.mapping.year }),
      this.teams(actor),
    ]);
    const interviews = new Map(findings.map(({ serviceId, interviewedAs }) => [serviceId, interviewedAs]));
    return services
      .sort((a, b) => swedish.compare(a.name, b.name))
      .map((service) => ({
        service,
        principals: service.principals,
        interviewedAs: interviews.get(service.id) ?? null,
        teams: teams.filter(({ team }) => team.serviceId === service.id),
      }));
  }

  private async teams(actor: Actor): Promise<TeamOverview[]> {
    const { reader } = this.unitOfWork;
    const teams = await reader.find(Team, { relations: { municipality: true } });
    const shown = new Set(teams.map(({ id }) => id).filter((id) => mayDoInTeam(actor, 'audit.read', id)));
    const audits = await reader.find(Audit, {
      where: { teamId: In([...shown]), status: AuditStatus.CLOSED },
      order: { closedAt: 'DESC' },
    });
    return teams
      .sort((a, b) => swedish.compare(a.name, b.name))
      .map((team) => ({
        team,
        fidelityShown: shown.has(team.id),
        latestAudit: audits.find(({ teamId }) => teamId === team.id) ?? null,
      }));
  }
}
