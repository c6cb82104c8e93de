import { randomUUID } from 'node:crypto';
import { CrisisPlanVersion } from '../../src/crisis-plans/crisis-plan.entity.js';
import { crisisPlanChecksum } from '../../src/crisis-plans/crisis-plan-content.js';
import { CrisisPlanLabel } from '../../src/crisis-plans/crisis-plan-kinds.js';
import { loadVersion } from '../../src/crisis-plans/crisis-plan-records.js';
import { Unit } from '../../src/organisations/organisation.entity.js';
import { UnitKind } from '../../src/organisations/organisation-kinds.js';
import { Role } from '../../src/platform/access/role.js';
import { AuditLogEntry } from '../../src/platform/audit-log/audit-log-entry.entity.js';
import { addDays } from '../../src/platform/dates/civil-date.js';
import { today } from '../../src/platform/dates/today.js';
import { makeTeam } from '../support/measured-team.js';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.js';

const CONTENT = `id number status nextStates revision madeTogether phase madeOn reviewOn closedHours checksum individual
  missing { path code } statements { section stage text author audience }
  closedHoursUnits { unitId unit { name } task response respondedOn respondedBy }`;
const READ = `query ($id: ID!) { crisisPlan(id: $id) { id label versions { ${CONTENT} } } }`;
const SAVED = `__typename ... on CrisisPlanVersion { ${CONTENT} }
  ... on VersionConflict { number status currentRevision sv en }`;
const BEGIN =
  'mutation ($input: BeginCrisisPlanInput!) { beginCrisisPlan(input: $input) { id versions { number status } } }';
const SAVE = `mutation ($input: SaveCrisisPlanDraftInput!) { saveCrisisPlanDraft(input: $input) { ${SAVED} } }`;
const RESPOND = `mutation ($input: RecordUnitResponseInput!) { recordCrisisPlanUnitResponse(input: $input) { ${SAVED} } }`;
const AGREE = `mutation ($input: AgreeCrisisPlanInput!) { agreeCrisisPlan(input: $input) { ${SAVED}
  ... on PlanIncomplete { problems { path code sv en } } } }`;
const NEXT = `mutation ($planId: ID!) { beginNextCrisisPlanVersion(planId: $planId) { ${CONTENT} } }`;

const TODAY = today();

let test: TestApp;
let teamId: string;
let coordinator: Browser;
let manager: Browser;
let stranger: Browser;
let unitId: string;

beforeAll(async () => {
  test = await startTestApp();
  const team = await test.unitOfWork.run(makeTeam);
  const other = await test.unitOfWork.run(makeTeam);
  teamId = team.teamId;
  coordinator = await test.signIn(Role.COORDINATOR, team);
  manager = await test.signIn(Role.TEAM_MANAGER, { teamId });
  stranger = await test.signIn(Role.COORDINATOR, { teamId: other.teamId });
  unitId = randomUUID();
  await test.unitOfWork.run((entities) =>
    entities.insert(Unit, {
      id: unitId,
      principalId: team.principalId,
      name: 'Mobila akutteamet',
      kind: UnitKind.MOBILE_TEAM,
      openingHours: 'Alla dagar 8–23',
      phone: '040-628 04 11',
    }),
  );
});
afterAll(() => test?.close());

async function mutate(mutation: string, variables: object, browser = coordinator): Promise<any> {
  const { data, errors } = await browser.graphql(mutation, { ...variables });
  expect(errors).toBeUndefined();
  return Object.values(data)[0];
}

/** Somebody made up, enrolled in the team since new year. */
async function enrol(fields: object = {}): Promise<string> {
  const input = {
    teamId,
    identityNumber: `T${randomUUID().slice(0, 8)}`,
    givenName: 'Åsa',
    familyName: 'Påhittsson',
    fromDate: '2026-01-01',
    ...fields,
  };
  const mutation = 'mutation ($input: EnrolPersonInput!) { enrolPerson(input: $input) { personId } }';
  return (await mutate(mutation, { input })).personId;
}

async function begin(personId?: string): Promise<string> {
  const input = { personId: personId ?? (await enrol()), label: 'KRISPLAN' };
  return (await mutate(BEGIN, { input })).id;
}

const statement = (section: string, text: string, more: object = {}) => ({ section, text, ...more });

/** All that a plan needs to be agreed, save the unit's answer. */
const draft = () => ({
  madeTogether: true,
  phase: 'STABLE',
  madeOn: TODAY,
  reviewOn: addDays(TODAY, 180),
  closedHours: 'Ring mobila teamet först.',
  closedHoursUnits: [{ unitId, task: 'Kommer hem till mig.' }],
  statements: [
    statement('EARLY_SIGNS', 'Jag tror att grannarna pratar om mig.', { stage: 2 }),
    statement('EARLY_SIGNS', 'Jag slutar svara på Karins meddelanden.', { stage: 1 }),
    statement('OWN_ACTIONS', 'Gå slingan runt dammen.', { audience: 'EVERYONE' }),
    statement('WHAT_HELPS', 'Ring Karin.', { author: 'RELATIVE', audience: 'TEAM' }),
  ],
});

