import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { notFound } from '../platform/errors/domain-error.js';
import { Municipality, Region } from './geography.entity.js';

const swedish = new Intl.Collator('sv-SE');

/** Regions and municipalities: the same for everyone who is signed in. */
@Injectable()
export class GeographyService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The 21 regions by code, which is the order of official tables. */
  regions(_actor: Actor): Promise<Region[]> {
    return this.unitOfWork.reader.find(Region, { order: { code: 'ASC' } });
  }

  /** One region. @throws DomainError NOT_FOUND when no region has the code */
  async region(_actor: Actor, code: string): Promise<Region> {
    const region = await this.unitOfWork.reader.findOneBy(Region, { code });
    if (!region) throw notFound('regionCode');
    return region;
  }

  /**
   * The municipalities of one region, or all 290, in Swedish alphabetical order.
   * @throws DomainError NOT_FOUND when no region has the code
   */
  async municipalities(actor: Actor, regionCode?: string): Promise<Municipality[]> {
    if (regionCode !== undefined) await this.region(actor, regionCode);
    const found = await this.unitOfWork.reader.findBy(
      Municipality,
      regionCode === undefined ? {} : { regionCode },
    );
    return found.sort((a, b) => swedish.compare(a.name, b.name));
  }
}
