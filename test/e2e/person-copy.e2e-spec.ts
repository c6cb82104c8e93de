import { randomUUID } from 'node:crypto';
import { Role } from '../../src/access/role.js';
import { Block } from '../../src/consents/block.entity.js';
import { Contact, ContactStaff } from '../../src/contacts/contact.entity.js';
import { ContactMode, ContactPlace } from '../../src/contacts/contact-kinds.js';
import { ChangedRecord, RecordChange } from '../../src/contacts/record-change.entity.js';
import { CrisisPlanStatement } from '../../src/crisis-plans/crisis-plan.entity.js';
import { Audience } from '../../src/disclosure/audience.js';
import { RecordJoin } from '../../src/persons/joins/record-join.entity.js';
import { Enrolment, Person } from '../../src/persons/person.entity.js';
import { PersonNumber } from '../../src/persons/person-number.entity.js';
import { PlanStatus, StatementAuthor } from '../../src/plans/plan-kinds.js';
import { CHAPTERS } from '../../src/retention/person-copy-chapters.js';
import { COPIED_TABLES } from '../../src/retention/person-copy-columns.js';
import { personTables } from '../../src/retention/person-tables.js';
import { SipParticipant } from '../../src/sips/sip-content.entity.js';
import { readPdf } from '../golden/read-pdf.js';
import { loggedRecords } from '../support/logged-records.js';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.js';
import { addCrisisPlan, addEverything, addPerson, addSip, type TestPerson } from '../support/test-person.js';
import { addStaffMember, addTeam, type TeamWorld } from '../support/test-records.js';
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
  await addJoin('Samma människa.', true);
  await addJoin('Kanske hans bror Bertil.', false);
});
afterAll(() => test.close());

