import { randomUUID } from 'node:crypto';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import {
  type GraphQLArgument,
  type GraphQLOutputType,
  getNamedType,
  isObjectType,
  isUnionType,
} from 'graphql';
import { IsNull, MoreThan, Not } from 'typeorm';
import { POLICIES, type PolicyName } from '../../src/access/policies.js';
import { Role } from '../../src/access/role.js';
import { testNumber } from '../../src/demo/test-number.js';
import { IdentityKind, PlanKind } from '../../src/persons/person-kinds.js';
import { PlanStatus } from '../../src/plans/plan-kinds.js';
import { AccessLogEntry, LoggedOutcome } from '../../src/platform/access-log/access-log-entry.entity.js';
import { recordEntriesOf } from '../../src/platform/access-log/entries-of-records.js';
import { today } from '../../src/platform/dates/today.js';
import { PersonSummary } from '../../src/releases/person-summary.entity.js';
import { PlanCopy } from '../../src/releases/plan-copy.entity.js';
import { TakenDocument } from '../../src/releases/taken-document.entity.js';
import { type Operation, operationsOf } from '../access/random-requests.js';
import { crisisPlanDraft, sipDraft } from '../races/race-world.js';
import { addUnit, agreePlan, enrolPerson } from '../support/agreed-plan.js';
import { pageHandlers, resolverHandlers } from '../support/handlers.js';
import { release } from '../support/release.js';
import { type Browser, type Held, startTestApp, type TestApp } from '../support/test-app.js';
import { addPerson, addSip } from '../support/test-person.js';
import { addGround, addTeam, COHERENT, joinDocumentation, type TeamWorld } from '../support/test-records.js';

/**
 * By what a way hands over a plan or a summary:
 * LEDGER leaves a row in the ledger; STANDS reads what such a row, or the question to a unit, stands for; ON_GROUND reads where it
 * is kept, on a ground that opens it, or tells by name whose there is to read; PERSON is the person's own copy, OWN their own page; CARE is the owner's
 * own staff, and whoever 2022:913 lets read as they do. Each leaves a row in the log.
 */
type Kind = 'LEDGER' | 'STANDS' | 'ON_GROUND' | 'PERSON' | 'OWN' | 'CARE';

/** Of the region that keeps the plans; of its ward; of the municipality in the same team; without an account. */
type Who = 'coordinator' | 'ward' | 'municipality' | 'visitor';

interface Way {
  kind: Kind;
  as: Who;
  /** Action and record of the row of the log. */
  logs: string;
  /** What is written in its form, or told to the operation beside what its arguments say by their names. */
  told?: (scene: Scene) => Record<string, unknown>;
  /** The page that the form stands on, where it is not at the address that it is sent to. */
  on?: string;
}

const way = (kind: Kind, as: Who, logs: string, more: Pick<Way, 'told' | 'on'> = {}): Way => ({
  kind,
  as,
  logs,
  ...more,
});
const care = (logs: string) => way('CARE', 'coordinator', logs);
const search = (logs: string, as: Who, on: string) =>
  way('ON_GROUND', as, logs, { on, told: () => ({ query: 'åsa' }) });
/** With nothing in it: the page is shown again. */
const unanswered = (kind: Kind, logs: string, on: string) =>
  way(kind, 'ward', logs, { on, told: () => ({}) });

