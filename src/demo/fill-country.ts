import { randomUUID } from 'node:crypto';
import { type EntityManager, Not } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { Audit, AuditItem, AuditStatus } from '../fidelity/audits/audit.entity.js';
import { windowOf } from '../fidelity/measures/windows.js';
import type { Scale } from '../fidelity/scales/scale.js';
import { Municipality } from '../geography/geography.entity.js';
import { Service } from '../organisations/organisation.entity.js';
import { insertRows } from '../platform/database/insert-rows.js';
import { addDays } from '../platform/dates/civil-date.js';
import { Team } from '../teams/team.entity.js';
import { noonOf } from './fill-audits.js';
import { seededRandom } from './random.js';

/** Days before the data end on which the other teams' windows end: closed before this half of the year began. */
const ended = { least: 210, most: 340 };

/**
 * A made-up team in every service of the mapping that has none yet, and one closed audit of each team but `ownTeamId`, its
 * ratings drawn. They are there for the figures over all teams, and hold no persons.
 */
export async function fillCountry(
  manager: EntityManager,
  { accountId: createdBy }: Actor,
  scale: Scale,
  ownTeamId: string,
  endDate: string,
  seed: number,
): Promise<void> {
  await fillTeams(manager);
  const random = seededRandom(seed);
  const order = { service: { regionCode: 'ASC', name: 'ASC' } } as const;
  const teams = await manager.find(Team, {
    where: { id: Not(ownTeamId) },
    relations: { service: true },
    order,
  });
  const audits = teams.map(({ id: teamId }) => {
    const to = addDays(endDate, -random.whole(ended.least, ended.most));
    const window = windowOf({ from: to, to }, scale.window);
    return {
      ...{
        id: randomUUID(),
        teamId,
        scale: scale.id,
        scaleVersion: scale.version,
        scaleChecksum: scale.checksum,
      },
      ...{ windowFrom: window.from, windowTo: window.to, status: AuditStatus.OPEN, judgementNote: '' },
      ...{ partial: false, reportFormat: 2, createdAt: noonOf(addDays(to, 1)), createdBy },
    };
  });
  await insertRows(manager, Audit, audits);
  await insertRows(
    manager,
    AuditItem,
    audits.flatMap(({ id: auditId }) => {
      const usual = 2.6 + 1.6 * random.next();
      return scale.items.map(({ code }) => {
        const rating = Math.min(5, Math.max(1, Math.round(usual + 0.9 * random.normal())));
        return { id: randomUUID(), auditId, code, caseNumber: 0, rating, note: '', missingReason: '' };
      });
    }),
  );
  for (const { id, windowTo } of audits)
    await manager.update(
      Audit,
      { id },
      { status: AuditStatus.CLOSED, closedAt: noonOf(addDays(windowTo, 14)), closedBy: createdBy },
    );
}

async function fillTeams(manager: EntityManager): Promise<void> {
  const taken = new Set((await manager.find(Team)).map(({ serviceId }) => serviceId));
  const services = (await manager.find(Service)).filter(({ id }) => !taken.has(id));
  const municipalities = await manager.find(Municipality, { order: { code: 'ASC' } });
  await insertRows(
    manager,
    Team,
    services.map(({ id: serviceId, name, models, regionCode }) => ({
      ...{ id: randomUUID(), serviceId, name: `${name} (påhittat)`, models, fictitious: true },
      municipalityCode: municipalities.find((one) => one.regionCode === regionCode)!.code,
      ...{ openingHours: 'vardagar 8–17', phone: '010-99 00 00 (påhittat)' },
      ...{ plannedFteHundredths: 900, capacity: 80 },
    })),
  );
}
