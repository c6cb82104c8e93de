import { randomUUID } from 'node:crypto';
import { Grant } from '../../src/access/account.entity.js';
import { Role } from '../../src/access/role.js';
import { Enrolment } from '../../src/persons/person.entity.js';
import { PlanStatus } from '../../src/plans/plan-kinds.js';
import { AccessLogEntry } from '../../src/platform/access-log/access-log-entry.entity.js';
import { addDays } from '../../src/platform/dates/civil-date.js';
import { today } from '../../src/platform/dates/today.js';
import { formatDate } from '../../src/platform/i18n/format-date.js';
import { CopyForm } from '../../src/releases/copy-kinds.js';
import { release } from '../support/release.js';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.js';
import { addCrisisPlan, addPerson, addSip, type TestPerson } from '../support/test-person.js';
import {
  addGround,
  addTeam,
  addTeamBeside,
  COHERENT,
  joinDocumentation,
  type TeamWorld,
} from '../support/test-records.js';
import { sv } from '../support/words.js';

/** The team whose records are blocked, but not the principals that are named for it. */
const TEAM = /(?<!Region |Kommun )ACT Prov/;
const EXISTS = sv('block.exists');
const NUMBER = '191212121212';

let test: TestApp;
let world: TeamWorld;
let otherTeamId: string;
/** Of the region: in the person's team, in another team the person is enrolled in, and in one that knows nobody. */
let coordinator: Browser;
let inOtherTeam: Browser;
let stranger: Browser;
/** Of the municipality, in the person's team. */
let municipal: Browser;
let personId: string;
let municipalPersonId: string;
let planId: string;
let offerId: string;

beforeAll(async () => {
  test = await startTestApp();
  world = await addTeam(test.unitOfWork);
  otherTeamId = await addTeamBeside(test.unitOfWork, world, 'FACT Bredvid');
  const unrelated = await addTeamBeside(test.unitOfWork, world, 'FACT Långt bort');
  const { teamId, regionId: principalId, municipalityId } = world;
  coordinator = await test.signIn(Role.COORDINATOR, { teamId, principalId });
  inOtherTeam = await test.signIn(Role.COORDINATOR, { teamId: otherTeamId, principalId });
  stranger = await test.signIn(Role.COORDINATOR, { teamId: unrelated, principalId });
  municipal = await test.signIn(Role.COORDINATOR, { teamId, principalId: municipalityId });
  personId = await enrol(coordinator, teamId);
  await enrol(inOtherTeam, otherTeamId);
  municipalPersonId = await enrol(municipal, teamId);
  planId = await beginPlan(coordinator, 'KRISPLAN');
  await beginPlan(inOtherTeam, 'TRYGGHETSPLAN');
  const offer = { personId, plan: 'SIP', offeredOn: '2026-01-02', answer: 'UNDECIDED', note: 'Vill vänta.' };
  const mutation = 'mutation ($input: RecordPlanOfferInput!) { recordPlanOffer(input: $input) { id } }';
  offerId = (await ask(coordinator, mutation, { input: offer })).id;
  await joinDocumentation(test.unitOfWork, world);
  await openToMunicipality();
});
afterAll(() => test?.close());

/** A ground from the region to the municipality: coherent documentation, unless said. */
const openToMunicipality = (fields: object = COHERENT) =>
  addGround(test.unitOfWork, {
    ...{ personId, giverId: world.regionId, receiverId: world.municipalityId },
    ...fields,
  });

async function ask(browser: Browser, query: string, variables: object) {
  const { data, errors } = await browser.graphql(query, { ...variables });
  expect(errors).toBeUndefined();
  return Object.values(data)[0];
}

async function enrol(browser: Browser, teamId: string): Promise<string> {
  const input = {
    teamId,
    identityNumber: NUMBER,
    givenName: 'Åsa',
    familyName: 'Påhittsson',
    fromDate: '2026-01-01',
  };
  const mutation = 'mutation ($input: EnrolPersonInput!) { enrolPerson(input: $input) { personId } }';
  return (await ask(browser, mutation, { input })).personId;
}

