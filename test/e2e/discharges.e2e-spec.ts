import { Role } from '../../src/access/role.js';
import { Discharge } from '../../src/discharges/discharge.entity.js';
import { addDays } from '../../src/platform/dates/civil-date.js';
import { today } from '../../src/platform/dates/today.js';
import { formatDate } from '../../src/platform/i18n/format-date.js';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.js';
import { addPerson, type TestPerson } from '../support/test-person.js';
import { addTeam, type TeamWorld } from '../support/test-records.js';
import { sv } from '../support/words.js';

const day = (days: number) => addDays(today(), days);
const SAID = `id revision admittedOn plannedOn readyOn calledOn callNotNeeded paymentFrom agreement { name }
  line { step done { date time } latest { date time } isLate }`;
const NOTE = `mutation ($input: NoteDischargeInput!) { noteDischarge(input: $input) { ${SAID} } }`;
const CORRECT = `mutation ($input: CorrectDischargeInput!) { correctDischarge(input: $input) {
  __typename ... on Discharge { ${SAID} } } }`;
const READ = `query ($personId: ID!) { discharges(personId: $personId) { ${SAID} } }`;

let test: TestApp;
let world: TeamWorld;
let member: Browser;
let coordinator: Browser;
let municipal: Browser;
beforeAll(async () => {
  test = await startTestApp();
  world = await addTeam(test.unitOfWork);
  const { teamId, municipalityId: principalId } = world;
  member = await test.signIn(Role.TEAM_MEMBER, { teamId });
  coordinator = await test.signIn(Role.COORDINATOR, { teamId });
  municipal = await test.signIn(Role.COORDINATOR, { teamId, principalId });
});
afterAll(() => test.close());

const enrolled = (familyName?: string): Promise<TestPerson> =>
  addPerson(test.unitOfWork, { ownerId: world.regionId, teamId: world.teamId, familyName });
const input = ({ personId }: TestPerson, more: object = {}) => ({
  ...{ teamId: world.teamId, personId, admittedOn: day(-20), admittedTime: '10:00' },
  ...more,
});
const note = async (person: TestPerson, more: object = {}) =>
  (await member.graphql(NOTE, { input: input(person, more) })).data.noteDischarge;
const told = ({ errors }: { errors?: { extensions: any }[] }) =>
  errors?.flatMap(({ extensions: { code, problems } }) =>
    code === 'INVALID' ? problems.map((problem: any) => `${problem.path} ${problem.code}`) : code,
  );
const stepOf = (discharge: any, wanted: string) =>
  discharge.line.find(({ step }: { step: string }) => step === wanted);

describe('a discharge', () => {
  it('is begun on a page, and goes on a form a step, with its line of days in words', async () => {
    const person = await enrolled('Utsson');
    const page = `/persons/${person.personId}/discharges`;
    expect((await member.get(page)).text).toContain(sv('discharge.none'));
    const begin = `/teams/${world.teamId}/discharges/new?personId=${person.personId}`;
    const sent = { ...input(person, { back: 'person', noticeOn: day(-19), noticeTime: '10:01' }) };
    const begun = await member.submit(begin, sent, `/teams/${world.teamId}/discharges`);
    expect([begun.status, begun.headers.location]).toEqual([303, page]);
    const { id } = await test.unitOfWork.reader.findOneByOrFail(Discharge, {
      enrolmentId: person.enrolmentId,
    });
    const step = (name: string) => `/discharges/${id}/steps/${name}`;
    const told = await member.submit(step('READY'), { readyOn: day(-10), readyTime: '09:00' });
    expect([told.status, told.headers.location]).toEqual([303, page]);
    const { data } = await member.graphql(READ, { personId: person.personId });
    const [read] = data.discharges;
    // A step leaves the others as they were.
    expect(stepOf(read, 'ADMISSION_NOTICE')).toMatchObject({
      ...{ done: { date: day(-19), time: '10:01' }, latest: { date: day(-19), time: '10:00' }, isLate: true },
    });
    expect([stepOf(read, 'READY').done.time, read.paymentFrom]).toEqual(['09:00', day(-7)]);
    const shown = (await member.get(page)).text;
    const done = `${formatDate('sv', day(-19))} ${sv('day.at', { time: '10:01' })}`;
    const latest = `${formatDate('sv', day(-19))} ${sv('day.at', { time: '10:00' })}`;
    expect(shown).toContain(sv('discharge.doneLate', { done, latest }));
    expect(shown).toContain(sv('discharge.payment', { day: formatDate('sv', day(-7)) }));
    expect(shown).toContain(sv('discharge.byLaw'));
    for (const name of ['ADMISSION_NOTICE', 'PLANNED', 'FAST_CONTACT', 'CALL', 'INFORMATION', 'DISCHARGE'])
      expect((await member.get(step(name))).status).toBe(200);
    expect((await member.get(step('PAYMENT'))).status).toBe(404);
  });

  it('is corrected with a reason, told of a conflict, and voided; nothing is erased', async () => {
    const person = await enrolled();
    const { id } = await note(person, { plannedOn: day(3) });
    const page = `/discharges/${id}/steps/PLANNED`;
    const refused = await member.submit(page, { plannedOn: day(5) });
    expect([refused.status, refused.text.includes(sv('problem.correctionReason'))]).toEqual([422, true]);
    const moved = { plannedOn: day(5), revision: '1', reason: 'Väntar på bostad.' };
    expect((await member.submit(page, moved)).status).toBe(303);
    expect((await member.submit(page, { ...moved, plannedOn: day(6) })).status).toBe(409);
    const record = (await member.get(`/discharges/${id}`)).text;
    expect(record).toContain('Väntar på bostad.');
    expect(record).toContain(`<s>${formatDate('sv', day(3))}</s>`);
    expect((await member.get(`/discharges/${id}/correct`)).status).toBe(200);
    expect(
      (await member.submit(`/discharges/${id}`, { reason: 'Fel person.' }, `/discharges/${id}/void`)).status,
    ).toBe(303);
    expect((await member.graphql(READ, { personId: person.personId })).data.discharges).toEqual([]);
    expect((await member.get(`/discharges/${id}`)).text).toContain('Fel person.');
  });

  it.each<[object, string[]]>([
    [{ admittedOn: day(1) }, ['admittedOn inFuture']],
    [{ noticeOn: day(-21) }, ['noticeOn beforeAdmission']],
    [{ noticeTime: '10:00' }, ['noticeOn dayOfTime']],
    [{ plannedOn: day(-21) }, ['plannedOn beforeAdmission']],
    [{ readyOn: day(-1) }, ['readyTime readyTimeNeeded']],
    [{ readyOn: day(-1), readyTime: '25:00' }, ['readyTime isClockTime']],
    [{ fastContactOn: day(-1) }, ['fastContact fastContactNeeded']],
    [{ fastContact: 'Någon' }, ['fastContactOn fastContactDayNeeded']],
    [{ notReadyTo: day(-1) }, ['notReadyFrom isNotEmpty']],
    [{ notReadyFrom: day(-1), notReadyTo: day(-2) }, ['notReadyTo windowBackwards']],
    [{ calledOn: day(-1), callNotNeeded: true }, ['callNotNeeded calledAndNotNeeded']],
    [{ admittedOn: '2024-12-31' }, ['admittedOn notEnrolledThen']],
  ])('cannot say %j', async (more, problems) => {
    expect(told(await member.graphql(NOTE, { input: input(await enrolled(), more) }))).toEqual(problems);
  });

  it('is one for each admission', async () => {
    const person = await enrolled();
    const { id } = await note(person);
    expect((await note(person)).id).toBe(id);
    const other = await member.graphql(NOTE, { input: input(person, { plannedOn: day(2) }) });
    expect(told(other)).toEqual(['admittedOn dischargeTaken']);
  });

  it('is found by whoever may read the person, and by nobody else', async () => {
    const person = await enrolled();
    const { id } = await note(person);
    const elsewhere = await test.signIn(Role.COORDINATOR, {
      teamId: (await addTeam(test.unitOfWork, 'ACT Annan')).teamId,
    });
    for (const browser of [municipal, elsewhere]) {
      expect((await browser.get(`/persons/${person.personId}/discharges`)).status).toBe(404);
      expect((await browser.get(`/discharges/${id}`)).status).toBe(404);
      expect((await browser.get(`/discharges/${id}/steps/CALL`)).status).toBe(404);
    }
  });
});

