import { randomUUID } from 'node:crypto';
import { Role } from '../../src/access/role.js';
import { UnitAnswer } from '../../src/crisis-plans/crisis-plan.entity.js';
import { RecordCategory } from '../../src/disclosure/record-category.js';
import { Unit } from '../../src/organisations/organisation.entity.js';
import { addDays } from '../../src/platform/dates/civil-date.js';
import { today } from '../../src/platform/dates/today.js';
import { formatDate } from '../../src/platform/i18n/format-date.js';
import { CopyForm } from '../../src/releases/copy-kinds.js';
import { readPdf } from '../golden/read-pdf.js';
import { addUnit, agreePlan, enrolPerson } from '../support/agreed-plan.js';
import { heldInForm } from '../support/held-in-form.js';
import { loggedRecords } from '../support/logged-records.js';
import { pdfFor, release } from '../support/release.js';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.js';
import { addGround, addTeam, COHERENT, joinDocumentation, type TeamWorld } from '../support/test-records.js';
import { sv } from '../support/words.js';

const TASK = 'Svarar hela natten.';
const ANSWER = `mutation ($input: AnswerForUnitInput!) { answerForUnit(input: $input) { response words answeredByName } }`;
const ASK = 'mutation ($input: AskUnitInput!) { askUnit(input: $input) { id task } }';
const UNITS = `query ($id: ID!) { crisisPlan(id: $id) { versions { number revision status closedHoursUnits {
  response respondedBy reading { until isNotGiven } question { task } answer { response words answeredByName } } } } }`;
const SAVE = `mutation ($input: SaveCrisisPlanDraftInput!) {
  saveCrisisPlanDraft(input: $input) { __typename ... on CrisisPlanVersion { revision } } }`;

let test: TestApp;
let world: TeamWorld;
let coordinator: Browser;
let reader: Browser;
let elsewhere: Browser;
let unitId: string;
/** Of a plan that is agreed, and shared with the unit for a month. */
let personId: string;
let planId: string;

beforeAll(async () => {
  test = await startTestApp();
  world = await addTeam(test.unitOfWork);
  const { teamId, regionId: principalId } = world;
  coordinator = await test.signIn(Role.COORDINATOR, { teamId, principalId });
  unitId = await addUnit(test, principalId, 'Psykakuten');
  const otherUnitId = await addUnit(test, principalId, 'Avdelning 9');
  reader = await test.signIn(Role.UNIT_READER, { unitId, principalId });
  elsewhere = await test.signIn(Role.UNIT_READER, { unitId: otherUnitId, principalId });
  personId = await enrolPerson(coordinator, teamId);
  planId = await agreePlan(coordinator, personId, unitId);
});
afterAll(() => test?.close());

const share = (whose: string, fields: object = {}) =>
  addGround(test.unitOfWork, {
    personId: whose,
    giverId: world.regionId,
    receiverId: world.regionId,
    receiverUnitId: unitId,
    categories: [RecordCategory.CRISIS_PLAN],
    toDate: addDays(today(), 30),
    ...fields,
  });
const done = async (browser: Browser, query: string, variables: Record<string, unknown>) => {
  const { data, errors } = await browser.graphql(query, variables);
  expect(errors).toBeUndefined();
  return data;
};
const codeOf = async (browser: Browser, query: string, input: object) => {
  const { errors } = await browser.graphql(query, { input });
  const { code, problems } = errors![0]!.extensions;
  return [code, ...(problems ?? []).map((problem: { code: string }) => problem.code)].join(' ');
};
const answerOf = (fields: object = {}) => ({ planId, unitId, task: TASK, response: 'DECLINED', ...fields });
const versionsOf = async (id: string) => (await done(coordinator, UNITS, { id })).crisisPlan.versions;
/** A draft in which the unit is asked this. */
async function draftAsking(task: string): Promise<{ personId: string; planId: string }> {
  const whose = await enrolPerson(coordinator, world.teamId, { familyName: 'Utkastsson' });
  const begin = 'mutation ($input: BeginCrisisPlanInput!) { beginCrisisPlan(input: $input) { id } }';
  const { beginCrisisPlan } = await done(coordinator, begin, {
    input: { personId: whose, label: 'KRISPLAN' },
  });
  const id = beginCrisisPlan.id as string;
  const input = { planId: id, revision: 1, closedHours: 'Hemligt än.', closedHoursUnits: [{ unitId, task }] };
  await done(coordinator, SAVE, { input });
  return { personId: whose, planId: id };
}

