import fc from 'fast-check';
import { reaches, reachOf, type World, type Written } from '../../test/access/disclosure-oracle.js';
import { layOut, type Rows } from '../../test/access/disclosure-rows.js';
import { worldShape } from '../../test/access/disclosure-shape.js';
import type { PolicyName } from '../access/policies.js';
import type { Role } from '../access/role.js';
import { type Activity, PrincipalKind } from '../organisations/organisation-kinds.js';
import { type Asker, type DisclosedRecord, type Disclosure, decideDisclosure } from './decide-disclosure.js';
import { GroundKind } from './ground-kinds.js';
import { RecordCategory } from './record-category.js';

const CASES = 20_000;
/** The same cases each time; another number gives others. */
const SEED = Number(process.env.PROPERTY_SEED ?? 1);
const at = { day: '2026-05-15', instant: new Date('2026-05-15T10:00:00Z') };

const READS = [
  'person.read',
  'plan.read',
  'resourceGroup.read',
  'sharedPlan.read',
  'unitAnswer.write',
  'receivedPlan.read',
  'receivedPerson.read',
] as const;
const WRITES = {
  'person.write': 'person',
  'plan.write': 'plan',
  'resourceGroup.write': 'resourceGroup',
  'consent.write': 'consent',
} as const satisfies Partial<Record<PolicyName, Written>>;
type Read = (typeof READS)[number];
type Write = keyof typeof WRITES;

/** One account, one person, and one thing that is asked of one record. */
const cases = fc.tuple(
  worldShape('one of each').map((shape) => layOut(shape, at.day, at.instant)),
  fc.constantFrom<Read | Write>(...READS, ...READS, 'person.read', ...(Object.keys(WRITES) as Write[])),
  fc.nat({ max: 7 }),
);

/** Puts to the decision what is so in a world, in its own words. */
function decide(world: World, policy: PolicyName, place: number): Disclosure {
  const record = recordAt(world, place);
  return decideDisclosure(
    askerOf(world),
    {
      policy,
      // A summary is of the person, and no team keeps it.
      ...(policy === 'receivedPerson.read'
        ? { category: RecordCategory.PERSON, keptByTeamId: null }
        : { category: record.category as RecordCategory, keptByTeamId: record.teamId }),
      ...(policy === 'receivedPlan.read' && { givenToUnitId: givenTo(world, place) }),
    },
    disclosedOf(world),
    at,
  );
}

/** To whom one of the grounds is: a unit, or a principal where it is null. */
const givenTo = ({ grounds }: World, place: number): string | null =>
  grounds.length > 0 ? grounds[place % grounds.length]!.receiverUnitId : null;
const recordAt = ({ records }: World, place: number) => records[place % records.length]!;
function factsOf({ principals }: World, id: string | null) {
  const principal = principals.find((one) => one.id === id);
  return (
    principal && {
      kind: principal.isPrivate ? PrincipalKind.PRIVATE : PrincipalKind.JOINT_AUTHORITY,
      activities: principal.activities as readonly Activity[],
      sharesDocumentation: principal.shares,
    }
  );
}
const isToday = ({ fromDate, toDate }: { fromDate: string; toDate: string | null }) =>
  fromDate <= at.day && (toDate === null || at.day <= toDate);

function askerOf(world: World): Asker {
  const [account] = world.accounts;
  const grants = world.grants.filter((grant) => grant.isApproved && isToday(grant));
  return {
    principalId: account!.principalId,
    employer: factsOf(world, account!.principalId) ?? null,
    grants: grants.map(({ role, teamId, unitId }) => ({ role: role as Role, teamId, unitId })),
  };
}

function disclosedOf(world: World): DisclosedRecord {
  const [person] = world.persons;
  return {
    ownerId: person!.ownerId,
    owner: { ...factsOf(world, person!.ownerId)!, activity: person!.activity as Activity | null },
    protectedIdentity: person!.protectedIdentity,
    careTeamIds: world.enrolments.filter(isToday).map(({ teamId }) => teamId),
    grounds: world.grounds.map((ground, index) => ({
      ...ground,
      id: `ground-${index}`,
      kind: ground.kind as GroundKind,
      categories: ground.categories as RecordCategory[],
      toDate: ground.toDate!,
      withdrawn: ground.isWithdrawn,
    })),
    blocks: world.blocks.map(({ teamId, isLifted }) => ({ teamId, lifted: isLifted })),
    openings: world.openings.map(({ closesAt, liftsBlock }) => ({ until: closesAt, liftsBlock })),
  };
}

