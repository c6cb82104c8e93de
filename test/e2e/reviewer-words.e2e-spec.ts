import { randomUUID } from 'node:crypto';
import { Role } from '../../src/access/role.js';
import { Audit } from '../../src/fidelity/audits/audit.entity.js';
import { ReviewerWords } from '../../src/fidelity/reviewer-words/reviewer-words.entity.js';
import { LoggedAction } from '../../src/platform/access-log/access-log-entry.entity.js';
import { loggedRecords } from '../support/logged-records.js';
import { makeMeasuredTeam, makeTeam, measuredWindow } from '../support/measured-team.js';
import { addAccount, type Browser, startTestApp, type TestApp } from '../support/test-app.js';
import { sv } from '../support/words.js';

const { from: windowFrom, to: windowTo } = measuredWindow;
const START = 'mutation ($input: StartAuditInput!) { startAudit(input: $input) { id } }';
const RATE = `mutation ($id: ID!, $code: String!, $input: RateAuditItemInput!) {
  rateAuditItem(id: $id, code: $code, input: $input) { __typename } }`;
const SUMMARISE = `mutation ($id: ID!, $input: SummariseAuditInput!) { summariseAudit(id: $id, input: $input) {
  __typename ... on ReviewerWords { text revision } ... on RevisionConflict { currentRevision } } }`;
const RECOMMEND = `mutation ($id: ID!, $code: String!, $input: RecommendForItemInput!) {
  recommendForAuditItem(id: $id, code: $code, input: $input) { __typename ... on ReviewerWords { revision } } }`;
const CLOSE = 'mutation ($id: ID!) { closeAudit(id: $id, input: {}) { __typename } }';
const READ = `query ($id: ID!) { audit(id: $id) {
  reviewerWords { code text priorities { text code } revision writtenByName }
  reviewerWordsHistory { code text revision } } }`;

const PRIORITIES = [
  { text: 'Anställ en psykolog.', code: 'I2' },
  { text: 'Gemensamma möten varje vecka.', code: 'I3' },
  { text: 'Berätta för styrelsen i höst.' },
];

let test: TestApp;
let teamId: string;
let keeper: Browser;
let reviewer: Browser;

beforeAll(async () => {
  test = await startTestApp();
  ({ teamId } = await test.unitOfWork.run(makeMeasuredTeam));
  const { principalId } = await test.unitOfWork.run(makeTeam);
  keeper = await signIn('ledare', Role.TEAM_MANAGER, { teamId });
  reviewer = await signIn('granskare', Role.FIDELITY_REVIEWER, { teamId, principalId });
});
afterAll(() => test?.close());

async function signIn(username: string, role: Role, held: object): Promise<Browser> {
  const password = randomUUID();
  await addAccount(test.unitOfWork, { username, password, role, ...held });
  const browser = test.stranger();
  expect((await browser.submit('/sign-in', { username, password })).status).toBe(303);
  return browser;
}

async function start(secondRater?: string): Promise<string> {
  const input = { teamId, scale: 'integration-degree', windowFrom, windowTo, secondRater };
  return (await keeper.graphql(START, { input })).data.startAudit.id;
}

async function rateAll(browser: Browser, id: string): Promise<void> {
  for (const code of ['I1', 'I2', 'I3', 'I4', 'I5'])
    await browser.graphql(RATE, { id, code, input: { revision: 1, rating: 3, note: 'Så är det.' } });
}

const summarise = async (browser: Browser, id: string, input: object) => {
  const { data, errors } = await browser.graphql(SUMMARISE, { id, input });
  return data?.summariseAudit ?? errors?.[0]?.extensions.problems?.[0] ?? errors?.[0]?.extensions.code;
};
const read = async (browser: Browser, id: string) => (await browser.graphql(READ, { id })).data.audit;

