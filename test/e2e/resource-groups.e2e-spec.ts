import { randomUUID } from 'node:crypto';
import { Role } from '../../src/access/role.js';
import { AccessLogEntry } from '../../src/platform/access-log/access-log-entry.entity.js';
import { sql } from '../../src/platform/database/sql.js';
import { addDays } from '../../src/platform/dates/civil-date.js';
import { today } from '../../src/platform/dates/today.js';
import { said } from '../support/said.js';
import { storeGroup } from '../support/stored-group.js';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.js';
import { reserveNumber } from '../support/test-person.js';
import { addTeam } from '../support/test-records.js';
import { sv } from '../support/words.js';

const GROUP = `id revision members { name kind relation phone seesCrisisPlan audience } goals { term text followUpOn }`;
const READ = `query ($personId: ID!) { resourceGroup(personId: $personId) { ${GROUP} } }`;
const SAVE = `mutation ($input: SaveResourceGroupInput!) { saveResourceGroup(input: $input) {
  __typename ... on ResourceGroup { ${GROUP} } ... on RevisionConflict { currentRevision texts { locale text } } } }`;

let test: TestApp;
let teamId: string;
let ownerId: string;
let coordinator: Browser;
let another: Browser;
let manager: Browser;
let stranger: Browser;

beforeAll(async () => {
  test = await startTestApp();
  ({ teamId, regionId: ownerId } = await addTeam(test.unitOfWork));
  coordinator = await test.signIn(Role.COORDINATOR, { teamId });
  another = await test.signIn(Role.COORDINATOR, { teamId });
  manager = await test.signIn(Role.TEAM_MANAGER, { teamId });
  stranger = await test.signIn(Role.COORDINATOR, { teamId: (await addTeam(test.unitOfWork)).teamId });
});
afterAll(() => test?.close());

async function mutate(mutation: string, input: object): Promise<any> {
  const { data, errors } = await coordinator.graphql(mutation, { input });
  expect(errors).toBeUndefined();
  return data;
}

/** Somebody made up, enrolled in the team since today. */
async function enrol(): Promise<string> {
  const { enrolPerson } = await mutate(
    'mutation ($input: EnrolPersonInput!) { enrolPerson(input: $input) { personId } }',
    {
      teamId,
      identityNumber: reserveNumber(),
      givenName: 'Åsa',
      familyName: 'Påhittsson',
      fromDate: today(),
    },
  );
  return enrolPerson.personId;
}

const sister = {
  name: 'Mia Påhittsson',
  kind: 'RELATIVE',
  relation: 'Syster',
  phone: '070-174 06 05',
  seesCrisisPlan: true,
  audience: 'EVERYONE',
};
const contact = {
  name: 'Bo Ek',
  kind: 'AUTHORITY',
  relation: '',
  phone: '',
  seesCrisisPlan: false,
  audience: 'CARE_AND_SUPPORT',
};
const goals = [
  { term: 'SHORT', text: 'Gå ut varje dag', followUpOn: '2026-12-01' },
  { term: 'LONG', text: 'Arbeta halvtid', followUpOn: null },
];

