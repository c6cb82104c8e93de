import { randomUUID } from 'node:crypto';
import { Account } from '../../src/access/account.entity.js';
import { Role } from '../../src/access/role.js';
import { Block } from '../../src/consents/block.entity.js';
import { RecordCategory } from '../../src/disclosure/record-category.js';
import { Principal } from '../../src/organisations/organisation.entity.js';
import { Enrolment } from '../../src/persons/person.entity.js';
import { LegalFrame } from '../../src/persons/person-kinds.js';
import { LegalFrameChange } from '../../src/persons/support.entity.js';
import { PlanStatus } from '../../src/plans/plan-kinds.js';
import { addDays } from '../../src/platform/dates/civil-date.js';
import { today } from '../../src/platform/dates/today.js';
import { formatDate } from '../../src/platform/i18n/format-date.js';
import { StaffMember } from '../../src/teams/staff.entity.js';
import { Team } from '../../src/teams/team.entity.js';
import { loggedRecords } from '../support/logged-records.js';
import { said } from '../support/said.js';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.js';
import { addPerson, addSip, type TestPerson } from '../support/test-person.js';
import {
  addGround,
  addStaffMember,
  addTeam,
  COHERENT,
  joinDocumentation,
  type TeamWorld,
} from '../support/test-records.js';
import { sv } from '../support/words.js';

const DAY = today();
const SUPPORT = `query ($id: ID!) { support(personId: $id) {
  coordinators { fromDate toDate recordedByName staffMember { name } }
  intensityChanges { fromDate earlier intensity reason recordedByName }
  legalFrameChanges { fromDate earlier legalFrame reason recordedByName }
  board { fromDate toDate reason endReason endedByName } } }`;
const change = (name: string, input: string) => `mutation ($input: ${input}!) { ${name}(input: $input) {
  __typename ... on Enrolment { revision intensity } ... on RevisionConflict { currentRevision } } }`;
const COORDINATORS = change('changeCoordinators', 'ChangeCoordinatorsInput');
const INTENSITY = change('changeIntensity', 'ChangeIntensityInput');
const LEGAL_FRAME = change('changeLegalFrame', 'ChangeLegalFrameInput');
const ON_BOARD = change('putOnBoard', 'PutOnBoardInput');
const OFF_BOARD = change('takeOffBoard', 'TakeOffBoardInput');

let test: TestApp;
let world: TeamWorld;
let coordinator: Browser;
let municipal: Browser;
let staff: { kim: string; lo: string; gone: string };
let person: TestPerson;
let revision: number;
beforeAll(async () => {
  test = await startTestApp();
  world = await addTeam(test.unitOfWork);
  const { teamId, regionId, municipalityId } = world;
  coordinator = await test.signIn(Role.COORDINATOR, { teamId, principalId: regionId });
  municipal = await test.signIn(Role.COORDINATOR, { teamId, principalId: municipalityId });
  staff = await test.unitOfWork.run(async (manager) => ({
    kim: await addStaffMember(manager, { teamId, employerId: regionId, reference: 'S1', name: 'Kim Ek' }),
    lo: await addStaffMember(manager, { teamId, employerId: municipalityId, reference: 'S2', name: 'Lo Al' }),
    gone: await addStaffMember(manager, {
      teamId,
      employerId: regionId,
      reference: 'S3',
      toDate: '2026-01-31',
    }),
  }));
});
afterAll(() => test.close());
beforeEach(async () => {
  person = await addPerson(test.unitOfWork, { ownerId: world.regionId, teamId: world.teamId });
  revision = 1;
});

/** @returns what was answered, or the code and place of what was wrong */
async function send(mutation: string, input: object, browser = coordinator) {
  const { data, errors } = await browser.graphql(mutation, {
    input: { enrolmentId: person.enrolmentId, revision, ...input },
  });
  if (errors) return errors[0]!.extensions.problems.map(({ path, code }: any) => `${path} ${code}`).join();
  const [answer] = Object.values(data) as any[];
  revision = answer.revision ?? revision;
  return answer;
}
const supportOf = async (browser = coordinator) => {
  const { data } = await browser.graphql(SUPPORT, { id: person.personId });
  return data.support[0];
};

