import { randomUUID } from 'node:crypto';
import { Role } from '../../src/access/role.js';
import { Audit, AuditItem, AuditStatus } from '../../src/fidelity/audits/audit.entity.js';
import { ratedIn } from '../../src/fidelity/rules/view-audit.js';
import { Scales } from '../../src/fidelity/scales/scales.js';
import { makeMeasuredTeam, measuredWindow } from '../support/measured-team.js';
import { said } from '../support/said.js';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.js';
import { sv } from '../support/words.js';

let running: TestApp;
let teamId: string;
let manager: Browser;

beforeAll(async () => {
  running = await startTestApp();
  ({ teamId } = await running.unitOfWork.run(makeMeasuredTeam));
  manager = await running.signIn(Role.TEAM_MANAGER, { teamId });
});

afterAll(() => running?.close());

const start = `mutation ($input: StartAuditInput!) { startAudit(input: $input) { id
  items { code rating revision } } }`;
const rate = `mutation ($id: ID!, $code: String!, $input: RateAuditItemInput!) {
  rateAuditItem(id: $id, code: $code, input: $input) { ... on AuditItem { rating missingReason notRatedRule } } }`;
const close = `mutation ($id: ID!) { closeAudit(id: $id, input: {}) {
  ... on Audit { status partial } ... on AuditIncomplete { unrated } } }`;
const read = `query ($id: ID!) { audit(id: $id) { partial
  total { rated notRated items total readings { texts { locale text } } subscales { code rated notRated items mean } }
  thresholds { holders { locale text } conditions { of item subscale atLeast } reached mark }
  versionComparison { earlierAuditId earlierVersion changes { locale text }
    items { code before now changes { locale text } } } } }`;

async function begin(scale: string) {
  const { to: windowTo } = measuredWindow;
  const { data } = await manager.graphql(start, { input: { teamId, scale, windowTo } });
  return data.startAudit as {
    id: string;
    items: { code: string; rating: number | null; revision: number }[];
  };
}

const isUnrated = ({ rating }: { rating: number | null }) => rating === null;
const problemsOf = async (id: string, code: string, input: object) =>
  (
    await manager.graphql(rate, { id, code, input: { revision: 1, ...input } })
  ).errors?.[0]?.extensions.problems.map(({ path, code: problem }: { path: string; code: string }) => [
    path,
    problem,
  ]);

describe('an item that a rule lets stay unrated', () => {
  const roles = ['ST2', 'ST3', 'ST5', 'ST6', 'ST8'];
  let id: string;
  let unrated: string[];

  beforeAll(async () => {
    const audit = await begin('tmact-style');
    ({ id } = audit);
    unrated = audit.items.filter(isUnrated).map(({ code }) => code);
  });

  it('needs a rule of the item, a reason and no rating', async () => {
    const note = 'Tjänsten är tom sedan mars.';
    expect(await problemsOf(id, 'OS4', { notRatedRule: 'VACANT', note })).toEqual([['notRatedRule', 'isIn']]);
    expect(await problemsOf(id, 'ST2', { notRatedRule: 'AWAY', note })).toEqual([['notRatedRule', 'isIn']]);
    expect(await problemsOf(id, 'ST2', { notRatedRule: 'VACANT', note, rating: 3 })).toEqual([
      ['notRatedRule', 'isIn'],
    ]);
    expect(await problemsOf(id, 'ST2', { notRatedRule: 'VACANT' })).toEqual([['note', 'missingNeedsReason']]);
  });

  it('is helped by words beside it, and chosen on its page', async () => {
    const page = await manager.get(`/audits/${id}/subscales/ST`).expect(200);
    expect(page.text).toContain(sv('fidelity.help.title'));
    expect(page.text).toContain(sv('fidelity.notRatedByRule', { rule: 'Specialistens tjänst är vakant.' }));
    const form = { ST2: { rating: 'BY_RULE_VACANT', note: 'Tom sedan mars.', caseNumber: '0' } };
    const saved = await manager.submit(`/audits/${id}/subscales/ST`, form, `/audits/${id}/items/ST2`);
    expect(saved.status).toBe(303);
    const shown = await manager.get(`/audits/${id}/subscales/ST`);
    expect(shown.text).toContain('Specialistens tjänst är vakant. Tom sedan mars.');
    expect(shown.text).toMatch(/value="BY_RULE_VACANT"[^>]* checked/);
  });

  it('is left out of an audit that is whole all the same, and the report says by which rule', async () => {
    for (const code of unrated.filter((other) => other !== 'ST2')) {
      const input = roles.includes(code)
        ? { notRatedRule: 'NEW', note: 'Började i maj.' }
        : { rating: code.startsWith('ST') ? 2 : 3 };
      const { errors } = await manager.graphql(rate, { id, code, input: { revision: 1, ...input } });
      expect(errors).toBeUndefined();
    }
    const asked = (await manager.get(`/audits/${id}/close`)).text;
    expect(asked).toContain(sv('fidelity.closeNotRated'));
    expect(asked).not.toContain(sv('fidelity.closeMissing'));
    expect((await manager.graphql(close, { id })).data.closeAudit).toEqual({
      status: 'CLOSED',
      partial: false,
    });
    const { total, partial } = (await manager.graphql(read, { id })).data.audit;
    expect(partial).toBe(false);
    expect(total).toMatchObject({ rated: 42, notRated: 5, items: 47 });
    expect(total.total).not.toBeNull();
    expect(total.readings).toHaveLength(2);
    expect(total.subscales.find(({ code }: { code: string }) => code === 'ST')).toMatchObject({
      rated: 3,
      notRated: 5,
      items: 8,
    });
    const report = (await manager.get(`/audits/${id}/report`)).text;
    expect(report).toContain(sv('fidelity.notRatedText', { n: 5 }));
    expect(report).toContain('Specialistens tjänst är vakant. Tom sedan mars.');
    expect(report).toContain('Specialistens tjänst är nyligen tillsatt. Började i maj.');
    expect((await manager.get(`/audits/${id}`)).text).toContain(sv('fidelity.notRatedText', { n: 5 }));
  });

  it('is not rated in the database either', async () => {
    const open = await begin('tmact-style');
    await expect(
      running.unitOfWork.run((rows) =>
        rows.update(AuditItem, { auditId: open.id, code: 'OS4' }, { rating: 3, notRatedRule: 'VACANT' }),
      ),
    ).rejects.toThrow(/audit_item_not_rated|CHECK/);
  });
});

