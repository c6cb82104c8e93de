import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { Service } from '../organisations/organisation.entity.js';
import { CareModel } from '../organisations/organisation-kinds.js';
import { RegionFinding, ServiceFinding } from './mapping.entity.js';
import { readMapping2025 } from './read-mapping-2025.js';

/**
 * Writes the mapping of 2025 into an empty register: 32 services and what the report says of 20 regions. What the
 * report does not tell (principals, legal form, start year, degree of integration) stays unknown.
 */
export async function seedMapping(manager: EntityManager): Promise<void> {
  const { year, services, regionsStatedWithout } = readMapping2025();
  const withServices = [...new Set(services.map(({ regionCode }) => regionCode))];
  await manager.insert(RegionFinding, [
    ...withServices.map((regionCode) => ({ year, regionCode, hasServices: true })),
    ...regionsStatedWithout.map((regionCode) => ({ year, regionCode, hasServices: false })),
  ]);
  for (const { name, regionCode, models, interviewed, interviewedPrinted } of services) {
    const id = randomUUID();
    await manager.insert(Service, {
      id,
      name,
      regionCode,
      models: models.map((model) => CareModel[model]),
      legalForm: null,
      startYear: null,
      endYear: null,
      targetGroups: '',
      integrationDegree: null,
    });
    await manager.insert(ServiceFinding, {
      year,
      serviceId: id,
      interviewed,
      interviewedAs: interviewedPrinted,
    });
  }
}
