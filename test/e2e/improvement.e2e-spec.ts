import { Role } from '../../src/access/role.js';
import { sql } from '../../src/platform/database/sql.js';
import { addDays } from '../../src/platform/dates/civil-date.js';
import { today } from '../../src/platform/dates/today.js';
import type { LocalText } from '../../src/platform/i18n/local-text.js';
import { StaffMember } from '../../src/teams/staff.entity.js';
import { makeMeasuredTeam, makeTeam, measuredWindow } from '../support/measured-team.js';
import { said, wordsIn } from '../support/said.js';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.js';
import { sv, svWithAny } from '../support/words.js';

let running: TestApp;
let teamId: string;
let otherTeamId: string;
let manager: Browser;
let coordinator: Browser;
let member: Browser;
let other: Browser;
/** Closed: H2 is 3 (2 of 5 persons), H8 is 5, O1 is 3 and O3 cannot be rated. */
let auditId: string;
let staff: Map<string, string>;

const byHand = ['O1', 'O4', 'S3', 'S7', 'S8', 'S9', 'S10'];
const { from: windowFrom, to: windowTo } = measuredWindow;
const dueOn = addDays(today(), 30);

const morePosts = (n: string, from: number, to: number) => {
  const more = sv('improvement.move.more', { n, what: sv('fidelity.measure.team_fte.numerator') });
  return sv('improvement.move.to', { what: more, from, to });
};
/** The measured team has 4.75 posts: 5 is rating 3 and 7.5 is rating 4. */
const POSTS_TO_3 = morePosts('0,25', 2, 3);
const POSTS_TO_4 = morePosts('2,75', 2, 4);

beforeAll(async () => {
  running = await startTestApp();
  ({ teamId } = await running.unitOfWork.run(makeMeasuredTeam));
  ({ teamId: otherTeamId } = await running.unitOfWork.run(makeTeam));
  manager = await running.signIn(Role.TEAM_MANAGER, { teamId });
  coordinator = await running.signIn(Role.COORDINATOR, { teamId });
  member = await running.signIn(Role.TEAM_MEMBER, { teamId });
  other = await running.signIn(Role.TEAM_MANAGER, { teamId: otherTeamId });
  auditId = await closeAudit(await startAudit());
  const rows = await running.unitOfWork.reader.find(StaffMember, {
    where: { teamId },
    relations: { posts: true },
  });
  staff = new Map(
    rows.map(({ id, reference, posts }) => [
      posts.every(({ toDate }) => toDate) ? `${reference}, gone` : reference,
      id,
    ]),
  );
});
afterAll(() => running?.close());

async function startAudit(window = { windowFrom, windowTo }): Promise<string> {
  const { data } = await manager.graphql(
    'mutation ($input: StartAuditInput!) { startAudit(input: $input) { id } }',
    { input: { teamId, scale: 'dacts', ...window } },
  );
  return data.startAudit.id;
}

async function closeAudit(id: string, ratings: Record<string, number> = {}): Promise<string> {
  const rate =
    'mutation ($id: ID!, $code: String!, $input: RateAuditItemInput!) { rateAuditItem(id: $id, code: $code, input: $input) { __typename } }';
  for (const code of byHand)
    await manager.graphql(rate, { id, code, input: { revision: 1, rating: ratings[code] ?? 3 } });
  await manager.graphql(rate, { id, code: 'O3', input: { revision: 1, note: 'Ingen vet.' } });
  const { data } = await manager.graphql(
    'mutation ($id: ID!) { closeAudit(id: $id, input: {}) { __typename } }',
    { id },
  );
  expect(data.closeAudit.__typename).toBe('Audit');
  return id;
}

const plan = `mutation ($input: PlanImprovementActionInput!) { planImprovementAction(input: $input) {
  id status ownerName nextStates overdue createdByName } }`;