describe('a change of coordinator', () => {
  it('lets the old one end the day before, keeps who it was, and may be planned', async () => {
    await send(COORDINATORS, { fromDate: '2026-03-01', coordinatorIds: [staff.kim] });
    const next = addDays(DAY, 7);
    await send(COORDINATORS, { fromDate: next, coordinatorIds: [staff.lo] });
    const { coordinators } = await supportOf();
    expect(coordinators).toMatchObject([
      { staffMember: { name: 'Lo Al' }, fromDate: next, toDate: null, recordedByName: 'Test COORDINATOR' },
      { staffMember: { name: 'Kim Ek' }, fromDate: '2026-03-01', toDate: addDays(DAY, 6) },
    ]);
    const { text } = await coordinator.get(`/persons/${person.personId}`);
    expect(text).toMatch(/Kim Ek, Region/);
    expect(text).toContain(sv('support.coordinatorLine', { name: 'Lo Al' }));
    expect(text).toContain(sv('support.planned', { day: formatDate('sv', next), names: 'Lo Al' }));
    const nobody = { fromDate: addDays(DAY, 14), nobody: 'true', revision };
    const path = `/enrolments/${person.enrolmentId}/coordinators`;
    expect((await coordinator.submit(path, nobody)).headers.location).toBe(`/persons/${person.personId}`);
    const after = (await coordinator.get(`/persons/${person.personId}`)).text;
    expect(after).toContain(sv('support.changePlanned'));
    expect(after).toContain(sv('support.plannedNobody', { day: formatDate('sv', addDays(DAY, 14)) }));
  });

  it('keeps one of both principals who goes on, and somebody may come back', async () => {
    await send(COORDINATORS, { fromDate: '2026-03-01', coordinatorIds: [staff.kim, staff.lo] });
    await send(COORDINATORS, { fromDate: '2026-04-01', coordinatorIds: [staff.lo] });
    await send(COORDINATORS, { fromDate: '2026-05-01', coordinatorIds: [staff.lo, staff.kim] });
    const { coordinators } = await supportOf();
    const lines = coordinators.map(({ staffMember, fromDate, toDate }: any) => [
      staffMember.name,
      fromDate,
      toDate,
    ]);
    expect(lines.sort()).toEqual([
      ['Kim Ek', '2026-03-01', '2026-03-31'],
      ['Kim Ek', '2026-05-01', null],
      ['Lo Al', '2026-03-01', null],
    ]);
  });

  it('leaves nobody only when that is meant', async () => {
    await send(COORDINATORS, { fromDate: '2026-03-01', coordinatorIds: [staff.kim] });
    const day = { fromDate: '2026-04-01', coordinatorIds: [] };
    expect(await send(COORDINATORS, day)).toBe('coordinatorIds coordinatorMissing');
    expect(await send(COORDINATORS, { ...day, nobody: true })).toMatchObject({ __typename: 'Enrolment' });
    expect((await supportOf()).coordinators[0].toDate).toBe('2026-03-31');
  });

  it.each([
    ['before the enrolment', { fromDate: '2024-12-31' }, 'fromDate beforeStart'],
    ['a day that is not there', { fromDate: '2026-02-30' }, 'fromDate isCivilDate'],
    ['both somebody and nobody', { nobody: true }, 'nobody coordinatorAndNobody'],
  ])('refuses %s', async (_, input, expected) => {
    const given = { fromDate: '2026-03-01', coordinatorIds: [staff.kim], ...input };
    expect(await send(COORDINATORS, given)).toBe(expected);
  });

  it('refuses somebody who had left by then, the same again, and a day before the last change', async () => {
    const gone = { fromDate: '2026-03-01', coordinatorIds: [staff.gone] };
    expect(await send(COORDINATORS, gone)).toBe('coordinatorIds notEmployedThen');
    await send(COORDINATORS, { fromDate: '2026-03-01', coordinatorIds: [staff.kim] });
    const same = { fromDate: '2026-04-01', coordinatorIds: [staff.kim] };
    expect(await send(COORDINATORS, same)).toBe('coordinatorIds coordinatorsSame');
    const earlier = { fromDate: '2026-02-01', coordinatorIds: [staff.lo] };
    expect(await send(COORDINATORS, earlier)).toBe('fromDate coordinatorSince');
  });

  it('of an enrolment that has changed since writes nothing and says so', async () => {
    revision = 7;
    const input = { fromDate: '2026-03-01', coordinatorIds: [staff.kim] };
    expect(await send(COORDINATORS, input)).toEqual({ __typename: 'RevisionConflict', currentRevision: 1 });
    expect((await supportOf()).coordinators).toEqual([]);
  });

  it('is made on a page', async () => {
    const path = `/enrolments/${person.enrolmentId}/coordinators`;
    const wrong = await coordinator.submit(path, { fromDate: DAY });
    expect([wrong.status, wrong.text]).toEqual([
      422,
      expect.stringContaining(sv('problem.coordinatorMissing')),
    ]);
    const right = await coordinator.submit(path, { fromDate: DAY, 'coordinatorIds[0]': staff.kim });
    expect([right.status, right.headers.location]).toEqual([303, `/persons/${person.personId}`]);
  });

  it('begins on the page after those that are planned, with who coordinates then', async () => {
    const path = `/enrolments/${person.enrolmentId}/coordinators`;
    const shown = async () => {
      const { text } = await coordinator.get(path);
      const ticked = [...text.matchAll(/value="([^"]+)" checked/g)].map(([, id]) => id);
      return { day: /name="fromDate"[^>]* value="([^"]*)"/.exec(text)?.[1], ticked };
    };
    await send(COORDINATORS, { fromDate: addDays(DAY, -9), coordinatorIds: [staff.kim] });
    expect(await shown()).toEqual({ day: DAY, ticked: [staff.kim] });
    await send(COORDINATORS, { fromDate: addDays(DAY, 3), coordinatorIds: [staff.lo] });
    expect(await shown()).toEqual({ day: addDays(DAY, 3), ticked: [staff.lo] });
  });
});

