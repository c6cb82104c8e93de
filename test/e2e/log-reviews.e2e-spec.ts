import { randomUUID } from 'node:crypto';
import { Account } from '../../src/access/account.entity.js';
import { Role } from '../../src/access/role.js';
import { EmergencyOpening, type OpeningJudgement } from '../../src/consents/emergency-opening.entity.js';
import { LogReview } from '../../src/log-reviews/log-review.entity.js';
import {
  AccessLogEntry,
  LoggedAction,
  LoggedOutcome,
} from '../../src/platform/access-log/access-log-entry.entity.js';
import { appendToChain, type UnchainedEntry } from '../../src/platform/access-log/append-to-chain.js';
import { verifyLog } from '../../src/platform/access-log/verify-log.js';
import { sql } from '../../src/platform/database/sql.js';
import { addDays, addMonths } from '../../src/platform/dates/civil-date.js';
import { today } from '../../src/platform/dates/today.js';
import { sampleRecords } from '../../src/platform/sampling/sample-records.js';
import { readPdf } from '../golden/read-pdf.js';
import { loggedRecords, readingOf } from '../support/logged-records.js';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.js';
import { addTeam, type TeamWorld } from '../support/test-records.js';
import { sv } from '../support/words.js';

const PRINCIPALS = `{ reviewedPrincipals {
  principalId dueOn overdue openingsWaiting openingsLate reviews { id status } } }`;
const START = `mutation ($input: StartLogReviewInput!) {
  startLogReview(input: $input) { id seed rowsInPeriod status summary } }`;
const REVIEW = `query ($id: ID!) { logReview(id: $id) {
  principal review { status summary }
  rows { number who what outcome person enrolledThen why reason assessment note }
  denied { who times persons }
  refusedSignIns { who refusal times } } }`;
const ASSESS = 'mutation ($input: AssessLogRowsInput!) { assessLogRows(input: $input) { __typename } }';
const CLOSE =
  'mutation ($input: CloseLogReviewInput!) { closeLogReview(input: $input) { ... on LogReview { status summary } } }';
const OPENINGS = `query ($page: PageInput) { openingsToReview(page: $page) { total items {
  opening { id judgement reviewNote reason accountName } person owner employer done dueOn late } } }`;
const JUDGE = `mutation ($input: JudgeEmergencyOpeningInput!) {
  judgeEmergencyOpening(input: $input) { judgement reviewNote } }`;
const ENROL = 'mutation ($input: EnrolPersonInput!) { enrolPerson(input: $input) { personId } }';
const MAY = { periodFrom: '2026-05-01', periodTo: '2026-05-31' };

