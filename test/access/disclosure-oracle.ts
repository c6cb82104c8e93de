/**
 * Who may read and write which record, worked out from the rules as they are written ("Disclosure" in the domain
 * model; PDL 4:1, 4:4; OSL 10, 25 and 26 kap.; 2022:913 3 kap.) and from nothing else: nothing of src/disclosure is
 * used here. The program asks one question at a time; this lays out the whole world as relations, and joins,
 * unites and sifts them. That two so different ways give the same answer is what the tests show.
 */

export type Activity = 'HEALTH' | 'SOCIAL';
export type Category = 'PERSON' | 'CRISIS_PLAN' | 'SIP' | 'RESOURCE_GROUP';

interface Span {
  /** YYYY-MM-DD. */
  fromDate: string;
  /** The last day, itself included; missing while it goes on. */
  toDate: string | null;
}

/** A world as its tables hold it: every row, in force or not. */
export interface World {
  principals: readonly {
    id: string;
    isPrivate: boolean;
    activities: readonly Activity[];
    /** Takes part in coherent documentation of care today. */
    shares: boolean;
  }[];
  accounts: readonly { id: string; principalId: string | null }[];
  grants: readonly (Span & {
    accountId: string;
    role: string;
    teamId: string | null;
    unitId: string | null;
    isApproved: boolean;
  })[];
  persons: readonly {
    id: string;
    ownerId: string;
    activity: Activity | null;
    protectedIdentity: boolean;
  }[];
  enrolments: readonly (Span & { personId: string; teamId: string })[];
  /** What there is about a person. A card is a record too, and has the person's own id. */
  records: readonly { id: string; personId: string; category: Category; teamId: string | null }[];
  grounds: readonly (Span & {
    personId: string;
    kind: string;
    giverId: string;
    receiverId: string;
    receiverUnitId: string | null;
    categories: readonly Category[];
    isWithdrawn: boolean;
    /** Gives what is agreed, and a summary of the person, without a press. */
    standingRelease: boolean;
  })[];
  blocks: readonly { personId: string; teamId: string | null; isLifted: boolean }[];
  openings: readonly { personId: string; accountId: string; closesAt: Date; liftsBlock: boolean }[];
}

/** From the one to the many: `x` is related to every member of `relation.get(x)`. */
type Relation = ReadonlyMap<string, ReadonlySet<string>>;

function relate(pairs: Iterable<readonly [string, string]>): Relation {
  const relation = new Map<string, Set<string>>();
  for (const [from, to] of pairs) relation.set(from, (relation.get(from) ?? new Set()).add(to));
  return relation;
}

function* pairsOf(relation: Relation): Iterable<[string, string]> {
  for (const [from, many] of relation) for (const to of many) yield [from, to];
}

const has = (relation: Relation, [from, to]: readonly [string, string]) =>
  relation.get(from)?.has(to) ?? false;
const join = (a: Relation, b: Relation): Relation =>
  relate([...pairsOf(a)].flatMap(([from, middle]) => [...(b.get(middle) ?? [])].map((to) => [from, to])));
const unite = (...many: Relation[]): Relation => relate(many.flatMap((relation) => [...pairsOf(relation)]));
const both = (a: Relation, b: Relation): Relation => relate([...pairsOf(a)].filter((pair) => has(b, pair)));
const inverse = (a: Relation): Relation => relate([...pairsOf(a)].map(([from, to]) => [to, from]));

const TEAM_ROLES = ['TEAM_MANAGER', 'COORDINATOR', 'TEAM_MEMBER'];

/** The kinds of thing that are written, and the roles that write them. */
const WRITERS = {
  person: ['TEAM_MANAGER', 'COORDINATOR'],
  plan: ['COORDINATOR'],
  resourceGroup: ['COORDINATOR'],
  consent: ['TEAM_MANAGER', 'COORDINATOR'],
} as const;
export type Written = keyof typeof WRITERS;

type PrincipalRow = World['principals'][number];

