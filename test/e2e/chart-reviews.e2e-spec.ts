import { randomUUID } from 'node:crypto';
import { Role } from '../../src/access/role.js';
import { ChartReview } from '../../src/fidelity/reviews/chart-review.entity.js';
import { loggedRecords } from '../support/logged-records.js';
import { makeMeasuredTeam, makeTeam, measuredWindow } from '../support/measured-team.js';
import { addAccount, type Browser, startTestApp, type TestApp } from '../support/test-app.js';
import { sv } from '../support/words.js';

const { from: windowFrom, to: windowTo } = measuredWindow;
const START = 'mutation ($input: StartAuditInput!) { startAudit(input: $input) { id sampleSize } }';
const SAVE = `mutation ($id: ID!, $input: SaveChartReviewInput!) {
  saveChartReview(id: $id, input: $input) { __typename
    ... on ChartReview { revision answers { question answer } } ... on RevisionConflict { currentRevision } } }`;
const REVIEWS = `query ($id: ID!) {
  chartReviews(id: $id) { number reviewedByName }
  reviewedQuestions(id: $id) { question { code item } reviewer yes partly no of share reviewed sampled } }`;
const RATE = `mutation ($id: ID!, $code: String!, $input: RateAuditItemInput!) {
  rateAuditItem(id: $id, code: $code, input: $input) { __typename } }`;
const FINISH = 'mutation ($id: ID!) { finishRating(id: $id) { __typename } }';
const CLOSE = `mutation ($id: ID!) { closeAudit(id: $id, input: {}) { __typename } }`;
const ITEMS = ['PP1', 'PP2', 'PP3', 'PP4'];

let test: TestApp;
let team: Awaited<ReturnType<typeof makeMeasuredTeam>>;
let keeper: Browser;
beforeAll(async () => {
  test = await startTestApp();
  team = await test.unitOfWork.run(makeMeasuredTeam);
  keeper = await test.signIn(Role.TEAM_MANAGER, { teamId: team.teamId, principalId: team.principalId });
});
afterAll(() => test?.close());

async function start(more = {}): Promise<string> {
  const input = {
    ...{ teamId: team.teamId, scale: 'tmact-style', components: ['PP'], windowFrom, windowTo, sampleSize: 2 },
    ...more,
  };
  const { data, errors } = await keeper.graphql(START, { input });
  expect(errors).toBeUndefined();
  return data.startAudit.id;
}

async function save(id: string, number: number, answers: Record<string, string>, revision = 0, by = keeper) {
  const given = Object.entries(answers).map(([question, answer]) => ({ question, answer }));
  const input = { number, revision, answers: given };
  const { data, errors } = await by.graphql(SAVE, { id, input });
  if (!errors) return data.saveChartReview;
  const { code, problems } = errors[0]!.extensions;
  return problems?.[0]?.code ?? code;
}
const readBy = async (id: string, browser = keeper) => (await browser.graphql(REVIEWS, { id })).data;
const rate = (id: string, browser = keeper, revision = 1) =>
  Promise.all(
    ITEMS.map((code) => browser.graphql(RATE, { id, code, input: { revision, rating: 3, note: 'Läst.' } })),
  );

it('is a form for each sampled person, whose answers stand beside the rating and in the report with n', async () => {
  const id = await start();
  const path = `/audits/${id}/charts/1/review`;
  const first = {
    revision: 0,
    'answers[PP1a]': 'YES',
    'answers[PP1b]': 'PARTLY',
    whatWasRead: 'Krisplanen.',
  };
  const sent = await keeper.submit(path, first);
  expect(sent.headers.location).toBe(`/audits/${id}/reviews`);
  expect(await save(id, 2, { PP1a: 'NO', PP1b: 'NOT_APPLICABLE' })).toMatchObject({ revision: 1 });
  const { reviewedQuestions } = await readBy(id);
  expect(reviewedQuestions.slice(0, 2)).toEqual([
    {
      ...{ question: { code: 'PP1a', item: 'PP1' }, reviewer: null, reviewed: 2, sampled: 2 },
      ...{ yes: 1, partly: 0, no: 1, of: 2, share: 50 },
    },
    {
      ...{ question: { code: 'PP1b', item: 'PP1' }, reviewer: null, reviewed: 2, sampled: 2 },
      ...{ yes: 0, partly: 1, no: 0, of: 1, share: 0 },
    },
  ]);
  const basis = sv('review.basis', { reviewed: 2, sampled: 2 });
  const found = `${sv('review.found', { yes: 1, of: 2, share: '50', partly: 0 })} ${basis}`;
  for (const page of ['reviews', 'subscales/PP', 'report'])
    expect((await keeper.get(`/audits/${id}/${page}`)).text).toContain(found);

  const { text } = await keeper.get(path);
  expect(text).toMatch(/value="YES" checked[\s\S]*Krisplanen\./);
  await rate(id);
  expect((await keeper.graphql(CLOSE, { id })).data.closeAudit.__typename).toBe('Audit');
  expect(await save(id, 1, { PP1a: 'NO' }, 1)).toBe('auditClosed');
  const rewrite = test.unitOfWork.run((manager) =>
    manager.update(ChartReview, { auditId: id }, { whatWasRead: 'Annat.' }),
  );
  await expect(rewrite).rejects.toThrow('immutable record: chart_review');
  expect((await readBy(id)).chartReviews).toHaveLength(2);
});

