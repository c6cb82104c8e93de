import { type EntityManager, type EntityTarget, In } from 'typeorm';
import { Principal, Unit } from '../organisations/organisation.entity.js';
import type { AccessLogEntry } from '../platform/access-log/access-log-entry.entity.js';
import { Team } from './team.entity.js';

/** The names, as they are today, of the places that rows of the log name by id. */
export interface PlacesOfEntries {
  /** Who employed the actor. */
  employerOf(entry: AccessLogEntry): string | null;
  /** The team or the unit that it was done in, where it was done in one. */
  placeOf(entry: AccessLogEntry): string | null;
}

export async function placesOf(
  manager: EntityManager,
  entries: readonly AccessLogEntry[],
): Promise<PlacesOfEntries> {
  const names = new Map<string, string>();
  const read = async (
    places: EntityTarget<Principal | Team | Unit>,
    idOf: (entry: AccessLogEntry) => string | null,
  ) => {
    const ids = [...new Set(entries.flatMap((entry) => idOf(entry) ?? []))];
    for (const { id, name } of await manager.findBy(places, { id: In(ids) })) names.set(id, name);
  };
  await read(Principal, ({ principalId }) => principalId);
  await read(Team, ({ teamId }) => teamId);
  await read(Unit, ({ unitId }) => unitId);
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null));
  return {
    employerOf: ({ principalId }) => nameOf(principalId),
    placeOf: ({ teamId, unitId }) => nameOf(unitId ?? teamId),
  };
}
