import { randomUUID } from 'node:crypto';
import ICAL from 'ical.js';
import { Role } from '../../src/access/role.js';
import { Agreement } from '../../src/agreements/agreement.entity.js';
import { AgreementSubject } from '../../src/agreements/agreement-subject.js';
import { Person } from '../../src/persons/person.entity.js';
import { PlanStatus } from '../../src/plans/plan-kinds.js';
import { LoggedAction } from '../../src/platform/access-log/access-log-entry.entity.js';
import { addDays } from '../../src/platform/dates/civil-date.js';
import { today } from '../../src/platform/dates/today.js';
import { formatDate } from '../../src/platform/i18n/format-date.js';
import { SipCall } from '../../src/sips/calls/sip-call.entity.js';
import { SipVersion } from '../../src/sips/sip.entity.js';
import { Team } from '../../src/teams/team.entity.js';
import { letters, readPdf } from '../golden/read-pdf.js';
import { enrolPerson } from '../support/agreed-plan.js';
import { loggedRecords } from '../support/logged-records.js';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.js';
import { addSip } from '../support/test-person.js';
import { addTeam, type TeamWorld } from '../support/test-records.js';
import { sv } from '../support/words.js';

const FIELDS =
  'id kind principal { id } receiver meetingOn meetingAt place answerBy sentOn recordedByName answer answerWords answeredOn';
const RECORD = `mutation ($input: RecordSipCallInput!) { recordSipCall(input: $input) { ${FIELDS} } }`;
const ANSWER = `mutation ($input: AnswerSipCallInput!) { answerSipCall(input: $input) { ${FIELDS} } }`;
const LIST = `query ($sipId: ID!) { sipCalls(sipId: $sipId) { ${FIELDS} } }`;
const TODAY = today();
const SECRET = 'Det här står i planen.';

let test: TestApp;
let world: TeamWorld;
let coordinator: Browser;
let member: Browser;
let stranger: Browser;

beforeAll(async () => {
  test = await startTestApp();
  world = await addTeam(test.unitOfWork);
  const { teamId } = world;
  await test.unitOfWork.run((manager) => manager.update(Team, { id: teamId }, { phone: '040-628 04 00' }));
  coordinator = await test.signIn(Role.COORDINATOR, { teamId });
  member = await test.signIn(Role.TEAM_MEMBER, { teamId });
  stranger = await test.signIn(Role.COORDINATOR, { teamId: (await addTeam(test.unitOfWork)).teamId });
});
afterAll(() => test?.close());

async function begin(fields: object = {}): Promise<{ sipId: string; personId: string }> {
  const personId = await enrolPerson(coordinator, world.teamId, fields);
  const person = { personId, enrolmentId: '', ownerId: world.regionId, teamId: world.teamId };
  const { sipId, versionId } = await addSip(test.unitOfWork, person, { status: PlanStatus.DRAFT });
  await test.unitOfWork.run((manager) =>
    manager.update(SipVersion, { id: versionId }, { whatMatters: SECRET, wantsNotThere: 'Grannen.' }),
  );
  return { sipId, personId };
}
const called = (sipId: string) => ({
  ...{ sipId, kind: 'CALL', principalId: world.municipalityId, receiver: 'Boendestödet' },
  ...{ meetingOn: addDays(TODAY, 9), meetingAt: '13:30', place: 'Biblioteket', sentOn: TODAY },
  answerBy: addDays(TODAY, 4),
});
const record = async (input: object) => (await coordinator.graphql(RECORD, { input })).data.recordSipCall;
const problemsOf = ({ errors }: { errors?: { extensions: any }[] }) =>
  errors?.[0]?.extensions.problems.map(({ path, code }: { path: string; code: string }) => [path, code]);

