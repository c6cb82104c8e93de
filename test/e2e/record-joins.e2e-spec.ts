import { randomUUID } from 'node:crypto';
import { Role } from '../../src/access/role.js';
import { CrisisPlan, CrisisPlanVersion } from '../../src/crisis-plans/crisis-plan.entity.js';
import { Principal } from '../../src/organisations/organisation.entity.js';
import { RecordJoin } from '../../src/persons/joins/record-join.entity.js';
import { Enrolment, Person } from '../../src/persons/person.entity.js';
import { LeavingReason } from '../../src/persons/person-kinds.js';
import { PersonNumber } from '../../src/persons/person-number.entity.js';
import { sql } from '../../src/platform/database/sql.js';
import { addDays } from '../../src/platform/dates/civil-date.js';
import { today } from '../../src/platform/dates/today.js';
import { ResourceGroup, ResourceGroupMember } from '../../src/resource-groups/resource-group.entity.js';
import { destroyRecords } from '../../src/retention/destroy-records.js';
import { decideRecords } from '../../src/retention/kept-records.js';
import { personTables } from '../../src/retention/person-tables.js';
import { Sip, SipVersion } from '../../src/sips/sip.entity.js';
import { loggedRecords } from '../support/logged-records.js';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.js';
import { addEverything, addPerson, type TestPerson } from '../support/test-person.js';
import { addTeam, addTeamBeside, type TeamWorld } from '../support/test-records.js';
import { sv } from '../support/words.js';

const PROPOSE = 'mutation ($input: ProposeRecordJoinInput!) { proposeRecordJoin(input: $input) { id } }';
const CONFIRM = 'mutation ($id: ID!) { confirmRecordJoin(id: $id) { confirmed decidedByName } }';
const DECLINE =
  'mutation ($input: DeclineRecordJoinInput!) { declineRecordJoin(input: $input) { confirmed declinedBecause } }';
const JOINS = 'query ($id: ID!) { recordJoins(personId: $id) { id reason confirmed } }';
const LIST = `query ($teamId: ID!, $search: String, $filter: PersonFilter) {
  persons(teamId: $teamId, search: $search, filter: $filter) { items { person { id } } } }`;
const CASELOAD = '{ caseload(page: { size: 200 }) { items { kind personId path } } }';
const TIMELINE = 'query ($id: ID!) { personTimeline(personId: $id) { items { kind id } } }';
const OFFERS = 'query ($id: ID!) { planOffers(personId: $id) { id } }';
const SUPPORT = 'query ($id: ID!) { support(personId: $id) { enrolmentId coordinators { id } } }';
const OPEN =
  'mutation ($input: OpenInEmergencyInput!) { openInEmergency(input: $input) { opened { personId } } }';

let test: TestApp;
let world: TeamWorld;
let proposer: Browser;
let confirmer: Browser;
let reader: Browser;
let stranger: Browser;
beforeAll(async () => {
  test = await startTestApp();
  world = await addTeam(test.unitOfWork);
  const { teamId } = world;
  proposer = await test.signIn(Role.COORDINATOR, { teamId });
  confirmer = await test.signIn(Role.TEAM_MANAGER, { teamId });
  reader = await test.signIn(Role.TEAM_MEMBER, { teamId });
  const other = await addTeam(test.unitOfWork, 'FACT Annan');
  stranger = await test.signIn(Role.COORDINATOR, { teamId: other.teamId, principalId: other.regionId });
});
afterAll(() => test?.close());

const codesOf = (answer: { errors?: { extensions: any }[] }) =>
  answer.errors?.flatMap(({ extensions }) => extensions.problems.map(({ code }: { code: string }) => code));
const cardOf = (id: string) => test.unitOfWork.reader.findOneByOrFail(Person, { id });

