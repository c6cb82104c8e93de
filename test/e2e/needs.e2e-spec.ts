import { Role } from '../../src/access/role.js';
import { Intervention } from '../../src/contacts/intervention.entity.js';
import { InterventionMethod } from '../../src/contacts/intervention-kinds.js';
import { NeedAnswer, NeedKind } from '../../src/needs/need-kinds.js';
import { Need, NeedsInventory } from '../../src/needs/needs-inventory.entity.js';
import { Enrolment } from '../../src/persons/person.entity.js';
import { PlanStatus } from '../../src/plans/plan-kinds.js';
import { sql } from '../../src/platform/database/sql.js';
import { addDays, addMonths } from '../../src/platform/dates/civil-date.js';
import { today } from '../../src/platform/dates/today.js';
import { formatDate } from '../../src/platform/i18n/format-date.js';
import { SipVersion } from '../../src/sips/sip.entity.js';
import { SipAction } from '../../src/sips/sip-content.entity.js';
import { loggedRecords } from '../support/logged-records.js';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.js';
import { addPerson, addSip, type TestPerson } from '../support/test-person.js';
import { addTeam, type TeamWorld } from '../support/test-records.js';
import { sv } from '../support/words.js';

const DAY = today();
const KINDS = Object.values(NeedKind);
const NEEDS = `query ($id: ID!) { needsInventories(personId: $id) { madeOn recordedByName needs { kind answer } } }`;
const SUGGESTIONS = `query ($id: ID!) { needSuggestions(enrolmentId: $id) { kind answer source method text } }`;
const TAKE = `mutation ($input: TakeNeedsInventoryInput!) { takeNeedsInventory(input: $input) {
  __typename ... on NeedsInventory { id madeOn } ... on RevisionConflict { currentRevision } } }`;
const DUE = `query ($id: ID!) { persons(teamId: $id, filter: WITHOUT_NEEDS_INVENTORY) {
  total items { needsInventoryOn needsInventoryDue person { id } } } }`;

let test: TestApp;
let world: TeamWorld;
let coordinator: Browser;
let member: Browser;
let person: TestPerson;
beforeAll(async () => {
  test = await startTestApp();
  world = await addTeam(test.unitOfWork);
  const { teamId, regionId: principalId } = world;
  coordinator = await test.signIn(Role.COORDINATOR, { teamId, principalId });
  member = await test.signIn(Role.TEAM_MEMBER, { teamId, principalId });
});
afterAll(() => test.close());
beforeEach(async () => {
  person = await addPerson(test.unitOfWork, { ownerId: world.regionId, teamId: world.teamId });
});

async function take(given: object, browser = coordinator) {
  const needs = [{ kind: NeedKind.HOUSING, answer: NeedAnswer.NOBODY }];
  const input = { enrolmentId: person.enrolmentId, revision: 1, madeOn: DAY, needs, ...given };
  const { data, errors } = await browser.graphql(TAKE, { input });
  if (!errors) return data.takeNeedsInventory;
  const { code, problems } = errors[0]!.extensions;
  return code === 'INVALID' ? problems.map((one: any) => `${one.path} ${one.code}`).join() : code;
}
const inventories = async (browser = coordinator) =>
  (await browser.graphql(NEEDS, { id: person.personId })).data?.needsInventories ?? null;

/** What the form of all needs sends, as it is shown. */
const formOf = (text: string) => {
  const selects = [...text.matchAll(/name="(needs\[\d+\]\[answer\])"[\s\S]*?<\/select>/g)];
  const answers = selects.map(([select, name]) => [name!, /value="(\w+)" selected/.exec(select)?.[1]]);
  const kinds = [...text.matchAll(/name="(needs\[\d+\]\[kind\])" value="(\w+)"/g)];
  return Object.fromEntries([...kinds.map(([, name, value]) => [name!, value]), ...answers]) as Record<
    string,
    string
  >;
};

