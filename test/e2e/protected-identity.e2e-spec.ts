import { randomUUID } from 'node:crypto';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { getNamedType, isObjectType } from 'graphql';
import { Role } from '../../src/access/role.js';
import { Enrolment } from '../../src/persons/person.entity.js';
import { BoardEntry } from '../../src/persons/support.entity.js';
import { today } from '../../src/platform/dates/today.js';
import { SipParticipant } from '../../src/sips/sip-content.entity.js';
import { readPdf } from '../golden/read-pdf.js';
import { addUnit, agreePlan, enrolPerson } from '../support/agreed-plan.js';
import { pageHandlers } from '../support/handlers.js';
import { release } from '../support/release.js';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.js';
import { addGround, addTeam, type TeamWorld } from '../support/test-records.js';

/** Where somebody lives and is reached, as it was written in four places. */
const HIDDEN = ['Hemliga gatan 1', '070-111 11 11', '070-222 22 22'];
const RELATIVE_PHONE = '070-333 33 33';
const NAME = 'Skyddsson';

let test: TestApp;
let world: TeamWorld;
let coordinator: Browser;
let reader: Browser;
let personId: string;
let planId: string;
let sipId: string;
/** The address of a copy for each of these, and of the SIP for the person. */
let copies: Record<'PERSON' | 'UNIT' | 'AUTHORITY' | 'SIP', string>;

beforeAll(async () => {
  test = await startTestApp();
  world = await addTeam(test.unitOfWork, 'ACT Storstad');
  const { teamId, regionId: principalId } = world;
  coordinator = await test.signIn(Role.COORDINATOR, { teamId, principalId });
  const unitId = await addUnit(test, principalId);
  reader = await test.signIn(Role.UNIT_READER, { unitId, principalId });
  personId = await enrolPerson(coordinator, teamId, {
    identityNumber: '191212121212',
    familyName: NAME,
    protectedIdentity: true,
    address: HIDDEN[0],
    phone: HIDDEN[1],
  });
  const groundId = await addGround(test.unitOfWork, {
    personId,
    giverId: principalId,
    receiverId: principalId,
    receiverUnitId: unitId,
  });
  await ask(
    'mutation ($input: SaveResourceGroupInput!) { saveResourceGroup(input: $input) { __typename } }',
    {
      personId,
      revision: 0,
      members: [{ name: 'Mamma', kind: 'RELATIVE', phone: RELATIVE_PHONE }],
      goals: [],
    },
  );
  planId = await agreePlan(coordinator, personId, unitId, 'Ring akuten först.', [
    { name: 'Mamma', phone: RELATIVE_PHONE, audience: 'EVERYONE' },
  ]);
  const { data } = await coordinator.graphql(
    'mutation ($personId: ID!) { beginSip(personId: $personId) { id versions { revision } } }',
    { personId },
  );
  sipId = data.beginSip.id;
  await ask('mutation ($input: SaveSipDraftInput!) { saveSipDraft(input: $input) { __typename } }', {
    sipId,
    revision: data.beginSip.versions[0].revision,
    participants: [
      { name: `Åsa ${NAME}`, kind: 'PERSON', phone: HIDDEN[2], attended: true },
      { name: 'Mamma', kind: 'RELATIVE', phone: RELATIVE_PHONE, audience: 'EVERYONE', attended: true },
      { name: 'Samordnaren', kind: 'REGION', phone: '040-99 00 00', attended: true },
    ],
  });
  const plan = `/crisis-plans/${planId}`;
  const yes = { receiverName: 'Försäkringskassan', consentForm: 'ORAL', consentOn: today() };
  copies = {
    PERSON: await release(coordinator, plan),
    UNIT: await release(coordinator, plan, groundId),
    AUTHORITY: await release(coordinator, plan, 'AUTHORITY', yes),
    SIP: await release(coordinator, `/sips/${sipId}`),
  };
});
afterAll(() => test?.close());

async function ask(query: string, input: object): Promise<void> {
  const { errors } = await coordinator.graphql(query, { input });
  expect(errors).toBeUndefined();
}

const found = (text: string, words: string[]) => words.filter((word) => text.includes(word));
/** A PDF as one line, without the breaks of its columns. */
const wordsOf = async (pdf: Buffer) => {
  const { pages, running } = await readPdf(pdf);
  return [...pages, ...running].join(' ').replace(/\s+/g, ' ');
};

/** Every page about the person, as the routes have them. */
function addresses(): string[] {
  return pageHandlers(test)
    .filter(({ method, path }) => method === 'GET' && path.includes(':'))
    .map(({ path }) =>
      path
        .replace(':personId', personId)
        .replace(':planId', planId)
        .replace(':sipId', sipId)
        .replace(':number', '1')
        .replace(':teamId', world.teamId),
    )
    .filter((path) => !path.includes(':'));
}