describe('a resource group', () => {
  it('is missing until it is saved, and then holds what the person wanted, long-term goals first', async () => {
    const personId = await enrol();
    expect((await coordinator.graphql(READ, { personId })).data.resourceGroup).toBeNull();

    const input = { personId, revision: 0, members: [sister, contact], goals };
    await mutate(SAVE, input);
    const { data } = await manager.graphql(READ, { personId });
    expect(data.resourceGroup).toEqual({
      id: expect.any(String),
      revision: 1,
      members: [sister, contact],
      goals: [goals[1], goals[0]],
    });
  });

  it('is what the last save made of it', async () => {
    const personId = await enrol();
    await mutate(SAVE, { personId, revision: 0, members: [sister, contact], goals });
    const { saveResourceGroup } = await mutate(SAVE, {
      personId,
      revision: 1,
      members: [contact],
      goals: [],
    });
    expect(saveResourceGroup).toMatchObject({ revision: 2, members: [contact], goals: [] });
  });

  it('is not overwritten by somebody who had not seen the last save', async () => {
    const personId = await enrol();
    await mutate(SAVE, { personId, revision: 0, members: [sister], goals });
    const { saveResourceGroup } = await mutate(SAVE, { personId, revision: 0, members: [], goals: [] });
    expect(saveResourceGroup).toEqual({
      __typename: 'RevisionConflict',
      currentRevision: 1,
      texts: said(
        expect.stringMatching(/^Någon annan har sparat/),
        expect.stringMatching(/^Somebody else has saved/),
      ),
    });
    expect((await coordinator.graphql(READ, { personId })).data.resourceGroup.members).toEqual([sister]);
  });

  it('names every fault of what is sent, and writes nothing', async () => {
    const personId = await enrol();
    const { errors } = await coordinator.graphql(SAVE, {
      input: {
        personId,
        revision: 0,
        members: [{ ...sister, name: '' }],
        goals: [{ term: 'LONG', text: 'x', followUpOn: '2026-02-30' }],
      },
    });
    expect(errors?.[0]?.extensions.problems).toMatchObject([
      { path: 'members.0.name', texts: said(expect.any(String)) },
      { path: 'goals.0.followUpOn' },
    ]);
    expect((await coordinator.graphql(READ, { personId })).data.resourceGroup).toBeNull();
  });

  it('holds what can be printed with each plan, and says how long it is when it is longer', async () => {
    const personId = await enrol();
    // The sister takes three lines.
    const group = (lines: number) => ({
      personId,
      revision: 0,
      members: [sister],
      goals: [{ term: 'LONG', text: Array(lines).fill('x').join('\n') }],
    });
    const { errors } = await coordinator.graphql(SAVE, { input: group(298) });
    expect(errors?.[0]?.extensions.problems).toMatchObject([
      {
        path: '',
        code: 'groupTooLong',
        texts: said(expect.stringContaining('ungefär 301 rader på papper, och det får vara högst 300')),
      },
    ]);
    const page = `/persons/${personId}/resource-group/edit`;
    const { goals } = group(298);
    const sent = await coordinator.submit(page, {
      revision: '0',
      'members[0][name]': sister.name,
      'members[0][kind]': sister.kind,
      'members[0][relation]': sister.relation,
      'members[0][phone]': sister.phone,
      'goals[0][term]': 'LONG',
      'goals[0][text]': goals[0]!.text,
    });
    expect(sent.status).toBe(422);
    expect(sent.text).toContain('och det får vara högst 300');
    expect(sent.text).toContain(goals[0]!.text);
    expect((await mutate(SAVE, group(297))).saveResourceGroup.revision).toBe(1);
  });

  it('is as good as missing for another team, and cannot be changed by a manager', async () => {
    const personId = await enrol();
    await mutate(SAVE, { personId, revision: 0, members: [sister], goals });
    const answers = await Promise.all(
      [personId, randomUUID()].map((id) => stranger.graphql(READ, { personId: id })),
    );
    const codes = answers.map(({ errors }) => errors?.[0]?.extensions);
    expect(codes[0]).toMatchObject({ code: 'NOT_FOUND' });
    expect({ ...codes[0], requestId: '' }).toEqual({ ...codes[1], requestId: '' });
    const input = { personId, revision: 1, members: [], goals: [] };
    for (const browser of [stranger, manager]) {
      const { errors } = await browser.graphql(SAVE, { input });
      expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    }
  });

  it('leaves a row in the log for each read and each change, and says what was refused', async () => {
    const personId = await enrol();
    await mutate(SAVE, { personId, revision: 0, members: [], goals: [] });
    await manager.graphql(READ, { personId });
    await stranger.graphql(READ, { personId });
    await coordinator.graphql(SAVE, { input: { personId, revision: 0, members: [], goals: [] } });
    const rows = await test.unitOfWork.reader.find(AccessLogEntry, {
      where: { personId, recordType: 'resource_group' },
      order: { id: 'ASC' },
    });
    expect(rows.map(({ action, teamId, outcome }) => [action, teamId, outcome])).toEqual([
      ['UPDATE', teamId, 'ALLOWED'],
      ['READ', teamId, 'ALLOWED'],
      ['READ', null, 'DENIED'],
      // What came too late wrote nothing.
      ['READ', teamId, 'ALLOWED'],
    ]);
  });
});

