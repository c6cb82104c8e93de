import { randomUUID } from 'node:crypto';
import type { EntityTarget, FindOptionsWhere, ObjectLiteral } from 'typeorm';
import { Account, Grant } from '../../src/access/account.entity.js';
import { Role } from '../../src/access/role.js';
import { EmergencyOpening } from '../../src/consents/emergency-opening.entity.js';
import { Audit, AuditItem, AuditTopic } from '../../src/fidelity/audits/audit.entity.js';
import { ImprovementAction } from '../../src/fidelity/improvement/improvement.entity.js';
import { AuditRater, AuditRating } from '../../src/fidelity/raters/rater.entity.js';
import { ReviewerWords } from '../../src/fidelity/reviewer-words/reviewer-words.entity.js';
import { LogReview, LogReviewRow } from '../../src/log-reviews/log-review.entity.js';
import { Enrolment, Person } from '../../src/persons/person.entity.js';
import { PlanStatus } from '../../src/plans/plan-kinds.js';
import { appendToChain } from '../../src/platform/access-log/append-to-chain.js';
import { addDays } from '../../src/platform/dates/civil-date.js';
import { today } from '../../src/platform/dates/today.js';
import { SipVersion } from '../../src/sips/sip.entity.js';
import { heldInForm } from '../support/held-in-form.js';
import { readingOf } from '../support/logged-records.js';
import { addAccount, type Browser, type Held, startTestApp, type TestApp } from '../support/test-app.js';
import { addPerson, addSip } from '../support/test-person.js';
import { addTeam, type TeamWorld } from '../support/test-records.js';
import { sv } from '../support/words.js';

let test: TestApp;
let world: TeamWorld;
/** Who was first, and who had the older page open. */
type Two = [anna: Browser, bo: Browser];
let managers: Two;
let coordinators: Two;
let administrators: Two;
let reviewers: Two;
beforeAll(async () => {
  test = await startTestApp();
  world = await addTeam(test.unitOfWork);
  const two = async (role: Role, held: Held): Promise<Two> => [
    await test.signIn(role, held),
    await test.signIn(role, held),
  ];
  managers = await two(Role.TEAM_MANAGER, { teamId: world.teamId });
  coordinators = await two(Role.COORDINATOR, { teamId: world.teamId });
  administrators = await two(Role.ADMINISTRATOR, {});
  reviewers = await two(Role.LOG_REVIEWER, { principalId: world.regionId });
});
afterAll(() => test?.close());

/** Something that two have open at once. */
interface Open {
  two: Two;
  page: string;
  /** Where the form is sent, when not to the page itself. */
  action?: string;
  fields(words: string): Record<string, unknown>;
  /** A mutation with the alias `saved`, and what it takes. */
  mutation: string;
  variables(words: string, revision: number): Record<string, unknown>;
  stored(): Promise<{ revision: number; words: unknown }>;
  /** What the two write; anything that fits in a text unless said. */
  words?: [string, string];
  /** What the form of the later holds, where both texts are put in it; else what the later wrote. */
  together?: string;
}

async function ask(browser: Browser, query: string, variables: Record<string, unknown>): Promise<any> {
  const { data, errors } = await browser.graphql(query, variables);
  expect(errors).toBeUndefined();
  return data;
}

const row =
  <Row extends ObjectLiteral & { revision: number }>(
    entity: EntityTarget<Row>,
    where: FindOptionsWhere<Row>,
    words: keyof Row,
  ) =>
  async () => {
    const found = await test.unitOfWork.reader.findOneByOrFail(entity, where);
    return { revision: found.revision, words: found[words] };
  };

/** What reviewers wrote last; every save is a row of its own. */
const latestWords = (auditId: string, code: string) => async () => {
  const [latest] = await test.unitOfWork.reader.find(ReviewerWords, {
    where: { auditId, code },
    order: { revision: 'DESC' },
  });
  return { revision: latest?.revision ?? 0, words: latest?.text };
};

async function startAudit(scale: string, more: object = {}): Promise<string> {
  const { startAudit: audit } = await ask(
    managers[0],
    'mutation ($input: StartAuditInput!) { startAudit(input: $input) { id } }',
    { input: { teamId: world.teamId, scale, windowFrom: '2026-01-01', windowTo: '2026-03-31', ...more } },
  );
  return audit.id;
}

const RATE = `mutation ($id: ID!, $code: String!, $input: RateAuditItemInput!) {
  saved: rateAuditItem(id: $id, code: $code, input: $input) { __typename } }`;

function rating(
  auditId: string,
  code: string,
  opened: Pick<Open, 'two' | 'page' | 'stored'> & { caseNumber?: number },
): Open {
  const { caseNumber = 0 } = opened;
  return {
    ...opened,
    action: `/audits/${auditId}/items/${code}`,
    fields: (note) => ({ [code]: { rating: '4', note, caseNumber: String(caseNumber) } }),
    mutation: RATE,
    variables: (note, revision) => ({
      id: auditId,
      code,
      input: { revision, caseNumber, rating: 4, note },
    }),
  };
}