describe('protected identity', () => {
  it('hides address and telephone on every page, sheet and file about the person', async () => {
    const named: string[] = [];
    const ofCopies = Object.values(copies).flatMap((copy) => [copy, `${copy}/print`, `${copy}/print.pdf`]);
    for (const path of [...addresses(), ...ofCopies]) {
      const browser = path.startsWith('/shared-plans') ? reader : coordinator;
      const answer = await browser.get(path).set('Accept', 'text/html').responseType('blob');
      if (answer.status !== 200) continue;
      const isPdf = answer.headers['content-type'] === 'application/pdf';
      const text = isPdf ? await wordsOf(answer.body) : answer.body.toString('utf8');
      expect([path, found(text, HIDDEN)]).toEqual([path, []]);
      if (text.includes(NAME)) named.push(path);
    }
    expect(named).toEqual(
      expect.arrayContaining([
        `/persons/${personId}`,
        `/persons/${personId}/crisis-plans`,
        `/crisis-plans/${planId}/versions/1`,
        `/crisis-plans/${planId}/versions/1/release`,
        `/persons/${personId}/copies`,
        `${copies.PERSON}/print.pdf`,
        `${copies.AUTHORITY}/print`,
        `/sips/${sipId}/edit`,
        `${copies.SIP}/print`,
        `${copies.SIP}/print.pdf`,
        `/shared-plans/${planId}`,
        `/teams/${world.teamId}/persons`,
      ]),
    );
  });

  it('is marked where the person is opened, listed and printed', async () => {
    for (const path of [
      `/persons/${personId}`,
      `/persons/${personId}/crisis-plans`,
      `/persons/${personId}/sips`,
      `/persons/${personId}/resource-group`,
      `/crisis-plans/${planId}/versions/1`,
      `/sips/${sipId}`,
      `/sips/${sipId}/edit`,
      `/teams/${world.teamId}/persons`,
      `/crisis-plans/${planId}/versions/1/release`,
      `/persons/${personId}/copies`,
      ...Object.values(copies).flatMap((copy) => [copy, `${copy}/print`]),
    ])
      expect([path, (await coordinator.get(path)).text]).toEqual([
        path,
        expect.stringMatching(/skydda(de|t)/i),
      ]);
    expect((await reader.get(`/shared-plans/${planId}`)).text).toContain('Skyddade personuppgifter');
  });

  it('hides them in every answer of the API that holds a person or a participant', async () => {
    const person = '{ familyName address phone }';
    await test.unitOfWork.run(async (manager) => {
      const { id: enrolmentId } = await manager.findOneByOrFail(Enrolment, { personId });
      await manager.insert(BoardEntry, {
        id: randomUUID(),
        enrolmentId,
        fromDate: today(),
        reason: 'Kris.',
        recordedAt: new Date(),
        recordedBy: 'prov',
        recordedByName: 'Prov',
      });
    });
    const queries = [
      [coordinator, `{ person(id: "${personId}") ${person} }`],
      [coordinator, `{ board(teamId: "${world.teamId}") { person ${person} } }`],
      [coordinator, `{ persons(teamId: "${world.teamId}") { items { person ${person} } } }`],
      [coordinator, `{ sips(personId: "${personId}") { versions { participants { name phone } } } }`],
      [coordinator, `{ sip(id: "${sipId}") { versions { participants { name phone } } } }`],
      [reader, `{ sharedCrisisPlan(id: "${planId}") { person ${person} } }`],
      [reader, `{ sharedCrisisPlans { items { person ${person} } } }`],
    ] as const;
    for (const [browser, query] of queries) {
      const { data, errors } = await browser.graphql(query);
      expect([query, errors]).toEqual([query, undefined]);
      const text = JSON.stringify(data);
      expect([query, found(text, HIDDEN), text.includes(NAME)]).toEqual([query, [], true]);
    }
  });

  it('hides them from whoever writes too, and loses none of them', async () => {
    const { data: read } = await coordinator.graphql(`{ sip(id: "${sipId}") { versions { revision
      participants { name kind phone attended } } } }`);
    const [{ revision, participants }] = read.sip.versions;
    const { data } = await coordinator.graphql(
      `mutation ($input: SaveSipDraftInput!) { saveSipDraft(input: $input) {
        ... on SipVersion { participants { name phone } } } }`,
      { input: { sipId, revision, participants } },
    );
    const text = JSON.stringify(data);
    expect([found(text, HIDDEN), text.includes(NAME)]).toEqual([[], true]);
    const stored = await test.unitOfWork.reader.find(SipParticipant, { where: { version: { sipId } } });
    const own = stored.filter(({ kind }) => kind === 'PERSON').map(({ phone }) => phone);
    expect(found(own.join(), HIDDEN)).toHaveLength(1);
  });

  it('has been thought of for every type that can hold a person', () => {
    const { schema } = test.app.get(GraphQLSchemaHost);
    const holders = Object.values(schema.getTypeMap()).flatMap((type) =>
      isObjectType(type) &&
      !['Query', 'Mutation'].includes(type.name) &&
      Object.values(type.getFields()).some((field) => getNamedType(field.type).name === 'Person')
        ? type.name
        : [],
    );
    expect(holders.sort()).toEqual([
      'BoardLine',
      'OpenedRecord',
      'OutdatedPlan',
      'OverduePlan',
      'PersonLine',
      'ReceivedPlan',
      'ReceivedPlanLine',
      'SharedPlan',
      'SharedPlanLine',
    ]);
  });

  it('leaves the team’s name and a relative’s number out of a sheet that leaves care, and of none for care', async () => {
    const telling = ['ACT Storstad', '040-000 00 00', RELATIVE_PHONE];
    const sheet = async (copy: keyof typeof copies) => (await coordinator.get(`${copies[copy]}/print`)).text;
    const outside = await sheet('AUTHORITY');
    expect([outside.includes('Akuten'), outside.includes('Mamma')]).toEqual([true, true]);
    expect(found(outside, telling)).toEqual([]);
    expect(found(await sheet('UNIT'), telling)).toHaveLength(3);
    expect(found(await sheet('SIP'), ['Mamma', RELATIVE_PHONE])).toHaveLength(2);
  });
});