describe('the versions of a group', () => {
  const VERSIONS = `query ($personId: ID!) { resourceGroupVersions(personId: $personId) { id number savedAt savedByName } }`;
  const VERSION = `query ($personId: ID!, $versionId: ID, $on: String) {
    resourceGroup(personId: $personId, versionId: $versionId, on: $on) {
      revision changedAt members { memberKey name phone } goals { goalKey text } } }`;
  const ask = async (query: string, variables: Record<string, unknown>) => {
    const { data, errors } = await coordinator.graphql(query, variables);
    expect(errors).toBeUndefined();
    return data;
  };
  const namesIn = ({ members }: any) => members.map(({ name }: any) => name);
  const friend = (name: string) => ({ name, kind: 'FRIEND' });

  it('are one for each of ten saves by two who write from the same lists, and nothing of any is lost', async () => {
    const personId = await enrol();
    let stored: { revision: number; members: object[] } = { revision: 0, members: [] };
    for (let turn = 1; turn <= 5; turn++) {
      const seen = stored;
      for (const [browser, name] of [
        [coordinator, `Anna ${turn}`],
        [another, `Bo ${turn}`],
      ] as const) {
        const mine = (members: object[]) => ({
          personId,
          revision: stored.revision,
          members: [...members, friend(name)],
          goals: [{ term: 'SHORT', text: `Mål ${name}` }],
        });
        const late = await browser.graphql(SAVE, {
          input: { ...mine(seen.members), revision: seen.revision },
        });
        // The second of each two has not seen what the first wrote, and sends both in one.
        if (late.data.saveResourceGroup.__typename === 'RevisionConflict') {
          expect(name).toMatch(/^Bo/);
          const both = await browser.graphql(SAVE, { input: mine(stored.members) });
          expect(both.data.saveResourceGroup.__typename).toBe('ResourceGroup');
        }
        stored = (await ask(READ, { personId })).resourceGroup;
      }
    }
    const { resourceGroupVersions: versions } = await ask(VERSIONS, { personId });
    expect(versions.map(({ number }: any) => number)).toEqual([10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
    const savers = await sql<{ saves: number }>(
      test.unitOfWork.reader,
      `SELECT COUNT(*) AS saves FROM resource_group_version
         JOIN resource_group ON resource_group.id = group_id AND person_id = :personId GROUP BY saved_by`,
      { personId },
    );
    expect(savers.map(({ saves }) => Number(saves))).toEqual([5, 5]);
    expect(versions[0].savedByName).toBe('Test COORDINATOR');
    const all = [1, 2, 3, 4, 5].flatMap((turn) => [`Anna ${turn}`, `Bo ${turn}`]);
    for (const { id: versionId, number, savedAt } of versions) {
      const { resourceGroup } = await ask(VERSION, { personId, versionId });
      expect(resourceGroup).toMatchObject({ revision: number, changedAt: savedAt });
      expect(namesIn(resourceGroup)).toEqual(all.slice(0, number));
      expect(resourceGroup.goals.map(({ text }: any) => text)).toEqual([`Mål ${all[number - 1]}`]);
      const { status, text } = await manager.get(
        `/persons/${personId}/resource-group?versionId=${versionId}`,
      );
      expect([status, text.includes(`Mål ${all[number - 1]}`)]).toEqual([200, true]);
    }
  });

  it('have the same key for whoever is in several, by the key or else by the name', async () => {
    const personId = await enrol();
    const save = async (revision: number, members: object[], texts: object[]) => {
      const goals = texts.map((goal) => ({ term: 'LONG', ...goal }));
      await mutate(SAVE, { personId, revision, members, goals });
      return (await ask(VERSION, { personId })).resourceGroup;
    };
    const first = await save(0, [friend('Mia'), friend('Bo')], [{ text: 'Odla.' }]);
    const [mia, bo] = first.members.map(({ memberKey }: any) => memberKey);
    const second = await save(
      1,
      [
        { ...friend('Bosse'), memberKey: bo },
        { ...friend('Mia'), phone: '070-174 06 05' },
      ],
      [{ text: 'Odla.' }, { text: 'Odla mer.' }],
    );
    expect(second.members.map(({ memberKey }: any) => memberKey)).toEqual([bo, mia]);
    expect(second.goals[0].goalKey).toBe(first.goals[0].goalKey);
    expect(second.goals[1].goalKey).not.toBe(first.goals[0].goalKey);
    // Whoever was taken out comes back as the same.
    await save(2, [friend('Mia')], []);
    const last = await save(3, [{ ...friend('Bosse'), memberKey: bo }], []);
    expect(last.members).toEqual([{ memberKey: bo, name: 'Bosse', phone: '' }]);
  });

  it('tell the group of any day, as it was when the day was over', async () => {
    const personId = await enrol();
    const saved = (name: string, savedAt: string) =>
      test.unitOfWork.run((db) =>
        storeGroup(db, { ownerId, personId, members: [{ name }], savedAt: new Date(savedAt) }),
      );
    await saved('Mia', '2026-03-01T09:00:00Z');
    // Half past eleven in the evening in Sweden, and half past midnight.
    await saved('Bo', '2026-03-04T22:30:00Z');
    await saved('Lo', '2026-03-05T23:30:00Z');
    const on = async (day: string) => {
      const { resourceGroup } = await ask(VERSION, { personId, on: day });
      return resourceGroup && namesIn(resourceGroup);
    };
    const days = ['2026-02-28', '2026-03-01', '2026-03-03', '2026-03-04', '2026-03-05', '2026-03-06'];
    expect(await Promise.all(days.map(on))).toEqual([null, ['Mia'], ['Mia'], ['Bo'], ['Bo'], ['Lo']]);
    const page = `/persons/${personId}/resource-group`;
    const { text } = await coordinator.get(`${page}?on=2026-03-03`);
    expect(text).toContain(sv('resourceGroup.onDay', { day: '3 mars 2026' }));
    expect(text).toContain('<th scope="row">Mia</th>');
    // What was is not changed.
    expect(text).not.toContain(`${page}/edit`);
    const before = await coordinator.get(`${page}?on=2026-02-28`);
    expect(before.text).toContain(sv('resourceGroup.noneThen'));
    for (const wrong of ['on=2026-02-30', 'versionId=1'])
      expect((await coordinator.get(`${page}?${wrong}`)).status).toBe(422);
  });

  it('are of this person alone', async () => {
    const [personId, otherId] = [await enrol(), await enrol()];
    for (const id of [personId, otherId])
      await mutate(SAVE, { personId: id, revision: 0, members: [], goals: [] });
    const { resourceGroupVersions } = await ask(VERSIONS, { personId: otherId });
    for (const versionId of [resourceGroupVersions[0].id, randomUUID()]) {
      const { errors } = await coordinator.graphql(VERSION, { personId, versionId });
      expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    }
    const { errors } = await stranger.graphql(VERSIONS, { personId });
    expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });

  it('are neither changed, removed nor added to by anybody who reaches past the program', async () => {
    const personId = await enrol();
    await mutate(SAVE, { personId, revision: 0, members: [sister], goals });
    const { resourceGroup } = await ask(READ, { personId });
    const groupId = resourceGroup.id;
    const ofGroup = `group_id = '${groupId}'`;
    const tables = ['resource_group_version', 'resource_group_member', 'resource_group_goal'];
    const refused = [
      ...tables.map((table) => `DELETE FROM ${table} WHERE ${ofGroup}`),
      `DELETE FROM resource_group WHERE id = '${groupId}'`,
      `UPDATE resource_group SET revision = 0 WHERE id = '${groupId}'`,
      `INSERT INTO resource_group_goal (id, group_id, version, goal_key, term, text, position)
         VALUES ('${randomUUID()}', '${groupId}', 1, '${randomUUID()}', 'LONG', 'Ett till.', 2)`,
    ];
    for (const statement of refused)
      await expect(test.unitOfWork.run((db) => sql(db, statement))).rejects.toThrow(/immutable record/);
  });
});

describe('a group as the method means it', () => {
  const TERMS = `query ($personId: ID!) { resourceGroup(personId: $personId) { missingRoles
    version { number savedByName withoutCoordinatorReason withoutDoctorReason meetingWeeks }
    members { name nominatedByPerson notNominatedReason role representsPerson } } }`;
  const staff = (name: string, also: object) => ({ name, kind: 'STAFF', ...also });

  it('has the coordinator and a doctor in it, or tells that it has not until somebody writes why', async () => {
    const personId = await enrol();
    const page = `/persons/${personId}/resource-group`;
    await mutate(SAVE, {
      personId,
      revision: 0,
      members: [staff('Kim Ek', { role: 'COORDINATOR' })],
      goals: [],
    });
    const { data } = await manager.graphql(TERMS, { personId });
    expect(data.resourceGroup).toEqual({
      missingRoles: ['DOCTOR'],
      version: {
        ...{ number: 1, savedByName: 'Test COORDINATOR', meetingWeeks: null },
        ...{ withoutCoordinatorReason: '', withoutDoctorReason: '' },
      },
      members: [
        {
          ...{ name: 'Kim Ek', nominatedByPerson: true, notNominatedReason: '' },
          ...{ role: 'COORDINATOR', representsPerson: false },
        },
      ],
    });
    const before = (await manager.get(page)).text;
    expect(before).toContain(sv('resourceGroup.missing.DOCTOR'));
    expect(before).not.toContain(sv('resourceGroup.missing.COORDINATOR'));
    expect(before).toContain(sv('resourceGroup.noMeetingWeeks'));
    const saved = await coordinator.submit(`${page}/edit`, {
      revision: '1',
      'members[0][name]': 'Kim Ek',
      'members[0][kind]': 'STAFF',
      'members[0][role]': 'COORDINATOR',
      'members[0][representsPerson]': 'true',
      'members[1][name]': 'Bo Ek',
      'members[1][kind]': 'AUTHORITY',
      'members[1][notNominatedReason]': 'God man, förordnad av tingsrätten.',
      withoutDoctorReason: 'Personen vill träffa läkaren för sig.',
      meetingWeeks: '12',
    });
    expect(saved.status).toBe(303);
    const after = (await manager.get(page)).text;
    expect(after).not.toContain(sv('resourceGroup.missing.DOCTOR'));
    for (const words of [
      sv('resourceGroup.withoutDoctor', { why: 'Personen vill träffa läkaren för sig.' }),
      sv('resourceGroup.notNominated', { why: 'God man, förordnad av tingsrätten.' }),
      sv('resourceGroup.represents'),
      sv('resourceGroup.everyWeeks', { n: 12 }),
    ])
      expect(after).toContain(words);
    const { resourceGroup } = (await manager.graphql(TERMS, { personId })).data;
    expect(resourceGroup.missingRoles).toEqual([]);
    expect(resourceGroup.members.map(({ nominatedByPerson }: any) => nominatedByPerson)).toEqual([
      true,
      false,
    ]);
    expect((await coordinator.get(`${page}/edit`)).text).toContain('name="meetingWeeks" value="12"');
  });

  it('has no friend for a doctor, and no interval that is none', async () => {
    const personId = await enrol();
    const members = [{ name: 'Mia', kind: 'FRIEND', role: 'DOCTOR', representsPerson: true }];
    const refused = async (input: object) => {
      const { errors } = await coordinator.graphql(SAVE, {
        input: { personId, revision: 0, members, goals: [], ...input },
      });
      return errors?.[0]?.extensions.problems.map(({ path, code }: any) => [path, code]);
    };
    expect(await refused({})).toEqual([
      ['members.0.role', 'roleOfStaff'],
      ['members.0.representsPerson', 'roleOfStaff'],
    ]);
    for (const meetingWeeks of [0, 53])
      expect(await refused({ meetingWeeks })).toEqual([['meetingWeeks', expect.any(String)]]);
  });
});

describe('the meetings of a group', () => {
  const SAID = 'noteKey number date agenda minutes attended attendedNames reason voids notedByName';
  const MEETINGS = `query ($personId: ID!) { resourceGroupMeetings(personId: $personId) {
    items { ${SAID} earlier { ${SAID} } } next { on isSet isOverdue } } }`;
  const NOTE = `mutation ($input: NoteGroupMeetingInput!) { noteGroupMeeting(input: $input) { noteKey } }`;
  const CORRECT = `mutation ($input: CorrectGroupMeetingInput!) { correctGroupMeeting(input: $input) {
    __typename ... on ResourceGroupMeeting { number } ... on RevisionConflict { currentRevision } } }`;
  const VOID = `mutation ($input: VoidGroupNoteInput!) { voidGroupMeeting(input: $input) { number voids } }`;
  const codesOf = ({ errors }: any) => errors?.[0]?.extensions.problems.map(({ code }: any) => code);
  const meetingsOf = async (personId: string) =>
    (await manager.graphql(MEETINGS, { personId })).data.resourceGroupMeetings;

  /** A group of a sister and a friend, that meets every four weeks. */
  async function group() {
    const personId = await enrol();
    const input = { personId, revision: 0, members: [sister, contact], goals: [], meetingWeeks: 4 };
    const saved = await coordinator.graphql(
      `mutation ($input: SaveResourceGroupInput!) { saveResourceGroup(input: $input) {
        ... on ResourceGroup { members { memberKey } } } }`,
      { input },
    );
    const [mia, bo] = saved.data.saveResourceGroup.members.map(({ memberKey }: any) => memberKey);
    return { personId, mia, bo };
  }

  it('say who was there and what was said, and keep what they said before', async () => {
    const { personId, mia, bo } = await group();
    const first = { date: today(), agenda: 'Flytten', minutes: 'Mia hjälper till.', attended: [mia, bo] };
    const { noteGroupMeeting } = await mutate(NOTE, { personId, ...first });
    const { noteKey } = noteGroupMeeting;
    // The same sent twice is one.
    expect((await mutate(NOTE, { personId, ...first })).noteGroupMeeting.noteKey).toBe(noteKey);
    const put = { personId, noteKey, ...first, attended: [mia], reason: 'Bo var inte där.' };
    const correct = (input: object) => coordinator.graphql(CORRECT, { input });
    expect((await correct({ ...put, revision: 1 })).data.correctGroupMeeting.number).toBe(2);
    expect((await correct({ ...put, revision: 1 })).data.correctGroupMeeting).toEqual({
      __typename: 'RevisionConflict',
      currentRevision: 2,
    });
    expect(codesOf(await correct({ ...put, revision: 2 }))).toEqual(['nothingCorrected']);
    const { items } = await meetingsOf(personId);
    const names = { attendedNames: ['Mia Påhittsson'], notedByName: 'Test COORDINATOR' };
    expect(items).toEqual([
      {
        ...{
          noteKey,
          number: 2,
          ...first,
          attended: [mia],
          ...names,
          reason: 'Bo var inte där.',
          voids: false,
        },
        earlier: [
          {
            ...{ noteKey, number: 1, ...first, ...names, reason: '', voids: false },
            attended: [mia, bo].sort(),
            attendedNames: [mia, bo].sort().map((key) => (key === mia ? 'Mia Påhittsson' : 'Bo Ek')),
          },
        ],
      },
    ]);
    const page = `/persons/${personId}/resource-group/meetings/${noteKey}`;
    const { text } = await manager.get(page);
    for (const words of [
      'Mia hjälper till.',
      'Bo Ek',
      sv('groupMeeting.why', { reason: 'Bo var inte där.' }),
    ])
      expect(text).toContain(words);
    expect(text).not.toContain(`${page}/correct`);
  });

  it('are voided with a reason, and then count nowhere', async () => {
    const { personId } = await group();
    const { noteGroupMeeting } = await mutate(NOTE, { personId, date: today(), agenda: 'Flytten' });
    const input = { personId, noteKey: noteGroupMeeting.noteKey, reason: 'Ställdes in.' };
    expect((await meetingsOf(personId)).next).toEqual({
      ...{ on: addDays(today(), 28), isSet: false, isOverdue: false },
    });
    expect((await mutate(VOID, input)).voidGroupMeeting).toEqual({ number: 2, voids: true });
    expect(codesOf(await coordinator.graphql(VOID, { input }))).toEqual(['alreadyVoided']);
    const again = { ...input, revision: 2, date: today(), agenda: 'Annat' };
    expect(codesOf(await coordinator.graphql(CORRECT, { input: again }))).toEqual(['alreadyVoided']);
    const { text } = await manager.get(`/persons/${personId}/resource-group`);
    expect(text).toContain(sv('amendment.voidedTag'));
  });

  it('have no minutes before they are held, and nobody there who is not in the group', async () => {
    const { personId } = await group();
    const tomorrow = addDays(today(), 1);
    const refused = async (fields: object) =>
      codesOf(await coordinator.graphql(NOTE, { input: { personId, ...fields } }));
    expect(await refused({ date: tomorrow, minutes: 'Så blev det.' })).toEqual(['meetingNotHeld']);
    expect(await refused({ date: today() })).toEqual(['meetingSaysNothing']);
    const others = await group();
    expect(await refused({ date: today(), agenda: 'x', attended: [others.mia] })).toEqual(['notFound']);
    const input = { personId: await enrol(), date: today(), agenda: 'x' };
    expect(codesOf(await coordinator.graphql(NOTE, { input }))).toEqual(['noGroupYet']);
    for (const browser of [manager, stranger]) {
      const { errors } = await browser.graphql(NOTE, { input: { personId, date: today(), agenda: 'x' } });
      expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    }
  });

  it('are told as overdue on the page, until one is set', async () => {
    const personId = await enrol();
    await test.unitOfWork.run((db) =>
      storeGroup(db, { ownerId, personId, savedAt: new Date('2026-01-05T09:00:00Z'), meetingWeeks: 4 }),
    );
    const page = `/persons/${personId}/resource-group`;
    // Four weeks after 5 January.
    expect((await meetingsOf(personId)).next).toEqual({ on: '2026-02-02', isSet: false, isOverdue: true });
    expect((await manager.get(page)).text).toContain(sv('groupMeeting.overdue', { day: '2 februari 2026' }));
    const date = addDays(today(), 3);
    const sent = await coordinator.submit(
      `${page}/meetings/new`,
      { date, agenda: 'Våren' },
      `${page}/meetings`,
    );
    expect(sent.status).toBe(303);
    expect((await meetingsOf(personId)).next).toEqual({ on: date, isSet: true, isOverdue: false });
    expect((await manager.get(page)).text).toContain(sv('groupMeeting.toCome'));
  });

  it('are put right and voided by form', async () => {
    const { personId, mia } = await group();
    const { noteGroupMeeting } = await mutate(NOTE, { personId, date: today(), agenda: 'Flytten' });
    const page = `/persons/${personId}/resource-group/meetings/${noteGroupMeeting.noteKey}`;
    const form = (await coordinator.get(`${page}/correct`)).text;
    expect(form).toContain('Flytten</textarea>');
    expect(form).toContain(`name="attended" value="${mia}"`);
    const fields = { revision: '1', date: today(), agenda: 'Flytten', minutes: 'Klart.', attended: mia };
    expect((await coordinator.submit(`${page}/correct`, fields)).status).toBe(422);
    const sent = await coordinator.submit(`${page}/correct`, { ...fields, reason: 'Protokollet.' });
    expect(sent.headers.location).toBe(page);
    const late = await coordinator.submit(`${page}/correct`, {
      ...fields,
      minutes: 'Annat.',
      reason: 'Sent.',
    });
    expect(late.status).toBe(409);
    const [meeting] = (await meetingsOf(personId)).items;
    expect(meeting).toMatchObject({ minutes: 'Klart.', attendedNames: ['Mia Påhittsson'] });
    expect((await coordinator.submit(page, { reason: 'Fel dag.' }, `${page}/void`)).status).toBe(303);
    expect((await coordinator.get(page)).text).toContain(sv('day.voidedMeans'));
  });
});

describe('a goal of a group', () => {
  const NOTES = `query ($personId: ID!, $goalKey: ID!) { goalNotes(personId: $personId, goalKey: $goalKey) {
    noteKey date rating ownWords followUp voids reason } }`;
  const NOTE = `mutation ($input: NoteGoalInput!) { noteGoal(input: $input) { noteKey } }`;
  const VOID = `mutation ($input: VoidGroupNoteInput!) { voidGoalNote(input: $input) { voids } }`;
  const GOALS = `query ($personId: ID!) { resourceGroup(personId: $personId) { goals { goalKey text steps } } }`;

  async function goal() {
    const personId = await enrol();
    const long = { ...goals[1], steps: 'Ringa kommunen\nPröva en dag' };
    await mutate(SAVE, { personId, revision: 0, members: [], goals: [goals[0], long] });
    const { data } = await manager.graphql(GOALS, { personId });
    const [far] = data.resourceGroup.goals;
    expect(far).toMatchObject({ text: 'Arbeta halvtid', steps: 'Ringa kommunen\nPröva en dag' });
    return { personId, goalKey: far.goalKey, near: data.resourceGroup.goals[1].goalKey };
  }
  const notesOf = async (ids: { personId: string; goalKey: string }) =>
    (await manager.graphql(NOTES, ids)).data.goalNotes;

  it("has the person's own ratings over time, with words and follow-ups, also when its words have changed", async () => {
    const { near, ...ids } = await goal();
    const first = { date: '2026-02-01', rating: 0, ownWords: 'Långt dit.' };
    const later = { date: '2026-03-03', rating: 7, followUp: 'Prövade en dag. Nästa steg: två dagar.' };
    await mutate(NOTE, { ...ids, ...later });
    const { noteKey } = (await mutate(NOTE, { ...ids, ...first })).noteGoal;
    // The same sent twice is one.
    expect((await mutate(NOTE, { ...ids, ...first })).noteGoal.noteKey).toBe(noteKey);
    const kept = { voids: false, reason: '' };
    expect(await notesOf(ids)).toEqual([
      { noteKey: expect.any(String), ...later, ownWords: '', ...kept },
      { noteKey, ...first, followUp: '', ...kept },
    ]);
    expect(await notesOf({ ...ids, goalKey: near })).toEqual([]);
    const page = `/persons/${ids.personId}/resource-group/goals/${ids.goalKey}`;
    const { text } = await manager.get(page);
    for (const words of ['<li>Pröva en dag</li>', 'Långt dit.', 'Prövade en dag.', '0 → 7', '<svg'])
      expect(text).toContain(words);
    expect(text).not.toContain('name="rating"');
    const renamed = [{ term: 'LONG', text: 'Arbeta heltid', goalKey: ids.goalKey }];
    await mutate(SAVE, { personId: ids.personId, revision: 1, members: [], goals: renamed });
    expect((await manager.get(page)).text).toMatch(/<h1>Arbeta heltid<\/h1>[\s\S]*Långt dit\./);
    await mutate(SAVE, { personId: ids.personId, revision: 2, members: [], goals: [] });
    expect((await manager.get(page)).text).toContain(sv('goalNote.former'));
  });

  it('is rated from 0 to 10, on a day that has been, and something is said', async () => {
    const { near: _near, ...ids } = await goal();
    const refused = async (fields: object) => {
      const { errors } = await coordinator.graphql(NOTE, { input: { ...ids, date: today(), ...fields } });
      return errors?.[0]?.extensions.problems.map(({ path }: any) => path);
    };
    expect(await refused({ rating: 11 })).toEqual(['rating']);
    expect(await refused({ rating: -1 })).toEqual(['rating']);
    expect(await refused({})).toEqual(['rating']);
    expect(await refused({ rating: 5, date: addDays(today(), 1) })).toEqual(['date']);
    expect(await refused({ rating: 5, goalKey: (await goal()).goalKey })).toEqual(['goalKey']);
    expect(await notesOf(ids)).toEqual([]);
  });

  it('has what was written in error voided by form, and it is drawn no longer', async () => {
    const { near: _near, ...ids } = await goal();
    const page = `/persons/${ids.personId}/resource-group/goals/${ids.goalKey}`;
    for (const rating of ['2', '9'])
      expect((await coordinator.submit(page, { date: today(), rating })).status).toBe(303);
    const wrong = await coordinator.submit(page, { date: today(), rating: '3,5' });
    expect([wrong.status, wrong.text.includes('value="3,5"')]).toEqual([422, true]);
    expect((await coordinator.get(page)).text).toContain('<svg');
    const { noteKey } = (await notesOf(ids)).find(({ rating }: any) => rating === 9);
    const ask = `${page}/notes/${noteKey}/void`;
    expect((await coordinator.submit(ask, {})).status).toBe(422);
    expect((await coordinator.submit(ask, { reason: 'Fel siffra.' })).status).toBe(303);
    const { text } = await coordinator.get(page);
    expect(text).toContain(sv('groupMeeting.why', { reason: 'Fel siffra.' }));
    expect(text).not.toContain('<svg');
    const input = { personId: ids.personId, noteKey, reason: 'Igen.' };
    const again = await coordinator.graphql(VOID, { input });
    expect(again.errors?.[0]?.extensions.problems).toMatchObject([{ code: 'alreadyVoided' }]);
    expect((await stranger.get(page)).status).toBe(404);
  });
});

describe('the pages', () => {
  it('add and remove rows without a script and keep what is written', async () => {
    const personId = await enrol();
    const page = `/persons/${personId}/resource-group/edit`;

    const more = await coordinator.submit(page, {
      revision: '0',
      'members[0][name]': 'Mia & Bo',
      'goals[0][text]': '',
      addRow: 'members',
    });
    expect(more.status).toBe(200);
    expect(more.text).toContain('name="members[0][name]" value="Mia &amp; Bo"');
    expect(more.text).toContain('name="members[1][name]" value=""');
    expect(more.text).not.toContain('name="goals[1][text]"');

    const fewer = await coordinator.submit(page, {
      revision: '0',
      'members[0][name]': 'Mia',
      'members[1][name]': 'Bo',
      'members[1][seesCrisisPlan]': 'true',
      removeRow: 'members.0',
    });
    expect(fewer.text).toContain('name="members[0][name]" value="Bo"');
    expect(fewer.text).toContain('name="members[0][seesCrisisPlan]" value="true" checked');
    expect(fewer.text).not.toContain('Mia');
    expect((await coordinator.graphql(READ, { personId })).data.resourceGroup).toBeNull();
  });

  it('save, show, and drop rows nobody filled in', async () => {
    const personId = await enrol();
    const page = `/persons/${personId}/resource-group`;
    const saved = await coordinator.submit(`${page}/edit`, {
      revision: '0',
      'members[0][name]': '',
      'members[0][kind]': '',
      'members[1][name]': 'Mia',
      'members[1][kind]': 'RELATIVE',
      'members[1][relation]': 'Syster',
      'members[1][seesCrisisPlan]': 'true',
      'members[1][audience]': 'TEAM',
      'goals[0][text]': 'Arbeta halvtid',
      'goals[0][term]': 'LONG',
      'goals[0][followUpOn]': '2026-12-01',
    });
    expect(saved.status).toBe(303);
    expect(saved.headers.location).toBe(page);
    const { text } = await manager.get(page);
    expect(text).toContain('Mia');
    expect(text).toContain('Syster');
    expect(text).toContain(sv('crisisPlan.audience.TEAM'));
    expect(text).toContain(sv('resourceGroup.maySeeCrisisPlanHint'));
    expect(text).toContain('1 december 2026');
    expect(text).not.toContain(`${page}/edit`);
    expect((await coordinator.get(page)).text).toContain(`${page}/edit`);
  });

  it('show the form again with what is wrong, and with what was written when another save came first', async () => {
    const personId = await enrol();
    const page = `/persons/${personId}/resource-group/edit`;
    const faulty = await coordinator.submit(page, { revision: '0', 'members[0][name]': 'Mia' });
    expect(faulty.status).toBe(422);
    expect(faulty.text).toContain('href="#field-members-0-kind"');

    await mutate(SAVE, { personId, revision: 0, members: [sister], goals: [] });
    const late = await coordinator.submit(page, {
      revision: '0',
      'members[0][name]': 'Bo',
      'members[0][kind]': 'FRIEND',
    });
    expect(late.status).toBe(409);
    expect(late.text).toContain(sv('form.meanwhile.heading'));
    expect(late.text).toContain('value="Bo"');
    expect((await coordinator.graphql(READ, { personId })).data.resourceGroup.members).toEqual([sister]);
  });

  it('do not exist for another team', async () => {
    const personId = await enrol();
    expect((await stranger.get(`/persons/${personId}/resource-group`)).status).toBe(404);
  });
});
