import { type EntityManager, In } from 'typeorm';
import { sql } from '../platform/database/sql.js';
import { numberIn } from './identity-number.js';
import { Person } from './person.entity.js';
import { PersonNumber } from './person-number.entity.js';

/** Everybody who has the number or has had it, of every owner. */
export async function personsWithNumber(manager: EntityManager, number: string): Promise<Person[]> {
  const numbers = await manager.findBy(PersonNumber, { number });
  return manager.findBy(Person, { id: In(numbers.map(({ personId }) => personId)) });
}

/** Whoever has one of the numbers or has had it at the owner, by the number. */
export async function ownersPersons(
  manager: EntityManager,
  ownerId: string,
  numbers: readonly string[],
): Promise<Map<string, Person>> {
  const found = await manager.find(PersonNumber, {
    where: { ownerId, number: In(numbers) },
    relations: { person: true },
  });
  return new Map(found.map(({ number, person }) => [number, person]));
}

/** Every number that these persons have or have had, by the person's id; none where it is no number that is looked for. */
export async function numbersOf(
  manager: EntityManager,
  search: string,
  personIds: readonly string[],
): Promise<Map<string, string[]>> {
  if (numberIn(search) === undefined) return new Map();
  const rows = await manager.findBy(PersonNumber, { personId: In(personIds) });
  const byPerson = Map.groupBy(rows, ({ personId }) => personId);
  return new Map([...byPerson].map(([id, numbers]) => [id, numbers.map(({ number }) => number)]));
}

/** First day of the person's first enrolment that was not voided, YYYY-MM-DD. */
export async function enrolledFrom(manager: EntityManager, personId: string): Promise<string | null> {
  const [row] = await sql<{ day: string | null }>(
    manager,
    `SELECT CAST(MIN(from_date) AS text) AS day FROM enrolment
      WHERE person_id = :personId AND voided_at IS NULL`,
    { personId },
  );
  return row?.day ?? null;
}
