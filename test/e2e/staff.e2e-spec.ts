import { randomUUID } from 'node:crypto';
import { IsNull } from 'typeorm';
import { Account } from '../../src/access/account.entity.js';
import { Role } from '../../src/access/role.js';
import { ImportKind } from '../../src/contacts/import-kind.js';
import { AuditRater } from '../../src/fidelity/raters/rater.entity.js';
import { Principal } from '../../src/organisations/organisation.entity.js';
import { PrincipalKind } from '../../src/organisations/organisation-kinds.js';
import { coordinatorFrom } from '../../src/persons/coordinators.js';
import { Enrolment } from '../../src/persons/person.entity.js';
import { EnrolmentCoordinator } from '../../src/persons/support.entity.js';
import { AccessLogEntry } from '../../src/platform/access-log/access-log-entry.entity.js';
import { addDays } from '../../src/platform/dates/civil-date.js';
import { today } from '../../src/platform/dates/today.js';
import { membersOn } from '../../src/teams/members-on.js';
import { Leave, Post, StaffMember } from '../../src/teams/staff.entity.js';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.js';
import { addPerson } from '../support/test-person.js';
import { addStaffMember, addTeam, type TeamWorld } from '../support/test-records.js';
import { sv } from '../support/words.js';

const DAY = today();

let test: TestApp;
let world: TeamWorld;
let other: TeamWorld;
let manager: Browser;
let coordinator: Browser;
let stranger: Browser;
let administrator: Browser;

beforeAll(async () => {
  test = await startTestApp();
  world = await addTeam(test.unitOfWork);
  other = await addTeam(test.unitOfWork, 'ACT Granne');
  const { teamId, regionId: principalId, municipalityId } = world;
  await test.unitOfWork.run(async (write) => {
    await write.update(Principal, { id: principalId }, { name: 'Region Skåne' });
    await write.update(Principal, { id: municipalityId }, { name: 'Malmö kommun' });
  });
  manager = await test.signIn(Role.TEAM_MANAGER, { teamId, principalId });
  coordinator = await test.signIn(Role.COORDINATOR, { teamId, principalId });
  stranger = await test.signIn(Role.TEAM_MANAGER, { teamId: other.teamId, principalId: other.regionId });
  administrator = await test.signIn(Role.ADMINISTRATOR);
});
afterAll(() => test.close());

const READ = `query ($id: ID!) { staffMember(id: $id) {
  name reference revision accountId
  posts { id employerId profession role percentHundredths fromDate toDate leaves { id fromDate toDate kind } }
  changes { recordType field earlierText newText reason recordedByName }
} }`;
const read = async (id: string) => (await manager.graphql(READ, { id })).data.staffMember;

const mutate = (name: string, input: object, browser = manager) => {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  return browser.graphql(
    `mutation ($input: ${type}!) { ${name}(input: $input) { __typename ... on StaffMember { id revision }
      ... on RevisionConflict { currentRevision } } }`,
    { input },
  );
};
const codesOf = ({ errors }: any) => errors?.[0]?.extensions.problems?.map(({ code }: any) => code);

/** Somebody new with a post of the region, and what the API says of them. */
async function member(reference: string, facts: object = {}) {
  const { teamId, regionId: employerId } = world;
  const id = await test.unitOfWork.run((write) =>
    addStaffMember(write, { teamId, employerId, reference, name: `Påhittad ${reference}`, ...facts }),
  );
  const { posts } = await read(id);
  return { id, postId: posts[0].id as string };
}

const idIn = (location: string | undefined) => location?.split('/').at(-1) as string;

