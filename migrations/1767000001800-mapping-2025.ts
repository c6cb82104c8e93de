import { randomUUID } from 'node:crypto';
import type { EntityManager, MigrationInterface, QueryRunner } from 'typeorm';
import { type MappedService, readMapping2025 } from '../src/mapping/read-mapping-2025.js';
import { sql } from '../src/platform/database/sql.js';

/**
 * The mapping of 2025, from `data/mapping`: its 32 services, and what it says of 20 regions. What it does not tell
 * (principals, legal form, start year, degree of integration) stays unknown. Where it is already, nothing is done.
 */
export class Mapping20251767000001800 implements MigrationInterface {
  async up({ manager }: QueryRunner): Promise<void> {
    const { year, services, regionsStatedWithout } = readMapping2025();
    const findings = await sql(manager, 'SELECT 1 FROM region_finding WHERE year = :year', { year });
    if (findings.length > 0) return;
    const withServices = new Set(services.map(({ regionCode }) => regionCode));
    for (const regionCode of [...withServices, ...regionsStatedWithout]) {
      await sql(
        manager,
        'INSERT INTO region_finding (year, region_code, has_services) VALUES (:year, :regionCode, :hasServices)',
        { year, regionCode, hasServices: withServices.has(regionCode) },
      );
    }
    for (const service of services) {
      await sql(
        manager,
        `INSERT INTO service_finding (year, service_id, interviewed, interviewed_as)
         VALUES (:year, :serviceId, :interviewed, :interviewedAs)`,
        {
          year,
          serviceId: (await registered(manager, service)) ?? (await register(manager, service)),
          interviewed: service.interviewed,
          interviewedAs: service.interviewedPrinted,
        },
      );
    }
  }

  /** A service that somebody has changed, or that a team belongs to, stays in the register. */
  async down({ manager }: QueryRunner): Promise<void> {
    const { year } = readMapping2025();
    const found = await sql<{ id: string }>(
      manager,
      'SELECT service_id AS id FROM service_finding WHERE year = :year',
      { year },
    );
    await sql(manager, 'DELETE FROM service_finding WHERE year = :year', { year });
    await sql(manager, 'DELETE FROM region_finding WHERE year = :year', { year });
    await sql(
      manager,
      `DELETE FROM service WHERE id IN (:...ids) AND revision = 1
         AND NOT EXISTS (SELECT 1 FROM team WHERE team.service_id = service.id)
         AND NOT EXISTS (SELECT 1 FROM service_principal WHERE service_principal.service_id = service.id)
         AND NOT EXISTS (SELECT 1 FROM service other WHERE other.joined_into_id = service.id)
         AND NOT EXISTS (SELECT 1 FROM service_finding WHERE service_finding.service_id = service.id)`,
      { ids: found.map(({ id }) => id) },
    );
  }
}

/** The service in use that somebody has registered under the same name in the same region. */
async function registered(
  manager: EntityManager,
  { name, regionCode }: MappedService,
): Promise<string | undefined> {
  const [service] = await sql<{ id: string }>(
    manager,
    `SELECT id FROM service WHERE name = :name AND region_code = :regionCode AND ended_on IS NULL
     ORDER BY id LIMIT 1`,
    { name, regionCode },
  );
  return service?.id;
}

async function register(
  manager: EntityManager,
  { name, regionCode, models }: MappedService,
): Promise<string> {
  const id = randomUUID();
  await sql(
    manager,
    `INSERT INTO service (id, name, region_code, models, target_groups)
     VALUES (:id, :name, :regionCode, :models, '')`,
    { id, name, regionCode, models: JSON.stringify(models) },
  );
  return id;
}