describe('a coordinator of another principal', () => {
  const CLOSED = `query ($id: ID!) { support(personId: $id) { withoutGround { staffMember { name } employer isBlocked } } }`;
  const CASELOAD = '{ caseload { total items { kind personId path text { locale text } } } }';
  const closedTo = async () =>
    (await coordinator.graphql(CLOSED, { id: person.personId })).data.support[0].withoutGround;
  const consentPage = () => `"/persons/${person.personId}/consents/new"`;
  const told = () => sv('support.closedTo', { name: 'Lo Al', employer: municipality });
  let municipality: string;
  beforeAll(() =>
    test.unitOfWork.run(async (manager) => {
      const { municipalityId: principalId } = world;
      municipality = (await manager.findOneByOrFail(Principal, { id: principalId })).name;
      const { id: accountId } = await manager.findOneByOrFail(Account, { principalId });
      await manager.update(StaffMember, { id: staff.lo }, { accountId });
    }),
  );
  /** On which the plans of the person, and a summary, are given without a press; or only what is handed over. */
  const consent = (standingRelease = true) =>
    addGround(test.unitOfWork, {
      personId: person.personId,
      giverId: world.regionId,
      receiverId: world.municipalityId,
      categories: [RecordCategory.SIP],
      standingRelease,
    });

  it('is told of at once to whoever names them, with the way to a consent, until there is one with a standing release', async () => {
    const path = `/enrolments/${person.enrolmentId}/coordinators`;
    expect((await coordinator.get(path)).text).toContain(sv('support.otherPrincipalHint'));
    const named = await coordinator.submit(path, {
      fromDate: DAY,
      'coordinatorIds[0]': staff.lo,
      'coordinatorIds[1]': staff.kim,
    });
    const { text } = await coordinator.get(named.headers.location as string);
    expect(text).toContain(told());
    expect(text).toContain(consentPage());
    expect((await coordinator.get(consentPage().slice(1, -1))).status).toBe(200);
    const closed = [{ staffMember: { name: 'Lo Al' }, employer: municipality, isBlocked: false }];
    expect(await closedTo()).toEqual(closed);
    await consent(false);
    expect(await closedTo()).toEqual(closed);
    await consent();
    expect(await closedTo()).toEqual([]);
    expect((await coordinator.get(`/persons/${person.personId}`)).text).not.toContain(told());
  });

  it('who is to begin is told of too, and a block is told from a consent that is missing', async () => {
    await send(COORDINATORS, { fromDate: addDays(DAY, 7), coordinatorIds: [staff.lo] });
    // It ends today.
    await consent();
    expect(await closedTo()).toMatchObject([{ isBlocked: false }]);
    await addGround(test.unitOfWork, {
      personId: person.personId,
      giverId: world.regionId,
      receiverId: world.municipalityId,
      toDate: addDays(DAY, 30),
      standingRelease: true,
    });
    expect(await closedTo()).toEqual([]);
    const { personId } = person;
    const set = { setAt: new Date(), setBy: world.regionId, setByName: 'Påhittad Samordnare' };
    await test.unitOfWork.run((write) =>
      write.insert(Block, { id: randomUUID(), personId, teamId: null, ...set }),
    );
    expect(await closedTo()).toMatchObject([{ isBlocked: true }]);
    const { text } = await coordinator.get(`/persons/${person.personId}`);
    expect(text).toContain(sv('support.blockedFor', { name: 'Lo Al', employer: municipality }));
  });

  it('is told of how many they are given nothing about, and of nobody who it is', async () => {
    const unread = async (browser = municipal) => {
      const { data } = await browser.graphql(CASELOAD);
      return data.caseload.items.filter(({ kind }: any) => kind === 'CONSENT_NEEDED');
    };
    const before = (await unread())[0]?.text[0].text ?? '';
    const { length: logged } = await loggedRecords(test.unitOfWork.reader, { personId: person.personId });
    const counted = Number(/till (\d+) som/.exec(before)?.[1] ?? 0);
    await send(COORDINATORS, { fromDate: DAY, coordinatorIds: [staff.lo] });
    const { name: team } = await test.unitOfWork.reader.findOneByOrFail(Team, { id: world.teamId });
    const { name: owner } = await test.unitOfWork.reader.findOneByOrFail(Principal, { id: world.regionId });
    const words = sv('caseload.kind.CONSENT_NEEDED', { team, owner, n: counted + 1 });
    expect(await unread()).toEqual([
      { kind: 'CONSENT_NEEDED', personId: null, path: '/help/consent', text: said(words) },
    ]);
    const list = `/teams/${world.teamId}/persons`;
    for (const page of ['/', list, `${list}?filter=MINE`])
      expect([page, (await municipal.get(page)).text.includes(words)]).toEqual([page, true]);
    expect((await municipal.get('/help/consent')).status).toBe(200);
    // Naming her is what has been logged.
    const rows = await loggedRecords(test.unitOfWork.reader, { personId: person.personId });
    expect(rows.slice(logged).map(({ action }) => action)).toEqual(['UPDATE']);
    // Who is named for nobody, and who reads, are told nothing.
    expect(await unread(coordinator)).toEqual([]);
    for (const [isStanding, n] of [
      [false, counted + 1],
      [true, counted],
    ] as const) {
      await consent(isStanding);
      const [after] = await unread();
      expect(Number(/till (\d+) som/.exec(after?.text[0].text ?? '')?.[1] ?? 0)).toBe(n);
    }
  });
});

