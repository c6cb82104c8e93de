import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { inOwnRegions } from '../access/in-own-regions.js';
import { Municipality, Region } from '../geography/geography.entity.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { invalid, notFound } from '../platform/errors/domain-error.js';
import { Principal, Service, Unit } from './organisation.entity.js';
import type { CreatePrincipalInput, CreateServiceInput, CreateUnitInput } from './organisation.input.js';
import { USUAL_LAW } from './organisation-kinds.js';

/** The register of principals, units and services. It holds no person. A role for one region sees no other. */
@Injectable()
export class OrganisationsService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  principals(actor: Actor): Promise<Principal[]> {
    const where = inOwnRegions(actor, 'organisation.read');
    return this.unitOfWork.reader.find(Principal, { where, order: { name: 'ASC' } });
  }

  units(actor: Actor): Promise<Unit[]> {
    return this.unitOfWork.reader.find(Unit, {
      where: { principal: inOwnRegions(actor, 'organisation.read') },
      relations: { principal: true },
      order: { name: 'ASC' },
    });
  }

  services(actor: Actor): Promise<Service[]> {
    return this.unitOfWork.reader.find(Service, {
      where: inOwnRegions(actor, 'organisation.read'),
      relations: { region: true, principals: true },
      order: { name: 'ASC' },
    });
  }

  /** @throws DomainError NOT_FOUND */
  async service(actor: Actor, id: string): Promise<Service> {
    const service = await this.unitOfWork.reader.findOne(Service, {
      where: { id, ...inOwnRegions(actor, 'organisation.read') },
      relations: { region: true, principals: true },
    });
    if (!service) throw notFound('serviceId');
    return service;
  }

  /** @throws DomainError INVALID when the name is taken or the place is unknown */
  createPrincipal(_actor: Actor, input: CreatePrincipalInput): Promise<Principal> {
    const { name, kind, law = USUAL_LAW[kind], regionCode = null, municipalityCode = null } = input;
    return this.unitOfWork.run(async (manager) => {
      if (await manager.existsBy(Principal, { name })) throw invalid([{ path: 'name', code: 'nameTaken' }]);
      if (regionCode && !(await manager.existsBy(Region, { code: regionCode })))
        throw invalid([{ path: 'regionCode', code: 'unknownRegion' }]);
      if (municipalityCode && !(await manager.existsBy(Municipality, { code: municipalityCode })))
        throw invalid([{ path: 'municipalityCode', code: 'unknownMunicipality' }]);
      return manager.save(
        manager.create(Principal, { id: randomUUID(), name, kind, law, regionCode, municipalityCode }),
      );
    });
  }

  /** @throws DomainError INVALID when the principal is unknown */
  createUnit(_actor: Actor, input: CreateUnitInput): Promise<Unit> {
    return this.unitOfWork.run(async (manager) => {
      if (!(await manager.existsBy(Principal, { id: input.principalId })))
        throw invalid([{ path: 'principalId', code: 'unknownPrincipal' }]);
      return manager.save(manager.create(Unit, { id: randomUUID(), ...input }));
    });
  }

  /** @throws DomainError INVALID when a principal or the region is unknown */
  createService(_actor: Actor, input: CreateServiceInput): Promise<Service> {
    return this.unitOfWork.run(async (manager) => {
      if (!(await manager.existsBy(Region, { code: input.regionCode })))
        throw invalid([{ path: 'regionCode', code: 'unknownRegion' }]);
      const principals = await manager.findBy(Principal, { id: In(input.principalIds) });
      if (principals.length !== new Set(input.principalIds).size)
        throw invalid([{ path: 'principalIds', code: 'unknownPrincipal' }]);
      const { principalIds: _ids, ...values } = input;
      const { legalForm = null, startYear = null, targetGroups, integrationDegree = null } = values;
      return manager.save(
        manager.create(Service, {
          id: randomUUID(),
          ...values,
          legalForm,
          startYear,
          endYear: null,
          // What a caller leaves out may also be null.
          targetGroups: targetGroups ?? '',
          integrationDegree,
          principals,
        }),
      );
    });
  }
}
