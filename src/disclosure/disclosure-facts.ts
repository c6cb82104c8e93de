import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import type { Activity, PrincipalKind } from '../organisations/organisation-kinds.js';
import { holdsOn } from '../platform/database/holds-on.js';
import { sql } from '../platform/database/sql.js';
import type { Asker, DisclosedRecord, Moment } from './decide-disclosure.js';
import type { GroundKind } from './ground-kinds.js';
import { HAS_LEFT } from './last-teams.js';

/** What the decision needs to know, of the actor and of each person asked for. */
export interface DisclosureFacts {
  asker: Asker;
  /** By the person's id; an id that is not there is nobody's. */
  records: ReadonlyMap<string, DisclosedRecord>;
}

/** A person asked for, with a row of one of the tables that decide; what a table does not have is null. */
interface Row {
  personId: string;
  ownerId: string;
  ownerKind: PrincipalKind;
  activity: Activity | null;
  ownerShares: boolean | number;
  protectedIdentity: boolean | number;
  askerKind: PrincipalKind | null;
  /** As JSON. */
  askerActivities: string | null;
  askerShares: boolean | number;
  fact: 'BLOCK' | 'CARE' | 'LEFT' | 'GROUND' | 'OPENING' | null;
  id: string | null;
  kind: GroundKind;
  giverId: string;
  receiverId: string;
  receiverUnitId: string | null;
  categories: string;
  fromDate: string;
  toDate: string;
  standingRelease: boolean | number;
  closesAt: Date | string;
  liftsBlock: boolean | number;
}

/** In place of what only a ground has, from its kind to whether it stands. */
const NO_GROUND = `${Array(7).fill('CAST(NULL AS text)').join(', ')}, CAST(NULL AS boolean)`;
const NO_OPENING = 'CAST(NULL AS timestamptz) AS "closesAt", CAST(NULL AS boolean) AS "liftsBlock"';

/** Everything about these persons in one statement: on PostgreSQL each one is a journey. */
const FACTS = `
  WITH asked AS (
    SELECT person.id, owner_id AS "ownerId", principal.kind AS "ownerKind", person.activity,
           COALESCE(principal.shares_documentation_from <= :day, FALSE) AS "ownerShares",
           protected_identity AS "protectedIdentity",
           employer.kind AS "askerKind", CAST(employer.activities AS text) AS "askerActivities",
           COALESCE(employer.shares_documentation_from <= :day, FALSE) AS "askerShares"
      FROM person JOIN principal ON principal.id = person.owner_id
      LEFT JOIN principal employer ON employer.id = :principalId
     WHERE person.id IN (:...ids)
  )
  SELECT asked.id AS "personId", "ownerId", "ownerKind", activity, "ownerShares", "protectedIdentity",
         "askerKind", "askerActivities", "askerShares", fact.*
    FROM asked LEFT JOIN (
      SELECT person_id, 'GROUND' AS fact, id, kind, giver_id AS "giverId", receiver_id AS "receiverId",
             receiver_unit_id AS "receiverUnitId", CAST(categories AS text) AS categories,
             CAST(from_date AS text) AS "fromDate", CAST(to_date AS text) AS "toDate",
             standing_release AS "standingRelease", ${NO_OPENING}
        FROM ground WHERE person_id IN (SELECT id FROM asked) AND receiver_id = :principalId AND withdrawn_at IS NULL
      UNION ALL
      SELECT DISTINCT person_id, 'CARE', team_id, ${NO_GROUND}, ${NO_OPENING}
        FROM enrolment WHERE person_id IN (SELECT id FROM asked) AND voided_at IS NULL
         AND ${holdsOn(':day', 'enrolment')}
      UNION ALL
      SELECT DISTINCT person_id, 'LEFT', team_id, ${NO_GROUND}, ${NO_OPENING}
        FROM enrolment left_one WHERE person_id IN (SELECT id FROM asked) AND ${HAS_LEFT}
      UNION ALL
      SELECT person_id, 'BLOCK', team_id, ${NO_GROUND}, ${NO_OPENING}
        FROM block WHERE person_id IN (SELECT id FROM asked) AND lifted_at IS NULL
      UNION ALL
      SELECT person_id, 'OPENING', id, ${NO_GROUND}, closes_at, lifts_block
        FROM emergency_opening WHERE person_id IN (SELECT id FROM asked) AND account_id = :accountId
    ) fact ON fact.person_id = asked.id
   ORDER BY "toDate" DESC, "closesAt", fact.id`;

/**
 * Reads, with one statement for one person as for fifty and for none, everything that decides whether the actor
 * may see these persons' records at a moment. Only what is addressed to the actor is read of the grounds and
 * emergency openings.
 */
export async function disclosureFacts(
  manager: EntityManager,
  { principalId, accountId, grants }: Pick<Actor, 'principalId' | 'accountId' | 'grants'>,
  personIds: readonly string[],
  { day }: Moment,
): Promise<DisclosureFacts> {
  const ids = personIds.length > 0 ? personIds : [''];
  const rows = await sql<Row>(manager, FACTS, { ids, principalId, accountId, day });
  const byPerson = Map.groupBy(rows, ({ personId }) => personId);
  const records = new Map([...byPerson].map(([id, facts]) => [id, recordOf(facts)]));
  // Without a person there is nothing to decide, and the law does not matter.
  return { asker: { principalId, grants, employer: employerOf(rows[0]) }, records };
}

function employerOf(row: Row | undefined): Asker['employer'] {
  if (!row?.askerKind || !row.askerActivities) return null;
  const { askerKind: kind, askerShares } = row;
  return { kind, activities: JSON.parse(row.askerActivities), sharesDocumentation: Boolean(askerShares) };
}

/** @param facts of one person, who is the same in each */
function recordOf(facts: readonly Row[]): DisclosedRecord {
  const { ownerId, ownerKind: kind, activity, ownerShares, protectedIdentity } = facts[0]!;
  const of = (wanted: Row['fact']) => facts.filter(({ fact }) => fact === wanted);
  const openings = of('OPENING').map(({ closesAt, liftsBlock }) => ({
    until: instantOf(closesAt),
    liftsBlock: Boolean(liftsBlock),
  }));
  return {
    ownerId,
    owner: { kind, activity, sharesDocumentation: Boolean(ownerShares) },
    protectedIdentity: Boolean(protectedIdentity),
    careTeamIds: of('CARE').map((care) => care.id!),
    lastTeamIds: of('LEFT').map((last) => last.id!),
    grounds: of('GROUND').map((ground) => ({
      id: ground.id!,
      kind: ground.kind,
      giverId: ground.giverId,
      receiverId: ground.receiverId,
      receiverUnitId: ground.receiverUnitId,
      categories: JSON.parse(ground.categories),
      fromDate: ground.fromDate,
      toDate: ground.toDate,
      standingRelease: Boolean(ground.standingRelease),
      withdrawn: false,
    })),
    blocks: of('BLOCK').map((block) => ({ teamId: block.id, lifted: false })),
    openings,
  };
}

/** PostgreSQL gives an instant as a date, SQLite as UTC text. */
function instantOf(value: Date | string): Date {
  return typeof value === 'string' ? new Date(`${value.replace(' ', 'T').replace(/Z?$/, 'Z')}`) : value;
}