/** Every page on which a plan or a summary is handed over, or shown to somebody outside the owner's care. */
const PAGES: Record<string, Way> = {
  'POST /crisis-plans/:planId/versions/:number/release': way('LEDGER', 'coordinator', 'PRINT plan_copy', {
    told: ({ groundId }) => ({ receiver: groundId, form: 'PAPER' }),
  }),
  'POST /sips/:planId/versions/:number/release': way('LEDGER', 'coordinator', 'PRINT plan_copy', {
    told: () => ({ receiver: 'PERSON' }),
  }),
  'POST /received/:copyId/print.pdf': way('LEDGER', 'ward', 'PRINT plan_copy', {
    on: '/received/:copyId',
  }),
  'POST /shared-plans/:planId/print.pdf': way('LEDGER', 'ward', 'PRINT plan_copy', {
    on: '/shared-plans/:planId',
  }),
  'GET /received/persons/:personId': way('LEDGER', 'municipality', 'READ person_summary'),

  'GET /copies/:copyId/print': way('STANDS', 'coordinator', 'PRINT plan_copy'),
  'GET /copies/:copyId/print.pdf': way('STANDS', 'coordinator', 'PRINT plan_copy'),
  'GET /links/:token/print': way('STANDS', 'visitor', 'PRINT plan_copy'),
  'GET /links/:token/print.pdf': way('STANDS', 'visitor', 'PRINT plan_copy'),
  'POST /links/:token': way('STANDS', 'visitor', 'READ plan_copy', { told: ({ waiting }) => waiting }),
  'GET /received': way('STANDS', 'ward', 'LIST plan_copy'),
  'POST /received/search': way('STANDS', 'ward', 'LIST plan_copy', {
    ...{ on: '/received', told: () => ({ query: 'åsa' }) },
  }),
  'GET /received/:copyId': way('STANDS', 'ward', 'READ plan_copy'),
  'POST /received/:copyId/answers': unanswered('STANDS', 'READ plan_copy', '/received/:copyId'),

  'GET /received/:copyId/take': way('STANDS', 'ward', 'READ plan_copy'),
  'POST /received/:copyId/take': way('STANDS', 'municipality', 'TAKE plan_copy', {
    told: () => ({ reason: 'Behövs i stödet.' }),
  }),

  'GET /received/persons': way('ON_GROUND', 'municipality', 'LIST person_summary'),
  'POST /received/persons/search': search('LIST person_summary', 'municipality', '/received/persons'),
  'GET /shared-plans': way('ON_GROUND', 'ward', 'LIST crisis_plan_version'),
  'POST /shared-plans/search': search('LIST crisis_plan_version', 'ward', '/shared-plans'),
  'GET /shared-plans/:planId': way('ON_GROUND', 'ward', 'READ crisis_plan_version'),
  'POST /shared-plans/:planId/answers': unanswered(
    'ON_GROUND',
    'READ crisis_plan_version',
    '/shared-plans/:planId',
  ),
  'GET /shared-plans/questions/:questionId': way('ON_GROUND', 'ward', 'READ unit_question'),
  'POST /shared-plans/questions/:questionId': way('ON_GROUND', 'ward', 'READ unit_question', {
    told: () => ({}),
  }),

  // The second time it is the copy that is there.
  'GET /own/:token/plans/:planId/print': way('LEDGER', 'visitor', 'PRINT plan_copy'),
  'GET /own/:token/plans/:planId/print.pdf': way('STANDS', 'visitor', 'PRINT plan_copy'),
  'POST /own/:token': way('OWN', 'visitor', 'READ own_page', { told: ({ ownWaiting }) => ownWaiting }),
  'POST /own/:token/words': way('OWN', 'visitor', 'CREATE own_words', {
    told: () => ({ text: 'Mer om min hund.' }),
  }),

  'GET /persons/:personId/copy/data.json': way('PERSON', 'coordinator', 'PRINT person_copy'),
  'GET /persons/:personId/copy/print': way('PERSON', 'coordinator', 'PRINT person_copy'),
  'GET /persons/:personId/copy/print.pdf': way('PERSON', 'coordinator', 'PRINT person_copy'),

  'GET /crisis-plans/:planId/versions/:number': care('READ crisis_plan'),
  'GET /sips/:sipId': care('READ sip'),
  // Of what has been taken in, whoever took it is the owner.
  'GET /received/kept/:takenDocumentId/print': way('CARE', 'municipality', 'PRINT taken_document'),
  'GET /received/kept/:takenDocumentId/print.pdf': way('CARE', 'municipality', 'PRINT taken_document'),
  'GET /sips/:sipId/versions/:number': care('READ sip'),
};

