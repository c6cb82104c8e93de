import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { Principal, Unit } from '../organisations/organisation.entity.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { sql } from '../platform/database/sql.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { today } from '../platform/dates/today.js';
import { type RegisterFacts, type ToLookAt, toLookAt } from './to-look-at.js';

type Facts = RegisterFacts<Principal>;

/** What of the register a human should look at. Of persons and their grounds it counts, and tells nobody who they are. */
@Injectable()
export class ToLookAtService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly organisations: OrganisationsService,
  ) {}

  /** By the principal's name; of the regions whose register the actor may read. */
  async of(actor: Actor): Promise<ToLookAt<Principal>[]> {
    const own = new Set((await this.organisations.principals(actor)).map(({ id }) => id));
    const manager = this.unitOfWork.reader;
    const day = today();
    const principals = await manager.find(Principal, { order: { name: 'ASC', id: 'ASC' } });
    const units = await manager.find(Unit);
    // A record that was joined into another is a pointer: of the human, the other one speaks.
    const unsaid = await sql<Facts['unsaid'][number]>(
      manager,
      `SELECT owner_id AS "ownerId", CAST(COUNT(*) AS integer) AS persons FROM person
        WHERE activity IS NULL
          AND NOT EXISTS (SELECT 1 FROM record_join WHERE joined_id = person.id AND confirmed)
        GROUP BY owner_id`,
    );
    const grounds = await sql<Facts['grounds'][number]>(
      manager,
      `SELECT giver_id AS "giverId", receiver_id AS "receiverId", kind, activity, CAST(COUNT(*) AS integer) AS grounds
         FROM ground JOIN person ON person.id = ground.person_id
        WHERE withdrawn_at IS NULL AND to_date >= :day
        GROUP BY giver_id, receiver_id, kind, activity`,
      { day },
    );
    const facts = { principals, units: units.filter(({ isEnded }) => !isEnded), unsaid, grounds };
    return toLookAt(facts, day).filter(({ principal }) => own.has(principal.id));
  }
}
