import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Role } from '../../src/access/role.js';
import { addDays } from '../../src/platform/dates/civil-date.js';
import { today } from '../../src/platform/dates/today.js';
import { startServer } from '../faults/built.js';
import { letters, readPdf } from '../golden/read-pdf.js';
import { enrolPerson } from '../support/agreed-plan.js';
import { makeTeam } from '../support/measured-team.js';
import { pdfFor, sheetFor } from '../support/release.js';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.js';
import { createMigratedDatabase, type TestDatabase } from '../support/test-database.js';
import { sv } from '../support/words.js';

const PACK = `id: harbour-plan
version: 2.3.0
label: TRYGGHETSPLAN
sections:
  - { code: WEATHER, stages: 2, tells: SIGN }
  - { code: MOORINGS, answered: true, tells: WISH }
  - { code: LIGHTHOUSES }
closedHours: LEFT_OUT
contacts: false
participants: false
mayBeSkipped: false
demands:
  together: false
  facilitator: false
  individual: false
  sections:
    - [WEATHER]
    - [MOORINGS]
print:
  order:
    - [MOORINGS]
    - [WEATHER, LIGHTHOUSES]
  short: [MOORINGS]
`;
const WORDS = `name: "Hamnplan"
about: "Väder, förtöjningar och fyrar."
stages:
  - "Det blåser upp"
  - "Det stormar"
sections:
  WEATHER:
    heading: "Vädret"
    prompt: "Hur märks det att det blåser upp?"
    row: "Väder {number}"
    sheet: "Mitt väder"
  MOORINGS:
    heading: "Förtöjningar"
    prompt: "Vad håller dig kvar?"
    row: "Förtöjning {number}"
  LIGHTHOUSES:
    heading: "Fyrar"
    prompt: "Vad ser du på långt håll?"
    row: "Fyr {number}"
`;

const folder = mkdtempSync(join(tmpdir(), 'own-packs-'));
let database: TestDatabase;
let test: TestApp;
let coordinator: Browser;
let planId: string;

/** A folder with the pack in it, perhaps spoilt. */
function packs(name: string, spoil: (pack: string) => string = (pack) => pack): string {
  const path = join(folder, name, 'harbour-plan', '2.3.0');
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, 'pack.yaml'), spoil(PACK));
  writeFileSync(join(path, 'words.sv.yaml'), WORDS);
  return join(folder, name);
}

async function ask(query: string, variables: object) {
  const { data, errors } = await coordinator.graphql(query, { ...variables });
  expect(errors).toBeUndefined();
  return Object.values(data)[0];
}

const edit = () => coordinator.get(`/crisis-plans/${planId}/edit`);

beforeAll(async () => {
  database = await createMigratedDatabase();
  test = await startTestApp({ ...database.environment, PLAN_PACKS: packs('whole') });
  const team = await test.unitOfWork.run(makeTeam);
  coordinator = await test.signIn(Role.COORDINATOR, team);
  const personId = await enrolPerson(coordinator, team.teamId);
  const begun = await coordinator.submit(`/persons/${personId}/crisis-plans`, {
    pack: 'harbour-plan',
    label: '',
  });
  [, planId = ''] = /^\/crisis-plans\/(.+)\/edit$/.exec(begun.headers.location ?? '') ?? [];
});
afterAll(async () => {
  await database?.drop();
  rmSync(folder, { recursive: true });
});

describe('a pack of a site of its own, by a folder alone', () => {
  it('is offered beside ours, in Swedish to those who have no words of it', async () => {
    const packs = await ask('{ planPacks { id version name { locale text } } }', {});
    expect(packs.map(({ id }: { id: string }) => id)).toEqual([
      ...['general', 'joint-crisis-plan', 'provisional', 'risk-in-care-plan', 'safety-plan'],
      'harbour-plan',
    ]);
    expect(packs.at(-1)).toMatchObject({ version: '2.3.0' });
    expect(JSON.stringify(packs.at(-1).name)).toMatch(/Hamnplan.*Hamnplan/);
  });

  it('is written in on its own page, and says what it demands', async () => {
    const { text } = await edit();
    expect(text).toContain('Trygghetsplan för Åsa Påhittsson');
    for (const words of ['Hamnplan', 'Vädret', 'Det blåser upp', 'Det stormar', 'Förtöjning 1', 'Fyr 1'])
      expect(text).toContain(words);
    expect(text).toContain(sv('problem.sectionMissing', { sections: 'Förtöjningar' }));
    for (const id of ['closed-hours', 'contacts', 'participants']) expect(text).not.toContain(`id="${id}"`);
    expect(text).not.toContain(sv('crisisPlan.notForMe'));
  });

  it('is agreed once each wish has an answer, and printed under its headings', async () => {
    const draft = {
      planId,
      revision: 1,
      madeOn: today(),
      reviewOn: addDays(today(), 90),
      statements: [
        { section: 'WEATHER', stage: 2, text: 'Vågorna slår över piren.' },
        { section: 'MOORINGS', text: 'Repet från farfar.', answer: 'NO', answerReason: 'Det är murket.' },
      ],
    };
    const save = `mutation ($input: SaveCrisisPlanDraftInput!) { saveCrisisPlanDraft(input: $input) {
      ... on CrisisPlanVersion { revision missing { path code } statements { section stage answer answerReason } } } }`;
    const saved = await ask(save, { input: draft });
    expect(saved).toEqual({
      revision: 2,
      missing: [],
      statements: [
        { section: 'WEATHER', stage: 2, answer: null, answerReason: '' },
        { section: 'MOORINGS', stage: null, answer: 'NO', answerReason: 'Det är murket.' },
      ],
    });
    const agreed = await coordinator.submit(`/crisis-plans/${planId}/agree`, { revision: 2 });
    expect(agreed.headers.location).toBe(`/crisis-plans/${planId}/versions/1`);

    const printed = [
      ...['Förtöjningar', 'Repet från farfar.', 'Det är murket.'],
      ...['Mitt väder', 'Det stormar', 'Vågorna slår över piren.'],
    ];
    const plan = `/crisis-plans/${planId}`;
    const sheet = await sheetFor(coordinator, plan);
    const pdf = await readPdf((await pdfFor(coordinator, plan)).body);
    for (const text of [sheet, pdf.pages.join(' ')]) {
      const at = printed.map((words) => letters(text).indexOf(letters(words)));
      expect(at).toEqual(at.toSorted((a, b) => a - b));
      expect(at[0]).toBeGreaterThan(0);
    }
  });
});

describe('the server', () => {
  // One server at a time has a database open.
  beforeAll(() => test.close());

  it('does not start with a broken pack, and says which and what is wrong', async () => {
    const PLAN_PACKS = packs('broken', (pack) => pack.replace('[MOORINGS]\n    - [W', '[MASTS]\n    - [W'));
    await expect(startServer({ ...database.environment, PLAN_PACKS })).rejects.toThrow(
      /harbour-plan\/2\.3\.0\/pack\.yaml cannot be used:\n {2}print\.order: MOORINGS is missing, and would not be printed\n {2}print\.order: there is no section MASTS/,
    );
  });

  it('does not start without a pack that a plan is made in, and says which', async () => {
    await expect(startServer(database.environment)).rejects.toThrow(
      'plan-packs/harbour-plan/2.3.0 is not there, and a plan is made in it',
    );
  });
});