/** A new person of the team. */
const enrol = () => addPerson(test.unitOfWork, { ownerId: world.regionId, teamId: world.teamId });

/** Two who rate an audit of five items; they differ on the first. */
async function twoRaters() {
  const [username, password] = [randomUUID(), randomUUID()];
  const reviewer = { username, password, role: Role.FIDELITY_REVIEWER };
  await addAccount(test.unitOfWork, { ...reviewer, teamId: world.teamId });
  const outside = test.stranger();
  await outside.submit('/sign-in', { username, password });
  return { outside, auditId: await startAudit('integration-degree', { secondRater: username }) };
}

/** An action after an audit that is closed. */
async function planAction(): Promise<string> {
  const auditId = await startAudit('integration-degree');
  const input = { revision: 1, rating: 2, note: '' };
  for (const code of ['I1', 'I2', 'I3', 'I4', 'I5'])
    await ask(managers[0], RATE, { id: auditId, code, input });
  await ask(managers[0], 'mutation ($id: ID!) { closeAudit(id: $id, input: {}) { __typename } }', {
    id: auditId,
  });
  const { planned } = await ask(
    managers[0],
    'mutation ($input: PlanImprovementActionInput!) { planned: planImprovementAction(input: $input) { id } }',
    { input: { auditId, code: 'I1', what: 'Pröva.', ownerName: 'Chefen', dueOn: addDays(today(), 30) } },
  );
  return planned.id;
}

async function newAccount(): Promise<{ accountId: string; grantId: string }> {
  const username = randomUUID();
  await addAccount(test.unitOfWork, { username, password: randomUUID(), role: Role.NATIONAL_ANALYST });
  const { id: accountId } = await test.unitOfWork.reader.findOneByOrFail(Account, { username });
  const { id: grantId } = await test.unitOfWork.reader.findOneByOrFail(Grant, { accountId });
  return { accountId, grantId };
}

