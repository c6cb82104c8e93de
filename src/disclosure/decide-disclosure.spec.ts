import type { HeldGrant } from '../access/actor.js';
import type { PolicyName } from '../access/policies.js';
import { Role } from '../access/role.js';
import { Activity, PrincipalKind } from '../organisations/organisation-kinds.js';
import {
  type Asker,
  type DisclosedRecord,
  type Disclosure,
  type DisclosureRequest,
  decideDisclosure,
  mayOpenInEmergency,
  type RecordedGround,
} from './decide-disclosure.js';
import { GroundKind } from './ground-kinds.js';
import { RecordCategory } from './record-category.js';

const { HEALTH, SOCIAL } = Activity;
const { PERSON, CRISIS_PLAN, SIP, RESOURCE_GROUP } = RecordCategory;
const {
  ADMINISTRATOR,
  TEAM_MANAGER,
  COORDINATOR,
  TEAM_MEMBER,
  UNIT_READER,
  REGIONAL_ANALYST,
  NATIONAL_ANALYST,
  LOG_REVIEWER,
} = Role;

/** All of them have joined the coherent documentation of care. */
const sharesDocumentation = true;
const REGION = { kind: PrincipalKind.REGION, activities: [HEALTH], sharesDocumentation };
const MUNICIPALITY = { kind: PrincipalKind.MUNICIPALITY, activities: [SOCIAL], sharesDocumentation };
const STATE = { kind: PrincipalKind.STATE, activities: [], sharesDocumentation };
/** Whose the records are. */
const OF_HEALTH = { kind: PrincipalKind.REGION, activity: HEALTH, sharesDocumentation };
const OF_SOCIAL = { kind: PrincipalKind.MUNICIPALITY, activity: SOCIAL, sharesDocumentation };

const at = { day: '2026-05-15', instant: new Date('2026-05-15T02:00:00Z') };
const inMalmo: HeldGrant = { role: COORDINATOR, teamId: 'malmö' };
const atNight: HeldGrant = { role: UNIT_READER, unitId: 'akuten' };

/** Somebody the region employs, who coordinates in Malmö. */
const region = (over: Partial<Asker> = {}): Asker => ({
  principalId: 'region',
  employer: REGION,
  grants: [inMalmo],
  ...over,
});
/** The same for the municipality. */
const municipality = (over: Partial<Asker> = {}): Asker => ({
  principalId: 'kommun',
  employer: MUNICIPALITY,
  grants: [inMalmo],
  ...over,
});
/** The region's record about somebody enrolled in Malmö. */
const record = (over: Partial<DisclosedRecord> = {}): DisclosedRecord => ({
  ownerId: 'region',
  owner: OF_HEALTH,
  protectedIdentity: false,
  careTeamIds: ['malmö'],
  grounds: [],
  blocks: [],
  openings: [],
  ...over,
});
/** The region gives the municipality the crisis plan, in May. */
const ground = (over: Partial<RecordedGround> = {}): RecordedGround => ({
  id: 'g',
  kind: GroundKind.CONSENT,
  giverId: 'region',
  receiverId: 'kommun',
  receiverUnitId: null,
  categories: [CRISIS_PLAN],
  fromDate: '2026-05-01',
  toDate: '2026-05-31',
  withdrawn: false,
  standingRelease: false,
  ...over,
});
/** And lets it read that in its records. */
const shared = (over: Partial<RecordedGround> = {}) =>
  ground({ kind: GroundKind.COHERENT_DOCUMENTATION, ...over });
/** The region lets its own emergency ward read it. */
const toWard = (over: Partial<RecordedGround> = {}) =>
  ground({ receiverId: 'region', receiverUnitId: 'akuten', ...over });
const request = (policy: PolicyName, category = CRISIS_PLAN, keptByTeamId: string | null = 'malmö') => ({
  policy,
  category,
  keptByTeamId,
});
const readPlan = request('plan.read');
const readShared = request('sharedPlan.read');

/** The outcome in one word: the ground, or why not. */
function outcome(asker: Asker, asked: DisclosureRequest, about: DisclosedRecord): string {
  const disclosure: Disclosure = decideDisclosure(asker, asked, about, at);
  return disclosure.allowed ? disclosure.ground : disclosure.reason;
}