async function beginPlan(browser: Browser, label: string): Promise<string> {
  const mutation = 'mutation ($input: BeginCrisisPlanInput!) { beginCrisisPlan(input: $input) { id } }';
  return (await ask(browser, mutation, { input: { personId, label } })).id;
}

const labels = async (browser: Browser) =>
  (await ask(browser, 'query ($personId: ID!) { crisisPlans(personId: $personId) { label } }', { personId }))
    .map(({ label }: { label: string }) => label)
    .sort();
const BLOCKED = 'query ($personId: ID!) { blockedRecords(personId: $personId) { here principals } }';
const SET = 'mutation ($input: SetBlockInput!) { setBlock(input: $input) { id ofOneTeam team { name } } }';
const LIFT = 'mutation ($input: LiftBlockInput!) { liftBlock(input: $input) { liftedAt liftNote } }';
const blocksPage = () => `/persons/${personId}/blocks`;

async function liftOnPage(browser: Browser): Promise<void> {
  const [path] = /\/persons\/[^"]+\/lift/.exec((await browser.get(blocksPage())).text) ?? [];
  const answer = await browser.submit(path!, { liftForm: 'ORAL', liftNote: 'Sade det vid besöket i dag.' });
  expect(answer.status).toBe(303);
}

describe('a block of one team’s records', () => {
  it('leaves nothing out before it is set', async () => {
    expect(await labels(coordinator)).toEqual(['KRISPLAN', 'TRYGGHETSPLAN']);
    expect(await labels(inOtherTeam)).toEqual(['KRISPLAN', 'TRYGGHETSPLAN']);
    expect((await coordinator.get(`/persons/${personId}`)).text).not.toContain(EXISTS);
  });

  it('keeps them at once from the principal’s other teams, who see that there are some and not what', async () => {
    const set = await coordinator.submit(blocksPage(), { teamId: world.teamId });
    expect(set.status).toBe(303);
    expect((await inOtherTeam.get(`/crisis-plans/${planId}/versions/1`)).status).toBe(404);
    expect(await labels(inOtherTeam)).toEqual(['TRYGGHETSPLAN']);
    expect(await ask(inOtherTeam, BLOCKED, { personId })).toEqual({ here: true, principals: [] });
    for (const path of ['', '/crisis-plans', '/sips']) {
      const { text } = await inOtherTeam.get(`/persons/${personId}${path}`);
      expect([path, text]).toEqual([path, expect.stringContaining(EXISTS)]);
      expect(text).not.toContain('Version 1');
      expect(text).not.toMatch(TEAM);
    }
  });

  it('keeps from them what the team has offered, and does not let them void it', async () => {
    const query = 'query ($personId: ID!) { planOffers(personId: $personId) { id note } }';
    const own = [{ id: offerId, note: 'Vill vänta.' }];
    expect(await ask(coordinator, query, { personId })).toEqual(own);
    expect(await ask(inOtherTeam, query, { personId })).toEqual([]);
    const mutation = 'mutation ($input: VoidPlanOfferInput!) { voidPlanOffer(input: $input) { id } }';
    const { errors } = await inOtherTeam.graphql(mutation, { input: { offerId, reason: 'Fel' } });
    expect(errors![0]!.extensions.code).toBe('NOT_FOUND');
    expect(await ask(coordinator, query, { personId })).toEqual(own);
  });

  it('changes nothing for the team itself', async () => {
    expect(await labels(coordinator)).toEqual(['KRISPLAN', 'TRYGGHETSPLAN']);
    expect((await coordinator.get(`/crisis-plans/${planId}/versions/1`)).status).toBe(200);
    expect(await ask(coordinator, BLOCKED, { personId })).toEqual({ here: false, principals: [] });
  });

  it('is shown to another team without whose it is', async () => {
    const query =
      'query ($personId: ID!) { blocks(personId: $personId) { ofOneTeam team { name } setByName } }';
    expect(await ask(inOtherTeam, query, { personId })).toEqual([
      { ofOneTeam: true, team: null, setByName: null },
    ]);
    const { text } = await inOtherTeam.get(blocksPage());
    expect(text).toContain(sv('block.what.otherTeam'));
    expect(text).not.toMatch(TEAM);
  });

  it('is told to nobody without a care relation', async () => {
    for (const path of ['', '/blocks', '/crisis-plans'])
      expect((await stranger.get(`/persons/${personId}${path}`)).status).toBe(404);
    for (const query of [BLOCKED, 'query ($personId: ID!) { blocks(personId: $personId) { id } }']) {
      const { errors } = await stranger.graphql(query, { personId });
      expect(errors![0]!.extensions.code).toBe('NOT_FOUND');
    }
  });

  it('is set once, and only of a team of one’s own', async () => {
    const again = await coordinator.submit(blocksPage(), { teamId: world.teamId });
    expect([again.status, again.text]).toEqual([422, expect.stringContaining(sv('problem.alreadyBlocked'))]);
    const { errors } = await coordinator.graphql(SET, { input: { personId, teamId: otherTeamId } });
    expect(errors![0]!.extensions.problems).toMatchObject([{ path: 'teamId', code: 'unknownTeam' }]);
  });

  it('is lifted on the person’s word, also by another team the person speaks with', async () => {
    const [path] = /\/persons\/[^"]+\/lift/.exec((await inOtherTeam.get(blocksPage())).text) ?? [];
    const wordless = await inOtherTeam.submit(path!, { liftForm: 'ORAL' });
    expect([wordless.status, wordless.text]).toEqual([
      422,
      expect.stringContaining(sv('problem.isNotEmpty')),
    ]);
    expect(await labels(inOtherTeam)).toEqual(['TRYGGHETSPLAN']);
    await liftOnPage(inOtherTeam);
    expect(await labels(inOtherTeam)).toEqual(['KRISPLAN', 'TRYGGHETSPLAN']);
    const page = (await coordinator.get(blocksPage())).text;
    expect(page).toContain('Sade det vid besöket i dag.');
    expect(page).toContain('Ingenting är spärrat');
    const { errors } = await inOtherTeam.graphql(LIFT, {
      input: { blockId: path!.split('/').at(-2), liftForm: 'ORAL', liftNote: 'En gång till.' },
    });
    expect(errors![0]!.extensions.problems).toMatchObject([{ path: 'blockId', code: 'alreadyLifted' }]);
  });
});

describe('a block against other principals', () => {
  /** Where the municipality reads what it has been given. */
  let received: string[];
  it('stops coherent documentation and what was received at once; their own page about the person tells which principal has blocked records', async () => {
    const { sipId } = await addSip(
      test.unitOfWork,
      { personId, enrolmentId: '', ownerId: world.regionId, teamId: world.teamId },
      { status: PlanStatus.AGREED },
    );
    const lasts = { toDate: addDays(today(), 1) };
    const groundId = await openToMunicipality({ standingRelease: true, ...lasts });
    const copy = await release(coordinator, `/sips/${sipId}`, groundId, { form: CopyForm.DIGITAL });
    received = [copy.replace('/copies/', '/received/'), `/received/persons/${personId}`];
    const open = [`/persons/${personId}`, `/crisis-plans/${planId}/versions/1`];
    for (const path of [...open, ...received])
      expect([path, (await municipal.get(path)).status]).toEqual([path, 200]);
    const { ofOneTeam } = await ask(coordinator, SET, { input: { personId } });
    expect(ofOneTeam).toBe(false);
    for (const path of [...open, ...received, blocksPage()])
      expect([path, (await municipal.get(path)).status]).toEqual([path, 404]);
    const { text } = await municipal.get(`/persons/${municipalPersonId}`);
    expect(text).toContain(EXISTS);
    expect(text).toContain(`De finns hos Region ACT Prov ${world.regionId}`);
    expect(await ask(municipal, BLOCKED, { personId: municipalPersonId })).toEqual({
      here: false,
      principals: [`Region ACT Prov ${world.regionId}`],
    });
  });

  it('leaves the principal’s own teams as before', async () => {
    expect(await labels(inOtherTeam)).toEqual(['KRISPLAN', 'TRYGGHETSPLAN']);
    expect((await inOtherTeam.get(`/persons/${personId}`)).text).not.toContain(EXISTS);
  });

  it('is not told where there is no ground', async () => {
    await test.unitOfWork.run((manager) =>
      manager.query(`UPDATE ground SET withdrawn_at = '2026-01-02 00:00:00' WHERE person_id = '${personId}'`),
    );
    expect((await municipal.get(`/persons/${municipalPersonId}`)).text).not.toContain(EXISTS);
    await openToMunicipality({ ...COHERENT, standingRelease: true });
  });

  it('cannot be lifted by those it holds against, only by the principal’s own staff', async () => {
    const query = 'query ($personId: ID!) { blocks(personId: $personId) { id liftedAt } }';
    const blocks = await ask(coordinator, query, { personId });
    const { id } = blocks.find(({ liftedAt }: { liftedAt: string | null }) => liftedAt === null);
    const { errors } = await municipal.graphql(LIFT, {
      input: { blockId: id, liftForm: 'ORAL', liftNote: 'Personen sade det till mig.' },
    });
    expect(errors![0]!.extensions.code).toBe('NOT_FOUND');
    await liftOnPage(coordinator);
    for (const path of [`/persons/${personId}`, ...received])
      expect([path, (await municipal.get(path)).status]).toEqual([path, 200]);
  });

  it('leaves rows in the log: set, listed and lifted', async () => {
    const rows = await test.unitOfWork.reader.findBy(AccessLogEntry, { personId, recordType: 'block' });
    const actions = rows.map(({ action }) => action);
    expect(actions.filter((action) => action === 'CREATE')).toHaveLength(2);
    expect(actions.filter((action) => action === 'UPDATE')).toHaveLength(2);
    expect(actions).toContain('LIST');
  });
});

describe('what a team lists and counts', () => {
  const CASELOAD = '{ caseload(page: { size: 200 }) { items { kind } } }';
  const LIST = `query ($teamId: ID!, $filter: PersonFilter) { persons(teamId: $teamId, filter: $filter) {
    total items { sipDeclinedOn } } }`;
  const SHARE = 'query ($teamId: ID!) { crisisPlanShare(teamId: $teamId) { withPlan declined of } }';
  const OFFER = 'mutation ($input: RecordPlanOfferInput!) { recordPlanOffer(input: $input) { id } }';
  let own: TeamWorld;
  let besideId: string;
  let inTeam: Browser;
  let beside: Browser;
  /** Holds a role in both teams. */
  let inBoth: Browser;
  let person: TestPerson;
  beforeAll(async () => {
    own = await addTeam(test.unitOfWork, 'ACT Spärrad', '0680');
    besideId = await addTeamBeside(test.unitOfWork, own, 'FACT Intill');
    const { teamId, regionId: principalId } = own;
    inTeam = await test.signIn(Role.COORDINATOR, { teamId, principalId });
    beside = await test.signIn(Role.COORDINATOR, { teamId: besideId, principalId });
    inBoth = await test.signIn(Role.TEAM_MANAGER, { teamId, principalId });
    person = await addPerson(test.unitOfWork, { ownerId: principalId, teamId });
    await test.unitOfWork.run(async (manager) => {
      const inBeside = { id: randomUUID(), teamId: besideId };
      const grant = await manager.findOneByOrFail(Grant, { teamId, role: Role.TEAM_MANAGER });
      await manager.insert(Grant, { ...grant, ...inBeside });
      const enrolment = await manager.findOneByOrFail(Enrolment, { id: person.enrolmentId });
      await manager.insert(Enrolment, { ...enrolment, ...inBeside });
    });
    await ask(inTeam, SET, { input: { personId: person.personId, teamId } });
  });

  const offer = (browser: Browser, plan: string, answer: string, offeredOn: string) =>
    ask(browser, OFFER, { input: { personId: person.personId, plan, answer, offeredOn } });
  /** Of which plans the person waits without, after the caseload and after the lists, and what the list and the counts say. */
  const seen = async (browser: Browser, teamId: string) => {
    const waiting = (await ask(browser, CASELOAD, {})).items.map(({ kind }: { kind: string }) => kind);
    const kinds = ['WITHOUT_CRISIS_PLAN', 'WITHOUT_SIP'];
    const listed: string[] = [];
    for (const filter of kinds)
      if ((await ask(browser, LIST, { teamId, filter })).total > 0) listed.push(filter);
    expect([...new Set(waiting)].filter((kind: any) => kinds.includes(kind)).sort()).toEqual(listed);
    const [{ sipDeclinedOn }] = (await ask(browser, LIST, { teamId })).items;
    return { without: listed, sipDeclinedOn, share: await ask(browser, SHARE, { teamId }) };
  };
  /** Whether the person’s page says that something was declined on the day. */
  const isDeclinedOn = async (browser: Browser, day: string) =>
    (await browser.get(`/persons/${person.personId}`)).text.includes(
      sv('personList.declined', { day: formatDate('sv', day) }),
    );
  const DAY = '2026-02-02';
  const NOTHING = {
    without: ['WITHOUT_CRISIS_PLAN', 'WITHOUT_SIP'],
    sipDeclinedOn: null,
    share: { withPlan: 0, declined: 0, of: 1 },
  };

  it('is as if there were nothing of what another team’s block keeps from it', async () => {
    expect(await seen(beside, besideId)).toEqual(NOTHING);
    await offer(inTeam, 'SIP', 'DECLINED', DAY);
    await offer(inTeam, 'CRISIS_PLAN', 'DECLINED', DAY);
    expect(await seen(beside, besideId)).toEqual(NOTHING);
    expect([await isDeclinedOn(beside, DAY), await isDeclinedOn(inTeam, DAY)]).toEqual([false, true]);
    const all = { without: [], sipDeclinedOn: DAY, share: { withPlan: 0, declined: 1, of: 0 } };
    expect(await seen(inTeam, own.teamId)).toEqual(all);
  });

  it('stands on what it keeps itself, whatever another has written later', async () => {
    await offer(beside, 'SIP', 'DECLINED', '2026-01-02');
    await offer(inTeam, 'SIP', 'ACCEPTED', '2026-03-02');
    const declined = { ...NOTHING, without: ['WITHOUT_CRISIS_PLAN'], sipDeclinedOn: '2026-01-02' };
    expect(await seen(beside, besideId)).toEqual(declined);
    expect(await isDeclinedOn(beside, '2026-01-02')).toBe(true);
    expect((await seen(inTeam, own.teamId)).without).toEqual(['WITHOUT_SIP']);
  });

  it('has the person among those without a plan, where another team has begun and agreed on one', async () => {
    const before = await seen(beside, besideId);
    await addCrisisPlan(test.unitOfWork, person, { statuses: [PlanStatus.AGREED, PlanStatus.DRAFT] });
    expect(await seen(beside, besideId)).toEqual(before);
    expect((await seen(inTeam, own.teamId)).share).toEqual({ withPlan: 1, declined: 0, of: 1 });
  });

  it('is all of it to whoever works in both, while the person is in both', async () => {
    const all = await seen(inTeam, own.teamId);
    const { without, sipDeclinedOn } = await seen(inBoth, besideId);
    expect([without, sipDeclinedOn]).toEqual([all.without, all.sipDeclinedOn]);
    await test.unitOfWork.run((manager) =>
      manager.update(Enrolment, { id: person.enrolmentId }, { toDate: '2026-01-31' }),
    );
    expect(await seen(inBoth, besideId)).toEqual(await seen(beside, besideId));
    expect((await seen(beside, besideId)).without).toEqual(['WITHOUT_CRISIS_PLAN']);
  });
});
