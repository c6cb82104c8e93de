import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Role } from '../../src/access/role.js';
import { Audit, AuditItem } from '../../src/fidelity/audits/audit.entity.js';
import { AuditRating } from '../../src/fidelity/raters/rater.entity.js';
import type { Scale } from '../../src/fidelity/scales/scale.js';
import { Scales } from '../../src/fidelity/scales/scales.js';
import { LoggedAction } from '../../src/platform/access-log/access-log-entry.entity.js';
import { sql } from '../../src/platform/database/sql.js';
import { projectRoot } from '../../src/platform/project-root.js';
import { Profession } from '../../src/teams/team-kinds.js';
import { loggedRecords } from '../support/logged-records.js';
import { makeMeasuredTeam, makeTeam, measuredWindow } from '../support/measured-team.js';
import { said } from '../support/said.js';
import { addAccount, type Browser, startTestApp, type TestApp } from '../support/test-app.js';
import { addPerson } from '../support/test-person.js';
import { addStaffMember, addTeam } from '../support/test-records.js';
import { en, sv } from '../support/words.js';

const OF_TEAM = 'staff_member_id IN (SELECT id FROM staff_member WHERE team_id = :teamId)';

let running: TestApp;
let teamId: string;
let otherTeamId: string;
let manager: Browser;

beforeAll(async () => {
  running = await startTestApp();
  ({ teamId } = await running.unitOfWork.run(makeMeasuredTeam));
  ({ teamId: otherTeamId } = await running.unitOfWork.run(makeTeam));
  manager = await running.signIn(Role.TEAM_MANAGER, { teamId });
});

afterAll(() => running?.close());

/** What the records of the measured team come to on DACTS; its figures are counted in compute-measures.spec.ts. */
const computed: Record<string, number> = {
  H1: 5,
  H2: 3,
  H3: 3,
  H4: 2,
  H5: 4,
  H6: 4,
  H7: 5,
  H8: 5,
  H9: 5,
  H10: 1,
  H11: 2,
  O2: 5,
  O5: 4,
  O6: 3,
  O7: 4,
  S1: 3,
  S2: 4,
  S4: 1,
  S5: 1,
  S6: 2,
  S8: 3,
};
const byHand = ['O1', 'O3', 'O4', 'S3', 'S7', 'S9', 'S10'];

const { from: windowFrom, to: windowTo } = measuredWindow;
const start = `mutation ($input: StartAuditInput!) { startAudit(input: $input) { id status scaleVersion scaleChecksum
  items { code rating computedRating computed { figure { measure from to numerator denominator value } } } } }`;
const rate = `mutation ($id: ID!, $code: String!, $input: RateAuditItemInput!) {
  rateAuditItem(id: $id, code: $code, input: $input) { __typename ... on AuditItem { code rating note missingReason
    revision } ... on RevisionConflict { currentRevision texts { locale text } } } }`;
const close = `mutation ($id: ID!, $input: CloseAuditInput!) { closeAudit(id: $id, input: $input) { __typename
  ... on Audit { status partial } ... on AuditIncomplete { unrated toConfirm } } }`;
const read = `query ($id: ID!) { audit(id: $id) { status partial closedAt definition { checksum items { code } }
  items { code rating computedRating note missingReason revision }
  total { sum itemMean total rated items subscales { code rated sum mean } readings { mark source texts { locale text } note { locale text } } } } }`;

async function startAudit(browser = manager, id = teamId): Promise<string> {
  const { data, errors } = await browser.graphql(start, {
    input: { teamId: id, scale: 'dacts', windowFrom, windowTo },
  });
  expect(errors).toBeUndefined();
  return data.startAudit.id;
}

async function rateByHand(id: string, codes = byHand): Promise<void> {
  for (const code of codes) {
    const { errors } = await manager.graphql(rate, { id, code, input: { revision: 1, rating: 3 } });
    expect(errors).toBeUndefined();
  }
}

interface Answered {
  code: string;
  rating: number | null;
  computed: unknown;
  revision: number;
}

const problemsOf = (errors: { extensions: { problems: { path: string; code: string }[] } }[] | undefined) =>
  errors?.[0]?.extensions.problems.map(({ path, code }) => [path, code]);

