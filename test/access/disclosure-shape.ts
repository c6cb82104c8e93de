import fc from 'fast-check';
import { Role } from '../../src/access/role.js';
import { Circumstance, GroundKind } from '../../src/disclosure/ground-kinds.js';
import { RecordCategory } from '../../src/disclosure/record-category.js';
import { Activity } from '../../src/organisations/organisation-kinds.js';

/**
 * A small world before it has names: everything is pointed at by its place in the list, counted round, so that
 * whatever is left when fast-check makes a world smaller still points at something.
 */
export type WorldShape = ReturnType<typeof worldShape> extends fc.Arbitrary<infer Shape> ? Shape : never;

/** Days from today: yesterday, today and tomorrow are where mistakes are made. */
export type SpanShape = { from: number; to: number | null };

const current: SpanShape = { from: -30, to: null };
const span = (last: fc.Arbitrary<number | null>) =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constant(current) },
    {
      weight: 4,
      arbitrary: fc.record({ from: fc.constantFrom(-400, -30, -1, 0, 1, 30), to: last }).map(inOrder),
    },
  );
const ending = fc.constantFrom(-30, -1, 0, 1, 30);
const open = span(fc.option(ending));
const closed = span(ending).map(({ from, to }): SpanShape & { to: number } => ({ from, to: to ?? 30 }));

/** What has ended began before that. */
function inOrder({ from, to }: SpanShape): SpanShape {
  return to !== null && to < from ? { from: to, to: from } : { from, to };
}

const place = fc.nat({ max: 11 });
const mostly = (usual: boolean) =>
  fc.oneof({ weight: 6, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constant(!usual) });
const some = <Value>(value: fc.Arbitrary<Value>, minLength: number, maxLength: number) =>
  fc.array(value, { minLength, maxLength });

const grant = (roles: readonly Role[]) =>
  fc.record({
    role: fc.constantFrom(...roles),
    team: place,
    unit: place,
    span: open,
    isApproved: mostly(true),
    /** A role that lacks what it is held for reaches nothing. */
    hasScope: fc.oneof(
      { weight: 20, arbitrary: fc.constant(true) },
      { weight: 1, arbitrary: fc.constant(false) },
    ),
  });

const TEAM_ROLES = [Role.TEAM_MANAGER, Role.COORDINATOR, Role.TEAM_MEMBER];
const { HEALTH, SOCIAL } = Activity;
const RUNS = [[HEALTH], [SOCIAL], [HEALTH, SOCIAL], []];

const principal = (activities: Activity[]) =>
  fc.record({ activities: fc.constant(activities), isPrivate: mostly(false), shares: mostly(true) });

const account = (roles: readonly Role[]) =>
  fc.record({
    principal: fc.option(place, { freq: 12 }),
    grants: fc
      .tuple(grant(roles), some(grant([...TEAM_ROLES, Role.UNIT_READER]), 0, 2))
      .map(([first, more]) => [first, ...more]),
  });

const categories = fc.oneof(
  { weight: 1, arbitrary: fc.constant(Object.values(RecordCategory)) },
  { weight: 2, arbitrary: fc.subarray(Object.values(RecordCategory), { minLength: 1 }) },
);

const ground = fc.record({
  kind: fc.oneof(
    { weight: 2, arbitrary: fc.constantFrom(GroundKind.CONSENT, GroundKind.COHERENT_DOCUMENTATION) },
    { weight: 3, arbitrary: fc.constantFrom(...Object.values(GroundKind)) },
  ),
  circumstance: fc.constantFrom(...Object.values(Circumstance)),
  person: place,
  /** Usually who owns the record; else somebody who has nothing to give. */
  isFromOwner: mostly(true),
  receiver: place,
  unit: fc.option(place, { freq: 2 }),
  categories,
  span: closed,
  isWithdrawn: mostly(false),
  standingRelease: mostly(true),
});

/** @param size how many of each there are: the more, the longer it takes to walk through */
export const worldShape = (size: 'one of each' | 'small') => {
  const upTo = (most: number) => (size === 'small' ? most : 1);
  const person = fc.record({
    owner: place,
    /** Points at the human: two persons of one human are what two principals know of them. */
    human: fc.nat({ max: 3 }),
    /** Points at what the owner runs. */
    activity: place,
    protectedIdentity: mostly(false),
    enrolments: some(fc.record({ team: place, span: open }), 0, 3),
    plans: some(
      fc.record({ team: place, versions: fc.constantFrom('draft', 'agreed', 'agreed and draft') }),
      0,
      upTo(2),
    ),
    sip: fc.option(fc.record({ team: place, versions: fc.constantFrom('draft', 'agreed') }), { freq: 3 }),
    hasGroup: mostly(true),
  });
  return fc.record({
    principals: fc
      .tuple(fc.shuffledSubarray(RUNS, { minLength: 2, maxLength: 3 }), some(fc.constantFrom(...RUNS), 0, 1))
      .chain(([different, more]) => fc.tuple(...[...different, ...more].map(principal))),
    teams: some(fc.record({ principals: some(place, 1, 3) }), 2, 4),
    units: some(fc.record({ principal: place }), 1, 3),
    accounts:
      size === 'small'
        ? fc
            .tuple(
              fc.tuple(...Object.values(Role).map((role) => account([role]))),
              some(account([...TEAM_ROLES, Role.UNIT_READER]), 2, 5),
            )
            .map(([each, more]) => [...each, ...more])
        : fc.tuple(account(Object.values(Role))),
    persons: some(person, 1, upTo(6)),
    grounds: some(ground, 0, size === 'small' ? 8 : 3),
    blocks: some(
      fc.record({ person: place, team: fc.option(place, { freq: 2 }), isLifted: mostly(false) }),
      0,
      2,
    ),
    openings: some(
      fc.record({
        person: place,
        account: place,
        /** Minutes from now until it closes; one that lasts three hours. */
        closesIn: fc.constantFrom(-200, -1, 90, 170),
        liftsBlock: mostly(false),
      }),
      0,
      upTo(4),
    ),
  });
};