const OPENED: Record<string, () => Promise<Open>> = {
  'an item': async () => {
    const id = await startAudit('dacts');
    return rating(id, 'O1', {
      two: managers,
      page: `/audits/${id}/subscales/O`,
      stored: row(AuditItem, { auditId: id, code: 'O1' }, 'note'),
    });
  },
  'an item of one person': async () => {
    await enrol();
    const id = await startAudit('ract-case', { sampleSize: 1 });
    return rating(id, 'G1', {
      two: managers,
      page: `/audits/${id}/charts/1`,
      caseNumber: 1,
      stored: row(AuditItem, { auditId: id, code: 'G1' }, 'note'),
    });
  },
  'what one of two raters says, on two of their own pages': async () => {
    const { outside, auditId } = await twoRaters();
    const rater = await test.unitOfWork.reader.findOneByOrFail(AuditRater, { auditId, fromOutside: true });
    return rating(auditId, 'I1', {
      two: [outside, outside],
      page: `/audits/${auditId}/subscales/I`,
      stored: row(AuditRating, { raterId: rater.id, code: 'I1' }, 'note'),
    });
  },
  'what two raters settle': async () => {
    const { outside, auditId } = await twoRaters();
    for (const [browser, first] of [[managers[0], 2] as const, [outside, 4] as const]) {
      for (const code of ['I1', 'I2', 'I3', 'I4', 'I5']) {
        const input = { revision: 1, rating: code === 'I1' ? first : 3 };
        await ask(browser, RATE, { id: auditId, code, input });
      }
      await ask(browser, 'mutation ($id: ID!) { finishRating(id: $id) { __typename } }', { id: auditId });
    }
    return {
      ...rating(auditId, 'I1', {
        two: [managers[0], outside],
        page: `/audits/${auditId}/consensus`,
        stored: row(AuditItem, { auditId, code: 'I1' }, 'note'),
      }),
      action: `/audits/${auditId}/consensus/I1/0`,
    };
  },
  'a topic': async () => {
    const id = await startAudit('fact');
    return {
      two: managers,
      page: `/audits/${id}/topics`,
      action: `/audits/${id}/topics/D1`,
      fields: (text) => ({ D1: { text } }),
      mutation: `mutation ($id: ID!, $input: DescribeTopicInput!) {
        saved: describeAuditTopic(id: $id, code: "D1", input: $input) { __typename } }`,
      variables: (text, revision) => ({ id, input: { revision, text } }),
      stored: row(AuditTopic, { auditId: id, code: 'D1' }, 'text'),
    };
  },
  'the overall judgement': async () => {
    const id = await startAudit('integration-degree');
    return {
      two: managers,
      page: `/audits/${id}/judgement`,
      fields: (note) => ({ judgement: '2', note }),
      mutation: `mutation ($id: ID!, $input: JudgeAuditInput!) {
        saved: judgeAudit(id: $id, input: $input) { __typename } }`,
      variables: (note, revision) => ({ id, input: { revision, judgement: 2, note } }),
      stored: row(Audit, { id }, 'judgementNote'),
    };
  },
  'the summary of an audit': async () => {
    const id = await startAudit('integration-degree');
    return {
      two: managers,
      page: `/audits/${id}/words`,
      fields: (summary) => ({ summary }),
      mutation: `mutation ($id: ID!, $input: SummariseAuditInput!) {
        saved: summariseAudit(id: $id, input: $input) { __typename } }`,
      variables: (summary, revision) => ({ id, input: { revision, summary } }),
      stored: latestWords(id, ''),
    };
  },
  'a recommendation for an item': async () => {
    const id = await startAudit('integration-degree');
    return {
      two: managers,
      page: `/audits/${id}/words/I1`,
      fields: (text) => ({ text }),
      mutation: `mutation ($id: ID!, $input: RecommendForItemInput!) {
        saved: recommendForAuditItem(id: $id, code: "I1", input: $input) { __typename } }`,
      variables: (text, revision) => ({ id, input: { revision, text } }),
      stored: latestWords(id, 'I1'),
    };
  },
  'an improvement action': async () => {
    const id = await planAction();
    const rest = { ownerName: 'Chefen', dueOn: addDays(today(), 30) };
    return {
      two: managers,
      page: `/improvement-actions/${id}/edit`,
      fields: (what) => ({ what, ...rest }),
      mutation: `mutation ($id: ID!, $input: ChangeImprovementActionInput!) {
        saved: changeImprovementAction(id: $id, input: $input) { __typename } }`,
      variables: (what, revision) => ({ id, input: { revision, what, ...rest } }),
      stored: row(ImprovementAction, { id }, 'what'),
    };
  },
  "a person's card": async () => {
    const { personId } = await enrol();
    const { identityNumber } = await test.unitOfWork.reader.findOneByOrFail(Person, { id: personId });
    const rest = { identityNumber, givenName: 'Åsa', language: 'svenska', reason: 'Felskrivet.' };
    return {
      two: coordinators,
      page: `/persons/${personId}/correct`,
      fields: (familyName) => ({ ...rest, familyName }),
      mutation: `mutation ($input: CorrectPersonInput!) { saved: correctPerson(input: $input) { __typename } }`,
      variables: (familyName, revision) => ({
        input: { personId, revision, familyName, reason: 'Felskrivet.' },
      }),
      stored: row(Person, { id: personId }, 'familyName'),
    };
  },
  'an enrolment': async () => {
    const { enrolmentId } = await enrol();
    const rest = { intensity: 'STANDARD', legalFrame: 'VOLUNTARY', reason: 'Felskrivet.' };
    return {
      two: coordinators,
      page: `/enrolments/${enrolmentId}/correct`,
      fields: (fromDate) => ({ ...rest, fromDate, toDate: '' }),
      mutation: `mutation ($input: CorrectEnrolmentInput!) {
        saved: correctEnrolment(input: $input) { __typename } }`,
      variables: (fromDate, revision) => ({ input: { enrolmentId, revision, fromDate, reason: 'Fel.' } }),
      stored: row(Enrolment, { id: enrolmentId }, 'fromDate'),
      words: ['2024-02-01', '2024-03-01'],
    };
  },
  'an account': async () => {
    const { accountId } = await newAccount();
    return {
      two: administrators,
      page: `/accounts/${accountId}/edit`,
      action: `/accounts/${accountId}`,
      fields: (name) => ({ name }),
      mutation: `mutation ($input: UpdateAccountInput!) { saved: updateAccount(input: $input) { __typename } }`,
      variables: (name, revision) => ({ input: { accountId, revision, name } }),
      stored: row(Account, { id: accountId }, 'name'),
    };
  },
  'the last day of a role': async () => {
    const { grantId } = await newAccount();
    return {
      two: administrators,
      page: `/accounts/roles/${grantId}`,
      fields: (toDate) => ({ toDate }),
      mutation: `mutation ($input: LastDayInput!) { saved: changeLastDay(input: $input) { __typename } }`,
      variables: (toDate, revision) => ({ input: { grantId, revision, toDate } }),
      stored: row(Grant, { id: grantId }, 'toDate'),
      words: [addDays(today(), 40), addDays(today(), 50)],
    };
  },
  'what matters in a SIP': async () => {
    const { sipId, versionId } = await addSip(test.unitOfWork, await enrol(), { status: PlanStatus.DRAFT });
    return {
      two: coordinators,
      page: `/sips/${sipId}/edit`,
      fields: (whatMatters) => ({ whatMatters }),
      mutation: `mutation ($input: SaveSipDraftInput!) { saved: saveSipDraft(input: $input) { __typename } }`,
      variables: (whatMatters, revision) => ({ input: { sipId, revision, whatMatters } }),
      stored: row(SipVersion, { id: versionId }, 'whatMatters'),
      together: 'Bos ord.\n\nAnnas ord.',
    };
  },
};