/** Every query and mutation that does. */
const OPERATIONS: Record<string, Way> = {
  releasePlan: way('LEDGER', 'coordinator', 'PRINT plan_copy', {
    told: ({ ids: { planId }, groundId: receiver }) => ({
      input: { planId, number: 1, receiver, form: 'LINK' },
    }),
  }),
  printReceivedPlan: way('LEDGER', 'municipality', 'PRINT plan_copy'),
  releaseSharedPlan: way('LEDGER', 'ward', 'PRINT plan_copy'),
  // The page has given it, and it says nothing new.
  receivedPerson: way('STANDS', 'municipality', 'READ person_summary'),
  // By standing releases.
  recordGround: way('LEDGER', 'coordinator', 'RELEASE plan_copy', {
    told: ({ ids: { personId, besideId: receiverUnitId } }) => ({
      input: {
        ...{ personId, kind: 'CONSENT', receiverId: world.regionId, receiverUnitId, form: 'ORAL' },
        ...{ purpose: 'Att avdelningen ska veta.', categories: ['CRISIS_PLAN'], standingRelease: true },
        ...{ fromDate: today(), toDate: today() },
      },
    }),
  }),
  agreeCrisisPlan: way('LEDGER', 'coordinator', 'RELEASE plan_copy', {
    told: ({ ids: { readyId: planId } }) => ({ input: { planId, revision: 2 } }),
  }),
  agreeSip: way('LEDGER', 'coordinator', 'RELEASE plan_copy', {
    told: ({ ids: { readySipId: sipId } }) => ({ input: { sipId, revision: 2 } }),
  }),

  receivedPlan: way('STANDS', 'municipality', 'READ plan_copy'),
  receivedPlans: way('STANDS', 'municipality', 'LIST plan_copy'),
  takeReceivedPlan: way('STANDS', 'municipality', 'TAKE plan_copy', {
    told: ({ sipCopyId: copyId }) => ({ input: { copyId, reason: 'Behövs i stödet.' } }),
  }),
  summariesOfPerson: care('LIST plan_copy'),

  receivedPersons: way('ON_GROUND', 'municipality', 'LIST person_summary'),
  sharedCrisisPlan: way('ON_GROUND', 'ward', 'READ crisis_plan_version'),
  sharedCrisisPlanChanges: way('ON_GROUND', 'ward', 'READ crisis_plan_version'),
  sharedCrisisPlans: way('ON_GROUND', 'ward', 'LIST crisis_plan_version'),
  unitQuestion: way('ON_GROUND', 'ward', 'READ unit_question'),
  unitQuestions: way('ON_GROUND', 'ward', 'LIST unit_question'),
  answerForUnit: way('ON_GROUND', 'ward', 'CREATE unit_answer', {
    told: ({ ids: { draftId: planId, unitId } }) => ({
      input: { planId, unitId, task: WORDS[2], response: 'ACCEPTED' },
    }),
  }),

  personCopy: way('PERSON', 'coordinator', 'PRINT person_copy'),

  crisisPlan: care('READ crisis_plan'),
  crisisPlans: care('LIST crisis_plan'),
  takenDocument: way('CARE', 'municipality', 'READ taken_document'),
  takenDocuments: way('CARE', 'municipality', 'LIST taken_document'),
  sip: care('READ sip'),
  sips: care('LIST sip'),
};

/**
 * Jobs that print many plans. Each plan leaves its rows when its sheet is made, and not when somebody asks for them or fetches
 * the file: bulk-prints.e2e-spec.ts sees to that.
 */
const JOBS = {
  pages: [
    'GET /shared-plan-prints',
    'GET /shared-plan-prints/:jobId',
    'GET /shared-plan-prints/:jobId/file',
    'POST /shared-plan-prints',
    'POST /shared-plan-prints/:jobId/cancel',
  ],
  operations: ['cancelJob', 'job', 'printAllSharedPlans'],
};

