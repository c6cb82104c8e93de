import { Injectable } from '@nestjs/common';
import type { FindManyOptions } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { inOwnRegions } from '../access/in-own-regions.js';
import { findPage } from '../platform/database/find-page.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { notFound } from '../platform/errors/domain-error.js';
import type { PageInput, PageOf } from '../platform/graphql/page-of.js';
import { Principal, Service, Unit } from './organisation.entity.js';

/** The register of principals, units and services. It holds no person. A role for one region sees no other. */
@Injectable()
export class OrganisationsService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Every one, for choices. Those that have ended too, here as in all lists. */
  principals(actor: Actor): Promise<Principal[]> {
    return this.unitOfWork.reader.find(Principal, principalsOf(actor));
  }

  principalPage(actor: Actor, page: PageInput): Promise<PageOf<Principal>> {
    return findPage(this.unitOfWork.reader, Principal, principalsOf(actor), page);
  }

  units(actor: Actor): Promise<Unit[]> {
    return this.unitOfWork.reader.find(Unit, unitsOf(actor));
  }

  unitPage(actor: Actor, page: PageInput): Promise<PageOf<Unit>> {
    return findPage(this.unitOfWork.reader, Unit, unitsOf(actor), page);
  }

  services(actor: Actor): Promise<Service[]> {
    return this.unitOfWork.reader.find(Service, servicesOf(actor));
  }

  servicePage(actor: Actor, page: PageInput): Promise<PageOf<Service>> {
    return findPage(this.unitOfWork.reader, Service, servicesOf(actor), page);
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

const BY_NAME = { name: 'ASC', id: 'ASC' } as const;

const principalsOf = (actor: Actor): FindManyOptions<Principal> => ({
  where: inOwnRegions(actor, 'organisation.read'),
  order: BY_NAME,
});

const unitsOf = (actor: Actor): FindManyOptions<Unit> => ({
  where: { principal: inOwnRegions(actor, 'organisation.read') },
  relations: { principal: true },
  order: BY_NAME,
});

const servicesOf = (actor: Actor): FindManyOptions<Service> => ({
  where: inOwnRegions(actor, 'organisation.read'),
  relations: { region: true, principals: true },
  order: BY_NAME,
});
