import { registerEnumType } from '@nestjs/graphql';
import { notGivenBecause } from '../consents/ground-problems.js';
import type { GroundKind } from '../disclosure/ground-kinds.js';
import { Activity, PrincipalKind, UnitKind } from '../organisations/organisation-kinds.js';

export enum LookAtReason {
  ACTIVITY_UNSAID = 'ACTIVITY_UNSAID',
  RUNS_NEITHER = 'RUNS_NEITHER',
  UNITS_OF_OTHER_ACTIVITY = 'UNITS_OF_OTHER_ACTIVITY',
  GROUNDS_NOT_GIVEN = 'GROUNDS_NOT_GIVEN',
}
registerEnumType(LookAtReason, {
  name: 'LookAtReason',
  description: 'Why somebody should look at a principal of the register.',
  valuesMap: {
    ACTIVITY_UNSAID: { description: 'It keeps records of persons, and in which activity is not said.' },
    RUNS_NEITHER: {
      description: 'It keeps records of persons, and runs neither health care nor social services.',
    },
    UNITS_OF_OTHER_ACTIVITY: { description: 'It runs one activity, and has units of the other.' },
    GROUNDS_NOT_GIVEN: { description: 'On some of its grounds that have not ended nobody may read.' },
  },
});

interface RegisteredPrincipal {
  id: string;
  kind: PrincipalKind;
  activities: readonly Activity[];
  isEnded: boolean;
  sharesDocumentationFrom?: string | null;
}

/** What the register and the records say, without anybody in them. */
export interface RegisterFacts<Principal extends RegisteredPrincipal> {
  principals: readonly Principal[];
  /** Those in use. */
  units: readonly { principalId: string; kind: UnitKind }[];
  /** How many persons whose activity is not said, by who keeps the record. */
  unsaid: readonly { ownerId: string; persons: number }[];
  /** How many grounds have not ended, of each kind between two principals, by the activity of the record. */
  grounds: readonly {
    giverId: string;
    receiverId: string;
    kind: GroundKind;
    activity: Activity | null;
    grounds: number;
  }[];
}

/** One thing to look at, and of how many. */
export interface ToLookAt<Principal> {
  reason: LookAtReason;
  principal: Principal;
  count: number;
}

const { HEALTH, SOCIAL } = Activity;

/** What a unit does belongs to one activity; the others are under another law, or do not say. */
const ACTIVITY_OF_UNIT: Partial<Record<UnitKind, Activity>> = {
  [UnitKind.HOUSING_SUPPORT]: SOCIAL,
  [UnitKind.SOCIAL_EMERGENCY]: SOCIAL,
  [UnitKind.EMERGENCY_PSYCHIATRY]: HEALTH,
  [UnitKind.MOBILE_TEAM]: HEALTH,
  [UnitKind.WARD]: HEALTH,
  [UnitKind.OUTPATIENT]: HEALTH,
  [UnitKind.PRIMARY_CARE]: HEALTH,
};

/** They may run both, which nobody was asked about before. */
const MAY_RUN_BOTH: readonly PrincipalKind[] = [
  PrincipalKind.MUNICIPALITY,
  PrincipalKind.JOINT_AUTHORITY,
  PrincipalKind.PRIVATE,
];

/** What is to be looked at, in the order of the principals. @param day YYYY-MM-DD */
export function toLookAt<Principal extends RegisteredPrincipal>(
  facts: RegisterFacts<Principal>,
  day: string,
): ToLookAt<Principal>[] {
  const byId = new Map(facts.principals.map((principal) => [principal.id, principal]));
  return facts.principals.flatMap((principal) => {
    const { id, kind, activities, isEnded } = principal;
    const unsaid = facts.unsaid.find(({ ownerId }) => ownerId === id)?.persons ?? 0;
    const isState = kind === PrincipalKind.STATE;
    const otherUnits = facts.units.filter((unit) => {
      const activity = unit.principalId === id && ACTIVITY_OF_UNIT[unit.kind];
      return activity && !activities.includes(activity);
    });
    const mayRunMore = !isEnded && MAY_RUN_BOTH.includes(kind) && activities.length === 1;
    const notGiven = facts.grounds.filter((ground) => {
      if (ground.giverId !== id) return false;
      const parties = {
        giver: { ...principal, activity: ground.activity },
        receiver: byId.get(ground.receiverId)!,
      };
      return notGivenBecause(ground.kind, parties, day) !== null;
    });
    const counts: Record<LookAtReason, number> = {
      ACTIVITY_UNSAID: activities.length > 0 ? unsaid : 0,
      RUNS_NEITHER: activities.length === 0 && !isState ? unsaid : 0,
      UNITS_OF_OTHER_ACTIVITY: mayRunMore ? otherUnits.length : 0,
      GROUNDS_NOT_GIVEN: notGiven.reduce((sum, { grounds }) => sum + grounds, 0),
    };
    return Object.values(LookAtReason)
      .map((reason) => ({ reason, principal, count: counts[reason] }))
      .filter(({ count }) => count > 0);
  });
}