/** What the page says now that its forms saw, to be sent later. */
async function seenOn(browser: Browser, page: string): Promise<Record<string, string>> {
  const { text } = await browser.get(page);
  const shown = [...text.matchAll(/ name="([^"]+)" value="([^"]*)"[^>]* data-revision>/g)];
  expect(shown.length).toBeGreaterThan(0);
  return Object.fromEntries(shown.map(([, name = '', value = '']) => [name, value]));
}

const MEANWHILE = sv('form.meanwhile.heading');
const THEIRS = new RegExp(`${sv('form.meanwhile.theirs')}</span>\\s*(?:<span class="lines">)?([^<]*)<`);

describe.each(Object.entries(OPENED))('of two who write %s at once', (_, open) => {
  it('one is told by the API, and what the other wrote stands', async () => {
    const { two, mutation, variables, stored, words = ['Annas ord.', 'Bos ord.'] } = await open();
    const { revision } = await stored();
    const answers = await Promise.all(
      two.map((browser, index) => ask(browser, mutation, variables(words[index]!, revision))),
    );
    const types: string[] = answers.map(({ saved }) => saved.__typename);
    const isConflict = types.map((type) => /Conflict$/.test(type));
    expect(isConflict.toSorted()).toEqual([false, true]);
    expect(await stored()).toEqual({ revision: revision + 1, words: words[isConflict.indexOf(false)] });
  });

  it('the later has both texts before them, and may then save', async () => {
    const {
      two: [anna, bo],
      page,
      action = page,
      fields,
      stored,
      words: [first, second] = ['Annas ord.', 'Bos ord.'],
      together = second,
    } = await open();
    const seen = await seenOn(bo, page);
    expect((await anna.submit(page, fields(first), action)).status).toBe(303);
    const written = await stored();
    const late = await bo.submit(page, { ...fields(second), ...seen }, action);
    expect(late.status).toBe(409);
    expect(late.text).toContain(MEANWHILE);
    expect(THEIRS.exec(late.text)?.[1]).toBe(first);
    expect(late.text.replace(THEIRS, '')).toMatch(
      new RegExp(`value="${together}"|>\\s*${together.replaceAll('.', '\\.')}</textarea>`),
    );
    expect(await stored()).toEqual(written);
    expect(written.words).toBe(first);

    const again = /name="[^"]*revision\]?" value="(\d+)"[^>]* data-revision>/g;
    const shown = [...late.text.matchAll(again)].map(([, value]) => Number(value));
    expect(shown).toContain(written.revision);
    expect((await bo.submit(page, fields(second), action)).status).toBe(303);
    expect(await stored()).toEqual({ revision: written.revision + 1, words: second });
  });
});

/** What the page says that it has taken from the other: where it leads to, and the words. */
const addedIn = (html: string) =>
  [...html.matchAll(/<li class="lines"><a href="([^"]+)">[^<]+<\/a>(?:: ([^<]*))?<\/li>/g)].map(
    ([, ...line]) => line,
  );

/** What two have before them who open the same editor, and what the later is answered. */
async function bothSave(editor: string, hers: Record<string, string>, his: Record<string, string>) {
  const [anna, bo] = coordinators;
  const opened = await Promise.all(
    [anna, bo].map(async (browser) => heldInForm((await browser.get(editor)).text, editor)),
  );
  expect((await anna.submit(editor, { ...opened[0], ...hers })).status).toBe(303);
  const late = await bo.submit(editor, { ...opened[1], ...his });
  expect([late.status, late.text.includes(MEANWHILE)]).toEqual([409, true]);
  return { late: late.text, held: heldInForm(late.text, editor), bo };
}

