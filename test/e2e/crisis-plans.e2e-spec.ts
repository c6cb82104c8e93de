import { randomUUID } from 'node:crypto';
import { Role } from '../../src/access/role.js';
import {
  type CrisisPlan,
  CrisisPlanStatement,
  CrisisPlanVersion,
} from '../../src/crisis-plans/crisis-plan.entity.js';
import { CRISIS_PLANS } from '../../src/crisis-plans/crisis-plan-definition.js';
import { CRISIS_PLAN } from '../../src/crisis-plans/crisis-plan-fields.js';
import { CrisisPlanLabel } from '../../src/crisis-plans/crisis-plan-kinds.js';
import { Audience } from '../../src/disclosure/audience.js';
import { Unit } from '../../src/organisations/organisation.entity.js';
import { UnitKind } from '../../src/organisations/organisation-kinds.js';
import { contentFields } from '../../src/plans/plan-content.js';
import { StatementAuthor } from '../../src/plans/plan-kinds.js';
import { loadVersion, versionChecksum } from '../../src/plans/plan-records.js';
import { AccessLogEntry, LoggedAction } from '../../src/platform/access-log/access-log-entry.entity.js';
import { addDays } from '../../src/platform/dates/civil-date.js';
import { today } from '../../src/platform/dates/today.js';
import type { Problem } from '../../src/platform/errors/problem.js';
import { Profession, TeamRole } from '../../src/teams/team-kinds.js';
import { addUnit, agreePlan } from '../support/agreed-plan.js';
import { heldInForm } from '../support/held-in-form.js';
import { makeTeam } from '../support/measured-team.js';
import { pdfFor, release, sheetFor } from '../support/release.js';
import { said } from '../support/said.js';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.js';
import { reserveNumber } from '../support/test-person.js';
import { addGround, addStaffMember } from '../support/test-records.js';
import { en, sv } from '../support/words.js';

const CONTENT = `id number status nextStates revision digest madeTogether phase madeOn reviewOn closedHours checksum individual
  missing { path code } statements { section stage text author audience }
  closedHoursUnits { unitId unit { name } task response respondedOn respondedBy }
  contacts { name relation phone whenToCall audience }`;
const READ = `query ($id: ID!) { crisisPlan(id: $id) { id label versions { ${CONTENT} } } }`;
const CONFLICT = 'number status currentRevision texts { locale text }';
/** A draft as it is sent. */
const SENT = `planId revision seenDigest madeTogether phase madeOn reviewOn closedHours
  statements { section stage text author audience }
  closedHoursUnits { unitId task response respondedOn respondedBy }
  contacts { name relation phone whenToCall audience }`;
const SAVED = `__typename ... on CrisisPlanVersion { ${CONTENT} }
  ... on CrisisPlanDraftConflict { ${CONFLICT} merged { ${SENT} } }`;
const BEGIN =
  'mutation ($input: BeginCrisisPlanInput!) { beginCrisisPlan(input: $input) { id versions { number status } } }';
const SAVE = `mutation ($input: SaveCrisisPlanDraftInput!) { saveCrisisPlanDraft(input: $input) { ${SAVED} } }`;
const RESPOND = `mutation ($input: RecordUnitResponseInput!) { recordCrisisPlanUnitResponse(input: $input) { ${SAVED} } }`;
const AGREE = `mutation ($input: AgreeCrisisPlanInput!) { agreeCrisisPlan(input: $input) {
  __typename ... on CrisisPlanVersion { ${CONTENT} } ... on VersionConflict { ${CONFLICT} }
  ... on PlanIncomplete { problems { path code texts { locale text } } } } }`;
const NEXT_IN = `mutation ($planId: ID!, $pack: String) {
  beginNextCrisisPlanVersion(planId: $planId, pack: $pack) { ${CONTENT} } }`;
const NEXT = `mutation ($planId: ID!) { beginNextCrisisPlanVersion(planId: $planId) { ${CONTENT} } }`;

const TODAY = today();

type Said = { stage: number | null; text: string };
type Standing = { number: number; status: string };

let test: TestApp;
let teamId: string;
let coordinator: Browser;
let manager: Browser;
let stranger: Browser;
let unitId: string;
let regionId: string;