describe('the intensity', () => {
  it('goes up and down with a reason each time, and the page tells how it is and has been', async () => {
    await send(INTENSITY, { fromDate: '2026-10-01', intensity: 'INTENSIVE', reason: 'Sover inte.' });
    await send(INTENSITY, { fromDate: '2026-11-01', intensity: 'STANDARD', reason: 'Sover igen.' });
    expect((await supportOf()).intensityChanges).toEqual([
      {
        fromDate: '2026-11-01',
        earlier: 'INTENSIVE',
        intensity: 'STANDARD',
        reason: 'Sover igen.',
        recordedByName: 'Test COORDINATOR',
      },
      {
        fromDate: '2026-10-01',
        earlier: 'STANDARD',
        intensity: 'INTENSIVE',
        reason: 'Sover inte.',
        recordedByName: 'Test COORDINATOR',
      },
    ]);
    expect((await coordinator.get(`/persons/${person.personId}`)).text).toContain('Sover inte.');
  });

  it('is not changed to what it is, in the future, before an earlier change, or without a reason', async () => {
    const up = { fromDate: '2026-10-01', intensity: 'INTENSIVE', reason: 'Sover inte.' };
    expect(await send(INTENSITY, { ...up, intensity: 'STANDARD' })).toBe('intensity intensitySame');
    expect(await send(INTENSITY, { ...up, fromDate: addDays(DAY, 1) })).toBe('fromDate dayInFuture');
    expect(await send(INTENSITY, { ...up, reason: '' })).toBe('reason isNotEmpty');
    await send(INTENSITY, up);
    const down = { ...up, intensity: 'STANDARD', fromDate: '2026-09-30' };
    expect(await send(INTENSITY, down)).toBe('fromDate intensitySince');
  });
});