describe('an agreement of the principals', () => {
  it('gives the days of payment, as it held when the notice came', async () => {
    const person = await enrolled();
    const ready = { readyOn: day(-10), readyTime: '13:00' };
    // After noon it is four days by the law.
    expect((await note(person, ready)).paymentFrom).toBe(day(-6));
    const administrator = await test.signIn(Role.ADMINISTRATOR);
    const agreed = {
      ...{ name: 'Åtta dagar', principalIds: [world.regionId, world.municipalityId], fromDate: day(-10) },
      ...{ toDate: day(-10), covers: ['DISCHARGE'], paymentDays: 8, paymentClock: '14:00' },
    };
    await administrator.graphql(
      'mutation ($input: CreateAgreementInput!) { createAgreement(input: $input) { id } }',
      { input: agreed },
    );
    const read = async () => (await member.graphql(READ, { personId: person.personId })).data.discharges[0];
    expect(await read()).toMatchObject({ paymentFrom: day(-2), agreement: { name: 'Åtta dagar' } });
    const page = (await member.get(`/persons/${person.personId}/discharges`)).text;
    expect(page).toContain(sv('discharge.byAgreement', { name: 'Åtta dagar' }));
    const { id: dischargeId, revision } = await read();
    const before = { dischargeId, revision, admittedOn: day(-20), admittedTime: '10:00', reason: 'Fel dag.' };
    const { data } = await member.graphql(CORRECT, { input: { ...before, ...ready, readyOn: day(-11) } });
    expect(data.correctDischarge).toMatchObject({ paymentFrom: day(-7), agreement: null });
  });
});

describe('what waits', () => {
  const waiting = async (browser: Browser, { personId }: TestPerson) => {
    const { data } = await browser.graphql(
      '{ caseload(page: { size: 100 }) { items { kind personId dueOn path text { locale text } } } }',
    );
    return data.caseload.items.filter(
      (item: any) => item.kind === 'DISCHARGE_STEP' && item.personId === personId,
    );
  };

  it('is the next step with a day, for coordinators who may read of the person', async () => {
    const person = await enrolled('Väntsson');
    const { id } = await note(person, { noticeOn: day(-20), noticeTime: '12:00', plannedOn: day(2) });
    const [first, ...others] = await waiting(coordinator, person);
    expect(first).toMatchObject({ dueOn: day(2), path: `/discharges/${id}/steps/FAST_CONTACT` });
    expect(first.text[0].text).toContain('Väntsson');
    expect([others, await waiting(municipal, person), await waiting(member, person)]).toEqual([[], [], []]);
    const done = {
      dischargeId: id,
      revision: 1,
      admittedOn: day(-20),
      admittedTime: '10:00',
      reason: 'Klart.',
    };
    await member.graphql(CORRECT, {
      input: { ...done, informationOn: day(-1), dischargedOn: day(-1), callNotNeeded: true },
    });
    expect(await waiting(coordinator, person)).toEqual([]);
  });
});
