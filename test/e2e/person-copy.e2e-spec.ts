import { Role } from '../../src/access/role.js';
import { CrisisPlanStatement } from '../../src/crisis-plans/crisis-plan.entity.js';
import { Enrolment, Person } from '../../src/persons/person.entity.js';
import { Audience, PlanStatus, StatementAuthor } from '../../src/plans/plan-kinds.js';
import { COPIED_TABLES } from '../../src/retention/person-copy-columns.js';
import { personTables } from '../../src/retention/person-tables.js';
import { SipParticipant } from '../../src/sips/sip-content.entity.js';
import { readPdf } from '../golden/read-pdf.js';
import { loggedRecords } from '../support/logged-records.js';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.js';
import { addCrisisPlan, addEverything, addPerson, addSip, type TestPerson } from '../support/test-person.js';
import { addTeam, type TeamWorld } from '../support/test-records.js';
import { sv } from '../support/words.js';

const DAY = '2026-03-04';

let test: TestApp;
let world: TeamWorld;
let coordinator: Browser;
let person: TestPerson;
beforeAll(async () => {
  test = await startTestApp();
  world = await addTeam(test.unitOfWork);
  const { teamId, regionId } = world;
  coordinator = await test.signIn(Role.COORDINATOR, { teamId, principalId: regionId });
  person = await addPerson(test.unitOfWork, { ownerId: regionId, teamId });
  await addEverything(test.unitOfWork, person, world, DAY);
});
afterAll(() => test.close());

const address = (what: string) => `/persons/${person.personId}/copy/${what}`;
const data = async () => JSON.parse((await coordinator.get(address('data.json')).buffer(true)).text);