describe('the legal frame', () => {
  it('becomes another from a day on, and the page says since when, why and what it was', async () => {
    const page = `/enrolments/${person.enrolmentId}/legal-frame`;
    const asked = (await coordinator.get(page)).text;
    expect(asked).toContain(sv('kind.legalFrame.LRV_OUTPATIENT'));
    expect(asked).not.toContain('value="LPT"');
    const sent = { fromDate: '2026-10-01', legalFrame: 'LPT_INPATIENT', reason: 'Intagen med stöd av LPT.' };
    expect((await coordinator.submit(page, sent)).status).toBe(303);
    revision = 2;
    await send(LEGAL_FRAME, { fromDate: '2026-11-01', legalFrame: 'LPT_OUTPATIENT', reason: 'Beslut.' });
    expect((await supportOf()).legalFrameChanges).toEqual([
      {
        fromDate: '2026-11-01',
        earlier: 'LPT_INPATIENT',
        legalFrame: 'LPT_OUTPATIENT',
        reason: 'Beslut.',
        recordedByName: 'Test COORDINATOR',
      },
      {
        fromDate: '2026-10-01',
        earlier: 'VOLUNTARY',
        legalFrame: 'LPT_INPATIENT',
        reason: 'Intagen med stöd av LPT.',
        recordedByName: 'Test COORDINATOR',
      },
    ]);
    const { text } = await coordinator.get(`/persons/${person.personId}`);
    const frame = sv('kind.legalFrame.LPT_OUTPATIENT');
    expect(text).toContain(sv('support.legalFrameSince', { frame, day: formatDate('sv', '2026-11-01') }));
    expect(text).toContain('Intagen med stöd av LPT.');
    const rewrite = test.unitOfWork.run((manager) =>
      manager.update(LegalFrameChange, { enrolmentId: person.enrolmentId }, { reason: 'Annat.' }),
    );
    await expect(rewrite).rejects.toThrow('immutable record: legal_frame_change');
  });

  it('is not left without in hospital or outside, changed to what it is, ahead, or before an earlier change', async () => {
    const to = { fromDate: '2026-10-01', legalFrame: 'LRV_OUTPATIENT', reason: 'Beslut.' };
    expect(await send(LEGAL_FRAME, { ...to, legalFrame: 'LRV' })).toBe('legalFrame isIn');
    expect(await send(LEGAL_FRAME, { ...to, legalFrame: 'VOLUNTARY' })).toBe('legalFrame legalFrameSame');
    expect(await send(LEGAL_FRAME, { ...to, fromDate: addDays(DAY, 1) })).toBe('fromDate dayInFuture');
    await send(LEGAL_FRAME, to);
    const earlier = { ...to, legalFrame: 'VOLUNTARY', fromDate: '2026-09-30' };
    expect(await send(LEGAL_FRAME, earlier)).toBe('fromDate legalFrameSince');
  });

  it('that was told without in hospital or outside stays readable, and is no correction to make', async () => {
    const CORRECT = change('correctEnrolment', 'CorrectEnrolmentInput');
    const { enrolmentId: id } = person;
    expect(await send(CORRECT, { legalFrame: 'LPT', reason: 'Fel.' })).toBe('legalFrame legalFrameUnsaid');
    await test.unitOfWork.run((manager) => manager.update(Enrolment, { id }, { legalFrame: LegalFrame.LPT }));
    expect((await coordinator.get(`/persons/${person.personId}`)).text).toContain(sv('kind.legalFrame.LPT'));
    expect((await coordinator.get(`/enrolments/${id}/correct`)).text).toContain('value="LPT" selected');
    const same = { legalFrame: 'LPT', intensity: 'INTENSIVE', reason: 'Fel.' };
    expect(await send(CORRECT, same)).toMatchObject({ intensity: 'INTENSIVE' });
  });
});