/** Joins another card with the person's, or proposes it. */
async function addJoin(reason: string, confirmed: boolean): Promise<void> {
  const [keptId, joinedId] = [person.personId, randomUUID()];
  await test.unitOfWork.run(async (manager) => {
    const kept = await manager.findOneByOrFail(Person, { id: keptId });
    await manager.insert(Person, { ...kept, id: joinedId, identityNumber: `T${joinedId.slice(0, 8)}` });
    if (confirmed) await manager.update(PersonNumber, { personId: joinedId }, { endedAt: new Date() });
    await manager.insert(RecordJoin, {
      id: randomUUID(),
      keptId,
      joinedId,
      reason,
      proposedAt: new Date(),
      proposedBy: joinedId,
      proposedByName: 'Kim Ek',
      confirmed,
      ...(confirmed && { decidedAt: new Date(), decidedBy: joinedId, decidedByName: 'Bo Ek' }),
    });
  });
}

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
    expect(Object.values(CHAPTERS).flat().sort()).toEqual(Object.keys(COPIED_TABLES).sort());
    const { text } = await coordinator.get(address('print'));
    for (const chapter of Object.keys(CHAPTERS))
      for (const part of ['chapter', 'about']) expect(text).toContain(sv(`personCopy.${part}.${chapter}`));
    expect(text).not.toContain(sv('personCopy.nothing'));
    expect(text).toContain(sv('personCopy.say.join'));
    const told = (number: string) => text.includes(sv('personCopy.say.number', { number }));
    // The number that holds is told with the card.
    const numbers = records.person_number.map(({ number, endedAt }: any) => [told(number), endedAt !== null]);
    expect(numbers.sort()).toEqual([
      [false, false],
      [true, true],
    ]);
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

  it('tells each contact on one line with its staff, by day, and of a correction what it was about and what was changed', async () => {
    const seen = await addPerson(test.unitOfWork, { ownerId: world.regionId, teamId: world.teamId });
    await test.unitOfWork.run(async (manager) => {
      const { teamId, regionId: employerId } = world;
      const staff = await Promise.all(
        ['Anna Ek', 'Bo Al'].map((name, at) =>
          addStaffMember(manager, {
            teamId,
            employerId,
            name,
            reference: `copy-${at}`,
            fromDate: '2020-01-01',
          }),
        ),
      );
      const contact = { ownerId: employerId, enrolmentId: seen.enrolmentId, naturalSupportPresent: false };
      const met = { ...contact, minutes: 30, personPresent: true, noShow: false };
      const contacts = [
        { ...met, date: '2026-03-05', time: '09:00', mode: ContactMode.PHONE, place: null },
        { ...met, date: '2026-03-04', time: '13:00', mode: ContactMode.IN_PERSON, place: ContactPlace.HOME },
        {
          ...contact,
          ...{ date: '2026-02-02', time: '10:00', mode: ContactMode.IN_PERSON, place: ContactPlace.OFFICE },
          ...{ minutes: 0, personPresent: false, noShow: true },
        },
      ];
      const ids = contacts.map(() => randomUUID());
      await manager.insert(
        Contact,
        contacts.map((one, at) => ({ ...one, id: ids[at]! })),
      );
      for (const contactId of ids)
        await manager.insert(
          ContactStaff,
          staff.map((staffMemberId) => ({ contactId, staffMemberId })),
        );
      await manager.insert(RecordChange, {
        id: randomUUID(),
        recordType: ChangedRecord.CONTACT,
        recordId: ids[1]!,
        personId: seen.personId,
        ownerId: employerId,
        at: new Date('2026-03-06T12:00:00Z'),
        accountId: randomUUID(),
        accountName: 'Påhittad Samordnare',
        reason: 'Felskrivet.',
        voids: false,
        before: { minutes: 20, mode: 'IN_PERSON', place: 'HOME', staffIds: [staff[0]!] },
      });
    });
    const { text } = await coordinator.get(`/persons/${seen.personId}/copy/print`);
    const lines = [...text.matchAll(/<li>(.*?)<\/li>/g)].map(([, line]) => line!.replace(/<[^>]*>/g, ''));
    expect(lines.filter((line) => /^(\p{L}+dag|Kontakt) /u.test(line))).toEqual([
      'måndag 2 februari kl. 10:00: Fysiskt, Mottagning, Uteblev. Anna Ek, Bo Al',
      'onsdag 4 mars kl. 13:00: Fysiskt, Hemmet, 30 minuter. Anna Ek, Bo Al',
      'torsdag 5 mars kl. 09:00: Telefon, 30 minuter. Anna Ek, Bo Al',
      'Kontakt 4 mars 2026 kl. 13:00: Rättat 6 mars 2026 kl. 13:00 av Påhittad Samordnare. Felskrivet.' +
        'Längd: 20 minuter → 30 minuter · Medarbetare: Anna Ek → Anna Ek, Bo Al',
    ]);
    expect([...text.matchAll(/<h3>(.*?)<\/h3>/g)].map(([, heading]) => heading)).toEqual(
      expect.arrayContaining(['februari 2026', 'mars 2026']),
    );
    expect(text).toContain(sv('kind.identityKind.RESERVE'));
    expect(text).not.toMatch(/RESERVE|Medarbetare:<\/strong>/);
  });

  it('tells when the team went through the person, in the file too', async () => {
    const { records } = await data();
    expect(records.team_meeting_person).toMatchObject([{ date: '2000-01-03', minutes: 20, voidedAt: null }]);
    const { text } = await coordinator.get(address('print'));
    expect(text).toContain('<strong>3 januari 2000 kl. ');
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
    const { records } = JSON.parse(answer.personCopy);
    expect(records.person).toHaveLength(2);
    expect(JSON.stringify(records)).toContain('Samma människa.');
    expect(JSON.stringify(records)).not.toContain('Bertil');
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
      const set = { setAt: new Date(), setBy: randomUUID(), setByName: 'Bo Spärr' };
      await manager.insert(Block, {
        ...{ id: randomUUID(), personId: person.personId, teamId: other.teamId, liftedAt: null },
        ...set,
      });
    });
    const copy = await data();
    expect(copy.records.block.length).toBeGreaterThan(0);
    expect(JSON.stringify(copy)).not.toMatch(/FACT Annan|Bo Spärr/);
    expect(copy.records.enrolment).toHaveLength(1);
    for (const card of copy.records.person) expect(card).toMatchObject({ address: null, phone: null });
    expect(copy.records.person.some(({ protectedIdentity }: any) => protectedIdentity)).toBe(true);
    expect(JSON.stringify(copy)).not.toContain('Hemliga');
  });
});