describe('the end of a plan of somebody who has left', () => {
  const toEnd = request('planEnding.write');
  const left = (over: Partial<DisclosedRecord> = {}) =>
    record({ careTeamIds: [], lastTeamIds: ['malmö'], ...over });
  const blocks = [{ teamId: 'malmö', lifted: false }];
  it.each<[string, Asker, DisclosureRequest, DisclosedRecord, string]>([
    ['is for the team that had them last', region(), toEnd, left(), 'CARE_RELATION'],
    ['is all that is for it', region(), readPlan, left(), 'NO_RULE'],
    ['is for no other that had them', region(), toEnd, left({ lastTeamIds: ['lund'] }), 'NO_RULE'],
    ['is over once another team has them', region(), toEnd, left({ careTeamIds: ['lund'] }), 'NO_RULE'],
    [
      'is for whoever coordinates there',
      region({ grants: [{ role: TEAM_MANAGER, teamId: 'malmö' }] }),
      toEnd,
      left(),
      'NO_RULE',
    ],
    ['is not for another principal there', municipality(), toEnd, left(), 'NO_RULE'],
    ['is theirs of their own blocked records', region(), toEnd, left({ blocks }), 'CARE_RELATION'],
    [
      'is not theirs of another team’s',
      region(),
      request('planEnding.write', CRISIS_PLAN, 'lund'),
      left({ blocks: [{ teamId: 'lund', lifted: false }] }),
      'BLOCKED',
    ],
    ['is, while they are in the team, for it', region(), toEnd, record(), 'CARE_RELATION'],
  ])('%s', (_, asker, asked, about, expected) => {
    expect(outcome(asker, asked, about)).toBe(expected);
  });
});

describe('what has been received', () => {
  const given = (givenToUnitId: string | null, category = CRISIS_PLAN) => ({
    ...request('receivedPlan.read', category),
    givenToUnitId,
  });
  const ward = region({ grants: [atNight] });
  const both = municipality({ grants: [inMalmo, atNight] });
  const toUnit = ground({ id: 'u', receiverUnitId: 'akuten' });
  it.each<[string, Asker, DisclosedRecord, DisclosureRequest, string]>([
    [
      'by a unit is read on a ground to it',
      ward,
      record({ grounds: [toWard()] }),
      given('akuten'),
      'CONSENT',
    ],
    ['by another unit is not', ward, record({ grounds: [toWard()] }), given('avdelning'), 'NO_RULE'],
    [
      'by the principal is read on a ground to it',
      both,
      record({ grounds: [ground()] }),
      given(null),
      'CONSENT',
    ],
    [
      'by a unit is not read on a ground to its principal',
      both,
      record({ grounds: [ground()] }),
      given('akuten'),
      'NO_RULE',
    ],
    [
      'by the principal is not read on a ground to a unit',
      both,
      record({ grounds: [toUnit] }),
      given(null),
      'NO_RULE',
    ],
    [
      'is not read on a ground to something else',
      both,
      record({ grounds: [ground()] }),
      given(null, SIP),
      'NO_RULE',
    ],
    ['is not for the owner’s own staff', region(), record({ grounds: [ground()] }), given(null), 'NO_RULE'],
    [
      'is not opened in an emergency',
      ward,
      record({ openings: [{ until: new Date('2026-05-15T03:00:00Z'), liftsBlock: true }] }),
      given('akuten'),
      'NO_RULE',
    ],
    [
      'is not read while a block keeps it',
      both,
      record({ grounds: [ground()], blocks: [{ teamId: null, lifted: false }] }),
      given(null),
      'BLOCKED',
    ],
  ])('%s', (_, asker, about, asked, expected) => {
    expect(outcome(asker, asked, about)).toBe(expected);
  });

  it('is read on the ground to its very receiver, also beside another', () => {
    const about = record({ grounds: [ground(), toUnit] });
    const groundOf = (unitId: string | null) => {
      const disclosure = decideDisclosure(both, given(unitId), about, at);
      return disclosure.allowed && disclosure.groundId;
    };
    expect([groundOf('akuten'), groundOf(null)]).toEqual(['u', 'g']);
  });
});

describe('an answer for a unit', () => {
  const answer = request('unitAnswer.write');
  const ward = (over: Partial<Asker> = {}) => region({ grants: [atNight], ...over });
  it.each<[string, Asker, Partial<DisclosedRecord>, string]>([
    ['on a ground for the unit', ward(), { grounds: [toWard()] }, GroundKind.CONSENT],
    ['not without one', ward(), {}, 'NO_RULE'],
    [
      'not on one for the teams of a principal',
      ward(),
      { grounds: [ground({ receiverId: 'region' })] },
      'NO_RULE',
    ],
    ['not by a team', region(), { grounds: [toWard()] }, 'NO_RULE'],
    [
      'not after an emergency opening',
      ward(),
      { openings: [{ until: new Date('2026-05-15T03:00:00Z'), liftsBlock: true }] },
      'NO_RULE',
    ],
    [
      'not about what is blocked',
      ward(),
      { grounds: [toWard()], blocks: [{ teamId: 'malmö', lifted: false }] },
      'BLOCKED',
    ],
  ])('is given %s', (_, asker, over, expected) => {
    expect(outcome(asker, answer, record(over))).toBe(expected);
  });
});