/** Between authorities; what they are of, as `giver>receiver`. */
const BETWEEN_AUTHORITIES: Record<string, string[]> = {
  NECESSARY_CARE_FROM_HEALTH: ['HEALTH>HEALTH', 'HEALTH>SOCIAL'],
  NECESSARY_CARE_FROM_SOCIAL: ['SOCIAL>HEALTH', 'SOCIAL>SOCIAL'],
};

/** Whether the law gives such a ground from a record of this activity to that principal (the table of grounds, row by row). */
function lawGives(
  kind: string,
  giver: PrincipalRow,
  activity: Activity | null,
  receiver: PrincipalRow,
): boolean {
  const isOwn = giver.id === receiver.id;
  const areAuthorities = !giver.isPrivate && !receiver.isPrivate;
  const ways = receiver.activities.map((to) => `${activity}>${to}`);
  switch (kind) {
    case 'CONSENT':
      return true;
    case 'WITHIN_PRINCIPAL':
      return (
        isOwn && areAuthorities && ways.some((way) => way === 'HEALTH>HEALTH' || way === 'SOCIAL>SOCIAL')
      );
    case 'CANNOT_CONSENT':
      return !isOwn && !giver.isPrivate && activity === 'HEALTH' && ways.length > 0;
    case 'NECESSARY_FOR_OWN_WORK':
      return !isOwn && areAuthorities;
    case 'COHERENT_DOCUMENTATION':
      return !isOwn && activity !== null && ways.length > 0 && giver.shares && receiver.shares;
    default:
      return !isOwn && areAuthorities && ways.some((way) => BETWEEN_AUTHORITIES[kind]?.includes(way));
  }
}

/** From an account to the ids of records, or of persons, it reaches. */
export interface Reach {
  /** Records that somebody with a team's role reads. */
  reads: Relation;
  /** Records that a unit reader reads as shared with the unit. */
  readsForUnit: Relation;
  /** Records about which a unit reader answers for a unit, by that unit: those that a ground to it gives. */
  answersForUnit: ReadonlyMap<string, Relation>;
  /** Records that a ground to the whole principal gives to those it has in the person's teams. */
  givenToTeams: Relation;
  /** Persons of whom a standing release gives a summary. */
  summaries: Relation;
  /** Persons whose address and telephone number may be shown. */
  places: Relation;
  /** Records read through a care relation at the principal that owns them, and so not on a ground or in an emergency. */
  readsAsOwner: Relation;
  /** Persons about whom somebody may write, and records they may change, by what is written. */
  writes: Record<Written, Relation>;
  /** Persons cared for in a team where the account has a team's role, whoever owns the record. */
  caresFor: Relation;
  /** Accounts that may open a record in an emergency, each related to itself. */
  mayOpen: Relation;
}