describe('what only one of two has changed in a plan', () => {
  it('is as that one left it, in a SIP', async () => {
    const { sipId } = await addSip(test.unitOfWork, await enrol(), { status: PlanStatus.DRAFT });
    const editor = `/sips/${sipId}/edit`;
    const [anna] = coordinators;
    const more = {
      consentScope: 'Målen, till alla.',
      consentOn: '2026-03-01',
      'longTermGoals[1]': 'Bo i egen lägenhet.',
      'participants[1][name]': 'Karin',
    };
    const first = heldInForm((await anna.get(editor)).text, editor);
    expect((await anna.submit(editor, { ...first, ...more })).status).toBe(303);
    const { late, held, bo } = await bothSave(
      editor,
      {
        consentScope: 'Målen, till kommunen.',
        noMeasuresByOthers: 'false',
        'longTermGoals[0]': '',
        'measures[0][dueDate]': '2026-06-01',
        'shortTermGoals[0]': 'Sova.',
        'participants[0][attended]': '',
      },
      { whatMatters: 'Mina barn.', 'measures[0][text]': 'Samtal på teamet.', 'participants[1][name]': '' },
    );
    expect(held).toMatchObject({
      ...{ whatMatters: 'Mina barn.', consentScope: 'Målen, till kommunen.', consentOn: '2026-03-01' },
      ...{
        noMeasuresByOthers: 'false',
        'longTermGoals[0]': 'Bo i egen lägenhet.',
        'shortTermGoals[0]': 'Sova.',
      },
      ...{ 'measures[0][text]': 'Samtal på teamet.', 'measures[0][dueDate]': '2026-06-01' },
      'participants[0][name]': 'Åsa Påhittsson',
    });
    const names = [
      'longTermGoals[1]',
      'measures[1][text]',
      'participants[0][attended]',
      'participants[1][name]',
    ];
    expect(names.filter((name) => name in held)).toEqual([]);
    expect(addedIn(late)).toEqual([
      ['#field-consentScope', 'Målen, till kommunen.'],
      ['#field-participants-0-attended', 'Nej'],
      ['#field-shortTermGoals-0', 'Sova.'],
      ['#field-measures-0-dueDate', '2026-06-01'],
      ['#field-noMeasuresByOthers', 'Nej'],
    ]);
    for (const [href = ''] of addedIn(late)) expect(late).toContain(`id="${href.slice(1)}-theirs"`);
    expect(late).toContain('Förut stod:</span> <span class="lines">Målen, till alla.</span>');
    expect(late).toMatch(
      new RegExp(`${sv('form.meanwhile.removed')}</p>\\s*<ul>\\s*<li class="lines">Arbeta halvtid\\.</li>`),
    );
    expect(late).not.toContain(sv('form.meanwhile.theirs'));
    expect((await bo.submit(editor, held)).status).toBe(303);
    const saved = await test.unitOfWork.reader.findOneByOrFail(SipVersion, { sipId });
    expect(saved).toMatchObject({
      revision: 4,
      whatMatters: 'Mina barn.',
      consentScope: 'Målen, till kommunen.',
    });
  });

  it('is as that one left it, in a crisis plan', async () => {
    const { personId } = await enrol();
    const [anna] = coordinators;
    const { begun } = await ask(
      anna,
      'mutation ($input: BeginCrisisPlanInput!) { begun: beginCrisisPlan(input: $input) { id } }',
      { input: { personId, label: 'KRISPLAN' } },
    );
    const said = (section: string, text: string) => ({ section, text });
    const statements = [
      said('TRIGGERS', 'November.'),
      said('WHAT_HELPS', 'Te.'),
      said('WHAT_HELPS', 'Tystnad.'),
    ];
    await ask(
      anna,
      'mutation ($input: SaveCrisisPlanDraftInput!) { saved: saveCrisisPlanDraft(input: $input) { __typename } }',
      { input: { planId: begun.id, revision: 1, closedHours: 'Ring 1177.', statements } },
    );
    const editor = `/crisis-plans/${begun.id}/edit`;
    const { late, held, bo } = await bothSave(
      editor,
      { 'statements[0][audience]': 'TEAM', 'statements[2][text]': '', closedHours: 'Ring Karin.' },
      { 'statements[0][text]': 'Oktober.', 'statements[1][text]': 'Te med honung.', madeTogether: 'true' },
    );
    expect(held).toMatchObject({
      ...{ closedHours: 'Ring Karin.', madeTogether: 'true' },
      ...{ 'statements[0][text]': 'Oktober.', 'statements[0][audience]': 'TEAM' },
      'statements[1][text]': 'Te med honung.',
    });
    expect(late).not.toContain('Tystnad.</textarea>');
    expect(addedIn(late)).toEqual([
      ['#field-statements-0-audience', 'Bara teamet'],
      ['#field-closedHours', 'Ring Karin.'],
    ]);
    expect(late).toContain('<li class="lines">Tystnad.</li>');
    expect((await bo.submit(editor, held)).status).toBe(303);
    const { plan } = await ask(
      anna,
      'query ($id: ID!) { plan: crisisPlan(id: $id) { versions { statements { text audience } } } }',
      { id: begun.id },
    );
    expect(plan.versions[0].statements).toEqual([
      { text: 'Oktober.', audience: 'TEAM' },
      { text: 'Te med honung.', audience: 'CARE_AND_SUPPORT' },
    ]);
  });
});