/** What nobody but those outside the owner's care, or the person, is asked for. */
const FOR_OTHERS = [
  'sharedPlan.read',
  'receivedPlan.read',
  'receivedPerson.read',
  'unitAnswer.write',
  'personCopy.read',
];

/** What the decision gives the owner's own staff in care, and nobody else: it answers with what they wrote. */
const OF_WRITERS = 'plan.write';

/** Give without being asked for a plan, each time on the standing releases that there are. */
const UNASKED = ['agreeCrisisPlan', 'agreeSip', 'recordGround'];

/** Types that hold what a plan or a summary says; a test sees that whatever says it is one of them, or holds one. */
const CONTENT = [
  'CrisisPlanVersion',
  'SipVersion',
  'SharedPlan',
  'ReceivedSip',
  'SummaryContent',
  'TakenDocument',
];

/** What stands in the plans, and nowhere else. */
const WORDS = ['Jag går slingan runt dammen.', 'Att vara mamma.', 'Kan ni svara efter midnatt?'];

interface Scene {
  ids: Record<string, string>;
  groundId: string;
  /** Of what each has been given digitally. */
  copies: Record<Who, string>;
  sipCopyId: string;
  /** Of a link that has been opened, and of one that has not. */
  opened: string;
  waiting: { token: string; code: string };
  /** The same of the person's own page, and of another person's. */
  ownOpened: string;
  ownWaiting: { token: string; code: string };
}

let test: TestApp;
let world: TeamWorld;
let scene: Scene;
let places: Record<Exclude<Who, 'visitor'>, [Role, Held]>;
let browsers: Record<Who, Browser>;
let operations: Operation[];
let policies: Map<string, string | undefined>;

const signIn = async (who: Who) => (who === 'visitor' ? test.stranger() : test.signIn(...places[who]));

async function ask(browser: Browser, query: string, variables: object = {}): Promise<any> {
  const { data, errors } = await browser.graphql(query, { ...variables });
  if (errors) throw new Error(JSON.stringify(errors));
  return Object.values(data)[0];
}

beforeAll(async () => {
  test = await startTestApp();
  world = await addTeam(test.unitOfWork);
  const { teamId, regionId, municipalityId } = world;
  await joinDocumentation(test.unitOfWork, world);
  const unitId = await addUnit(test, regionId, 'Psykakuten');
  places = {
    coordinator: [Role.COORDINATOR, { teamId, principalId: regionId }],
    ward: [Role.UNIT_READER, { unitId, principalId: regionId }],
    municipality: [Role.COORDINATOR, { teamId, principalId: municipalityId }],
  };
  browsers = {
    coordinator: await signIn('coordinator'),
    ward: await signIn('ward'),
    municipality: await signIn('municipality'),
    visitor: test.stranger(),
  };
  scene = await setScene(unitId);
  operations = operationsOf(test.app.get(GraphQLSchemaHost).schema);
  policies = new Map(resolverHandlers(test).map(({ field, policy }) => [field, policy]));
});
afterAll(() => test?.close());