describe('the board of the day', () => {
  const BOARD = 'query ($id: ID!) { board(teamId: $id) { person { id } entry { fromDate reason } } }';
  const onBoard = async (browser = coordinator) => {
    const { data } = await browser.graphql(BOARD, { id: world.teamId });
    return data.board.map((line: any) => line.person.id);
  };

  it('holds whom the whole team helps, and why, until they are taken off with a reason', async () => {
    const path = `/enrolments/${person.enrolmentId}/board`;
    const put = await coordinator.submit(path, { fromDate: DAY, reason: 'Slutat med medicin.' });
    expect(put.status).toBe(303);
    expect(await onBoard()).toEqual([person.personId]);
    const page = await coordinator.get(`/teams/${world.teamId}/board`);
    expect(page.text).toContain('Slutat med medicin.');
    expect((await coordinator.get(`/persons/${person.personId}`)).text).toContain(
      sv('board.on', { day: formatDate('sv', DAY) }),
    );
    const off = await coordinator.submit(
      path,
      { toDate: addDays(DAY, -1), reason: 'Lugnare.' },
      `${path}/end`,
    );
    expect([off.status, off.text]).toEqual([422, expect.stringContaining('Lugnare.')]);
    await coordinator.submit(path, { toDate: DAY, reason: 'Lugnare.' }, `${path}/end`);
    expect((await supportOf()).board).toMatchObject([
      {
        fromDate: DAY,
        toDate: DAY,
        reason: 'Slutat med medicin.',
        endReason: 'Lugnare.',
        endedByName: 'Test COORDINATOR',
      },
    ]);
    // Today was the last day.
    expect(await onBoard()).toEqual([person.personId]);
  });

  it('takes nobody twice, nor off when they are not on it, and is empty to other principals', async () => {
    expect(await send(OFF_BOARD, { toDate: DAY, reason: 'x' })).toBe('enrolmentId notOnBoard');
    await send(ON_BOARD, { fromDate: DAY, reason: 'Kris.' });
    expect(await send(ON_BOARD, { fromDate: DAY, reason: 'Kris.' })).toBe('enrolmentId onBoard');
    expect(await onBoard(municipal)).toEqual([]);
    expect((await municipal.get(`/teams/${world.teamId}/board`)).text).toContain(sv('board.none'));
  });
});