describe('rows that two write at once', () => {
  const named = (fields: Record<string, string>) => fields;

  it('of a resource group stand in one form, and nobody has to write anything again', async () => {
    const { personId } = await enrol();
    const page = `/persons/${personId}/resource-group/edit`;
    const [anna, bo] = coordinators;
    const member = (name: string, index = 0) => ({
      [`members[${index}][name]`]: name,
      [`members[${index}][kind]`]: 'FRIEND',
    });
    const goal = (text: string) => ({ 'goals[0][term]': 'LONG', 'goals[0][text]': text });
    const seen = await seenOn(bo, page);
    await anna.submit(page, named({ ...member('Mia'), ...member('Lo', 1), ...goal('Odla.') }));
    const late = await bo.submit(page, { ...member('Mia'), ...member('Kim', 1), ...goal('Måla.'), ...seen });
    expect(late.status).toBe(409);
    expect(late.text).toContain(MEANWHILE);
    const added = [...late.text.matchAll(/<li class="lines">([^<]*)<\/li>/g)].map(([, text]) => text);
    expect(added).toEqual(['Lo', 'Odla.']);
    const names = [...late.text.matchAll(/name="members\[\d\]\[name\]" value="([^"]*)"/g)];
    expect(names.map(([, name]) => name)).toEqual(['Mia', 'Kim', 'Lo']);
    expect(late.text).toMatch(/Måla\.<\/textarea>[\s\S]*Odla\.<\/textarea>/);
    expect(late.text).toContain('name="revision" value="1"');
  });

  it('of two first resource groups are told too, and one of them is written', async () => {
    const { personId } = await enrol();
    const save = `mutation ($input: SaveResourceGroupInput!) { saved: saveResourceGroup(input: $input) {
      __typename } }`;
    const answers = await Promise.all(
      coordinators.map((browser, index) => {
        const members = [{ name: `Medlem ${index}`, kind: 'FRIEND' }];
        return ask(browser, save, { input: { personId, revision: 0, members, goals: [] } });
      }),
    );
    expect(answers.map(({ saved }) => saved.__typename).toSorted()).toEqual([
      'ResourceGroup',
      'RevisionConflict',
    ]);
  });

  it('of a SIP stand in one form', async () => {
    const { sipId } = await addSip(test.unitOfWork, await enrol(), { status: PlanStatus.DRAFT });
    const page = `/sips/${sipId}/edit`;
    const [anna, bo] = coordinators;
    const seen = await seenOn(bo, page);
    const rows = (goal: string, measure: string, name: string) => ({
      'longTermGoals[0]': goal,
      'measures[0][text]': measure,
      'participants[0][name]': name,
    });
    expect((await anna.submit(page, rows('Odla.', 'Samtal hemma.', 'Karin'))).status).toBe(303);
    const late = await bo.submit(page, { ...rows('Måla.', 'Samtal hemma.', 'Lo'), ...seen });
    expect(late.status).toBe(409);
    expect(addedIn(late.text)).toEqual([
      ['#field-participants-1-name', 'Karin'],
      ['#field-longTermGoals-1', 'Odla.'],
    ]);
    expect(late.text).toMatch(/Måla\.<\/textarea>[\s\S]*Odla\.<\/textarea>/);
    expect(late.text).toMatch(/name="participants\[0\]\[name\]" value="Lo"/);
    expect(late.text).toMatch(/name="participants\[1\]\[name\]" value="Karin"/);
    expect(late.text.match(/Samtal hemma\.<\/textarea>/g)).toHaveLength(1);
  });

  it('beside the rows of a SIP, words follow each other, and what I left open is theirs', async () => {
    const { sipId } = await addSip(test.unitOfWork, await enrol(), { status: PlanStatus.DRAFT });
    const page = `/sips/${sipId}/edit`;
    const [anna, bo] = coordinators;
    const seen = await seenOn(bo, page);
    const hers = { whatMatters: 'Vara mamma.', followUpBy: 'Anna', metOn: '2026-03-09', consentForm: 'ORAL' };
    expect((await anna.submit(page, hers)).status).toBe(303);
    const his = { whatMatters: 'Odla.', consentScope: 'Målen.', metOn: '2026-03-10' };
    // What saves itself while he writes is refused in the same way, and nothing of it is kept.
    const { _csrf } = await tokenOf(bo);
    const autosave = await bo.agent
      .post(`/sips/${sipId}/autosave`)
      .set({ Accept: 'application/json', 'X-CSRF-Token': _csrf ?? '' })
      .type('form')
      .send({ ...his, ...seen });
    expect([autosave.status, autosave.body.code]).toEqual([409, 'CONFLICT']);
    const late = await bo.submit(page, { ...his, ...seen });
    expect(late.status).toBe(409);
    expect(late.text).toContain('Odla.\n\nVara mamma.</textarea>');
    expect(late.text).toContain('Målen.</textarea>');
    expect(late.text).toMatch(/name="followUpBy" value="Anna"/);
    expect(late.text).toMatch(/name="metOn" value="2026-03-10"/);
    expect(late.text).toMatch(/value="ORAL" checked/);
    expect(addedIn(late.text)).toEqual([
      ['#field-consentForm', sv('sip.consentForm.ORAL')],
      ['#field-followUpBy', 'Anna'],
    ]);

    const both = { whatMatters: 'Odla.\n\nVara mamma.', consentScope: 'Målen.', followUpBy: 'Anna' };
    const again = await bo.submit(page, { ...both, metOn: '2026-03-10' });
    expect(again.status).toBe(303);
    const saved = await test.unitOfWork.reader.findOneByOrFail(SipVersion, { sipId });
    expect(saved).toMatchObject({ revision: 3, ...both, metOn: '2026-03-10' });
  });

  it('of a log review come back with those that the other has assessed, and a closing sees them first', async () => {
    const [anna, bo] = reviewers;
    const at = (hour: number) => new Date(`2026-05-10T${hour}:00:00Z`);
    const entry = readingOf(world);
    await test.unitOfWork.run((manager) =>
      appendToChain(manager, [
        { ...entry, at: at(10) },
        { ...entry, at: at(11) },
      ]),
    );
    const period = { principalId: world.regionId, periodFrom: '2026-05-10', periodTo: '2026-05-10' };
    const started = await anna.submit('/log-reviews', { ...period, sampleSize: '2' });
    const page = started.headers.location as string;
    const reviewId = page.replace('/log-reviews/', '');
    const stored = async () =>
      (
        await test.unitOfWork.reader.find(LogReviewRow, { where: { reviewId }, order: { number: 'ASC' } })
      ).map(({ note }) => note);
    const rows = await test.unitOfWork.reader.find(LogReviewRow, {
      where: { reviewId },
      order: { number: 'ASC' },
    });
    const assessed = (notes: [string, string]) =>
      Object.fromEntries(
        rows.flatMap(({ number }, index) => [
          [`rows[${index}][number]`, String(number)],
          [`rows[${index}][assessment]`, notes[index] ? 'ASKED_ABOUT' : ''],
          [`rows[${index}][note]`, notes[index]!],
        ]),
      );
    const seen = await seenOn(bo, page);
    expect((await anna.submit(page, assessed(['Annas fråga.', '']), `${page}/rows`)).status).toBe(303);
    const late = await bo.submit(page, { ...assessed(['', 'Bos fråga.']), ...seen }, `${page}/rows`);
    expect([late.status, late.text.includes(MEANWHILE)]).toEqual([409, true]);
    expect(late.text).toContain('name="rows[0][note]" value="Annas fråga."');
    expect(late.text).toContain('name="rows[1][note]" value="Bos fråga."');
    expect(await stored()).toEqual(['Annas fråga.', null]);

    const sealed = await bo.submit(page, { summary: 'Allt väl.', ...seen }, `${page}/close`);
    expect([sealed.status, sealed.text.includes('Allt väl.</textarea>')]).toEqual([409, true]);
    await bo.submit(page, assessed(['Annas fråga.', 'Bos fråga.']), `${page}/rows`);
    const ready = await seenOn(bo, page);
    expect((await anna.submit(page, { summary: 'Annas slutord.' }, `${page}/close`)).status).toBe(303);
    const tooLate = await bo.agent
      .post(`${page}/close`)
      .set('Accept', 'text/html')
      .type('form')
      .send({ ...(await tokenOf(bo)), ...ready, summary: 'Bos slutord.' });
    expect(tooLate.status).toBe(409);
    expect(tooLate.text).toContain('Bos slutord.');
    const closed = await test.unitOfWork.reader.findOneByOrFail(LogReview, { id: reviewId });
    expect(closed.summary).toBe('Annas slutord.');
  });
});