let test: TestApp;
let world: TeamWorld;
let other: TeamWorld;
let reviewer: Browser;
let stranger: Browser;
let coordinator: Browser;
let personId: string;
beforeAll(async () => {
  test = await startTestApp();
  world = await addTeam(test.unitOfWork);
  other = await addTeam(test.unitOfWork, 'FACT Annan');
  reviewer = await test.signIn(Role.LOG_REVIEWER, { principalId: world.regionId });
  stranger = await test.signIn(Role.LOG_REVIEWER, { principalId: other.regionId });
  coordinator = await test.signIn(Role.COORDINATOR, { teamId: world.teamId });
  const { data } = await coordinator.graphql(ENROL, {
    input: {
      teamId: world.teamId,
      identityNumber: '191212121212',
      givenName: 'Tolvan',
      familyName: 'Åkesson',
      fromDate: '2026-05-15',
    },
  });
  personId = data.enrolPerson.personId;
  await write(
    ...Array.from({ length: 20 }, (_, index) => row(`2026-05-${index + 10}T12:00:00Z`)),
    // The first and the last moment of May by the Swedish clock, and those next to them.
    row('2026-04-30T21:59:59.999Z'),
    row('2026-04-30T22:00:00.000Z'),
    row('2026-05-31T21:59:59.999Z'),
    row('2026-05-31T22:00:00.000Z'),
    row('2026-05-12T12:00:00Z', { ownerId: other.regionId }),
    row('2026-05-12T12:00:00Z', { action: LoggedAction.REVIEW }),
    row('2026-05-13T12:00:00Z', { ...denied('Nyfiken'), reason: 'BLOCKED' }),
    row('2026-05-13T12:01:00Z', { ...denied('Nyfiken') }),
    row('2026-05-13T12:02:00Z', { ...denied('Nyfiken'), personId: randomUUID() }),
    row('2026-05-13T12:03:00Z', { ...denied('Vilse') }),
    signIn('2026-05-14T12:00:00Z', 'Anna', 'WRONG_PASSWORD'),
    signIn('2026-05-31T21:59:59.999Z', 'Anna', 'WRONG_PASSWORD'),
    signIn('2026-05-14T12:00:00Z', 'Anna', 'TOO_MANY_ATTEMPTS'),
    signIn('2026-05-14T12:00:00Z', 'Bo', 'WRONG_CODE'),
    // Next month's, another principal's, and one that was let in.
    signIn('2026-05-31T22:00:00.000Z', 'Anna', 'WRONG_PASSWORD'),
    { ...signIn('2026-05-14T12:00:00Z', 'Cia', 'WRONG_PASSWORD'), principalId: other.regionId },
    { ...signIn('2026-05-14T12:00:00Z', 'Anna', null), outcome: LoggedOutcome.ALLOWED },
  );
});
afterAll(() => test.close());

const row = (at: string, other: Partial<UnchainedEntry> = {}): UnchainedEntry =>
  readingOf(world, { at: new Date(at), personId, requestId: 'may', ...other });
const denied = (name: string) => ({
  accountId: name,
  actorName: name,
  outcome: LoggedOutcome.DENIED,
  teamId: null,
  ground: null,
});
const signIn = (at: string, name: string, reason: string | null) =>
  row(at, {
    ...denied(name),
    action: LoggedAction.SIGN_IN,
    recordType: 'session',
    recordId: name,
    personId: null,
    ownerId: null,
    ground: 'PASSWORD',
    reason,
  });
const write = (...entries: UnchainedEntry[]) =>
  test.unitOfWork.run((manager) => appendToChain(manager, entries));

async function start(sampleSize = 200) {
  const input = { principalId: world.regionId, ...MAY, sampleSize };
  return (await reviewer.graphql(START, { input })).data.startLogReview;
}
const rowsOf = async (id: string) => (await reviewer.graphql(REVIEW, { id })).data.logReview.rows;
const codeOf = ({ errors }: Awaited<ReturnType<Browser['graphql']>>) => errors?.[0]?.extensions.code;
const problemsOf = ({ errors }: Awaited<ReturnType<Browser['graphql']>>) =>
  errors?.[0]?.extensions.problems.map(({ path, code }: { path: string; code: string }) => [path, code]);