describe('beside each unit of a plan', () => {
  it('stands whether it may read, by what holds today', async () => {
    const page = `/crisis-plans/${planId}/versions/1`;
    expect((await versionsOf(planId))[0].closedHoursUnits[0].reading).toEqual({
      until: null,
      isNotGiven: false,
    });
    const { text } = await coordinator.get(page);
    expect(text).toContain(sv('crisisPlan.reading.none'));
    expect(text).toContain(`href="/persons/${personId}/consents/new"`);
    await share(personId);
    const until = addDays(today(), 30);
    expect((await versionsOf(planId))[0].closedHoursUnits[0].reading).toEqual({ until, isNotGiven: false });
    const date = formatDate('sv', until);
    expect((await coordinator.get(page)).text).toContain(sv('crisisPlan.reading.until', { date }));
  });

  it('is told to those who keep the consents, and not to whoever reads on one', async () => {
    const { teamId, municipalityId } = world;
    const municipal = await test.signIn(Role.COORDINATOR, { teamId, principalId: municipalityId });
    await joinDocumentation(test.unitOfWork, world);
    await share(personId, { ...COHERENT, receiverId: municipalityId, receiverUnitId: null });
    const { crisisPlan } = await done(municipal, UNITS, { id: planId });
    expect(crisisPlan.versions[0].closedHoursUnits[0]).toMatchObject({ response: 'ACCEPTED', reading: null });
    const member = await test.signIn(Role.TEAM_MEMBER, { teamId, principalId: world.regionId });
    const { text } = await member.get(`/crisis-plans/${planId}/versions/1`);
    expect(text).toContain(sv('crisisPlan.reading.until', { date: formatDate('sv', addDays(today(), 30)) }));
    expect(text).not.toContain(`/persons/${personId}/consents/new`);
  });

  it('is told to nobody at a unit', async () => {
    const { sharedCrisisPlan } = await done(
      reader,
      'query ($id: ID!) { sharedCrisisPlan(id: $id) { closedHoursUnits { respondedBy reading { until } question { id } answer { id } } } }',
      { id: planId },
    );
    expect(sharedCrisisPlan.closedHoursUnits).toEqual([
      { respondedBy: '', reading: null, question: null, answer: null },
    ]);
  });
});