const answer = { response: 'ACCEPTED', respondedOn: TODAY, respondedBy: 'Avdelningschefen' };

/** A plan with one agreed version. */
async function beginAndAgree(personId?: string): Promise<string> {
  const planId = await begin(personId);
  await mutate(SAVE, { input: { planId, revision: 1, ...draft() } });
  await mutate(RESPOND, { input: { planId, unitId, ...answer } });
  const agreed = await mutate(AGREE, { input: { planId, revision: 3 } });
  expect(agreed.status).toBe('AGREED');
  return planId;
}

async function versionsOf(planId: string): Promise<any[]> {
  return (await mutate(READ, { id: planId })).versions;
}

describe('the draft', () => {
  it('begins empty, and says all that it lacks', async () => {
    const planId = await begin();
    const [version] = await versionsOf(planId);
    expect(version).toMatchObject({
      number: 1,
      status: 'DRAFT',
      nextStates: ['AGREED'],
      revision: 1,
      statements: [],
    });
    expect(version.missing).toHaveLength(8);
  });

  it('is one for each name', async () => {
    const personId = await enrol();
    await begin(personId);
    const again = await coordinator.graphql(BEGIN, { input: { personId, label: 'KRISPLAN' } });
    expect(again.errors?.[0]?.extensions.problems[0]).toMatchObject({
      path: 'label',
      code: 'planExists',
      sv: 'Personen har redan en plan med det namnet. Fortsätt på den.',
    });
    await mutate(BEGIN, { input: { personId, label: 'SAKERHETSPLAN' } });
  });

  it('keeps what is written, complete or not, in the order it is read', async () => {
    const planId = await begin();
    const saved = await mutate(SAVE, { input: { planId, revision: 1, ...draft(), madeOn: null } });
    expect(saved).toMatchObject({ revision: 2, madeOn: null, individual: true });
    expect(saved.statements.map(({ stage, text }: any) => [stage, text])).toEqual([
      [1, 'Jag slutar svara på Karins meddelanden.'],
      [2, 'Jag tror att grannarna pratar om mig.'],
      [null, 'Gå slingan runt dammen.'],
      [null, 'Ring Karin.'],
    ]);
    expect(saved.statements[0]).toMatchObject({ author: 'PERSON', audience: 'CARE_AND_SUPPORT' });
    expect(saved.closedHoursUnits[0]).toMatchObject({
      unit: { name: 'Mobila akutteamet' },
      response: 'PENDING',
    });
    expect(saved.missing).toEqual([
      { path: 'closedHoursUnits.0.response', code: 'unitNotAnswered' },
      { path: 'madeOn', code: 'madeOnMissing' },
    ]);
    expect((await versionsOf(planId))[0]).toEqual({ ...saved, __typename: undefined });
  });

  it('keeps a unit that is not chosen yet, and leaves out rows without words', async () => {
    const planId = await begin();
    const input = {
      planId,
      revision: 1,
      closedHoursUnits: [{ task: 'Tittar till katten.' }, {}],
      statements: [statement('TRIGGERS', '  '), statement('TRIGGERS', 'November.')],
    };
    const saved = await mutate(SAVE, { input });
    expect(saved.statements.map(({ text }: any) => text)).toEqual(['November.']);
    expect(saved.closedHoursUnits).toMatchObject([{ unitId: null, unit: null, task: 'Tittar till katten.' }]);
  });

  it('refuses what is written wrongly, names where, and writes nothing', async () => {
    const planId = await begin();
    const problemsOf = async (input: object) => {
      const { errors } = await coordinator.graphql(SAVE, { input: { planId, revision: 1, ...input } });
      return errors?.[0]?.extensions.problems.map(({ path, code }: any) => `${path}: ${code}`);
    };
    expect(await problemsOf({ madeOn: '2026-02-31' })).toEqual(['madeOn: isCivilDate']);
    expect(await problemsOf({ statements: [statement('TRIGGERS', 'x', { stage: 4 })] })).toEqual([
      'statements.0.stage: max',
    ]);
    expect(await problemsOf({ closedHoursUnits: [{}, { unitId: randomUUID() }] })).toEqual([
      'closedHoursUnits.1.unitId: unknownUnit',
    ]);
    expect(
      await problemsOf({
        closedHours: 'Ring.',
        statements: [statement('TRIGGERS', 'x', { stage: 1 }), statement('EARLY_SIGNS', 'y')],
      }),
    ).toEqual(['statements.0.stage: stageOfEarlySigns', 'statements.1.stage: stageOfEarlySigns']);
    expect((await versionsOf(planId))[0]).toMatchObject({ revision: 1, closedHours: '', statements: [] });
  });

  it('flags a plan of stock phrases', async () => {
    const planId = await begin();
    const statements = [
      statement('TRIGGERS', 'Stress.'),
      statement('OWN_ACTIONS', 'Jag kan lyssna på musik'),
    ];
    expect(await mutate(SAVE, { input: { planId, revision: 1, statements } })).toMatchObject({
      individual: false,
    });
  });

  it('answers a save that saw an older draft with the conflict, and writes nothing', async () => {
    const planId = await begin();
    await mutate(SAVE, { input: { planId, revision: 1, closedHours: 'Den första.' } });
    const conflict = await mutate(SAVE, { input: { planId, revision: 1, closedHours: 'Den andra.' } });
    expect(conflict).toMatchObject({ __typename: 'VersionConflict', status: 'DRAFT', currentRevision: 2 });
    expect(conflict.sv).toMatch(/^Någon annan har sparat/);
    expect(conflict.en).toMatch(/^Somebody else has saved/);
    expect((await versionsOf(planId))[0].closedHours).toBe('Den första.');
  });

  it('lets one of two simultaneous saves through', async () => {
    const planId = await begin();
    const saves = ['A', 'B'].map((closedHours) =>
      mutate(SAVE, { input: { planId, revision: 1, closedHours } }),
    );
    const types = (await Promise.all(saves)).map(({ __typename }) => __typename);
    expect(types.sort()).toEqual(['CrisisPlanVersion', 'VersionConflict']);
  });

  it("notes a unit's answer, so that an open draft becomes stale", async () => {
    const planId = await begin();
    await mutate(SAVE, { input: { planId, revision: 1, ...draft() } });
    const answered = await mutate(RESPOND, { input: { planId, unitId, ...answer } });
    expect(answered).toMatchObject({ revision: 3, closedHoursUnits: [{ unitId, ...answer }], missing: [] });
    const other = await coordinator.graphql(RESPOND, { input: { planId, unitId: randomUUID(), ...answer } });
    expect(other.errors?.[0]?.extensions.problems[0].code).toBe('unitNotInPlan');
  });
});