describe('a spot check', () => {
  it('draws from what was done with the principal’s records in the period, by the Swedish clock', async () => {
    const review = await start();
    // 20 in the middle of May, 2 at its ends, 4 refusals.
    expect(review).toMatchObject({ rowsInPeriod: 26, status: 'OPEN', summary: null });
    expect(await rowsOf(review.id)).toHaveLength(26);
  });

  it('tells of refused sign-ins of those whom the principal employs, apart from the sample', async () => {
    const { id } = await start();
    const { data } = await reviewer.graphql(REVIEW, { id });
    expect(data.logReview.refusedSignIns).toEqual([
      { who: 'Anna', refusal: 'WRONG_PASSWORD', times: 2 },
      { who: 'Anna', refusal: 'TOO_MANY_ATTEMPTS', times: 1 },
      { who: 'Bo', refusal: 'WRONG_CODE', times: 1 },
    ]);
    expect((await reviewer.get(`/log-reviews/${id}`)).text).toContain(sv('signIn.refusal.WRONG_CODE'));
    const print = await reviewer.get(`/log-reviews/${id}/print`);
    expect(print.text).toContain('Nekade inloggningar');
  });

  it('can be drawn again from the same seed', async () => {
    const { id, seed } = await start(5);
    const all = await test.unitOfWork.reader.findBy(AccessLogEntry, { requestId: 'may' });
    const numbers = all
      .filter(({ ownerId, action, at }) => ownerId === world.regionId && action !== 'REVIEW' && isInMay(at))
      .map(({ number }) => number);
    const again = await sampleRecords([numbers], 5, seed);
    expect((await rowsOf(id)).map(({ number }: { number: number }) => number)).toEqual(
      again.drawn.sort((one, other) => one - other),
    );
    expect((await start(5)).seed).not.toBe(seed);
  });
  const isInMay = (at: Date) => today(at) >= MAY.periodFrom && today(at) <= MAY.periodTo;

  it('shows what is needed to judge a row and no more of the person', async () => {
    const { id } = await start();
    const rows = await rowsOf(id);
    const at = (what: string) => rows.find((shown: { reason: string }) => shown.reason === what);
    expect(at('nekad: spärr')).toMatchObject({
      who: 'Nyfiken',
      outcome: 'DENIED',
      person: 'TÅ 1912',
      enrolledThen: null,
    });
    const days = rows.filter(({ who }: { who: string }) => who === 'Anna');
    // Enrolled from 15 May: the first moment of May and 10 to 14 May are before that.
    expect(days.filter(({ enrolledThen }: any) => enrolledThen === false)).toHaveLength(6);
    expect(days.filter(({ enrolledThen }: any) => enrolledThen === true)).toHaveLength(16);
    const page = await reviewer.get(`/log-reviews/${id}`);
    expect(page.text).toContain('TÅ 1912');
    for (const secret of ['Tolvan', 'Åkesson', '19121212', '1212-1212'])
      expect(page.text).not.toContain(secret);
  });

  it('counts what was refused by account', async () => {
    const { id } = await start(1);
    const { data } = await reviewer.graphql(REVIEW, { id });
    expect(data.logReview.denied).toEqual([
      { who: 'Nyfiken', times: 3, persons: 2 },
      { who: 'Vilse', times: 1, persons: 1 },
    ]);
  });

  it('is logged as a reading of each person’s rows, which the person can see', async () => {
    const { id } = await start();
    await reviewer.get(`/log-reviews/${id}`);
    const rows = await loggedRecords(test.unitOfWork.reader, { recordId: id, personId });
    expect(rows).toMatchObject([
      { action: 'REVIEW', recordType: 'log_review', ownerId: world.regionId, rows: 25 },
    ]);
    expect((await coordinator.get(`/persons/${personId}/log`)).text).toContain('granskade loggen');
  });

  it('needs a period that is over and does not end before it begins', async () => {
    const input = (periodFrom: string, periodTo: string) => ({
      input: { principalId: world.regionId, periodFrom, periodTo },
    });
    const now = today();
    expect(problemsOf(await reviewer.graphql(START, input(now, now)))).toEqual([
      ['periodTo', 'periodNotOver'],
    ]);
    const backwards = await reviewer.graphql(START, input('2026-05-02', '2026-05-01'));
    expect(problemsOf(backwards)).toEqual([['periodTo', 'beforeStart']]);
    expect(problemsOf(await reviewer.graphql(START, input('2026-05-01', addDays(now, -1))))).toBeUndefined();
  });

  it('is closed with a summary when each row is assessed, and then never changes', async () => {
    const { id } = await start(2);
    const [one, two] = await rowsOf(id);
    const close = (revision: number) =>
      reviewer.graphql(CLOSE, { input: { reviewId: id, revision, summary: 'Allt väl.' } });
    expect(problemsOf(await close(1))).toEqual([['summary', 'rowsUnassessed']]);
    const assess = (rows: object[]) =>
      reviewer.graphql(ASSESS, { input: { reviewId: id, revision: 1, rows } });
    const silent = await assess([{ number: one.number, assessment: 'NOT_ACCEPTABLE' }]);
    expect(problemsOf(silent)).toEqual([['rows.0.note', 'assessmentNoteMissing']]);
    expect(codeOf(await assess([{ number: 1_000_000, assessment: 'AS_EXPECTED' }]))).toBe('NOT_FOUND');
    await assess([
      { number: one.number, assessment: 'AS_EXPECTED' },
      { number: two.number, assessment: 'ASKED_ABOUT', note: 'Frågade chefen.' },
    ]);
    expect((await close(2)).data.closeLogReview).toEqual({ status: 'CLOSED', summary: 'Allt väl.' });
    expect(problemsOf(await close(2))).toEqual([['', 'logReviewClosed']]);
    expect(problemsOf(await assess([{ number: one.number }]))).toEqual([['', 'logReviewClosed']]);
    expect(await rowsOf(id)).toMatchObject([
      { assessment: 'AS_EXPECTED', note: null },
      { assessment: 'ASKED_ABOUT', note: 'Frågade chefen.' },
    ]);
    for (const statement of [
      `UPDATE log_review SET summary = 'x' WHERE id = :id`,
      'DELETE FROM log_review WHERE id = :id',
      `UPDATE log_review_row SET note = 'x' WHERE review_id = :id`,
      'DELETE FROM log_review_row WHERE review_id = :id',
      'INSERT INTO log_review_row (review_id, number, item) VALUES (:id, 999999, 0)',
    ])
      await expect(test.unitOfWork.run((manager) => sql(manager, statement, { id }))).rejects.toThrow(
        /immutable record/,
      );
  });

  it('is printed with what was drawn, found and refused', async () => {
    const { id } = await start(3);
    const rows = await rowsOf(id);
    const found = rows.map(({ number }: { number: number }) => ({ number, assessment: 'AS_EXPECTED' }));
    await reviewer.graphql(ASSESS, { input: { reviewId: id, revision: 1, rows: found } });
    await reviewer.graphql(CLOSE, {
      input: { reviewId: id, revision: 2, summary: 'Tre rader, inget att anmärka.' },
    });
    const answer = await reviewer.get(`/log-reviews/${id}/print.pdf`).buffer(true);
    const pdf = await readPdf(answer.body);
    const text = pdf.pages.join(' ').replace(/\s+/g, ' ');
    for (const words of ['3 av 26 rader', 'Tre rader, inget att anmärka.', 'Nyfiken', 'Som väntat'])
      expect(text).toContain(words);
    expect(text).not.toContain('Tolvan');
  });

  it('is not found for the reviewer of another principal, nor for anybody who is no reviewer', async () => {
    const { id } = await start(1);
    const answers = await Promise.all(
      [id, randomUUID()].map((each) => stranger.graphql(REVIEW, { id: each })),
    );
    expect(answers.map(codeOf)).toEqual(['NOT_FOUND', 'NOT_FOUND']);
    const refused = [
      await stranger.graphql(START, { input: { principalId: world.regionId, ...MAY } }),
      await stranger.graphql(ASSESS, { input: { reviewId: id, revision: 1, rows: [] } }),
      await stranger.graphql(CLOSE, { input: { reviewId: id, revision: 1, summary: 'x' } }),
    ];
    expect(refused.map(codeOf)).toEqual(['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND']);
    for (const path of [`/log-reviews/${id}`, `/log-reviews/${id}/print`, `/log-reviews/${id}/print.pdf`])
      expect((await stranger.get(path)).status).toBe(404);
    for (const path of ['/log-reviews', `/log-reviews/${id}`, '/log-reviews/emergency-openings'])
      expect((await coordinator.get(path)).status).toBe(404);
  });
});

