import { Role } from '../../src/access/role.js';
import { NextReviewDay } from '../../src/fidelity/audits/next-review.entity.js';
import { Scales } from '../../src/fidelity/scales/scales.js';
import { addDays, addMonths } from '../../src/platform/dates/civil-date.js';
import { today } from '../../src/platform/dates/today.js';
import { formatDate } from '../../src/platform/i18n/format-date.js';
import { makeTeam } from '../support/measured-team.js';
import { storeAudit } from '../support/stored-audit.js';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.js';
import { sv } from '../support/words.js';

const scale = new Scales().all.find(({ id, version }) => id === 'dacts' && version === '1.0.0')!;
/** All are 4, but for H2 and O1: those are weak. */
const ratings = {
  ...Object.fromEntries(scale.items.map(({ code }) => [code, [4]])),
  H2: [3],
  O1: [2],
};
const START = 'mutation ($input: StartAuditInput!) { startAudit(input: $input) { id } }';
const NEXT = `query ($teamId: ID!) { nextReviewsOfTeam(teamId: $teamId) {
  auditId scale closedOn dueOn setTo revision } }`;
const SET = `mutation ($id: ID!, $input: SetNextReviewInput!) { setNextReview(id: $id, input: $input) {
  ... on NextReview { dueOn setTo revision } ... on RevisionConflict { currentRevision } } }`;

let running: TestApp;
let teamId: string;
let manager: Browser;
let coordinator: Browser;
let other: Browser;

beforeAll(async () => {
  running = await startTestApp();
  ({ teamId } = await running.unitOfWork.run(makeTeam));
  const { teamId: otherTeamId } = await running.unitOfWork.run(makeTeam);
  manager = await running.signIn(Role.TEAM_MANAGER, { teamId });
  coordinator = await running.signIn(Role.COORDINATOR, { teamId });
  other = await running.signIn(Role.TEAM_MANAGER, { teamId: otherTeamId });
});
afterAll(() => running?.close());

const storeClosed = (closedOn: string) =>
  storeAudit(running.unitOfWork, { teamId, scale, ratings, closedAt: `${closedOn}T10:00:00Z` });

const problems = (errors: { extensions: any }[] | undefined) =>
  errors?.[0]?.extensions.problems.map(({ path, code }: { path: string; code: string }) => [path, code]);