describe('own principal and care relation', () => {
  const all = 'CARE_RELATION';
  const no = 'NO_RULE';
  it.each<[Role, ...string[]]>([
    // role            person  person  plan   plan   shared  consent consent log    group  group
    //                 read    write   read   write  plan    read    write   read   read   write
    [ADMINISTRATOR, no, no, no, no, no, no, no, no, no, no],
    [TEAM_MANAGER, all, all, all, no, no, all, all, all, all, no],
    [COORDINATOR, all, all, all, all, no, all, all, all, all, all],
    [TEAM_MEMBER, all, no, all, no, no, all, no, no, all, no],
    [UNIT_READER, no, no, no, no, no, no, no, no, no, no],
    [REGIONAL_ANALYST, no, no, no, no, no, no, no, no, no, no],
    [NATIONAL_ANALYST, no, no, no, no, no, no, no, no, no, no],
    [LOG_REVIEWER, no, no, no, no, no, no, no, no, no, no],
  ])('gives %s what the role allows, and nothing else', (role, ...expected) => {
    const policies: PolicyName[] = [
      'person.read',
      'person.write',
      'plan.read',
      'plan.write',
      'sharedPlan.read',
      'consent.read',
      'consent.write',
      'personLog.read',
      'resourceGroup.read',
      'resourceGroup.write',
    ];
    const scopes = { teamId: 'malmö', unitId: 'akuten', regionCode: '12', principalId: 'region' };
    const asker = region({ grants: [{ role, ...scopes }] });
    expect(policies.map((policy) => outcome(asker, request(policy), record()))).toEqual(expected);
  });

  it.each<[string, Asker, DisclosedRecord, string]>([
    ['a team the person is in', region(), record(), 'CARE_RELATION'],
    [
      'one of two teams the person is in',
      region(),
      record({ careTeamIds: ['lund', 'malmö'] }),
      'CARE_RELATION',
    ],
    ['another team', region(), record({ careTeamIds: ['lund'] }), 'NO_RULE'],
    ['nobody’s person any more', region(), record({ careTeamIds: [] }), 'NO_RULE'],
    ['a team role without a team', region({ grants: [{ role: COORDINATOR }] }), record(), 'NO_RULE'],
    [
      'a team role for no team',
      region({ grants: [{ role: COORDINATOR, teamId: null }] }),
      record(),
      'NO_RULE',
    ],
    [
      'a team role for a unit of that name',
      region({ grants: [{ role: COORDINATOR, unitId: 'malmö' }] }),
      record(),
      'NO_RULE',
    ],
    [
      'a unit role for a team of that name',
      region({ grants: [{ role: UNIT_READER, teamId: 'malmö' }] }),
      record(),
      'NO_RULE',
    ],
    ['no role', region({ grants: [] }), record(), 'NO_RULE'],
    ['no employer', region({ principalId: null, employer: null }), record(), 'NO_RULE'],
    ['another employer', municipality(), record(), 'NO_RULE'],
    ['another employer of the same kind', region({ principalId: 'halland' }), record(), 'NO_RULE'],
    [
      'roles in two teams',
      region({ grants: [{ role: TEAM_MEMBER, teamId: 'lund' }, inMalmo] }),
      record(),
      'CARE_RELATION',
    ],
    [
      'the municipality’s own record',
      municipality(),
      record({ ownerId: 'kommun', owner: OF_SOCIAL }),
      'CARE_RELATION',
    ],
    [
      'the municipality’s record for the region',
      region(),
      record({ ownerId: 'kommun', owner: OF_SOCIAL }),
      'NO_RULE',
    ],
  ])('decides for %s', (_, asker, about, expected) => {
    expect(outcome(asker, readPlan, about)).toBe(expected);
  });

  it('names the team for the log, and shows the place', () => {
    expect(decideDisclosure(region(), readPlan, record({ careTeamIds: ['lund', 'malmö'] }), at)).toEqual({
      allowed: true,
      ground: 'CARE_RELATION',
      groundId: null,
      teamId: 'malmö',
      unitId: null,
      hidesContactDetails: false,
    });
  });

  it('asks for the role in the team where the person is, not in any', () => {
    const grants: HeldGrant[] = [
      { role: TEAM_MEMBER, teamId: 'malmö' },
      { role: COORDINATOR, teamId: 'lund' },
    ];
    expect(outcome(region({ grants }), request('plan.write'), record())).toBe('NO_RULE');
    expect(outcome(region({ grants }), request('plan.read'), record())).toBe('CARE_RELATION');
  });
});