describe('an employer that has ended', () => {
  const ended = async (name: string) => {
    const id = randomUUID();
    const stored = await test.unitOfWork.reader.findOneByOrFail(Principal, { id: world.regionId });
    const facts = { kind: PrincipalKind.PRIVATE, regionCode: null, organisationNumber: null };
    await test.unitOfWork.run((write) => write.insert(Principal, { ...stored, ...facts, id, name }));
    const { id: memberId, postId } = await member(`E${id.slice(0, 6)}`, { employerId: id });
    await test.unitOfWork.run((write) => write.update(Principal, { id }, { endedOn: '2026-03-31' }));
    return { id, memberId, postId };
  };
  const offered = async (path: string) => (await manager.get(path)).text;

  it('is offered for no new post, and stays where it stood', async () => {
    const { id, memberId, postId } = await ended('Nedlagda bolaget');
    for (const path of [`/teams/${world.teamId}/staff/new`, `/staff/${memberId}/posts/new`])
      expect(await offered(path)).not.toContain(id);
    expect(await offered(`/posts/${postId}/correct`)).toContain(id);
    const { revision } = await read(memberId);
    const corrected = await mutate('correctPost', {
      ...{ postId, revision, reason: 'Fel siffra' },
      percentHundredths: 4000,
    });
    expect(corrected.data.correctPost).toMatchObject({ revision: revision + 1 });
  });

  it('is refused by name for a new post, and for one that was somebody else’s', async () => {
    const { id: employerId } = await ended('Uppköpta bolaget');
    const { id: staffMemberId, postId } = await member('E-annan');
    const facts = { profession: 'NURSE', percentHundredths: 1000, fromDate: '2026-05-01' };
    const added = await mutate('addPost', { ...facts, staffMemberId, revision: 1, employerId });
    const moved = await mutate('correctPost', { postId, revision: 1, reason: 'Fel', employerId });
    for (const answer of [added, moved]) {
      expect(codesOf(answer)).toEqual(['recordEnded']);
      expect(answer.errors![0]!.extensions.problems[0].texts[0].text).toContain('Uppköpta bolaget');
    }
    expect((await read(staffMemberId)).posts).toHaveLength(1);
  });

  it('is refused by name in a file too, where a post that stands there may end', async () => {
    const { id, memberId } = await ended('Bolaget som var');
    const { reference, name, posts } = await read(memberId);
    const [post] = posts;
    const load = `mutation ($input: ImportRecordsInput!) { importRecords(input: $input) {
      accepted changed refusals { code column texts { text } } } }`;
    const send = async (row: string) => {
      const lines = `referens;namn;yrke;huvudman;tjänstgöringsgrad;från;till\n${row}`;
      const contentBase64 = Buffer.from(lines).toString('base64');
      const file = { teamId: world.teamId, kind: ImportKind.STAFF, fileName: 'p.csv', dryRun: false };
      return (await manager.graphql(load, { input: { ...file, contentBase64 } })).data.importRecords;
    };
    expect(await send('E-fil;Påhittad Fil;socionom;Bolaget som var;1;2026-05-01;')).toMatchObject({
      accepted: false,
      refusals: [{ code: 'principalEnded' }],
    });
    const stored = `${reference};${name};sjuksköterska;Bolaget som var;${post.percentHundredths / 10000}`;
    expect(await send(`${stored};${post.fromDate};2026-03-31`.replace('.', ','))).toMatchObject({
      accepted: true,
      changed: 1,
    });
    expect(await test.unitOfWork.reader.countBy(Post, { employerId: id })).toBe(1);
  });
});

