import { randomUUID } from 'node:crypto';
import { Parser } from 'htmlparser2';
import { Like } from 'typeorm';
import { Account, Grant } from '../../src/access/account.entity.js';
import { type Actor, type HeldGrant, mayDo } from '../../src/access/actor.js';
import type { PolicyName } from '../../src/access/policies.js';
import { Role } from '../../src/access/role.js';
import { ConsentForm } from '../../src/consents/consent-form.js';
import { RecordCategory } from '../../src/disclosure/record-category.js';
import { Principal } from '../../src/organisations/organisation.entity.js';
import { PlanStatus } from '../../src/plans/plan-kinds.js';
import { appendToChain } from '../../src/platform/access-log/append-to-chain.js';
import { sql } from '../../src/platform/database/sql.js';
import { addDays } from '../../src/platform/dates/civil-date.js';
import { today } from '../../src/platform/dates/today.js';
import { addUnit, agreePlan } from '../support/agreed-plan.js';
import { type PageHandler, pageHandlers } from '../support/handlers.js';
import { readingOf } from '../support/logged-records.js';
import { release } from '../support/release.js';
import { addAccount, type Browser, type Held, startTestApp, type TestApp } from '../support/test-app.js';
import { addPerson, addSip } from '../support/test-person.js';
import {
  addGround,
  addLeave,
  addStaffMember,
  addTeam,
  addTeamBeside,
  COHERENT,
  joinDocumentation,
  type TeamWorld,
} from '../support/test-records.js';

// What a page offers, whoever opens it: each link leads to a page that opens, and each form goes to an address that
// takes it from them. Whoever may only read is offered no more than that, also by an address that somebody else has found.

/** A form as a page shows it, with everything in it that can be filled in. */
interface Form {
  action: string;
  method: string;
  fields: [name: string, value: string][];
}

interface Shown {
  links: string[];
  forms: Form[];
}

const WORDS = 'Provtext som är lång nog för det mesta.';