describe('the overview', () => {
  const principal = async (browser: Browser) =>
    (await browser.graphql(PRINCIPALS)).data.reviewedPrincipals[0];

  it('says when the next review is due: a month after the first row, or after the last one was closed', async () => {
    // Its first row is the one of 12 May 2026.
    expect(await principal(stranger)).toMatchObject({ principalId: other.regionId, reviews: [] });
    expect((await principal(stranger)).dueOn).toBe('2026-06-12');
    const late = await stranger.get('/log-reviews');
    expect(late.text).toContain(sv('logReview.none'));
    expect(late.text.includes(sv('logReview.overdue'))).toBe(today() > '2026-06-12');
    // One was closed today.
    expect(await principal(reviewer)).toMatchObject({ dueOn: addMonths(today(), 1), overdue: false });
  });
});

describe('the pages', () => {
  it('start, save and close a review without a script, and keep what is written when something is wrong', async () => {
    const wrong = await reviewer.submit('/log-reviews', {
      principalId: world.regionId,
      periodFrom: '2026-05-01',
      periodTo: '2026-05-31',
      sampleSize: '900',
    });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain(sv('problem.max', { max: 200 }));
    const started = await reviewer.submit('/log-reviews', {
      principalId: world.regionId,
      ...MAY,
      sampleSize: '2',
    });
    expect(started.status).toBe(303);
    const page = started.headers.location as string;
    const [one, two] = await rowsOf(page.replace('/log-reviews/', ''));
    const fields = (note: string) => ({
      'rows[0][number]': one.number,
      'rows[0][assessment]': 'NOT_ACCEPTABLE',
      'rows[0][note]': note,
      'rows[1][number]': two.number,
      'rows[1][assessment]': 'AS_EXPECTED',
      'rows[1][note]': '',
    });
    const silent = await reviewer.submit(page, fields(''), `${page}/rows`);
    expect(silent.status).toBe(422);
    expect(silent.text).toContain(sv('problem.assessmentNoteMissing'));
    const saved = await reviewer.submit(page, fields('Ingen vårdrelation.'), `${page}/rows`);
    expect(saved.status).toBe(303);
    expect((await reviewer.get(page)).text).toContain('value="Ingen vårdrelation."');
    const closed = await reviewer.submit(page, { summary: 'Anmält.' }, `${page}/close`);
    expect(closed.status).toBe(303);
    const shown = (await reviewer.get(page)).text;
    expect(shown).toContain('Inte godtagbart');
    expect(shown).not.toContain('<button>Avsluta granskningen');
  });
});

