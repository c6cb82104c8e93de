import { randomUUID } from 'node:crypto';
import { In } from 'typeorm';
import { Role } from '../../src/access/role.js';
import { Block } from '../../src/consents/block.entity.js';
import { EmergencyOpening } from '../../src/consents/emergency-opening.entity.js';
import { Principal } from '../../src/organisations/organisation.entity.js';
import { AccessLogEntry } from '../../src/platform/access-log/access-log-entry.entity.js';
import { today } from '../../src/platform/dates/today.js';
import { addUnit, agreePlan, enrolPerson } from '../support/agreed-plan.js';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.js';
import { addPerson } from '../support/test-person.js';
import { addTeam, type TeamWorld } from '../support/test-records.js';
import { sv, svWithAny } from '../support/words.js';

const NUMBER = '191212121212';
const UNKNOWN = '201212121212';
const BANNER = svWithAny('emergencyOpening.banner');
const REASON = 'Ambulansen är hos personen, som inte svarar.';
const OPEN = `mutation ($input: OpenInEmergencyInput!) {
  openInEmergency(input: $input) { opened { personId reason openedAt closesAt } asked { id owner { id } answer } } }`;
const ANSWER = `mutation ($input: AnswerLiftRequestInput!) { answerLiftRequest(input: $input) { answer } }`;
const OPENED = `{ openedInEmergency { principal closesAt person { id address } crisisPlans { planId } } }`;

let test: TestApp;
let world: TeamWorld;
/** Of another region, which has nothing to do with the person. */
let other: TeamWorld;
let coordinator: Browser;
let nurse: Browser;
let reader: Browser;
let social: Browser;
let personId: string;
let municipalPersonId: string;
let planId: string;

beforeAll(async () => {
  test = await startTestApp();
  world = await addTeam(test.unitOfWork);
  other = await addTeam(test.unitOfWork, 'FACT Annan');
  const { teamId, regionId, municipalityId } = world;
  coordinator = await test.signIn(Role.COORDINATOR, { teamId, principalId: regionId });
  nurse = await test.signIn(Role.TEAM_MEMBER, { teamId: other.teamId, principalId: other.regionId });
  const unitId = await addUnit(test, other.regionId);
  reader = await test.signIn(Role.UNIT_READER, { unitId, principalId: other.regionId });
  social = await test.signIn(Role.COORDINATOR, { teamId: other.teamId, principalId: other.municipalityId });
  const municipal = await test.signIn(Role.COORDINATOR, { teamId, principalId: municipalityId });
  personId = await enrolPerson(coordinator, teamId, { identityNumber: NUMBER, address: 'Storgatan 1' });
  municipalPersonId = await enrolPerson(municipal, teamId, { identityNumber: NUMBER });
  planId = await agreePlan(coordinator, personId, await addUnit(test, regionId, 'Mobila teamet'));
});
const setBlock = () =>
  coordinator.graphql('mutation ($input: SetBlockInput!) { setBlock(input: $input) { id } }', {
    input: { personId },
  });
/** Both regions take part in coherent documentation of care from today, or neither does. */
const share = (sharesDocumentationFrom: string | null) =>
  test.unitOfWork.run((manager) =>
    manager.update(Principal, { id: In([world.regionId, other.regionId]) }, { sharesDocumentationFrom }),
  );
const confirmed = { reason: REASON, danger: true, cannotConsent: true };
afterAll(() => test?.close());

const form = (fields: object = {}) => ({
  identityNumber: '19121212-1212',
  reason: REASON,
  danger: ['false', 'true'],
  cannotConsent: ['false', 'true'],
  ...fields,
});
const openings = () => test.unitOfWork.reader.find(EmergencyOpening);
const attempts = () => test.unitOfWork.reader.findBy(AccessLogEntry, { action: 'OPEN_EMERGENCY' as never });