/** A person whose plans are given in every way. */
async function setScene(unitId: string): Promise<Scene> {
  const { teamId, regionId, municipalityId } = world;
  const { coordinator, visitor } = browsers;
  const { number: identityNumber } = testNumber('1984-05-12', 980, IdentityKind.PERSONNUMMER);
  const personId = await enrolPerson(coordinator, teamId, { identityNumber });
  const { sipId } = await addSip(
    test.unitOfWork,
    { personId, enrolmentId: '', ownerId: regionId, teamId },
    { status: PlanStatus.AGREED },
  );
  const planId = await agreePlan(coordinator, personId, unitId);
  const ground = { personId, giverId: regionId, standingRelease: true };
  const groundId = await addGround(test.unitOfWork, {
    ...{ ...ground, receiverId: regionId, receiverUnitId: unitId },
  });
  const toMunicipality = await addGround(test.unitOfWork, {
    ...{ ...ground, ...COHERENT, receiverId: municipalityId },
  });
  const give = async (receiver: string, form = 'DIGITAL', plan = `/crisis-plans/${planId}`) =>
    (await release(coordinator, plan, receiver, { form })).split('/')[2]!;
  const copies = {
    coordinator: await give('PERSON', 'PAPER'),
    ward: await give(groundId),
    municipality: await give(toMunicipality),
    visitor: '',
  };
  const link = async () => {
    const { link: made } = await ask(
      coordinator,
      'mutation ($input: ReleasePlanInput!) { releasePlan(input: $input) { link { secret { path code } } } }',
      { input: { planId, number: 1, receiver: groundId, form: 'LINK' } },
    );
    return { token: made.secret.path.split('/')[2] as string, code: made.secret.code as string };
  };
  const { token: opened, code } = await link();
  await visitor.submit(`/links/${opened}`, { code });
  const { id: draftId } = await ask(
    coordinator,
    'mutation ($input: BeginCrisisPlanInput!) { beginCrisisPlan(input: $input) { id } }',
    { input: { personId, label: 'SAKERHETSPLAN' } },
  );
  await ask(
    coordinator,
    'mutation ($input: SaveCrisisPlanDraftInput!) { saveCrisisPlanDraft(input: $input) { __typename } }',
    { input: { planId: draftId, revision: 1, closedHoursUnits: [{ unitId, task: WORDS[2] }] } },
  );
  const { id: questionId } = await ask(
    coordinator,
    'mutation ($input: AskUnitInput!) { askUnit(input: $input) { id } }',
    { input: { planId: draftId, unitId } },
  );
  const { id: readyId } = await ask(
    coordinator,
    'mutation ($input: BeginCrisisPlanInput!) { beginCrisisPlan(input: $input) { id } }',
    { input: { personId, label: 'TRYGGHETSPLAN' } },
  );
  await ask(
    coordinator,
    'mutation ($input: SaveCrisisPlanDraftInput!) { saveCrisisPlanDraft(input: $input) { __typename } }',
    { input: crisisPlanDraft(readyId, unitId, 1) },
  );
  const otherId = await enrolPerson(coordinator, teamId);
  await addGround(test.unitOfWork, {
    ...{ ...ground, personId: otherId, receiverId: regionId, receiverUnitId: unitId },
  });
  const ownPageOf = async (whose: string) => {
    const { secret } = await ask(
      coordinator,
      'mutation ($input: MakeOwnPageInput!) { makeOwnPage(input: $input) { secret { path code } } }',
      { input: { personId: whose } },
    );
    return { token: secret.path.split('/')[2] as string, code: secret.code as string };
  };
  const own = await ownPageOf(personId);
  await visitor.submit(`/own/${own.token}`, { code: own.code });
  const { id: readySipId } = await ask(
    coordinator,
    'mutation ($personId: ID!) { beginSip(personId: $personId) { id } }',
    { personId: otherId },
  );
  await ask(
    coordinator,
    'mutation ($input: SaveSipDraftInput!) { saveSipDraft(input: $input) { __typename } }',
    { input: sipDraft(readySipId, world, 1) },
  );
  const { personId: ownId } = await addPerson(test.unitOfWork, {
    ...{ ownerId: municipalityId, teamId, identityNumber },
  });
  const takenDocumentId = randomUUID();
  await test.unitOfWork.run((manager) =>
    manager.insert(TakenDocument, {
      ...{ id: takenDocumentId, ownerId: municipalityId, personId: ownId, copyId: randomUUID() },
      ...{ plan: PlanKind.SIP, versionNumber: 1, giverName: 'Regionen', receiverName: 'Kommunen' },
      ...{ checksum: 'c'.repeat(64), takenAt: new Date(), takenBy: ownId, takenByName: 'Kim Ek' },
      reason: 'Behövs i stödet.',
      content: `<!doctype html><html lang="sv"><head><meta name="date" content="2026-01-01"><title>SIP</title></head>
<body><header></header><main><p>${WORDS[1]}</p></main><footer></footer></body></html>`,
    }),
  );
  const besideId = await addUnit(test, regionId, 'Avdelning 3');
  const ids = {
    ...{ personId, planId, sipId, unitId, besideId, teamId, questionId, draftId, readyId },
    ...{ readySipId, otherId, ownId, takenDocumentId, number: '1' },
  };
  const sipCopyId = await give(toMunicipality, 'DIGITAL', `/sips/${sipId}`);
  const ownWaiting = await ownPageOf(otherId);
  return {
    ...{ ids, groundId, copies, sipCopyId, opened, waiting: await link() },
    ...{ ownOpened: own.token, ownWaiting },
  };
}