/** Two records of one human in the team, the joined one from an earlier time. */
async function pair(): Promise<[kept: TestPerson, joined: TestPerson]> {
  const of = { ownerId: world.regionId, teamId: world.teamId };
  return [
    await addPerson(test.unitOfWork, { ...of, fromDate: '2026-01-01' }),
    await addPerson(test.unitOfWork, { ...of, fromDate: '2025-01-01', toDate: '2025-12-31' }),
  ];
}

async function propose(kept: TestPerson, joined: TestPerson, browser = proposer) {
  const { identityNumber } = await cardOf(joined.personId);
  const input = { personId: kept.personId, identityNumber, reason: 'Har visat legitimation.' };
  return browser.graphql(PROPOSE, { input });
}

const idOf = async (answer: ReturnType<typeof propose>): Promise<string> =>
  (await answer).data.proposeRecordJoin.id;

async function joinedPair(): Promise<[kept: TestPerson, joined: TestPerson]> {
  const [kept, joined] = await pair();
  const id = await idOf(propose(kept, joined));
  expect((await confirmer.graphql(CONFIRM, { id })).data.confirmRecordJoin).toMatchObject({
    confirmed: true,
  });
  return [kept, joined];
}

const rowsOf = async (personId: string) => {
  const rows: Record<string, number> = {};
  for (const { name, columns, parent } of personTables(test.unitOfWork.reader.connection.entityMetadatas))
    if (parent?.name === 'person' && name !== 'record_join') {
      const [row] = await sql<{ n: number | string }>(
        test.unitOfWork.reader,
        `SELECT COUNT(*) AS n FROM ${name} WHERE ${columns[0]} = :personId`,
        { personId },
      );
      rows[name] = Number(row!.n);
    }
  return rows;
};