describe('a copy of all that is kept about a person', () => {
  it('has thought of every column of every table about a person', () => {
    const tables = personTables(test.unitOfWork.reader.connection.entityMetadatas);
    expect(Object.keys(COPIED_TABLES).sort()).toEqual(tables.map(({ name }) => name).sort());
    for (const { name, metadata } of tables) {
      const { columns, left } = COPIED_TABLES[name]!;
      const all = metadata.columns.map(({ propertyName }) => propertyName).sort();
      expect([name, ...[...Object.keys(columns), ...left].sort()]).toEqual([name, ...all]);
    }
  });

  it('holds a row of every table, in the file to load and on the sheet', async () => {
    const { records, format, owner } = await data();
    expect([format, owner]).toEqual(['teamkompass-person-copy/1', expect.stringContaining('Region')]);
    expect(Object.keys(records).sort()).toEqual(Object.keys(COPIED_TABLES).sort());
    const sheet = await coordinator.get(address('print'));
    for (const table of Object.keys(records))
      expect([table, sheet.text.includes(sv(`retention.table.${table}`))]).toEqual([table, true]);
    const { pages } = await readPdf((await coordinator.get(address('print.pdf')).buffer(true)).body);
    expect(pages.join()).toContain(sv('documents.personCopy.title'));
  });

  it('tells days, kinds and who it was in words on the sheet', async () => {
    const { text } = await coordinator.get(address('print'));
    expect(text).toContain(sv('kind.legalFrame.VOLUNTARY'));
    expect(text).toContain('4 mars 2026');
    expect(text).toContain('Påhittad Medarbetare');
    expect(text).not.toMatch(/VOLUNTARY|IN_PERSON|STANDARD/);
  });

  it('holds no number of anybody else, no account, and nothing that others have told the team alone', async () => {
    const { teamId, regionId: ownerId } = world;
    const another = await addPerson(test.unitOfWork, { ownerId, teamId });
    await addEverything(test.unitOfWork, { ...another }, world, DAY);
    const second = await addPerson(test.unitOfWork, { ownerId, teamId });
    const draft = { statuses: [PlanStatus.DRAFT] };
    const { versionIds } = await addCrisisPlan(test.unitOfWork, second, draft);
    const { versionId } = await addSip(test.unitOfWork, second, { status: PlanStatus.DRAFT });
    const FAMILY = '070-174 06 05';
    await test.unitOfWork.run(async (manager) => {
      await manager.update(SipParticipant, { versionId }, { phone: FAMILY });
      await manager.update(
        CrisisPlanStatement,
        { versionId: versionIds[0] },
        { author: StatementAuthor.RELATIVE, audience: Audience.TEAM, text: 'Sagt i förtroende.' },
      );
    });
    const SAVE =
      'mutation ($input: SaveResourceGroupInput!) { saveResourceGroup(input: $input) { __typename } }';
    const member = {
      kind: 'RELATIVE',
      name: 'Eva',
      relation: 'syster',
      phone: FAMILY,
      seesCrisisPlan: false,
    };
    await coordinator.graphql(SAVE, {
      input: { personId: second.personId, revision: 0, goals: [], members: [member] },
    });
    const { text: html } = await coordinator.get(`/persons/${second.personId}/copy/print`);
    const { text: json } = await coordinator.get(`/persons/${second.personId}/copy/data.json`).buffer(true);
    for (const copy of [html, json]) {
      expect(copy).toContain('Eva');
      expect(copy).not.toMatch(/070-174|Sagt i förtroende|"(recorded|created|agreed|ended)By"|accountId/);
      // Nor anything of another person of the team.
      expect(copy).not.toContain(another.personId);
    }
  });

  it('is logged as what it is', async () => {
    const before = await loggedRecords(test.unitOfWork.reader, { personId: person.personId });
    await data();
    const after = await loggedRecords(test.unitOfWork.reader, { personId: person.personId });
    expect(after.slice(before.length)).toMatchObject([
      { action: 'PRINT', recordType: 'person_copy', ground: 'CARE_RELATION', teamId: world.teamId },
    ]);
    expect((await coordinator.get(`/persons/${person.personId}/log`)).text).toContain(
      sv('log.did.PRINT', { what: sv('log.record.person_copy') }),
    );
  });

  it('is for coordinators and managers of the owner, and not found for others', async () => {
    const { teamId, regionId, municipalityId } = world;
    const member = await test.signIn(Role.TEAM_MEMBER, { teamId, principalId: regionId });
    const municipal = await test.signIn(Role.COORDINATOR, { teamId, principalId: municipalityId });
    const manager = await test.signIn(Role.TEAM_MANAGER, { teamId, principalId: regionId });
    const statuses = async (browser: Browser) => [
      (await browser.get(address('data.json'))).status,
      (await browser.get(address('print'))).status,
    ];
    expect([await statuses(member), await statuses(municipal), await statuses(manager)]).toEqual([
      [404, 404],
      [404, 404],
      [200, 200],
    ]);
    const shown = async (browser: Browser) => (await browser.get(`/persons/${person.personId}`)).text;
    expect((await shown(coordinator)).includes(address('data.json'))).toBe(true);
    expect((await shown(member)).includes(address('data.json'))).toBe(false);
    const { data: answer } = await manager.graphql('query ($id: ID!) { personCopy(personId: $id) }', {
      id: person.personId,
    });
    expect(JSON.parse(answer.personCopy).records.person).toHaveLength(1);
  });

  it('leaves out what another team of the owner keeps, and the place of whoever has protected identity', async () => {
    const other = await addTeam(test.unitOfWork, 'FACT Annan');
    await test.unitOfWork.run(async (manager) => {
      const [enrolment] = await manager.findBy(Enrolment, { id: person.enrolmentId });
      await manager.insert(Enrolment, { ...enrolment!, id: other.teamId, teamId: other.teamId });
      await manager.update(
        Person,
        { id: person.personId },
        { protectedIdentity: true, address: 'Hemliga gatan 1', phone: '070-174 06 07' },
      );
    });
    const copy = await data();
    expect(copy.records.enrolment).toHaveLength(1);
    expect(copy.records.person).toMatchObject([{ protectedIdentity: true, address: null, phone: null }]);
    expect(JSON.stringify(copy)).not.toContain('Hemliga');
  });
});