describe('an audit through the API', () => {
  it('begins with what the records can tell', async () => {
    const { data } = await manager.graphql(start, {
      input: { teamId, scale: 'dacts', windowFrom, windowTo },
    });
    const { items, ...audit } = data.startAudit;
    const file = readFileSync(join(projectRoot, 'fidelity-scales', 'dacts', '1.1.0', 'scale.yaml'));
    expect(audit).toMatchObject({
      status: 'OPEN',
      scaleVersion: '1.1.0',
      scaleChecksum: createHash('sha256').update(file).digest('hex'),
    });
    expect(items).toHaveLength(28);
    const rated = items.filter(({ rating }: Answered) => rating !== null);
    expect(Object.fromEntries(rated.map(({ code, rating }: Answered) => [code, rating]))).toEqual(computed);
    expect(items.find(({ code }: Answered) => code === 'H2').computed).toEqual({
      figure: {
        measure: 'persons_met_by_several_staff',
        from: '2026-05-18',
        to: '2026-05-31',
        numerator: 2,
        denominator: 5,
        value: 40,
      },
    });
  });

  it('says in the log who has made sums of the records', async () => {
    const id = await startAudit();
    const rows = await sql<{ action: string; team_id: string }>(
      running.unitOfWork.reader,
      'SELECT action, team_id FROM audit_log_entry WHERE record_id = :id',
      { id },
    );
    expect(rows).toEqual([{ action: LoggedAction.AGGREGATE, team_id: teamId }]);
  });

  it.each([
    ['an unknown scale', { scale: 'luck' }, ['scale', 'unknownScale']],
    ['a window backwards', { windowFrom: '2026-06-01' }, ['windowTo', 'windowBackwards']],
    ['a window of six days', { windowFrom: '2026-05-26' }, ['windowTo', 'windowLength']],
    ['a window of more than a year', { windowFrom: '2025-05-30' }, ['windowTo', 'windowLength']],
    ['a window into the future', { windowTo: '2199-01-01' }, ['windowTo', 'dayInFuture']],
    [
      'no first day where the scale has no window',
      { scale: 'integration-degree', windowFrom: undefined },
      ['windowFrom', 'windowFromNeeded'],
    ],
    ['a reason to draw again without a sample', { redrawReason: 'Ny.' }, ['redrawReason', 'nothingToRedraw']],
    ['a day that does not exist', { windowTo: '2026-02-30' }, ['windowTo', 'isCivilDate']],
  ])('refuses %s', async (_, wrong, [path, code]) => {
    const input = { teamId, scale: 'dacts', windowFrom, windowTo, ...wrong };
    const { errors } = await manager.graphql(start, { input });
    expect(errors?.[0]?.extensions.code).toBe('INVALID');
    expect(problemsOf(errors)?.[0]?.[0]).toBe(path);
    if (code !== 'isCivilDate') expect(problemsOf(errors)).toEqual([[path, code]]);
  });

  it('takes ratings, with a note where the records say otherwise', async () => {
    const id = await startAudit();
    const answer = async (code: string, input: object) => {
      const { items } = (await manager.graphql(read, { id })).data.audit;
      const { revision = 1 } = items.find((item: Answered) => item.code === code) ?? {};
      return manager.graphql(rate, { id, code, input: { revision, ...input } });
    };
    expect((await answer('O1', { rating: 5 })).data.rateAuditItem).toMatchObject({ rating: 5, note: '' });
    expect(problemsOf((await answer('H2', { rating: 4 })).errors)).toEqual([['note', 'overrideNeedsNote']]);
    expect(problemsOf((await answer('H2', { rating: 4, note: ' ' })).errors)).toEqual([
      ['note', 'overrideNeedsNote'],
    ]);
    expect(
      (await answer('H2', { rating: 4, note: 'Två besök är inte inlästa.' })).data.rateAuditItem,
    ).toMatchObject({
      rating: 4,
      note: 'Två besök är inte inlästa.',
    });
    expect((await answer('H2', { rating: 3 })).data.rateAuditItem).toMatchObject({ rating: 3, note: '' });
    expect(problemsOf((await answer('O1', { rating: 6 })).errors)).toEqual([['rating', 'isIn']]);
    expect(problemsOf((await answer('O1', {})).errors)).toEqual([['note', 'missingNeedsReason']]);
    expect((await answer('O1', { note: 'Ingen att fråga.' })).data.rateAuditItem).toMatchObject({
      rating: null,
      note: '',
      missingReason: 'Ingen att fråga.',
    });
    expect(problemsOf((await answer('X1', { rating: 3 })).errors)).toEqual([['code', 'notFound']]);
  });

  it('holds as many words as its report can, and says how many they are when they are more', async () => {
    const input = { teamId, scale: 'fact', windowFrom, windowTo };
    const { data } = await manager.graphql(start, { input });
    const { id, items } = data.startAudit;
    const lines = (count: number) => Array(count).fill('x').join('\n');
    const answer = async (item: number, revision: number, count: number) => {
      const input = { revision, note: lines(count) };
      return (await manager.graphql(rate, { id, code: items[item].code, input })).errors;
    };
    const describe = `mutation ($id: ID!, $text: String!) {
      describeAuditTopic(id: $id, code: "D1", input: { revision: 1, text: $text }) { ... on AuditTopic { text } } }`;
    expect(await answer(0, 1, 1000)).toBeUndefined();
    expect((await answer(1, 1, 201))?.[0]?.extensions.problems).toMatchObject([
      {
        path: 'note',
        code: 'auditTooLong',
        texts: said(expect.stringContaining('ungefär 1201 rader på papper, och det får vara högst 1200')),
      },
    ]);
    expect(await answer(1, 1, 200)).toBeUndefined();
    expect(problemsOf((await manager.graphql(describe, { id, text: 'x' })).errors)).toEqual([
      ['text', 'auditTooLong'],
    ]);
    expect(await answer(0, 2, 999)).toBeUndefined();
    expect((await manager.graphql(describe, { id, text: ' x ' })).data.describeAuditTopic.text).toBe('x');
    const report = await manager.get(`/audits/${id}/report.pdf`);
    expect([report.status, report.body.subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
  });

  it('does not close while items are left, and says which', async () => {
    const id = await startAudit();
    await rateByHand(id, byHand.slice(2));
    const { data } = await manager.graphql(close, { id, input: {} });
    expect(data.closeAudit).toEqual({ __typename: 'AuditIncomplete', unrated: ['O1', 'O3'], toConfirm: [] });
    expect((await manager.graphql(read, { id })).data.audit.status).toBe('OPEN');
  });

  it('closes with total, means and readings, and never changes after that', async () => {
    const id = await startAudit();
    await rateByHand(id);
    const { data } = await manager.graphql(close, { id, input: { partial: true } });
    // Nothing is missing, so there is nothing to label.
    expect(data.closeAudit).toEqual({ __typename: 'Audit', status: 'CLOSED', partial: false });
    const closed = (await manager.graphql(read, { id })).data.audit;
    // H 39; O 16 and three times 3; S 14 and four times 3.
    expect(closed.total).toMatchObject({
      sum: 90,
      total: 90,
      rated: 28,
      items: 28,
      subscales: [
        { code: 'H', rated: 11, sum: 39 },
        { code: 'O', rated: 7, sum: 25 },
        { code: 'S', rated: 10, sum: 26, mean: 2.6 },
      ],
    });
    expect(closed.total.itemMean).toBeCloseTo(90 / 28, 10);
    expect(closed.total.readings).toEqual([
      {
        mark: 'V',
        source: 'MCG',
        texts: said(expect.stringContaining('når inte 4,0')),
        note: said(expect.stringContaining('85–112')),
      },
    ]);

    for (const [mutation, variables] of [
      [rate, { id, code: 'O1', input: { revision: 1, rating: 1 } }],
      [close, { id, input: {} }],
      ['mutation ($id: ID!) { recountAudit(id: $id) { id } }', { id }],
    ] as const) {
      const { errors } = await manager.graphql(mutation, variables);
      expect(errors?.[0]?.extensions).toMatchObject({
        code: 'CONFLICT',
        problems: [{ code: 'auditClosed', texts: said(expect.stringContaining('avslutad')) }],
      });
    }
    const change = (work: Parameters<typeof running.unitOfWork.run>[0]) =>
      expect(running.unitOfWork.run(work)).rejects.toThrow('immutable record');
    await change((past) => past.update(AuditItem, { auditId: id, code: 'H1' }, { rating: 1 }));
    await change((past) => past.delete(AuditItem, { auditId: id, code: 'H1' }));
    await change((past) => past.update(Audit, { id }, { partial: true }));

    await running.unitOfWork.run((records) =>
      sql(
        records,
        `UPDATE post SET percent_hundredths = 1000
          WHERE ${OF_TEAM} AND profession = 'PSYCHIATRIST'`,
        {
          teamId,
        },
      ),
    );
    expect((await manager.graphql(read, { id })).data.audit).toEqual(closed);
    await running.unitOfWork.run((records) =>
      sql(
        records,
        `UPDATE post SET percent_hundredths = 5000
          WHERE ${OF_TEAM} AND profession = 'PSYCHIATRIST'`,
        {
          teamId,
        },
      ),
    );
  });

  it('is partial with items missing, and has a total only where it was asked for', async () => {
    const results = [];
    for (const partial of [false, true]) {
      const id = await startAudit();
      await rateByHand(id, byHand.slice(1));
      await manager.graphql(rate, { id, code: 'O1', input: { revision: 1, note: 'Ingen att fråga.' } });
      await manager.graphql(close, { id, input: { partial } });
      results.push((await manager.graphql(read, { id })).data.audit);
    }
    expect(results.map(({ partial, total }) => [partial, total.total, total.sum, total.readings])).toEqual([
      [true, null, 87, []],
      [true, 87, 87, []],
    ]);
  });

  it('counts again when asked, and leaves alone what somebody has given a reason for', async () => {
    const id = await startAudit();
    await manager.graphql(rate, {
      id,
      code: 'H8',
      input: { revision: 1, rating: 4, note: 'En är sjukskriven.' },
    });
    await manager.graphql(rate, { id, code: 'O1', input: { revision: 1, rating: 2 } });
    const setNurses = (fte: number) =>
      running.unitOfWork.run((records) =>
        sql(
          records,
          `UPDATE post SET percent_hundredths = 100 * :fte
            WHERE staff_member_id = (SELECT id FROM staff_member WHERE team_id = :teamId AND reference = 'nurse')`,
          {
            teamId,
            fte,
          },
        ),
      );
    const ratings = async () => {
      const { items } = (await manager.graphql(read, { id })).data.audit;
      const of = (code: string) => items.find((item: Answered) => item.code === code);
      return [of('H8').rating, of('H11').rating, of('O1').rating];
    };
    expect(await ratings()).toEqual([4, 2, 2]);
    await setNurses(200);
    expect(await ratings()).toEqual([4, 2, 2]);
    await manager.graphql('mutation ($id: ID!) { recountAudit(id: $id) { id } }', { id });
    // 5.75 posts now
    expect(await ratings()).toEqual([4, 3, 2]);
    await setNurses(100);
  });

  it('begins for a team without records, with nothing rated', async () => {
    const other = await running.signIn(Role.TEAM_MANAGER, { teamId: otherTeamId });
    const id = await startAudit(other, otherTeamId);
    const { total } = (await other.graphql(read, { id })).data.audit;
    expect(total).toMatchObject({ rated: 0, sum: 0, itemMean: null, total: null });
  });
});

describe('chosen subscales', () => {
  it('have means, and no total even when all of them are rated', async () => {
    const { data } = await manager.graphql(start, {
      input: { teamId, scale: 'dacts', windowFrom, windowTo, components: ['H'] },
    });
    const { id, items } = data.startAudit;
    expect(items.map(({ code }: Answered) => code)).toEqual(
      Object.keys(computed).filter((code) => code[0] === 'H'),
    );
    expect((await manager.get(`/audits/${id}/subscales/O`)).status).toBe(404);
    const closed = await manager.graphql(close, { id, input: { partial: true } });
    expect(closed.data.closeAudit).toMatchObject({ status: 'CLOSED', partial: false });
    const { total } = (await manager.graphql(read, { id })).data.audit;
    // 5 + 3 + 3 + 2 + 4 + 4 + 5 + 5 + 5 + 1 + 2 of eleven items.
    expect(total).toMatchObject({
      sum: 39,
      itemMean: 39 / 11,
      total: null,
      rated: 11,
      items: 11,
      readings: [],
    });
    expect(total.subscales.map(({ code }: Answered) => code)).toEqual(['H']);
  });

  it('are of the scale', async () => {
    const input = { teamId, scale: 'dacts', windowFrom, windowTo, components: ['H', 'X'] };
    expect(problemsOf((await manager.graphql(start, { input })).errors)).toEqual([['components', 'isIn']]);
  });
});

describe('ratings that rest on a few persons', () => {
  it('are confirmed before the audit is closed', async () => {
    const small = await addTeam(running.unitOfWork, 'Lilla');
    const { teamId: id, regionId } = small;
    await addPerson(running.unitOfWork, { ownerId: regionId, teamId: id });
    await running.unitOfWork.run((records) =>
      addStaffMember(records, {
        ...{ teamId: id, employerId: regionId, reference: 'ssk', fromDate: '2020-01-01' },
        ...{ profession: Profession.NURSE, percentHundredths: 10_000 },
      }),
    );
    const keeper = await running.signIn(Role.TEAM_MANAGER, { teamId: id });
    const { data } = await keeper.graphql(start.replace('value }', 'value cautions }'), {
      input: { teamId: id, scale: 'dacts', windowFrom, windowTo, components: ['H'] },
    });
    const audit = data.startAudit;
    const cautioned = audit.items.filter(
      (item: { computed: { figure: { cautions: string[] | null } } | null }) =>
        item.computed?.figure.cautions,
    );
    expect(cautioned.map(({ code }: Answered) => code)).toEqual(['H7', 'H8', 'H9', 'H10']);
    for (const { code, rating } of audit.items)
      if (rating === null)
        await keeper.graphql(rate, { id: audit.id, code, input: { revision: 1, rating: 3 } });
    // One nurse to one person is 100 posts per 100, which somebody has looked at and not believed.
    const changed = { revision: 1, rating: 1, note: 'Bara en person.' };
    await keeper.graphql(rate, { id: audit.id, code: 'H8', input: changed });
    const end = async (input: object) =>
      (await keeper.graphql(close, { id: audit.id, input })).data.closeAudit;
    expect(await end({})).toEqual({
      __typename: 'AuditIncomplete',
      unrated: [],
      toConfirm: ['H7', 'H9', 'H10'],
    });
    const page = `/audits/${audit.id}/close`;
    expect((await keeper.get(`/audits/${audit.id}/subscales/H`)).text).toContain(
      sv('fidelity.caution.FEW_PERSONS'),
    );
    const asked = await keeper.submit(page, {}, page);
    expect(asked.status).toBe(422);
    expect(asked.text).toContain(sv('problem.cautionsToConfirm', { items: 'H7, H9, H10' }));
    expect((await keeper.submit(page, { cautionsConfirmed: 'true' }, page)).status).toBe(303);
    expect((await keeper.graphql(read, { id: audit.id })).data.audit.status).toBe('CLOSED');
  });
});

describe('a chart sample', () => {
  const sampled = `mutation ($input: StartAuditInput!) { startAudit(input: $input) { id sampleSeed sampleSize sampleFrom } }`;
  const charts =
    'query ($id: ID!) { auditCharts(id: $id) { number personId name contactsPerWeek minutesPerWeek } }';
  const draw = async (sampleSize: number, more = {}) =>
    (
      await manager.graphql(sampled, {
        input: { teamId, scale: 'dacts', windowFrom, windowTo, sampleSize, ...more },
      })
    ).data.startAudit;

  it('is drawn among those enrolled throughout, and told to those who may read them', async () => {
    // Long, Second, Third and Again are enrolled throughout May's four weeks; Late came in them.
    const audit = await draw(2);
    expect(audit).toMatchObject({ sampleSize: 2, sampleFrom: 4 });
    const { data } = await manager.graphql(charts, { id: audit.id });
    expect(data.auditCharts.map(({ number }: { number: number }) => number)).toEqual([1, 2]);
    expect(data.auditCharts.every(({ name }: { name: string | null }) => name)).toBe(true);
    const listed = await loggedRecords(running.unitOfWork.reader, { action: LoggedAction.LIST });
    const rows = listed.filter(({ reason }) => reason?.includes(sv('fidelity.chartPurpose')));
    expect(new Set(rows.map(({ recordId }) => recordId))).toEqual(
      new Set(data.auditCharts.map(({ personId }: { personId: string }) => personId)),
    );
    const shown = await manager.get(`/audits/${audit.id}/charts`);
    expect(shown.text).toContain(sv('fidelity.sampleIs', { size: 2, from: 4 }));
    expect(shown.text).toContain(audit.sampleSeed);
  });

  it('is everybody where the team is small, and says what the records say of each', async () => {
    const { id, ...audit } = await draw(10, { redrawReason: 'Alla ska läsas.' });
    expect(audit).toMatchObject({ sampleSize: 4, sampleFrom: 4 });
    const { data } = await manager.graphql(charts, { id });
    // In four weeks Long was met for 60 and 30 minutes, Second for 40 and 20, Third and Again not at all.
    const minutes = data.auditCharts.map(({ minutesPerWeek }: { minutesPerWeek: number }) => minutesPerWeek);
    expect(minutes.toSorted((a: number, b: number) => a - b)).toEqual([0, 0, 15, 22.5]);
    const contacts = data.auditCharts.map(
      ({ contactsPerWeek }: { contactsPerWeek: number }) => contactsPerWeek,
    );
    expect(contacts.toSorted()).toEqual([0, 0, 0.5, 0.5]);
  });

  it('is one for a team, a scale and a window, however often an audit is begun, until it is drawn again', async () => {
    const begin = `mutation ($input: StartAuditInput!) { startAudit(input: $input) { id sampleSeed
      sampleDraw { number of reason drawnByName } items { code rating computed { figure { value persons ofPersons } } } } }`;
    const sample = 'query ($id: ID!) { auditCharts(id: $id) { number personId } }';
    const input = { teamId, scale: 'tmact-style', windowFrom, windowTo, sampleSize: 2 };
    const beginOne = async (more = {}) => {
      const { data, errors } = await manager.graphql(begin, { input: { ...input, ...more } });
      return errors ? problemsOf(errors) : data.startAudit;
    };
    expect(await beginOne({ redrawReason: 'Inget är draget.' })).toEqual([
      ['redrawReason', 'nothingToRedraw'],
    ]);
    const { id: first, ...drawn } = await beginOne();
    expect(drawn.sampleDraw).toEqual({ number: 1, of: 1, reason: '', drawnByName: expect.any(String) });
    const { data: charts } = await manager.graphql(sample, { id: first });
    for (let turn = 1; turn < 10; turn++) {
      const { id, ...again } = await beginOne();
      expect(again).toEqual(drawn);
      expect((await manager.graphql(sample, { id })).data).toEqual(charts);
    }
    // A window that shares a day has the same seed, and another number of persons is another sample.
    expect((await beginOne({ windowFrom: '2026-05-03', windowTo: '2026-05-30' })).sampleSeed).toBe(
      drawn.sampleSeed,
    );
    expect(await beginOne({ sampleSize: 3 })).toEqual([['sampleSize', 'sampleIsDrawn']]);

    const redrawn = await beginOne({ redrawReason: ' Två har flyttat. ', sampleSize: 3 });
    expect(redrawn.sampleSeed).not.toBe(drawn.sampleSeed);
    expect(redrawn.sampleDraw).toMatchObject({ number: 2, of: 2, reason: 'Två har flyttat.' });
    expect((await beginOne({ sampleSize: 3 })).sampleSeed).toBe(redrawn.sampleSeed);
    const told = sv('fidelity.sampleRedrawn', { n: 2, of: 2, reason: 'Två har flyttat.' });
    for (const page of [`/audits/${redrawn.id}`, `/audits/${redrawn.id}/report`])
      expect((await manager.get(page)).text).toContain(told);
    expect((await manager.get(`/audits/${redrawn.id}/report.pdf`)).status).toBe(200);
    expect((await manager.get(`/audits/${first}`)).text).toContain(
      sv('fidelity.sampleDraw', { n: 1, of: 2 }),
    );
    // A window of its own is drawn for by itself. One over both has what was drawn first, and counts all three.
    const april = { windowFrom: '2026-04-06', windowTo: '2026-05-02' };
    expect(await beginOne(april)).toEqual([['windowFrom', 'sampleWindow']]);
    const before = await beginOne({ ...april, windowFrom: '2026-04-05' });
    expect(before.sampleDraw).toMatchObject({ number: 1, of: 1 });
    const both = await beginOne({ windowFrom: '2026-04-05', windowTo: '2026-05-04', sampleSize: 3 });
    expect(both.sampleSeed).toBe(redrawn.sampleSeed);
    expect(both.sampleDraw).toMatchObject({ number: 2, of: 3, reason: 'Två har flyttat.' });
    await expect(
      running.unitOfWork.run((records) => sql(records, "UPDATE sample_draw SET seed = 'valt'", {})),
    ).rejects.toThrow('immutable record: sample_draw');
    const past = (statement: string) =>
      running.unitOfWork.run((records) => sql(records, `${statement} = :id`, { id: redrawn.id }));
    for (const change of [
      ...['sample_draw_id', 'sample_seed', 'report_format', 'window_from', 'team_id'].map(
        (column) => `audit SET ${column} = NULL WHERE id`,
      ),
      'audit_chart SET person_id = (SELECT MIN(id) FROM person WHERE id <> person_id) WHERE audit_id',
      'audit_chart SET number = number + 10 WHERE audit_id',
    ])
      await expect(past(`UPDATE ${change}`)).rejects.toThrow('immutable record: audit');
  });

  it('holds as many persons and items as there are, more than one statement of either database can', async () => {
    const scales = running.app.get(Scales);
    const cases = scales.newest('ract-case')!;
    const items = Array.from({ length: 40 }, (_, index) => ({ ...cases.items[0]!, code: `G${index + 1}` }));
    const wide: Scale = { ...cases, id: 'wide-case', items };
    (scales.all as Scale[]).push(wide);
    const team = await addTeam(running.unitOfWork, 'Stora');
    for (let number = 0; number < 200; number++)
      await addPerson(running.unitOfWork, { ownerId: team.regionId, teamId: team.teamId });
    const [username, password] = ['andra', randomUUID()];
    const role = Role.COORDINATOR;
    await addAccount(running.unitOfWork, { username, password, role, teamId: team.teamId });
    const keeper = await running.signIn(Role.TEAM_MANAGER, { teamId: team.teamId });
    const input = { teamId: team.teamId, scale: wide.id, windowFrom, windowTo, sampleSize: 200 };
    const { data, errors } = await keeper.graphql(sampled, { input: { ...input, secondRater: username } });
    expect(errors).toBeUndefined();
    const { reader } = running.unitOfWork;
    const auditId = data.startAudit.id;
    // 8,000 of 10 and of 8 columns, against 32,766 values on SQLite and 65,535 on PostgreSQL.
    expect(await reader.countBy(AuditItem, { auditId })).toBe(8000);
    expect(await reader.countBy(AuditRating, { rater: { auditId } })).toBe(16_000);
    (scales.all as Scale[]).pop();
  });

  it('is not found by another team', async () => {
    const { id } = await draw(10);
    const other = await running.signIn(Role.TEAM_MANAGER, { teamId: otherTeamId });
    expect((await other.graphql(charts, { id })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect((await other.get(`/audits/${id}/charts`)).status).toBe(404);
  });
});

describe('the window of a scale', () => {
  const scales = () => running.app.get(Scales).all as Scale[];
  afterEach(
    () =>
      void scales().splice(
        scales().findIndex(({ id }) => id === 'own-window'),
        1,
      ),
  );

  it('is asked for by its last day, and an item may have one of its own', async () => {
    const own = await running.unitOfWork.run(makeMeasuredTeam);
    const keeper = await running.signIn(Role.TEAM_MANAGER, { teamId: own.teamId });
    const [dacts] = running.app.get(Scales).all.filter(({ id }) => id === 'dacts') as [Scale];
    const items = dacts.items.map((item) => (item.code === 'S5' ? { ...item, window: { weeks: 1 } } : item));
    scales().push({ ...dacts, id: 'own-window', version: '1.0.0', window: { months: 1 }, items });
    const blank = await keeper.get(`/teams/${own.teamId}/audits/new?scale=own-window`);
    expect(blank.text).not.toContain('name="windowFrom"');
    expect(blank.text).toContain(sv('fidelity.windowOfScale', { length: '1 månad' }));
    const begun = await keeper.submit(
      `/teams/${own.teamId}/audits/new?scale=own-window`,
      { scale: 'own-window', windowTo },
      `/teams/${own.teamId}/audits`,
    );
    const { data } = await keeper.graphql(
      `query ($id: ID!) { audit(id: $id) { windowFrom windowTo definition { window { weeks months } }
        items { code computed { figure { from to } } } } }`,
      { id: begun.headers.location?.split('/').at(-1) },
    );
    expect(data.audit).toMatchObject({
      ...{ windowFrom: '2026-05-01', windowTo },
      definition: { window: { weeks: null, months: 1 } },
    });
    const daysOf = (code: string) =>
      data.audit.items.find((item: Answered) => item.code === code).computed.figure;
    expect(daysOf('S4')).toEqual({ from: '2026-05-01', to: windowTo });
    expect(daysOf('S5')).toEqual({ from: '2026-05-25', to: windowTo });
  });
});

describe('who may see and rate', () => {
  it('lets a coordinator of the team read, but not rate', async () => {
    const id = await startAudit();
    const coordinator = await running.signIn(Role.COORDINATOR, { teamId });
    expect((await coordinator.graphql(read, { id })).data.audit.status).toBe('OPEN');
    const shown = await coordinator.get(`/audits/${id}/subscales/O`);
    expect(shown.status).toBe(200);
    expect(shown.text).not.toContain(`action="/audits/${id}/items/`);
    const { errors } = await coordinator.graphql(rate, { id, code: 'O1', input: { revision: 1, rating: 1 } });
    expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });

  it('finds no audit of another team', async () => {
    const id = await startAudit();
    const other = await running.signIn(Role.TEAM_MANAGER, { teamId: otherTeamId });
    for (const [query, variables] of [
      [read, { id }],
      [rate, { id, code: 'O1', input: { revision: 1, rating: 1 } }],
      [close, { id, input: {} }],
      ['query ($teamId: ID!) { audits(teamId: $teamId) { total } }', { teamId }],
      [start, { input: { teamId, scale: 'dacts', windowFrom, windowTo } }],
    ] as const) {
      const { errors } = await other.graphql(query, variables);
      expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    }
    for (const path of [
      `/audits/${id}`,
      `/audits/${id}/report.pdf`,
      `/teams/${teamId}/audits`,
      '/audits/none',
    ])
      expect((await other.get(path)).status).toBe(404);
  });

  it('shows nothing to those whose role has no audits', async () => {
    const id = await startAudit();
    const analyst = await running.signIn(Role.NATIONAL_ANALYST);
    expect((await analyst.get(`/audits/${id}`)).status).toBe(404);
    const stranger = await running.stranger().get(`/audits/${id}`).set('Accept', 'text/html');
    expect(stranger.headers.location).toBe(`/sign-in?next=%2Faudits%2F${id}`);
  });
});

describe('an audit through the pages', () => {
  it('goes from the list to the report without a script', async () => {
    const started = await manager.submit(
      `/teams/${teamId}/audits/new?scale=dacts`,
      { scale: 'dacts', windowFrom, windowTo },
      `/teams/${teamId}/audits`,
    );
    expect(started.status).toBe(303);
    const path = started.headers.location as string;
    const listed = await manager.get(`/teams/${teamId}/audits`);
    expect(listed.text).toContain(`href="${path}"`);

    const overview = (await manager.get(path)).text;
    expect(overview).toContain(sv('fidelity.progress', { done: 21, items: 28 }));
    expect(overview).toContain(`href="${path}/subscales/O#O1"`);
    const workspace = (await manager.get(`${path}/subscales/H`)).text;
    expect(workspace).toContain(sv('fidelity.progress', { done: 11, items: 11 }));
    expect(workspace).toContain(`1,18 ${sv('fidelity.measure.persons_per_fte.unit')}`);
    expect(workspace).toContain(
      `5 ${sv('fidelity.measure.persons_per_fte.numerator')} / 4,25 ${sv('fidelity.measure.persons_per_fte.denominator')}`,
    );
    expect(workspace).toContain('högst 10: Högst 10 personer per heltidstjänst.');

    const tooSoon = await manager.submit(path, { partial: 'false' }, `${path}/close`);
    expect(tooSoon.status).toBe(422);
    expect(tooSoon.text).toContain('O1, O3, O4, S3, S7, S9, S10');

    // To the next that is left on the page, and from the last one back to itself.
    const next = { O3: 'O4', O4: 'O4', S3: 'S7', S7: 'S9', S9: 'S10', S10: 'S10' };
    for (const [code, after] of Object.entries(next)) {
      const page = `${path}/subscales/${code[0]}`;
      const rating = { [code]: { rating: '3', note: '', caseNumber: '0' } };
      const saved = await manager.submit(page, rating, `${path}/items/${code}`);
      expect([saved.status, saved.headers.location]).toEqual([303, `${page}#${after}`]);
    }
    await manager.submit(
      `${path}/subscales/O`,
      { O1: { rating: 'CANNOT_RATE', note: 'Ingen att fråga.' } },
      `${path}/items/O1`,
    );

    const confirm = (await manager.get(`${path}/close`)).text;
    expect(confirm).toContain('Ingen att fråga.');
    const closed = await manager.submit(`${path}/close`, { partial: ['false', 'true'] });
    expect([closed.status, closed.headers.location]).toEqual([303, path]);

    const result = (await manager.get(path)).text;
    // 90 less the 3 of O1, over 27 items: 3.22
    expect(result).toContain('<span class="stat">87</span>');
    expect(result).toContain('3,22');
    expect(result).toContain(sv('fidelity.ratedOf', { rated: 27, items: 28 }));
    expect(result).toContain('Ofullständig');
    expect(result).not.toContain(`action="${path}`);

    const report = await manager.get(`${path}/report`);
    expect(report.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(report.text).toContain('Ingen att fråga.');
    const pdf = await manager.get(`${path}/report.pdf`);
    expect(pdf.headers['content-type']).toBe('application/pdf');
    expect(pdf.body.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('shows a form again with what is wrong beside the field', async () => {
    const form = `/teams/${teamId}/audits/new`;
    const wrong = await manager.submit(
      `${form}?scale=dacts`,
      { scale: 'dacts', windowFrom: windowTo, windowTo: windowFrom },
      `/teams/${teamId}/audits`,
    );
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('href="#field-windowTo"');
    const unchosen = await manager.submit(
      `${form}?scale=dacts`,
      { windowFrom, windowTo },
      `/teams/${teamId}/audits`,
    );
    expect(unchosen.status).toBe(422);
    expect(unchosen.text).toContain('/audits/new?scale=dacts');

    const path = `/audits/${await startAudit()}`;
    const unexplained = await manager.submit(
      `${path}/subscales/H`,
      { H2: { rating: '5', note: '' } },
      `${path}/items/H2`,
    );
    expect(unexplained.status).toBe(422);
    expect(unexplained.text).toContain(sv('problem.overrideNeedsNote', { rating: 3 }));
    expect(unexplained.text).toContain('href="#field-H2-note"');
    expect(unexplained.text).toMatch(/name="H2\[rating\]" value="5"\s+checked/);
    const empty = await manager.submit(`${path}/subscales/O`, { O1: { note: 'x' } }, `${path}/items/O1`);
    expect(empty.status).toBe(422);
    expect(empty.text).toContain('href="#field-O1-rating"');
  });

  it('saves while somebody writes', async () => {
    const path = `/audits/${await startAudit()}`;
    const saved = await manager.submit(
      `${path}/subscales/O`,
      { O1: { rating: '4', note: 'Hittills' } },
      `${path}/items/O1/draft`,
    );
    expect([saved.status, saved.body]).toEqual([200, { revision: 2 }]);
    expect((await manager.get(`${path}/subscales/O`)).text).toContain('Anteckning: Hittills');
  });

  it('prints a sum with a half as it is, and reads it below the threshold', async () => {
    const { data } = await manager.graphql(start, {
      input: { teamId, scale: 'strengths-model', windowFrom, windowTo },
    });
    // The records give A2 5 and C4 3. With A1 (5 + 4) / 2 and 4 for the eight others: 4.5 + 5 + 3 + 32 = 44.5.
    const { id, items } = data.startAudit;
    for (const { code } of items.filter(({ rating }: Answered) => rating === null))
      await manager.graphql(rate, { id, code, input: { revision: 1, rating: code === 'A1a' ? 5 : 4 } });
    const { text } = await manager.get(`/audits/${id}/report`);
    expect(text).toContain('<p class="score">44,50 ');
    expect(text).toContain('Summan når inte 45, gränsen för hög programtrohet.');
  });

  it('speaks English', async () => {
    const english = await running.signIn(Role.TEAM_MANAGER, { teamId });
    await english.submit('/teams', { locale: 'en', returnTo: '/teams' }, '/language');
    const path = `/audits/${await startAudit(english)}`;
    expect((await english.get(`${path}/subscales/H`)).text).toContain(
      `1.18 ${en('fidelity.measure.persons_per_fte.unit')}`,
    );
    expect((await english.get(`${path}/report`)).text).toContain('<html lang="en">');
  });
});