describe('two records of one human', () => {
  it('are joined by two, never by one alone', async () => {
    const [kept, joined] = await pair();
    const id = await idOf(propose(kept, joined));
    expect(codesOf(await proposer.graphql(CONFIRM, { id }))).toEqual(['joinNeedsAnother']);
    expect((await confirmer.get(`/persons/${kept.personId}`)).text).toContain(`/record-joins/${id}`);
    const page = await confirmer.get(`/record-joins/${id}`);
    expect(page.text).toContain('Har visat legitimation.');
    expect(page.text).toContain(sv('recordJoin.confirm'));
    expect((await proposer.get(`/record-joins/${id}`)).text).toContain(sv('recordJoin.waitsForAnother'));
    const answer = await confirmer.submit(`/record-joins/${id}`, {}, `/record-joins/${id}/confirm`);
    expect([answer.status, answer.headers.location]).toEqual([303, `/persons/${kept.personId}`]);
    const again = await confirmer.graphql(CONFIRM, { id });
    expect(again.errors![0]!.extensions.code).toBe('NOT_FOUND');
  });

  it('are told to nobody else, and cannot be proposed by them', async () => {
    const [kept, joined] = await pair();
    const id = await idOf(propose(kept, joined));
    for (const browser of [stranger, reader])
      expect((await browser.get(`/record-joins/${id}`)).status).toBe(404);
    expect((await reader.graphql(JOINS, { id: kept.personId })).data.recordJoins).toEqual([]);
    const refused = await propose(kept, joined, stranger);
    expect(refused.errors![0]!.extensions.code).toBe('NOT_FOUND');
    const foreign = await addTeam(test.unitOfWork, 'FACT Främmande');
    const theirs = await addPerson(test.unitOfWork, { ownerId: world.regionId, teamId: foreign.teamId });
    expect(codesOf(await propose(kept, theirs))).toEqual(['joinNotFound']);
    expect(codesOf(await propose(kept, kept))).toEqual(['joinWithItself']);
  });

  describe('of whom the one has left the team', () => {
    const REPLACE = 'mutation ($input: ReplaceNumberInput!) { replaceNumber(input: $input) { __typename } }';
    const CORRECT = 'mutation ($input: CorrectPersonInput!) { correctPerson(input: $input) { __typename } }';
    let beside: Browser;
    let besideId: string;
    beforeAll(async () => {
      besideId = await addTeamBeside(test.unitOfWork, world, 'FACT Bredvid');
      beside = await test.signIn(Role.COORDINATOR, { teamId: besideId, principalId: world.regionId });
    });

    /** Another team has the joined one from then on. */
    const enrolBeside = async ({ personId, enrolmentId }: TestPerson): Promise<string> => {
      const id = randomUUID();
      const left = await test.unitOfWork.reader.findOneByOrFail(Enrolment, { id: enrolmentId });
      await test.unitOfWork.run((manager) =>
        manager.insert(Enrolment, {
          ...left,
          id,
          personId,
          teamId: besideId,
          fromDate: '2026-02-01',
          toDate: null,
          leavingReason: null,
        }),
      );
      return id;
    };
    const end = (id: string, ended: Partial<Enrolment>) =>
      test.unitOfWork.run((manager) => manager.update(Enrolment, { id }, ended));
    const ENDED = { toDate: addDays(today(), -1), leavingReason: LeavingReason.PLANNED };
    const write = async (mutation: string, { personId }: TestPerson, input: object) => {
      const { revision } = await cardOf(personId);
      const answer = await beside.graphql(mutation, {
        input: { ...input, personId, revision, reason: 'Nya uppgifter.' },
      });
      expect(answer.errors).toBeUndefined();
    };

    it('are not joined, nor shown, while another team has that one', async () => {
      const [kept, joined] = await pair();
      const id = await idOf(propose(kept, joined));
      expect((await confirmer.get(`/record-joins/${id}`)).status).toBe(200);
      const enrolmentId = await enrolBeside(joined);
      expect(codesOf(await propose(kept, joined))).toEqual(['joinNotFound']);
      for (const browser of [proposer, confirmer])
        expect((await browser.get(`/record-joins/${id}`)).status).toBe(404);
      expect((await confirmer.graphql(CONFIRM, { id })).errors![0]!.extensions.code).toBe('NOT_FOUND');
      expect((await confirmer.graphql(JOINS, { id: kept.personId })).data.recordJoins).toEqual([]);
      const { items } = (await confirmer.graphql(CASELOAD)).data.caseload;
      expect(items.map(({ path }: any) => path)).not.toContain(`/record-joins/${id}`);
      await end(enrolmentId, ENDED);
      expect(await idOf(propose(kept, joined))).toBe(id);
    });

    const VOID = 'mutation ($input: VoidRecordInput!) { voidRecord(input: $input) { id } }';
    const isEnded = (recordId: string) => end(recordId, ENDED);
    const isVoided = (recordId: string) =>
      beside.graphql(VOID, { input: { recordType: 'ENROLMENT', recordId, reason: 'Fel team.' } });
    it.each([
      ['number', REPLACE, { identityNumber: '19900118-9829' }, isEnded],
      ['number, by mistake', REPLACE, { identityNumber: '19900118-9837' }, isVoided],
      ['name', CORRECT, { familyName: 'Nytt' }, isEnded],
      ['protected identity', CORRECT, { protectedIdentity: true }, isVoided],
    ])(
      'are not told by the old number of the new %s that another team gave',
      async (_, mutation, given, leave) => {
        const [kept, joined] = await pair();
        const { identityNumber } = await cardOf(joined.personId);
        const input = { personId: kept.personId, identityNumber, reason: 'Samma.' };
        const enrolmentId = await enrolBeside(joined);
        await write(mutation, joined, given);
        const codes = async () => codesOf(await proposer.graphql(PROPOSE, { input }));
        expect(await codes()).toEqual(['joinNotFound']);
        await leave(enrolmentId);
        expect(await codes()).toEqual(['joinNotFound']);
        expect((await beside.get(`/persons/${joined.personId}`)).status).toBe(404);
      },
    );

    it('are joined where it is the team itself that wrote on the card, before the end was put down', async () => {
      const [kept, joined] = await pair();
      await end(joined.enrolmentId, { toDate: null, leavingReason: null });
      const { revision } = await cardOf(joined.personId);
      const corrected = { personId: joined.personId, familyName: 'Rättad', revision, reason: 'Felskrivet.' };
      expect((await proposer.graphql(CORRECT, { input: corrected })).errors).toBeUndefined();
      await end(joined.enrolmentId, { toDate: '2025-12-31', leavingReason: LeavingReason.PLANNED });
      expect((await propose(kept, joined)).errors).toBeUndefined();
    });
  });

  it('can be declined, with a reason, and stay as they were', async () => {
    const [kept, joined] = await pair();
    const joinId = await idOf(propose(kept, joined));
    const before = await rowsOf(joined.personId);
    const { data } = await confirmer.graphql(DECLINE, { input: { joinId, reason: 'Två systrar.' } });
    expect(data.declineRecordJoin).toEqual({ confirmed: false, declinedBecause: 'Två systrar.' });
    expect(await rowsOf(joined.personId)).toEqual(before);
    expect(codesOf(await confirmer.graphql(CONFIRM, { id: joinId }))).toEqual(['joinDecided']);
  });

  it('that are enrolled in one team at once are not joined until one enrolment is put right', async () => {
    const of = { ownerId: world.regionId, teamId: world.teamId };
    const [kept, joined] = [await addPerson(test.unitOfWork, of), await addPerson(test.unitOfWork, of)];
    expect(codesOf(await propose(kept, joined))).toEqual(['joinOverlaps']);
    const page = `/persons/${kept.personId}/join`;
    const { identityNumber } = await cardOf(joined.personId);
    const sent = await proposer.submit(page, { identityNumber, reason: 'Samma.' });
    expect([sent.status, sent.text]).toEqual([
      422,
      expect.stringContaining(sv('problem.joinOverlaps', { team: 'ACT Prov' })),
    ]);
    await proposer.graphql('mutation ($input: VoidRecordInput!) { voidRecord(input: $input) { id } }', {
      input: { recordType: 'ENROLMENT', recordId: joined.enrolmentId, reason: 'Inskriven två gånger.' },
    });
    const id = await idOf(propose(kept, joined));
    expect((await confirmer.graphql(CONFIRM, { id })).data.confirmRecordJoin.confirmed).toBe(true);
  });

  it('are one afterwards: found by both numbers, with the one page', async () => {
    const [kept, joined] = await joinedPair();
    const { identityNumber } = await cardOf(joined.personId);
    const { status, headers } = await proposer.get(`/persons/${joined.personId}`);
    expect([status, headers.location]).toEqual([303, `/persons/${kept.personId}`]);
    const { data } = await proposer.graphql('query ($id: ID!) { person(id: $id) { id } }', {
      id: joined.personId,
    });
    expect(data.person.id).toBe(kept.personId);
    const { text } = await proposer.get(`/persons/${kept.personId}`);
    expect(text).toContain('Har visat legitimation.');
    expect(text).toContain(identityNumber);
    const nurse = await test.signIn(Role.TEAM_MEMBER, { teamId: world.teamId });
    const reason = 'Ambulansen är hos personen, som inte svarar.';
    const opened = await nurse.graphql(OPEN, {
      input: { identityNumber, reason, danger: true, cannotConsent: true },
    });
    expect(opened.data.openInEmergency.opened).toEqual([{ personId: kept.personId }]);
    for (const personId of [kept.personId, joined.personId]) {
      const told = (await loggedRecords(test.unitOfWork.reader, {})).filter(
        (one) => one.personId === personId && one.recordType === 'record_join',
      );
      expect(told.map(({ action }) => String(action))).toEqual(expect.arrayContaining(['CREATE', 'UPDATE']));
    }
  });

  it('give all that hangs on the one to the other, and no agreed plan changes', async () => {
    const [kept, joined] = await pair();
    for (const one of [kept, joined]) await addEverything(test.unitOfWork, one, world, '2026-03-01');
    const { reader: db } = test.unitOfWork;
    const before = { kept: await rowsOf(kept.personId), joined: await rowsOf(joined.personId) };
    const versions = async () => [
      await db.find(SipVersion, { order: { id: 'ASC' } }),
      await db.find(CrisisPlanVersion, { order: { id: 'ASC' } }),
    ];
    const agreed = await versions();
    // Everybody has left the team since.
    const id = await idOf(propose(kept, joined));
    expect((await confirmer.graphql(CONFIRM, { id })).errors).toBeUndefined();
    expect(await versions()).toEqual(agreed);
    const after = await rowsOf(kept.personId);
    const added = (table: string) => before.kept[table]! + before.joined[table]!;
    for (const table of Object.keys(after))
      if (!['audit_chart', 'block', 'resource_group'].includes(table))
        expect([table, after[table]]).toEqual([table, added(table)]);
    // The same block twice is one, and a person has one group: members and goals of both stand in its next version.
    const left = await rowsOf(joined.personId);
    expect(left.resource_group).toBe(1);
    const group = await db.findOneByOrFail(ResourceGroup, { personId: kept.personId });
    const ofGroup = { groupId: group.id, version: group.revision };
    expect([group.revision, await db.countBy(ResourceGroupMember, ofGroup)]).toEqual([2, 2]);
    const shown = await proposer.graphql(
      `query ($id: ID!) { resourceGroup(personId: $id) { version { number meetingWeeks } }
        resourceGroupVersions(personId: $id) { number } resourceGroupMeetings(personId: $id) { items { minutes } } }`,
      { id: kept.personId },
    );
    expect(shown.data.resourceGroup.version).toEqual({ number: 2, meetingWeeks: 12 });
    // The versions of the joined record's group stand last.
    expect(shown.data.resourceGroupVersions.map(({ number }: any) => number)).toEqual([2, 1, 1]);
    expect(shown.data.resourceGroupMeetings.items).toHaveLength(2);
    const sips = await db.findBy(Sip, { personId: kept.personId });
    expect(sips.map(({ begunAboutId }) => begunAboutId).sort()).toEqual([joined.personId, null].sort());
    expect(await db.countBy(CrisisPlan, { personId: kept.personId })).toBe(2);
    const plans = await proposer.graphql(
      'query ($id: ID!) { crisisPlans(personId: $id) { id } sips(personId: $id) { id } }',
      { id: kept.personId },
    );
    expect([plans.data.crisisPlans.length, plans.data.sips.length]).toEqual([2, 2]);
    const ask = async (query: string) => (await proposer.graphql(query, { id: kept.personId })).data;
    expect((await ask(OFFERS)).planOffers).toHaveLength(2);
    const { support } = await ask(SUPPORT);
    expect(support.map(({ enrolmentId }: any) => enrolmentId)).toEqual([
      kept.enrolmentId,
      joined.enrolmentId,
    ]);
    for (const { coordinators } of support) expect(coordinators).toHaveLength(1);
    const { items } = (await ask(TIMELINE)).personTimeline;
    expect(items.map(({ kind }: any) => kind).sort()).toEqual(
      ['CONTACT', 'ENROLMENT', 'HOSPITAL_EPISODE', 'INTERVENTION', 'MEETING'].flatMap((kind) => [kind, kind]),
    );
    for (const path of ['', '/timeline', '/plan-offers', '/resource-group', '/consents', '/blocks', '/log'])
      expect([path, (await proposer.get(`/persons/${kept.personId}${path}`)).status]).toEqual([path, 200]);
  });
});