describe('a unit’s own answer to a plan in force', () => {
  it('that is a late no shows at the next request: on the pages, on paper and on the coordinator’s list', async () => {
    const page = await reader.get(`/shared-plans/${planId}`);
    const action = `/shared-plans/${planId}/answers`;
    const fields = {
      ...heldInForm(page.text, action),
      words: 'Vi har stängt i vinter.',
      response: 'DECLINED',
    };
    const { status, headers } = await reader.press(action, fields, `/shared-plans/${planId}`);
    expect([status, headers.location]).toEqual([303, expect.stringContaining(`/shared-plans/${planId}`)]);

    const shown = (await coordinator.get(`/crisis-plans/${planId}/versions/1`)).text;
    expect(shown).toContain(`<span class="tag tag-problem">${sv('crisisPlan.response.DECLINED')}</span>`);
    expect(shown).toContain('Vi har stängt i vinter.');
    const ward = (await reader.get(`/shared-plans/${planId}`)).text;
    expect(ward).toContain(sv('documents.crisisPlan.lateNo'));
    expect(ward).toContain(sv('documents.crisisPlan.declined'));
    expect(ward).not.toContain(sv('documents.crisisPlan.noUnits'));
    const printed = await reader.submit(`/shared-plans/${planId}`, {}, `/shared-plans/${planId}/print.pdf`);
    const given = await pdfFor(coordinator, `/crisis-plans/${planId}`, 'OWN_USE');
    for (const { body } of [printed, given]) {
      const paper = (await readPdf(body)).pages.join('\n');
      expect(paper).toContain(sv('documents.crisisPlan.lateNo'));
      expect(paper).toContain(formatDate('sv', today()));
      expect(paper).not.toContain(TASK);
      expect(paper).not.toContain(sv('documents.crisisPlan.noUnits'));
    }
    const told = sv('caseload.kind.UNIT_DECLINED', { person: 'Åsa Påhittsson', label: 'Psykakuten' });
    const { text } = await coordinator.get('/');
    expect(text.split('<h3>')[1]).toMatch(new RegExp(`^${sv('caseload.group.AT_ONCE')}[^]*${told}`));
    const { caseload } = await done(coordinator, '{ caseload { items { kind urgency } } }', {});
    expect(caseload.items[0]).toEqual({ kind: 'UNIT_DECLINED', urgency: 'AT_ONCE' });
  });

  it('that is a late no tells on the page of the plan what to do, by what is begun', async () => {
    const page = `/crisis-plans/${planId}/versions/1`;
    const late = sv('crisisPlan.show.lateNo', { unit: 'Psykakuten' });
    const toldTo = async (browser: Browser) => {
      const [, said] = (await browser.get(page)).text.split(late);
      return (
        said &&
        ['askAnother', 'askAnotherInDraft'].filter((key) => said.includes(sv(`crisisPlan.show.${key}`)))
      );
    };
    expect(await toldTo(coordinator)).toEqual(['askAnother']);
    const { teamId, regionId: principalId } = world;
    expect(await toldTo(await test.signIn(Role.TEAM_MEMBER, { teamId, principalId }))).toEqual([]);
  });

  it('leaves what was agreed as it is, and is in the log', async () => {
    const [version] = await versionsOf(planId);
    expect(version.closedHoursUnits).toEqual([
      expect.objectContaining({
        response: 'ACCEPTED',
        respondedBy: 'Chefen',
        answer: expect.objectContaining({ response: 'DECLINED', words: 'Vi har stängt i vinter.' }),
      }),
    ]);
    const [stored] = await test.unitOfWork.reader.find(UnitAnswer);
    expect(await loggedRecords(test.unitOfWork.reader, { recordType: 'unit_answer' })).toContainEqual(
      expect.objectContaining({ recordId: stored!.id, personId, unitId }),
    );
  });

  it('goes into the next version that asks the same, and the newest counts', async () => {
    const begin = 'mutation ($planId: ID!) { beginNextCrisisPlanVersion(planId: $planId) { number } }';
    await done(coordinator, begin, { planId });
    const [draft] = await versionsOf(planId);
    expect([draft.number, draft.closedHoursUnits[0].response]).toEqual([2, 'DECLINED']);
    const inForce = (await coordinator.get(`/crisis-plans/${planId}/versions/1`)).text;
    expect(inForce).toContain(sv('crisisPlan.show.askAnotherInDraft'));
    // Blanks in other places are the same words.
    await done(reader, ANSWER, {
      input: answerOf({ task: `  Svarar\n hela natten.`, response: 'ACCEPTED' }),
    });
    const [second, first] = await versionsOf(planId);
    expect(second.closedHoursUnits[0].response).toBe('ACCEPTED');
    expect(first.closedHoursUnits[0].answer.response).toBe('ACCEPTED');
    expect((await reader.get(`/shared-plans/${planId}`)).text).not.toContain(
      sv('documents.crisisPlan.lateNo'),
    );
    const kinds = await done(coordinator, '{ caseload { items { kind } } }', {});
    expect(kinds.caseload.items).not.toContainEqual({ kind: 'UNIT_DECLINED' });
  });

  it('to other words is none', async () => {
    const [{ revision }] = await versionsOf(planId);
    const closedHoursUnits = [{ unitId, task: 'Tar emot dygnet runt.', response: 'PENDING' }];
    await done(coordinator, SAVE, { input: { planId, revision, closedHoursUnits } });
    // The unit answers to what is in force; the draft asks something else.
    await done(reader, ANSWER, { input: answerOf() });
    const [draft, inForce] = await versionsOf(planId);
    expect([draft.closedHoursUnits[0].response, draft.closedHoursUnits[0].answer]).toEqual(['PENDING', null]);
    expect(inForce.closedHoursUnits[0].answer.response).toBe('DECLINED');
    expect(await codeOf(reader, ANSWER, answerOf({ task: 'Något annat.' }))).toBe('INVALID taskChanged');
    // Nobody has asked the unit that here.
    expect(await codeOf(reader, ANSWER, answerOf({ task: 'Tar emot dygnet runt.' }))).toBe(
      'INVALID taskChanged',
    );
  });
});