const tokenOf = async (browser: Browser) => ({
  _csrf: /name="_csrf" value="([^"]+)"/.exec((await browser.get('/')).text)?.[1],
});

describe('what comes after the end', () => {
  it('of an audit is given back: a rating, a topic and a judgement', async () => {
    const [anna, bo] = managers;
    const audits = [
      {
        scale: 'integration-degree',
        action: 'items/I1',
        fields: { I1: { rating: '3', note: 'Skrivet för sent.' } },
      },
      {
        scale: 'integration-degree',
        action: 'judgement',
        fields: { judgement: '2', note: 'Skrivet för sent.' },
      },
      { scale: 'fact', action: 'topics/D1', fields: { D1: { text: 'Skrivet för sent.' } } },
    ];
    for (const { scale, action, fields } of audits) {
      const id = await startAudit(scale);
      const seen = { revision: '1', 'I1[revision]': '1', 'D1[revision]': '1' };
      await test.unitOfWork.run((manager) =>
        manager.update(Audit, { id }, { status: 'CLOSED' as Audit['status'], closedAt: new Date() }),
      );
      const late = await bo.submit('/', { ...fields, ...seen }, `/audits/${id}/${action}`);
      expect([action, late.status]).toEqual([action, 409]);
      expect(late.text).toContain(sv('fidelity.closedNotice'));
      expect(late.text).toContain('<blockquote class="lines">Skrivet för sent.</blockquote>');
      expect((await anna.get(`/audits/${id}`)).text).not.toContain('Skrivet för sent.');
    }
  });

  it('of an improvement action is given back, whether it was to be changed or moved', async () => {
    const [anna, bo] = managers;
    const path = `/improvement-actions/${await planAction()}`;
    const seen = await seenOn(bo, `${path}/edit`);
    await anna.submit(path, { status: 'ABANDONED', reason: 'Annas skäl.' }, `${path}/status`);
    const change = { what: 'Skrivet för sent.', ownerName: 'Chefen', dueOn: addDays(today(), 30), ...seen };
    const move = { status: 'ABANDONED', reason: 'Skrivet för sent.', ...seen };
    for (const [action, fields] of [
      ['edit', change],
      ['status', move],
    ] as const) {
      const late = await bo.submit('/', fields, `${path}/${action}`);
      expect([action, late.status]).toEqual([action, 409]);
      expect(late.text).toContain('<blockquote class="lines">Skrivet för sent.</blockquote>');
    }
    expect((await bo.get(path)).text).toContain('Annas skäl.');
  });

  it('of a block, or after an emergency opening was judged, is given back', async () => {
    const { personId } = await enrol();
    const [anna, bo] = coordinators;
    const { block } = await ask(
      anna,
      'mutation ($input: SetBlockInput!) { block: setBlock(input: $input) { id } }',
      { input: { personId } },
    );
    const openingId = randomUUID();
    const at = new Date('2026-05-10T10:00:00Z');
    await test.unitOfWork.run((manager) =>
      manager.insert(EmergencyOpening, {
        id: openingId,
        personId,
        accountId: randomUUID(),
        accountName: 'Doktor Påhittad',
        principalId: world.regionId,
        reason: 'Medvetslös på akuten.',
        openedAt: at,
        closesAt: at,
      }),
    );
    const lift = `/persons/${personId}/blocks/${block.id}/lift`;
    const judged = { openingId, judgement: 'JUSTIFIED' };
    for (const [[first, second], action, fields] of [
      [[anna, bo], lift, (liftNote: string) => ({ liftForm: 'ORAL', liftNote })],
      [reviewers, '/log-reviews/emergency-openings', (reviewNote: string) => ({ ...judged, reviewNote })],
    ] as const) {
      expect((await first.submit('/', fields('Annas ord.'), action)).status).toBe(303);
      const late = await second.submit('/', fields('Skrivet för sent.'), action);
      expect([action, late.status]).toEqual([action, 409]);
      expect(late.text).toContain('<blockquote class="lines">Skrivet för sent.</blockquote>');
    }
  });

  it('of a draft of a SIP is given back', async () => {
    const [, bo] = coordinators;
    const { sipId, versionId } = await addSip(test.unitOfWork, await enrol(), { status: PlanStatus.DRAFT });
    const seen = await seenOn(bo, `/sips/${sipId}/edit`);
    await test.unitOfWork.run((manager) =>
      manager.update(SipVersion, { id: versionId }, { status: PlanStatus.AGREED, agreedAt: new Date() }),
    );
    const late = await bo.submit('/', { whatMatters: 'Skrivet för sent.', ...seen }, `/sips/${sipId}/edit`);
    expect([late.status, late.text.includes('<li class="lines">Skrivet för sent.</li>')]).toEqual([
      409,
      true,
    ]);
    expect(late.text).toContain(sv('agreedMeanwhile.title'));
    expect(late.text).toContain(`action="/sips/${sipId}/versions"`);
    // What stands in the plan already is not given back.
    const same = { whatMatters: 'Att vara mamma.', ...seen };
    const nothing = await bo.submit('/', same, `/sips/${sipId}/edit`);
    expect([nothing.status, nothing.text.includes(sv('agreedMeanwhile.nothing'))]).toEqual([409, true]);
  });
});