describe('emergency openings', () => {
  const add = async (other: { principalId?: string; accountId?: string } = {}, openedAt = new Date()) => {
    const id = randomUUID();
    await test.unitOfWork.run((manager) =>
      manager.insert(EmergencyOpening, {
        id,
        personId,
        accountId: 'doctor',
        accountName: 'Doktor Prov',
        principalId: world.municipalityId,
        reason: 'Medvetslös på akuten.',
        openedAt,
        closesAt: new Date(openedAt.getTime() + 3 * 3_600_000),
        ...other,
      }),
    );
    return id;
  };
  const list = async (browser: Browser) => (await browser.graphql(OPENINGS)).data.openingsToReview.items;
  const judge = (browser: Browser, openingId: string, judgement: `${OpeningJudgement}` = 'JUSTIFIED') =>
    browser.graphql(JUDGE, { input: { openingId, judgement, reviewNote: 'Rätt i läget.' } });

  it('wait for a reviewer of the owner or of the employer, the oldest first, and are late after seven days', async () => {
    const eightDays = new Date(Date.now() - 8 * 86_400_000);
    const fresh = await add({ principalId: other.regionId });
    const old = await add({}, eightDays);
    await write(
      row(new Date(eightDays.getTime() + 60_000).toISOString(), {
        accountId: 'doctor',
        recordType: 'crisis_plan_version',
        ground: 'EMERGENCY_OPENING',
      }),
    );
    expect(await list(reviewer)).toMatchObject([
      {
        opening: { id: old, judgement: null, reason: 'Medvetslös på akuten.', accountName: 'Doktor Prov' },
        person: 'TÅ 1912',
        employer: expect.stringContaining('Kommun'),
        done: [sv('log.did.READ', { what: sv('log.record.crisis_plan') })],
        dueOn: addDays(today(eightDays), 7),
        late: true,
      },
      { opening: { id: fresh }, done: [], late: false },
    ]);
    expect((await list(stranger)).map(({ opening }: any) => opening.id)).toEqual([fresh]);
    const overview = await reviewer.graphql(PRINCIPALS);
    expect(overview.data.reviewedPrincipals).toMatchObject([{ openingsWaiting: 2, openingsLate: 1 }]);
  });

  it('come page by page, those that wait first, and only those shown are logged', async () => {
    const judged = await add();
    await judge(reviewer, judged);
    const all = (await list(reviewer)).map(({ opening }: any) => opening);
    const first = all.findIndex(({ judgement }: any) => judgement !== null);
    expect(all.slice(first).every(({ judgement }: any) => judgement !== null)).toBe(true);
    expect(all[first].id).toBe(judged);
    const ask = { page: { page: first + 1, size: 1 } };
    const reviews = () => test.unitOfWork.reader.countBy(AccessLogEntry, { action: LoggedAction.REVIEW });
    const before = await reviews();
    const { data } = await reviewer.graphql(OPENINGS, ask);
    expect(data.openingsToReview.total).toBe(all.length);
    expect(data.openingsToReview.items.map(({ opening }: any) => opening.id)).toEqual([judged]);
    expect(await reviews()).toBe(before + 1);
  });

  it('are judged once, with a note, and the judgement never changes', async () => {
    const id = await add();
    expect((await judge(reviewer, id)).data.judgeEmergencyOpening).toEqual({
      judgement: 'JUSTIFIED',
      reviewNote: 'Rätt i läget.',
    });
    expect(codeOf(await judge(reviewer, id, 'NOT_JUSTIFIED' as OpeningJudgement))).toBe('CONFLICT');
    const change = test.unitOfWork.run((manager) =>
      sql(manager, `UPDATE emergency_opening SET judgement = 'NOT_JUSTIFIED' WHERE id = :id`, { id }),
    );
    await expect(change).rejects.toThrow(/immutable record/);
    const rows = await test.unitOfWork.reader.findBy(AccessLogEntry, {
      recordId: id,
      action: LoggedAction.REVIEW,
    });
    expect(rows).toMatchObject([{ personId, ownerId: world.regionId, recordType: 'emergency_opening' }]);
  });

  it('of others’ records by others’ staff are not found', async () => {
    const id = await add();
    expect(codeOf(await judge(stranger, id))).toBe('NOT_FOUND');
    expect(codeOf(await judge(stranger, randomUUID()))).toBe('NOT_FOUND');
  });

  it('are not judged by whoever opened the record', async () => {
    const [account] = await test.unitOfWork.reader.find(Account, {
      where: { principalId: world.regionId, name: 'Test LOG_REVIEWER' },
    });
    const id = await add({ accountId: account!.id });
    expect(problemsOf(await judge(reviewer, id))).toEqual([['', 'ownOpening']]);
  });

  it('are judged on their page, which says what is missing', async () => {
    const openingId = await add();
    const page = '/log-reviews/emergency-openings';
    const silent = await reviewer.submit(page, { openingId, judgement: 'JUSTIFIED', reviewNote: '' });
    expect(silent.status).toBe(422);
    const judged = await reviewer.submit(page, { openingId, judgement: 'NOT_JUSTIFIED', reviewNote: 'Fel.' });
    expect(judged.status).toBe(303);
    expect((await reviewer.get(page)).text).toContain('Inte befogad');
  });
});

describe('after all this', () => {
  it('the log is whole', async () => {
    const verdict = await test.unitOfWork.snapshot((manager) => verifyLog(manager));
    expect(verdict.faults.first).toEqual([]);
    expect(await test.unitOfWork.reader.countBy(LogReview, {})).toBeGreaterThan(5);
  });
});
