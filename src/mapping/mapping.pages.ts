import { Controller, Get, Param } from '@nestjs/common';
import { type Actor, mayDo, mayDoInTeam } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import type { AuditView } from '../fidelity/rules/view-audit.js';
import { GeographyService } from '../geography/geography.service.js';
import { REGION_CODE } from '../geography/region-code.js';
import { notFound } from '../platform/errors/domain-error.js';
import { formatDate } from '../platform/i18n/format-date.js';
import { formatNumber } from '../platform/i18n/format-number.js';
import { textIn } from '../platform/i18n/local-text.js';
import type { Locale } from '../platform/i18n/locale.js';
import { translate } from '../platform/i18n/translate.js';
import { type Page, page, type Redirect, redirect } from '../platform/web/page.js';
import { Svg } from '../platform/web/svg.js';
import { mapFigure } from './map-figure.js';
import { MappingService } from './mapping.service.js';
import { RegionStatus, ServiceFigure } from './mapping-kinds.js';
import type { RegionOverview, ServiceOverview, TeamOverview } from './national-overview.js';
import type { Tally } from './summarise-services.js';

@Controller('map')
export class MappingPages {
  constructor(
    private readonly mapping: MappingService,
    private readonly geography: GeographyService,
  ) {}

  @Get()
  @Policy('mapping.read')
  async show(@CurrentActor() actor: Actor): Promise<Page | Redirect> {
    const { locale } = actor;
    if (!mayDo(actor, 'mapping.country')) return this.firstRegion(actor);
    const overview = await this.mapping.overview(actor);
    const withStatus = (wanted: RegionStatus) =>
      overview.regions.filter(({ status }) => status === wanted).length;
    return page('mapping/map', {
      title: translate(locale, 'map.title'),
      map: new Svg(mapFigure(overview, locale)),
      year: overview.year,
      source: overview.source,
      inconsistencies: overview.inconsistencies,
      mayReadDistribution: mayDo(actor, 'fidelityDistribution.read'),
      totals: {
        services: overview.serviceCount,
        regions: overview.regions.length,
        withServices: withStatus(RegionStatus.WITH_SERVICES),
        none: withStatus(RegionStatus.NONE_REPORTED),
        unknown: withStatus(RegionStatus.UNKNOWN),
        models: tallyWords(locale, overview.models, overview.serviceCount, 'careModel'),
        degrees: tallyWords(locale, overview.degrees, overview.serviceCount, 'integrationDegree'),
      },
      rows: overview.regions.map((region) => rowOf(actor, region)),
    });
  }

  @Get(':regionCode')
  @Policy('mapping.read')
  async region(
    @CurrentActor() actor: Actor,
    @Param('regionCode', REGION_CODE) regionCode: string,
  ): Promise<Page> {
    const { locale } = actor;
    const regions = mayDo(actor, 'mapping.country') ? [] : await this.geography.regions(actor);
    const { region, status, unknownBecause, services } = await this.mapping.region(actor, regionCode);
    return page('mapping/region', {
      title: translate(locale, 'map.regionTitle', { region: region.name }),
      ...this.mapping.sources(actor),
      status,
      unknownBecause: unknownBecause && textIn(unknownBecause, locale),
      services: services.map((service) => serviceOf(actor, service)),
      wholeCountry: mayDo(actor, 'mapping.country'),
      otherRegions: regions
        .filter(({ code }) => code !== regionCode)
        .map(({ code, name }) => ({ code, name })),
    });
  }

  /** Where somebody begins who sees a region and not the country. */
  private async firstRegion(actor: Actor): Promise<Redirect> {
    const [region] = await this.geography.regions(actor);
    if (!region) throw notFound('regionCode');
    return redirect(`/map/${region.code}`);
  }
}

function rowOf(actor: Actor, overview: RegionOverview) {
  const { locale } = actor;
  const { region, status, serviceCount, unknownBecause, models, degrees, services } = overview;
  const teams = services.flatMap((service) => service.teams);
  return {
    code: region.code,
    name: region.name,
    status,
    n: serviceCount,
    unknownBecause: unknownBecause && textIn(unknownBecause, locale),
    models: tallyWords(locale, models, services.length, 'careModel'),
    degrees: tallyWords(locale, degrees, services.length, 'integrationDegree'),
    hasTeams: teams.length > 0,
    shownTeams: teams.filter(({ fidelityShown }) => fidelityShown).map((team) => teamOf(actor, team)),
    hiddenTeams: teams.filter(({ fidelityShown }) => !fidelityShown).length,
  };
}

function serviceOf(actor: Actor, { service, interviewedAs, missing, teams }: ServiceOverview) {
  const word = (kind: string, value: string) => translate(actor.locale, `kind.${kind}.${value}`);
  const reasons = new Map(missing.map(({ figure, reason }) => [figure, textIn(reason, actor.locale)]));
  const figure = (label: string, which: ServiceFigure, value: string | number | null) => ({
    label: translate(actor.locale, `map.${label}`),
    value,
    missingBecause: reasons.get(which),
  });
  return {
    name: service.name,
    figures: [
      figure(
        'models',
        ServiceFigure.MODELS,
        service.models.map((model) => word('careModel', model)).join(', '),
      ),
      figure(
        'degrees',
        ServiceFigure.INTEGRATION_DEGREE,
        service.integrationDegree && word('integrationDegree', service.integrationDegree),
      ),
      figure('principals', ServiceFigure.PRINCIPALS, service.principals.map(({ name }) => name).join(', ')),
      figure(
        'legalForm',
        ServiceFigure.LEGAL_FORM,
        service.legalForm && word('legalForm', service.legalForm),
      ),
      figure('startYear', ServiceFigure.START_YEAR, service.startYear),
    ],
    targetGroups: service.targetGroups,
    interviewedAs,
    teams: teams.map((team) => teamOf(actor, team)),
  };
}

function teamOf(actor: Actor, { team, fidelityShown, latestView }: TeamOverview) {
  return {
    id: team.id,
    name: team.name,
    municipality: team.municipality.name,
    fictitious: team.fictitious,
    mayOpen: mayDoInTeam(actor, 'team.read', team.id, team.service.regionCode),
    fidelityShown,
    audit: latestView && { id: latestView.audit.id, text: auditWords(actor.locale, latestView) },
  };
}

/** `DACTS, programtrohet till ACT: 117 av 140 (31 december 2025)`, and how much is rated where that is not all. */
function auditWords(locale: Locale, { audit, scale, total, isPartial }: AuditView): string {
  const isSum = scale.total === 'sum';
  const highest = scale.ratings.highest * (isSum ? total.rated : 1);
  const key = total.total === null ? 'auditWithoutTotal' : isPartial ? 'auditPartial' : 'audit';
  return translate(locale, `map.${key}`, {
    scale: scale.name[locale],
    total: total.total === null ? '' : formatNumber(locale, total.total, isSum ? 0 : 2),
    highest,
    rated: total.rated,
    items: total.items,
    date: formatDate(locale, audit.windowTo),
  });
}

/** `FACT 4, ACT 1, okänt 3`: the last is how many of the `n` services nothing is known of. */
function tallyWords(locale: Locale, { known, counts }: Tally<string>, n: number, kind: string): string {
  const words = counts.map(
    ({ value, services }) => `${translate(locale, `kind.${kind}.${value}`)} ${services}`,
  );
  if (known < n) words.push(translate(locale, 'map.unknownCount', { n: n - known }));
  return words.join(', ');
}