const change = `mutation ($id: ID!, $input: ChangeImprovementActionInput!) {
  changeImprovementAction(id: $id, input: $input) { ... on ImprovementAction { what ownerId ownerName dueOn } } }`;
const move = `mutation ($id: ID!, $input: MoveImprovementActionInput!) {
  moveImprovementAction(id: $id, input: $input) { ... on ImprovementAction { status reason nextStates endedAt } } }`;
const write = `mutation ($id: ID!, $input: AddImprovementEntryInput!) {
  addImprovementEntry(id: $id, input: $input) { phase text date writtenByName } }`;
const read = `query ($id: ID!) { improvementAction(id: $id) { code status reason entries { phase text date }
  ratings { audit { id windowTo } rating persons figures { measure numerator denominator } } } }`;
const list =
  'query ($teamId: ID!) { improvementActions(teamId: $teamId, page: { size: 1 }) { total items { id overdue dueOn } } }';

const words = { what: 'Två ur personalen på varje hembesök hos nya.', ownerName: 'Enhetschefen', dueOn };
const entry = { phase: 'PLAN', text: 'Pröva med fem personer i två veckor.', date: today() };

async function planAction(input: Record<string, unknown> = {}): Promise<string> {
  const { data, errors } = await manager.graphql(plan, {
    input: { auditId, code: 'H2', ...words, ...input },
  });
  expect(errors).toBeUndefined();
  return data.planImprovementAction.id;
}

/** Changes or moves an action as it stands. */
async function save(mutation: string, id: string, input: object) {
  const seen = 'query ($id: ID!) { improvementAction(id: $id) { revision } }';
  const { revision } = (await manager.graphql(seen, { id })).data.improvementAction;
  return manager.graphql(mutation, { id, input: { revision, ...input } });
}

const problems = (errors: { extensions: any }[] | undefined) =>
  errors?.[0]?.extensions.problems.map(({ path, code }: { path: string; code: string }) => [path, code]);

describe('what an audit leads on to', () => {
  it('tells what is within the range, what is not, and what would move it', async () => {
    const { data } = await manager.graphql(
      `query ($id: ID!) { audit(id: $id) { improvement { acceptable improve items { code rating place parts {
        moves { rating change { part by to } texts { locale text } } } } } } }`,
      { id: auditId },
    );
    const { acceptable, improve, items } = data.audit.improvement;
    expect([acceptable, improve, items.length]).toEqual([4, 3, 28]);
    const of = (code: string) => items.find((item: { code: string }) => item.code === code);
    // 2 of 5 persons is 40 %; 64 % needs 3.2, so 4
    expect(of('H2')).toEqual({
      code: 'H2',
      rating: 3,
      place: 'improve',
      parts: [
        {
          moves: [
            {
              rating: 4,
              change: { part: 'numerator', by: 2, to: 4 },
              texts: said(
                '2 fler personer som träffat minst 2 ur personalen på 14 dagar: 3 → 4',
                '2 more persons who met at least 2 of the staff in 14 days: 3 → 4',
              ),
            },
          ],
        },
      ],
    });
    expect(of('H8')).toEqual({ code: 'H8', rating: 5, place: 'within', parts: [{ moves: [] }] });
    expect(of('O3')).toEqual({ code: 'O3', rating: null, place: null, parts: [{ moves: [] }] });
    expect(of('H11').parts[0].moves.map(({ texts }: { texts: LocalText[] }) => wordsIn('sv', texts))).toEqual(
      [POSTS_TO_3, POSTS_TO_4],
    );
  });

  it('is shown on the page of the closed audit, with a way to plan an action for what is worked with', async () => {
    const { text } = await manager.get(`/audits/${auditId}`);
    expect(text).toContain(POSTS_TO_3);
    expect(text).toContain(`/audits/${auditId}/items/H11/actions/new`);
    expect(text).toContain(sv('improvement.nextLevel', { rating: 4, text: 'Villkoren följs' }));
    expect(text).not.toContain(`/audits/${auditId}/items/H8/actions/new`);
    expect(text).toMatch(svWithAny('improvement.within', { acceptable: 4 }));
    const { text: read } = await coordinator.get(`/audits/${auditId}`);
    expect(read).toContain(POSTS_TO_3);
    expect(read).not.toContain('/actions/new');
  });
});