describe('a team’s list and what waits', () => {
  const listed = async (variables: object) => {
    const { data } = await proposer.graphql(LIST, { teamId: world.teamId, ...variables });
    return data.persons.items.map(({ person }: any) => person.id);
  };
  const waiting = async (browser: Browser, personId: string) =>
    (await browser.graphql(CASELOAD)).data.caseload.items.filter((item: any) => item.personId === personId);

  it('have the proposal for whoever may confirm it, and for nobody else', async () => {
    const [kept, joined] = await pair();
    const id = await idOf(propose(kept, joined));
    const proposal = async (browser: Browser) =>
      (await waiting(browser, kept.personId)).filter(({ kind }: any) => kind === 'JOIN_TO_CONFIRM');
    expect(await proposal(confirmer)).toMatchObject([{ path: `/record-joins/${id}` }]);
    expect((await confirmer.get('/')).text).toContain(`href="/record-joins/${id}"`);
    for (const browser of [proposer, reader, stranger]) expect(await proposal(browser)).toEqual([]);
    await confirmer.graphql(CONFIRM, { id });
    expect(await proposal(confirmer)).toEqual([]);
  });

  it('have the one record, by each of the numbers', async () => {
    const [kept, joined] = await joinedPair();
    for (const { personId } of [kept, joined])
      expect(await listed({ search: (await cardOf(personId)).identityNumber })).toEqual([kept.personId]);
    const { identityNumber } = await cardOf(joined.personId);
    expect(await listed({ search: identityNumber, filter: 'ENDED' })).toEqual([]);
    expect(await listed({})).not.toContain(joined.personId);
    expect(await waiting(confirmer, joined.personId)).toEqual([]);
    expect(await waiting(confirmer, kept.personId)).not.toEqual([]);
  });
});