describe('grounds between principals', () => {
  it.each<[string, GroundKind, Partial<DisclosedRecord>, Asker, string]>([
    ['that lifts secrecy alone', GroundKind.CANNOT_CONSENT, {}, municipality(), 'NO_RULE'],
    ['that a person gives', GroundKind.CONSENT, {}, municipality(), 'NO_RULE'],
    ['within a principal', GroundKind.WITHIN_PRINCIPAL, {}, municipality(), 'NO_RULE'],
    [
      'between two that have joined',
      GroundKind.COHERENT_DOCUMENTATION,
      {},
      municipality(),
      'COHERENT_DOCUMENTATION',
    ],
    [
      'where the owner has not joined',
      GroundKind.COHERENT_DOCUMENTATION,
      { owner: { ...OF_HEALTH, sharesDocumentation: false } },
      municipality(),
      'NO_RULE',
    ],
    [
      'where the employer has not joined',
      GroundKind.COHERENT_DOCUMENTATION,
      {},
      municipality({ employer: { ...MUNICIPALITY, sharesDocumentation: false } }),
      'NO_RULE',
    ],
    [
      'from a record of no activity',
      GroundKind.COHERENT_DOCUMENTATION,
      { owner: { ...OF_HEALTH, activity: null } },
      municipality(),
      'NO_RULE',
    ],
  ])('let read on one %s', (_, kind, over, asker, expected) => {
    expect(outcome(asker, readPlan, record({ grounds: [shared({ kind })], ...over }))).toBe(expected);
  });

  it.each<[string, Partial<RecordedGround>, string]>([
    ['in force', {}, 'COHERENT_DOCUMENTATION'],
    ['the day before the first', { fromDate: '2026-05-16' }, 'NO_RULE'],
    ['on its first day', { fromDate: '2026-05-15' }, 'COHERENT_DOCUMENTATION'],
    ['on its last day', { toDate: '2026-05-15' }, 'COHERENT_DOCUMENTATION'],
    ['the day after the last', { toDate: '2026-05-14' }, 'NO_RULE'],
    ['on its only day', { fromDate: '2026-05-15', toDate: '2026-05-15' }, 'COHERENT_DOCUMENTATION'],
    ['withdrawn', { withdrawn: true }, 'NO_RULE'],
    ['withdrawn before it began', { withdrawn: true, fromDate: '2026-05-16' }, 'NO_RULE'],
    ['to another principal', { receiverId: 'halland' }, 'NO_RULE'],
    ['from another principal', { giverId: 'halland' }, 'NO_RULE'],
    ['the other way round', { giverId: 'kommun', receiverId: 'region' }, 'NO_RULE'],
    ['for a unit of the receiver', { receiverUnitId: 'boendestöd' }, 'NO_RULE'],
    ['for no kind of record', { categories: [] }, 'NO_RULE'],
    ['for another kind of record', { categories: [SIP, PERSON, RESOURCE_GROUP] }, 'NO_RULE'],
    ['for this kind among others', { categories: [SIP, CRISIS_PLAN] }, 'COHERENT_DOCUMENTATION'],
  ])('reads a crisis plan on coherent documentation %s: %s', (_, over, expected) => {
    expect(outcome(municipality(), readPlan, record({ grounds: [shared(over)] }))).toBe(expected);
  });

  it.each<[RecordCategory, ...boolean[]]>([
    // given            person  plan   sip    group
    [PERSON, true, false, false, false],
    [CRISIS_PLAN, true, true, false, false],
    [SIP, true, false, true, false],
    [RESOURCE_GROUP, true, false, false, true],
  ])('lets whoever is given %s read it and whose it is', (given, ...expected) => {
    const about = record({ grounds: [shared({ categories: [given] })] });
    const asked: DisclosureRequest[] = [
      request('person.read', PERSON, null),
      request('plan.read', CRISIS_PLAN),
      request('plan.read', SIP),
      request('resourceGroup.read', RESOURCE_GROUP, null),
    ];
    expect(asked.map((one) => outcome(municipality(), one, about) === 'COHERENT_DOCUMENTATION')).toEqual(
      expected,
    );
  });

  it('tells whose it is to nobody who is given nothing of it', () => {
    const about = record({ grounds: [shared({ categories: [] })] });
    expect(outcome(municipality(), request('person.read', PERSON, null), about)).toBe('NO_RULE');
  });

  it.each<PolicyName>([
    'person.write',
    'plan.write',
    'resourceGroup.write',
    'consent.read',
    'consent.write',
    'personLog.read',
    'record.import',
  ])('never gives %s', (policy) => {
    const about = record({ grounds: [shared({ categories: Object.values(RecordCategory) })] });
    for (const category of Object.values(RecordCategory))
      expect(outcome(municipality(), request(policy, category), about)).toBe('NO_RULE');
  });

  it.each<[string, Asker, Partial<DisclosedRecord>]>([
    ['a care relation', municipality(), { careTeamIds: ['lund'] }],
    ['any care relation at all', municipality(), { careTeamIds: [] }],
    ['a role that reads', municipality({ grants: [{ role: ADMINISTRATOR }] }), {}],
    ['a role', municipality({ grants: [] }), {}],
    ['an employer', municipality({ principalId: null, employer: null }), {}],
    ['an employer that is known', municipality({ employer: null }), {}],
    ['an analyst’s distance', municipality({ grants: [{ role: REGIONAL_ANALYST, regionCode: '12' }] }), {}],
  ])('gives nothing without %s', (_, asker, over) => {
    expect(outcome(asker, readPlan, record({ grounds: [shared()], ...over }))).toBe('NO_RULE');
  });

  it('names the ground and the team for the log, and takes the first that covers the record', () => {
    const grounds = [
      shared({ id: 'sip', categories: [SIP] }),
      shared({ id: 'old', toDate: '2026-05-14' }),
      ground({ id: 'consent' }),
      shared({ id: 'plan', categories: [PERSON, CRISIS_PLAN] }),
    ];
    expect(decideDisclosure(municipality(), readPlan, record({ grounds }), at)).toEqual({
      allowed: true,
      ground: 'COHERENT_DOCUMENTATION',
      groundId: 'plan',
      teamId: 'malmö',
      unitId: null,
      hidesContactDetails: false,
    });
  });

  // Kind, from the region to the municipality: reads the records, what is given, and, where it stands, the summary.
  it.each<[GroundKind, boolean, boolean]>([
    [GroundKind.CONSENT, false, true],
    [GroundKind.NECESSARY_CARE_FROM_HEALTH, false, true],
    [GroundKind.NECESSARY_CARE_FROM_SOCIAL, false, false],
    [GroundKind.CANNOT_CONSENT, false, true],
    [GroundKind.NECESSARY_FOR_OWN_WORK, false, true],
    [GroundKind.COHERENT_DOCUMENTATION, true, true],
    [GroundKind.WITHIN_PRINCIPAL, false, false],
  ])('by %s open the records: %s; let read what is given: %s', (kind, opens, gives) => {
    const categories = Object.values(RecordCategory);
    const asked = (standingRelease: boolean, one: DisclosureRequest) =>
      decideDisclosure(
        municipality(),
        one,
        record({ grounds: [ground({ kind, categories, standingRelease })] }),
        at,
      ).allowed;
    for (const isStanding of [false, true]) {
      expect(asked(isStanding, request('person.read', PERSON, null))).toBe(opens);
      expect(asked(isStanding, readPlan)).toBe(opens);
      expect(asked(isStanding, request('resourceGroup.read', RESOURCE_GROUP, null))).toBe(opens);
      expect(asked(isStanding, { ...request('receivedPlan.read'), givenToUnitId: null })).toBe(gives);
      expect(asked(isStanding, request('receivedPerson.read', PERSON, null))).toBe(gives && isStanding);
    }
  });
});

