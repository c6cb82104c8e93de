import { randomUUID } from 'node:crypto';
import { Role, SCOPE_OF } from '../../src/access/role.js';
import { addDays } from '../../src/platform/dates/civil-date.js';
import type { Category, World } from './disclosure-oracle.js';
import type { SpanShape, WorldShape } from './disclosure-shape.js';

/** A plan or a SIP; its id is the record's. */
export interface PlanRow {
  id: string;
  personId: string;
  ownerId: string;
  teamId: string;
  category: 'CRISIS_PLAN' | 'SIP';
  versions: ('agreed' | 'draft')[];
}

/** A world with names: what goes into the tables, before it has any words. */
export interface Rows extends World {
  humans: ReadonlyMap<string, number>;
  units: { id: string; principalId: string }[];
  teams: { id: string; principalIds: string[] }[];
  plans: PlanRow[];
  groups: { id: string; personId: string; ownerId: string }[];
  grounds: (World['grounds'][number] & { id: string; circumstance: string })[];
}

/** Gives a shape its ids and days. */
export function layOut(shape: WorldShape, day: string, now: Date): Rows {
  const at = <Row>(rows: readonly Row[], place: number): Row => rows[place % rows.length]!;
  const spanOf = ({ from, to }: SpanShape) => ({
    fromDate: addDays(day, from),
    toDate: to === null ? null : addDays(day, to),
  });
  const principals = shape.principals.map((principal) => ({ id: randomUUID(), ...principal }));
  const units = shape.units.map(({ principal }) => ({
    id: randomUUID(),
    principalId: at(principals, principal).id,
  }));
  const teams = shape.teams.map((team) => ({
    id: randomUUID(),
    principalIds: [...new Set(team.principals.map((principal) => at(principals, principal).id))],
  }));
  const accounts = shape.accounts.map(({ principal }) => ({
    id: randomUUID(),
    principalId: principal === null ? null : at(principals, principal).id,
  }));
  const grants = shape.accounts.flatMap((account, index) =>
    account.grants.map(({ role, team, unit, span, isApproved, hasScope }) => ({
      accountId: accounts[index]!.id,
      role: role as Role,
      teamId: hasScope && SCOPE_OF[role as Role] === 'teamId' ? at(teams, team).id : null,
      unitId: hasScope && SCOPE_OF[role as Role] === 'unitId' ? at(units, unit).id : null,
      isApproved,
      ...spanOf(span),
    })),
  );
  const humans = new Map<string, number>();
  const persons = shape.persons.map(({ owner, human, activity, protectedIdentity }) => {
    const { id: ownerId, activities } = at(principals, owner);
    const made = activities.length > 0 ? at(activities, activity) : null;
    const row = { id: randomUUID(), ownerId, activity: made, protectedIdentity };
    // One principal knows nobody twice.
    const known = (number: number) =>
      shape.persons.some(
        (other, index) =>
          at(principals, other.owner).id === row.ownerId && [...humans.values()][index] === number,
      );
    let number = human;
    while (known(number)) number += 10;
    humans.set(row.id, number);
    return row;
  });
  const enrolments = shape.persons.flatMap((person, index) =>
    person.enrolments.map(({ team, span }) => ({
      personId: persons[index]!.id,
      teamId: at(teams, team).id,
      ...spanOf(span),
    })),
  );
  const plans = shape.persons.flatMap((person, index): PlanRow[] => {
    const { id: personId, ownerId } = persons[index]!;
    const kept = (team: number) => ({ id: randomUUID(), personId, ownerId, teamId: at(teams, team).id });
    const versionsOf = (versions: string) => versions.split(' and ') as PlanRow['versions'];
    return [
      ...person.plans.map(({ team, versions }) => ({
        ...kept(team),
        category: 'CRISIS_PLAN' as const,
        versions: versionsOf(versions),
      })),
      ...(person.sip
        ? [{ ...kept(person.sip.team), category: 'SIP' as const, versions: versionsOf(person.sip.versions) }]
        : []),
    ];
  });
  const groups = shape.persons.flatMap(({ hasGroup }, index) => {
    const { id: personId, ownerId } = persons[index]!;
    return hasGroup ? [{ id: randomUUID(), personId, ownerId }] : [];
  });
  const grounds = shape.grounds.map(({ person, isFromOwner, receiver, unit, ...ground }) => {
    const { id: personId, ownerId } = at(persons, person);
    const toUnit = unit === null ? null : at(units, unit);
    return {
      id: randomUUID(),
      personId,
      kind: ground.kind,
      circumstance: ground.circumstance,
      giverId: isFromOwner ? ownerId : at(principals, person).id,
      receiverId: toUnit?.principalId ?? at(principals, receiver).id,
      receiverUnitId: toUnit?.id ?? null,
      categories: ground.categories as Category[],
      isWithdrawn: ground.isWithdrawn,
      standingRelease: ground.standingRelease,
      ...spanOf(ground.span),
    };
  });
  return {
    principals,
    units,
    teams,
    accounts,
    grants,
    humans,
    persons,
    enrolments: without(enrolments, overlap),
    plans,
    groups,
    records: [
      ...persons.map(({ id }) => ({ id, personId: id, category: 'PERSON' as const, teamId: null })),
      ...plans,
      ...groups.map(({ id, personId }) => ({
        id,
        personId,
        category: 'RESOURCE_GROUP' as const,
        teamId: null,
      })),
    ],
    grounds,
    blocks: without(
      shape.blocks.map(({ person, team, isLifted }) => ({
        personId: at(persons, person).id,
        teamId: team === null ? null : at(teams, team).id,
        isLifted,
      })),
      isSameBlock,
    ),
    openings: shape.openings.map(({ person, account, closesIn, liftsBlock }) => ({
      liftsBlock,
      personId: at(persons, person).id,
      accountId: at(accounts, account).id,
      closesAt: new Date(now.getTime() + closesIn * 60_000),
    })),
  };
}

/** Without those that the database would not take beside an earlier one. */
function without<Row>(rows: Row[], meets: (one: Row, other: Row) => boolean): Row[] {
  const kept: Row[] = [];
  for (const row of rows) if (!kept.some((one) => meets(one, row))) kept.push(row);
  return kept;
}

interface Enrolled {
  personId: string;
  teamId: string;
  fromDate: string;
  toDate: string | null;
}

/** Nobody is enrolled in one team twice on one day. */
const overlap = (one: Enrolled, other: Enrolled): boolean =>
  one.personId === other.personId &&
  one.teamId === other.teamId &&
  one.fromDate <= (other.toDate ?? '9999') &&
  other.fromDate <= (one.toDate ?? '9999');

interface Blocked {
  personId: string;
  teamId: string | null;
  isLifted: boolean;
}

/** Nobody has the same block twice at once. */
const isSameBlock = (one: Blocked, other: Blocked): boolean =>
  one.personId === other.personId && one.teamId === other.teamId && !one.isLifted && !other.isLifted;
