import { randomUUID } from 'node:crypto';
import { In } from 'typeorm';
import { ReleaseAlone1768000000900 } from '../../migrations/1768000000900-release-alone.js';
import { Role } from '../../src/access/role.js';
import { Block } from '../../src/consents/block.entity.js';
import { Ground } from '../../src/consents/ground.entity.js';
import { GroundKind } from '../../src/disclosure/ground-kinds.js';
import { RecordCategory } from '../../src/disclosure/record-category.js';
import { PlanKind } from '../../src/persons/person-kinds.js';
import { PlanReader, PlanStatus } from '../../src/plans/plan-kinds.js';
import { addDays } from '../../src/platform/dates/civil-date.js';
import { today } from '../../src/platform/dates/today.js';
import { CopyForm, CopyOutcome } from '../../src/releases/copy-kinds.js';
import { PlanCopy } from '../../src/releases/plan-copy.entity.js';
import { addUnit } from '../support/agreed-plan.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { addCrisisPlan, addPerson, addSip, type TestPerson } from '../support/test-person.js';
import { addGround, addTeam, type TeamWorld } from '../support/test-records.js';

const { CRISIS_PLAN, SIP, PERSON } = RecordCategory;
const { AGREED, DRAFT, REPLACED } = PlanStatus;

let test: TestApp;
let world: TeamWorld;
beforeAll(async () => {
  test = await startTestApp();
  world = await addTeam(test.unitOfWork);
});
afterAll(() => test?.close());

const share = (personId: string, fields: Partial<Ground> = {}) =>
  addGround(test.unitOfWork, {
    ...{ personId, giverId: world.regionId, receiverId: world.municipalityId },
    ...{ categories: [CRISIS_PLAN, PERSON], toDate: addDays(today(), 30), standingRelease: false },
    ...fields,
  });
const enrol = () => addPerson(test.unitOfWork, { ownerId: world.regionId, teamId: world.teamId });
const agreed = (person: TestPerson) =>
  addCrisisPlan(test.unitOfWork, person, { statuses: [REPLACED, AGREED] });
const migrate = () =>
  test.unitOfWork.run(async ({ queryRunner }) => {
    const migration = new ReleaseAlone1768000000900();
    await migration.down(queryRunner!);
    await migration.up(queryRunner!);
  });