describe('an answer by telephone to a plan in force', () => {
  const NOTE = `mutation ($input: NoteUnitAnswerInput!) { noteUnitAnswer(input: $input) {
    id response words answeredOn answeredByName notedByName } }`;
  const OTHER = 'Ringer på morgonen.';
  /** A plan with a unit that has no account here and has not answered. */
  async function agreedWithout() {
    const phoneUnitId = await addUnit(test, world.regionId, `Jouren ${randomUUID()}`, {
      phone: '040-55 00 09',
    });
    const whose = await enrolPerson(coordinator, world.teamId, { familyName: 'Telefonsson' });
    const units = [{ unitId: phoneUnitId, task: OTHER }];
    const id = await agreePlan(coordinator, whose, unitId, 'Ring någon.', [], units);
    const page = await pageOf(id, phoneUnitId);
    const input = (fields: object = {}) => ({
      ...{ planId: id, unitId: phoneUnitId, task: OTHER, response: 'ACCEPTED' },
      ...{ answeredOn: today(), answeredByName: 'Chefen', ...fields },
    });
    return { id, whose, phoneUnitId, page, input };
  }
  const rowOf = async (id: string, of: string) =>
    (
      await coordinator.graphql(
        `query ($id: ID!) { crisisPlan(id: $id) { versions { status closedHoursUnits { id unitId response respondedOn respondedBy
        answer { id response words answeredOn answeredByName notedByName } } } } }`,
        { id },
      )
    ).data.crisisPlan.versions.map(({ closedHoursUnits }: any) =>
      closedHoursUnits.find((row: any) => row.unitId === of),
    );
  const pageOf = async (id: string, of: string) =>
    `/crisis-plans/${id}/units/${of}/tasks/${(await rowOf(id, of))[0].id}/answer`;
  const waits = async (whose: string) =>
    (await done(coordinator, '{ caseload { items { kind personId } } }', {})).caseload.items.flatMap(
      ({ kind, personId: of }: any) => (of === whose && kind.startsWith('UNIT_') ? [kind] : []),
    );

  it('is noted from the page of the plan: beside what was agreed, with who answered, when, and who noted it', async () => {
    const { id, whose, phoneUnitId, page } = await agreedWithout();
    expect(await waits(whose)).toEqual(['UNIT_UNANSWERED']);
    expect((await coordinator.get(`/crisis-plans/${id}/versions/1`)).text).toContain(`href="${page}"`);
    const form = (await coordinator.get(page)).text;
    expect(form).toContain('href="tel:040550009"');
    const fields = {
      ...heldInForm(form, page),
      ...{ response: 'DECLINED', answeredByName: 'Vakthavande', words: 'Vi lägger ner.' },
    };
    expect(fields).toMatchObject({ answeredOn: today(), seenAnswerId: '' });
    const { status, headers } = await coordinator.press(page, fields);
    expect([status, headers.location]).toEqual([303, `/crisis-plans/${id}`]);
    const [row] = await rowOf(id, phoneUnitId);
    expect(row).toMatchObject({
      ...{ response: 'PENDING', respondedOn: null, respondedBy: '' },
      answer: {
        response: 'DECLINED',
        words: 'Vi lägger ner.',
        answeredOn: today(),
        answeredByName: 'Vakthavande',
      },
    });
    const { text } = await coordinator.get(`/crisis-plans/${id}/versions/1`);
    expect(text).toContain(sv('unitAnswer.notedBy', { name: row.answer.notedByName }));
    expect(text).toContain(`<span class="tag tag-problem">${sv('crisisPlan.response.DECLINED')}</span>`);
    expect(text).toContain(sv('crisisPlan.show.askAnother'));
    expect(await waits(whose)).toEqual(['UNIT_DECLINED']);
    const paper = (
      await readPdf((await pdfFor(coordinator, `/crisis-plans/${id}`, 'OWN_USE')).body)
    ).pages.join('\n');
    expect(paper).toContain(sv('documents.crisisPlan.lateNo'));
    expect(await loggedRecords(test.unitOfWork.reader, { recordType: 'unit_answer' })).toContainEqual(
      expect.objectContaining({ recordId: row.answer.id, personId: whose }),
    );
  });

  it('goes into a draft that asks the same, and the next that was seen counts', async () => {
    const { id, whose, phoneUnitId, input } = await agreedWithout();
    await done(coordinator, 'mutation ($id: ID!) { beginNextCrisisPlanVersion(planId: $id) { number } }', {
      id,
    });
    const { noteUnitAnswer: first } = await done(coordinator, NOTE, { input: input() });
    expect(first).toMatchObject({ response: 'ACCEPTED', answeredOn: today(), answeredByName: 'Chefen' });
    const [draft, inForce] = await rowOf(id, phoneUnitId);
    expect(draft).toMatchObject({ response: 'ACCEPTED', respondedOn: today(), respondedBy: 'Chefen' });
    expect(inForce.answer.response).toBe('ACCEPTED');
    expect(await waits(whose)).toEqual([]);
    await done(coordinator, NOTE, { input: input({ response: 'DECLINED', seenAnswerId: first.id }) });
    expect((await rowOf(id, phoneUnitId))[1].answer.response).toBe('DECLINED');
  });

  it('is not noted over an answer that nobody has seen', async () => {
    const { id, input } = await agreedWithout();
    const ofUnit = { task: TASK, unitId };
    await share(
      (await done(coordinator, 'query ($id: ID!) { crisisPlan(id: $id) { personId } }', { id })).crisisPlan
        .personId,
    );
    const page = await pageOf(id, unitId);
    const held = {
      ...heldInForm((await coordinator.get(page)).text, page),
      response: 'ACCEPTED',
      answeredByName: 'Chefen',
    };
    const { answerForUnit } = await done(
      reader,
      'mutation ($input: AnswerForUnitInput!) { answerForUnit(input: $input) { id } }',
      { input: answerOf({ planId: id }) },
    );
    expect(await codeOf(coordinator, NOTE, input(ofUnit))).toBe('INVALID answeredSince');
    const again = await coordinator.press(page, held);
    expect(again.status).toBe(422);
    expect(again.text).toContain(sv('problem.answeredSince'));
    expect(heldInForm(again.text, page).seenAnswerId).toBe(answerForUnit.id);
    await done(coordinator, NOTE, { input: input({ ...ofUnit, seenAnswerId: answerForUnit.id }) });
    expect((await rowOf(id, unitId))[0].answer).toMatchObject({
      response: 'ACCEPTED',
      answeredByName: 'Chefen',
    });
  });

  it('is of a day that has been, and from when the plan was agreed or the unit last answered', async () => {
    const { id, phoneUnitId, input } = await agreedWithout();
    const code = (fields: object) => codeOf(coordinator, NOTE, input(fields));
    expect(await code({ answeredOn: addDays(today(), 1) })).toBe('INVALID dateInFuture');
    expect(await code({ answeredOn: addDays(today(), -1) })).toBe('INVALID answeredBefore');
    expect(await code({ response: 'PENDING' })).toBe('INVALID yesOrNo');
    expect(await code({ answeredByName: ' ' })).toBe('INVALID isNotEmpty');
    expect(await code({ task: 'Något annat.' })).toBe('INVALID taskChanged');
    expect(await code({ unitId: randomUUID() })).toContain('NOT_FOUND');
    expect((await rowOf(id, phoneUnitId))[0].answer).toBeNull();
  });

  it('is noted by those who may write the plan alone, and only where one is in force', async () => {
    const { page, input } = await agreedWithout();
    const { teamId, regionId: principalId } = world;
    const member = await test.signIn(Role.TEAM_MEMBER, { teamId, principalId });
    for (const other of [member, reader]) {
      expect((await other.get(page)).status).toBeGreaterThan(400);
      expect((await other.graphql(NOTE, { input: input() })).errors).toHaveLength(1);
    }
    const draft = await draftAsking('Sjunger.');
    expect(
      await codeOf(coordinator, NOTE, input({ planId: draft.planId, unitId, task: 'Sjunger.' })),
    ).toContain('NOT_FOUND');
  });
});