describe('readers of a unit', () => {
  const ward = (over: Partial<Asker> = {}) => region({ grants: [atNight], ...over });

  it.each<[string, Asker, DisclosureRequest, Partial<DisclosedRecord>, string]>([
    ['what is shared with the unit', ward(), readShared, { grounds: [toWard()] }, 'CONSENT'],
    ['nothing that is not', ward(), readShared, {}, 'NO_RULE'],
    [
      'what is needed within the principal',
      ward(),
      readShared,
      { grounds: [toWard({ kind: GroundKind.WITHIN_PRINCIPAL })] },
      'WITHIN_PRINCIPAL',
    ],
    [
      'nothing within it on what is between principals',
      ward(),
      readShared,
      { grounds: [toWard({ kind: GroundKind.CANNOT_CONSENT })] },
      'NO_RULE',
    ],
    [
      'nothing shared with another unit',
      ward(),
      readShared,
      { grounds: [toWard({ receiverUnitId: 'avd 4' })] },
      'NO_RULE',
    ],
    [
      'nothing shared with the whole principal',
      ward(),
      readShared,
      { grounds: [toWard({ receiverUnitId: null })] },
      'NO_RULE',
    ],
    ['nothing but crisis plans', ward(), request('sharedPlan.read', SIP), { grounds: [toWard()] }, 'NO_RULE'],
    ['no page for teams', ward(), readPlan, { grounds: [toWard()] }, 'NO_RULE'],
    ['no person’s card', ward(), request('person.read', PERSON), { grounds: [toWard()] }, 'NO_RULE'],
    [
      'nothing after it was withdrawn',
      ward(),
      readShared,
      { grounds: [toWard({ withdrawn: true })] },
      'NO_RULE',
    ],
    [
      'nothing after its last day',
      ward(),
      readShared,
      { grounds: [toWard({ toDate: '2026-05-14' })] },
      'NO_RULE',
    ],
    ['without any enrolment', ward(), readShared, { careTeamIds: [], grounds: [toWard()] }, 'CONSENT'],
    [
      'nothing with a role for no unit',
      ward({ grants: [{ role: UNIT_READER }] }),
      readShared,
      { grounds: [toWard()] },
      'NO_RULE',
    ],
    [
      'what another principal shares with the unit',
      ward({ principalId: 'kommun', employer: MUNICIPALITY }),
      readShared,
      { grounds: [shared({ receiverUnitId: 'akuten' })] },
      'COHERENT_DOCUMENTATION',
    ],
    [
      'nothing of another principal on a consent, before it is given',
      ward({ principalId: 'kommun', employer: MUNICIPALITY }),
      readShared,
      { grounds: [ground({ receiverUnitId: 'akuten' })] },
      'NO_RULE',
    ],
    [
      'nothing shared with the unit for another employer',
      ward({ principalId: 'halland' }),
      readShared,
      { grounds: [toWard()] },
      'NO_RULE',
    ],
  ])('get %s', (_, asker, asked, over, expected) => {
    expect(outcome(asker, asked, record(over))).toBe(expected);
  });

  it('are logged with the unit, and see no place that was not given', () => {
    expect(decideDisclosure(ward(), readShared, record({ grounds: [toWard()] }), at)).toEqual({
      allowed: true,
      ground: 'CONSENT',
      groundId: 'g',
      teamId: null,
      unitId: 'akuten',
      hidesContactDetails: true,
    });
  });

  it('do not lend the unit’s ground to the principal’s teams', () => {
    const lund = region({ grants: [{ role: COORDINATOR, teamId: 'lund' }] });
    expect(outcome(lund, readPlan, record({ grounds: [toWard()] }))).toBe('NO_RULE');
  });
});

