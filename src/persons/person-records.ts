import { type EntityManager, type FindOptionsWhere, In, Not } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { collators } from '../platform/i18n/locale.js';
import { attachAmendments } from './attach-amendments.js';
import type { BlockedRecords } from './blocked-records.js';
import { Enrolment } from './person.entity.js';
import type { AuthorisedPerson, PersonAccess } from './person-access.js';
import { IdentityKind } from './person-kinds.js';
import { PersonNumber } from './person-number.entity.js';

/** A reserve number is each principal's own: the same one elsewhere is somebody else. */
const OFFICIAL = Not(IdentityKind.RESERVE);

/** Enrolments, newest first, those that were voided too, with what has been said about each. */
export async function enrolmentsOf(
  manager: EntityManager,
  where: FindOptionsWhere<Enrolment>,
): Promise<Enrolment[]> {
  const enrolments = await manager.find(Enrolment, {
    where,
    relations: { team: true },
    order: { fromDate: 'DESC' },
  });
  await attachAmendments(manager, enrolments);
  return enrolments;
}

/**
 * Which records about a person a block keeps from the actor: some of these, and other principals' about the same
 * human that the actor could read but for it. What they are is not told.
 */
export async function blockedOf(
  manager: EntityManager,
  personAccess: PersonAccess,
  actor: Actor,
  { person: { id: personId }, isWithheld }: AuthorisedPerson,
): Promise<BlockedRecords> {
  const own = await manager.findBy(PersonNumber, { personId, kind: OFFICIAL });
  const same = await manager.find(PersonNumber, {
    where: { number: In(own.map(({ number }) => number)), kind: OFFICIAL, personId: Not(personId) },
    relations: { person: { owner: true } },
  });
  const others = [...new Map(same.map((other) => [other.personId, other.person])).values()];
  const ids = others.map(({ id }) => id);
  const kept = await personAccess.withheldByBlock(manager, actor, 'person.read', ids);
  const principals = others.filter(({ id }) => kept.has(id)).map(({ owner }) => owner.name);
  return { here: isWithheld('person.read'), principals: principals.sort(collators[actor.locale].compare) };
}
