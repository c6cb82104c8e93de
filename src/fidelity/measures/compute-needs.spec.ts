import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { makeTeam, measuredWindow } from '../../../test/support/measured-team.js';
import { createMigratedDatabase, type TestDatabase } from '../../../test/support/test-database.js';
import { entities } from '../../app/entities.js';
import { NeedAnswer, NeedKind } from '../../needs/need-kinds.js';
import { Need, NeedsInventory } from '../../needs/needs-inventory.entity.js';
import { Enrolment, Person } from '../../persons/person.entity.js';
import { IdentityKind, Intensity, LegalFrame } from '../../persons/person-kinds.js';
import { dataSourceOptions } from '../../platform/database/data-source-options.js';
import { computeMeasures } from './compute-measures.js';

const { PSYCHIATRIC_CARE: CARE, SUBSTANCE_USE_TREATMENT: TREATMENT, SUBSTANCE_USE_GROUP: GROUP } = NeedKind;
const { TEAM, OTHER, NOBODY, DECLINED, NOT_NEEDED, UNKNOWN } = NeedAnswer;

let database: TestDatabase;
let dataSource: DataSource;
let teamId: string;
let principalId: string;

beforeAll(async () => {
  database = await createMigratedDatabase();
  dataSource = await new DataSource(dataSourceOptions(database.environment, entities)).initialize();
});
afterAll(async () => {
  await dataSource?.destroy();
  await database?.drop();
});
beforeEach(async () => {
  ({ teamId, principalId } = await makeTeam(dataSource.manager));
});

/** @returns the enrolment; of two with one number, both are about one human */
async function enrol(toDate: string | null = null, identityNumber?: string): Promise<string> {
  const { manager } = dataSource;
  const [personId, id] = [randomUUID(), randomUUID()];
  const ownerId = identityNumber ? (await makeTeam(manager)).principalId : principalId;
  await manager.insert(Person, {
    id: personId,
    ownerId,
    identityNumber: identityNumber ?? personId.slice(0, 20),
    identityKind: identityNumber ? IdentityKind.PERSONNUMMER : IdentityKind.RESERVE,
    ...{ givenName: 'Påhittad', familyName: 'Person', protectedIdentity: false, language: 'svenska' },
    ...{ needsInterpreter: false, address: null, phone: null, fictitious: true },
  });
  await manager.insert(Enrolment, {
    ...{ id, ownerId, teamId, personId, fromDate: '2025-01-01', toDate, leavingReason: null },
    ...{ intensity: Intensity.STANDARD, legalFrame: LegalFrame.VOLUNTARY },
  });
  return id;
}

async function tell(
  enrolmentId: string,
  madeOn: string,
  needs: Partial<Record<NeedKind, NeedAnswer>>,
): Promise<void> {
  const id = randomUUID();
  await dataSource.manager.insert(NeedsInventory, {
    ...{ id, enrolmentId, madeOn, recordedAt: new Date(`${madeOn}T12:00:00Z`) },
    ...{ recordedBy: 'prov', recordedByName: 'Kim Ek' },
  });
  for (const [kind, answer] of Object.entries(needs))
    await dataSource.manager.insert(Need, {
      ...{ id: randomUUID(), inventoryId: id, kind: kind as NeedKind, answer },
    });
}

async function figureOf(need: string, filled: number) {
  const use = { measure: `need_met_by_team_${need}`, parameters: { months: 6, filled } };
  const [figure] = await computeMeasures(dataSource.manager, teamId, measuredWindow, [use]);
  const { numerator, denominator, value, persons, ofPersons } = figure!;
  return [numerator, denominator, value, persons, ofPersons];
}

it('counts who gets it from the team among those who need it and have not said no', async () => {
  for (const answer of [TEAM, TEAM, OTHER, NOBODY, DECLINED, NOT_NEEDED, UNKNOWN])
    await tell(await enrol(), '2026-03-01', { [CARE]: answer });
  await enrol();
  // Two of the four who need it and have not said no; told of six of eight.
  expect(await figureOf('psychiatric_care', 75)).toEqual([2, 4, 50, 6, 8]);
});

it('cannot tell where it is told of too few', async () => {
  await tell(await enrol(), '2026-03-01', { [CARE]: TEAM });
  await tell(await enrol(), '2026-03-01', { [CARE]: TEAM });
  await enrol();
  expect(await figureOf('psychiatric_care', 67)).toEqual([2, 0, null, 2, 3]);
  expect(await figureOf('psychiatric_care', 66)).toEqual([2, 2, 100, 2, 3]);
  expect(await figureOf('everyday_life', 1)).toEqual([0, 0, null, 0, 3]);
});

it('goes by the newest inventory of the months, and by those enrolled on the last day', async () => {
  const changed = await enrol();
  await tell(changed, '2026-02-01', { [CARE]: TEAM });
  await tell(changed, '2026-05-31', { [CARE]: NOBODY });
  // What is to come when the audit ends is not known then.
  await tell(changed, '2026-06-01', { [CARE]: TEAM });
  const taken = await enrol();
  await tell(taken, '2026-03-01', { [CARE]: TEAM });
  await tell(taken, '2026-04-01', { [CARE]: UNKNOWN });
  const [old, edge] = [await enrol(), await enrol()];
  await tell(old, '2025-11-30', { [CARE]: TEAM });
  await tell(edge, '2025-12-01', { [CARE]: TEAM });
  await tell(await enrol('2026-05-30'), '2026-05-01', { [CARE]: TEAM });
  expect(await figureOf('psychiatric_care', 50)).toEqual([1, 2, 50, 2, 4]);
});

it('counts a human whom two principals have enrolled once, by the newest answer of either', async () => {
  const number = '19850101TF01';
  const [one, other] = [await enrol(null, number), await enrol(null, number)];
  await tell(one, '2026-03-01', { [CARE]: NOBODY, [TREATMENT]: TEAM });
  await tell(other, '2026-04-01', { [CARE]: TEAM, [TREATMENT]: UNKNOWN });
  expect(await figureOf('psychiatric_care', 100)).toEqual([1, 1, 100, 1, 1]);
  expect(await figureOf('substance_use_treatment', 100)).toEqual([1, 1, 100, 1, 1]);
});

it('asks of everybody with harmful use whether they come to the group, also those who said no', async () => {
  for (const needs of [
    { [TREATMENT]: OTHER, [GROUP]: TEAM },
    { [TREATMENT]: TEAM, [GROUP]: DECLINED },
    { [TREATMENT]: DECLINED, [GROUP]: NOT_NEEDED },
    { [GROUP]: OTHER },
    { [TREATMENT]: NOT_NEEDED },
    // Has harmful use; whether of the group is not known.
    { [TREATMENT]: TEAM },
  ])
    await tell(await enrol(), '2026-03-01', needs);
  expect(await figureOf('substance_use_group', 80)).toEqual([1, 4, 25, 5, 6]);
});