/** The address of a page, for somebody. */
function addressOf(path: string, who: Who, token = scene.opened): string {
  const { ids, copies } = scene;
  const here: Record<string, string> = {
    ...ids,
    ...(path.startsWith('/sips') && { planId: ids.sipId! }),
    ...{ copyId: copies[who], token, registered: 'unit', registeredId: ids.unitId! },
  };
  return path.replace(/:(\w+)/g, (_, name: string) => here[name] ?? randomUUID());
}

const ID_OF: Record<string, string> = {
  ...{
    crisisPlan: 'planId',
    sharedCrisisPlan: 'planId',
    sharedCrisisPlanChanges: 'planId',
    sip: 'sipId',
    person: 'personId',
  },
  ...{ team: 'teamId', unit: 'unitId', unitQuestion: 'questionId' },
};

function variablesOf(name: string, args: readonly GraphQLArgument[], who: Who) {
  const idOf = (argument: string) => {
    if (argument === 'copyId') return scene.copies[who];
    return scene.ids[argument === 'id' ? (ID_OF[name] ?? '') : argument] ?? randomUUID();
  };
  const ids = args.filter(({ type }) => getNamedType(type).name === 'ID');
  return {
    ...{ query: '', page: { page: 1, size: 50 } },
    ...Object.fromEntries(ids.map((argument) => [argument.name, idOf(argument.name)])),
  };
}

interface Answer {
  /** Of an operation 500 where the program failed, and 400 where it refused. */
  status: number;
  text: string;
}

const wordsIn = (text: string) => WORDS.filter((words) => text.includes(words));

/** Opens a page, or a file; what stands in a PDF is what stands on the page beside it. */
async function open(browser: Browser, address: string): Promise<Answer> {
  const { status, text, headers } = await browser.get(address).set('Accept', 'text/html');
  return { status, text: headers['content-type'] === 'application/pdf' ? '' : (text ?? '') };
}

async function call(browser: Browser, query: string, variables: object): Promise<Answer> {
  const { body } = await browser.agent.post('/graphql').send({ query, variables });
  const [error] = body.errors ?? [];
  const refused = error?.extensions.code === 'INTERNAL' ? 500 : 400;
  return { status: error ? refused : 200, text: JSON.stringify(body.data ?? null) };
}

/** Those whose role may ask for it at all. */
const askersOf = (policy: string) =>
  (Object.keys(browsers) as Who[]).filter((who) => {
    if (who === 'visitor') return policy === 'public';
    const allowed: string | readonly Role[] = POLICIES[policy as PolicyName];
    return typeof allowed === 'string' || allowed.includes(places[who][0]);
  });

