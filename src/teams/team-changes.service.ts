import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { Municipality } from '../geography/geography.entity.js';
import { changeRecord } from '../organisations/change-record.js';
import { givenHours, hoursTexts } from '../organisations/given-hours.js';
import { Service } from '../organisations/organisation.entity.js';
import { RegisterEvent, RegisterRecord } from '../organisations/register-change.entity.js';
import { changedTexts, noteChanges, type RecordTexts } from '../organisations/register-history.js';
import { lockRow } from '../platform/database/lock-row.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { invalid } from '../platform/errors/domain-error.js';
import type { RevisionConflict } from '../platform/revision/revision-conflict.js';
import { Team } from './team.entity.js';
import type { ChangeTeamInput, RegisterTeamInput } from './team.input.js';

/** Teams as they come into the register and are changed there. */
@Injectable()
export class TeamChanges {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @throws DomainError INVALID when the service is unknown or ended, or the municipality is unknown or lies elsewhere */
  register(actor: Actor, { hours, ...input }: RegisterTeamInput): Promise<Team> {
    return this.unitOfWork.run(async (manager) => {
      await requirePlace(manager, input, true);
      const { plannedPosts, weekHours, ...values } = input;
      const team = manager.create(Team, {
        id: randomUUID(),
        fictitious: false,
        plannedFteHundredths: hundredths(plannedPosts),
        weekHoursHundredths: weekHours ? hundredths(weekHours) : null,
        ...values,
        ...givenHours(hours, null),
      });
      const saved = await manager.save(team);
      const added = { recordType: RegisterRecord.TEAM, recordId: team.id, event: RegisterEvent.ADDED };
      await noteChanges(manager, actor, added);
      return saved;
    });
  }

  /** @throws DomainError INVALID as for a new one; NOT_FOUND */
  change(
    actor: Actor,
    { teamId: id, revision, reason, hours, ...input }: ChangeTeamInput,
  ): Promise<Team | RevisionConflict> {
    const seen = { entity: Team, recordType: RegisterRecord.TEAM, id, path: 'teamId', revision, reason };
    return this.unitOfWork.run((manager) =>
      changeRecord(manager, actor, seen, async (stored) => {
        await requirePlace(manager, input, input.serviceId !== stored.serviceId);
        const { plannedPosts, weekHours, ...given } = input;
        const values = {
          ...given,
          plannedFteHundredths: hundredths(plannedPosts),
          weekHoursHundredths: weekHours ? hundredths(weekHours) : null,
          ...givenHours(hours, stored),
        };
        const now = manager.create(Team, { ...stored, ...values });
        const texts = changedTexts(await teamTexts(manager, stored), await teamTexts(manager, now));
        return { values, texts };
      }),
    );
  }
}

const hundredths = (number: number) => Math.round(number * 100);

/** @param isNew whether the service is chosen now, and must have no end. @throws DomainError INVALID */
async function requirePlace(
  manager: EntityManager,
  { serviceId, municipalityCode }: Pick<RegisterTeamInput, 'serviceId' | 'municipalityCode'>,
  isNew: boolean,
): Promise<void> {
  await lockRow(manager, Service, serviceId);
  const service = await manager.findOne(Service, { where: { id: serviceId }, relations: { region: true } });
  if (!service) throw invalid([{ path: 'serviceId', code: 'unknownService' }]);
  if (isNew && service.endedOn)
    throw invalid([{ path: 'serviceId', code: 'recordEnded', params: { name: service.name } }]);
  const municipality = await manager.findOneBy(Municipality, { code: municipalityCode });
  if (!municipality) throw invalid([{ path: 'municipalityCode', code: 'unknownMunicipality' }]);
  if (municipality.regionCode !== service.regionCode) {
    const params = { service: service.name, region: service.region.name };
    throw invalid([{ path: 'municipalityCode', code: 'municipalityOutsideService', params }]);
  }
}

async function teamTexts(manager: EntityManager, team: Team): Promise<RecordTexts> {
  const service = await manager.findOneByOrFail(Service, { id: team.serviceId });
  const municipality = await manager.findOneByOrFail(Municipality, { code: team.municipalityCode });
  return {
    service: service.name,
    name: team.name,
    municipality: municipality.name,
    models: team.models.join(', ') || null,
    phone: team.phone,
    ...hoursTexts(team),
    plannedPosts: String(team.plannedPosts),
    weekHours: team.weekHours === null ? null : String(team.weekHours),
    capacity: String(team.capacity),
  };
}
