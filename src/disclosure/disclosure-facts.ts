import type { EntityManager } from 'typeorm';
import type { SecrecyLaw } from '../organisations/organisation-kinds.js';
import type { Actor } from '../platform/access/actor.js';
import { sql } from '../platform/database/sql.js';
import type { Asker, DisclosedRecord, Moment, RecordedBlock, RecordedGround } from './decide-disclosure.js';

/** What the decision needs to know, of the actor and of each person asked for. */
export interface DisclosureFacts {
  asker: Asker;
  /** By the person's id; an id that is not there is nobody's. */
  records: ReadonlyMap<string, DisclosedRecord>;
}

type OfPerson<Row> = Row & { personId: string };

/**
 * Reads, with as many queries for one person as for fifty and for none, everything that decides whether the actor
 * may see these persons' records at a moment. Only what is addressed to the actor is read of the grounds and
 * emergency openings.
 */
export async function disclosureFacts(
  manager: EntityManager,
  { principalId, accountId, grants }: Actor,
  personIds: readonly string[],
  { day }: Moment,
): Promise<DisclosureFacts> {
  const ids = personIds.length > 0 ? personIds : [''];
  const [employer] = await sql<{ law: SecrecyLaw }>(
    manager,
    'SELECT law FROM principal WHERE id = :principalId',
    {
      principalId,
    },
  );
  const persons = await sql<{
    id: string;
    ownerId: string;
    ownerLaw: SecrecyLaw;
    protectedIdentity: boolean | number;
  }>(
    manager,
    `SELECT person.id, owner_id AS "ownerId", law AS "ownerLaw", protected_identity AS "protectedIdentity"
       FROM person JOIN principal ON principal.id = person.owner_id WHERE person.id IN (:...ids)`,
    { ids },
  );
  const enrolments = await sql<OfPerson<{ teamId: string }>>(
    manager,
    `SELECT DISTINCT person_id AS "personId", team_id AS "teamId" FROM enrolment
      WHERE person_id IN (:...ids) AND voided_at IS NULL AND from_date <= :day AND (to_date IS NULL OR to_date >= :day)
      ORDER BY 1, 2`,
    { ids, day },
  );
  const grounds = await sql<
    OfPerson<Omit<RecordedGround, 'categories' | 'withdrawn'> & { categories: string }>
  >(
    manager,
    `SELECT person_id AS "personId", id, kind, giver_id AS "giverId", receiver_id AS "receiverId",
            receiver_unit_id AS "receiverUnitId", categories,
            CAST(from_date AS text) AS "fromDate", CAST(to_date AS text) AS "toDate"
       FROM ground WHERE person_id IN (:...ids) AND receiver_id = :principalId AND withdrawn_at IS NULL
      ORDER BY to_date DESC, id`,
    { ids, principalId },
  );
  const blocks = await sql<OfPerson<Pick<RecordedBlock, 'teamId'>>>(
    manager,
    'SELECT person_id AS "personId", team_id AS "teamId" FROM block WHERE person_id IN (:...ids) AND lifted_at IS NULL',
    { ids },
  );
  const openings = await sql<OfPerson<{ closesAt: Date | string }>>(
    manager,
    `SELECT person_id AS "personId", closes_at AS "closesAt" FROM emergency_opening
      WHERE person_id IN (:...ids) AND account_id = :accountId ORDER BY closes_at`,
    { ids, accountId },
  );
  const records = new Map(
    persons.map(({ id, ownerId, ownerLaw, protectedIdentity }): [string, DisclosedRecord] => {
      const of = <Row extends { personId: string }>(rows: Row[]) =>
        rows.filter(({ personId }) => personId === id);
      const opening = of(openings).at(-1);
      return [
        id,
        {
          ownerId,
          ownerLaw,
          protectedIdentity: Boolean(protectedIdentity),
          careTeamIds: of(enrolments).map(({ teamId }) => teamId),
          grounds: of(grounds).map((ground) => ({
            ...ground,
            categories: JSON.parse(ground.categories),
            withdrawn: false,
          })),
          blocks: of(blocks).map(({ teamId }) => ({ teamId, lifted: false })),
          openedUntil: opening ? instantOf(opening.closesAt) : null,
        },
      ];
    }),
  );
  return { asker: { principalId, grants, law: employer?.law ?? null }, records };
}

/** PostgreSQL gives an instant as a date, SQLite as UTC text. */
function instantOf(value: Date | string): Date {
  return typeof value === 'string' ? new Date(`${value.replace(' ', 'T').replace(/Z?$/, 'Z')}`) : value;
}