describe('an action', () => {
  it('goes from planned to ongoing to done, and no further', async () => {
    const { data } = await manager.graphql(plan, {
      input: { auditId, code: 'H2', what: 'Pröva', ownerId: staff.get('nurse'), dueOn },
    });
    const { id, ...planned } = data.planImprovementAction;
    expect(planned).toEqual({
      status: 'PLANNED',
      ownerName: 'Påhittad nurse',
      nextStates: ['ONGOING', 'ABANDONED'],
      overdue: false,
      createdByName: 'Test TEAM_MANAGER',
    });
    const tooSoon = await save(move, id, { status: 'DONE' });
    expect(problems(tooSoon.errors)).toEqual([['status', 'improvementState']]);
    const begun = await save(move, id, { status: 'ONGOING' });
    expect(begun.data.moveImprovementAction).toEqual({
      status: 'ONGOING',
      reason: '',
      nextStates: ['DONE', 'ABANDONED'],
      endedAt: null,
    });
    const done = await save(move, id, { status: 'DONE', reason: 'Det blev en vana.' });
    expect(done.data.moveImprovementAction).toMatchObject({
      status: 'DONE',
      reason: 'Det blev en vana.',
      nextStates: [],
      endedAt: expect.any(String),
    });
    const again = await save(move, id, { status: 'ONGOING' });
    expect(problems(again.errors)).toEqual([['status', 'improvementState']]);
    const changed = await save(change, id, words);
    expect(changed.errors?.[0]?.extensions.code).toBe('CONFLICT');
    // What is learnt later still belongs in the log.
    expect((await manager.graphql(write, { id, input: entry })).errors).toBeUndefined();
  });

  it('is abandoned with a reason only', async () => {
    const id = await planAction();
    const silent = await save(move, id, { status: 'ABANDONED', reason: ' ' });
    expect(problems(silent.errors)).toEqual([['reason', 'abandonNeedsReason']]);
    const told = await save(move, id, { status: 'ABANDONED', reason: 'Ingen hann.' });
    expect(told.data.moveImprovementAction.status).toBe('ABANDONED');
  });

  it.each([
    ['nobody to answer for it', { ownerName: '' }, ['ownerId', 'ownerMissing']],
    ['two who answer for it', { ownerId: 'nurse' }, ['ownerName', 'ownerTwice']],
    ['somebody who has left', { ownerId: 'half, gone', ownerName: null }, ['ownerId', 'ownerLeft']],
    ['a day that has passed', { dueOn: addDays(today(), -1) }, ['dueOn', 'duePast']],
    ['a rating that the scale lacks', { aimedRating: 6 }, ['aimedRating', 'isIn']],
    ['a follow-up that has passed', { followUpOn: addDays(today(), -1) }, ['followUpOn', 'duePast']],
    ['an item that the scale lacks', { code: 'H99' }, ['code', 'unknownItem']],
    ['nothing to do', { what: '' }, ['what', 'isNotEmpty']],
  ])('is not planned with %s', async (_, wrong: Record<string, unknown>, problem) => {
    const ownerId = typeof wrong.ownerId === 'string' ? staff.get(wrong.ownerId) : undefined;
    const input = { auditId, code: 'H2', ...words, ...wrong, ownerId };
    const { errors } = await manager.graphql(plan, { input });
    expect(errors?.[0]?.extensions.code).toBe('INVALID');
    expect(problems(errors)).toEqual([problem]);
  });

  it('is not planned after an audit that is still open', async () => {
    const open = await startAudit();
    const { errors } = await manager.graphql(plan, { input: { auditId: open, code: 'H2', ...words } });
    expect(errors?.[0]?.extensions.code).toBe('CONFLICT');
    const form = await manager.get(`/audits/${open}/items/H2/actions/new`);
    expect([form.status, form.headers.location]).toEqual([303, `/audits/${open}`]);
    expect((await manager.get(`/audits/${open}`)).text).toContain('Avsluta mätningen först');
  });

  it('changes owner and day while it goes on, and keeps a day that has passed as long as nobody moves it', async () => {
    const id = await planAction();
    const passed = addDays(today(), -3);
    await running.unitOfWork.run((records) =>
      sql(records, 'UPDATE improvement_action SET due_on = :passed WHERE id = :id', { passed, id }),
    );
    const { data: late } = await coordinator.graphql(list, { teamId });
    expect(late.improvementActions.items).toEqual([{ id, overdue: true, dueOn: passed }]);
    expect(late.improvementActions.total).toBeGreaterThan(1);
    const ownerId = staff.get('lead');
    const { data } = await save(change, id, { what: 'Mindre', ownerId, dueOn: passed });
    expect(data.changeImprovementAction).toEqual({
      what: 'Mindre',
      ownerId,
      ownerName: 'Påhittad lead',
      dueOn: passed,
    });
    const moved = await save(change, id, { ...words, dueOn: addDays(today(), -2) });
    expect(problems(moved.errors)).toEqual([['dueOn', 'duePast']]);
    expect((await manager.get(`/teams/${teamId}/improvement`)).text).toContain('Försenade åtgärder: 1.');
    await save(move, id, { status: 'ABANDONED', reason: 'Försenad.' });
    expect((await manager.get(`/teams/${teamId}/improvement`)).text).not.toContain('Försenade åtgärder');
  });

  it('has a log in the order of its days, which every role of the team may write and nobody may change', async () => {
    const id = await planAction();
    for (const [browser, text, date] of [
      [manager, 'sist', today()],
      [coordinator, 'först', addDays(today(), -2)],
      [member, 'sedan', addDays(today(), -1)],
    ] as const)
      expect((await browser.graphql(write, { id, input: { ...entry, text, date } })).errors).toBeUndefined();
    const { data } = await member.graphql(read, { id });
    expect(data.improvementAction.entries.map(({ text }: { text: string }) => text)).toEqual([
      'först',
      'sedan',
      'sist',
    ]);
    const early = await manager.graphql(write, { id, input: { ...entry, date: addDays(today(), 1) } });
    expect(problems(early.errors)).toEqual([['date', 'dayInFuture']]);
    for (const statement of [
      "UPDATE improvement_entry SET text = 'annat' WHERE action_id = :id",
      'DELETE FROM improvement_entry WHERE action_id = :id',
      'DELETE FROM improvement_action WHERE id = :id',
    ])
      await expect(running.unitOfWork.run((records) => sql(records, statement, { id }))).rejects.toThrow(
        /immutable record/,
      );
    await save(move, id, { status: 'ABANDONED', reason: 'Slut.' });
    const statement = "UPDATE improvement_action SET status = 'ONGOING' WHERE id = :id";
    await expect(running.unitOfWork.run((records) => sql(records, statement, { id }))).rejects.toThrow(
      /immutable record/,
    );
  });

  it('says in the log of what is done who planned and changed it', async () => {
    const id = await planAction();
    await save(move, id, { status: 'ONGOING' });
    const rows = await sql<{ action: string; person_id: string | null }>(
      running.unitOfWork.reader,
      'SELECT action, person_id FROM audit_log_entry WHERE record_id = :id ORDER BY number',
      { id },
    );
    expect(rows).toEqual([
      { action: 'CREATE', person_id: null },
      { action: 'UPDATE', person_id: null },
    ]);
  });
});

