import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { IsNull } from 'typeorm';
import { Contact } from '../../src/contacts/contact.entity.js';
import { ImportRun } from '../../src/contacts/import-run.entity.js';
import { type Demo, fillDemo } from '../../src/demo/fill-demo.js';
import { Audit, type AuditItem, AuditStatus } from '../../src/fidelity/audits/audit.entity.js';
import { AuditRating } from '../../src/fidelity/raters/rater.entity.js';
import { ChartReview } from '../../src/fidelity/reviews/chart-review.entity.js';
import { NeedsInventory } from '../../src/needs/needs-inventory.entity.js';
import { Service } from '../../src/organisations/organisation.entity.js';
import { Enrolment, Person } from '../../src/persons/person.entity.js';
import { addDays } from '../../src/platform/dates/civil-date.js';
import { today } from '../../src/platform/dates/today.js';
import { CopyForm } from '../../src/releases/copy-kinds.js';
import { PlanCopy } from '../../src/releases/plan-copy.entity.js';
import { Team } from '../../src/teams/team.entity.js';
import { Browser, startTestApp, type TestApp } from '../support/test-app.js';
import { sv, svWithAny } from '../support/words.js';
import { countByHand, countGroupByHand } from './demo-figures.js';

const folder = mkdtempSync(join(tmpdir(), 'teamkompass-demo-'));
let test: TestApp;
let demo: Demo;

beforeAll(async () => {
  test = await startTestApp({ DEMO: 'true' });
  demo = await fillDemo(test.app, folder);
});
afterAll(async () => {
  await test.close();
  rmSync(folder, { recursive: true });
});

async function signIn(username: string): Promise<Browser> {
  const account = demo.accounts.find((candidate) => candidate.username === username);
  const browser = new Browser(test.url);
  const answer = await browser.submit('/sign-in', { username, password: account?.password });
  expect(answer.status).toBe(303);
  return browser;
}

/** The figure that rates the item, and that of its cap, by its code. */
function figuresOf({ code, computed }: AuditItem) {
  if (!computed) return [];
  return [[code, computed.figure] as const, ...computed.caps.map((cap) => [`${code} cap`, cap] as const)];
}