describe('blocks', () => {
  const whole = { teamId: null, lifted: false };
  const malmo = { teamId: 'malmö', lifted: false };
  const lifted = { teamId: null, lifted: true };
  const inLund = region({ grants: [{ role: COORDINATOR, teamId: 'lund' }] });
  const ward = region({ grants: [atNight] });
  const inBoth = { careTeamIds: ['lund', 'malmö'] };

  it.each<[string, Asker, DisclosureRequest, Partial<DisclosedRecord>, string]>([
    ['stops a consent', municipality(), readPlan, { blocks: [whole], grounds: [shared()] }, 'BLOCKED'],
    [
      'of one team stops a consent too',
      municipality(),
      readPlan,
      { blocks: [malmo], grounds: [shared()] },
      'BLOCKED',
    ],
    [
      'that is lifted stops nothing',
      municipality(),
      readPlan,
      { blocks: [lifted], grounds: [shared()] },
      'COHERENT_DOCUMENTATION',
    ],
    [
      'that is lifted does not lift another',
      municipality(),
      readPlan,
      { blocks: [lifted, whole], grounds: [shared()] },
      'BLOCKED',
    ],
    ['is not told to who has no ground', municipality(), readPlan, { blocks: [whole] }, 'NO_RULE'],
    ['against others does not stop the own teams', region(), readPlan, { blocks: [whole] }, 'CARE_RELATION'],
    ['of a team does not stop that team', region(), readPlan, { blocks: [malmo] }, 'CARE_RELATION'],
    ['of a team stops another team', inLund, readPlan, { ...inBoth, blocks: [malmo] }, 'BLOCKED'],
    [
      'of two teams stops another from each',
      inLund,
      readPlan,
      { ...inBoth, blocks: [{ teamId: 'kalix', lifted: false }, malmo] },
      'BLOCKED',
    ],
    [
      'of a third team stops nobody from the others',
      inLund,
      readPlan,
      { ...inBoth, blocks: [{ teamId: 'kalix', lifted: false }] },
      'CARE_RELATION',
    ],
    [
      'against others does not stop the own teams from what no team keeps',
      region(),
      request('person.read', PERSON, null),
      { blocks: [whole] },
      'CARE_RELATION',
    ],
    [
      'against others does not stop the own unit from what no team keeps',
      ward,
      request('sharedPlan.read', CRISIS_PLAN, null),
      { blocks: [whole], grounds: [toWard()] },
      'CONSENT',
    ],
    [
      'of a team stops another team’s writing',
      inLund,
      request('plan.write'),
      { ...inBoth, blocks: [malmo] },
      'BLOCKED',
    ],
    [
      'of a team that is lifted does not',
      inLund,
      readPlan,
      { ...inBoth, blocks: [{ teamId: 'malmö', lifted: true }] },
      'CARE_RELATION',
    ],
    [
      'of a team leaves another team’s records open',
      inLund,
      request('plan.read', CRISIS_PLAN, 'lund'),
      { ...inBoth, blocks: [malmo] },
      'CARE_RELATION',
    ],
    [
      'of a team leaves what no team keeps open',
      inLund,
      request('person.read', PERSON, null),
      { ...inBoth, blocks: [malmo] },
      'CARE_RELATION',
    ],
    [
      'of a team does not stop who works in both',
      region({ grants: [inMalmo, { role: COORDINATOR, teamId: 'lund' }] }),
      readPlan,
      { ...inBoth, blocks: [malmo] },
      'CARE_RELATION',
    ],
    [
      'of a team stops the own principal’s unit',
      ward,
      readShared,
      { blocks: [malmo], grounds: [toWard()] },
      'BLOCKED',
    ],
    [
      'against others does not stop the own unit',
      ward,
      readShared,
      { blocks: [whole], grounds: [toWard()] },
      'CONSENT',
    ],
    [
      'of another team does not stop the own unit',
      ward,
      readShared,
      { blocks: [{ teamId: 'lund', lifted: false }], grounds: [toWard()] },
      'CONSENT',
    ],
    [
      'does not stop the own unit from what no team keeps',
      ward,
      request('sharedPlan.read', CRISIS_PLAN, null),
      { blocks: [malmo], grounds: [toWard()] },
      'CONSENT',
    ],
    [
      'stops another principal’s unit',
      region({ principalId: 'kommun', employer: MUNICIPALITY, grants: [atNight] }),
      readShared,
      { blocks: [whole], grounds: [shared({ receiverUnitId: 'akuten' })] },
      'BLOCKED',
    ],
  ])('%s', (_, asker, asked, over, expected) => {
    expect(outcome(asker, asked, record(over))).toBe(expected);
  });
});