describe('agreeing', () => {
  it('says in both languages what is missing, and changes nothing', async () => {
    const planId = await begin();
    await mutate(SAVE, { input: { planId, revision: 1, ...draft() } });
    expect(await mutate(AGREE, { input: { planId, revision: 2 } })).toEqual({
      __typename: 'PlanIncomplete',
      problems: [
        {
          path: 'closedHoursUnits.0.response',
          code: 'unitNotAnswered',
          sv: 'Fråga verksamheten och skriv in om den har sagt ja eller nej.',
          en: 'Ask the unit and enter whether it has said yes or no.',
        },
      ],
    });
    expect((await versionsOf(planId))[0].status).toBe('DRAFT');
  });

  it('is refused on a draft that has changed since it was read', async () => {
    const planId = await begin();
    await mutate(SAVE, { input: { planId, revision: 1, ...draft() } });
    await mutate(RESPOND, { input: { planId, unitId, ...answer } });
    expect(await mutate(AGREE, { input: { planId, revision: 2 } })).toMatchObject({
      __typename: 'VersionConflict',
      currentRevision: 3,
    });
  });

  it('stamps the version with a checksum of what it says', async () => {
    const planId = await beginAndAgree();
    const [version] = await versionsOf(planId);
    expect(version).toMatchObject({ status: 'AGREED', nextStates: ['REPLACED'], missing: [] });
    const stored = await loadVersion(test.unitOfWork.reader, version.id);
    expect(version.checksum).toBe(crisisPlanChecksum(CrisisPlanLabel.KRISPLAN, stored));
    expect(stored.agreedAt).toBeInstanceOf(Date);
  });

  it('freezes the version for the API', async () => {
    const planId = await beginAndAgree();
    for (const [mutation, input] of [
      [SAVE, { planId, revision: 3, closedHours: 'Ändrat.' }],
      [RESPOND, { planId, unitId, response: 'DECLINED' }],
      [AGREE, { planId, revision: 3 }],
    ] as const) {
      expect(await mutate(mutation, { input })).toMatchObject({
        __typename: 'VersionConflict',
        status: 'AGREED',
        sv: 'Planen har blivit överenskommen under tiden och kan inte ändras. Börja en ny version.',
      });
    }
    const [version] = await versionsOf(planId);
    expect(version).toMatchObject({ closedHours: 'Ring mobila teamet först.', closedHoursUnits: [answer] });
  });

  it.each([
    ["UPDATE crisis_plan_version SET closed_hours = 'Ändrat.' WHERE id = ?"],
    ["UPDATE crisis_plan_version SET status = 'DRAFT' WHERE id = ?"],
    ["UPDATE crisis_plan_statement SET text = 'Ändrat.' WHERE version_id = ?"],
    ['DELETE FROM crisis_plan_statement WHERE version_id = ?'],
    ["UPDATE closed_hours_unit SET response = 'DECLINED' WHERE version_id = ?"],
    ['DELETE FROM closed_hours_unit WHERE version_id = ?'],
    ['DELETE FROM crisis_plan_version WHERE id = ?'],
  ])('freezes it for the database too: %s', async (statement) => {
    const [version] = await versionsOf(await beginAndAgree());
    const numbered = process.env.DATABASE_URL ? statement.replace('?', '$1') : statement;
    const change = test.unitOfWork.run((entities) => entities.query(numbered, [version.id]));
    await expect(change).rejects.toThrow('immutable record');
  });

  it('is followed by a version that says the same and asks anew how it was made', async () => {
    const planId = await beginAndAgree();
    const [agreed] = await versionsOf(planId);
    const next = await mutate(NEXT, { planId });
    expect(next).toMatchObject({
      number: 2,
      status: 'DRAFT',
      revision: 1,
      madeTogether: false,
      phase: null,
      madeOn: null,
      reviewOn: null,
      checksum: null,
      closedHours: agreed.closedHours,
      closedHoursUnits: agreed.closedHoursUnits,
      statements: agreed.statements,
    });
    const second = await coordinator.graphql(NEXT, { planId });
    expect(second.errors?.[0]?.extensions.problems[0].code).toBe('draftUnderWay');

    const content = { ...draft(), closedHours: 'Ring 1177.', closedHoursUnits: [{ unitId, ...answer }] };
    await mutate(SAVE, { input: { planId, revision: 1, ...content } });
    await mutate(AGREE, { input: { planId, revision: 2 } });
    expect((await versionsOf(planId)).map(({ number, status }) => [number, status])).toEqual([
      [2, 'AGREED'],
      [1, 'REPLACED'],
    ]);
  });
});

