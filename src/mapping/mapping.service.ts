import { Injectable } from '@nestjs/common';
import { type Actor, mayDo, mayDoInTeam } from '../access/actor.js';
import { AuditStatus } from '../fidelity/audits/audit.entity.js';
import { AuditsService } from '../fidelity/audits/audits.service.js';
import { GeographyService } from '../geography/geography.service.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { notFound } from '../platform/errors/domain-error.js';
import { type LocalText, localTexts } from '../platform/i18n/local-text.js';
import { collators } from '../platform/i18n/locale.js';
import { translate } from '../platform/i18n/translate.js';
import { TeamsService } from '../teams/teams.service.js';
import { RegionFinding, ServiceFinding } from './mapping.entity.js';
import { RegionStatus, type ServiceFigure } from './mapping-kinds.js';
import { missingFigures } from './missing-figures.js';
import type { NationalOverview, RegionOverview, ServiceOverview, TeamOverview } from './national-overview.js';
import { readMapping2025 } from './read-mapping-2025.js';
import { regionStatus, tallyDegrees, tallyModels } from './summarise-services.js';

/** Integrated services on the map of Sweden: the open services of the register, and what the mapping of 2025 says. */
@Injectable()
export class MappingService {
  private readonly mapping = readMapping2025();

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly geography: GeographyService,
    private readonly organisations: OrganisationsService,
    private readonly teamsService: TeamsService,
    private readonly auditsService: AuditsService,
  ) {}

  /**
   * All 21 regions. An audit shows only to those who may read audits of its team.
   * @throws DomainError NOT_FOUND for a role that is held for one region
   */
  async overview(actor: Actor): Promise<NationalOverview> {
    if (!mayDo(actor, 'mapping.country')) throw notFound('nationalOverview');
    return this.ownOverview(actor);
  }

  /** One region as in the overview. @throws DomainError NOT_FOUND when the actor has no region with the code */
  async region(actor: Actor, regionCode: string): Promise<RegionOverview> {
    const { regions } = await this.ownOverview(actor);
    const found = regions.find(({ region }) => region.code === regionCode);
    if (!found) throw notFound('regionCode');
    return found;
  }

  /** Where the mapping is published and what is odd in it. */
  sources(actor: Actor): Pick<NationalOverview, 'year' | 'source' | 'inconsistencies'> {
    const { year, source, inconsistencies } = this.mapping;
    return { year, source, inconsistencies: inconsistencies.map((text) => text[actor.locale]) };
  }

  /** The overview of the regions whose register the actor may read. */
  private async ownOverview(actor: Actor): Promise<NationalOverview> {
    const sources = this.sources(actor);
    const [regions, findings, services] = await Promise.all([
      this.geography.regions(actor),
      this.unitOfWork.reader.findBy(RegionFinding, { year: sources.year }),
      this.services(actor),
    ]);
    const reported = new Map(findings.map(({ regionCode, hasServices }) => [regionCode, hasServices]));
    const all = services.map(({ service }) => service);
    return {
      ...sources,
      serviceCount: services.length,
      models: tallyModels(all),
      degrees: tallyDegrees(all),
      regions: regions.map((region): RegionOverview => {
        const own = services.filter(({ service }) => service.regionCode === region.code);
        const status = regionStatus(own.length, reported.get(region.code));
        const isUnknown = status === RegionStatus.UNKNOWN;
        return {
          region,
          status,
          serviceCount: isUnknown ? null : own.length,
          unknownBecause: isUnknown ? this.unknownBecause(reported.has(region.code)) : null,
          models: tallyModels(own.map(({ service }) => service)),
          degrees: tallyDegrees(own.map(({ service }) => service)),
          services: own,
        };
      }),
    };
  }

  private async services(actor: Actor): Promise<ServiceOverview[]> {
    const [services, findings, teams] = await Promise.all([
      this.organisations.services(actor),
      this.unitOfWork.reader.findBy(ServiceFinding, { year: this.mapping.year }),
      this.teamOverviews(actor),
    ]);
    const interviews = new Map(findings.map(({ serviceId, interviewedAs }) => [serviceId, interviewedAs]));
    return services
      .filter(({ endYear }) => endYear === null)
      .sort((a, b) => collators[actor.locale].compare(a.name, b.name))
      .map((service) => ({
        service,
        interviewedAs: interviews.get(service.id) ?? null,
        missing: missingFigures(service).map((figure) => ({
          figure,
          reason: this.missingBecause(figure, interviews.has(service.id)),
        })),
        teams: teams.filter(({ team }) => team.serviceId === service.id),
      }));
  }

  private unknownBecause(isReported: boolean): LocalText[] {
    const { year } = this.mapping;
    const key = isReported ? 'map.regionClosed' : 'map.regionUnknown';
    return localTexts((locale) => translate(locale, key, { year }));
  }

  private missingBecause(figure: ServiceFigure, isMapped: boolean): LocalText[] {
    const text = this.mapping.notGiven[figure];
    return localTexts((locale) => (isMapped ? text[locale] : translate(locale, 'map.notEntered')));
  }

  private async teamOverviews(actor: Actor): Promise<TeamOverview[]> {
    const teams = await this.teamsService.all(actor);
    return Promise.all(
      teams.map(async (team): Promise<TeamOverview> => {
        const fidelityShown = mayDoInTeam(actor, 'audit.read', team.id);
        const audits = fidelityShown ? await this.auditsService.list(actor, team.id) : [];
        const latest = audits.find(({ audit }) => audit.status === AuditStatus.CLOSED) ?? null;
        return { team, fidelityShown, latestAudit: latest?.audit ?? null, latestView: latest };
      }),
    );
  }
}