describe('who may see and do what', () => {
  it('lets coordinators and members read and write notes, and the team manager alone plan and change', async () => {
    const id = await planAction();
    for (const browser of [coordinator, member]) {
      expect((await browser.graphql(read, { id })).errors).toBeUndefined();
      const { text } = await browser.get(`/improvement-actions/${id}`);
      expect(text).toContain(`action="/improvement-actions/${id}/entries"`);
      expect(text).not.toContain(`/improvement-actions/${id}/status`);
      expect(text).not.toContain(`/improvement-actions/${id}/edit`);
      for (const [query, input] of [
        [plan, { auditId, code: 'H2', ...words }],
        [change, { revision: 1, ...words }],
        [move, { revision: 1, status: 'ONGOING' }],
      ] as const) {
        const { errors } = await browser.graphql(query, { id, input });
        expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
      }
    }
  });

  it('finds no action of another team', async () => {
    const id = await planAction();
    for (const [query, variables] of [
      [read, { id }],
      [list, { teamId }],
      [plan, { input: { auditId, code: 'H2', ...words } }],
      [change, { id, input: { revision: 1, ...words } }],
      [move, { id, input: { revision: 1, status: 'ONGOING' } }],
      [write, { id, input: entry }],
    ] as const) {
      const { errors } = await other.graphql(query, variables);
      expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    }
    for (const path of [
      `/improvement-actions/${id}`,
      `/improvement-actions/${id}/edit`,
      `/teams/${teamId}/improvement`,
      `/audits/${auditId}/items/H2/actions/new`,
    ])
      expect((await other.get(path)).status).toBe(404);
  });
});

