import { randomUUID } from 'node:crypto';
import { Role } from '../../src/access/role.js';
import { AccessLogEntry } from '../../src/platform/access-log/access-log-entry.entity.js';
import { readPdf } from '../golden/read-pdf.js';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.js';
import { addTeam, type TeamWorld } from '../support/test-records.js';
import { sv } from '../support/words.js';

let test: TestApp;
let world: TeamWorld;
let coordinator: Browser;
let member: Browser;
let stranger: Browser;
beforeAll(async () => {
  test = await startTestApp();
  world = await addTeam(test.unitOfWork);
  const other = await addTeam(test.unitOfWork, 'FACT Annan');
  coordinator = await test.signIn(Role.COORDINATOR, { teamId: world.teamId });
  member = await test.signIn(Role.TEAM_MEMBER, { teamId: world.teamId });
  stranger = await test.signIn(Role.COORDINATOR, { teamId: other.teamId });
});
afterAll(() => test.close());

const LOG = `query ($personId: ID!, $page: PageInput) {
  personLog(personId: $personId, page: $page) {
    owner total
    items { who roles employer place action what outcome why times }
  }
}`;
const ENROL = 'mutation ($input: EnrolPersonInput!) { enrolPerson(input: $input) { personId } }';
const READ_PERSON = sv('log.did.READ', { what: sv('log.record.person') });
const PERSON = 'query ($id: ID!) { person(id: $id) { id } }';

let reserve = 100_000;
async function enrol(): Promise<string> {
  const { data } = await coordinator.graphql(ENROL, {
    input: {
      teamId: world.teamId,
      identityNumber: `T${++reserve}`,
      givenName: 'Test',
      familyName: 'Åkesson',
      fromDate: '2026-01-15',
    },
  });
  return data.enrolPerson.personId;
}

describe('who has opened my records', () => {
  it('tells the latest first who did what, from where and on which ground, and who was refused', async () => {
    const personId = await enrol();
    await member.graphql(PERSON, { id: personId });
    await stranger.graphql(PERSON, { id: personId });
    const { data } = await coordinator.graphql(LOG, { personId });
    const place = { employer: expect.stringContaining('Region ACT Prov'), place: 'ACT Prov' };
    expect(data.personLog).toEqual({
      owner: expect.stringContaining('Region ACT Prov'),
      total: 3,
      items: [
        {
          who: 'Test COORDINATOR',
          roles: sv('kind.role.COORDINATOR'),
          employer: expect.stringContaining('Region FACT Annan'),
          place: null,
          action: 'READ',
          what: sv('log.denied', { what: sv('log.record.person') }),
          outcome: 'DENIED',
          why: null,
          times: 1,
        },
        {
          who: 'Test TEAM_MEMBER',
          roles: sv('kind.role.TEAM_MEMBER'),
          ...place,
          action: 'READ',
          what: READ_PERSON,
          outcome: 'ALLOWED',
          why: sv('log.ground.CARE_RELATION'),
          times: 1,
        },
        {
          who: 'Test COORDINATOR',
          roles: sv('kind.role.COORDINATOR'),
          ...place,
          action: 'CREATE',
          what: sv('log.did.CREATE', { what: sv('log.record.enrolment') }),
          outcome: 'ALLOWED',
          why: expect.anything(),
          times: 1,
        },
      ],
    });
  });

  it('is itself logged, on the page and on paper', async () => {
    const personId = await enrol();
    await coordinator.get(`/persons/${personId}/log`);
    await coordinator.get(`/persons/${personId}/log/print.pdf`);
    const rows = await test.unitOfWork.reader.find(AccessLogEntry, {
      where: { personId, recordType: 'audit_log_entry' },
      order: { number: 'ASC' },
    });
    expect(rows).toMatchObject([
      { action: 'READ', teamId: world.teamId, ground: 'CARE_RELATION', ownerId: world.regionId },
      { action: 'PRINT', teamId: world.teamId, ground: 'CARE_RELATION', ownerId: world.regionId },
    ]);
  });

  it('is for those who write with the person, and not found for others, as if there were no such person', async () => {
    const personId = await enrol();
    const [theirs, nobodys] = await Promise.all(
      [personId, randomUUID()].map((id) => stranger.graphql(LOG, { personId: id })),
    );
    expect(theirs?.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect(theirs?.errors?.[0]?.message).toBe(nobodys?.errors?.[0]?.message);
    for (const path of ['', '/print', '/print.pdf']) {
      for (const browser of [stranger, member])
        expect((await browser.get(`/persons/${personId}/log${path}`)).status).toBe(404);
    }
    expect((await member.get(`/persons/${personId}`)).text).not.toContain(`/persons/${personId}/log`);
    expect((await coordinator.get(`/persons/${personId}`)).text).toContain(`/persons/${personId}/log`);
  });

  it('is cut into pages without losing a row', async () => {
    const personId = await enrol();
    for (let turn = 0; turn < 60; turn++) await member.graphql(PERSON, { id: personId });
    const first = await coordinator.get(`/persons/${personId}/log`);
    expect(first.text).toContain(sv('paging.range', { from: 1, to: 50, total: 61 }));
    expect(first.text).toContain('gånger');
    expect(first.text).toContain('rel="next"');
    const second = await coordinator.get(`/persons/${personId}/log?page=2`);
    expect(second.text).toContain(sv('paging.range', { from: 51, to: 62, total: 62 }));
    expect(second.text).toContain(sv('log.did.CREATE', { what: sv('log.record.enrolment') }));
    expect((await coordinator.get(`/persons/${personId}/log?page=-1`)).status).toBe(200);
    expect((await coordinator.get(`/persons/${personId}/log?page=x`)).status).toBe(200);
    const counts = await Promise.all(
      [1, 2].map(async (page) => {
        const { data } = await coordinator.graphql(LOG, { personId, page: { page } });
        return data.personLog.items.reduce((sum: number, line: { times: number }) => sum + line.times, 0);
      }),
    );
    expect(counts[0]).toBe(50);
  });

  it('is printed for the person in words, with who was refused and whom to ask', async () => {
    const personId = await enrol();
    await member.graphql(PERSON, { id: personId });
    await stranger.graphql(PERSON, { id: personId });
    const answer = await coordinator.get(`/persons/${personId}/log/print.pdf`).buffer(true);
    expect(answer.headers['content-type']).toBe('application/pdf');
    const pdf = await readPdf(answer.body);
    const text = pdf.pages.join(' ').replace(/\s+/g, ' ');
    expect(pdf.title).toBe(sv('documents.personLog.titleFor', { name: 'Test Åkesson' }));
    for (const words of [sv('documents.personLog.title'), READ_PERSON, 'Nekad', 'ACT Prov'])
      expect(text).toContain(words);
  });
});