/** What a page offers in its own part, which the frame around it does not. */
function read(html: string, page: string): Shown {
  const links: string[] = [];
  const forms: Form[] = [];
  let form: Form | undefined;
  /** Where buttons of the form send it in place of its own address. */
  let elsewhere: string[] = [];
  let select: { name: string; values: string[]; selected?: string } | undefined;
  let area: { name: string; text: string } | undefined;
  const radios = new Map<string, { value: string; checked: boolean }[]>();
  const input = ({ name = '', type = 'text', value = '', ...attributes }: Record<string, string>) => {
    if (!form || !name) return;
    if (type === 'radio')
      radios.set(name, [...(radios.get(name) ?? []), { value, checked: 'checked' in attributes }]);
    else if (type === 'checkbox') {
      if ('checked' in attributes || 'required' in attributes) form.fields.push([name, value]);
    } else if (type === 'date') form.fields.push([name, value || ('required' in attributes ? today() : '')]);
    else if (type !== 'file') form.fields.push([name, value || (type === 'hidden' ? '' : WORDS)]);
  };
  const parser = new Parser({
    onopentag(tag, attributes) {
      if (tag === 'a' && attributes.href?.startsWith('/')) links.push(attributes.href.replace(/#.*/, ''));
      if (tag === 'form')
        form = {
          action: attributes.action ?? page,
          method: attributes.method?.toUpperCase() ?? 'GET',
          fields: [],
        };
      if (tag === 'input') input(attributes);
      if (tag === 'select') select = { name: attributes.name ?? '', values: [] };
      if (tag === 'option' && select && attributes.value) {
        select.values.push(attributes.value);
        if ('selected' in attributes) select.selected = attributes.value;
      }
      if (tag === 'textarea') area = { name: attributes.name ?? '', text: '' };
      if (tag === 'button' && attributes.formaction?.startsWith('/')) elsewhere.push(attributes.formaction);
    },
    ontext(text) {
      if (area) area.text += text;
    },
    onclosetag(tag) {
      if (tag === 'select' && select) {
        form?.fields.push([select.name, select.selected ?? select.values[0] ?? '']);
        select = undefined;
      }
      if (tag === 'textarea' && area) {
        form?.fields.push([area.name, area.text.trim() || WORDS]);
        area = undefined;
      }
      if (tag === 'form' && form) {
        for (const [name, choices] of radios)
          form.fields.push([name, (choices.find(({ checked }) => checked) ?? choices[0])!.value]);
        radios.clear();
        for (const action of [form.action, ...elsewhere]) forms.push({ ...form, action });
        elsewhere = [];
        form = undefined;
      }
    },
  });
  parser.end(html);
  return { links: [...new Set(links)], forms: forms.filter(({ action }) => !FRAME.includes(action)) };
}

/** The forms around every page. */
const FRAME = ['/language', '/sign-out'];

let test: TestApp;
let world: TeamWorld;
/** Those who read most come last: what they do changes what others find. */
const actors = new Map<string, Visitor>();
let handlers: PageHandler[];
async function ask(browser: Browser, query: string, variables: Record<string, unknown> = {}): Promise<any> {
  const { data, errors } = await browser.graphql(query, variables);
  if (errors) throw new Error(JSON.stringify(errors));
  return Object.values(data)[0];
}

interface Place extends Held {
  role: Role;
}

/** Somebody signed in, with one role or several. */
interface Visitor {
  browser: Browser;
  username: string;
  grants: HeldGrant[];
}

async function signIn(first: Place, ...more: Place[]): Promise<Visitor> {
  const [username, password] = [randomUUID(), randomUUID()];
  await addAccount(test.unitOfWork, { username, password, ...first });
  await test.unitOfWork.run(async (manager) => {
    const { id: accountId } = await manager.findOneByOrFail(Account, { username });
    for (const { role, teamId = null } of more)
      await manager.insert(Grant, {
        id: randomUUID(),
        accountId,
        role,
        teamId,
        unitId: null,
        regionCode: null,
        principalId: null,
        approvedAt: new Date(),
        fromDate: '2020-01-01',
        toDate: null,
      });
  });
  const browser = test.stranger();
  await browser.submit('/sign-in', { username, password });
  return { browser, username, grants: [first, ...more] };
}

beforeAll(async () => {
  test = await startTestApp();
  handlers = pageHandlers(test).sort((one, other) => parametersOf(one).length - parametersOf(other).length);
  world = await addTeam(test.unitOfWork, 'ACT Skåne');
  const { teamId, regionId, municipalityId } = world;
  const besideId = await addTeamBeside(test.unitOfWork, world, 'FACT Bredvid');
  const elsewhere = await addTeam(test.unitOfWork, 'ACT Stockholm', '0180');
  const unitId = await addUnit(test, regionId);
  const reviewer = await signIn({
    role: Role.FIDELITY_REVIEWER,
    teamId,
    principalId: elsewhere.regionId,
  });
  const manager = await signIn({ role: Role.TEAM_MANAGER, teamId });
  const coordinator = await signIn({ role: Role.COORDINATOR, teamId });
  const member = await signIn({ role: Role.TEAM_MEMBER, teamId });
  const mixed = await signIn(
    { role: Role.TEAM_MEMBER, teamId },
    { role: Role.COORDINATOR, teamId: besideId },
    { role: Role.TEAM_MANAGER, teamId: besideId },
  );
  const municipal = await signIn({ role: Role.COORDINATOR, teamId, principalId: municipalityId });
  const opener = await signIn({ role: Role.COORDINATOR, teamId: elsewhere.teamId });
  const unitReader = await signIn({ role: Role.UNIT_READER, unitId, principalId: regionId });
  const logReviewer = await signIn({ role: Role.LOG_REVIEWER, principalId: regionId });
  const administrator = await signIn({ role: Role.ADMINISTRATOR });
  await addPeople({
    teamId,
    besideId,
    unitId,
    coordinator: coordinator.browser,
    opener: opener.browser,
  });
  await addAudits(manager.browser, reviewer.browser, reviewer.username);
  await addReview(logReviewer.browser);
  await addAccounts(administrator.browser);
  for (const [name, visitor] of Object.entries({
    'a unit reader': unitReader,
    'a regional analyst': await signIn({ role: Role.REGIONAL_ANALYST, regionCode: '12' }),
    'a national analyst': await signIn({ role: Role.NATIONAL_ANALYST }),
    'a team member': member,
    'a member here who coordinates and leads in the team beside': mixed,
    'a coordinator of the municipality, who reads on a ground': municipal,
    'a coordinator elsewhere, who reads after an emergency opening': opener,
    'a fidelity reviewer': reviewer,
    'a log reviewer': logReviewer,
    'a coordinator': coordinator,
    'a team manager': manager,
    'an administrator': administrator,
  }))
    actors.set(name, visitor);
});
afterAll(() => test?.close());

/** One of each that a team notes by hand, and an offer of a plan. */
async function noteDay(coordinator: Browser, teamId: string, personId: string): Promise<void> {
  const staffIds = await test.unitOfWork.run(async (manager) => [
    await addStaffMember(manager, { teamId, employerId: world.regionId, reference: 'M02' }),
  ]);
  const note = (name: string, fields: object) =>
    ask(
      coordinator,
      `mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { id } }`,
      { input: fields },
    );
  const of = { teamId, personId };
  const at = { date: today(), time: '00:05', minutes: 20, staffIds };
  await note('noteContact', { ...of, ...at, mode: 'PHONE' });
  await note('noteTeamMeeting', { teamId, ...at });
  await note('noteHospitalEpisode', { ...of, admittedOn: today() });
  await note('noteDischarge', { ...of, admittedOn: today() });
  await note('noteIntervention', { ...of, method: 'IPS', offeredOn: today() });
  await note('recordPlanOffer', { personId, plan: 'SIP', offeredOn: today(), answer: 'DECLINED' });
}

/** A draft in which the unit is asked what it takes. */
async function askUnit(coordinator: Browser, personId: string, unitId: string): Promise<void> {
  const { id: planId } = await ask(
    coordinator,
    'mutation ($input: BeginCrisisPlanInput!) { beginCrisisPlan(input: $input) { id } }',
    { input: { personId, label: 'SAKERHETSPLAN' } },
  );
  const closedHoursUnits = [{ unitId, task: WORDS }];
  await ask(
    coordinator,
    'mutation ($input: SaveCrisisPlanDraftInput!) { saveCrisisPlanDraft(input: $input) { __typename } }',
    { input: { planId, revision: 1, closedHoursUnits } },
  );
  await ask(coordinator, 'mutation ($input: AskUnitInput!) { askUnit(input: $input) { id } }', {
    input: { planId, unitId },
  });
}

interface People {
  teamId: string;
  besideId: string;
  unitId: string;
  coordinator: Browser;
  opener: Browser;
}

async function addPeople({ teamId, besideId, unitId, coordinator, opener }: People): Promise<void> {
  const { regionId: ownerId, municipalityId } = world;
  await test.unitOfWork.run(async (manager) => {
    const staffMemberId = await addStaffMember(manager, { teamId, employerId: ownerId });
    await addLeave(manager, staffMemberId, today());
  });
  const one = await addPerson(test.unitOfWork, { ownerId, teamId, identityNumber: '191212121212' });
  const { personId } = one;
  const plan = `/crisis-plans/${await agreePlan(coordinator, personId, unitId)}`;
  await release(coordinator, plan);
  await ask(
    coordinator,
    'mutation ($input: BeginCrisisPlanInput!) { beginCrisisPlan(input: $input) { id } }',
    { input: { personId, label: 'TRYGGHETSPLAN' } },
  );
  await noteDay(coordinator, teamId, personId);
  await addSip(test.unitOfWork, one, { status: PlanStatus.AGREED });
  const group = { personId, revision: 0, members: [{ name: 'Mia', kind: 'RELATIVE' }], goals: [] };
  await ask(
    coordinator,
    'mutation ($input: SaveResourceGroupInput!) { saveResourceGroup(input: $input) { __typename } }',
    { input: group },
  );
  const ground = { personId, giverId: ownerId };
  await addGround(test.unitOfWork, { ...COHERENT, ...ground, receiverId: municipalityId });
  const received = await addGround(test.unitOfWork, {
    ...ground,
    receiverId: ownerId,
    receiverUnitId: unitId,
    categories: [RecordCategory.CRISIS_PLAN],
    standingRelease: true,
  });
  await release(coordinator, plan, received, { form: 'DIGITAL' });
  const open = (identityNumber: string) =>
    ask(
      opener,
      'mutation ($input: OpenInEmergencyInput!) { openInEmergency(input: $input) { opened { id } asked { id } } }',
      { input: { identityNumber, reason: WORDS, danger: true, cannotConsent: true } },
    );
  await test.unitOfWork.run((manager) =>
    manager.update(Principal, { activities: Like('%HEALTH%') }, { sharesDocumentationFrom: today() }),
  );
  await joinDocumentation(test.unitOfWork, world);
  await addGround(test.unitOfWork, {
    ...{ ...ground, receiverId: municipalityId, form: ConsentForm.WRITTEN },
    standingRelease: true,
  });
  await askUnit(coordinator, personId, unitId);
  await open('191212121212');
  await addPerson(test.unitOfWork, { ownerId, teamId, familyName: 'Nysson' });
  // Enrolled in both teams, and blocked by one of them.
  const both = await addPerson(test.unitOfWork, { ownerId, teamId, familyName: 'Bådasson' });
  await addSip(test.unitOfWork, both, { status: PlanStatus.DRAFT });
  await ask(coordinator, 'mutation ($input: SetBlockInput!) { setBlock(input: $input) { id } }', {
    input: { personId: both.personId, teamId },
  });
  await ask(coordinator, 'mutation ($input: SetRecordHoldInput!) { setRecordHold(input: $input) { id } }', {
    input: { personId: both.personId, reason: 'OTHER', note: WORDS },
  });
  const { identityNumber } = await ask(coordinator, `{ person(id: "${both.personId}") { identityNumber } }`);
  // Whoever asks another principal to lift it waits for an answer.
  await open(identityNumber);
  const beside = (await signIn({ role: Role.COORDINATOR, teamId: besideId })).browser;
  await ask(beside, 'mutation ($input: EnrolPersonInput!) { enrolPerson(input: $input) { id } }', {
    input: {
      teamId: besideId,
      identityNumber,
      givenName: 'Åsa',
      familyName: 'Bådasson',
      fromDate: '2026-01-15',
    },
  });
}

const RATE = `mutation ($id: ID!, $code: String!, $input: RateAuditItemInput!) {
  rateAuditItem(id: $id, code: $code, input: $input) { __typename } }`;
const FINISH = 'mutation ($id: ID!) { finishRating(id: $id) { __typename } }';
const ITEMS = ['I1', 'I2', 'I3', 'I4', 'I5'];

/** One of each kind that an audit can be, and where it can stand. */
async function addAudits(manager: Browser, reviewer: Browser, secondRater: string): Promise<void> {
  const start = async (scale: string, more: object = {}): Promise<string> =>
    (
      await ask(manager, 'mutation ($input: StartAuditInput!) { startAudit(input: $input) { id } }', {
        input: { teamId: world.teamId, scale, windowFrom: '2026-01-01', windowTo: '2026-03-31', ...more },
      })
    ).id;
  const rate = async (browser: Browser, id: string, rating: number) => {
    for (const code of ITEMS)
      await ask(browser, RATE, { id, code, input: { revision: 1, rating, note: WORDS } });
  };
  await ask(
    manager,
    `mutation ($id: ID!, $input: AddEvidenceInput!) {
      addAuditEvidence(id: $id, code: "H1", input: $input) { id } }`,
    { id: await start('dacts', { sampleSize: 1 }), input: { source: 'CHART', note: WORDS } },
  );
  await start('fact');
  await start('ract-case', { sampleSize: 1 });
  const degree = (more?: object) => start('integration-degree', more);
  // To be closed; rated by two, one of whom may finish; finished by the first of them; and by both.
  await rate(manager, await degree(), 3);
  await rate(reviewer, await degree({ secondRater }), 3);
  const half = await degree({ secondRater });
  await rate(manager, half, 3);
  await ask(manager, FINISH, { id: half });
  const compared = await degree({ secondRater });
  await rate(manager, compared, 2);
  await rate(reviewer, compared, 4);
  for (const browser of [manager, reviewer]) await ask(browser, FINISH, { id: compared });
  const closed = await degree();
  await rate(manager, closed, 2);
  await ask(manager, 'mutation ($id: ID!) { closeAudit(id: $id, input: {}) { __typename } }', { id: closed });
  await ask(
    manager,
    'mutation ($input: PlanImprovementActionInput!) { planImprovementAction(input: $input) { id } }',
    {
      input: {
        auditId: closed,
        code: 'I1',
        what: WORDS,
        ownerName: 'Chefen',
        dueOn: addDays(today(), 30),
      },
    },
  );
}

/** A review of what was done in May. */
async function addReview(reviewer: Browser): Promise<void> {
  const entry = readingOf(world, { at: new Date('2026-05-10T10:00:00Z') });
  await test.unitOfWork.run((manager) => appendToChain(manager, [entry]));
  await ask(reviewer, 'mutation ($input: StartLogReviewInput!) { startLogReview(input: $input) { id } }', {
    input: {
      principalId: world.regionId,
      periodFrom: '2026-05-10',
      periodTo: '2026-05-10',
      sampleSize: 1,
    },
  });
}

/** An administrator who waits for a second one, somebody shut out, and records to destroy that others have asked for. */
async function addAccounts(administrator: Browser): Promise<void> {
  const colleague = (await signIn({ role: Role.ADMINISTRATOR })).browser;
  const waiting = await ask(
    colleague,
    'mutation ($input: CreateAccountInput!) { createAccount(input: $input) { id } }',
    {
      input: {
        username: 'vantar',
        name: 'Väntar Påhittad',
        password: 'tolv fina små hästar',
        role: 'ADMINISTRATOR',
      },
    },
  );
  const { username } = await signIn({ role: Role.NATIONAL_ANALYST });
  const { id } = await test.unitOfWork.reader.findOneByOrFail(Account, { username });
  await ask(administrator, 'mutation ($id: ID!) { closeAccount(id: $id) { id } }', { id });
  const own = await ask(administrator, '{ ownAccount { id } }');
  for (const grant of await test.unitOfWork.reader.find(Grant))
    if (![waiting.id, id, own.id].includes(grant.accountId)) alike.add(grant.id).add(grant.accountId);
  for (const isAsked of [true, false]) {
    const { regionId, teamId } = await addTeam(test.unitOfWork, `ACT Förr ${randomUUID()}`);
    const days = { fromDate: '2010-01-01', toDate: '2010-12-31' };
    await addPerson(test.unitOfWork, { ownerId: regionId, teamId, ...days });
    const page = `/retention/principals/${regionId}`;
    const { text } = await colleague.get(page);
    const form = read(text, page).forms.find(({ action }) => action === page)!;
    if (isAsked) expect(await post(colleague, page, form)).toBe(303);
  }
}

/** Opens the page of a form, and sends the form as it stands there now; undefined when it is not there any more. */
async function post(browser: Browser, page: string, { action, fields }: Form): Promise<number | undefined> {
  const shown = await browser.get(page).set('Accept', 'text/html');
  const now = read(shown.text ?? '', page).forms.find(
    (form) => form.action === action && namesOf(form) === namesOf({ fields }),
  );
  if (shown.status !== 200 || !now) return undefined;
  const body = new URLSearchParams(now.fields).toString();
  return (await browser.agent.post(action).set('Accept', 'text/html').type('form').send(body)).status;
}

const namesOf = ({ fields }: Pick<Form, 'fields'>) => fields.map(([name]) => name).join(' ');

/** The page or form that an address belongs to: of several that fit the one with the fewest parameters. */
function handlerOf(method: string, address: string): PageHandler | undefined {
  const path = address.replace(/\?.*/, '');
  return handlers.find((handler) => handler.method === method && patternOf(handler).test(path));
}

const patterns = new Map<PageHandler, RegExp>();
function patternOf(handler: PageHandler): RegExp {
  const pattern = patterns.get(handler) ?? new RegExp(`^${handler.path.replace(/:\w+/g, '([^/]+)')}$`);
  patterns.set(handler, pattern);
  return pattern;
}

const parametersOf = ({ path }: PageHandler) => path.match(/:\w+/g) ?? [];

/** Of these any one stands for all of the same record. */
const ALIKE = [':date', ':code', ':subscale', ':number', ':kind', ':caseNumber', ':regionCode'];
/** Accounts and their roles that differ in nothing that matters here. */
const alike = new Set<string>();

function kindOf(address: string): string {
  const handler = handlerOf('GET', address);
  if (!handler) return address;
  const names = parametersOf(handler);
  const values = patternOf(handler).exec(address.replace(/\?.*/, ''))!.slice(1);
  const told = values.map((value, index) =>
    ALIKE.includes(names[index]!) || alike.has(value) ? '*' : value,
  );
  const asked = [...new URL(address, test.url).searchParams.keys()].join(' ');
  // A file is drawn once for each kind.
  return `${handler.path} ${/\.(pdf|xlsx)$/.test(address) ? '' : told.join(' ')} ${asked}`;
}

/** Every page that somebody has found, by its kind; and what each finds on those that open. */
const found = new Map<string, string>();
const shownTo = new Map<string, Map<string, Shown>>();
const opened = new Map<string, Map<string, number>>();

/** Opens a page, each kind once. @returns its status */
async function open(actor: string, address: string): Promise<number> {
  const statuses = opened.get(actor) ?? new Map<string, number>();
  opened.set(actor, statuses);
  const kind = kindOf(address);
  const known = statuses.get(kind);
  if (known !== undefined) return known;
  const { status, text, headers } = await actors.get(actor)!.browser.get(address).set('Accept', 'text/html');
  statuses.set(kind, status);
  if (status === 303) return open(actor, (headers.location as string).replace(/#.*/, ''));
  if (status !== 200) return status;
  if (!found.has(kind)) found.set(kind, address);
  if (headers['content-type']?.startsWith('text/html')) {
    const pages = shownTo.get(actor) ?? new Map<string, Shown>();
    shownTo.set(actor, pages.set(address, read(text, address)));
  }
  return status;
}

/** Opens every link of every page that is open, until there is nothing new. @returns those that lead nowhere */
async function follow(actor: string): Promise<string[]> {
  const dead: string[] = [];
  const done = new Set<string>();
  for (let isNew = true; isNew; ) {
    isNew = false;
    for (const [page, { links, forms }] of shownTo.get(actor) ?? []) {
      if (done.has(page)) continue;
      done.add(page);
      isNew = true;
      const asked = forms.filter(({ method }) => method === 'GET').map(({ action }) => action);
      for (const href of [...links, ...asked]) {
        const status = await open(actor, href);
        if (status >= 400) dead.push(`${page} -> ${href} ${status}`);
      }
    }
  }
  return dead;
}

it('leads nobody to a page that does not open', async () => {
  const dead: Record<string, string[]> = {};
  for (const actor of actors.keys()) {
    await open(actor, '/');
    const lost = await follow(actor);
    if (lost.length > 0) dead[actor] = lost;
  }
  expect(dead).toEqual({});
});

it('reads a plan, a SIP or a group once for each page, and logs it once', async () => {
  const twice = await sql(
    test.unitOfWork.reader,
    `SELECT action, record_type AS "recordType", count(*) AS times FROM audit_log_entry
      WHERE action IN ('READ', 'LIST') AND record_type IN ('crisis_plan', 'sip', 'resource_group')
      GROUP BY request_id, action, record_type, record_id, person_id HAVING count(*) > 1`,
  );
  expect(twice).toEqual([]);
});

it('leads nobody astray from a page that somebody else has found', async () => {
  const dead: Record<string, string[]> = {};
  for (const [actor, { grants }] of actors) {
    // What the policy of a page keeps from a whole role, the spec of the roles holds.
    const isForRole = (address: string) => {
      const policy = handlerOf('GET', address)?.policy as PolicyName;
      return mayDo({ grants } as unknown as Actor, policy);
    };
    for (const address of [...found.values()].filter(isForRole)) await open(actor, address);
    const lost = await follow(actor);
    if (lost.length > 0) dead[actor] = lost;
  }
  expect(dead).toEqual({});
});

/** What ends something comes last, and what ends most last of all: until then there is as much as possible to do. */
const ENDS = [
  /\/plan-offers\/[^/]+\/void$/,
  /\/(end|close|lift|withdraw|remove|finish|decline|status|reopen|principals\/[^/]+)$/,
  /\/end-enrolment$/,
  /\/void$/,
];

const rank = ({ action }: Form) => ENDS.findIndex((end) => end.test(action));

/** Forms that nobody here is shown, and when they are. */
const NOT_SHOWN: Record<string, string> = {
  '/account/sessions/end': 'to somebody who is signed in twice',
  '/account/totp/confirm': 'while one-time codes are turned on',
  '/account/totp/end': 'with one-time codes',
  '/accounts/:accountId/totp': 'of somebody with one-time codes',
  '/accounts/roles/:grantId/decline': 'beside the form that has just approved it',
  '/audits/:auditId/items/:code/draft': 'never: a form saves itself there',
  '/audits/:auditId/topics/:code/draft': 'never: a form saves itself there',
  '/copies/:copyId/revoke': 'of a copy that was given by a link',
  '/crisis-plans/:planId/autosave': 'never: a form saves itself there',
  '/emergency-opening/looked-for': 'after a search that has found nobody',
  '/enrolments/:enrolmentId/board/end': 'while the person is on the board',
  '/language': 'around every page',
  '/links/:token': 'to whoever has been sent its address',
  '/links/:token/close': 'to whoever has opened it',
  '/log-faults': 'while the log has a fault',
  '/log-faults/:knownFaultId/countersign': 'while the log has a fault',
  '/own-pages/:ownPageId/code': 'of a person who has a page of their own',
  '/own-pages/:ownPageId/revoke': 'of a person who has a page of their own',
  '/own-words/:ownWordsId/settle': 'of a person who has written something',
  '/own/:token': 'to whoever has been sent its address',
  '/own/:token/close': 'to whoever has opened it',
  '/own/:token/words': 'to whoever has opened it',
  '/persons/:personId/resource-group/goals/:goalKey': 'on the page of a goal of somebody’s group',
  '/persons/:personId/resource-group/goals/:goalKey/notes/:noteKey/void': 'of what was written about a goal',
  '/persons/:personId/resource-group/meetings/:noteKey/correct': 'of a meeting of somebody’s group',
  '/persons/:personId/resource-group/meetings/:noteKey/void': 'of a meeting of somebody’s group',
  '/received/:copyId/take': 'to whoever writes in a record of their own of the same human',
  '/record-joins/:joinId/confirm': 'while a colleague’s proposal waits',
  '/record-joins/:joinId/decline': 'while a proposal waits',
  '/register/:registered/:registeredId/reopen': 'of what has ended',
  '/shared-plan-prints/:jobId/cancel': 'while a print is under way, or its file is kept',
  '/sign-in': 'to whoever is not signed in',
  '/sign-in/code': 'to whoever is not signed in',
  '/sign-out': 'around every page',
  '/sips/:sipId/agree': 'when nothing is missing',
  '/sips/:sipId/autosave': 'never: a form saves itself there',
  '/sips/:sipId/calls/:callId/answer': 'while a call or an invitation waits for its answer',
  '/teams/:teamId/import/answers': 'when a file must be asked about',
  '/teams/:teamId/import/confirm': 'after a file',
  '/teams/:teamId/import/runs/:runId/void': 'when a file has been loaded',
};

it('shows nobody a form that they may not send', async () => {
  const refused: Record<string, string[]> = {};
  const sent = new Set<string>();
  for (const [actor, { browser }] of actors) {
    const forms = [...(shownTo.get(actor) ?? [])].flatMap(([page, shown]) =>
      shown.forms.filter(({ method }) => method === 'POST').map((form) => ({ page, form })),
    );
    const once = new Map(forms.map((one) => [`${one.form.action} ${namesOf(one.form)}`, one]));
    const inOrder = [...once.values()].sort((one, other) => rank(one.form) - rank(other.form));
    for (const { page, form } of inOrder) {
      const status = await post(browser, page, form);
      if (status === undefined) continue;
      sent.add(handlerOf('POST', form.action)?.path ?? form.action);
      if (![200, 303, 409, 422].includes(status))
        refused[actor] = [...(refused[actor] ?? []), `${page} -> ${form.action} ${status}`];
    }
  }
  expect(refused).toEqual({});
  const all = handlers.filter(({ method }) => method === 'POST').map(({ path }) => path);
  expect(all.filter((path) => !sent.has(path)).sort()).toEqual(Object.keys(NOT_SHOWN));
});
