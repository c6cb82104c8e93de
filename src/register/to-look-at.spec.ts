import { GroundKind } from '../disclosure/ground-kinds.js';
import { Activity, PrincipalKind, UnitKind } from '../organisations/organisation-kinds.js';
import { type RegisterFacts, toLookAt } from './to-look-at.js';

const DAY = '2026-11-30';
const { HEALTH, SOCIAL } = Activity;

const principal = (id: string, kind: PrincipalKind, ...activities: Activity[]) => ({
  id,
  kind,
  activities,
  isEnded: false,
});
const region = principal('region', PrincipalKind.REGION, HEALTH);
const municipality = principal('municipality', PrincipalKind.MUNICIPALITY, SOCIAL);

/** What is found, as `reason principal count`. */
function found(facts: Partial<RegisterFacts<ReturnType<typeof principal>>>): string[] {
  const all = { principals: [region, municipality], units: [], unsaid: [], grounds: [], ...facts };
  return toLookAt(all, DAY).map(({ reason, principal: { id }, count }) => `${reason} ${id} ${count}`);
}

describe('what of the register is to be looked at', () => {
  it('is nothing where all is said', () => {
    expect(found({})).toEqual([]);
  });

  it('is records whose activity is not said, or whose owner runs none; not those of the state', () => {
    const neither = principal('neither', PrincipalKind.JOINT_AUTHORITY);
    const state = principal('state', PrincipalKind.STATE);
    const unsaid = ['region', 'neither', 'state'].map((ownerId) => ({ ownerId, persons: 3 }));
    expect(found({ principals: [region, municipality, neither, state], unsaid })).toEqual([
      'ACTIVITY_UNSAID region 3',
      'RUNS_NEITHER neither 3',
    ]);
  });

  it('is units of the other activity, of those who may run both and are said to run one', () => {
    const joint = principal('joint', PrincipalKind.JOINT_AUTHORITY, HEALTH);
    const both = principal('both', PrincipalKind.PRIVATE, HEALTH, SOCIAL);
    const ended = { ...principal('ended', PrincipalKind.PRIVATE, SOCIAL), isEnded: true };
    const units = [region, municipality, joint, both, ended].flatMap(({ id: principalId }) =>
      Object.values(UnitKind).map((kind) => ({ principalId, kind })),
    );
    // Of the municipality 5 kinds of health care, of the joint authority 2 of social services.
    expect(found({ principals: [region, municipality, joint, both, ended], units })).toEqual([
      'UNITS_OF_OTHER_ACTIVITY municipality 5',
      'UNITS_OF_OTHER_ACTIVITY joint 2',
    ]);
  });

  it('is grounds that the law does not give between them, added up by their giver', () => {
    const ground = (kind: GroundKind, grounds: number, activity: Activity | null = HEALTH) => ({
      giverId: 'region',
      receiverId: 'municipality',
      kind,
      activity,
      grounds,
    });
    const grounds = [
      ground(GroundKind.CONSENT, 100),
      ground(GroundKind.NECESSARY_CARE_FROM_HEALTH, 50),
      // OSL 26:9 is from social services, and of records made in neither there is no necessary care.
      ground(GroundKind.NECESSARY_CARE_FROM_SOCIAL, 4),
      ground(GroundKind.NECESSARY_CARE_FROM_HEALTH, 2, null),
      // Within one principal alone.
      ground(GroundKind.WITHIN_PRINCIPAL, 1),
    ];
    expect(found({ grounds })).toEqual(['GROUNDS_NOT_GIVEN region 7']);
  });

  it('is coherent documentation until both have joined it', () => {
    const grounds = [
      {
        ...{ giverId: 'region', receiverId: 'municipality', kind: GroundKind.COHERENT_DOCUMENTATION },
        ...{ activity: HEALTH, grounds: 2 },
      },
    ];
    const joined = (day: string) => ({ ...municipality, sharesDocumentationFrom: day });
    const giver = { ...region, sharesDocumentationFrom: '2026-01-01' };
    expect(found({ grounds, principals: [giver, municipality] })).toEqual(['GROUNDS_NOT_GIVEN region 2']);
    expect(found({ grounds, principals: [giver, joined('2026-12-01')] })).toHaveLength(1);
    expect(found({ grounds, principals: [giver, joined('2026-11-30')] })).toEqual([]);
  });
});