describe('a team whose scale has a new version', () => {
  /** An audit by DACTS 1.0.0, every item rated 4, closed. */
  async function closedBefore(windowTo: string): Promise<string> {
    const scale = running.app
      .get(Scales)
      .all.find(({ id, version }) => id === 'dacts' && version === '1.0.0')!;
    const auditId = randomUUID();
    await running.unitOfWork.run(async (rows) => {
      await rows.insert(Audit, {
        ...{
          id: auditId,
          teamId,
          scale: scale.id,
          scaleVersion: scale.version,
          scaleChecksum: scale.checksum,
        },
        ...{ windowFrom: '2025-05-04', windowTo, components: null, judgement: null, judgementNote: '' },
        ...{ status: AuditStatus.OPEN, partial: false, createdAt: new Date('2025-06-01T10:00:00Z') },
        ...{ createdBy: randomUUID(), closedAt: null, closedBy: null },
      });
      const blank = { caseNumber: 0, computed: null, computedRating: null, note: '', missingReason: '' };
      for (const { code } of ratedIn(scale, null))
        await rows.insert(AuditItem, { ...blank, id: randomUUID(), auditId, code, rating: 4 });
      const end = {
        status: AuditStatus.CLOSED,
        closedAt: new Date('2025-06-02T10:00:00Z'),
        closedBy: randomUUID(),
      };
      await rows.update(Audit, { id: auditId }, end);
    });
    return auditId;
  }

  it('sees both side by side once, what changed and why', async () => {
    const earlierAuditId = await closedBefore('2025-05-31');
    const { id, items } = await begin('dacts');
    const { versionComparison } = (await manager.graphql(read, { id })).data.audit;
    expect(versionComparison).toMatchObject({ earlierAuditId, earlierVersion: '1.0.0' });
    expect(versionComparison.items).toHaveLength(28);
    expect(versionComparison.items[0]).toMatchObject({
      ...{ code: 'H1', before: 4, now: 5 },
      changes: [said(expect.stringContaining('10,9'))],
    });
    expect(versionComparison.items.find(({ code }: { code: string }) => code === 'H2')).toMatchObject({
      ...{ before: 4, now: 3, changes: [] },
    });
    const shown = (await manager.get(`/audits/${id}`)).text;
    expect(shown).toContain(sv('fidelity.versions.title'));
    expect(shown).toContain('10,9 personer');

    for (const { code } of items.filter(isUnrated))
      await manager.graphql(rate, { id, code, input: { revision: 1, rating: 3 } });
    await manager.graphql(close, { id });
    expect((await manager.get(`/audits/${id}`)).text).toContain(sv('fidelity.versions.title'));

    const next = await begin('dacts');
    expect((await manager.graphql(read, { id: next.id })).data.audit.versionComparison).toBeNull();
    expect((await manager.get(`/audits/${next.id}`)).text).not.toContain(sv('fidelity.versions.title'));

    // What was closed before there were limits of others is shown without them, as it was.
    const old = (await manager.graphql(read, { id: earlierAuditId })).data.audit;
    expect(old).toMatchObject({ thresholds: [], versionComparison: null });

    // Sum 90 and mean 3.21.
    const { thresholds } = (await manager.graphql(read, { id })).data.audit;
    expect(thresholds).toEqual([
      {
        holders: said('Georgia (USA)', 'Georgia (USA)'),
        conditions: [
          { of: 'item_mean', item: null, subscale: null, atLeast: 4 },
          { of: 'sum', item: null, subscale: null, atLeast: 112 },
        ],
        ...{ reached: false, mark: 'V' },
      },
      {
        holders: said('Oregon (USA)', 'Oregon (USA)'),
        conditions: [{ of: 'sum', item: null, subscale: null, atLeast: 114 }],
        ...{ reached: false, mark: 'V' },
      },
    ]);
    const asked = 'medelvärdet av kriterierna minst 4 och summan minst 112';
    for (const page of [`/audits/${id}`, `/audits/${id}/report`])
      expect((await manager.get(page)).text).toContain(`Georgia (USA): ${asked}. `);
  });
});