describe('an emergency opening', () => {
  it('is not found by social services, on no page, with no link to it, and through no query', async () => {
    for (const path of ['/emergency-opening', '/emergency-opening/opened'])
      expect((await social.get(path)).status).toBe(404);
    expect((await social.submit('/', form(), '/emergency-opening')).status).toBe(404);
    const { errors } = await social.graphql(OPEN, {
      input: { identityNumber: NUMBER, ...confirmed },
    });
    expect(errors![0]!.extensions.code).toBe('NOT_FOUND');
    expect((await social.get('/')).text).not.toContain('/emergency-opening');
    expect((await nurse.get('/')).text).toContain('href="/emergency-opening"');
    expect(await openings()).toEqual([]);
  });

  it.each([
    ['without a reason', { reason: '' }, sv('problem.isNotEmpty')],
    [
      'with a reason of 19 letters',
      { reason: 'abcde fghij klmno pqrs 1234567890 ...' },
      'minst 20 bokstäver',
    ],
    ['without the danger', { danger: 'false' }, 'Kryssa i rutan'],
    ['without a number', { identityNumber: '' }, sv('problem.isNotEmpty')],
  ])('%s opens nothing and says what is missing', async (_, fields, words) => {
    const answer = await nurse.submit('/emergency-opening', form(fields));
    expect([answer.status, answer.text]).toEqual([422, expect.stringContaining(words)]);
    expect(await openings()).toEqual([]);
  });

  it('says all that is wrong at once: there is no time for one after the other', async () => {
    const { text } = await nurse.submit(
      '/emergency-opening',
      form({ identityNumber: 'Tolvan', reason: 'Kort.', danger: 'false' }),
    );
    for (const words of [sv('problem.identityNumber'), 'minst 20 bokstäver', 'Kryssa i rutan'])
      expect(text).toContain(words);
  });

  it('logs the attempt with its reason where nobody has the number, and says when it is no number', async () => {
    const answer = await nurse.submit('/emergency-opening', form({ identityNumber: UNKNOWN }));
    expect([answer.status, answer.text]).toEqual([422, expect.stringContaining(sv('problem.nothingToOpen'))]);
    for (const [identityNumber, key] of [
      ['191212121213', 'identityNumber'],
      ['19121212-12I2', 'identityNumberLetters'],
      ['Tolvan Testsson', 'identityNumber'],
      ...['tel 070-1234567', 'HEJ123', 'Anna Ek 41', 'Nytt nummer 2', '19121212-XXXX', 'E1912-12-12'].map(
        (text) => [text, 'identityNumber'],
      ),
    ]) {
      const { status, text } = await nurse.submit('/emergency-opening', form({ identityNumber }));
      expect([status, text]).toEqual([422, expect.stringContaining(sv(`problem.${key}`))]);
      expect(text).not.toContain(sv('problem.nothingToOpen'));
    }
    expect(await openings()).toEqual([]);
    const rows = await attempts();
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      personId: null,
      reason: REASON,
      rows: 0,
      recordType: 'emergency_opening',
    });
    expect(JSON.stringify(rows)).not.toContain(UNKNOWN);
  });

  it.each([
    ['where neither shares', null, {}],
    ['where the person can be asked', today(), { cannotConsent: 'false' }],
  ])('of another principal opens nothing %s, and says no more than of nobody', async (_, from, fields) => {
    await share(from);
    const answer = await nurse.submit('/emergency-opening', form(fields));
    expect([answer.status, answer.text]).toEqual([422, expect.stringContaining(sv('problem.nothingToOpen'))]);
    expect(await openings()).toEqual([]);
  });

  it('opens what health services that share keep, to read and for three hours, and never social services’', async () => {
    await share(today());
    for (const id of [personId, municipalPersonId])
      expect((await nurse.get(`/persons/${id}`)).status).toBe(404);
    const answer = await nurse.submit('/emergency-opening', form());
    expect([answer.status, answer.headers.location]).toEqual([303, '/emergency-opening/opened']);
    for (const path of [`/persons/${personId}`, `/persons/${personId}/sips`])
      expect([path, (await nurse.get(path)).status]).toEqual([path, 200]);
    expect((await nurse.get(`/persons/${municipalPersonId}`)).status).toBe(404);
    expect((await nurse.get(`/crisis-plans/${planId}/versions/1`)).text).toContain('Ring akuten först.');
    const made = await openings();
    expect(made.map((one) => one.personId)).toEqual([personId]);
    const [{ openedAt, closesAt, ...one }] = made as [EmergencyOpening];
    expect(closesAt.getTime() - openedAt.getTime()).toBe(3 * 60 * 60 * 1000);
    expect(one).toMatchObject({
      reason: REASON,
      cannotConsent: true,
      liftsBlock: false,
      principalId: other.regionId,
      accountName: 'Test TEAM_MEMBER',
      reviewedAt: null,
    });
    const rows = (await attempts()).filter((row) => row.personId);
    expect(rows.map(({ ownerId, reason, ground, recordId }) => [ownerId, reason, ground, recordId])).toEqual([
      [world.regionId, REASON, 'EMERGENCY_OPENING', one.id],
    ]);
  });

  it('shows the crisis plan first, one click away, and on every page until when', async () => {
    const { text } = await nurse.get('/emergency-opening/opened');
    expect(text).toContain(`href="/crisis-plans/${planId}"`);
    expect(text.indexOf('/crisis-plans/')).toBeLessThan(text.indexOf('/persons/'));
    expect(text).toContain(`Uppgifter hos Region ACT Prov ${world.regionId}`);
    for (const path of ['/', `/persons/${personId}`, '/teams'])
      expect((await nurse.get(path)).text).toMatch(BANNER);
    expect((await coordinator.get('/')).text).not.toMatch(BANNER);
  });

  it('lets nobody else in, and lets nothing be changed', async () => {
    const colleague = await test.signIn(Role.TEAM_MEMBER, {
      teamId: other.teamId,
      principalId: other.regionId,
    });
    expect((await colleague.get(`/persons/${personId}`)).status).toBe(404);
    const writer = await test.signIn(Role.COORDINATOR, {
      teamId: other.teamId,
      principalId: other.regionId,
    });
    const { data } = await writer.graphql(OPEN, {
      input: { identityNumber: NUMBER, ...confirmed },
    });
    expect(data.openInEmergency).toMatchObject({ opened: [{ personId }], asked: [] });
    expect((await writer.get(`/crisis-plans/${planId}/versions/1`)).status).toBe(200);
    const { errors } = await writer.graphql(
      'mutation ($planId: ID!) { beginNextCrisisPlanVersion(planId: $planId) { number } }',
      { planId },
    );
    expect(errors![0]!.extensions.code).toBe('NOT_FOUND');
    expect((await writer.get(`/persons/${personId}/blocks`)).status).toBe(404);
  });

  it('by a unit’s reader opens the crisis plan and nothing else', async () => {
    expect((await reader.get(`/shared-plans/${planId}`)).status).toBe(404);
    await reader.submit('/emergency-opening', form());
    const { text } = await reader.get('/emergency-opening/opened');
    expect(text).toContain(`href="/shared-plans/${planId}"`);
    expect(text).not.toContain('/persons/');
    expect((await reader.get(`/shared-plans/${planId}`)).text).toContain('Ring akuten först.');
    expect((await reader.get('/shared-plans')).text).toContain('Åsa Påhittsson');
    for (const path of [
      `/persons/${personId}`,
      `/crisis-plans/${planId}/versions/1`,
      `/persons/${personId}/sips`,
    ])
      expect([path, (await reader.get(path)).status]).toEqual([path, 404]);
    const { data } = await reader.graphql(OPENED);
    const record = data.openedInEmergency.find(({ person }: any) => person.id === personId);
    expect(record).toMatchObject({ crisisPlans: [{ planId }] });
  });

  it('finds a number among other words, and one of the register that has no form of today', async () => {
    await addPerson(test.unitOfWork, {
      ownerId: world.regionId,
      teamId: world.teamId,
      identityNumber: 'ABC123',
    });
    for (const identityNumber of ['19121212 1212 rum 3', 'abc-123']) {
      const { status, headers } = await nurse.submit('/emergency-opening', form({ identityNumber }));
      expect([status, headers.location]).toEqual([303, '/emergency-opening/opened']);
    }
  });

  it('closes after three hours: nothing of it is found again', async () => {
    await test.unitOfWork.run((manager) =>
      manager.query(`UPDATE emergency_opening SET closes_at = '2026-01-01 03:00:00'`),
    );
    for (const [browser, path] of [
      [nurse, `/persons/${personId}`],
      [nurse, `/crisis-plans/${planId}/versions/1`],
      [reader, `/shared-plans/${planId}`],
    ] as const)
      expect([path, (await browser.get(path)).status]).toEqual([path, 404]);
    expect((await nurse.get('/emergency-opening/opened')).text).toContain(sv('emergencyOpening.nothingOpen'));
    expect((await nurse.get('/')).text).not.toMatch(BANNER);
    expect((await nurse.graphql(OPENED)).data.openedInEmergency).toEqual([]);
    expect((await reader.get('/shared-plans')).text).not.toContain('Påhittsson');
  });

  describe('of what the person has blocked', () => {
    const ask = async (browser: Browser) =>
      (await browser.graphql(OPEN, { input: { identityNumber: NUMBER, ...confirmed } })).data.openInEmergency;

    it('opens nothing at another principal, says which, and asks it once', async () => {
      await setBlock();
      const first = await ask(nurse);
      expect(first).toEqual({
        opened: [],
        asked: [{ id: expect.any(String), owner: { id: world.regionId }, answer: null }],
      });
      expect(await ask(nurse)).toEqual(first);
      expect((await nurse.get(`/persons/${personId}`)).status).toBe(404);
      const { text } = await nurse.get('/emergency-opening/opened');
      expect(text).toContain(
        sv('emergencyOpening.blockedBy', { principal: `Region ACT Prov ${world.regionId}` }),
      );
      expect(text).not.toContain('Påhittsson');
    });

    it('waits for those who keep the block, who answer for whoever asked and for nobody else', async () => {
      const waits = (await coordinator.get('/')).text;
      const [, path] = /href="(\/lift-requests\/[^"]+)"/.exec(waits)!;
      expect((await coordinator.get(path!)).text).toContain(REASON);
      expect((await nurse.get(path!)).status).toBe(404);
      const answer = { answer: 'LIFTED', answerNote: 'Det är akut.' };
      expect((await coordinator.submit(path!, answer)).headers.location).toBe(`/persons/${personId}/blocks`);
      expect((await coordinator.get(path!)).status).toBe(422);
      expect((await nurse.get(`/crisis-plans/${planId}/versions/1`)).text).toContain('Ring akuten först.');
      expect((await nurse.get('/emergency-opening/opened')).text).toContain('Det är akut.');
      expect((await ask(reader)).asked).toHaveLength(1);
      expect((await reader.get(`/shared-plans/${planId}`)).status).toBe(404);
    });

    it('stays as it was where the answer is no', async () => {
      const { data } = await coordinator.graphql(
        'query ($personId: ID!) { liftRequests(personId: $personId) { id answer } }',
        {
          personId,
        },
      );
      const waiting = data.liftRequests.find(({ answer }: { answer: string | null }) => answer === null);
      const input = { liftRequestId: waiting.id, answer: 'KEPT', answerNote: 'Ring oss i stället.' };
      expect((await coordinator.graphql(ANSWER, { input })).data.answerLiftRequest.answer).toBe('KEPT');
      expect((await reader.get(`/shared-plans/${planId}`)).status).toBe(404);
      expect((await reader.get('/emergency-opening/opened')).text).toContain('Ring oss i stället.');
    });

    it('opens it at the own principal where the person cannot be asked', async () => {
      const ward = await test.signIn(Role.UNIT_READER, {
        unitId: await addUnit(test, world.regionId),
        principalId: world.regionId,
      });
      await test.unitOfWork.run((manager) =>
        manager.insert(Block, {
          id: randomUUID(),
          ...{ personId, teamId: world.teamId, setAt: new Date(), setBy: personId, setByName: 'Prov' },
        }),
      );
      const input = { identityNumber: NUMBER, ...confirmed };
      await ward.graphql(OPEN, { input: { ...input, cannotConsent: false } });
      expect((await ward.get(`/shared-plans/${planId}`)).status).toBe(404);
      await ward.graphql(OPEN, { input });
      expect((await ward.get(`/shared-plans/${planId}`)).text).toContain('Ring akuten först.');
    });
  });
});