describe("the reviewer's words", () => {
  it('are kept by revision, say who wrote them, and are logged', async () => {
    const id = await start();
    expect(await summarise(keeper, id, { revision: 0, summary: ' Ett nära samarbete. ' })).toEqual({
      __typename: 'ReviewerWords',
      text: 'Ett nära samarbete.',
      revision: 1,
    });
    const input = { revision: 1, summary: 'Ett nära samarbete.', priorities: PRIORITIES };
    expect(await summarise(keeper, id, input)).toMatchObject({ revision: 2 });
    expect(await summarise(keeper, id, input)).toEqual({
      __typename: 'RevisionConflict',
      currentRevision: 2,
    });
    const recommended = { id, code: 'I2', input: { revision: 0, text: 'Utlys tjänsten.' } };
    expect((await keeper.graphql(RECOMMEND, recommended)).data.recommendForAuditItem.revision).toBe(1);
    const writtenByName = 'Test TEAM_MANAGER';
    expect(await read(keeper, id)).toEqual({
      reviewerWords: [
        {
          ...{ code: '', text: 'Ett nära samarbete.', revision: 2, writtenByName },
          priorities: [...PRIORITIES.slice(0, 2), { ...PRIORITIES[2], code: null }],
        },
        { code: 'I2', text: 'Utlys tjänsten.', priorities: [], revision: 1, writtenByName },
      ],
      reviewerWordsHistory: [
        { code: '', text: 'Ett nära samarbete.', revision: 1 },
        { code: '', text: 'Ett nära samarbete.', revision: 2 },
        { code: 'I2', text: 'Utlys tjänsten.', revision: 1 },
      ],
    });
    const facts = { action: LoggedAction.UPDATE, recordType: 'audit', recordId: id };
    expect(await loggedRecords(test.unitOfWork.reader, facts)).toHaveLength(3);
  });

  it('are about items of the audit, and as many as a first page holds', async () => {
    const id = await start();
    const of = (input: object) => summarise(keeper, id, { revision: 0, ...input });
    expect(await of({ priorities: [{ text: 'Mer.', code: 'H1' }] })).toMatchObject({
      path: 'priorities.0.code',
      code: 'unknownItem',
    });
    expect(await of({ summary: 'x\n'.repeat(6).concat('x') })).toMatchObject({
      path: 'summary',
      code: 'summaryTooLong',
    });
    expect(await of({ priorities: Array(6).fill({ text: 'Mer.' }) })).toMatchObject({ path: 'priorities' });
    expect(await of({ priorities: [{ text: ' ' }] })).toMatchObject({
      path: 'priorities.0.text',
      code: 'isNotEmpty',
    });
    const unknown = { id, code: 'H1', input: { revision: 0, text: 'Mer.' } };
    expect((await keeper.graphql(RECOMMEND, unknown)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });

  it('are frozen when the audit is closed, which waits for one or two priorities to become three', async () => {
    const id = await start();
    await rateAll(keeper, id);
    await summarise(keeper, id, { revision: 0, priorities: PRIORITIES.slice(0, 2) });
    const refused = await keeper.graphql(CLOSE, { id });
    expect(refused.errors?.[0]?.extensions.problems).toMatchObject([{ code: 'fewPriorities' }]);
    expect((await keeper.get(`/audits/${id}/close`)).text).toContain(sv('problem.fewPriorities'));
    await summarise(keeper, id, { revision: 1, summary: 'Nära samarbete.', priorities: PRIORITIES });
    expect((await keeper.graphql(CLOSE, { id })).data.closeAudit.__typename).toBe('Audit');

    expect(await summarise(keeper, id, { revision: 2, summary: 'Efteråt.' })).toMatchObject({
      code: 'auditClosed',
    });
    const past = (work: Parameters<typeof test.unitOfWork.run>[0]) =>
      expect(test.unitOfWork.run(work)).rejects.toThrow('immutable record');
    const { reader } = test.unitOfWork;
    const words = await reader.findOneByOrFail(ReviewerWords, { auditId: id, revision: 2 });
    await past((manager) => manager.insert(ReviewerWords, { ...words, id: randomUUID(), revision: 3 }));
    await past((manager) => manager.update(ReviewerWords, { id: words.id }, { text: 'Efteråt.' }));
    await past((manager) => manager.update(Audit, { id }, { reportFormat: 1 }));

    const shown = await keeper.get(`/audits/${id}/words`);
    expect(shown.text).toContain('Anställ en psykolog. (I2 ');
    expect(shown.text).not.toContain('<textarea');
    for (const path of ['', '/words', '/report'])
      for (const words of ['Nära samarbete.', 'Anställ en psykolog.'])
        expect([path, (await keeper.get(`/audits/${id}${path}`)).text.includes(words)]).toEqual([path, true]);
  });

  it('are written with two raters when both have finished, and by nobody who has no part in it', async () => {
    const id = await start('granskare');
    expect(await summarise(keeper, id, { revision: 0, summary: 'För tidigt.' })).toMatchObject({
      code: 'ratersNotFinished',
    });
    expect((await keeper.get(`/audits/${id}/words`)).text).toContain(sv('raters.writtenTogether'));
    for (const browser of [keeper, reviewer]) {
      await rateAll(browser, id);
      await browser.graphql('mutation ($id: ID!) { finishRating(id: $id) { __typename } }', { id });
    }
    expect(await summarise(reviewer, id, { revision: 0, summary: 'Utifrån.' })).toMatchObject({
      revision: 1,
    });
    expect(await summarise(keeper, id, { revision: 1, summary: 'Tillsammans.' })).toMatchObject({
      revision: 2,
    });
    const alone = await start();
    expect(await summarise(reviewer, alone, { revision: 0, summary: 'Ovidkommande.' })).toMatchObject({
      code: 'notFound',
    });
    expect((await reviewer.get(`/audits/${alone}/words`)).status).toBe(404);
  });

  it('are written on pages, with the problem by its field and what was replaced below', async () => {
    const id = await start();
    const path = `/audits/${id}/words`;
    const sent = (fields: object) => keeper.submit(path, fields as Record<string, string>);
    const first = await sent({
      summary: 'Bra.',
      'priorities[1][text]': 'Möten.',
      'priorities[1][code]': 'I3',
    });
    expect([first.status, first.headers.location]).toEqual([303, path]);
    const second = await sent({ summary: 'Mycket bra.', 'priorities[0][code]': 'I3' });
    expect(second.status).toBe(422);
    expect(second.text).toContain('href="#field-priorities-0-text"');
    expect((await sent({ summary: 'Mycket bra.' })).status).toBe(303);
    const { text } = await keeper.get(path);
    expect(text).toContain(sv('reviewerWords.history', { n: 2 }));
    expect(text).toContain('Möten. (I3 ');
    const item = await keeper.submit(`${path}/I3`, { text: 'Varje måndag.' });
    expect([item.status, item.headers.location]).toEqual([303, `${path}#I3`]);
    expect((await keeper.get(path)).text).toContain('Varje måndag.');
  });
});