describe('the next review', () => {
  /** Due within the month, and late. */
  const closedOn = addMonths(today(), -13);
  let auditId: string;
  let earlierId: string;
  beforeAll(async () => {
    earlierId = await storeClosed(addMonths(closedOn, -12));
    auditId = await storeClosed(closedOn);
  });

  it('is due twelve months after the latest was closed, and stands on the lists', async () => {
    const dueOn = addMonths(closedOn, 12);
    const { data } = await coordinator.graphql(NEXT, { teamId });
    expect(data.nextReviewsOfTeam).toEqual([
      { auditId, scale: 'dacts', closedOn, dueOn, setTo: null, revision: 0 },
    ]);
    const { text } = await manager.get(`/teams/${teamId}/audits`);
    expect(text).toContain(sv('nextReview.late'));
    expect(text).toContain(`href="/audits/${auditId}/next-review"`);
    expect((await coordinator.get(`/teams/${teamId}/audits`)).text).not.toContain('/next-review"');
    expect((await coordinator.get(`/teams/${teamId}`)).text).toContain(sv('improvement.ofTeam'));
    const waits = 'query { caseload { items { kind dueOn urgency path } } }';
    const waiting = { kind: 'NEXT_REVIEW', dueOn, urgency: 'OVERDUE', path: `/teams/${teamId}/audits` };
    expect((await manager.graphql(waits)).data.caseload.items).toContainEqual(waiting);
    expect((await coordinator.graphql(waits)).data.caseload.items).not.toContainEqual(waiting);
  });

  it('is set to another day by whoever keeps the audits, told who is second, and never to a day that has passed', async () => {
    const setTo = addDays(today(), 60);
    const input = { revision: 0, setTo };
    expect(
      problems(
        (await manager.graphql(SET, { id: auditId, input: { ...input, setTo: addDays(today(), -1) } }))
          .errors,
      ),
    ).toEqual([['setTo', 'duePast']]);
    const set = await manager.graphql(SET, { id: auditId, input });
    expect(set.data.setNextReview).toEqual({ dueOn: setTo, setTo, revision: 1 });
    expect((await manager.graphql(SET, { id: auditId, input })).data.setNextReview).toEqual({
      currentRevision: 1,
    });
    const path = `/audits/${auditId}/next-review`;
    const form = await manager.submit(path, { setTo: addDays(today(), -1), revision: 1 });
    expect([form.status, form.text.includes('href="#field-setTo"')]).toEqual([422, true]);
    expect((await manager.submit(path, { setTo: '', revision: 1 })).headers.location).toBe(
      `/teams/${teamId}/audits`,
    );
    expect((await manager.graphql(NEXT, { teamId })).data.nextReviewsOfTeam).toMatchObject([
      { dueOn: addMonths(closedOn, 12), setTo: null, revision: 2 },
    ]);
    const late = await manager.graphql(SET, { id: earlierId, input });
    expect(late.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    // A day that was set before the latest was closed counts no more.
    const row = { setAt: new Date(), setBy: earlierId, setByName: 'Chefen', revision: 1 };
    await running.unitOfWork.run((records) =>
      records.insert(NextReviewDay, { auditId: earlierId, setTo, ...row }),
    );
    const { text: report } = await manager.get(`/audits/${earlierId}/report`);
    expect(report).not.toContain(formatDate('sv', setTo));
    expect(report).toContain(formatDate('sv', closedOn));
    for (const browser of [coordinator, other]) {
      const { errors } = await browser.graphql(SET, { id: auditId, input: { ...input, revision: 2 } });
      expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
      expect((await browser.get(path)).status).toBe(404);
    }
    expect((await other.graphql(NEXT, { teamId })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });
});

describe('a re-review of weak items', () => {
  const read = `query ($id: ID!) { audit(id: $id) { reReviewOf reReviewDueOn components items { code rating revision }
    total { rated items total } ratedAgain { code before after } } }`;
  const window = { windowFrom: addDays(today(), -28), windowTo: addDays(today(), -1) };
  const closedOn = addDays(today(), -20);
  let wholeId: string;
  beforeAll(async () => {
    wholeId = await storeClosed(closedOn);
  });

  const input = () => ({ teamId, scale: 'dacts', reReviewOf: wholeId, components: ['H2', 'O1'], ...window });

  it('is offered about 90 days after the audit, with the weak items chosen', async () => {
    const { data } = await manager.graphql(read, { id: wholeId });
    expect(data.audit).toMatchObject({
      reReviewDueOn: addDays(closedOn, 90),
      reReviewOf: null,
      ratedAgain: null,
    });
    const { text } = await manager.get(`/audits/${wholeId}`);
    const form = `/teams/${teamId}/audits/new?reReviewOf=${wholeId}`;
    expect(text).toContain(`href="${form.replace('=', '&#x3D;')}"`.replaceAll('&#x3D;', '='));
    const offered = (await manager.get(form)).text;
    const ticked = [...offered.matchAll(/<input type="checkbox"[^>]*value="(\w+)"[^>]* checked/g)];
    expect(ticked.map(([, code]) => code)).toEqual(['H2', 'O1']);
  });

  it('rates these alone, has no total, and stands beside the whole audit', async () => {
    const begun = await manager.submit(
      `/teams/${teamId}/audits/new?reReviewOf=${wholeId}`,
      { scale: 'dacts', reReviewOf: wholeId, components: ['H2', 'O1'], ...window },
      `/teams/${teamId}/audits`,
    );
    expect(begun.status).toBe(303);
    const id = (begun.headers.location as string).split('/').at(-1)!;
    expect((await manager.get(`/audits/${id}`)).text).toContain(sv('reReview.label'));
    const rate =
      'mutation ($id: ID!, $code: String!, $input: RateAuditItemInput!) { rateAuditItem(id: $id, code: $code, input: $input) { __typename } }';
    const others = [{ text: 'Följ upp.' }, { text: 'Berätta.' }];
    const summarise = `mutation ($id: ID!, $input: SummariseAuditInput!) {
      summariseAudit(id: $id, input: $input) { __typename } }`;
    const said = (code: string) =>
      manager.graphql(summarise, {
        id,
        input: { revision: 0, priorities: [...others, { text: 'Mer.', code }] },
      });
    expect(problems((await said('H1')).errors)).toEqual([['priorities.2.code', 'unknownItem']]);
    expect((await said('H2')).errors).toBeUndefined();
    for (const [code, rating] of [
      ['H2', 4],
      ['O1', 3],
    ] as const)
      await manager.graphql(rate, { id, code, input: { revision: 1, rating, note: 'Sett.' } });
    const close = 'mutation ($id: ID!) { closeAudit(id: $id, input: {}) { __typename } }';
    expect((await manager.graphql(close, { id })).data.closeAudit.__typename).toBe('Audit');
    const { data } = await coordinator.graphql(read, { id });
    expect(data.audit).toEqual({
      reReviewOf: wholeId,
      reReviewDueOn: null,
      components: ['H2', 'O1'],
      items: [
        { code: 'H2', rating: 4, revision: 2 },
        { code: 'O1', rating: 3, revision: 2 },
      ],
      total: { rated: 2, items: 2, total: null },
      ratedAgain: [
        { code: 'H2', before: 3, after: 4 },
        { code: 'O1', before: 2, after: 3 },
      ],
    });
    for (const shown of [`/audits/${id}`, `/audits/${wholeId}`]) {
      const { text } = await coordinator.get(shown);
      expect(text).toContain(sv('reReview.title'));
      expect(text).toMatch(/O1 [^<]*<\/th><td[^>]*>2<\/td><td[^>]*>3<\/td>/);
    }
    expect((await coordinator.get(`/audits/${id}/report`)).text).toContain(
      sv('documents.fidelityReport.reReviewMark'),
    );
    // It is no review of the team.
    const { nextReviewsOfTeam } = (await manager.graphql(NEXT, { teamId })).data;
    expect(nextReviewsOfTeam.map(({ auditId }: { auditId: string }) => auditId)).toEqual([wholeId]);
    const again = await manager.graphql(START, { input: { ...input(), reReviewOf: id } });
    expect(problems(again.errors)).toEqual([['reReviewOf', 'notToReReview']]);
  });

  it.each<[string, object, string[]]>([
    ['items that the scale lacks', { components: ['H99'] }, ['components', 'isIn']],
    ['a whole subscale', { components: ['H'] }, ['components', 'isIn']],
    ['no items', { components: undefined }, ['components', 'reReviewOfNothing']],
    ['another scale', { scale: 'fact' }, ['reReviewOf', 'notToReReview']],
  ])('is not begun of %s', async (_, wrong, problem) => {
    const { errors } = await manager.graphql(START, { input: { ...input(), ...wrong } });
    expect(problems(errors)).toEqual([problem]);
  });

  it('is not begun of an audit of another team', async () => {
    expect((await other.get(`/teams/${teamId}/audits/new?reReviewOf=${wholeId}`)).status).toBe(404);
  });
});