describe('the ways out', () => {
  // First, while nobody has been given anything that would be given again.
  it.each([
    ['the log', ['audit_log_entry']],
    ['the ledger', ['plan_copy', 'person_summary']],
    ['the record of the receiver', ['taken_document']],
  ])('lead nowhere where %s cannot be written, and leave nothing behind', async (what, tables) => {
    const rests = ({ kind, logs }: Way) =>
      what === 'the ledger' ? kind === 'LEDGER' : what === 'the log' || logs.startsWith('TAKE');
    const outs = (await prepared()).filter(([, one]) => rests(one));
    expect(outs.length).toBeGreaterThan(1);
    await refuseRows(tables);
    const before = await state();
    const led: string[] = [];
    for (const [name, , out] of outs) {
      const { status, text } = await out();
      if (status !== 500 || wordsIn(text).length > 0) led.push(`${name} ${status}`);
    }
    await takeRows(tables);
    expect(led).toEqual([]);
    expect(await state()).toEqual(before);
  });

  it('leave each a row in the log, and what is handed over a row in the ledger that the log names', async () => {
    const silent: unknown[] = [];
    for (const [name, { kind, logs }, out] of await prepared()) {
      const before = await state();
      const { status } = await out();
      const after = await state();
      const found = (await loggedSince(before.logged)).filter(
        ({ personId, action, recordType }) =>
          Object.values(scene.ids).includes(personId!) && `${action} ${recordType}` === logs,
      );
      const given = after.ledger.filter((id) => !before.ledger.includes(id));
      const isTold = found.some(({ recordId, groundId, ground }) => {
        if (kind === 'LEDGER') return given.includes(recordId!);
        if (given.length > 0) return false;
        if (kind === 'OWN') return ground === null;
        if (kind === 'STANDS') return after.ledger.includes(recordId!);
        return kind === 'ON_GROUND' ? groundId !== null : ground === 'CARE_RELATION';
      });
      if (!isTold || ![200, 303, 422].includes(status)) silent.push([name, status, found, given]);
    }
    expect(silent).toEqual([]);
  });

  it('of pages are all in the table', async () => {
    const found = new Set<string>();
    for (const { method, path, policy = '' } of pageHandlers(test)) {
      const name = `${method} ${path}`;
      // Nothing is shown of what is closed.
      const isLink = /^\/(links|own)\//.test(path) && !path.endsWith('/close');
      if (FOR_OTHERS.includes(policy) || (method === 'POST' && (isLink || policy === 'plan.read')))
        found.add(name);
      if (method !== 'GET' || path.endsWith('.pdf')) continue;
      for (const who of askersOf(policy)) {
        const { text } = await open(browsers[who], addressOf(path, who, tokenOf(name)));
        if (wordsIn(text).length > 0) found.add(name).add(name.replace(/print$/, 'print.pdf'));
      }
    }
    expect([...found].sort()).toEqual([...Object.keys(PAGES), ...JOBS.pages].sort());
  });

  it('of the API are all in the table', async () => {
    const found = new Set(UNASKED);
    for (const { name, isWrite, query, field } of operations) {
      const policy = policies.get(name) ?? '';
      if (policy === OF_WRITERS) continue;
      if (FOR_OTHERS.includes(policy) || holdsContent(field.type) || (isWrite && policy === 'plan.read'))
        found.add(name);
      if (isWrite) continue;
      for (const who of askersOf(policy)) {
        const { text } = await call(browsers[who], query, variablesOf(name, field.args, who));
        if (wordsIn(text).length > 0) found.add(name);
      }
    }
    expect([...found].sort()).toEqual([...Object.keys(OPERATIONS), ...JOBS.operations].sort());
  });
});

const isPostgres = process.env.DATABASE_URL !== undefined;
const run = (statements: readonly string[]) =>
  test.unitOfWork.run(async (manager) => {
    for (const statement of statements) await manager.query(statement);
  });

/** The database refuses every new row of these tables, until it takes them again. */
const refuseRows = (tables: readonly string[]) =>
  run(
    tables.map((table) =>
      isPostgres
        ? `ALTER TABLE ${table} ADD CONSTRAINT refused_${table} CHECK (1 = 0) NOT VALID`
        : `CREATE TRIGGER refused_${table} BEFORE INSERT ON ${table} BEGIN SELECT RAISE(ABORT, 'refused'); END`,
    ),
  );