describe('a member of staff', () => {
  it('comes with a first post, gets one more, is away and leaves, by form', async () => {
    const { teamId, municipalityId, regionId } = world;
    const first = {
      name: 'Test Dubbel',
      reference: 'D1',
      profession: 'SOCIAL_WORKER',
      fromDate: '2026-01-01',
    };
    const added = await manager.submit(
      `/teams/${teamId}/staff/new`,
      { ...first, employerId: regionId, percentHundredths: '62,5' },
      `/teams/${teamId}/staff`,
    );
    expect(added.status).toBe(303);
    const id = idIn(added.headers.location);
    const more = { employerId: municipalityId, profession: 'SOCIAL_WORKER', fromDate: '2026-02-01' };
    const posted = await manager.submit(
      `/staff/${id}/posts/new`,
      { ...more, percentHundredths: '33,33 %', revision: 1 },
      `/staff/${id}/posts`,
    );
    expect([posted.status, idIn(posted.headers.location)]).toEqual([303, id]);
    const { posts } = await read(id);
    expect(posts).toMatchObject([
      { employerId: regionId, percentHundredths: 6250, role: 'MEMBER', toDate: null },
      { employerId: municipalityId, percentHundredths: 3333 },
    ]);
    const away = { fromDate: '2026-03-01', toDate: '2026-04-30', kind: 'PARENTAL', revision: 2 };
    const left = `/posts/${posts[0].id}`;
    expect((await manager.submit(`${left}/leaves/new`, away, `${left}/leaves`)).status).toBe(303);
    const ended = await manager.submit(`${left}/end`, {
      toDate: '2026-05-31',
      reason: 'Nytt arbete',
      revision: 3,
    });
    expect(ended.status).toBe(303);
    const { text } = await manager.get(`/staff/${id}`);
    for (const shown of ['62,5 %', '33,33 %', 'Region Skåne', 'Malmö kommun', 'Nytt arbete', '31 maj 2026'])
      expect(text).toContain(shown);
    expect(text).toContain(sv('kind.leaveKind.PARENTAL'));
    const { text: team } = await manager.get(`/teams/${teamId}`);
    expect(team).toContain('33,33 %');
    expect(team).not.toContain('62,5 %');
    expect((await read(id)).changes).toMatchObject([
      { recordType: 'POST', field: 'toDate', newText: '2026-05-31', reason: 'Nytt arbete' },
      { recordType: 'LEAVE', field: 'added' },
      { recordType: 'POST', field: 'added', newText: '2026-02-01' },
      { recordType: 'MEMBER', field: 'added', recordedByName: 'Test TEAM_MANAGER' },
    ]);
    const log = await test.unitOfWork.reader.findBy(AccessLogEntry, { recordId: posts[0].id });
    expect(log).toMatchObject([{ action: 'UPDATE', recordType: 'post', teamId }]);
  });

  it.each([
    ['0', 'isPercent'],
    ['200,01', 'isPercent'],
    ['33,333', 'isPercent'],
    ['-5', 'isPercent'],
    ['halvtid', 'isPercent'],
    ['', 'isNotEmpty'],
  ])('is refused with %p percent, and nothing that was written is lost', async (percentHundredths, code) => {
    const { teamId, regionId: employerId } = world;
    const fields = {
      name: 'Test Procent',
      reference: 'P1',
      profession: 'NURSE',
      fromDate: '2026-01-01',
      employerId,
    };
    const page = `/teams/${teamId}/staff/new`;
    const refused = await manager.submit(page, { ...fields, percentHundredths }, `/teams/${teamId}/staff`);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain(sv(`problem.${code}`));
    expect(refused.text).toContain('Test Procent');
    expect(await test.unitOfWork.reader.countBy(StaffMember, { reference: 'P1' })).toBe(0);
  });

  it('may have 110 percent, and several posts of one employer after each other', async () => {
    const { id: staffMemberId, postId } = await member('N1', { percentHundredths: 11_000 });
    const post = { employerId: world.regionId, profession: 'NURSE', percentHundredths: 20_000 };
    const add = (fromDate: string, revision: number) =>
      mutate('addPost', { staffMemberId, revision, ...post, fromDate });
    expect(codesOf(await add('2026-02-01', 1))).toEqual(['postOverlaps']);
    await mutate('endPost', { postId, revision: 1, toDate: '2026-01-31' });
    expect((await add('2026-02-01', 2)).errors).toBeUndefined();
    expect(codesOf(await mutate('endPost', { postId, revision: 3, toDate: '2026-03-01' }))).toEqual([
      'postEnded',
    ]);
    expect((await read(staffMemberId)).posts).toMatchObject([
      { percentHundredths: 11_000, toDate: '2026-01-31' },
      { percentHundredths: 20_000, fromDate: '2026-02-01' },
    ]);
  });

  it('has leaves within the post and apart from each other', async () => {
    const { id, postId } = await member('L0', { fromDate: '2026-01-01', toDate: '2026-12-31' });
    const add = (fromDate: string, toDate: string | null, revision: number) =>
      mutate('addLeave', { postId, revision, fromDate, toDate });
    expect(codesOf(await add('2025-12-31', null, 1))).toEqual(['leaveOutsidePost']);
    expect(codesOf(await add('2026-12-01', '2027-01-01', 1))).toEqual(['leaveOutsidePost']);
    expect(codesOf(await add('2026-03-01', '2026-02-01', 1))).toEqual(['beforeStart']);
    expect((await add('2026-03-01', '2026-03-31', 1)).errors).toBeUndefined();
    expect(codesOf(await add('2026-03-31', null, 2))).toEqual(['leaveOverlaps']);
    const { posts } = await read(id);
    expect(posts[0].leaves).toMatchObject([{ fromDate: '2026-03-01', toDate: '2026-03-31', kind: null }]);
  });

  it('is put right with what was there, who and why, and what should never have been is struck', async () => {
    const { id, postId } = await member('R1', { percentHundredths: 10_000 });
    const { municipalityId: employerId } = world;
    const put = {
      employerId,
      profession: 'NURSE',
      role: 'LEADER',
      percentHundredths: '75',
      fromDate: '2010-01-01',
    };
    const page = `/posts/${postId}/correct`;
    const { text } = await manager.get(page);
    expect(text).toContain('value="100"');
    expect((await manager.submit(page, { ...put, revision: 1 })).status).toBe(422);
    expect((await manager.submit(page, { ...put, revision: 1, reason: 'Fel i filen' })).status).toBe(303);
    const stale = await manager.submit(page, { ...put, revision: 1, reason: 'En gång till' });
    expect(stale.status).toBe(409);
    const name = { revision: 2, name: 'Gift Påhittad', reference: 'R1', qualifications: '', reason: 'Gift' };
    expect((await manager.submit(`/staff/${id}/correct`, name)).status).toBe(303);
    const same = await manager.submit(`/staff/${id}/correct`, { ...name, revision: 3 });
    expect(same.text).toContain(sv('problem.nothingCorrected'));
    const taken = await manager.submit(`/staff/${id}/correct`, { ...name, revision: 3, reference: 'D1' });
    expect(taken.text).toContain(sv('problem.referenceTaken'));
    expect((await manager.submit(`/posts/${postId}/void`, { revision: 3, reason: 'Fel team' })).status).toBe(
      303,
    );
    const stored = await read(id);
    expect(stored).toMatchObject({ name: 'Gift Påhittad', posts: [] });
    const lines = stored.changes.map(({ field, earlierText, newText, reason }: any) =>
      [field, earlierText, newText, reason].join(' | '),
    );
    expect(lines.sort()).toEqual([
      'employer | Region Skåne | Malmö kommun | Fel i filen',
      'name | Påhittad R1 | Gift Påhittad | Gift',
      'percentHundredths | 10000 | 7500 | Fel i filen',
      'role | MEMBER | LEADER | Fel i filen',
      'voided | 2010-01-01 |  | Fel team',
    ]);
    expect((await manager.get(`/staff/${id}`)).text).toContain('<s>100 %</s>');
    expect(await test.unitOfWork.reader.countBy(Post, { id: postId })).toBe(1);
    await expect(
      test.unitOfWork.run((write) => write.query("UPDATE staff_change SET reason = 'annat'")),
    ).rejects.toThrow(/immutable record/);
  });

  it('puts a leave right, and ends it when it is known', async () => {
    const { id, postId } = await member('R2');
    await mutate('addLeave', { postId, revision: 1, fromDate: '2026-03-01' });
    const [{ leaves }] = (await read(id)).posts;
    const page = `/leaves/${leaves[0].id}/correct`;
    const back = { fromDate: '2026-03-01', toDate: '2026-06-30', kind: '', reason: 'Åter', revision: 2 };
    expect((await manager.submit(page, back)).status).toBe(303);
    expect((await read(id)).posts[0].leaves).toMatchObject([{ toDate: '2026-06-30', kind: null }]);
    const wrong = { revision: 3, reason: 'Fel person' };
    expect((await manager.submit(`/leaves/${leaves[0].id}/void`, wrong)).status).toBe(303);
    expect((await read(id)).posts[0].leaves).toEqual([]);
  });

  it('has leaves that begin and end with the post, also when its days are changed', async () => {
    const { id, postId } = await member('R3', { fromDate: '2026-01-01' });
    const { fromDate, employerId } = (await read(id)).posts[0];
    await mutate('addLeave', { postId, revision: 1, fromDate: '2026-02-01', toDate: '2026-02-28' });
    await mutate('addLeave', { postId, revision: 2, fromDate: '2026-03-01' });
    await mutate('addLeave', { postId, revision: 3, fromDate: '2026-01-10', toDate: '2026-01-12' });
    await mutate('endPost', { postId, revision: 4, toDate: '2026-03-10', reason: 'Ny tjänst' });
    const leaves = async () =>
      (await read(id)).posts[0].leaves.map((leave: any) => [leave.fromDate, leave.toDate]);
    expect(await leaves()).toEqual([
      ['2026-01-10', '2026-01-12'],
      ['2026-02-01', '2026-02-28'],
      ['2026-03-01', '2026-03-10'],
    ]);
    const moved = { postId, employerId, reason: 'Fel dagar', fromDate: '2026-02-10', toDate: '2026-02-27' };
    await mutate('correctPost', { ...moved, revision: 5 });
    expect([fromDate, await leaves()]).toEqual(['2026-01-01', [['2026-02-10', '2026-02-27']]]);
    const [stored] = await test.unitOfWork.reader.findBy(Leave, { postId, voidedAt: IsNull() });
    expect(stored!.days).toBe(18);
    const { changes } = await read(id);
    const ofLeaves = changes.filter((change: any) => change.recordType === 'LEAVE' && change.reason);
    expect(ofLeaves.map((change: any) => [change.field, change.earlierText, change.newText]).sort()).toEqual([
      ['fromDate', '2026-02-01', '2026-02-10'],
      ['toDate', null, '2026-03-10'],
      ['toDate', '2026-02-28', '2026-02-27'],
      ['voided', '2026-01-10', null],
      ['voided', '2026-03-01', null],
    ]);
  });

  it('coordinates for nobody new once the last post has ended', async () => {
    const { teamId } = world;
    const { id, postId } = await member('R4', { fromDate: '2020-01-01' });
    const form = `/teams/${teamId}/persons/new`;
    const enrol = (identityNumber: string) =>
      manager.submit(
        form,
        {
          ...{ identityNumber, givenName: 'Åsa', familyName: 'Påhitt', language: 'svenska' },
          ...{ fromDate: DAY, coordinatorIds: id },
        },
        `/teams/${teamId}/persons`,
      );
    await mutate('endPost', { postId, revision: 1, toDate: DAY });
    expect((await manager.get(form)).text).toContain(id);
    expect((await enrol('T471147')).status).toBe(303);
    await test.unitOfWork.run((write) => write.update(Post, { id: postId }, { toDate: addDays(DAY, -1) }));
    expect((await manager.get(form)).text).not.toContain(id);
    expect((await enrol('T471148')).text).toContain(sv('problem.notEmployedThen'));
  });

  it("of another team is not found, and is changed by the team's manager alone", async () => {
    const { id, postId } = await member('X1');
    for (const path of [
      `/staff/${id}`,
      `/staff/${id}/correct`,
      `/posts/${postId}/end`,
      `/staff/${id}/account`,
    ])
      expect([path, (await stranger.get(path)).status]).toEqual([path, 404]);
    expect((await coordinator.get(`/staff/${id}`)).status).toBe(200);
    expect((await coordinator.get(`/staff/${id}/correct`)).status).toBe(404);
    const end = { postId, revision: 1, toDate: '2026-01-01' };
    expect((await mutate('endPost', end, stranger)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect((await administrator.get(`/staff/${id}`)).status).toBe(200);
  });
});

describe('an account', () => {
  const accountOf = async (name: string) =>
    (await test.unitOfWork.reader.findOneByOrFail(Account, { name })).id;

  it('is linked to a member of the team, once, by whoever may, and finds itself then', async () => {
    const { id: staffMemberId } = await member('A1');
    const { id: otherId } = await member('A2');
    const accountId = await accountOf('Test COORDINATOR');
    expect((await coordinator.graphql('{ myStaffMembers { id } }')).data.myStaffMembers).toEqual([]);
    const { text } = await administrator.get(`/staff/${staffMemberId}/account`);
    expect(text).toContain('Test COORDINATOR');
    const linked = await administrator.submit(`/staff/${staffMemberId}/account`, { accountId, revision: 1 });
    expect(linked.status).toBe(303);
    expect((await coordinator.graphql('{ myStaffMembers { id } }')).data.myStaffMembers).toEqual([
      { id: staffMemberId },
    ]);
    const twice = await manager.submit(`/staff/${otherId}/account`, { accountId, revision: 1 });
    expect(twice.text).toContain(sv('problem.accountLinked', { name: 'Påhittad A1' }));
    const link = { staffMemberId: otherId, revision: 1, accountId: await accountOf('Test ADMINISTRATOR') };
    expect(codesOf(await mutate('linkStaffAccount', link))).toEqual(['accountNotInTeam']);
    expect((await manager.get(`/staff/${staffMemberId}`)).text).toContain('Test COORDINATOR');
    expect((await read(staffMemberId)).changes).toMatchObject([
      { field: 'account', newText: 'Test COORDINATOR' },
    ]);
    await mutate('linkStaffAccount', { staffMemberId, revision: 2 });
    expect((await read(staffMemberId)).accountId).toBeNull();
  });

  it('lets a member be picked as a rater from the list, and anybody else be written by username', async () => {
    const { teamId } = world;
    const { id: staffMemberId } = await member('A3');
    const accountId = await accountOf('Test COORDINATOR');
    const page = `/teams/${teamId}/audits/new?scale=dacts`;
    expect((await manager.get(page)).text).not.toContain(sv('raters.secondInTeam'));
    await mutate('linkStaffAccount', { staffMemberId, revision: 1, accountId });
    const { text } = await manager.get(page);
    expect(text).toContain(sv('raters.secondInTeam'));
    expect(text).toContain(`<option value="${staffMemberId}">Påhittad A3</option>`);
    const window = { scale: 'dacts', windowFrom: '2026-05-04', windowTo: '2026-05-31' };
    const start = (raters: object) =>
      manager.submit(page, { ...window, ...raters }, `/teams/${teamId}/audits`);
    const both = await start({ secondRaterStaffId: staffMemberId, secondRater: 'granskare' });
    expect(both.text).toContain(sv('problem.raterNamedTwice'));
    const { id: unlinked } = await member('A4');
    const alone = await start({ secondRaterStaffId: unlinked });
    expect(alone.text).toContain('href="#field-secondRaterStaffId"');
    const started = await start({ secondRaterStaffId: staffMemberId });
    expect(started.status).toBe(303);
    const raters = await test.unitOfWork.reader.findBy(AuditRater, {
      auditId: idIn(started.headers.location),
    });
    expect(raters.map(({ name }) => name).sort()).toEqual(['Test COORDINATOR', 'Test TEAM_MANAGER']);
  });
});

describe('a file of staff', () => {
  const header = 'referens;namn;yrke;roll;huvudman;tjänstgöringsgrad;från;till;kompetens';
  const load = async (...rows: string[]) => {
    const contentBase64 = Buffer.from([header, ...rows].join('\r\n')).toString('base64');
    const { data, errors } = await manager.graphql(
      `mutation ($input: ImportRecordsInput!) { importRecords(input: $input) {
        accepted added changed known refused refusals { line column code } } }`,
      {
        input: {
          teamId: world.teamId,
          kind: ImportKind.STAFF,
          fileName: 'personal.csv',
          contentBase64,
          dryRun: false,
        },
      },
    );
    if (errors) throw new Error(JSON.stringify(errors));
    return data.importRecords;
  };
  const stored = async (reference: string) => {
    const { id } = await test.unitOfWork.reader.findOneByOrFail(StaffMember, {
      teamId: world.teamId,
      reference,
    });
    return read(id);
  };

  it.each([
    ['62,5 %', 6250],
    ['33,33 %', 3333],
    ['110 %', 11_000],
    ['200%', 20_000],
    ['0,5', 5000],
    ['1', 10_000],
  ])('takes a post of %s', async (share, percentHundredths) => {
    const reference = `F${percentHundredths}`;
    const row = `${reference};Test Person;undersköterska;;Malmö kommun;${share};2026-01-01;;`;
    expect(await load(row)).toMatchObject({ accepted: true, added: 1 });
    expect((await stored(reference)).posts).toMatchObject([{ percentHundredths }]);
    expect(await load(row)).toMatchObject({ accepted: true, known: 1 });
  });

  it('takes 0 percent for a leave from the post that it falls in, and for nobody at work where there is none', async () => {
    const of = (share: string, from: string, to = '') =>
      `L1;Test Föräldraledig;sjuksköterska;;Region Skåne;${share};${from};${to};`;
    expect(await load('L2;Test Tjänstledig;socionom;;Malmö kommun;0 %;2025-01-01;;')).toMatchObject({
      added: 1,
    });
    expect((await stored('L2')).posts).toMatchObject([{ percentHundredths: 0, leaves: [] }]);
    expect(await load(of('1', '2024-01-01'), of('0', '2025-01-01'))).toMatchObject({ added: 2 });
    expect((await stored('L1')).posts).toMatchObject([
      { percentHundredths: 10_000, toDate: null, leaves: [{ fromDate: '2025-01-01', toDate: null }] },
    ]);
    const day = addDays('2025-01-01', 30);
    const atWork = async () =>
      (await membersOn(test.unitOfWork.reader, world.teamId, day)).map(({ reference }) => reference);
    expect(await atWork()).not.toContain('L1');
    expect(await atWork()).not.toContain('L2');
    // She comes back: the leave gets its last day, and the post has gone on all the time.
    expect(await load(of('1', '2024-01-01'), of('0', '2025-01-01', '2025-01-30'))).toMatchObject({
      known: 1,
      changed: 1,
    });
    expect(await atWork()).toContain('L1');
    expect(await load(of('0', '2025-01-15'))).toMatchObject({ refused: 1, refusals: [{ code: 'overlaps' }] });
    expect(await load(of('0', '2023-12-01'))).toMatchObject({ refused: 1, refusals: [{ code: 'overlaps' }] });
  });

  it('takes two employers for two posts of one member, and one employer twice for none', async () => {
    const row = (employer: string, from: string) => `D9;Test Dubbel;socionom;;${employer};0,5;${from};;`;
    const both = [row('Region Skåne', '2026-01-01'), row('Malmö kommun', '2026-02-01')];
    expect(await load(...both)).toMatchObject({ accepted: true, added: 2 });
    expect(await test.unitOfWork.reader.countBy(StaffMember, { reference: 'D9' })).toBe(1);
    expect((await stored('D9')).posts).toMatchObject([
      { employerId: world.regionId, fromDate: '2026-01-01' },
      { employerId: world.municipalityId, fromDate: '2026-02-01' },
    ]);
    expect(await load(row('Region Skåne', '2026-03-01'))).toMatchObject({
      refused: 1,
      refusals: [{ line: 2, column: 'från', code: 'overlaps' }],
    });
  });

  it('keeps the name that came before, and takes the earlier row for known', async () => {
    const before = 'G1;Test Ogift;socionom;;Region Skåne;1;2020-01-01;2024-12-31;';
    const after = 'G1;Test Gift;socionom;;Region Skåne;1;2025-01-01;;handledning';
    expect(await load(before)).toMatchObject({ added: 1 });
    expect(await load(before, after)).toMatchObject({ known: 1, added: 1 });
    expect(await stored('G1')).toMatchObject({
      name: 'Test Gift',
      changes: expect.arrayContaining([
        expect.objectContaining({ field: 'name', earlierText: 'Test Ogift', newText: 'Test Gift' }),
      ]),
    });
    expect(await load(before, after)).toMatchObject({ known: 2 });
    expect(await load('G1;Test Annan;socionom;;Region Skåne;1;2025-01-01;;')).toMatchObject({
      refusals: [{ code: 'differs' }],
    });
  });

  it('takes no two humans for one, in the file or with who is there', async () => {
    const row = (name: string, employer: string, from = '2026-01-01', share = '0,5') =>
      `D7;${name};socionom;;${employer};${share};${from};;`;
    const refusal = { accepted: false, refused: 1 };
    for (const other of ['Test Annan', 'Bo Låtsas', 'Låtsasson'])
      expect([
        other,
        await load(row('Påhittad Ek', 'Region Skåne'), row(other, 'Malmö kommun')),
      ]).toMatchObject([
        other,
        { ...refusal, refusals: [{ line: 3, column: 'namn', code: 'referenceTwice' }] },
      ]);
    expect(await test.unitOfWork.reader.countBy(StaffMember, { reference: 'D7' })).toBe(0);
    for (const same of ['Ek, Påhittad', 'Påhittad Maria Ek', 'påhittad ek', 'Påhittad Låtsas', 'Pahittad EK'])
      expect([
        same,
        await load(row('Påhittad Ek', 'Region Skåne'), row(same, 'Malmö kommun', '2025-01-01')),
      ]).toMatchObject([same, { accepted: true }]);
    expect(await load(row('Bo Låtsas', 'Malmö kommun', '2026-03-01'))).toMatchObject(refusal);
    expect(await load(row('Bo Låtsas', 'Region Skåne', '2026-03-01', '0'))).toMatchObject({
      ...refusal,
      refusals: [{ line: 2, column: 'namn', code: 'referenceTaken' }],
    });
  });

  it('leaves the persons of a coordinator who leaves without one, and those of one who changes post with theirs', async () => {
    const { teamId, regionId: ownerId } = world;
    const { enrolmentId } = await addPerson(test.unitOfWork, { teamId, ownerId, fromDate: '2024-01-01' });
    const row = (employer: string, from: string, to = '') =>
      `M08;Ingegärd Låtsasdotter;arbetsterapeut;vård- och stödsamordnare;${employer};1;${from};${to};`;
    await load(row('Region Skåne', '2023-07-28'));
    const { id: staffMemberId } = await test.unitOfWork.reader.findOneByOrFail(StaffMember, {
      teamId,
      reference: 'M08',
    });
    await test.unitOfWork.run((write) =>
      write.insert(EnrolmentCoordinator, coordinatorFrom(enrolmentId, staffMemberId, '2024-01-01')),
    );
    const coordinators = async () => {
      const { data } = await coordinator.graphql(
        'query ($teamId: ID!) { persons(teamId: $teamId) { items { enrolment { id } coordinators { name } } } }',
        { teamId },
      );
      return data.persons.items
        .find((one: any) => one.enrolment.id === enrolmentId)
        .coordinators.map(({ name }: any) => name);
    };
    expect(await coordinators()).toEqual(['Ingegärd Låtsasdotter']);
    const last = addDays(today(), -29);
    const next = addDays(last, 1);
    const changed = [row('Region Skåne', '2023-07-28', last), row('Malmö kommun', next)];
    expect(await load(...changed)).toMatchObject({ changed: 1, added: 1 });
    expect(await coordinators()).toEqual(['Ingegärd Låtsasdotter']);
    expect(await load(row('Malmö kommun', next, addDays(today(), -1)))).toMatchObject({ changed: 1 });
    expect(await coordinators()).toEqual([]);
    expect((await coordinator.get(`/teams/${teamId}/persons`)).text).toContain(sv('person.noCoordinator'));
    // Who did coordinate is still told where the enrolment is put right.
    expect(await test.unitOfWork.reader.countBy(Enrolment, { id: enrolmentId })).toBe(1);
    expect((await coordinator.get(`/enrolments/${enrolmentId}/correct`)).text).toContain(
      'Ingegärd Låtsasdotter',
    );
  });
});