describe('an answer to a practical task in force', () => {
  it('is none in a draft in which the unit is to be turned to', async () => {
    const units = [{ unitId, task: 'Matar katten.', practicalOnly: true }];
    const crisisUnitId = await addUnit(test, world.regionId, `Jouren ${randomUUID()}`);
    const whose = await enrolPerson(coordinator, world.teamId, { familyName: 'Kattsson' });
    const id = await agreePlan(coordinator, whose, crisisUnitId, 'Ring någon.', [], units);
    await share(whose);
    const { beginNextCrisisPlanVersion } = await done(
      coordinator,
      'mutation ($id: ID!) { beginNextCrisisPlanVersion(planId: $id) { revision } }',
      { id },
    );
    const { revision } = beginNextCrisisPlanVersion;
    const closedHoursUnits = [{ unitId, task: 'Matar katten.' }];
    await done(coordinator, SAVE, { input: { planId: id, revision, closedHoursUnits } });
    await done(reader, ANSWER, {
      input: answerOf({ planId: id, task: 'Matar katten.', response: 'ACCEPTED' }),
    });
    const note =
      'mutation ($input: NoteUnitAnswerInput!) { noteUnitAnswer(input: $input) { response answeredByName } }';
    const [draft, inForce] = await versionsOf(id);
    expect(inForce.closedHoursUnits[1].answer.response).toBe('ACCEPTED');
    expect(draft.closedHoursUnits[0].response).toBe('PENDING');
    const { crisisPlan } = await done(
      coordinator,
      'query ($id: ID!) { crisisPlan(id: $id) { versions { closedHoursUnits { answer { id } } } } }',
      { id },
    );
    const seenAnswerId = crisisPlan.versions[1].closedHoursUnits[1].answer.id;
    const told = { answeredOn: today(), answeredByName: 'Chefen', seenAnswerId, response: 'ACCEPTED' };
    await done(coordinator, note, { input: answerOf({ planId: id, task: 'Matar katten.', ...told }) });
    expect((await versionsOf(id))[0].closedHoursUnits[0].response).toBe('PENDING');
  });
});