describe('emergency opening', () => {
  const later = new Date('2026-05-15T02:00:00.001Z');
  const open = { openings: [{ until: later, liftsBlock: false }] };
  const lifting = { openings: [{ until: later, liftsBlock: true }] };
  const closing = (until: Date) => ({ openings: [{ until, liftsBlock: true }] });
  const stranger = (over: Partial<Asker> = {}) =>
    region({ principalId: 'halland', grants: [{ role: COORDINATOR, teamId: 'kalix' }], ...over });

  it.each<[string, Asker, DisclosureRequest, Partial<DisclosedRecord>, string]>([
    ['opens another principal’s record', stranger(), readPlan, open, 'EMERGENCY_OPENING'],
    [
      'opens the own principal’s record elsewhere',
      stranger({ principalId: 'region' }),
      readPlan,
      open,
      'EMERGENCY_OPENING',
    ],
    [
      'never opens social services’ record',
      stranger(),
      readPlan,
      { ...lifting, ownerId: 'kommun', owner: OF_SOCIAL },
      'NO_RULE',
    ],
    [
      'never opens social services’ record at the own principal',
      stranger({ principalId: 'region' }),
      readPlan,
      { ...lifting, owner: { ...OF_HEALTH, activity: SOCIAL } },
      'NO_RULE',
    ],
    [
      'opens no record of another principal that has not joined',
      stranger(),
      readPlan,
      { ...lifting, owner: { ...OF_HEALTH, sharesDocumentation: false } },
      'NO_RULE',
    ],
    [
      'opens no other record for a principal that has not joined',
      stranger({ employer: { ...REGION, sharesDocumentation: false } }),
      readPlan,
      lifting,
      'NO_RULE',
    ],
    [
      'opens the own principal’s record where nobody has joined',
      stranger({ principalId: 'region', employer: { ...REGION, sharesDocumentation: false } }),
      readPlan,
      { ...open, owner: { ...OF_HEALTH, sharesDocumentation: false } },
      'EMERGENCY_OPENING',
    ],
    ['opens a person’s card', stranger(), request('person.read', PERSON, null), open, 'EMERGENCY_OPENING'],
    [
      'opens a resource group',
      stranger(),
      request('resourceGroup.read', RESOURCE_GROUP),
      open,
      'EMERGENCY_OPENING',
    ],
    ['ends to the millisecond', stranger(), readPlan, closing(at.instant), 'NO_RULE'],
    ['is over', stranger(), readPlan, closing(new Date('2026-05-15T01:00:00Z')), 'NO_RULE'],
    ['is there only for who opened', stranger(), readPlan, { openings: [] }, 'NO_RULE'],
    ['is not for social services', stranger({ employer: MUNICIPALITY }), readPlan, open, 'NO_RULE'],
    ['is not for other authorities', stranger({ employer: STATE }), readPlan, open, 'NO_RULE'],
    ['is not for who has no employer', stranger({ employer: null }), readPlan, open, 'NO_RULE'],
    ['is not for administrators', stranger({ grants: [{ role: ADMINISTRATOR }] }), readPlan, open, 'NO_RULE'],
    ['is not for analysts', stranger({ grants: [{ role: NATIONAL_ANALYST }] }), readPlan, open, 'NO_RULE'],
    [
      'is not for reviewers',
      stranger({ grants: [{ role: LOG_REVIEWER, principalId: 'region' }] }),
      readPlan,
      open,
      'NO_RULE',
    ],
    [
      'gives a unit reader the crisis plan',
      stranger({ grants: [atNight] }),
      readShared,
      open,
      'EMERGENCY_OPENING',
    ],
    ['gives a unit reader no team’s page', stranger({ grants: [atNight] }), readPlan, open, 'NO_RULE'],
    [
      'gives a team member what they read',
      stranger({ grants: [{ role: TEAM_MEMBER, teamId: 'kalix' }] }),
      readPlan,
      open,
      'EMERGENCY_OPENING',
    ],
    [
      'opens for one of two roles',
      stranger({ grants: [{ role: COORDINATOR, teamId: 'kalix' }, { role: ADMINISTRATOR }] }),
      readPlan,
      open,
      'EMERGENCY_OPENING',
    ],
    ['never lets write', stranger(), request('plan.write'), open, 'NO_RULE'],
    ['never lets enrol', stranger(), request('person.write', PERSON), open, 'NO_RULE'],
    ['never shows the log', stranger(), request('personLog.read', PERSON), open, 'NO_RULE'],
    ['never shows the consents', stranger(), request('consent.read', PERSON), open, 'NO_RULE'],
    [
      'opens nothing that is blocked for others',
      region({ principalId: 'halland' }),
      readPlan,
      { ...open, blocks: [{ teamId: 'lund', lifted: false }] },
      'NO_RULE',
    ],
    [
      'opens what was blocked and is lifted',
      region({ principalId: 'halland' }),
      readPlan,
      { ...open, blocks: [{ teamId: null, lifted: true }] },
      'EMERGENCY_OPENING',
    ],
    [
      'that lifts the block opens it',
      region({ principalId: 'halland' }),
      readPlan,
      { ...lifting, blocks: [{ teamId: null, lifted: false }], grounds: [shared({ receiverId: 'halland' })] },
      'EMERGENCY_OPENING',
    ],
    [
      'opens nothing that is blocked between teams',
      region({ grants: [{ role: COORDINATOR, teamId: 'lund' }] }),
      readPlan,
      { ...open, careTeamIds: ['lund'], blocks: [{ teamId: 'malmö', lifted: false }] },
      'BLOCKED',
    ],
    [
      'beside one that lifts the block opens it',
      stranger({ principalId: 'region' }),
      readPlan,
      { openings: [...lifting.openings, ...open.openings], blocks: [{ teamId: 'malmö', lifted: false }] },
      'EMERGENCY_OPENING',
    ],
    [
      'that lifts the block opens what is blocked between teams',
      region({ grants: [{ role: COORDINATOR, teamId: 'lund' }] }),
      readPlan,
      { ...lifting, careTeamIds: ['lund'], blocks: [{ teamId: 'malmö', lifted: false }] },
      'EMERGENCY_OPENING',
    ],
    ['is not named where a care relation is enough', region(), readPlan, open, 'CARE_RELATION'],
    [
      'is not named where a ground is enough',
      region({ principalId: 'halland' }),
      readPlan,
      { ...open, grounds: [shared({ receiverId: 'halland' })] },
      'COHERENT_DOCUMENTATION',
    ],
  ])('%s', (_, asker, asked, over, expected) => {
    expect(outcome(asker, asked, record(over))).toBe(expected);
  });

  it.each<[string, Role, boolean]>([
    ['health services', TEAM_MANAGER, true],
    ['health services', COORDINATOR, true],
    ['health services', TEAM_MEMBER, true],
    ['health services', UNIT_READER, true],
    ['health services', ADMINISTRATOR, false],
    ['health services', REGIONAL_ANALYST, false],
    ['health services', NATIONAL_ANALYST, false],
    ['health services', LOG_REVIEWER, false],
    ['social services', COORDINATOR, false],
    ['another authority', COORDINATOR, false],
    ['nobody', COORDINATOR, false],
    ['health and social services', COORDINATOR, true],
  ])('may be made for %s as %s: %s', (employer, role, expected) => {
    const of: Record<string, Asker['employer']> = {
      'health services': REGION,
      'social services': MUNICIPALITY,
      'another authority': STATE,
      nobody: null,
      'health and social services': { ...REGION, activities: [SOCIAL, HEALTH] },
    };
    const grants = [{ role, teamId: 'malmö', unitId: 'akuten' }];
    expect(mayOpenInEmergency({ employer: of[employer]!, grants })).toBe(expected);
  });
});