describe('an action through the pages', () => {
  it('goes from the audit to its end without a script', async () => {
    const form = `/audits/${auditId}/items/H11/actions/new`;
    const shown = (await manager.get(form)).text;
    expect(shown).toContain(POSTS_TO_4);
    expect(shown).toContain('Påhittad nurse');
    expect(shown).not.toContain('Påhittad half');
    const nobody = await manager.submit(
      form,
      { what: 'Anställ', dueOn },
      `/audits/${auditId}/items/H11/actions`,
    );
    expect(nobody.status).toBe(422);
    expect(nobody.text).toContain('href="#field-ownerId"');
    const planned = await manager.submit(
      form,
      { what: 'Anställ <en> till', ownerName: 'Chefen', dueOn },
      `/audits/${auditId}/items/H11/actions`,
    );
    expect(planned.status).toBe(303);
    const path = planned.headers.location as string;
    const action = (await manager.get(path)).text;
    expect(action).toContain('Anställ &lt;en&gt; till');
    expect(action).toContain(sv('improvement.noEntries'));
    expect((await manager.get(`/audits/${auditId}`)).text).toContain(`href="${path}"`);
    expect((await manager.get(`/teams/${teamId}/improvement`)).text).toContain(`href="${path}"`);

    const empty = await manager.submit(path, { phase: 'PLAN', date: today() }, `${path}/entries`);
    expect(empty.status).toBe(422);
    expect(empty.text).toContain('href="#field-text"');
    const noted = await manager.submit(path, { ...entry, text: 'Annons ute.' }, `${path}/entries`);
    expect([noted.status, noted.headers.location]).toEqual([303, `${path}#log`]);
    expect((await manager.get(path)).text).toContain('Annons ute.');

    const changed = await manager.submit(`${path}/edit`, { what: 'Anställ två', ownerName: 'Chefen', dueOn });
    expect(changed.status).toBe(303);
    const unexplained = await manager.submit(path, { status: 'ABANDONED' }, `${path}/status`);
    expect(unexplained.status).toBe(422);
    expect(unexplained.text).toContain('href="#field-reason"');
    await manager.submit(path, { status: 'ABANDONED', reason: 'Inga pengar.' }, `${path}/status`);
    const ended = (await manager.get(path)).text;
    expect(ended).toContain('Anställ två');
    expect(ended).toContain('Inga pengar.');
    expect(ended).not.toContain(`${path}/status`);
    expect((await manager.get(`${path}/edit`)).status).toBe(404);
  });

  it('asks on every field for words that nothing is written about single persons', async () => {
    const id = await planAction();
    for (const path of [
      `/audits/${auditId}/items/H2/actions/new`,
      `/improvement-actions/${id}/edit`,
      `/improvement-actions/${id}`,
    ]) {
      const { text } = await manager.get(path);
      const fields = [...text.matchAll(/<textarea id="([^"]+)"/g)].map(([, field]) => field);
      expect(fields.length).toBeGreaterThan(0);
      for (const field of fields) {
        const hint = new RegExp(`id="${field}-hint">([^<]*)<`).exec(text)?.[1];
        expect([path, field, hint]).toEqual([path, field, expect.stringContaining(sv('fidelity.noPersons'))]);
      }
    }
  });

  it('says what to do where there is nothing yet', async () => {
    const { text } = await other.get(`/teams/${otherTeamId}/improvement`);
    expect(text).toContain(sv('improvement.none'));
    expect(text).toContain(`href="/teams/${otherTeamId}/audits"`);
  });
});

