import type { EntityManager } from 'typeorm';
import { Role } from '../access/role.js';
import {
  type Asker,
  type DisclosedRecord,
  type DisclosureRequest,
  decideDisclosure,
  type Moment,
} from '../disclosure/decide-disclosure.js';
import { type DisclosureFacts, disclosureFacts } from '../disclosure/disclosure-facts.js';
import { categoryOf, RecordCategory } from '../disclosure/record-category.js';
import { sql } from '../platform/database/sql.js';
import { NOBODY } from './person-access.js';
import type { PlanKind } from './person-kinds.js';
import { PLAN_TABLES } from './plan-conditions.js';

/** Who may read, and the last day of it. */
export interface Reader {
  receiver: string;
  toDate: string;
}

/** Somebody to whom a ground holds. */
interface Receiver {
  receiver: string;
  principalId: string;
  unitId: string | null;
}

/** A plan that a team keeps: in force, where it has no receiver, or else as it has been given digitally. */
interface Kept extends Omit<Receiver, 'receiver' | 'principalId'> {
  plan: PlanKind;
  teamId: string;
  principalId: string | null;
}

const RECEIVERS = `
  SELECT DISTINCT COALESCE(unit.name, principal.name) AS receiver, principal.id AS "principalId", unit.id AS "unitId"
    FROM ground JOIN principal ON principal.id = ground.receiver_id
    LEFT JOIN unit ON unit.id = ground.receiver_unit_id
   WHERE ground.person_id = :personId AND ground.withdrawn_at IS NULL
     AND ground.from_date <= :day AND ground.to_date >= :day
   ORDER BY 1, 2`;

const KEPT = [
  `SELECT plan, team_id AS "teamId", receiver_id AS "principalId", receiver_unit_id AS "unitId"
     FROM plan_copy WHERE person_id = :personId AND form = 'DIGITAL' AND settled_as IS NULL`,
  ...Object.entries(PLAN_TABLES).map(
    ([kind, { plan, version, key }]) => `SELECT '${kind}', ${plan}.team_id, NULL, NULL
      FROM ${plan} JOIN ${version} ON ${version}.${key} = ${plan}.id AND ${version}.status = 'AGREED'
     WHERE ${plan}.person_id = :personId`,
  ),
].join(' UNION ALL ');

/**
 * Who else may read something of a person on a day, by the one decision: what they have been given, the summary of a standing
 * release, or the records themselves. A ground on which nothing has been given is nobody's to read, nor what a block keeps.
 */
export async function readersOf(manager: EntityManager, personId: string, day: string): Promise<Reader[]> {
  const receivers = await sql<Receiver>(manager, RECEIVERS, { personId, day });
  const kept = receivers.length > 0 ? await sql<Kept>(manager, KEPT, { personId }) : [];
  const at = { day, instant: new Date() };
  const facts = new Map<string, DisclosureFacts>();
  for (const principalId of new Set(receivers.map((one) => one.principalId))) {
    const employed = { accountId: NOBODY, principalId, grants: [] };
    facts.set(principalId, await disclosureFacts(manager, employed, [personId], at));
  }
  return receivers.flatMap(({ receiver, ...to }) => {
    const { asker, records } = facts.get(to.principalId)!;
    const toDate = readsUntil(asker, records.get(personId)!, to, kept, at);
    return toDate ? [{ receiver, toDate }] : [];
  });
}

/** The last day of the grounds on which a receiver may read on the day; undefined where they may not. */
function readsUntil(
  asker: Asker,
  record: DisclosedRecord,
  { principalId, unitId }: Omit<Receiver, 'receiver'>,
  kept: readonly Kept[],
  at: Moment,
): string | undefined {
  // A unit reads by its readers, a principal by whoever works for it in a team of the person's.
  const grants = unitId
    ? [{ role: Role.UNIT_READER, unitId }]
    : record.careTeamIds.map((teamId) => ({ role: Role.TEAM_MEMBER, teamId }));
  const ofPerson = { category: RecordCategory.PERSON, keptByTeamId: null };
  const requests: DisclosureRequest[] = [
    { ...ofPerson, policy: 'person.read' },
    { ...ofPerson, policy: 'receivedPerson.read', givenToUnitId: unitId },
    ...kept.flatMap((one): DisclosureRequest[] => {
      const asked = { category: categoryOf(PLAN_TABLES[one.plan].plan), keptByTeamId: one.teamId };
      if (!one.principalId) return [{ ...asked, policy: 'sharedPlan.read' }];
      const isTheirs = one.principalId === principalId && one.unitId === unitId;
      return isTheirs ? [{ ...asked, policy: 'receivedPlan.read', givenToUnitId: unitId }] : [];
    }),
  ];
  const days = requests.flatMap((request) => {
    const disclosure = decideDisclosure({ ...asker, grants }, request, record, at);
    return record.grounds.find(({ id }) => disclosure.allowed && id === disclosure.groundId)?.toDate ?? [];
  });
  return days.sort().at(-1);
}