describe('the page of a person', () => {
  beforeAll(() => joinDocumentation(test.unitOfWork, world));
  const LOCAL = /<nav class="local-nav"[\s\S]*?<\/nav>/;
  const menuOf = async (browser: Browser, path: string) => {
    const { text, status } = await browser.get(path);
    expect([path, status]).toEqual([path, 200]);
    const [menu = ''] = LOCAL.exec(text) ?? [];
    return [...menu.matchAll(/href="([^"]+)"( aria-current)?/g)].map(([, href, current]) =>
      current ? `>${href}` : href,
    );
  };

  it('is one row in the log, and one for each kind of list that it shows', async () => {
    const before = await loggedRecords(test.unitOfWork.reader, { personId: person.personId });
    await coordinator.get(`/persons/${person.personId}`);
    const after = await loggedRecords(test.unitOfWork.reader, { personId: person.personId });
    const added = after.slice(before.length).map(({ action, recordType }) => `${action} ${recordType}`);
    expect(added.sort()).toEqual(['LIST ground', 'READ person']);
  });

  it('has the same menu as all pages of the person, with the present one marked', async () => {
    const root = `/persons/${person.personId}`;
    const overview = (await coordinator.get(`/persons/${person.personId}`)).text;
    expect(overview).toContain(`<a href="/teams" aria-current="page">`);
    expect(overview).toContain(
      `<li><a href="/teams/${world.teamId}/persons">${sv('person.persons')}</a></li>`,
    );
    const paths = [
      ...['', '/crisis-plans', '/sips', '/timeline', '/discharges', '/needs', '/resource-group', '/consents'],
      ...['/record-holds', '/copies', '/own-page', '/log'],
    ];
    for (const path of paths)
      expect(await menuOf(coordinator, root + path)).toEqual(
        paths.map((other) => (other === path ? `>${root}${other}` : root + other)),
      );
    expect(await menuOf(coordinator, `/enrolments/${person.enrolmentId}/board`)).toContain(`>${root}`);
  });

  it('shows whoever reads on a ground the ways that they may go, and no other', async () => {
    const { personId } = person;
    const { regionId: giverId, municipalityId: receiverId } = world;
    await addSip(test.unitOfWork, person, { status: PlanStatus.AGREED });
    const ground = { ...COHERENT, categories: [RecordCategory.SIP] };
    await addGround(test.unitOfWork, { personId, giverId, receiverId, ...ground });
    const root = `/persons/${personId}`;
    expect(await menuOf(municipal, root)).toEqual([`>${root}`, `${root}/sips`]);
    const { text } = await municipal.get(root);
    for (const closed of ['/crisis-plans', '/resource-group', '/consents', '/blocks', '/log'])
      expect([closed, text.includes(`"${root}${closed}"`)]).toEqual([closed, false]);
  });

  it('names relatives to call to whoever may read the resource group', async () => {
    const SAVE =
      'mutation ($input: SaveResourceGroupInput!) { saveResourceGroup(input: $input) { __typename } }';
    const member = {
      kind: 'RELATIVE',
      name: 'Eva',
      relation: 'syster',
      phone: '070-174 06 05',
      seesCrisisPlan: false,
    };
    await coordinator.graphql(SAVE, {
      input: { personId: person.personId, revision: 0, goals: [], members: [member] },
    });
    expect((await coordinator.get(`/persons/${person.personId}`)).text).toContain(
      'Eva (syster), 070-174 06 05',
    );
    const { regionId: giverId, municipalityId: receiverId } = world;
    const { personId } = person;
    const ground = { ...COHERENT, categories: [RecordCategory.PERSON] };
    await addGround(test.unitOfWork, { personId, giverId, receiverId, ...ground });
    expect((await municipal.get(`/persons/${personId}`)).text).not.toContain('070-174 06 05');
  });
});