describe('units that have been joined into one', () => {
  const OTHER = 'Ringer på morgonen.';
  /** A plan of which two tasks are one unit's, and have been since it was agreed. */
  async function agreedOfTwo(): Promise<{ id: string; whose: string; action: string }> {
    const joined = await addUnit(test, world.regionId, `Jouren ${randomUUID()}`);
    const whose = await enrolPerson(coordinator, world.teamId, { familyName: 'Hopslagen' });
    const units = [{ unitId: joined, task: OTHER }];
    const id = await agreePlan(coordinator, whose, unitId, 'Ring någon.', [], units);
    await test.unitOfWork.run((manager) =>
      manager.update(Unit, { id: joined }, { joinedIntoId: unitId, endedOn: today() }),
    );
    await share(whose);
    return { id, whose, action: `/shared-plans/${id}/answers` };
  }
  const answersIn = async (id: string) =>
    (await versionsOf(id))[0].closedHoursUnits.map(({ answer }: any) => answer?.response);
  const waits = async (whose: string) =>
    (await done(coordinator, '{ caseload { items { kind personId } } }', {})).caseload.items.flatMap(
      ({ kind, personId: of }: any) => (of === whose && kind.startsWith('UNIT_') ? [kind] : []),
    );

  it('answer each task by itself, on the page', async () => {
    const { id, whose, action } = await agreedOfTwo();
    expect(await waits(whose)).toEqual(['UNIT_UNANSWERED']);
    const page = (await reader.get(`/shared-plans/${id}`)).text;
    const held = heldInForm(page, action);
    expect(held).not.toHaveProperty('task');
    const unchosen = await reader.press(action, { ...held, response: 'ACCEPTED' }, `/shared-plans/${id}`);
    expect(unchosen.status).toBe(422);
    const fields = { ...held, task: OTHER, response: 'ACCEPTED' };
    expect((await reader.press(action, fields, `/shared-plans/${id}`)).status).toBe(303);
    expect(await answersIn(id)).toEqual([undefined, 'ACCEPTED']);
    expect(await waits(whose)).toEqual([]);
  });

  it('answer each task by itself, through the API', async () => {
    const { id, whose } = await agreedOfTwo();
    await done(reader, ANSWER, { input: answerOf({ planId: id }) });
    await done(reader, ANSWER, { input: answerOf({ planId: id, task: OTHER, response: 'ACCEPTED' }) });
    expect(await answersIn(id)).toEqual(['DECLINED', 'ACCEPTED']);
    expect(await waits(whose)).toEqual(['UNIT_DECLINED']);
  });

  it('answer by telephone to the task of that line', async () => {
    const { id } = await agreedOfTwo();
    const { text } = await coordinator.get(`/crisis-plans/${id}/versions/1`);
    const pages = [...text.matchAll(/href="([^"]+\/answer)"/g)].map(([, page]) => page!);
    expect(pages).toHaveLength(2);
    const held = heldInForm((await coordinator.get(pages[1]!)).text, pages[1]!);
    expect(held.task).toBe(OTHER);
    const fields = { ...held, response: 'DECLINED', answeredByName: 'Vakthavande' };
    expect((await coordinator.press(pages[1]!, fields)).status).toBe(303);
    expect(await answersIn(id)).toEqual([undefined, 'DECLINED']);
  });

  it('answer once to the same words', async () => {
    const joined = await addUnit(test, world.regionId, `Jouren ${randomUUID()}`);
    const { personId: whose, planId: id } = await draftAsking('Vakar.');
    const [{ revision }] = await versionsOf(id);
    const closedHoursUnits = [unitId, joined].map((one) => ({ unitId: one, task: 'Vakar.' }));
    await done(coordinator, SAVE, { input: { planId: id, revision, closedHoursUnits } });
    await share(whose);
    await done(coordinator, ASK, { input: { planId: id, unitId } });
    await test.unitOfWork.run((manager) => manager.update(Unit, { id: joined }, { joinedIntoId: unitId }));
    await done(reader, ANSWER, { input: answerOf({ planId: id, task: 'Vakar.' }) });
    const [draft] = await versionsOf(id);
    expect(draft.closedHoursUnits.map(({ response }: any) => response)).toEqual(['DECLINED', 'DECLINED']);
  });
});

