import { Activity, PrincipalKind } from '../organisations/organisation-kinds.js';
import type { RecordedGround } from './decide-disclosure.js';
import { GroundKind } from './ground-kinds.js';
import { RecordCategory } from './record-category.js';
import { type RecordOfUnits, unitReadsUntil } from './unit-reads-until.js';

const { HEALTH, SOCIAL } = Activity;
const REGION = { kind: PrincipalKind.REGION, activities: [HEALTH], sharesDocumentation: false };
const MUNICIPALITY = { kind: PrincipalKind.MUNICIPALITY, activities: [SOCIAL], sharesDocumentation: false };
const WARD = { id: 'akuten', principalId: 'region', employer: REGION };
const PLAN = { category: RecordCategory.CRISIS_PLAN, keptByTeamId: 'malmö' };
const DAY = '2026-05-15';

/** The region lets its own emergency ward read the crisis plan, in May. */
const ground = (over: Partial<RecordedGround> = {}): RecordedGround => ({
  id: JSON.stringify(over),
  kind: GroundKind.CONSENT,
  giverId: 'region',
  receiverId: 'region',
  receiverUnitId: 'akuten',
  categories: [RecordCategory.CRISIS_PLAN],
  fromDate: '2026-05-01',
  toDate: '2026-05-31',
  withdrawn: false,
  standingRelease: false,
  ...over,
});
const record = (over: Partial<RecordOfUnits> = {}): RecordOfUnits => ({
  ownerId: 'region',
  owner: { kind: PrincipalKind.REGION, activity: HEALTH, sharesDocumentation: false },
  protectedIdentity: false,
  grounds: [ground()],
  blocks: [],
  ...over,
});
const until = (over: Partial<RecordOfUnits>, unit = WARD, asked = PLAN) =>
  unitReadsUntil(unit, asked, record(over), DAY);

describe('until when a unit reads', () => {
  it.each<[string, string | null, Partial<RecordOfUnits>]>([
    ['by the last day of the ground', '2026-05-31', {}],
    ['on that day still', DAY, { grounds: [ground({ toDate: DAY })] }],
    ['not without a ground', null, { grounds: [] }],
    ['not on one that was withdrawn', null, { grounds: [ground({ withdrawn: true })] }],
    ['not on one that has not begun', null, { grounds: [ground({ fromDate: '2026-05-16' })] }],
    ['not on one that has ended', null, { grounds: [ground({ toDate: '2026-05-14' })] }],
    [
      'not on one for another kind of record',
      null,
      { grounds: [ground({ categories: [RecordCategory.SIP] })] },
    ],
    ['not on one for another unit', null, { grounds: [ground({ receiverUnitId: 'avdelning 9' })] }],
    [
      'not on one for a principal, which is for its teams',
      null,
      { grounds: [ground({ receiverUnitId: null })] },
    ],
    [
      'by the longer of two',
      '2026-06-30',
      { grounds: [ground(), ground({ fromDate: '2026-05-10', toDate: '2026-06-30' })] },
    ],
    [
      'by one that begins when the other ends',
      '2026-12-31',
      { grounds: [ground(), ground({ fromDate: '2026-06-01', toDate: '2026-12-31' })] },
    ],
    [
      'to the break, where one begins later',
      '2026-05-31',
      { grounds: [ground(), ground({ fromDate: '2026-06-02', toDate: '2026-12-31' })] },
    ],
    ['not what its team keeps while that is blocked', null, { blocks: [{ teamId: 'malmö', lifted: false }] }],
    [
      'of the same principal, what another team has blocked is no matter',
      '2026-05-31',
      { blocks: [{ teamId: 'lund', lifted: false }] },
    ],
    ['again when a block is lifted', '2026-05-31', { blocks: [{ teamId: 'malmö', lifted: true }] }],
  ])('%s', (_, expected, over) => {
    expect(until(over)).toBe(expected);
  });

  it('is of another principal stopped by any block, and follows the direction of the law', () => {
    const home = { id: 'boendestödet', principalId: 'kommun', employer: MUNICIPALITY };
    const toHome = { receiverId: 'kommun', receiverUnitId: 'boendestödet' };
    expect(until({ grounds: [ground(toHome)] }, home)).toBe('2026-05-31');
    const blocks = [{ teamId: 'lund', lifted: false }];
    expect(until({ grounds: [ground(toHome)], blocks }, home)).toBeNull();
    const kind = GroundKind.NECESSARY_CARE_FROM_SOCIAL;
    expect(until({ grounds: [ground({ ...toHome, kind })] }, home)).toBeNull();
  });
});