export function reachOf(world: World, day: string, instant: Date): Reach {
  const holds = ({ fromDate, toDate }: Span) => fromDate <= day && (toDate ?? day) >= day;
  const principals = new Map(world.principals.map((principal) => [principal.id, principal]));
  const activities = new Map(world.persons.map(({ id, activity }) => [id, activity]));
  const grants = world.grants.filter((grant) => grant.isApproved && holds(grant));
  const openBlocks = world.blocks.filter(({ isLifted }) => !isLifted);

  // The world as it is today, one relation for each thing that is so.
  const employs = relate(world.accounts.map(({ id, principalId }) => [principalId ?? 'nobody', id]));
  const owns = relate(world.persons.map(({ id, ownerId }) => [ownerId, id]));
  const ownedByEmployer = join(inverse(employs), owns);
  const enrols = relate(world.enrolments.filter(holds).map(({ teamId, personId }) => [teamId, personId]));
  const recordsOf = relate(world.records.map(({ personId, id }) => [personId, id]));
  const keeps = relate(world.records.flatMap(({ id, teamId }) => (teamId ? [[teamId, id] as const] : [])));
  const worksAs = (roles: readonly string[]) =>
    relate(
      grants.flatMap(({ accountId, role, teamId }) =>
        roles.includes(role) && teamId ? [[accountId, teamId] as const] : [],
      ),
    );
  const readsForUnits = relate(
    grants.flatMap(({ accountId, role, unitId }) =>
      role === 'UNIT_READER' && unitId ? [[accountId, unitId] as const] : [],
    ),
  );

  const persons = new Map(world.records.map(({ id, personId }) => [id, personId]));
  const personOf = (record: string) => persons.get(record) ?? record;

  /** Records kept by a team that the person has blocked for the principal's other teams and units. */
  const blockedRecords = new Set(
    openBlocks.flatMap(({ personId, teamId }) =>
      teamId ? [...(keeps.get(teamId) ?? [])].filter((record) => personOf(record) === personId) : [],
    ),
  );
  /** Persons with any block: nobody at another principal reads anything on a ground. */
  const blockedPersons = new Set(openBlocks.map(({ personId }) => personId));

  // 1. The same principal, a care relation through the team, and the role; less what is blocked between teams.
  const throughCare = (roles: readonly string[]): Relation => {
    const inTeam = worksAs(roles);
    const cared = both(join(inTeam, enrols), ownedByEmployer);
    const inKeepingTeam = ([account, record]: readonly [string, string]) =>
      [...(inTeam.get(account) ?? [])].some(
        (team) => keeps.get(team)?.has(record) && has(enrols, [team, personOf(record)]),
      );
    const records = [...pairsOf(join(cared, recordsOf))];
    return relate(records.filter((pair) => !blockedRecords.has(pair[1]) || inKeepingTeam(pair)));
  };

  // 2 and 3. A ground in force whose giver, receiver, direction and categories cover the record, unless blocked.
  const caresFor = join(worksAs(TEAM_ROLES), enrols);
  const grounds = world.grounds.filter(
    (ground) =>
      !ground.isWithdrawn &&
      holds(ground) &&
      owns.get(ground.giverId)?.has(ground.personId) &&
      lawGives(
        ground.kind,
        principals.get(ground.giverId)!,
        activities.get(ground.personId)!,
        principals.get(ground.receiverId)!,
      ),
  );
  const covered = ({ personId, categories }: World['grounds'][number]) =>
    world.records.filter(
      (record) =>
        record.personId === personId &&
        categories.some((category) => category === record.category || record.category === 'PERSON'),
    );
  const receivers = ({ receiverId, receiverUnitId, giverId, personId }: World['grounds'][number]) =>
    [...(employs.get(receiverId) ?? [])].filter((account) =>
      receiverUnitId === null
        ? receiverId !== giverId && has(caresFor, [account, personId])
        : has(readsForUnits, [account, receiverUnitId]),
    );
  /** Direct access takes a law that says so: 2022:913 between principals, and the rules within one. */
  const opensRecords = ({ kind, giverId, receiverId }: World['grounds'][number]) =>
    kind === 'COHERENT_DOCUMENTATION' || giverId === receiverId;
  const given = (to: 'team' | 'unit', among = grounds) =>
    relate(
      among
        .filter(({ receiverUnitId }) => (receiverUnitId === null) === (to === 'team'))
        .flatMap((ground) =>
          receivers(ground).flatMap((account) => covered(ground).map(({ id }) => [account, id] as const)),
        ),
    );
  const givenToUnit = (unitId: string) =>
    relate(
      grounds
        .filter(({ receiverUnitId }) => receiverUnitId === unitId)
        .flatMap((ground) =>
          receivers(ground).flatMap((account) => covered(ground).map(({ id }) => [account, id] as const)),
        ),
    );
  const unblocked = (relation: Relation): Relation =>
    relate(
      [...pairsOf(relation)].filter(
        ([account, record]) =>
          !blockedRecords.has(record) &&
          (has(ownedByEmployer, [account, personOf(record)]) || !blockedPersons.has(personOf(record))),
      ),
    );

  // 4. An opening of one's own that has not closed, for whoever works in health services: of a record of health services, the
  // own principal's or one of a principal that shares as the own one does; of what is blocked only where it lifts the block.
  const worksInHealth = new Set(
    world.accounts
      .filter(({ principalId }) => principalId && principals.get(principalId)?.activities.includes('HEALTH'))
      .map(({ id }) => id),
  );
  const shares = relate(
    world.principals
      .filter((principal) => principal.shares)
      .flatMap(({ id }) => [...(employs.get(id) ?? [])].map((account) => [id, account] as const)),
  );
  const worksWhereShared = new Set([...pairsOf(shares)].map(([, account]) => account));
  const ownerOf = new Map(world.persons.map(({ id, ownerId }) => [id, ownerId]));
  const sharesWith = (account: string, person: string) =>
    worksWhereShared.has(account) && Boolean(principals.get(ownerOf.get(person)!)?.shares);
  const openNow = world.openings.filter(
    ({ closesAt, accountId }) => closesAt > instant && worksInHealth.has(accountId),
  );
  const pairOf = ({ accountId, personId }: World['openings'][number]) => [accountId, personId] as const;
  const lifting = join(relate(openNow.filter(({ liftsBlock }) => liftsBlock).map(pairOf)), recordsOf);
  const opened = relate(
    [...pairsOf(join(relate(openNow.map(pairOf)), recordsOf))].filter(([account, record]) => {
      const person = personOf(record);
      const isOwn = has(ownedByEmployer, [account, person]);
      if (activities.get(person) !== 'HEALTH' || !(isOwn || sharesWith(account, person))) return false;
      const isBlocked = isOwn ? blockedRecords.has(record) : blockedPersons.has(person);
      return !isBlocked || has(lifting, [account, record]);
    }),
  );
  const openedBy = (accounts: Relation): Relation =>
    relate([...pairsOf(opened)].filter(([account]) => accounts.has(account)));

  const care = throughCare(TEAM_ROLES);
  const opening = grounds.filter(opensRecords);
  const teamGround = unblocked(given('team', opening));
  const unitGround = unblocked(given('unit', opening));
  const standing = grounds.filter(
    ({ standingRelease, giverId, receiverId }) => standingRelease && giverId !== receiverId,
  );
  const emergencyForTeam = openedBy(worksAs(TEAM_ROLES));
  const emergencyForUnit = openedBy(readsForUnits);

  const toCards = relate(
    world.accounts.flatMap(({ id }) => world.persons.map((person) => [id, person.id] as const)),
  );
  const cards = relate(world.persons.map(({ id }) => [id, id]));
  const hidden = new Set(world.persons.filter((person) => person.protectedIdentity).map(({ id }) => id));
  const givesPlace = unblocked(
    relate(
      grounds
        .filter(({ categories }) => categories.includes('PERSON'))
        .flatMap((ground) => receivers(ground).map((account) => [account, ground.personId] as const)),
    ),
  );
  const places = join(unite(care, givesPlace, emergencyForTeam, emergencyForUnit), cards);

  return {
    reads: unite(care, teamGround, emergencyForTeam),
    readsForUnit: unite(unitGround, emergencyForUnit),
    answersForUnit: new Map(
      grounds.flatMap(({ receiverUnitId: unitId }) =>
        unitId ? [[unitId, unblocked(givenToUnit(unitId))] as const] : [],
      ),
    ),
    givenToTeams: unblocked(given('team')),
    summaries: both(unblocked(unite(given('team', standing), given('unit', standing))), toCards),
    readsAsOwner: care,
    places: relate([...pairsOf(places)].filter(([, person]) => !hidden.has(person))),
    writes: Object.fromEntries(
      Object.entries(WRITERS).map(([written, roles]) => [written, throughCare(roles)]),
    ) as Reach['writes'],
    caresFor,
    mayOpen: relate(
      [...worksAs(TEAM_ROLES).keys(), ...readsForUnits.keys()]
        .filter((account) => worksInHealth.has(account))
        .map((account) => [account, account]),
    ),
  };
}

export const reaches = has;