describe('a unit of another principal', () => {
  it('is told apart until the version in force has been given to it, and answers where it reads that', async () => {
    const { teamId, municipalityId: principalId } = world;
    const nightUnitId = await addUnit(test, principalId, 'Nattpatrullen');
    const night = await test.signIn(Role.UNIT_READER, { unitId: nightUnitId, principalId });
    const dayUnitId = await addUnit(test, principalId, 'Dagpatrullen');
    const day = await test.signIn(Role.UNIT_READER, { unitId: dayUnitId, principalId });
    const whose = await enrolPerson(coordinator, teamId);
    const id = await agreePlan(coordinator, whose, nightUnitId);
    const groundId = await share(whose, { receiverId: principalId, receiverUnitId: nightUnitId });
    const unit = async () => (await versionsOf(id))[0].closedHoursUnits[0];
    const plan = `/crisis-plans/${id}`;
    const isTold = async () =>
      (await coordinator.get(`${plan}/versions/1`)).text.includes(
        sv('crisisPlan.reading.notGiven', { date: formatDate('sv', until) }),
      );
    const until = addDays(today(), 30);
    expect((await unit()).reading).toEqual({ until, isNotGiven: true });
    expect(await isTold()).toBe(true);
    const copy = await release(coordinator, plan, groundId, { form: CopyForm.DIGITAL });
    expect((await unit()).reading).toEqual({ until, isNotGiven: false });
    expect(await isTold()).toBe(false);

    expect((await night.get(`/shared-plans/${id}`)).status).toBe(404);
    const page = copy.replace('/copies/', '/received/');
    const action = `${page}/answers`;
    const held = heldInForm((await night.get(page)).text, action);
    const wordless = await night.press(action, { ...held, response: '' }, page);
    expect([wordless.status, wordless.text]).toEqual([422, expect.stringContaining(TASK)]);
    const fields = { ...held, words: 'Vi har ingen bil.', response: 'DECLINED' };
    const { status, headers } = await night.press(action, fields, page);
    expect([status, headers.location]).toEqual([303, expect.stringContaining(page)]);
    expect((await unit()).answer).toMatchObject({ response: 'DECLINED', words: 'Vi har ingen bil.' });
    expect((await night.get(page)).text).toContain(sv('documents.crisisPlan.lateNo'));

    expect((await day.get(page)).status).toBe(404);
    const theirs = answerOf({ planId: id, unitId: nightUnitId });
    expect(await codeOf(day, ANSWER, theirs)).toContain('NOT_FOUND');
  });
});

