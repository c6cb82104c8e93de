import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Audit } from '../fidelity/audits/audit.entity.js';
import type { AuditView } from '../fidelity/rules/view-audit.js';
import { Region } from '../geography/geography.entity.js';
import { Service } from '../organisations/organisation.entity.js';
import { CareModel, IntegrationDegree } from '../organisations/organisation-kinds.js';
import { LocalText } from '../platform/i18n/local-text.js';
import { Team } from '../teams/team.entity.js';
import { RegionStatus, ServiceFigure } from './mapping-kinds.js';

@ObjectType({ description: 'How many services work from one model.' })
export class ModelCount {
  @Field(() => CareModel, { description: 'The model.' })
  value: CareModel;

  @Field(() => Int, { description: 'Number of services.' })
  services: number;
}

@ObjectType({ description: 'Models of some services. A service with two models counts under both.' })
export class ModelTally {
  @Field(() => Int, { description: 'n: services whose model is known. The others are in no count.' })
  known: number;

  @Field(() => [ModelCount], { description: 'Commonest first.' })
  counts: ModelCount[];
}

@ObjectType({ description: 'How many services have one degree of integration.' })
export class DegreeCount {
  @Field(() => IntegrationDegree, { description: 'The degree.' })
  value: IntegrationDegree;

  @Field(() => Int, { description: 'Number of services.' })
  services: number;
}

@ObjectType({ description: 'Degrees of integration of some services.' })
export class DegreeTally {
  @Field(() => Int, { description: 'n: services whose degree is known. The others are in no count.' })
  known: number;

  @Field(() => [DegreeCount], { description: 'Commonest first.' })
  counts: DegreeCount[];
}

@ObjectType({
  description: 'A team on the map, with its latest closed fidelity audit where the viewer may see it.',
})
export class TeamOverview {
  @Field(() => Team, { description: 'The team.' })
  team: Team;

  @Field({
    description:
      "Whether the viewer may see this team's audits. If not, nothing is said of whether any exist.",
  })
  fidelityShown: boolean;

  @Field(() => Audit, {
    nullable: true,
    description: 'The closed audit with the latest window; missing when there is none or it is not shown.',
  })
  latestAudit: Audit | null;

  /** The same with its scale and its figures, which the API has as fields of the audit. */
  latestView: AuditView | null;
}

@ObjectType({
  description: 'A figure of a service that is missing, which is not 0 and not kept from anybody.',
})
export class MissingFigure {
  @Field(() => ServiceFigure, { description: 'What is missing.' })
  figure: ServiceFigure;

  @Field(() => [LocalText], { description: 'Why.' })
  reason: LocalText[];
}

@ObjectType({
  description: 'A service on the map: what the register knows of it and what the mapping found.',
})
export class ServiceOverview {
  @Field(() => Service, { description: 'The service.' })
  service: Service;

  @Field(() => String, {
    nullable: true,
    description:
      "The mapping's own words on whether it was interviewed; missing when it is not in the mapping.",
  })
  interviewedAs: string | null;

  @Field(() => [MissingFigure], { description: 'What is not known of it, and why.' })
  missing: MissingFigure[];

  @Field(() => [TeamOverview], { description: 'Its teams in the register.' })
  teams: TeamOverview[];
}

@ObjectType({ description: 'What is known of integrated services in one region.' })
export class RegionOverview {
  @Field(() => Region, { description: 'The region.' })
  region: Region;

  @Field(() => RegionStatus, {
    description: 'Whether it has services, is reported to have none, or is unknown.',
  })
  status: RegionStatus;

  @Field(() => Int, {
    nullable: true,
    description: 'Number of open services; missing when unknown, which is not 0.',
  })
  serviceCount: number | null;

  @Field(() => [LocalText], {
    nullable: true,
    description: 'Why the number is unknown; missing when it is known.',
  })
  unknownBecause: LocalText[] | null;

  @Field(() => ModelTally, { description: 'Models of its services.' })
  models: ModelTally;

  @Field(() => DegreeTally, { description: 'Degrees of integration of its services.' })
  degrees: DegreeTally;

  @Field(() => [ServiceOverview], { description: 'Its services in Swedish alphabetical order.' })
  services: ServiceOverview[];
}

@ObjectType({
  description: 'Integrated services per region, from the register and the latest national mapping.',
})
export class NationalOverview {
  @Field(() => Int, { description: 'Year of the mapping.' })
  year: number;

  @Field({ description: 'Where the mapping is published.' })
  source: string;

  @Field(() => [String], {
    description: "The mapping's known inconsistencies, in the language of the viewer.",
  })
  inconsistencies: string[];

  @Field(() => Int, { description: 'Number of open services in the country.' })
  serviceCount: number;

  @Field(() => ModelTally, { description: 'Models of all services.' })
  models: ModelTally;

  @Field(() => DegreeTally, { description: 'Degrees of integration of all services.' })
  degrees: DegreeTally;

  @Field(() => [RegionOverview], { description: 'All 21 regions by code.' })
  regions: RegionOverview[];
}