beforeAll(async () => {
  test = await startTestApp();
  const team = await test.unitOfWork.run(makeTeam);
  const other = await test.unitOfWork.run(makeTeam);
  teamId = team.teamId;
  coordinator = await test.signIn(Role.COORDINATOR, team);
  manager = await test.signIn(Role.TEAM_MANAGER, { teamId });
  stranger = await test.signIn(Role.COORDINATOR, { teamId: other.teamId });
  unitId = randomUUID();
  regionId = team.principalId;
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

async function mutate(mutation: string, variables: object, browser = coordinator) {
  const { data, errors } = await browser.graphql(mutation, { ...variables });
  expect(errors).toBeUndefined();
  return Object.values(data)[0];
}

/** Somebody made up, enrolled in the team since new year. */
async function enrol(fields: object = {}): Promise<string> {
  const input = {
    teamId,
    identityNumber: reserveNumber(),
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
  contacts: [
    {
      name: 'Bo Ek',
      relation: 'Granne',
      phone: '070-174 06 29',
      whenToCall: 'Före tio',
      audience: 'EVERYONE',
    },
    { name: 'Mikael', phone: '070-174 06 41' },
  ],
});

const answer = { response: 'ACCEPTED', respondedOn: TODAY, respondedBy: 'Avdelningschefen' };

/** A plan with one agreed version. */
async function beginAndAgree(personId?: string): Promise<string> {
  const planId = await begin(personId);
  await mutate(SAVE, { input: { planId, revision: 1, ...draft() } });
  await mutate(RESPOND, { input: { planId, revision: 2, unitId, ...answer } });
  const agreed = await mutate(AGREE, { input: { planId, revision: 3 } });
  expect(agreed.status).toBe('AGREED');
  return planId;
}

async function versionsOf(planId: string) {
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
      texts: said(sv('problem.planExists')),
    });
    await mutate(BEGIN, { input: { personId, label: 'SAKERHETSPLAN' } });
  });

  it('holds what can be printed, and says how long it is when it is longer', async () => {
    const planId = await begin();
    const lines = (count: number) => Array(count).fill('x').join('\n');
    const written = (last: number) => ({
      planId,
      revision: 1,
      closedHours: lines(300),
      closedHoursUnits: [{ unitId, task: lines(100) }],
      statements: [statement('TRIGGERS', lines(700)), statement('MEDICINES', lines(last))],
    });
    const { errors } = await coordinator.graphql(SAVE, { input: written(101) });
    expect(errors?.[0]?.extensions.problems).toEqual([
      {
        path: '',
        code: 'planTooLong',
        texts: said(
          sv('problem.planTooLong', { lines: 1201, most: 1200 }),
          en('problem.planTooLong', { lines: 1201, most: 1200 }),
        ),
      },
    ]);
    expect((await versionsOf(planId))[0].revision).toBe(1);
    expect(await mutate(SAVE, { input: written(100) })).toMatchObject({ revision: 2 });
    const pdf = await pdfFor(coordinator, `/crisis-plans/${planId}`);
    expect([pdf.status, pdf.body.subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
  });

  it('keeps what is written, complete or not, in the order it is read', async () => {
    const planId = await begin();
    const saved = await mutate(SAVE, { input: { planId, revision: 1, ...draft(), madeOn: null } });
    expect(saved).toMatchObject({ revision: 2, madeOn: null, individual: true });
    expect(saved.statements.map(({ stage, text }: Said) => [stage, text])).toEqual([
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
      { path: 'closedHoursUnits', code: 'noUnitHasSaidYes' },
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
    expect(saved.statements.map(({ text }: Said) => text)).toEqual(['November.']);
    expect(saved.closedHoursUnits).toMatchObject([{ unitId: null, unit: null, task: 'Tittar till katten.' }]);
  });

  it('refuses what is written wrongly, names where, and writes nothing', async () => {
    const planId = await begin();
    const problemsOf = async (input: object) => {
      const { errors } = await coordinator.graphql(SAVE, { input: { planId, revision: 1, ...input } });
      return errors?.[0]?.extensions.problems.map(({ path, code }: Problem) => `${path}: ${code}`);
    };
    expect(await problemsOf({ madeOn: '2026-02-31' })).toEqual(['madeOn: isCivilDate']);
    expect(await problemsOf({ statements: [statement('TRIGGERS', 'x', { stage: 4 })] })).toEqual([
      'statements.0.stage: noStage',
    ]);
    const tasks = ['Kommer hem.', 'Ringer upp.'].map((task) => ({ unitId, task }));
    expect(await problemsOf({ closedHoursUnits: tasks })).toEqual(['closedHoursUnits.1.unitId: unitTwice']);
    expect(await problemsOf({ closedHoursUnits: [{}, { unitId: randomUUID() }] })).toEqual([
      'closedHoursUnits.1.unitId: unknownUnit',
    ]);
    expect(
      await problemsOf({
        closedHours: 'Ring.',
        statements: [statement('TRIGGERS', 'x', { stage: 1 }), statement('EARLY_SIGNS', 'y')],
      }),
    ).toEqual(['statements.0.stage: noStage', 'statements.1.stage: stageOfSection']);
    const { data } = await coordinator.graphql(SAVE, {
      input: { planId: await begin(), revision: 1, closedHours: '\u200b', statements: [] },
    });
    expect(data.saveCrisisPlanDraft.closedHours).toBe('');
    const skipped = ['ANIMALS', 'CHILDREN', 'ANIMALS'].map((section) => ({ section }));
    expect(await problemsOf({ skippedSections: skipped })).toEqual([
      'skippedSections.2.section: skippedBefore',
    ]);
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
    expect(conflict).toMatchObject({
      __typename: 'CrisisPlanDraftConflict',
      status: 'DRAFT',
      currentRevision: 2,
    });
    expect(conflict.texts).toEqual(
      said(
        expect.stringMatching(/^Någon annan har sparat/),
        expect.stringMatching(/^Somebody else has saved/),
      ),
    );
    expect((await versionsOf(planId))[0].closedHours).toBe('Den första.');
  });

  it('answers it with both drafts in one, which may be sent as they are', async () => {
    const planId = await begin();
    const saved = await mutate(SAVE, { input: { planId, revision: 1, ...draft() } });
    const [late, soon, own, helps] = draft().statements;
    const hers = {
      ...draft(),
      closedHours: 'Ring Karin först.',
      statements: [late, soon, { ...own, audience: 'TEAM' }],
    };
    await mutate(SAVE, { input: { planId, revision: 2, ...hers } });
    await mutate(RESPOND, { input: { planId, revision: 3, unitId, ...answer } });
    const his = {
      ...draft(),
      phase: 'UNSTABLE',
      statements: [
        late,
        soon,
        { ...own, text: 'Gå runt dammen.' },
        helps,
        statement('TRIGGERS', 'November.'),
      ],
    };
    const seen = { planId, revision: 2, seenDigest: saved.digest };
    const { merged } = await mutate(SAVE, { input: { ...seen, ...his } });
    expect(merged).toMatchObject({
      planId,
      revision: 4,
      phase: 'UNSTABLE',
      closedHours: 'Ring Karin först.',
    });
    expect(merged.closedHoursUnits).toEqual([{ unitId, task: 'Kommer hem till mig.', ...answer }]);
    expect(
      merged.statements.map(({ text, audience }: Said & { audience: string }) => [text, audience]),
    ).toEqual([
      [late!.text, 'CARE_AND_SUPPORT'],
      [soon!.text, 'CARE_AND_SUPPORT'],
      ['Gå runt dammen.', 'TEAM'],
      ['November.', 'CARE_AND_SUPPORT'],
    ]);
    expect(await mutate(SAVE, { input: merged })).toMatchObject({
      revision: 5,
      digest: expect.not.stringMatching(merged.seenDigest),
      closedHours: 'Ring Karin först.',
    });
  });

  it('keeps an answer to the words that it was given to', async () => {
    const planId = await beginAndAgree();
    let { revision, digest: seenDigest } = await mutate(NEXT, { planId });
    const save = async (unit: object) => {
      const input = { planId, revision, seenDigest, ...draft(), closedHoursUnits: [{ unitId, ...unit }] };
      const saved = await mutate(SAVE, { input });
      ({ revision, digest: seenDigest } = saved);
      return saved.closedHoursUnits[0];
    };
    const [same, other] = ['Kommer hem till mig.', 'Tvångsvårdar mig direkt.'];
    const open = { response: 'PENDING', respondedOn: null, respondedBy: '' };
    expect(await save({ task: ' Kommer  hem\ntill mig. ', ...answer })).toMatchObject(answer);
    expect(await save({ task: other, ...answer })).toMatchObject({ task: other, ...open });
    const refused = await mutate(AGREE, { input: { planId, revision } });
    expect(refused.problems).toMatchObject([{ path: 'closedHoursUnits', code: 'noUnitHasSaidYes' }]);
    expect(await save({ task: other, ...answer })).toMatchObject(answer);
    const anew = { ...answer, respondedBy: 'Bakjouren' };
    expect(await save({ task: same, ...anew })).toMatchObject(anew);
    const unit = await addUnit(test, regionId);
    expect(await save({ unitId: unit, task: same, ...anew })).toMatchObject({ unitId: unit, ...open });
  });

  it('lets one of two simultaneous saves through', async () => {
    const planId = await begin();
    const saves = ['A', 'B'].map((closedHours) =>
      mutate(SAVE, { input: { planId, revision: 1, closedHours } }),
    );
    const types = (await Promise.all(saves)).map(({ __typename }) => __typename);
    expect(types.sort()).toEqual(['CrisisPlanDraftConflict', 'CrisisPlanVersion']);
  });

  it("notes a unit's answer, so that an open draft becomes stale", async () => {
    const planId = await begin();
    await mutate(SAVE, { input: { planId, revision: 1, ...draft() } });
    const answered = await mutate(RESPOND, { input: { planId, revision: 2, unitId, ...answer } });
    expect(answered).toMatchObject({ revision: 3, closedHoursUnits: [{ unitId, ...answer }], missing: [] });
    const other = await coordinator.graphql(RESPOND, {
      input: { planId, revision: 3, unitId: randomUUID(), ...answer },
    });
    expect(other.errors?.[0]?.extensions.problems[0].code).toBe('unitNotInPlan');
  });
});

describe('agreeing', () => {
  it('says in every language what is missing, and changes nothing', async () => {
    const planId = await begin();
    await mutate(SAVE, { input: { planId, revision: 1, ...draft() } });
    expect(await mutate(AGREE, { input: { planId, revision: 2 } })).toEqual({
      __typename: 'PlanIncomplete',
      problems: [
        {
          path: 'closedHoursUnits',
          code: 'noUnitHasSaidYes',
          texts: said(sv('problem.noUnitHasSaidYes'), en('problem.noUnitHasSaidYes')),
        },
      ],
    });
    expect((await versionsOf(planId))[0].status).toBe('DRAFT');
  });

  it('waits until every letter can be printed, and names the row that has another', async () => {
    const planId = await begin();
    const statements = [
      ...draft().statements,
      statement('WHAT_HELPS', '\uf0b7 Te\n\uf0b7 Öppna fönstret \ua840'),
      statement('WHAT_HELPS', 'أتصل بأختي على الرقم 070-174 06 05'),
    ];
    const saved = await mutate(SAVE, { input: { planId, revision: 1, ...draft(), statements } });
    expect(saved.statements.at(-2).text).toBe('• Te\n• Öppna fönstret \ua840');
    await mutate(RESPOND, { input: { planId, revision: 2, unitId, ...answer } });
    const problem = { row: '• Te • Öppna fönstret [U+A840]', letters: '\ua840 (U+A840)' };
    const path = `statements.${saved.statements.length - 2}.text`;
    expect(await mutate(AGREE, { input: { planId, revision: 3 } })).toEqual({
      __typename: 'PlanIncomplete',
      problems: [
        {
          path,
          code: 'notDrawable',
          texts: said(sv('problem.notDrawable', problem), en('problem.notDrawable', problem)),
        },
      ],
    });
    for (const page of ['edit', 'agree']) {
      const { text } = await coordinator.get(`/crisis-plans/${planId}/${page}`);
      expect(text).toContain(sv('problem.notDrawable', problem));
      expect(text).toContain(`#field-${path.replaceAll('.', '-')}"`);
    }
    const { text } = await coordinator.get(`/crisis-plans/${planId}/agree`);
    expect(text).toMatch(/dir="auto"[^>]*>أتصل بأختي على الرقم \u2066070-174 06 05\u2069</);
  });

  it('is refused on a draft that has changed since it was read', async () => {
    const planId = await begin();
    await mutate(SAVE, { input: { planId, revision: 1, ...draft() } });
    await mutate(RESPOND, { input: { planId, revision: 2, unitId, ...answer } });
    expect(await mutate(AGREE, { input: { planId, revision: 2 } })).toMatchObject({
      __typename: 'VersionConflict',
      currentRevision: 3,
    });
  });

  it('stamps the version with a checksum of what it says', async () => {
    const planId = await beginAndAgree();
    const [version] = await versionsOf(planId);
    expect(version).toMatchObject({
      status: 'AGREED',
      nextStates: ['REPLACED', 'VOIDED', 'ENDED'],
      missing: [],
    });
    const stored = await loadVersion(test.unitOfWork.reader, CRISIS_PLANS, version.id);
    expect(version.checksum).toBe(
      versionChecksum(CRISIS_PLANS, { id: planId, label: CrisisPlanLabel.KRISPLAN } as CrisisPlan, stored, 4),
    );
    expect(stored).toMatchObject({ agreedAt: expect.any(Date), checksumFormat: 4 });
  });

  it('freezes the version for the API', async () => {
    const planId = await beginAndAgree();
    for (const [mutation, input] of [
      [SAVE, { planId, revision: 3, closedHours: 'Ändrat.' }],
      [RESPOND, { planId, revision: 3, unitId, response: 'DECLINED' }],
      [AGREE, { planId, revision: 3 }],
    ] as const) {
      expect(await mutate(mutation, { input })).toMatchObject({
        __typename: mutation === AGREE ? 'VersionConflict' : 'CrisisPlanDraftConflict',
        status: 'AGREED',
        ...(mutation !== AGREE && { merged: null }),
        texts: said(sv('problem.agreedMeanwhile')),
      });
    }
    const [version] = await versionsOf(planId);
    expect(version).toMatchObject({ closedHours: 'Ring mobila teamet först.', closedHoursUnits: [answer] });
  });

  it.each([
    ["UPDATE crisis_plan_version SET closed_hours = 'Ändrat.' WHERE id = ?"],
    ["UPDATE crisis_plan_version SET status = 'DRAFT' WHERE id = ?"],
    ["UPDATE crisis_plan_version SET status = 'REPLACED', closed_hours = 'Ändrat.' WHERE id = ?"],
    ["UPDATE crisis_plan_statement SET text = 'Ändrat.' WHERE version_id = ?"],
    ['DELETE FROM crisis_plan_statement WHERE version_id = ?'],
    ["UPDATE closed_hours_unit SET response = 'DECLINED' WHERE version_id = ?"],
    ['DELETE FROM closed_hours_unit WHERE version_id = ?'],
    ['DELETE FROM crisis_plan_contact WHERE version_id = ?'],
    [
      `INSERT INTO crisis_plan_contact (id, version_id, name, relation, phone, when_to_call, audience, position)
        VALUES ('x', ?, '', '', '', '', 'TEAM', 9)`,
    ],
    ['DELETE FROM crisis_plan_version WHERE id = ?'],
  ])('freezes it for the database too: %s', async (statement) => {
    const [version] = await versionsOf(await beginAndAgree());
    const numbered = process.env.DATABASE_URL ? statement.replace('?', '$1') : statement;
    const change = test.unitOfWork.run((entities) => entities.query(numbered, [version.id]));
    await expect(change).rejects.toThrow('immutable record');
  });

  it('is followed by a version that says the same and asks again how it was made', async () => {
    const planId = await beginAndAgree();
    const [agreed] = await versionsOf(planId);
    const next = await mutate(NEXT, { planId });
    expect(next).toMatchObject({
      number: 2,
      status: 'DRAFT',
      // The count goes on from the version before.
      revision: 4,
      madeTogether: false,
      phase: null,
      madeOn: null,
      reviewOn: null,
      checksum: null,
      closedHours: agreed.closedHours,
      closedHoursUnits: agreed.closedHoursUnits,
      statements: agreed.statements,
      contacts: agreed.contacts,
    });
    expect(agreed.contacts).toHaveLength(2);
    const second = await coordinator.graphql(NEXT, { planId });
    expect(second.errors?.[0]?.extensions.problems[0].code).toBe('draftUnderWay');

    const closedHoursUnits = [{ ...draft().closedHoursUnits[0], ...answer }];
    const content = { ...draft(), closedHours: 'Ring 1177.', closedHoursUnits };
    await mutate(SAVE, { input: { planId, revision: 4, ...content } });
    await mutate(AGREE, { input: { planId, revision: 5 } });
    expect((await versionsOf(planId)).map(({ number, status }: Standing) => [number, status])).toEqual([
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
      [RESPOND, (id: string) => ({ input: { planId: id, revision: 3, unitId, response: 'ACCEPTED' } })],
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
    await mutate(RESPOND, { input: { planId, revision: 2, unitId, ...answer } });
    await mutate(AGREE, { input: { planId, revision: 3 } });
    await versionsOf(planId);
    const rows = await test.unitOfWork.reader.find(AccessLogEntry, {
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

/** As a browser names the fields of rows: `statements[0][text]`. */
function named(fields: Record<string, unknown>): Record<string, unknown> {
  const rows = (list: string) =>
    ((fields[list] ?? []) as Record<string, unknown>[]).flatMap((row, index) =>
      Object.entries(row).map(([field, value]) => [`${list}[${index}][${field}]`, value]),
    );
  const lists = ['statements', 'closedHoursUnits', 'contacts'];
  const others = Object.entries(fields).filter(([name]) => !lists.includes(name));
  return Object.fromEntries([...others, ...lists.flatMap(rows)]);
}

describe('the pages', () => {
  const edit = (planId: string) => `/crisis-plans/${planId}/edit`;
  const row = (section: string, text: string, more: object = {}) => ({
    section,
    text,
    author: 'PERSON',
    audience: 'CARE_AND_SUPPORT',
    ...more,
  });

  it('begin a plan from the list of the person', async () => {
    const personId = await enrol();
    const list = `/persons/${personId}/crisis-plans`;
    expect((await coordinator.get(list)).text).toContain(sv('crisisPlan.list.none'));
    const begun = await coordinator.submit(list, { label: 'TRYGGHETSPLAN' });
    expect(begun.status).toBe(303);
    const editor = await coordinator.get(begun.headers.location!);
    expect(editor.text).toContain('Trygghetsplan för Åsa Påhittsson: utkast');
    expect(editor.text).toContain(sv('problem.sectionMissing', { sections: 'Tidiga tecken' }));
    expect((await coordinator.get(list)).text).toContain(sv('crisisPlan.list.draft', { number: 1 }));
  });

  it('save a form, with or without a script', async () => {
    const planId = await begin();
    const saved = await coordinator.submit(
      edit(planId),
      named({
        revision: 1,
        madeTogether: ['false', 'true'],
        madeOn: TODAY,
        phase: '',
        statements: [row('TRIGGERS', 'November.'), row('EARLY_SIGNS', 'Jag sover inte.', { stage: 3 })],
        closedHoursUnits: [{ unitId: '', task: '', response: 'PENDING', respondedOn: '', respondedBy: '' }],
      }),
    );
    expect(saved).toMatchObject({ status: 303, headers: { location: edit(planId) } });
    const [version] = await versionsOf(planId);
    expect(version).toMatchObject({
      revision: 2,
      madeTogether: true,
      madeOn: TODAY,
      phase: null,
      closedHoursUnits: [],
    });
    expect(version.statements).toMatchObject([{ text: 'November.' }, { text: 'Jag sover inte.', stage: 3 }]);
  });

  it('say that a unit must be asked again whose task has changed, however often it is saved', async () => {
    const planId = await beginAndAgree();
    await mutate(NEXT, { planId });
    const again = sv('crisisPlan.closedHours.askAgain');
    const opened = (await coordinator.get(edit(planId))).text;
    expect(opened).not.toContain(again);
    const path = `${edit(planId).replace('/edit', '/autosave')}`;
    const changed = {
      ...heldInForm(opened, edit(planId)),
      'closedHoursUnits[0][task]': 'Tvångsvårdar mig direkt.',
    };
    expect(changed).toMatchObject({ 'closedHoursUnits[0][response]': 'ACCEPTED' });
    const autosaved = JSON.parse((await coordinator.press(path, changed, edit(planId))).text);
    await coordinator.press(edit(planId), { ...changed, ...autosaved }, edit(planId));
    const shown = (await coordinator.get(edit(planId))).text;
    expect(shown).toContain(again);
    expect(shown).toContain(sv('crisisPlan.savedAskAgain'));
    expect(heldInForm(shown, edit(planId))).toMatchObject({
      'closedHoursUnits[0][response]': 'PENDING',
      'closedHoursUnits[0][respondedOn]': '',
      'closedHoursUnits[0][respondedBy]': '',
    });
  });

  it.each([
    [
      'to the page on which it is agreed',
      { goOn: 'true' },
      (planId: string) => edit(planId).replace('/edit', '/agree'),
    ],
    ['with another row', { addRow: 'contacts' }, edit],
  ])('say that an answer has fallen wherever the save leads: %s', async (_, button, leadsTo) => {
    const planId = await beginAndAgree();
    await mutate(NEXT, { planId });
    const held = heldInForm((await coordinator.get(edit(planId))).text, edit(planId));
    const save = async (task: string) => {
      const { revision, digest } = (await versionsOf(planId))[0];
      const fields = { ...held, revision, seenDigest: digest, 'closedHoursUnits[0][task]': task, ...button };
      await coordinator.press(edit(planId), fields, edit(planId));
      return (await coordinator.get(leadsTo(planId))).text;
    };
    const told = sv('crisisPlan.savedAskAgain');
    expect(await save(held['closedHoursUnits[0][task]']!)).not.toContain(told);
    expect(await save('Tvångsvårdar mig direkt.')).toContain(told);
  });

  it('take somebody to call from the resource group, as they are there, and let them go again', async () => {
    const personId = await enrol();
    const save =
      'mutation ($input: SaveResourceGroupInput!) { saveResourceGroup(input: $input) { ... on ResourceGroup { members { id } } } }';
    const mia = { name: 'Mia Ek', relation: 'Syster', phone: '070-174 06 52', audience: 'EVERYONE' };
    const members = [{ ...mia, kind: 'RELATIVE' }];
    const group = await mutate(save, { input: { personId, revision: 0, members, goals: [] } });
    const planId = await begin(personId);
    const opened = (await coordinator.get(edit(planId))).text;
    expect(opened).toContain(sv('crisisPlan.contacts.pickMember', { name: 'Mia Ek' }));
    const contacts = [{ name: 'Bo Ek', audience: 'TEAM' }];
    const addRow = group.members[0].id;
    const picked = await coordinator.submit(edit(planId), named({ revision: 1, contacts, addRow }));
    expect(picked.headers.location).toBe(`${edit(planId)}#field-contacts-1-whenToCall`);
    const blank = { relation: '', phone: '', whenToCall: '' };
    const [bo, sister] = [
      { ...blank, name: 'Bo Ek', audience: 'TEAM' },
      { ...blank, ...mia },
    ];
    expect((await versionsOf(planId))[0].contacts).toEqual([bo, sister]);
    // Somebody who is no longer in the group adds nobody.
    const stale = { revision: 2, contacts: [bo], addRow: randomUUID() };
    await coordinator.submit(edit(planId), named(stale));
    expect((await versionsOf(planId))[0].contacts).toEqual([bo]);
    const removed = { revision: 3, contacts: [bo, sister], removeRow: 'contacts.0' };
    expect((await coordinator.submit(edit(planId), named(removed))).headers.location).toBe(
      `${edit(planId)}#contacts`,
    );
    expect((await versionsOf(planId))[0].contacts).toEqual([sister]);
    const grown = await coordinator.submit(
      edit(planId),
      named({ revision: 4, contacts: [sister], addRow: 'contacts' }),
    );
    expect(grown.headers.location).toBe(`${edit(planId)}?grows=contacts#field-contacts-1-name`);
  });

  it('after a provisional plan begin with the whole one before it, and what was said in the crisis after its words', async () => {
    const planId = await beginAndAgree();
    const [whole] = await versionsOf(planId);
    const next = async (pack: string) => mutate(NEXT_IN, { planId, pack });
    const made = { madeTogether: true, phase: 'IN_CRISIS', madeOn: TODAY, reviewOn: addDays(TODAY, 7) };
    const agree = async ({ revision }: { revision: number }, ...texts: string[]) => {
      const statements = texts.map((text) => statement('WHAT_HELPS', text));
      const saved = await mutate(SAVE, { input: { planId, revision, ...made, statements } });
      expect(await mutate(AGREE, { input: { planId, revision: saved.revision } })).toMatchObject({
        status: 'AGREED',
      });
    };
    await agree(await next('provisional'), 'Sitt hos mig.');
    const second = await next('provisional');
    expect(second.statements.map(({ text }: Said) => text)).toEqual(['Sitt hos mig.']);
    await agree(second, 'Sitt hos mig.', 'Låt lampan vara tänd.');
    const again = await next('general');
    const kept = ({ closedHours, closedHoursUnits, contacts }: typeof whole) => ({
      ...{ closedHours, closedHoursUnits, contacts },
    });
    expect(kept(again)).toEqual(kept(whole));
    expect(again.statements.map(({ text }: Said) => text).sort()).toEqual(
      [
        ...whole.statements.map(({ text }: Said) => text),
        ...['Sitt hos mig.', 'Låt lampan vara tänd.'],
      ].sort(),
    );
  });

  it('after a provisional plan are to be made in the pack of the whole one before it, or the general one', async () => {
    const made = { madeTogether: true, phase: 'IN_CRISIS', madeOn: TODAY, reviewOn: addDays(TODAY, 7) };
    const agree = async (planId: string, revision: number, section: string) => {
      const statements = [statement(section, 'Sitt hos mig.')];
      const saved = await mutate(SAVE, { input: { planId, revision, ...made, statements } });
      const agreed = await mutate(AGREE, { input: { planId, revision: saved.revision } });
      expect(agreed).toMatchObject({ status: 'AGREED' });
    };
    const chosenIn = async (planId: string, number: number) => {
      const { text } = await coordinator.get(`/crisis-plans/${planId}/versions/${number}`);
      const [choices = '', after] = text.split(`<button>${sv('crisisPlan.show.next')}</button>`);
      expect(after).not.toContain('name="pack"');
      return [...choices.matchAll(/name="pack" value="([\w-]+)" checked/g)].map(([, pack]) => pack);
    };
    const beginIn = async (pack: string) =>
      (await mutate(BEGIN, { input: { personId: await enrol(), pack } })).id;
    const planId = await beginIn('risk-in-care-plan');
    await agree(planId, 1, 'REFERENCE');
    expect(await chosenIn(planId, 1)).toEqual(['risk-in-care-plan']);
    const { revision } = await mutate(NEXT_IN, { planId, pack: 'provisional' });
    await agree(planId, revision, 'WHAT_HELPS');
    expect(await chosenIn(planId, 2)).toEqual(['risk-in-care-plan']);
    const first = await beginIn('provisional');
    await agree(first, 1, 'WHAT_HELPS');
    expect(await chosenIn(first, 1)).toEqual(['general']);
  });

  it('after a provisional plan keep what a unit has answered since, and who may read was said last', async () => {
    const planId = await agreePlan(coordinator, await enrol(), unitId);
    const [whole] = await versionsOf(planId);
    const [asked] = whole.closedHoursUnits;
    const no = { response: 'DECLINED', answeredOn: TODAY, answeredByName: 'Enhetschefen' };
    await mutate('mutation ($input: NoteUnitAnswerInput!) { noteUnitAnswer(input: $input) { id } }', {
      input: { planId, unitId, task: asked.task, ...no },
    });
    const { revision, statements } = await mutate(NEXT_IN, { planId, pack: 'provisional' });
    const audiences = (all: (Said & { audience: string })[]) => all.map(({ audience }) => audience);
    expect(audiences(statements)).toEqual(['CARE_AND_SUPPORT', 'TEAM']);
    const made = { madeTogether: true, phase: 'IN_CRISIS', madeOn: TODAY, reviewOn: addDays(TODAY, 7) };
    const forTeam = statements.map(({ text }: Said) => statement('WHAT_HELPS', text, { audience: 'TEAM' }));
    const saved = await mutate(SAVE, { input: { planId, revision, ...made, statements: forTeam } });
    expect(await mutate(AGREE, { input: { planId, revision: saved.revision } })).toMatchObject({
      status: 'AGREED',
    });
    const next = await mutate(NEXT_IN, { planId, pack: 'general' });
    expect(next.closedHoursUnits).toEqual([
      { ...asked, response: 'DECLINED', respondedOn: TODAY, respondedBy: 'Enhetschefen' },
    ]);
    expect(audiences(whole.statements)).toEqual(['EVERYONE', 'EVERYONE', 'CARE_AND_SUPPORT', 'TEAM']);
    expect(audiences(next.statements)).toEqual(['EVERYONE', 'EVERYONE', 'TEAM', 'TEAM']);
  });

  it('have in the form a place for every field of the plan', async () => {
    const input = { personId: await enrol(), label: 'KRISPLAN', pack: 'joint-crisis-plan' };
    const { id: planId } = await mutate(BEGIN, { input });
    const statements = [statement('WISHES_FOR_CARE', 'Ring min bror innan ni åker hit.')];
    await mutate(SAVE, { input: { planId, revision: 1, ...draft(), statements } });
    const { text } = await coordinator.get(edit(planId));
    const names = contentFields(CRISIS_PLAN).flatMap(([name, field]) =>
      field.is === 'ROWS' ? contentFields(field.fields).map(([column]) => `${name}[][${column}]`) : name,
    );
    expect(names.length).toBeGreaterThan(10);
    const asked = text.replaceAll(/(?<=name="\w+)\[\d+\]/g, '[]');
    expect(names.filter((name) => !asked.includes(`name="${name}"`))).toEqual([]);
  });

  it('save and come back with an empty row, and with a row less', async () => {
    const planId = await begin();
    const statements = [row('TRIGGERS', 'November.'), row('TRIGGERS', 'Brev.')];
    const grown = await coordinator.submit(
      edit(planId),
      named({ revision: 1, statements, addRow: 'TRIGGERS' }),
    );
    expect(grown.headers.location).toBe(`${edit(planId)}?grows=TRIGGERS#field-statements-2-text`);
    const shown = await coordinator.get(`${edit(planId)}?grows=TRIGGERS`);
    expect(shown.text).toContain('Utlösare 3');
    expect(shown.text).toMatch(/id="field-statements-2-text"/);
    const shrunk = await coordinator.submit(
      edit(planId),
      named({ revision: 2, statements, removeRow: 'statements.0' }),
    );
    expect(shrunk.headers.location).toBe(`${edit(planId)}#TRIGGERS`);
    expect((await versionsOf(planId))[0].statements).toMatchObject([{ text: 'Brev.' }]);
  });

  it('name what is written wrongly and keep all that was written', async () => {
    const planId = await begin();
    const fields = { revision: 1, madeOn: '2026-02-31', statements: [row('TRIGGERS', 'November.')] };
    const refused = await coordinator.submit(edit(planId), named(fields));
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('href="#field-madeOn"');
    expect(refused.text).toContain('value="2026-02-31"');
    expect(refused.text).toContain('November.</textarea>');
    expect((await versionsOf(planId))[0].revision).toBe(1);
  });

  it('keep what is too long, and say how long it is', async () => {
    const planId = await begin();
    const statements = [
      row('TRIGGERS', 'November.'),
      row('TRIGGERS', 'x\n'.repeat(999)),
      row('MEDICINES', 'y\n'.repeat(999)),
    ];
    const refused = await coordinator.submit(edit(planId), named({ version: 1, statements }));
    expect(refused.status).toBe(422);
    expect(refused.text).toContain(sv('problem.planTooLong', { lines: 1999, most: 1200 }));
    expect(refused.text).toContain('November.</textarea>');
  });

  it('save while somebody writes, and say when somebody else has saved', async () => {
    const planId = await begin();
    const autosave = `/crisis-plans/${planId}/autosave`;
    const token = /name="_csrf" value="([^"]+)"/.exec((await coordinator.get(edit(planId))).text)![1]!;
    const send = (fields: object) =>
      coordinator.agent
        .post(autosave)
        .set({ Accept: 'application/json', 'X-CSRF-Token': token })
        .type('form')
        .send(fields);
    const saved = await send({ revision: 1, closedHours: 'Ring' });
    const [{ digest: seenDigest }] = await versionsOf(planId);
    expect([saved.status, saved.body]).toEqual([200, { revision: 2, seenDigest }]);
    expect(await send({ revision: 1, closedHours: 'Ring Karin' })).toMatchObject({
      status: 409,
      body: { code: 'CONFLICT' },
    });
    const refused = await send({ revision: 2, reviewOn: 'snart' });
    expect(refused).toMatchObject({
      status: 422,
      body: { problems: [{ path: 'reviewOn', code: 'isCivilDate' }] },
    });
    expect((await versionsOf(planId))[0].closedHours).toBe('Ring');
  });

  it("show both people's words after a conflict, and save them together", async () => {
    const planId = await begin();
    await coordinator.submit(
      edit(planId),
      named({ revision: 1, statements: [row('TRIGGERS', 'Min grannes ord.')] }),
    );
    const mine = {
      revision: 1,
      seenDigest: '',
      closedHours: 'Ring Karin.',
      statements: [row('TRIGGERS', 'Mina ord.')],
    };
    const conflict = await coordinator.submit(edit(planId), named(mine));
    expect(conflict.status).toBe(409);
    expect(conflict.text).toContain(sv('form.meanwhile.heading'));
    expect(conflict.text).toMatch(
      /<li class="lines"><a href="#field-statements-1-text">[^<]+<\/a>: Min grannes ord\.<\/li>/,
    );
    expect(conflict.text).toMatch(/Mina ord\.<\/textarea>[\s\S]*Min grannes ord\.<\/textarea>/);
    expect(conflict.text).toContain('Ring Karin.</textarea>');
    expect(conflict.text).toContain('name="revision" value="2"');
    expect((await versionsOf(planId))[0].statements).toMatchObject([{ text: 'Min grannes ord.' }]);
  });

  it('show what was written when the plan was agreed meanwhile', async () => {
    const planId = await beginAndAgree();
    const fields = { revision: 2, seenDigest: '', statements: [row('TRIGGERS', 'Sent ord.')] };
    const late = await coordinator.submit(`/crisis-plans/${planId}/versions/1`, named(fields), edit(planId));
    expect(late.status).toBe(409);
    expect(late.text).toContain('<li class="lines">Sent ord.</li>');
    expect(await coordinator.get(edit(planId))).toMatchObject({ status: 303 });
  });

  it('ask before agreeing, refuse while something is missing, and then never change', async () => {
    const planId = await begin();
    const agree = `/crisis-plans/${planId}/agree`;
    await mutate(SAVE, { input: { planId, revision: 1, ...draft() } });
    const refused = await coordinator.submit(agree, { revision: 2 });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain(`href="${edit(planId)}#closedHoursUnits"`);
    expect(refused.text).toContain(sv('problem.noUnitHasSaidYes'));
    expect(refused.text).not.toContain(sv('crisisPlan.agree.confirm'));
    expect(refused.text).toContain('visar 2 av 6 rader');

    await mutate(RESPOND, { input: { planId, revision: 2, unitId, ...answer } });
    const stale = await coordinator.submit(agree, { revision: 2 });
    expect(stale.status).toBe(409);
    expect(stale.text).toContain(sv('crisisPlan.agree.changed'));
    const agreed = await coordinator.submit(agree, { revision: 3 });
    expect(agreed.headers.location).toBe(`/crisis-plans/${planId}/versions/1`);
    const shown = await coordinator.get(agreed.headers.location!);
    expect(shown.text).toContain('Ni är överens.');
    expect(shown.text).toContain('Närståendes ord · Bara teamet');
    expect(shown.text).toContain(sv('crisisPlan.show.next'));
    expect(shown.text).not.toContain(`href="${edit(planId)}"`);

    const next = await coordinator.submit(
      `/crisis-plans/${planId}/versions/1`,
      {},
      `/crisis-plans/${planId}/versions`,
    );
    expect(next.headers.location).toBe(edit(planId));
    expect((await manager.get(`/crisis-plans/${planId}/versions/2`)).text).not.toContain('Fortsätt skriva');
  });

  it('help those who write: what is hard to read, not found, and read by whom', async () => {
    const personId = await enrol();
    const planId = await begin(personId);
    const toUnit = { personId, giverId: regionId, receiverId: regionId, receiverUnitId: unitId };
    await addGround(test.unitOfWork, { ...toUnit, standingRelease: true });
    // Ten words, of which Personen, erhåller and samband are long.
    const text = 'Personen erhåller ofta stöd av oss i samband med sömn.\n';
    const statements = [
      statement('EARLY_SIGNS', text.repeat(3), { stage: 1, author: 'STAFF', audience: 'TEAM' }),
      statement('WHAT_HELPS', 'Ring 112', { audience: 'EVERYONE' }),
    ];
    const noUnitReason = 'Vi erhåller det nu.';
    await mutate(SAVE, { input: { planId, revision: 1, statements, noUnitReason } });
    const hints = `query ($planId: ID!) { crisisPlanHints(planId: $planId) { missingDetails
      readability { lix words level } hardTexts { path } plainWords { path word plain }
      readers { reader read notRead withoutNumbers } givenAtOnce } }`;
    const path = 'statements.0.text';
    expect((await coordinator.graphql(hints, { planId })).data.crisisPlanHints).toEqual({
      // With »Ring« and why no unit can 35 words in 5 sentences, 7, and 10 of 35 are long, 28.57.
      readability: { lix: 36, words: 35, level: 'EASY' },
      hardTexts: [],
      plainWords: [
        { path, word: 'erhåller', plain: 'få' },
        { path, word: 'i samband med', plain: 'när, vid' },
        { path: 'noUnitReason', word: 'erhåller', plain: 'få' },
      ],
      missingDetails: ['NAME', 'PLACE', 'WISH'],
      readers: [
        { reader: 'PERSON', read: 1, notRead: [path], withoutNumbers: false },
        { reader: 'TEAM', read: 2, notRead: [], withoutNumbers: false },
        { reader: 'CARE', read: 1, notRead: [path], withoutNumbers: false },
        { reader: 'RELATIVE', read: 1, notRead: [path], withoutNumbers: false },
        { reader: 'AUTHORITY', read: 1, notRead: [path], withoutNumbers: false },
      ],
      givenAtOnce: [expect.stringMatching(/^Mobila akutteamet \(Region /)],
    });
    for (const [page, editor] of [
      [edit(planId), ''],
      [`/crisis-plans/${planId}/agree`, edit(planId)],
    ] as const) {
      const { text } = await coordinator.get(page);
      const level = sv('crisisPlan.hints.level.EASY');
      expect(text).toContain(sv('crisisPlan.hints.lix', { lix: 36, words: 35, level }));
      expect(text).toContain(sv('crisisPlan.hints.canBe', { word: 'erhåller', plain: 'få' }));
      expect(text).toContain('<li>Mobila akutteamet (Region ');
      expect(text).toContain(sv('crisisPlan.hints.missing.PLACE'));
      expect(text).not.toContain(sv('crisisPlan.hints.missing.SIGN'));
      expect(text).toContain(
        `<a href="${editor}#field-statements-0-text">Personen erhåller ofta stöd av oss i samband med …</a>`,
      );
      expect(text).toContain(`<a href="${editor}#field-noUnitReason">${noUnitReason}</a>`);
    }

    // LIX is made for Swedish.
    const other = await begin(await enrol({ language: 'arabiska' }));
    await mutate(SAVE, { input: { planId: other, revision: 1, statements } });
    const { readability } = (await manager.graphql(hints, { planId: other })).data.crisisPlanHints;
    expect(readability).toBeNull();
    expect((await stranger.graphql(hints, { planId })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });

  it('tell of somebody from outside who is called as one of the team, and stop nothing', async () => {
    const planId = await begin();
    const name = 'Påhittad Samtalsledare';
    const facts = { name, profession: Profession.NURSE, role: TeamRole.MEMBER };
    await test.unitOfWork.run((entities) =>
      addStaffMember(entities, {
        ...{ teamId, employerId: regionId, reference: 'led', percentHundredths: 10_000 },
        ...{ ...facts, fromDate: '2020-01-01', toDate: null },
      }),
    );
    const participants = [
      { name: 'Utifrån Ek', part: 'FACILITATED_FROM_OUTSIDE' },
      { name: name.toUpperCase(), part: 'FACILITATED_FROM_OUTSIDE' },
    ];
    await mutate(SAVE, { input: { planId, revision: 1, participants } });
    const hints = 'query ($planId: ID!) { crisisPlanHints(planId: $planId) { facilitatorsOfTeam } }';
    expect((await coordinator.graphql(hints, { planId })).data.crisisPlanHints).toEqual({
      facilitatorsOfTeam: ['participants.1.name'],
    });
    for (const page of [edit(planId), `/crisis-plans/${planId}/agree`]) {
      const { text } = await coordinator.get(page);
      expect(text).toContain(sv('crisisPlan.hints.facilitatorsOfTeam'));
      expect(text).toContain('#field-participants-1-name">PÅHITTAD SAMTALSLEDARE</a>');
    }
  });

  it('say of a provisional plan only what it has', async () => {
    const personId = await enrol();
    const { id: planId } = await mutate(BEGIN, { input: { personId, pack: 'provisional' } });
    const statements = [statement('WHO_TO_ASK', 'Mamma.')];
    await mutate(SAVE, { input: { planId, revision: 1, statements } });
    const { text } = await coordinator.get(`/crisis-plans/${planId}/agree`);
    expect(text).toContain(sv('crisisPlan.agree.shared', { shared: 0, lines: 1 }));
    expect(text).not.toContain(sv('crisisPlan.closedHours.onEverySheet'));
    expect(text).not.toContain(sv('crisisPlan.hints.missing.PLACE'));
    expect(text).toContain(
      sv('crisisPlan.hints.missing.WISH', { sections: 'Det hjälper just nu, Det här hjälper inte' }),
    );
    const other = await beginAndAgree();
    const next = await mutate(NEXT, { planId: other });
    expect(next.closedHours).not.toBe('');
    expect((await coordinator.get(`/crisis-plans/${other}/agree`)).text).toContain(
      sv('crisisPlan.closedHours.onEverySheet'),
    );
  });

  it('speak English to those who choose it', async () => {
    const personId = await enrol({ language: 'tigrinja' });
    const planId = await begin(personId);
    const reader = await test.signIn(Role.COORDINATOR, { teamId });
    await reader.submit('/', { locale: 'en' }, '/language');
    expect((await reader.get(`/persons/${personId}`)).text).toContain('<dd>Tigrinya');
    expect((await coordinator.get(`/persons/${personId}`)).text).toContain('<dd>tigrinja');
    const shown = await reader.get(edit(planId));
    expect(shown.text).toContain('Crisis plan for Åsa Påhittsson: draft');
    expect(shown.text).toContain(en('problem.sectionMissing', { sections: 'Early signs' }));
  });

  it('are not found for another team, just as a plan that does not exist', async () => {
    const planId = await beginAndAgree();
    const missing = randomUUID();
    for (const path of ['', '/edit', '/agree', '/versions/1', '/versions/1/release']) {
      const answerTo = async (id: string) =>
        (await stranger.get(`/crisis-plans/${id}${path}`).set('Accept', 'application/json')).body;
      expect((await answerTo(planId)).code).toBe('NOT_FOUND');
      expect(await answerTo(planId)).toEqual(await answerTo(missing));
    }
    const nowhere = await coordinator.get(`/crisis-plans/${planId}/versions/7/release`);
    expect(nowhere.status).toBe(404);
  });
});

describe('the print', () => {
  const print = (planId: string, receiver = 'PERSON', fields = {}) =>
    sheetFor(coordinator, `/crisis-plans/${planId}`, receiver, fields);

  it('holds for each reader what they may read', async () => {
    const personId = await enrol();
    const planId = await beginAndAgree(personId);
    const groundId = await addGround(test.unitOfWork, {
      ...{ personId, giverId: regionId, receiverId: regionId, receiverUnitId: unitId },
    });
    const yes = { receiverName: 'Försäkringskassan', consentForm: 'ORAL', consentOn: today() };
    const [forPerson, forCare, forEveryone] = [
      await print(planId),
      await print(planId, groundId),
      await print(planId, 'AUTHORITY', yes),
    ];
    for (const sheet of [forPerson, forCare, forEveryone]) {
      expect(sheet).toContain('Gå slingan runt dammen.');
      expect(sheet).toContain('Ring mobila teamet först.');
      expect(sheet).toContain('Mobila akutteamet');
      expect(sheet).not.toContain('Ring Karin.');
    }
    expect(forPerson).toContain('Jag slutar svara på Karins meddelanden.');
    expect(forCare).toContain('Jag slutar svara på Karins meddelanden.');
    expect(forEveryone).not.toContain('Jag slutar svara på Karins meddelanden.');
    const numbers = [forPerson, forCare, forEveryone].map((sheet) => [
      sheet.includes('070-174 06 29'),
      sheet.includes('070-174 06 41'),
    ]);
    expect(numbers).toEqual([
      [true, true],
      [true, true],
      [true, false],
    ]);
    const names = await mutate(
      'query ($id: ID!) { crisisPlan(id: $id) { versions { contactsFor(reader: RELATIVE) { name } } } }',
      { id: planId },
    );
    expect(names.versions).toEqual([{ contactsFor: [{ name: 'Bo Ek' }] }]);
    const [version] = await versionsOf(planId);
    expect(forPerson).toContain(version.checksum);
    expect(version.statements.length).toBe(4);
  });

  it('marks a draft and what has been replaced', async () => {
    const planId = await beginAndAgree();
    await mutate(NEXT, { planId });
    expect(await print(planId)).not.toContain('UTKAST');
    expect(await print(planId, 'PERSON', { number: 2 })).toContain('UTKAST');
  });

  it("names the person's resource group", async () => {
    const personId = await enrol();
    const planId = await beginAndAgree(personId);
    const members = [{ name: 'Mia Påhittsson', kind: 'RELATIVE', relation: 'Syster' }];
    const goals = [{ term: 'LONG', text: 'Ha hund igen.' }];
    const save =
      'mutation ($input: SaveResourceGroupInput!) { saveResourceGroup(input: $input) { __typename } }';
    await mutate(save, { input: { personId, revision: 0, members, goals } });
    const sheet = await print(planId);
    expect(sheet).toContain('Mia Påhittsson');
    expect(sheet).toContain('Ha hund igen.');
  });

  it('shows where a person lives, unless the identity is protected', async () => {
    const where = { address: 'Påhittsgatan 4', phone: '070-174 06 05' };
    const open = await print(await begin(await enrol(where)));
    expect(open).toContain('Påhittsgatan 4');
    const hidden = await print(await begin(await enrol({ ...where, protectedIdentity: true })));
    expect(hidden).toContain('Skyddade personuppgifter');
    expect(hidden).not.toContain('Påhittsgatan 4');
    expect(hidden).not.toContain('070-174 06 05');
  });

  it('comes as PDF, and each sheet is a print in the log', async () => {
    const personId = await enrol();
    const planId = await beginAndAgree(personId);
    const address = await release(coordinator, `/crisis-plans/${planId}`);
    const pdf = await coordinator.get(`${address}/print.pdf`);
    expect(pdf.headers['content-type']).toBe('application/pdf');
    expect(pdf.headers['content-disposition']).toBe('inline; filename=krisplan-1.pdf');
    expect(pdf.body.subarray(0, 5).toString()).toBe('%PDF-');
    const prints = await test.unitOfWork.reader.findBy(AccessLogEntry, {
      personId,
      action: LoggedAction.PRINT,
    });
    const copyId = address.split('/').at(-1);
    expect(prints.map(({ recordId }) => recordId)).toEqual([copyId, copyId]);
  });

  it('is made of a version that was agreed when plans could be longer, whose successor must be shorter', async () => {
    const planId = await begin();
    await mutate(SAVE, { input: { planId, revision: 1, ...draft() } });
    await test.unitOfWork.run(async (entities) => {
      const { id: versionId } = await entities.findOneByOrFail(CrisisPlanVersion, { planId });
      const written = (position: number) => ({
        ...{ id: randomUUID(), versionId, section: 'TRIGGERS', stage: null, position },
        ...{ text: 'x\n'.repeat(999), author: StatementAuthor.PERSON, audience: Audience.CARE_AND_SUPPORT },
      });
      await entities.insert(CrisisPlanStatement, [written(90), written(91)]);
    });
    await mutate(RESPOND, { input: { planId, revision: 2, unitId, ...answer } });
    expect(await mutate(AGREE, { input: { planId, revision: 3 } })).toMatchObject({ status: 'AGREED' });
    const pdf = await pdfFor(coordinator, `/crisis-plans/${planId}`);
    expect([pdf.status, pdf.body.subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
    const next = await mutate(NEXT, { planId });
    expect(next.statements).toHaveLength(6);
    const statements = next.statements.map(({ section, stage, text }: Said & { section: string }) => ({
      section,
      stage,
      text,
    }));
    const { errors } = await coordinator.graphql(SAVE, { input: { planId, revision: 4, statements } });
    expect(errors?.[0]?.extensions.problems).toMatchObject([{ code: 'planTooLong' }]);
    const shorter = statements.filter(({ text }: Said) => text.length < 100);
    expect(await mutate(SAVE, { input: { planId, revision: 4, statements: shorter } })).toMatchObject({
      revision: 5,
    });
  });
});