describe('access', () => {
  it("gives another team's coordinator the same answer as for a plan that does not exist", async () => {
    const planId = await beginAndAgree();
    for (const [query, variables] of [
      [READ, (id: string) => ({ id })],
      [SAVE, (id: string) => ({ input: { planId: id, revision: 3 } })],
      [RESPOND, (id: string) => ({ input: { planId: id, unitId, response: 'ACCEPTED' } })],
      [AGREE, (id: string) => ({ input: { planId: id, revision: 3 } })],
      [NEXT, (id: string) => ({ planId: id })],
    ] as const) {
      const theirs = await stranger.graphql(query, variables(planId));
      const missing = await stranger.graphql(query, variables(randomUUID()));
      expect(theirs.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
      expect(theirs).toEqual(missing);
    }
  });

  it('lets a manager read but not write', async () => {
    const planId = await begin();
    expect((await manager.graphql(READ, { id: planId })).errors).toBeUndefined();
    const { errors } = await manager.graphql(SAVE, { input: { planId, revision: 1 } });
    expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });

  it('leaves a row in the log for each reading and change, and says AGREE only of what was agreed', async () => {
    const personId = await enrol();
    const planId = await begin(personId);
    await mutate(SAVE, { input: { planId, revision: 1, ...draft() } });
    await mutate(SAVE, { input: { planId, revision: 1 } });
    await mutate(AGREE, { input: { planId, revision: 2 } });
    await mutate(RESPOND, { input: { planId, unitId, ...answer } });
    await mutate(AGREE, { input: { planId, revision: 3 } });
    await versionsOf(planId);
    const rows = await test.unitOfWork.reader.find(AuditLogEntry, {
      where: { personId },
      order: { id: 'ASC' },
    });
    const [version] = await test.unitOfWork.reader.findBy(CrisisPlanVersion, { planId });
    expect(rows.map(({ action, recordType, recordId }) => [action, recordType, recordId]).slice(1)).toEqual([
      ['CREATE', 'crisis_plan', planId],
      ['UPDATE', 'crisis_plan_version', version?.id],
      ['READ', 'crisis_plan_version', version?.id],
      ['READ', 'crisis_plan_version', version?.id],
      ['UPDATE', 'crisis_plan_version', version?.id],
      ['AGREE', 'crisis_plan_version', version?.id],
      ['READ', 'crisis_plan', planId],
    ]);
    expect(new Set(rows.map((row) => row.teamId))).toEqual(new Set([teamId]));
  });
});