describe('an action that came of something else than an audit', () => {
  const planOther = `mutation ($input: PlanTeamImprovementActionInput!) { planTeamImprovementAction(input: $input) {
    id auditId code origin aimedRating followUpOn waitsForFollowUp moved { change } ratings { rating } } }`;
  const followUpOn = addDays(today(), 40);
  const input = () => ({
    teamId,
    origin: ' Ett möte ',
    what: 'Ring oftare',
    ownerName: 'Chefen',
    dueOn,
    followUpOn,
  });

  it('says in words what it came of, and moves no rating', async () => {
    const { data } = await manager.graphql(planOther, { input: input() });
    const { id, ...planned } = data.planTeamImprovementAction;
    expect(planned).toEqual({
      ...{ auditId: null, code: null, origin: 'Ett möte', aimedRating: null },
      ...{ followUpOn, waitsForFollowUp: true, moved: null, ratings: [] },
    });
    const aimed = await save(change, id, { ...words, aimedRating: 4 });
    expect(problems(aimed.errors)).toEqual([['aimedRating', 'aimWithoutItem']]);
    const blank = await manager.graphql(planOther, { input: { ...input(), origin: ' ', what: ' ' } });
    expect(problems(blank.errors)).toEqual([
      ['origin', 'isNotEmpty'],
      ['what', 'isNotEmpty'],
    ]);
    for (const statement of [
      "UPDATE improvement_action SET origin = 'Annat' WHERE id = :id",
      'UPDATE improvement_action SET aimed_rating = 3 WHERE id = :id',
    ])
      await expect(running.unitOfWork.run((records) => sql(records, statement, { id }))).rejects.toThrow(
        /immutable record/,
      );
    expect((await coordinator.get(`/improvement-actions/${id}`)).text).toContain('Ett möte');
    for (const browser of [coordinator, other]) {
      const { errors } = await browser.graphql(planOther, { input: input() });
      expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
      expect((await browser.get(`/teams/${teamId}/improvement/new`)).status).toBe(404);
    }
  });

  it('is planned on a page, and waits to be followed up until what was seen is noted', async () => {
    const form = `/teams/${teamId}/improvement/new`;
    const { teamId: _, ...typed } = input();
    const nothing = await manager.submit(form, { ...typed, origin: '' }, `/teams/${teamId}/improvement`);
    expect([nothing.status, nothing.text.includes('href="#field-origin"')]).toEqual([422, true]);
    const planned = await manager.submit(form, typed, `/teams/${teamId}/improvement`);
    const path = planned.headers.location as string;
    const id = path.split('/').at(-1)!;
    const passed = addDays(today(), -3);
    await running.unitOfWork.run((records) =>
      sql(records, 'UPDATE improvement_action SET follow_up_on = :passed WHERE id = :id', { passed, id }),
    );
    const waits = 'query { caseload { items { kind dueOn urgency path } } }';
    const waiting = { kind: 'IMPROVEMENT_FOLLOW_UP', dueOn: passed, urgency: 'OVERDUE', path };
    const late = async () => [
      (await manager.get(`/teams/${teamId}/improvement`)).text.includes('id="LATE"'),
      (await member.get(`/teams/${teamId}`)).text.includes(`href="${path}"`),
      (await manager.graphql(waits)).data.caseload.items.some(
        (item: object) => JSON.stringify(item) === JSON.stringify(waiting),
      ),
    ];
    expect(await late()).toEqual([true, true, true]);
    await manager.graphql(write, { id, input: { ...entry, phase: 'STUDY', date: addDays(passed, -1) } });
    expect(await late()).toEqual([true, true, true]);
    await manager.graphql(write, { id, input: { ...entry, phase: 'STUDY', date: passed } });
    expect(await late()).toEqual([false, false, false]);
  });
});

