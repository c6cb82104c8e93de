import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { IsNull } from 'typeorm';
import { Contact } from '../../src/contacts/contact.entity.js';
import { ImportRun } from '../../src/contacts/import-run.entity.js';
import { type Demo, fillDemo } from '../../src/demo/fill-demo.js';
import { Audit } from '../../src/fidelity/audits/audit.entity.js';
import { Service } from '../../src/organisations/organisation.entity.js';
import { Enrolment, Person } from '../../src/persons/person.entity.js';
import { CopyForm } from '../../src/releases/copy-kinds.js';
import { PlanCopy } from '../../src/releases/plan-copy.entity.js';
import { Browser, startTestApp, type TestApp } from '../support/test-app.js';
import { sv, svWithAny } from '../support/words.js';

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

  it('enrols 80 people, and has a closed audit of the team with every item rated', async () => {
    const manager = await signIn('teamledare');
    const enrolled = { teamId: demo.teamId, toDate: IsNull() };
    expect(await test.unitOfWork.reader.countBy(Enrolment, enrolled)).toBe(80);
    const audit = await test.unitOfWork.reader.findOneOrFail(Audit, {
      where: { id: demo.auditId },
      relations: { items: true },
    });
    expect(audit.status).toBe('CLOSED');
    expect(audit.items).toHaveLength(28);
    expect(audit.items.filter(({ rating }) => rating === null)).toEqual([]);
    expect((await manager.get(`/audits/${demo.auditId}`)).status).toBe(200);
  });

  it('works with two items of the audit, and has begun with one', async () => {
    const member = await signIn('teammedlem');
    const { data } = await member.graphql(
      `query ($teamId: ID!) { improvementActions(teamId: $teamId) {
        total items { id code status ownerName overdue entries { phase } ratings { rating } } } }`,
      { teamId: demo.teamId },
    );
    expect(data.improvementActions.total).toBe(2);
    expect(data.improvementActions.items).toMatchObject([
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
    expect(data.improvementActions.items[1].ownerName).not.toBe('');
    expect((await member.get(`/improvement-actions/${demo.improvementActionId}`)).status).toBe(200);
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