describe('address and telephone number', () => {
  const everything = shared({ categories: Object.values(RecordCategory) });
  it.each<[string, Asker, Partial<DisclosedRecord>, boolean]>([
    ['shown to the own team', region(), {}, false],
    ['hidden from the own team by protected identity', region(), { protectedIdentity: true }, true],
    ['shown where the ground gives the person’s card', municipality(), { grounds: [everything] }, false],
    ['hidden where the ground gives only a plan', municipality(), { grounds: [shared()] }, true],
    [
      'hidden by protected identity whatever the ground gives',
      municipality(),
      { grounds: [everything], protectedIdentity: true },
      true,
    ],
    [
      'shown in an emergency',
      region({ principalId: 'halland' }),
      { openings: [{ until: new Date('2026-05-15T03:00:00Z'), liftsBlock: false }] },
      false,
    ],
    [
      'hidden by protected identity in an emergency too',
      region({ principalId: 'halland' }),
      {
        openings: [{ until: new Date('2026-05-15T03:00:00Z'), liftsBlock: false }],
        protectedIdentity: true,
      },
      true,
    ],
  ])('are %s', (_, asker, over, hidden) => {
    expect(decideDisclosure(asker, readPlan, record(over), at)).toMatchObject({
      allowed: true,
      hidesContactDetails: hidden,
    });
  });
});