it('makes of each ground on which somebody read a standing release, and gives what is in force on it, once', async () => {
  const [one, other, blocked] = [await enrol(), await enrol(), await enrol()];
  const { planId, versionIds } = await agreed(one);
  await addSip(test.unitOfWork, one, { status: AGREED });
  await addCrisisPlan(test.unitOfWork, other, { statuses: [DRAFT] });
  const { sipId } = await addSip(test.unitOfWork, other, { status: AGREED });
  await agreed(blocked);
  const unitId = await addUnit(test, world.municipalityId, 'Boendestödet');
  const ownUnit = await addUnit(test, world.regionId, 'Psykakuten');
  const stands = [
    await share(one.personId, { toDate: addDays(today(), 60) }),
    // The same receiver once more, for a shorter time: it holds the plan already.
    await share(one.personId, { kind: GroundKind.CANNOT_CONSENT }),
    await share(one.personId, { receiverUnitId: unitId, categories: [CRISIS_PLAN, SIP] }),
    await share(other.personId, { categories: [SIP] }),
    // It is to give what is agreed from its first day on.
    await share(other.personId, { fromDate: addDays(today(), 1), categories: [SIP, CRISIS_PLAN] }),
    await share(blocked.personId),
  ];
  const stays = [
    await share(one.personId, { kind: GroundKind.COHERENT_DOCUMENTATION }),
    await share(one.personId, { receiverId: world.regionId, receiverUnitId: ownUnit }),
    await share(other.personId, { fromDate: addDays(today(), -9), toDate: addDays(today(), -1) }),
    await share(other.personId, {
      ...{ withdrawnAt: new Date(), withdrawnBy: randomUUID(), withdrawalNote: 'Ringde.' },
    }),
  ];
  await test.unitOfWork.run((manager) =>
    manager.insert(Block, {
      ...{ id: randomUUID(), personId: blocked.personId, teamId: null, setAt: new Date() },
      ...{ setBy: randomUUID(), setByName: 'Påhittad' },
    }),
  );
  await migrate();

  const { reader } = test.unitOfWork;
  const standing = await reader.findBy(Ground, { standingRelease: true });
  expect(standing.map(({ id }) => id).sort()).toEqual([...stands].sort());
  expect(await reader.countBy(Ground, { id: In(stays), standingRelease: false })).toBe(stays.length);

  const copies = await reader.find(PlanCopy, { order: { plan: 'ASC', receiverName: 'ASC' } });
  expect(copies.map(({ planId: plan, groundId, ...copy }) => [plan, groundId, copy.receiverUnitId])).toEqual(
    expect.arrayContaining([
      [planId, stands[0], null],
      [planId, stands[2], unitId],
      [sipId, stands[3], null],
    ]),
  );
  // And the first person's SIP to the unit.
  expect(copies).toHaveLength(4);
  expect(copies.find(({ groundId }) => groundId === stands[0])).toMatchObject({
    ...{ form: CopyForm.DIGITAL, reader: 'CARE', versionId: versionIds[1], versionNumber: 2 },
    ...{ personId: one.personId, ownerId: world.regionId, teamId: world.teamId, ground: 'CONSENT' },
    ...{ categories: [CRISIS_PLAN, PERSON], givenOn: today(), givenByName: 'Teamkompass', settledAs: null },
  });
  expect(new Set(copies.map(({ code }) => code)).size).toBe(4);

  const municipal = await test.signIn(Role.COORDINATOR, {
    ...{ teamId: world.teamId, principalId: world.municipalityId },
  });
  const { items } = (await municipal.graphql('{ receivedPlans { items { person { id } } } }')).data
    .receivedPlans;
  expect(items.map(({ person }: { person: { id: string } }) => person.id).sort()).toEqual(
    [one.personId, other.personId].sort(),
  );
});

it('gives what is in force to whoever holds an older version, and nothing on what is no ground by law', async () => {
  const [person, other] = [await enrol(), await enrol()];
  const { planId, versionIds } = await agreed(person);
  await agreed(other);
  const groundId = await share(person.personId);
  // Only a record of social services can be given on it (OSL 26:9), and the region's are of health care.
  await share(other.personId, { kind: GroundKind.NECESSARY_CARE_FROM_SOCIAL });
  const older = {
    ...{ id: randomUUID(), code: 'ABCD2345', ownerId: person.ownerId, teamId: person.teamId },
    ...{ personId: person.personId, plan: PlanKind.CRISIS_PLAN, planId, versionId: versionIds[0]! },
    ...{
      versionNumber: 1,
      reader: PlanReader.CARE,
      receiverName: 'Kommunen',
      receiverId: world.municipalityId,
    },
    ...{ form: CopyForm.DIGITAL, ground: GroundKind.CONSENT, groundId, categories: [CRISIS_PLAN], note: '' },
    ...{ givenAt: new Date(), givenOn: today(), givenBy: randomUUID(), givenByName: 'Påhittad' },
  };
  await test.unitOfWork.run((manager) => manager.insert(PlanCopy, older));
  await migrate();

  const { reader } = test.unitOfWork;
  const copies = await reader.find(PlanCopy, {
    where: { personId: In([person.personId, other.personId]) },
    order: { versionNumber: 'ASC' },
  });
  expect(copies).toMatchObject([
    { id: older.id, settledAs: CopyOutcome.REPLACED, settledOn: today(), settledBy: null },
    { versionId: versionIds[1], versionNumber: 2, groundId, settledAs: null },
  ]);
});
