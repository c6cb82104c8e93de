import type { EntityManager } from 'typeorm';
import type { Principal } from '../organisations/organisation.entity.js';
import { PrincipalKind } from '../organisations/organisation-kinds.js';
import { birthDateOf } from '../persons/identity-number.js';
import type { Person } from '../persons/person.entity.js';
import { PERSON_OF_RECORD, WITH_ITEMS } from '../platform/access-log/entries-of-records.js';
import { sql } from '../platform/database/sql.js';
import { type Decision, decideKeeping } from './decide-keeping.js';
import type { RuleCount } from './destruction.entity.js';
import type { HoldReason } from './keeping-kinds.js';
import { lastEntries } from './last-entries.js';
import { keepingRules } from './load-keeping-rules.js';
import { personTables } from './person-tables.js';

/** One person's record at a principal, and what is to become of it. */
export interface DecidedRecord extends Decision {
  personId: string;
  /** Records that have been joined with it, which go when it does. */
  joinedIds: string[];
  /** YYYY-MM-DD */
  lastEntry: string | null;
  /** Why there are holds on it; empty when there is none in force. */
  heldFor: HoldReason[];
}

type Card = Pick<Person, 'id' | 'identityNumber' | 'identityKind' | 'activity' | 'placedAsChild'>;

/** What is to become of every record of a principal on a day. */
export async function decideRecords(
  manager: EntityManager,
  { id: ownerId, kind, municipalityCode }: Principal,
  day: string,
): Promise<DecidedRecord[]> {
  const persons = await sql<Card>(
    manager,
    `SELECT id, identity_number AS "identityNumber", identity_kind AS "identityKind", activity,
            placed_as_child AS "placedAsChild"
       FROM person WHERE owner_id = :ownerId`,
    { ownerId },
  );
  const entries = await lastEntries(manager, personTables(manager.connection.entityMetadatas), ownerId);
  const enrolled = await idsOf(
    manager,
    `SELECT person_id AS id FROM enrolment
      WHERE owner_id = :ownerId AND voided_at IS NULL AND (to_date IS NULL OR to_date >= :day)`,
    { ownerId, day },
  );
  const inReview = await idsInReview(manager);
  const holds = await holdsOf(manager, ownerId);
  const joined = await joinedOf(manager, ownerId);
  const isJoined = new Set([...joined.values()].flat());
  const kept = persons.filter(({ id }) => !isJoined.has(id));
  return kept.map((person) => {
    const ids = withAllOf(joined, person.id);
    const lastEntry = ids.flatMap((id) => entries.get(id) ?? []).reduce(latest, null);
    const heldFor = ids.flatMap((id) => holds.get(id) ?? []);
    const record = {
      activity: person.activity,
      isPrivate: kind === PrincipalKind.PRIVATE,
      municipalityCode,
      birthDate: birthDateOf(person),
      lastEntry,
      enrolled: enrolled.has(person.id),
      inReview: ids.some((id) => inReview.has(id)),
      placedAsChild: Boolean(person.placedAsChild),
      held: heldFor.length > 0,
    };
    const decision = decideKeeping(record, keepingRules, day);
    return { personId: person.id, joinedIds: ids.slice(1), lastEntry, heldFor, ...decision };
  });
}

/** Which rules decide of these records, and of how many. */
export function countRules(records: readonly DecidedRecord[]): RuleCount[] {
  const rules = records.flatMap(({ rule }) => rule ?? []);
  return [...Map.groupBy(rules, ({ id }) => id)]
    .map(([rule, all]) => ({ rule, paragraph: all[0]!.paragraph, persons: all.length }))
    .sort((one, other) => (one.rule < other.rule ? -1 : 1));
}

/** Why each person's record is held, by the person's id. */
async function holdsOf(manager: EntityManager, ownerId: string): Promise<Map<string, HoldReason[]>> {
  const rows = await sql<{ personId: string; reason: HoldReason }>(
    manager,
    `SELECT DISTINCT person_id AS "personId", reason FROM record_hold
       JOIN person ON person.id = person_id WHERE owner_id = :ownerId AND lifted_at IS NULL`,
    { ownerId },
  );
  const byPerson = Map.groupBy(rows, ({ personId }) => personId);
  return new Map([...byPerson].map(([id, holds]) => [id, holds.map(({ reason }) => reason)]));
}

/** The records that have been joined with each, by its id. */
async function joinedOf(manager: EntityManager, ownerId: string): Promise<Map<string, string[]>> {
  const rows = await sql<{ keptId: string; joinedId: string }>(
    manager,
    `SELECT kept_id AS "keptId", joined_id AS "joinedId" FROM record_join
       JOIN person ON person.id = kept_id WHERE confirmed AND owner_id = :ownerId`,
    { ownerId },
  );
  const byKept = Map.groupBy(rows, ({ keptId }) => keptId);
  return new Map([...byKept].map(([id, joins]) => [id, joins.map(({ joinedId }) => joinedId)]));
}

/** The record itself first, and all that have been joined with it through as many joins as there are. */
const withAllOf = (joined: ReadonlyMap<string, string[]>, id: string): string[] => [
  id,
  ...(joined.get(id) ?? []).flatMap((other) => withAllOf(joined, other)),
];

const latest = (one: string | null, other: string) => (one !== null && one > other ? one : other);

/** Whom an emergency opening that nobody has judged, or the sample of an open log review, is about. */
function idsInReview(manager: EntityManager): Promise<Set<string>> {
  return idsOf(
    manager,
    `SELECT person_id AS id FROM emergency_opening WHERE judgement IS NULL
      UNION
     SELECT ${PERSON_OF_RECORD} AS id FROM log_review
       JOIN log_review_row drawn ON drawn.review_id = log_review.id
       JOIN audit_log_entry entry ON entry.number = drawn.number
       ${WITH_ITEMS}
      WHERE log_review.status = 'OPEN' AND drawn.item = COALESCE(item.position, 0)
        AND ${PERSON_OF_RECORD} IS NOT NULL`,
  );
}

async function idsOf(manager: EntityManager, statement: string, parameters = {}): Promise<Set<string>> {
  const rows = await sql<{ id: string }>(manager, statement, parameters);
  return new Set(rows.map(({ id }) => id));
}