describe('a call to a meeting', () => {
  it('is recorded once, and answered once', async () => {
    const { sipId } = await begin();
    const input = called(sipId);
    const { sipId: _, principalId: id, ...said } = input;
    const call = await record(input);
    expect(call).toEqual({
      ...{ id: expect.any(String), ...said, principal: { id } },
      ...{ recordedByName: expect.any(String), answer: null, answerWords: '', answeredOn: null },
    });
    expect((await record(input)).id).toBe(call.id);
    const answer = { callId: call.id, answer: 'ANOTHER_COMES', answerWords: 'Jonas.', answeredOn: TODAY };
    const answered = (await coordinator.graphql(ANSWER, { input: answer })).data.answerSipCall;
    expect(answered).toMatchObject({ answer: 'ANOTHER_COMES', answerWords: 'Jonas.', answeredOn: TODAY });
    expect((await coordinator.graphql(ANSWER, { input: answer })).errors).toBeUndefined();
    const other = { ...answer, answer: 'DECLINES' };
    expect(problemsOf(await coordinator.graphql(ANSWER, { input: other }))).toEqual([
      ['answer', 'callAnswered'],
    ]);
    expect((await coordinator.graphql(LIST, { sipId })).data.sipCalls).toEqual([answered]);
    const logged = await loggedRecords(test.unitOfWork.reader, { recordType: 'sip_call' });
    expect(logged.filter(({ recordId }) => recordId === call.id).map(({ action }) => action)).toEqual([
      ...[LoggedAction.CREATE, LoggedAction.READ, LoggedAction.UPDATE, LoggedAction.READ],
    ]);
  });

  it('is refused for somebody who cannot be called, and on days out of order', async () => {
    const { sipId } = await begin();
    const refused = async (change: object) =>
      problemsOf(await coordinator.graphql(RECORD, { input: { ...called(sipId), ...change } }));
    expect(await refused({ principalId: null })).toEqual([['principalId', 'calledPrincipalMissing']]);
    expect(await refused({ kind: 'INVITATION', principalId: null, receiver: '' })).toEqual([
      ['receiver', 'invitedMissing'],
    ]);
    expect(await refused({ meetingOn: addDays(TODAY, -1), answerBy: null })).toEqual([
      ['meetingOn', 'meetingBeforeCall'],
    ]);
    const { id: callId } = await record(called(sipId));
    const early = { callId, answer: 'COMES', answeredOn: addDays(TODAY, -1) };
    expect(problemsOf(await coordinator.graphql(ANSWER, { input: early }))).toEqual([
      ['answeredOn', 'answeredBeforeCall'],
    ]);
  });

  it('is read by the team, written by its coordinators, and there for nobody else', async () => {
    const { sipId } = await begin();
    const { id: callId } = await record(called(sipId));
    expect((await member.graphql(LIST, { sipId })).data.sipCalls).toHaveLength(1);
    const input = { callId, answer: 'COMES', answeredOn: TODAY };
    for (const [browser, asked] of [
      [member, { input: called(sipId) }],
      [stranger, { input: called(sipId) }],
    ] as const)
      expect((await browser.graphql(RECORD, asked)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    for (const browser of [member, stranger])
      expect((await browser.graphql(ANSWER, { input })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    const base = `/sips/${sipId}/calls`;
    for (const page of [base, `/sip-calls/${callId}/letter.pdf`, `/sip-calls/${callId}/meeting.ics`])
      expect([page, (await stranger.get(page)).status]).toEqual([page, 404]);
  });

  it('never changes, and its answer does not either', async () => {
    const { sipId } = await begin();
    const { id } = await record(called(sipId));
    const change = (fields: Partial<SipCall>) =>
      test.unitOfWork.run((manager) => manager.update(SipCall, { id }, fields));
    await expect(change({ place: 'En annan' })).rejects.toThrow(/immutable record/);
    await coordinator.graphql(ANSWER, { input: { callId: id, answer: 'COMES', answeredOn: TODAY } });
    await expect(change({ answerWords: 'Ingen kommer.' })).rejects.toThrow(/immutable record/);
    await expect(test.unitOfWork.run((manager) => manager.delete(SipCall, { id }))).rejects.toThrow(
      /immutable record/,
    );
  });
});

describe('the letter', () => {
  const pdfOf = async (address: string) => {
    const { body, status } = await coordinator.get(address);
    expect(status).toBe(200);
    const { pages } = await readPdf(body);
    return letters(pages.join(' '));
  };

  it('says whose meeting it is, where and when, and nothing of the plan', async () => {
    const { sipId, personId } = await begin();
    const { identityNumber } = await test.unitOfWork.reader.findOneByOrFail(Person, { id: personId });
    const { id } = await record(called(sipId));
    for (const form of ['letter', 'large-letter']) {
      const text = await pdfOf(`/sip-calls/${id}/${form}.pdf`);
      for (const said of ['Åsa Påhittsson', '13:30', 'Biblioteket', 'Boendestödet', '040-628 04 00'])
        expect([form, said, text.includes(letters(said))]).toEqual([form, said, true]);
      expect(text).toContain(identityNumber.slice(-4));
      expect(text).toContain(letters(sv('documents.sipCall.title.CALL')));
      for (const secret of [SECRET, 'Grannen', 'Samtal hemma']) expect(text).not.toContain(letters(secret));
    }
  });

  it('tells whoever is invited no number, and that they choose', async () => {
    const { sipId, personId } = await begin();
    const { identityNumber } = await test.unitOfWork.reader.findOneByOrFail(Person, { id: personId });
    const { id } = await record({
      ...{ ...called(sipId), kind: 'INVITATION', principalId: null, receiver: 'Karin Påhittsson' },
    });
    const text = await pdfOf(`/sip-calls/${id}/letter.pdf`);
    expect(text).toContain(letters(sv('documents.sipCall.voluntary')));
    expect(text).not.toContain(identityNumber.slice(-4));
    expect(text).not.toContain(letters(sv('documents.sipCall.duty')));
  });

  it('of somebody with protected identity tells a principal no number either', async () => {
    const { sipId, personId } = await begin({ protectedIdentity: true });
    const { identityNumber } = await test.unitOfWork.reader.findOneByOrFail(Person, { id: personId });
    const { id } = await record(called(sipId));
    expect(await pdfOf(`/sip-calls/${id}/letter.pdf`)).not.toContain(identityNumber.slice(-4));
  });
});

describe('the file for a calendar', () => {
  it.each([
    // Winter time is an hour before UTC, summer time two.
    ['2030-01-15', '2030-01-15T12:30:00Z', '2030-01-15T13:30:00Z'],
    ['2030-07-15', '2030-07-15T11:30:00Z', '2030-07-15T12:30:00Z'],
  ])(
    'of a meeting at 13.30 on %s begins at %s, and says nothing of whose it is',
    async (day, begins, ends) => {
      const { sipId } = await begin();
      const { id } = await record({ ...called(sipId), meetingOn: day });
      const { text, headers } = await coordinator.get(`/sip-calls/${id}/meeting.ics`);
      expect(headers['content-type']).toBe('text/calendar; charset=utf-8');
      const calendar = new ICAL.Component(ICAL.parse(text));
      const [event, ...more] = calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
      expect(more).toEqual([]);
      expect([event!.startDate, event!.endDate].map((time) => time.toJSDate().toISOString())).toEqual(
        [begins, ends].map((time) => new Date(time).toISOString()),
      );
      expect([event!.uid, event!.summary, event!.location]).toEqual([
        ...[id, sv('sipCall.inCalendar'), 'Biblioteket'],
      ]);
      for (const secret of ['Påhittsson', 'Åsa', SECRET]) expect(text).not.toContain(secret);
    },
  );
});

describe('the page', () => {
  it('tells until when principals have agreed to call and to meet, from the day the need was seen', async () => {
    const { sipId } = await begin();
    const version = { sipId };
    const seen = (needSeenOn: string | null) =>
      test.unitOfWork.run((manager) => manager.update(SipVersion, version, { needSeenOn }));
    const [callBy, meetBy] = ['2026-03-02', '2026-03-14'].map(
      (day) => `<strong>${formatDate('sv', day)}</strong>`,
    );
    const told = async () => {
      const pages = [await coordinator.get(`/sips/${sipId}/calls`), await coordinator.get(`/sips/${sipId}`)];
      return pages.map(({ text }) => [text.includes(callBy!), text.includes(meetBy!)]);
    };
    const NEITHER = [
      [false, false],
      [false, false],
    ];
    await seen('2026-02-27');
    expect(await told()).toEqual(NEITHER);
    await test.unitOfWork.run(async (manager) => {
      const agreement = manager.create(Agreement, {
        ...{ id: randomUUID(), name: 'Överenskommelse om SIP', revision: 1, fictitious: true },
        principals: [{ id: world.regionId }, { id: world.municipalityId }],
        ...{ fromDate: '2026-01-01', toDate: '2026-02-28', covers: [AgreementSubject.SIP] },
        ...{ sipCallDays: 3, sipMeetingDays: 15, reference: '', consultants: '', consultationBooking: '' },
      });
      await manager.save(agreement);
    });
    expect(await told()).toEqual([
      [true, true],
      [true, true],
    ]);
    // Neither of an agreement that did not hold yet or any more, nor before a need has been seen.
    for (const day of ['2025-12-31', '2026-03-01', null]) {
      await seen(day);
      expect(await told()).toEqual(NEITHER);
    }
  });

  it('leads from nobody called to a letter and an answer, beside what the person wants', async () => {
    const { sipId } = await begin();
    const page = `/sips/${sipId}/calls`;
    const empty = (await coordinator.get(page)).text;
    for (const words of [sv('sipCall.none'), 'Grannen.']) expect(empty).toContain(words);
    const { sipId: _, ...fields } = called(sipId);
    const refused = await coordinator.submit(page, { ...fields, place: '' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('#field-place');
    expect((await coordinator.submit(page, fields)).headers.location).toBe(page);
    const shown = (await coordinator.get(page)).text;
    const [, answering] = /href="([^"]+\/answer)"/.exec(shown)!;
    const done = await coordinator.submit(answering!, { answer: 'DECLINES', answeredOn: TODAY });
    expect([done.status, done.headers.location]).toEqual([303, page]);
    expect((await coordinator.get(page)).text).toContain(sv('sipCall.answer.DECLINES'));
    expect((await coordinator.get(answering!)).status).toBe(404);
    expect((await member.get(page)).text).not.toContain(sv('sipCall.new'));
  });
});