it('tells who saves second, and takes no question, answer or person that is not there', async () => {
  const id = await start();
  expect(await save(id, 1, { PP1a: 'YES' })).toMatchObject({ revision: 1 });
  expect(await save(id, 1, { PP1a: 'NO' })).toEqual({ __typename: 'RevisionConflict', currentRevision: 1 });
  expect(await save(id, 1, { PP1a: 'NO' }, 1)).toMatchObject({ revision: 2 });
  expect(await save(id, 1, { H1: 'YES' }, 2)).toBe('reviewQuestion');
  expect(await save(id, 3, { PP1a: 'YES' })).toBe('notFound');
  for (const fields of [
    { 'answers[PP1a]': 'MAYBE' },
    { 'answers[PP1a]': 'toString' },
    { 'answers[PP1a][0]': 'YES' },
  ]) {
    const forged = await keeper.submit(`/audits/${id}/charts/1/review`, { revision: 2, ...fields });
    expect([fields, forged.status]).toEqual([fields, 422]);
    expect(forged.text).toContain(sv('problem.reviewQuestion'));
  }
});

it('is logged as reading for quality follow-up, of that person alone, and found by nobody else', async () => {
  const id = await start();
  const purpose = sv('fidelity.chartPurpose');
  const read = () => loggedRecords(test.unitOfWork.reader, { recordType: 'person', reason: purpose });
  const before = (await read()).length;
  await keeper.get(`/audits/${id}/charts/2/review`);
  expect((await read()).slice(before)).toHaveLength(1);
  const other = await test.unitOfWork.run(makeTeam);
  const stranger = await test.signIn(Role.TEAM_MANAGER, { teamId: other.teamId });
  expect((await stranger.get(`/audits/${id}/charts/1/review`)).status).toBe(404);
  expect(await readBy(id, stranger)).toEqual({ chartReviews: null, reviewedQuestions: null });
  expect(await save(id, 1, { PP1a: 'YES' }, 0, stranger)).toBe('notFound');
});

it('of two raters each reviews unseen by the other until both have finished', async () => {
  const { teamId } = team;
  const held = { username: 'andra', password: randomUUID(), role: Role.COORDINATOR, teamId };
  await addAccount(test.unitOfWork, held);
  const second = test.stranger();
  await second.submit('/sign-in', held);
  const id = await start({ secondRater: held.username });
  const member = await test.signIn(Role.TEAM_MEMBER, { teamId });
  await save(id, 1, { PP1a: 'YES' });
  expect((await readBy(id, second)).chartReviews).toEqual([]);
  expect(await save(id, 1, { PP1a: 'NO' }, 0, second)).toMatchObject({ revision: 1 });
  for (const [browser, seen] of [
    [keeper, 1],
    [second, 1],
    [member, 0],
  ] as const)
    expect((await readBy(id, browser)).chartReviews).toHaveLength(seen);
  for (const browser of [keeper, second]) {
    await rate(id, browser);
    await browser.graphql(FINISH, { id });
  }
  expect(await save(id, 1, { PP1a: 'NO' }, 1)).toBe('raterFinished');
  expect((await keeper.get(`/audits/${id}/charts/1/review`)).status).toBe(303);
  const { reviewedQuestions } = await readBy(id, member);
  const ofFirst = reviewedQuestions.filter(({ question }: any) => question.code === 'PP1a');
  expect(ofFirst.map(({ yes, no }: any) => [yes, no]).sort()).toEqual([
    [0, 1],
    [1, 0],
  ]);
  expect(new Set(ofFirst.map(({ reviewer }: any) => reviewer)).size).toBe(2);
});

const ADD_EVIDENCE = `mutation ($id: ID!, $input: AddEvidenceInput!) {
  addAuditEvidence(id: $id, code: "PP1", input: $input) { id } }`;
const evidenceSeen = async (id: string, browser: Browser): Promise<string[]> => {
  const { data } = await browser.graphql('query ($id: ID!) { audit(id: $id) { evidence { note } } }', { id });
  return data.audit.evidence.map(({ note }: { note: string }) => note);
};

it('of two raters one is alone with their own reviews when the other has been taken off, until the audit is closed', async () => {
  const { teamId } = team;
  const held = { username: 'kvar', password: randomUUID(), role: Role.COORDINATOR, teamId };
  await addAccount(test.unitOfWork, held);
  const left = test.stranger();
  await left.submit('/sign-in', held);
  const id = await start({ secondRater: held.username });
  await save(id, 1, { PP1a: 'YES' });
  await save(id, 2, { PP1a: 'NO' }, 0, left);
  for (const [browser, note] of [
    [keeper, 'Av den som slutar.'],
    [left, 'Av den som är kvar.'],
  ] as const) {
    const input = { source: 'CHART', note };
    expect((await browser.graphql(ADD_EVIDENCE, { id, input })).errors).toBeUndefined();
  }
  const read = await keeper.graphql('query ($id: ID!) { audit(id: $id) { raters { id name } } }', { id });
  const { id: raterId } = read.data.audit.raters.find(({ name }: any) => !name.includes(Role.COORDINATOR));
  const removed = await keeper.graphql(
    'mutation ($id: ID!, $input: RemoveRaterInput!) { removeRater(id: $id, input: $input) { id } }',
    { id, input: { raterId, reason: 'Slutar.' } },
  );
  expect(removed.errors).toBeUndefined();
  expect((await readBy(id, left)).chartReviews.map(({ number }: any) => number)).toEqual([2]);
  expect(await evidenceSeen(id, left)).toEqual(['Av den som är kvar.']);
  await rate(id, left);
  expect((await keeper.graphql(CLOSE, { id })).errors).toBeUndefined();
  expect((await readBy(id, left)).chartReviews).toHaveLength(2);
  expect(await evidenceSeen(id, left)).toHaveLength(2);
});