const takeRows = (tables: readonly string[]) =>
  run(
    tables.map((table) =>
      isPostgres ? `ALTER TABLE ${table} DROP CONSTRAINT refused_${table}` : `DROP TRIGGER refused_${table}`,
    ),
  );

type Out = [name: string, way: Way, out: () => Promise<Answer>];

/** Every way, with what is to be sent at hand. What opens to staff in care opens to those who read as they do, on their ground. */
async function prepared(): Promise<Out[]> {
  const outs: Out[] = [];
  const readAlike = new Set(
    [
      ...pageHandlers(test).map(({ method, path, policy }) => [`${method} ${path}`, policy]),
      ...policies,
    ].flatMap(([name, policy]) => (policy === 'plan.read' ? [name] : [])),
  );
  for (const [name, one] of Object.entries({ ...PAGES, ...OPERATIONS })) {
    outs.push([name, one, await outOf(name, one)]);
    if (one.kind !== 'CARE' || !readAlike.has(name)) continue;
    const alike: Way = { ...one, kind: 'ON_GROUND', as: 'municipality' };
    outs.push([`${name} on a ground`, alike, await outOf(name, alike)]);
  }
  return outs;
}

/** What is opened by a form waits for its code. */
function tokenOf(name: string): string {
  if (name === 'POST /own/:token') return scene.ownWaiting.token;
  if (name.includes('/own/')) return scene.ownOpened;
  return name.startsWith('POST') ? scene.waiting.token : scene.opened;
}

async function outOf(name: string, { kind, as, on, told }: Way): Promise<Out[2]> {
  // What is given twice by the same on one day is one copy: each gives by an account of their own.
  const browser = kind === 'LEDGER' && as !== 'visitor' ? await signIn(as) : browsers[as];
  const operation = operations.find((one) => one.name === name);
  const fields = told?.(scene) ?? {};
  if (operation) {
    const variables = { ...variablesOf(name, operation.field.args, as), ...fields };
    return () => call(browser, operation.query, variables);
  }
  const [method, path] = name.split(' ') as [string, string];
  const isPosted = method === 'POST';
  const address = addressOf(path, as, tokenOf(name));
  if (!isPosted) return () => open(browser, address);
  const page = on ? addressOf(on, as) : address;
  const form = { ...(await browser.open(page, fields)), ...fields };
  return async () => {
    const { status, text } = await browser.press(address, form, page);
    return { status, text: text ?? '' };
  };
}

/** How much the log says, and what stands in the ledger. */
async function state() {
  const { reader } = test.unitOfWork;
  const ledger = [...(await reader.find(PlanCopy)), ...(await reader.find(PersonSummary))].map(
    ({ id }) => id,
  );
  const taken = await reader.countBy(PlanCopy, { takenAt: Not(IsNull()) });
  const kept = await reader.count(TakenDocument);
  const logged = (await reader.maximum(AccessLogEntry, 'number')) ?? 0;
  return { logged, ledger: ledger.sort(), taken, kept };
}

async function loggedSince(number: number) {
  const { reader } = test.unitOfWork;
  const entries = await reader.findBy(AccessLogEntry, {
    number: MoreThan(number),
    outcome: LoggedOutcome.ALLOWED,
  });
  return recordEntriesOf(reader, entries);
}

function holdsContent(type: GraphQLOutputType, seen = new Set<string>()): boolean {
  const named = getNamedType(type);
  if (CONTENT.includes(named.name)) return true;
  if (seen.has(named.name)) return false;
  seen.add(named.name);
  if (isUnionType(named)) return named.getTypes().some((part) => holdsContent(part, seen));
  return (
    isObjectType(named) && Object.values(named.getFields()).some((field) => holdsContent(field.type, seen))
  );
}