describe('the rating then and now', () => {
  it('is the one of then until a later audit is closed, and then both, on the action and on the audit', async () => {
    const id = await planAction({ code: 'O1', what: 'Skriv ned villkoren', aimedRating: 4 });
    const path = `/improvement-actions/${id}`;
    const before = await manager.graphql(read, { id });
    expect(before.data.improvementAction.ratings).toEqual([
      { audit: { id: auditId, windowTo }, rating: 3, persons: null, figures: [] },
    ]);
    // Of the same days and begun later; an open one counts for nothing yet.
    const later = await startAudit({ windowFrom, windowTo: '2026-06-01' });
    const waiting = (await manager.get(path)).text;
    expect(waiting).toContain(sv('improvement.noneYet'));
    expect(waiting).toContain(sv('improvement.underWay'));
    await closeAudit(later, { O1: 5 });
    const after = await manager.graphql(read, { id });
    expect(after.data.improvementAction.ratings).toEqual([
      { audit: { id: auditId, windowTo }, rating: 3, persons: null, figures: [] },
      { audit: { id: later, windowTo: '2026-06-01' }, rating: 5, persons: null, figures: [] },
    ]);
    const moved = `query ($id: ID!) { improvementAction(id: $id) { moved { before { rating audit { id } }
      after { rating audit { id windowTo } } change isReached isOtherVersion } } }`;
    expect((await manager.graphql(moved, { id })).data.improvementAction.moved).toEqual({
      before: { rating: 3, audit: { id: auditId } },
      after: { rating: 5, audit: { id: later, windowTo: '2026-06-01' } },
      ...{ change: 2, isReached: true, isOtherVersion: false },
    });
    const shown = (await manager.get(path)).text;
    expect(shown).toContain(sv('improvement.isReached'));
    expect(shown).not.toContain(sv('improvement.underWay'));
    expect(shown).toContain(`href="/audits/${later}"`);
    const report = (await manager.get(`/audits/${later}`)).text;
    expect(report).toContain(sv('improvement.followUp'));
    expect(report).toContain(`href="${path}"`);
    expect((await manager.get(`/audits/${auditId}`)).text).not.toContain(sv('improvement.followUp'));
  });

  it('rests on the figures of the records, with their n', async () => {
    const id = await planAction({ code: 'H2' });
    const { data } = await manager.graphql(read, { id });
    expect(data.improvementAction.ratings[0].figures).toEqual([
      { measure: 'persons_met_by_several_staff', numerator: 2, denominator: 5 },
    ]);
    const met = (part: string) => sv(`fidelity.measure.persons_met_by_several_staff.${part}`);
    expect((await manager.get(`/improvement-actions/${id}`)).text).toContain(
      `40,0 ${met('unit')} (2 ${met('numerator')} / 5 ${met('denominator')})`,
    );
  });
});
