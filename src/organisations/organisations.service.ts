import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { inOwnRegions } from '../access/in-own-regions.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { notFound } from '../platform/errors/domain-error.js';
import { Principal, Service, Unit } from './organisation.entity.js';

/** The register of principals, units and services. It holds no person. A role for one region sees no other. */
@Injectable()
export class OrganisationsService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Those that have ended too. */
  principals(actor: Actor): Promise<Principal[]> {
    const where = inOwnRegions(actor, 'organisation.read');
    return this.unitOfWork.reader.find(Principal, { where, order: { name: 'ASC' } });
  }

  /** Those that have ended too. */
  units(actor: Actor): Promise<Unit[]> {
    return this.unitOfWork.reader.find(Unit, {
      where: { principal: inOwnRegions(actor, 'organisation.read') },
      relations: { principal: true },
      order: { name: 'ASC' },
    });
  }

  /** Those that have ended too. */
  services(actor: Actor): Promise<Service[]> {
    return this.unitOfWork.reader.find(Service, {
      where: inOwnRegions(actor, 'organisation.read'),
      relations: { region: true, principals: true },
      order: { name: 'ASC' },
    });
  }

  /** @throws DomainError NOT_FOUND */
  async principal(actor: Actor, id: string): Promise<Principal> {
    const principal = await this.unitOfWork.reader.findOne(Principal, {
      where: { id, ...inOwnRegions(actor, 'organisation.read') },
      relations: { region: true, municipality: true },
    });
    if (!principal) throw notFound('principalId');
    return principal;
  }

  /** @throws DomainError NOT_FOUND */
  async unit(actor: Actor, id: string): Promise<Unit> {
    const unit = await this.unitOfWork.reader.findOne(Unit, {
      where: { id, principal: inOwnRegions(actor, 'organisation.read') },
      relations: { principal: true },
    });
    if (!unit) throw notFound('unitId');
    return unit;
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
}