it('a move is told of a change, and the state says where the action stands now', async () => {
  const [anna, bo] = managers;
  const path = `/improvement-actions/${await planAction()}`;
  const seen = await seenOn(bo, path);
  await anna.submit(path, { status: 'ONGOING', reason: 'Annas läge.' }, `${path}/status`);
  const late = await bo.submit(path, { status: 'ABANDONED', reason: 'Bos skäl.', ...seen }, `${path}/status`);
  expect(late.status).toBe(409);
  expect(THEIRS.exec(late.text)?.[1]).toBe('Annas läge.');
  expect(late.text).toContain('Bos skäl.</textarea>');
});

it('what saves itself while somebody writes is refused, and counts on when it is first', async () => {
  const id = await startAudit('fact');
  const [, bo] = managers;
  const send = async (action: string, fields: object) =>
    bo.agent
      .post(`/audits/${id}/${action}/draft`)
      .set({ Accept: 'application/json', 'X-CSRF-Token': (await tokenOf(bo))._csrf ?? '' })
      .type('form')
      .send(fields);
  for (const [action, fields] of [
    ['topics/D1', (revision: number) => ({ D1: { text: 'Hittills', revision } })],
    ['items/T1', (revision: number) => ({ T1: { rating: '3', note: 'Hittills', revision } })],
  ] as const) {
    const saved = await send(action, fields(1));
    expect([action, saved.status, saved.body]).toEqual([action, 200, { revision: 2 }]);
    const late = await send(action, fields(1));
    expect([action, late.status, late.body.code]).toEqual([action, 409, 'CONFLICT']);
    expect((await send(action, fields(2))).body).toEqual({ revision: 3 });
  }
});