describe('a question about a draft', () => {
  it('can be put to a unit that may read, from the draft, and once', async () => {
    const { personId: whose, planId: id } = await draftAsking('Hämtar nyckeln.');
    const input = { planId: id, unitId };
    expect(await codeOf(coordinator, ASK, input)).toBe('INVALID unitMayNotRead');
    await share(whose);
    const page = `/crisis-plans/${id}/edit`;
    expect((await coordinator.get(page)).text).toContain(`name="ask" value="${unitId}"`);
    const held = heldInForm((await coordinator.get(page)).text, page);
    const { status } = await coordinator.press(page, { ...held, ask: unitId });
    expect(status).toBe(303);
    expect((await versionsOf(id))[0].closedHoursUnits[0].question).toEqual({ task: 'Hämtar nyckeln.' });
    const [one, other] = [await done(coordinator, ASK, { input }), await done(coordinator, ASK, { input })];
    expect(one).toEqual(other);
  });

  it('shows the unit its own task and the person’s name, and nothing else, until it has answered', async () => {
    const { personId: whose, planId: id } = await draftAsking('Ringer systern.');
    await share(whose);
    const { askUnit } = await done(coordinator, ASK, { input: { planId: id, unitId } });
    const list = (await reader.get('/shared-plans')).text;
    const page = `/shared-plans/questions/${askUnit.id}`;
    expect(list).toContain(`href="${page}"`);
    const { text } = await reader.get(page);
    expect(text).toContain('Ringer systern.');
    expect(text).toContain('Utkastsson');
    expect(text).not.toContain('Hemligt än');
    expect((await reader.get(`/shared-plans/${id}`)).status).toBe(404);

    const fields = { ...heldInForm(text, page), words: 'Hälsa till henne.', response: 'ACCEPTED' };
    expect((await reader.press(page, fields)).status).toBe(303);
    const [draft] = await versionsOf(id);
    expect(draft.closedHoursUnits[0]).toMatchObject({
      response: 'ACCEPTED',
      respondedBy: expect.stringContaining(' '),
      question: null,
      answer: { words: 'Hälsa till henne.' },
    });
    expect((await reader.get(page)).status).toBe(404);
    expect((await reader.get('/shared-plans')).text).not.toContain(page);
  });

  it('waits on when the plan is agreed without the answer', async () => {
    const { personId: whose, planId: id } = await draftAsking('Kör hem.');
    await share(whose);
    const { askUnit } = await done(coordinator, ASK, { input: { planId: id, unitId } });
    const input = {
      ...{
        planId: id,
        revision: 2,
        closedHours: 'Ring 1177.',
        closedHoursUnits: [{ unitId, task: 'Kör hem.' }],
      },
      ...{ madeTogether: true, phase: 'STABLE', madeOn: today(), reviewOn: addDays(today(), 90) },
      noUnitReason: 'Kommunen har ingen på natten.',
      statements: [
        { section: 'EARLY_SIGNS', stage: 1, text: 'Jag slutar äta frukost.' },
        { section: 'OWN_ACTIONS', text: 'Gå till sjön.' },
      ],
    };
    const { saveCrisisPlanDraft } = await done(coordinator, SAVE, { input });
    const agree =
      'mutation ($input: AgreeCrisisPlanInput!) { agreeCrisisPlan(input: $input) { __typename } }';
    const { agreeCrisisPlan } = await done(coordinator, agree, {
      input: { planId: id, revision: saveCrisisPlanDraft.revision },
    });
    expect(agreeCrisisPlan).toEqual({ __typename: 'CrisisPlanVersion' });
    const shown = (await coordinator.get(`/crisis-plans/${id}/versions/1`)).text;
    expect(shown).toContain('Kommunen har ingen på natten.');
    const waits = async () => {
      const { caseload } = await done(coordinator, '{ caseload { items { kind personId } } }', {});
      return caseload.items.filter(
        ({ kind, personId: of }: any) => kind === 'UNIT_UNANSWERED' && of === whose,
      );
    };
    expect(await waits()).toHaveLength(1);
    const page = `/shared-plans/questions/${askUnit.id}`;
    const { text } = await reader.get(page);
    expect((await reader.press(page, { ...heldInForm(text, page), response: 'ACCEPTED' })).status).toBe(303);
    const [version] = await versionsOf(id);
    expect(version.closedHoursUnits[0]).toMatchObject({
      response: 'PENDING',
      question: null,
      answer: { response: 'ACCEPTED' },
    });
    expect((await reader.get(page)).status).toBe(404);
    expect(await waits()).toEqual([]);
  });

  it('is void when the words have changed', async () => {
    const { personId: whose, planId: id } = await draftAsking('Tar emot.');
    await share(whose);
    const { askUnit } = await done(coordinator, ASK, { input: { planId: id, unitId } });
    const [{ revision }] = await versionsOf(id);
    const closedHoursUnits = [{ unitId, task: 'Tar emot före midnatt.' }];
    await done(coordinator, SAVE, { input: { planId: id, revision, closedHoursUnits } });
    expect((await versionsOf(id))[0].closedHoursUnits[0].question).toBeNull();
    expect((await reader.get(`/shared-plans/questions/${askUnit.id}`)).status).toBe(404);
  });

  it('is found by nobody else: another unit, without a ground, or after an emergency opening', async () => {
    const { personId: whose, planId: id } = await draftAsking('Vakar.');
    const groundId = await share(whose);
    const { askUnit } = await done(coordinator, ASK, { input: { planId: id, unitId } });
    const page = `/shared-plans/questions/${askUnit.id}`;
    const input = answerOf({ planId: id, task: 'Vakar.' });
    expect((await elsewhere.get(page)).status).toBe(404);
    expect((await coordinator.get(page)).status).toBe(404);
    const missing = await codeOf(reader, ANSWER, answerOf({ planId: randomUUID() }));
    expect(missing).toContain('NOT_FOUND');
    expect(await codeOf(elsewhere, ANSWER, input)).toBe(missing);
    await done(
      coordinator,
      'mutation ($input: WithdrawGroundInput!) { withdrawGround(input: $input) { id } }',
      {
        input: { groundId, note: 'Ville inte.' },
      },
    );
    const { person } = await done(coordinator, 'query ($id: ID!) { person(id: $id) { identityNumber } }', {
      id: whose,
    });
    await done(
      reader,
      'mutation ($input: OpenInEmergencyInput!) { openInEmergency(input: $input) { opened { id } } }',
      {
        input: {
          identityNumber: person.identityNumber,
          reason: 'Personen är medvetslös och kan inte svara.',
          danger: true,
          cannotConsent: true,
        },
      },
    );
    expect((await reader.get(page)).status).toBe(404);
    expect(await codeOf(reader, ANSWER, input)).toBe(missing);
  });
});