describe('keeping', () => {
  it('decides on both records as one, which go together', async () => {
    const [kept, joined] = await joinedPair();
    const owner = await test.unitOfWork.reader.findOneByOrFail(Principal, { id: world.regionId });
    const decided = await decideRecords(test.unitOfWork.reader, owner, '2026-11-29');
    const [record] = decided.filter(({ personId }) => personId === kept.personId);
    expect(record!.joinedIds).toEqual([joined.personId]);
    expect(decided.some(({ personId }) => personId === joined.personId)).toBe(false);
    await test.unitOfWork.run((manager) => destroyRecords(manager, [kept.personId, joined.personId]));
    expect(await test.unitOfWork.reader.countBy(RecordJoin, { keptId: kept.personId })).toBe(0);
  });
});

describe('the database', () => {
  it('gives no row to another person without a confirmed join, whichever table it stands in', async () => {
    const [kept] = await pair();
    const [other] = await pair();
    await addEverything(test.unitOfWork, kept, world, '2026-03-01');
    const direct = personTables(test.unitOfWork.reader.connection.entityMetadatas).filter(
      ({ name, parent }) => parent?.name === 'person' && name !== 'record_join',
    );
    const moved: string[] = [];
    for (const { name, columns } of direct) {
      expect([name, columns]).toEqual([name, ['person_id']]);
      expect([name, (await rowsOf(kept.personId))[name]]).not.toEqual([name, 0]);
      const change = `UPDATE ${name} SET person_id = :otherId WHERE person_id = :keptId`;
      const ids = { keptId: kept.personId, otherId: other.personId };
      await test.unitOfWork
        .run((manager) => sql(manager, change, ids))
        .then(
          () => moved.push(name),
          (error: Error) => expect([name, error.message]).toEqual([name, expect.stringMatching(/immutable/)]),
        );
    }
    expect(moved).toEqual([]);
  });

  it('keeps a join that was decided, and moves no row back', async () => {
    const [kept, joined] = await joinedPair();
    const [other] = await pair();
    const attempt = (act: (manager: any) => Promise<unknown>) =>
      expect(test.unitOfWork.run(act)).rejects.toThrow();
    await attempt((manager) =>
      manager.update(Enrolment, { personId: kept.personId }, { personId: other.personId }),
    );
    await attempt((manager) =>
      manager.update(PersonNumber, { personId: kept.personId }, { personId: joined.personId }),
    );
    await attempt((manager) =>
      manager.update(RecordJoin, { joinedId: joined.personId }, { keptId: other.personId }),
    );
    await attempt((manager) => manager.delete(RecordJoin, { joinedId: joined.personId }));
  });
});
