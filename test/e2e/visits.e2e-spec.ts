import { Role } from '../../src/access/role.js';
import { addDays } from '../../src/platform/dates/civil-date.js';
import { today } from '../../src/platform/dates/today.js';
import { readPdf } from '../golden/read-pdf.js';
import { makeMeasuredTeam, makeTeam, measuredWindow } from '../support/measured-team.js';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.js';
import { sv } from '../support/words.js';

const SHEETS = ['letter', 'survey', 'papers', 'agenda'];
const { from: windowFrom, to: windowTo } = measuredWindow;

let running: TestApp;
let teamId: string;
let auditId: string;
let manager: Browser;
let reviewer: Browser;
let other: Browser;

beforeAll(async () => {
  running = await startTestApp();
  ({ teamId } = await running.unitOfWork.run(makeMeasuredTeam));
  const { teamId: otherTeamId, principalId } = await running.unitOfWork.run(makeTeam);
  manager = await running.signIn(Role.TEAM_MANAGER, { teamId });
  reviewer = await running.signIn(Role.FIDELITY_REVIEWER, { teamId, principalId });
  other = await running.signIn(Role.TEAM_MANAGER, { teamId: otherTeamId });
  const { data } = await manager.graphql(
    'mutation ($input: StartAuditInput!) { startAudit(input: $input) { id } }',
    { input: { teamId, scale: 'dacts', windowFrom, windowTo, sampleSize: 3 } },
  );
  auditId = data.startAudit.id;
});
afterAll(() => running?.close());

describe('what is printed before a visit', () => {
  const sheet = (name: string, day = '') => `/audits/${auditId}/visit/${name}${day && `?day=${day}`}`;

  it('is made from the records of the team', async () => {
    const day = addDays(today(), 10);
    const { text } = await manager.get(`/audits/${auditId}/visit?day=${day}`);
    for (const name of SHEETS)
      expect(text.replaceAll('&#x3D;', '=')).toContain(`href="${sheet(`${name}.pdf`, day)}"`);
    // Of the measured team four are enrolled throughout; three of them are drawn.
    expect((await manager.get(sheet('letter'))).text).toContain(
      sv('documents.visit.letter.charts', { size: 3, from: 4 }),
    );
    expect((await manager.get(sheet('letter'))).text).toContain(sv('documents.visit.dayBlank', { day: 1 }));
    expect((await manager.get(sheet('letter', day))).text).not.toContain(
      sv('documents.visit.dayBlank', { day: 1 }),
    );
    const survey = (await manager.get(sheet('survey'))).text;
    expect(survey).toContain(`<td>${sv('kind.profession.NURSE')}</td>`);
    expect((await manager.get(sheet('papers'))).text).toContain(
      sv('documents.visit.papers.charts', { size: 3, from: 4 }),
    );
    const agenda = (await manager.get(sheet('agenda'))).text;
    expect([...agenda.matchAll(/<h2>/g)]).toHaveLength(2);
    for (const code of ['H3', 'O4', 'S10']) expect(agenda).toContain(`${code} `);
    expect((await manager.get(`/audits/${auditId}`)).text).toContain(`href="/audits/${auditId}/visit"`);
  });

  it.each(SHEETS)('has the %s as a tagged PDF with every word in it', async (name) => {
    const answer = await manager.get(sheet(`${name}.pdf`)).buffer(true);
    const pdf = await readPdf(answer.body);
    expect(pdf).toMatchObject({ pdfUaPart: '1', marked: true, language: 'sv', overflowing: [], cut: 0 });
    expect(pdf.title).toContain(sv(`documents.visit.title.${name}`));
  });

  it('is for those who see the audit', async () => {
    for (const name of ['letter', 'agenda.pdf'])
      for (const browser of [other, reviewer]) expect((await browser.get(sheet(name))).status).toBe(404);
    expect((await manager.get(`/audits/${auditId}/visit?day=2026-13-01`)).status).toBe(404);
  });
});