/** What the rules as they are written say of the same. */
function expected(world: World, policy: Read | Write, place: number): boolean {
  const reach = reachOf(world, at.day, at.instant);
  const pair = [world.accounts[0]!.id, recordAt(world, place).id] as const;
  if (policy === 'sharedPlan.read') return reaches(reach.readsForUnit, pair);
  if (policy === 'receivedPlan.read') {
    const unitId = givenTo(world, place);
    const given = unitId === null ? reach.givenToTeams : reach.answersForUnit.get(unitId);
    return given !== undefined && reaches(given, pair);
  }
  if (policy === 'receivedPerson.read')
    return reaches(reach.summaries, [world.accounts[0]!.id, recordAt(world, place).personId]);
  if (policy === 'unitAnswer.write')
    return [...reach.answersForUnit.values()].some((relation) => reaches(relation, pair));
  return reaches(policy in WRITES ? reach.writes[WRITES[policy as Write]] : reach.reads, pair);
}

describe('the disclosure decision', () => {
  it(`says of ${CASES} random cases what the rules say`, () => {
    const said = { allowed: 0, denied: 0 };
    fc.assert(
      fc.property(cases, ([world, policy, place]) => {
        const { allowed } = decide(world, policy, place);
        said[allowed ? 'allowed' : 'denied'] += 1;
        expect({ policy, allowed }).toEqual({ policy, allowed: expected(world, policy, place) });
      }),
      { seed: SEED, numRuns: CASES },
    );
    expect(said.allowed).toBeGreaterThan(CASES / 25);
    expect(said.denied).toBeGreaterThan(CASES / 20);
  });

  it('shows no address that the rules keep back', () => {
    fc.assert(
      fc.property(cases, ([world, policy, place]) => {
        const decided = decide(world, policy, place);
        if (!decided.allowed || decided.hidesContactDetails) return;
        const { places } = reachOf(world, at.day, at.instant);
        expect(reaches(places, [world.accounts[0]!.id, world.persons[0]!.id])).toBe(true);
      }),
      { seed: SEED, numRuns: CASES / 4 },
    );
  });

  it('lets nobody write on a ground or in an emergency', () => {
    fc.assert(
      fc.property(cases, ([world, policy, place]) => {
        if (!(policy in WRITES)) return;
        const decided = decide(world, policy, place);
        if (decided.allowed) expect(decided.ground).toBe('CARE_RELATION');
      }),
      { seed: SEED, numRuns: CASES / 4 },
    );
  });

  const steps: Record<string, (world: Rows) => World> = {
    'withdrawing a ground': (world) => ({
      ...world,
      grounds: world.grounds.map((ground, index) =>
        index === 0 ? { ...ground, isWithdrawn: true } : ground,
      ),
    }),
    'removing a category from a ground': (world) => ({
      ...world,
      grounds: world.grounds.map((ground) => ({ ...ground, categories: ground.categories.slice(1) })),
    }),
    'setting a block against other principals': (world) => ({
      ...world,
      blocks: [...world.blocks, { personId: world.persons[0]!.id, teamId: null, isLifted: false }],
    }),
    "setting a block of one team's records": (world) => ({
      ...world,
      blocks: [
        ...world.blocks,
        { personId: world.persons[0]!.id, teamId: world.teams[0]!.id, isLifted: false },
      ],
    }),
    'ending a role': (world) => ({ ...world, grants: world.grants.slice(1) }),
    'ending an enrolment': (world) => ({ ...world, enrolments: world.enrolments.slice(1) }),
    'closing an emergency opening': (world) => ({ ...world, openings: [] }),
    'leaving coherent documentation': (world) => ({
      ...world,
      principals: world.principals.map((principal) => ({ ...principal, shares: false })),
    }),
    'leaving the employer': (world) => ({
      ...world,
      accounts: world.accounts.map((account) => ({ ...account, principalId: null })),
    }),
  };

  it('never allows more after a step that takes something away', () => {
    const taken = Object.fromEntries(Object.keys(steps).map((what) => [what, 0]));
    fc.assert(
      fc.property(cases, ([world, policy, place]) => {
        const before = decide(world, policy, place).allowed;
        for (const [what, step] of Object.entries(steps)) {
          const after = decide(step(world), policy, place).allowed;
          if (before && !after) taken[what]! += 1;
          expect({ what, before, after }).not.toEqual({ what, before: false, after: true });
        }
      }),
      { seed: SEED, numRuns: CASES / 4 },
    );
    // Each step must matter, or nothing has been shown.
    expect(Object.entries(taken).filter(([, times]) => times === 0)).toEqual([]);
  });
});
