import { Injectable } from '@nestjs/common';
import { type Actor, regionsOf } from '../access/actor.js';
import { inOwnRegions } from '../access/in-own-regions.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { notFound } from '../platform/errors/domain-error.js';
import { collators } from '../platform/i18n/locale.js';
import { Municipality, Region } from './geography.entity.js';

/** Regions and municipalities. A role for one region sees no other. */
@Injectable()
export class GeographyService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The actor's regions, which for most are all 21, by code: the order of official tables. */
  regions(actor: Actor): Promise<Region[]> {
    const { regionCode: code } = inOwnRegions(actor, 'geography.read');
    return this.unitOfWork.reader.find(Region, { where: code ? { code } : {}, order: { code: 'ASC' } });
  }

  /** One region. @throws DomainError NOT_FOUND when the actor has no region with the code */
  async region(actor: Actor, code: string): Promise<Region> {
    const region = await this.unitOfWork.reader.findOneBy(Region, { code });
    if (!region || regionsOf(actor, 'geography.read')?.includes(code) === false) throw notFound('regionCode');
    return region;
  }

  /**
   * The municipalities of one region, or of all the actor's regions, in alphabetical order.
   * @throws DomainError NOT_FOUND when the actor has no region with the code
   */
  async municipalities(actor: Actor, regionCode?: string): Promise<Municipality[]> {
    if (regionCode !== undefined) await this.region(actor, regionCode);
    const found = await this.unitOfWork.reader.findBy(
      Municipality,
      regionCode === undefined ? inOwnRegions(actor, 'geography.read') : { regionCode },
    );
    return found.sort((a, b) => collators[actor.locale].compare(a.name, b.name));
  }
}