describe('the demonstration', () => {
  it('holds the national mapping and one team with a year of records that came through the importer', async () => {
    const { reader } = test.unitOfWork;
    expect(await reader.count(Service)).toBe(32);
    const contacts = await reader.count(Contact);
    expect(contacts).toBeGreaterThan(14_000);
    expect(contacts).toBeLessThan(17_000);
    const runs = await reader.findBy(ImportRun, { teamId: demo.teamId });
    expect(runs.map(({ kind }) => kind).sort()).toEqual([
      'CONTACTS',
      'ENROLMENTS',
      'EPISODES',
      'INTERVENTIONS',
      'MEETINGS',
      'STAFF',
    ]);
    expect(runs.find(({ kind }) => kind === 'CONTACTS')?.rowsAdded).toBe(contacts);
    expect(readdirSync(folder).sort()).toEqual([
      'contacts.csv',
      'enrolments.csv',
      'episodes.csv',
      'interventions.csv',
      'meetings.csv',
      'staff.csv',
    ]);
    expect(await reader.countBy(Person, { fictitious: false })).toBe(0);
  });

  it('enrols 80 people, and has three closed audits of the team, by two scales, with every item rated', async () => {
    const manager = await signIn('teamledare');
    const enrolled = { teamId: demo.teamId, toDate: IsNull() };
    expect(await test.unitOfWork.reader.countBy(Enrolment, enrolled)).toBe(80);
    const audits = await test.unitOfWork.reader.find(Audit, {
      where: { teamId: demo.teamId, status: AuditStatus.CLOSED },
      relations: { items: true, raters: true },
      order: { windowTo: 'ASC' },
    });
    const about = audits.map(({ scale, scaleVersion, items, raters }) => [
      `${scale} ${scaleVersion}`,
      items.length,
      raters.length,
    ]);
    expect(about).toEqual([
      ['dacts 1.1.0', 28, 0],
      ['tmact-style 1.1.0', 47, 0],
      ['dacts 1.1.0', 28, 2],
    ]);
    expect(audits.flatMap(({ items }) => items.filter(({ rating }) => rating === null))).toEqual([]);
    expect(audits.at(-1)?.id).toBe(demo.auditId);
    for (const { id } of audits) expect((await manager.get(`/audits/${id}`)).status).toBe(200);
    expect(await test.unitOfWork.reader.countBy(ChartReview, { auditId: audits[1]!.id })).toBe(10);
    const { data } = await manager.graphql(
      'query ($teamId: ID!) { nextReviewsOfTeam(teamId: $teamId) { scale setTo } }',
      { teamId: demo.teamId },
    );
    expect(data.nextReviewsOfTeam).toEqual([
      { scale: 'tmact-style', setTo: addDays(today(), 40) },
      { scale: 'dacts', setTo: null },
    ]);
  });

  it('has an audit whose figures are what its files say, each item over its own days', async () => {
    const { reader } = test.unitOfWork;
    const { items, windowTo } = await reader.findOneOrFail(Audit, {
      where: { id: demo.auditId },
      relations: { items: true },
    });
    // 11.5 posts are planned in data/demo/register.json.
    const file = (name: string) => readFileSync(join(folder, `${name}.csv`), 'utf8');
    const expected = countByHand(file, windowTo, 11.5);
    const enrolled = await reader.findBy(Enrolment, { teamId: demo.teamId, toDate: IsNull() });
    expected.S8 = countGroupByHand(
      await reader.find(NeedsInventory, { relations: { needs: true } }),
      enrolled.map(({ id }) => id),
      windowTo,
    );
    const shown = Object.fromEntries(items.flatMap(figuresOf));
    expect(Object.keys(shown).sort()).toEqual(Object.keys(expected).sort());
    for (const [code, { numerator, denominator, value }] of Object.entries(expected)) {
      expect([code, shown[code]!.numerator]).toEqual([code, expect.closeTo(numerator, 6)]);
      expect([code, shown[code]!.denominator]).toEqual([code, expect.closeTo(denominator, 6)]);
      expect([code, shown[code]!.value]).toEqual([code, expect.closeTo(value, 6)]);
    }
  });

  it('settled what the two raters differed in, and left what the records rate', async () => {
    const { reader } = test.unitOfWork;
    const audit = await reader.findOneOrFail(Audit, {
      where: { id: demo.auditId },
      relations: { items: true, raters: true },
    });
    const ratings = await Promise.all(
      audit.raters.map(({ id: raterId }) => reader.findBy(AuditRating, { raterId })),
    );
    const saidOf = (code: string) =>
      ratings.map((rows) => rows.find((row) => row.code === code)?.rating ?? 0).toSorted();
    const differing = audit.items.filter(({ code }) => new Set(saidOf(code)).size > 1);
    expect(differing.map(({ code, rating }) => [code, ...saidOf(code), rating]).sort()).toEqual([
      ['O4', 1, 2, 2],
      ['S3', 4, 5, 4],
      ['S7', 3, 4, 4],
    ]);
    for (const { rating, computedRating } of audit.items) expect(rating).toBe(computedRating ?? rating);
  });

  it('works with two items of the audit and with something else, and has seen what an action moved', async () => {
    const member = await signIn('teammedlem');
    const { data } = await member.graphql(
      `query ($teamId: ID!) { improvementActions(teamId: $teamId) {
        total items { id code origin status ownerName overdue entries { phase } ratings { rating } } } }`,
      { teamId: demo.teamId },
    );
    expect(data.improvementActions.total).toBe(4);
    expect(data.improvementActions.items).toMatchObject([
      { code: 'O4', status: 'DONE', ratings: [{ rating: 1 }, { rating: 2 }] },
      { code: null, status: 'ONGOING', origin: expect.stringContaining('Brukarrådets möte') },
      {
        code: 'O4',
        status: 'PLANNED',
        ownerName: 'Verksamhetschefen',
        overdue: false,
        entries: [{ phase: 'PLAN' }],
      },
      {
        id: demo.improvementActionId,
        code: 'S8',
        status: 'ONGOING',
        overdue: false,
        ratings: [{ rating: 1 }],
      },
    ]);
    expect(data.improvementActions.items[3].ownerName).not.toBe('');
    expect((await member.get(`/improvement-actions/${demo.improvementActionId}`)).status).toBe(200);
  });

  it('shows figures over the country, of teams that are all made up', async () => {
    const { data } = await (await signIn('analytiker')).graphql(
      `{ fidelityDistribution(scale: "dacts", version: "1.1.0", fictitious: true) {
        status teams items { status } } }`,
    );
    const { status, teams, items } = data.fidelityDistribution;
    expect([status, teams, items.length]).toEqual(['SHOWN', 32, 28]);
    expect(items.every((item: { status: string }) => item.status === 'SHOWN')).toBe(true);
    expect(await test.unitOfWork.reader.countBy(Team, { fictitious: false })).toBe(0);
  });

  it('has an agreed crisis plan and SIP for the region, which gives both to the municipality', async () => {
    const copies = await test.unitOfWork.reader.findBy(PlanCopy, {
      personId: demo.personId,
      form: CopyForm.DIGITAL,
      receiverUnitId: IsNull(),
    });
    expect(copies.map(({ planId }) => planId).sort()).toEqual([demo.crisisPlanId, demo.sipId].sort());
    for (const [username, paths] of [
      ['samordnare', [`/crisis-plans/${demo.crisisPlanId}`, `/sips/${demo.sipId}`]],
      ['samordnare-kommun', copies.map(({ id }) => `/received/${id}`)],
    ] as const) {
      const coordinator = await signIn(username);
      for (const path of paths) {
        const answer = await coordinator.get(path).redirects(1);
        expect(answer.status).toBe(200);
        expect(answer.text).toContain('Påhittade personer');
      }
    }
  });

  it('knows whom a coordinator coordinates for, and who in the team each account is', async () => {
    for (const username of ['teamledare', 'samordnare', 'samordnare-kommun', 'teammedlem']) {
      const { data } = await (await signIn(username)).graphql('{ myStaffMembers { name } }');
      expect(data.myStaffMembers).toEqual([
        { name: demo.accounts.find((one) => one.username === username)!.name },
      ]);
    }
    const mine = `/teams/${demo.teamId}/persons?filter=MINE`;
    expect((await (await signIn('samordnare')).get(mine)).text).toContain('/persons/');
  });

  it('gives the municipality a summary of one person and of another by a consent that ends soon, and of nobody else', async () => {
    const { personId, teamId } = demo;
    const kommun = await signIn('samordnare-kommun');
    expect((await kommun.get(`/teams/${teamId}/persons`)).text).not.toContain(`/persons/${personId}`);
    const list = (await kommun.get('/received/persons')).text;
    expect(list).toContain(sv('received.personCount', { n: 2 }));
    expect(list).toContain(`/received/persons/${personId}`);
    const region = await signIn('samordnare');
    expect((await region.get('/')).text).toMatch(
      svWithAny('caseload.kind.CONSENT_ENDS', { label: 'Malmö kommun' }),
    );
    const consents = (await region.get(`/persons/${personId}/consents`)).text;
    expect(consents).toContain('Psykiatrisk akutmottagning, Malmö (Region Skåne)');
  });

  it('gives every account a random password of its own', () => {
    const passwords = demo.accounts.map(({ password }) => password);
    expect(new Set(passwords).size).toBe(11);
    for (const password of passwords) expect(password).toMatch(/^[a-z2-9]{5}(-[a-z2-9]{5}){3}$/);
  });
});