describe('a needs inventory', () => {
  it('begins with what interventions and the SIP suggest, and is kept when the next one is taken', async () => {
    const { ownerId, enrolmentId } = person;
    const { versionId } = await addSip(test.unitOfWork, person, { status: PlanStatus.DRAFT });
    await test.unitOfWork.run(async (manager) => {
      await manager.insert(Intervention, {
        ...{ id: crypto.randomUUID(), ownerId, enrolmentId, method: InterventionMethod.INDIVIDUAL_CBT },
        ...{ offeredOn: addDays(DAY, -9), startedOn: addDays(DAY, -5), endedOn: null, manualUsed: null },
      });
      await manager.update(SipAction, { versionId }, { text: 'Söka lägenhet.', otherActor: 'Bovärden' });
      await manager.update(
        SipVersion,
        { id: versionId },
        { status: PlanStatus.AGREED, agreedAt: new Date() },
      );
    });
    const { data } = await coordinator.graphql(SUGGESTIONS, { id: enrolmentId });
    expect(data.needSuggestions).toEqual([
      { kind: 'PSYCHOTHERAPY', answer: 'TEAM', source: 'INTERVENTION', method: 'INDIVIDUAL_CBT', text: null },
      { kind: 'HOUSING', answer: 'OTHER', source: 'SIP', method: null, text: 'Söka lägenhet.' },
    ]);
    const path = `/enrolments/${enrolmentId}/needs`;
    const { text } = await coordinator.get(path);
    expect(text).toContain(sv('needs.byOthers', { what: '»Söka lägenhet.«' }));
    expect(text).toContain(
      sv('needs.suggestion.INTERVENTION', { what: sv('kind.interventionMethod.INDIVIDUAL_CBT') }),
    );
    const shown = formOf(text);
    const at = (kind: NeedKind) => `needs[${KINDS.indexOf(kind)}][answer]`;
    expect(Object.keys(shown)).toHaveLength(2 * KINDS.length);
    expect(shown[at(NeedKind.PSYCHOTHERAPY)]).toBe('TEAM');
    expect(shown[at(NeedKind.HOUSING)]).toBe('OTHER');
    expect(shown[at(NeedKind.FAMILY)]).toBe('UNKNOWN');

    const sent = await coordinator.submit(path, { ...shown, madeOn: addDays(DAY, -3), revision: 1 });
    expect(sent.headers.location).toBe(`/persons/${person.personId}/needs`);
    const changed = { ...shown, [at(NeedKind.PSYCHOTHERAPY)]: 'NOBODY', madeOn: DAY, revision: 2 };
    expect((await coordinator.submit(path, changed)).status).toBe(303);
    // What was said last goes before what is suggested.
    expect(formOf((await coordinator.get(path)).text)[at(NeedKind.PSYCHOTHERAPY)]).toBe('NOBODY');

    const [now, before] = await inventories();
    expect([now.madeOn, before.madeOn]).toEqual([DAY, addDays(DAY, -3)]);
    const ofKind = ({ needs }: any) => needs.find(({ kind }: any) => kind === 'PSYCHOTHERAPY').answer;
    expect([ofKind(now), ofKind(before)]).toEqual(['NOBODY', 'TEAM']);
    const page = (await member.get(`/persons/${person.personId}/needs`)).text;
    expect(page).toContain(
      `${sv('needs.answer.TEAM')} (${sv('needs.from', { day: formatDate('sv', addDays(DAY, -3)) })})`,
    );
    expect(page).not.toContain(path);
  });

  it('is refused where somebody has changed the enrolment, on a day it cannot tell of, and twice of one kind', async () => {
    expect(await take({ revision: 2 })).toEqual({ __typename: 'RevisionConflict', currentRevision: 1 });
    expect(await take({ madeOn: addDays(DAY, 1) })).toBe('madeOn dayInFuture');
    const { fromDate } = await test.unitOfWork.reader.findOneByOrFail(Enrolment, { id: person.enrolmentId });
    expect(await take({ madeOn: addDays(fromDate, -1) })).toBe('madeOn beforeStart');
    const twice = { kind: 'HOUSING', answer: 'TEAM' };
    expect(await take({ needs: [twice, twice] })).toBe('needs arrayUnique');
    expect(await inventories()).toEqual([]);
  });

  it('is taken by coordinators and managers, read by the team, and found by nobody else', async () => {
    expect(await take({}, member)).toBe('NOT_FOUND');
    const other = await addTeam(test.unitOfWork);
    const elsewhere = { teamId: other.teamId, principalId: other.regionId };
    const stranger = await test.signIn(Role.COORDINATOR, elsewhere);
    expect(await take({}, stranger)).toBe('NOT_FOUND');
    const { id } = await take({});
    expect(await inventories(member)).toHaveLength(1);
    expect(await inventories(stranger)).toBeNull();
    expect((await stranger.get(`/persons/${person.personId}/needs`)).status).toBe(404);
    expect(
      await loggedRecords(test.unitOfWork.reader, { recordType: 'needs_inventory', recordId: id }),
    ).toMatchObject([{ action: 'CREATE', personId: person.personId }]);
  });

  it('never changes, not in the database either', async () => {
    const { id } = await take({});
    const rewrite = (entity: any, where: object, change: object) =>
      test.unitOfWork.run((manager) => manager.update(entity, where, change));
    await expect(rewrite(NeedsInventory, { id }, { madeOn: '2026-01-01' })).rejects.toThrow(
      'immutable record: needs_inventory',
    );
    await expect(rewrite(Need, { inventoryId: id }, { answer: NeedAnswer.TEAM })).rejects.toThrow(
      'immutable record: need',
    );
    for (const [table, key] of [
      ['need', 'inventory_id'],
      ['needs_inventory', 'id'],
    ])
      await expect(
        test.unitOfWork.run((manager) => sql(manager, `DELETE FROM ${table} WHERE ${key} = :id`, { id })),
      ).rejects.toThrow(`immutable record: ${table}`);
  });
});

it('the list tells who has no inventory of the last six months', async () => {
  const isDue = async () => {
    const { data } = await coordinator.graphql(DUE, { id: world.teamId });
    return data.persons.items.filter((line: any) => line.person.id === person.personId);
  };
  expect(await isDue()).toMatchObject([{ needsInventoryOn: null, needsInventoryDue: true }]);
  await test.unitOfWork.run((manager) =>
    manager.update(Enrolment, { id: person.enrolmentId }, { fromDate: addMonths(DAY, -12) }),
  );
  const old = addDays(addMonths(DAY, -6), -1);
  await take({ madeOn: old });
  expect(await isDue()).toMatchObject([{ needsInventoryOn: old, needsInventoryDue: true }]);
  const nothing = [{ kind: NeedKind.HOUSING, answer: NeedAnswer.UNKNOWN }];
  await take({ revision: 2, madeOn: DAY, needs: nothing });
  expect(await isDue()).toMatchObject([{ needsInventoryOn: old }]);
  await take({ revision: 3, madeOn: addMonths(DAY, -6) });
  expect(await isDue()).toEqual([]);
});
