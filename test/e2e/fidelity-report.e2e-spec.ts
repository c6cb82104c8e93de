import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import readXlsxFile from 'read-excel-file/node';
import { Role } from '../../src/access/role.js';
import { readRatedTeams } from '../../src/fidelity/country/read-distribution.js';
import { holdingOf, spreadOf } from '../../src/fidelity/country/spread-of-teams.js';
import type { Scale } from '../../src/fidelity/scales/scale.js';
import { Scales } from '../../src/fidelity/scales/scales.js';
import { sql } from '../../src/platform/database/sql.js';
import { projectRoot } from '../../src/platform/project-root.js';
import { type StoredAudit, storeAudit } from '../support/stored-audit.js';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.js';
import { addTeam } from '../support/test-records.js';
import { sv, svWithAny } from '../support/words.js';

/** The seat of a region each, so that no region holds two of the teams. */
const SEATS = ['0180', '0380', '0480', '0580', '0680', '0780', '0880', '0980', '1080', '1380', '1480'];
/** What each team has on every criterion, and on the first. */
const RATINGS = [1, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4];
const FIRST = [1, 2, 2, 3, 4, 4, 4, 4, 4, 4, 4];

const scales = new Scales();
const degree = scales.newest('integration-degree')!;
const codes = degree.items.map(({ code }) => code);

let running: TestApp;
let teamIds: string[];
let analyst: Browser;
let manager: Browser;

/** Writes an audit by the degree of integration, unless another scale is said, as it is stored. */
const store = (stored: Omit<StoredAudit, 'scale'> & { scale?: Scale }) =>
  storeAudit(running.unitOfWork, { scale: degree, ...stored });

const all = (rating: number | null, first = rating) =>
  Object.fromEntries(codes.map((code) => [code, [code === 'I1' ? first : rating]]));

const query = `query ($scale: String!, $version: String!, $fictitious: Boolean) {
  fidelityDistribution(scale: $scale, version: $version, fictitious: $fictitious) { status teams teamsLeftOut
    totals { figure lower median upper } subscales { figure median } items { code status shares { rating percent } } } }`;

async function distribution(variables = {}, browser = analyst) {
  const { data, errors } = await browser.graphql(query, {
    scale: 'integration-degree',
    version: '1.0.0',
    ...variables,
  });
  return errors?.[0]?.extensions.code ?? data.fidelityDistribution;
}

/** The sheets of a workbook. */
async function workbookOf(browser: Browser, path: string) {
  const answer = await browser
    .get(path)
    .buffer(true)
    .parse((response, done) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => done(null, Buffer.concat(parts)));
    });
  expect(answer.status).toBe(200);
  expect(answer.headers['content-type']).toContain('spreadsheetml');
  return readXlsxFile(answer.body as Buffer);
}

beforeAll(async () => {
  running = await startTestApp();
  teamIds = [];
  for (const seat of SEATS) teamIds.push((await addTeam(running.unitOfWork, `Team ${seat}`, seat)).teamId);
  await running.unitOfWork.run((records) => sql(records, 'UPDATE team SET fictitious = FALSE'));
  analyst = await running.signIn(Role.NATIONAL_ANALYST);
  manager = await running.signIn(Role.TEAM_MANAGER, { teamId: teamIds[0]! });
});

afterAll(() => running?.close());

describe('the national distribution', () => {
  it('is none, then suppressed until there are ten teams beside any one', async () => {
    expect(await distribution()).toMatchObject({
      status: 'NONE',
      teams: 0,
      teamsLeftOut: 11,
      totals: [],
      items: [],
    });
    for (const [index, teamId] of teamIds.slice(0, 10).entries())
      await store({ teamId, ratings: all(RATINGS[index]!, FIRST[index]!) });
    expect(await distribution()).toMatchObject({
      status: 'SUPPRESSED',
      teams: null,
      teamsLeftOut: null,
      totals: [],
      items: [],
    });
    await store({ teamId: teamIds[10]!, ratings: all(RATINGS[10]!, FIRST[10]!) });
    expect(await distribution()).toMatchObject({ status: 'SHOWN', teams: 11 });
  });

  it("counts each team's latest closed, complete, whole audit once", async () => {
    const [teamId] = teamIds as [string];
    await store({ teamId, windowTo: '2025-03-31', ratings: all(4) });
    await store({ teamId, windowTo: '2026-05-01', closedAt: null, ratings: all(4) });
    await store({ teamId, windowTo: '2026-05-02', ratings: all(4, null) });
    await store({ teamId, windowTo: '2026-05-03', components: ['I'], ratings: all(4) });
    await store({ teamId, windowTo: '2026-05-04', closedAt: new Date().toISOString(), ratings: all(4) });
    // In order: 1, 2, 2, 3, 3.2, 3.2, 3.2, 4, 4, 4, 4. The third, the sixth and the ninth.
    expect(await distribution()).toEqual({
      status: 'SHOWN',
      teams: 11,
      teamsLeftOut: 0,
      totals: [
        { figure: 'item_mean', lower: 2, median: 3.25, upper: 4 },
        { figure: 'subscale_mean', lower: 2, median: 3.25, upper: 4 },
      ],
      subscales: [{ figure: 'I', median: 3.25 }],
      items: codes.map((code) => ({
        code,
        status: 'SHOWN',
        // On the first 1, 2, 1 and 7 of 11: 63.6 percent. On the others 1, 2, 4 and 4: 36.4 percent.
        shares: (code === 'I1' ? [null, null, null, 65] : [null, null, 35, 35]).map((percent, index) => ({
          rating: index + 1,
          percent,
        })),
      })),
    });
  });

  it('never mixes real teams and made-up ones', async () => {
    const { teamId } = await addTeam(running.unitOfWork, 'Påhittat', '1280');
    await running.unitOfWork.run((records) =>
      sql(records, 'UPDATE team SET fictitious = TRUE WHERE id = :teamId', { teamId }),
    );
    await store({ teamId, ratings: all(4) });
    expect(await distribution()).toMatchObject({ teams: 11 });
    expect(await distribution({ fictitious: true })).toMatchObject({ status: 'SUPPRESSED', teams: null });
  });

  it('is suppressed when one principal runs so many that the others could be known', async () => {
    const [one, other] = teamIds as [string, string];
    const serviceOf = `(SELECT service_id FROM team WHERE id = :team)`;
    const share = (statement: string) =>
      running.unitOfWork.run((records) => sql(records, statement, { team: one, other }));
    await share(`INSERT INTO service_principal (service_id, principal_id)
      SELECT ${serviceOf}, MIN(principal_id) FROM service_principal
       WHERE service_id = (SELECT service_id FROM team WHERE id = :other)`);
    const population = { scale: degree, fictitious: false, closedBefore: '2026-07-01' };
    const teams = await readRatedTeams(running.unitOfWork.reader, population);
    expect(holdingOf(teams)).toEqual({ teams: 11, heldByOne: 2 });
    expect(await distribution()).toMatchObject({ status: 'SUPPRESSED' });
    await share(`DELETE FROM service_principal WHERE service_id = ${serviceOf} AND principal_id IN
      (SELECT principal_id FROM service_principal
        WHERE service_id = (SELECT service_id FROM team WHERE id = :other))`);
    expect(await distribution()).toMatchObject({ status: 'SHOWN' });
  });

  it('is for the national analyst, of scale versions there are', async () => {
    expect(await distribution({ version: '9.0.0' })).toBe('NOT_FOUND');
    expect(await distribution({}, manager)).toBe('NOT_FOUND');
    expect(await distribution({ scale: 'strengths-model' })).toMatchObject({ status: 'NONE', teams: 0 });
  });

  it('takes the mean of parts, and of persons', async () => {
    const stored = JSON.parse(
      readFileSync(join(projectRoot, 'test', 'fixtures', 'closed-audits', 'strengths-model.json'), 'utf8'),
    ) as { items: { code: string; rating: number }[] };
    const strengths = scales.newest('strengths-model')!;
    const { teamId } = await addTeam(running.unitOfWork, 'Delar', '1780');
    const ratings = Object.fromEntries(stored.items.map(({ code, rating }) => [code, [rating]]));
    await store({ teamId, scale: strengths, ratings });
    const spread = async (scale: Scale) => {
      const population = { scale, fictitious: true, closedBefore: '2026-07-01' };
      return spreadOf(scale, await readRatedTeams(running.unitOfWork.reader, population));
    };
    const { totals, subscales } = await spread(strengths);
    const median = (figure: string) => [...totals, ...subscales].find((one) => one.figure === figure)?.median;
    // As the closed audit of the same name comes to.
    expect(median('sum')).toBe(45);
    expect(median('item_mean')).toBeCloseTo(45 / 11, 10);
    expect([median('A'), median('B'), median('C')]).toEqual([4.25, 4, 4]);

    const persons: Scale = { ...degree, id: 'persons', items: degree.items.slice(0, 2) };
    await store({ teamId, scale: persons, ratings: { I1: [2, null, 3], I2: [4, 4, 4] } });
    const own = await spread(persons);
    // 2.5 on the first, which is rounded up to 3.
    expect(own.items.map(({ code, counts }) => [code, counts.filter((cell) => cell.teams > 0)])).toEqual([
      ['I1', [{ rating: 3, teams: 1 }]],
      ['I2', [{ rating: 4, teams: 1 }]],
    ]);
    expect(own.totals.find(({ figure }) => figure === 'item_mean')?.median).toBe(3.25);
  });
});

describe('the page of the national distribution', () => {
  const path = '/fidelity-distribution?scale=integration-degree%2F1.0.0';
  const wordsOf = (html: string) =>
    html
      .replace(/&#x27;|&#39;/g, "'")
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ');

  beforeAll(async () => {
    const { teamId } = await addTeam(running.unitOfWork, 'Utan mätning', '2180');
    await running.unitOfWork.run((records) =>
      sql(records, 'UPDATE team SET fictitious = FALSE WHERE id = :teamId', { teamId }),
    );
  });

  it('asks for a scale first', async () => {
    const { status, text } = await analyst.get('/fidelity-distribution');
    expect(status).toBe(200);
    expect(text).toContain(sv('fidelityDistribution.choose'));
    expect(text).toContain('<option value="integration-degree/1.0.0">');
    expect(text).not.toContain('<table');
  });

  it('tells what the query tells, as a table and drawn, and what it rests on', async () => {
    const { text } = await analyst.get(path);
    const words = wordsOf(text);
    for (const expected of [
      'Kvartiler, 11 team',
      `${sv('documents.fidelityReport.figure.item_mean')} (${sv('documents.fidelityReport.ownMethod')}) 1–4 2,00 3,25 4,00`,
      '3,25 (2,00–4,00)',
      // Nought, hidden and told are three things.
      'I1 Gemensamma lokaler dold dold dold 65 %',
      sv('fidelityDistribution.teams', { n: 11 }),
      sv('fidelityDistribution.leftOut', { n: 1 }),
    ])
      expect([words.includes(expected), expected]).toEqual([true, expected]);
    expect(text.match(/<svg/g)).toHaveLength(1);
    for (const teamId of teamIds) expect(text).not.toContain(teamId);
  });

  it('tells no figure where there are too few teams, and says that this is not nought', async () => {
    const { text } = await analyst.get(`${path}&fictitious=false&fictitious=true`);
    expect(wordsOf(text)).toMatch(svWithAny('fidelityDistribution.nothing_SUPPRESSED'));
    expect(text).not.toMatch(/<svg|<table/);
    const none = await analyst.get('/fidelity-distribution?scale=strengths-model/1.0.0');
    expect(wordsOf(none.text)).toMatch(svWithAny('fidelityDistribution.nothing_NONE'));
  });

  it('comes as a workbook with the same figures', async () => {
    const sheets = await workbookOf(analyst, path.replace('?', '.xlsx?'));
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['Värden', 'Kriterier', 'Metod']);
    const [figures, items, method] = sheets.map(({ data }) => data);
    expect(figures!.slice(1)).toEqual([
      [sv('documents.fidelityReport.figure.item_mean'), 11, 2, 3.25, 4],
      [sv('documents.fidelityReport.figure.subscale_mean'), 11, 2, 3.25, 4],
      [degree.subscales[0]!.name.sv, 11, 2, 3.25, 4],
    ]);
    expect(items![1]).toEqual(['I1', 'Gemensamma lokaler', 11, 'dold', 'dold', 'dold', 65]);
    expect(method).toContainEqual([sv('fidelityDistribution.workbook.leftOut'), 1]);
    const hidden = await workbookOf(analyst, `${path.replace('?', '.xlsx?')}&fictitious=true`);
    expect(hidden[0]!.data).toHaveLength(1);
    expect(hidden[2]!.data).toContainEqual(['Antal team', 'dold']);
    const { status, headers } = await analyst.get('/fidelity-distribution.xlsx');
    expect([status, headers.location]).toEqual([303, '/fidelity-distribution']);
  });

  it('is found by the national analyst alone, of scales there are, from the first page and the map', async () => {
    for (const address of [path, path.replace('?', '.xlsx?')])
      expect((await manager.get(address)).status).toBe(404);
    for (const wrong of ['nothing', 'dacts', 'dacts/9.0.0', 'dacts/1.0.0&scale=fact/1.0.0'])
      expect([wrong, (await analyst.get(`/fidelity-distribution?scale=${wrong}`)).status]).toEqual([
        wrong,
        404,
      ]);
    for (const from of ['/', '/map']) {
      expect((await analyst.get(from)).text).toContain('href="/fidelity-distribution"');
      expect((await manager.get(from)).text).not.toContain('href="/fidelity-distribution"');
    }
  });
});

describe('the report of a team', () => {
  let id: string;

  beforeAll(async () => {
    const [teamId] = teamIds as [string];
    // Its latest: (4 + 3 + 3 + 3 + 3) / 5 = 3.2, from 2.5 and under 3.5, which suggests 3.
    id = await store({ teamId, windowTo: '2026-06-30', judgement: 4, ratings: all(3, 4) });
  });

  it('stands beside earlier audits and the country, with the suggestion labelled ours', async () => {
    for (const path of [`/audits/${id}`, `/audits/${id}/report`]) {
      const { status, text } = await manager.get(path);
      expect([path, status]).toEqual([path, 200]);
      const words = text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
      for (const expected of [
        'Teamkompass förslag Medelhög',
        'Fördelningen bygger på 11 team',
        `${sv('documents.fidelityReport.figure.item_mean')} (${sv('documents.fidelityReport.ownMethod')}) 3,20`,
        `${sv('documents.fidelityReport.figure.subscale_mean')} (${sv('documents.fidelityReport.otherMethod')}) 3,20`,
        sv('fidelity.chart.totalTrend', { scale: 'Integrationsgrad' }),
        'I1 Gemensamma lokaler (4)',
        sv('fidelity.noSample'),
      ])
        expect([path, words.includes(expected), expected]).toEqual([path, true, expected]);
      // The last five windows: 2025-03-31 is the oldest of six and stands in no column.
      expect(words).toContain('2026-05-04');
    }
  });

  it('comes as a workbook whose figures are numbers and whose words are never formulas', async () => {
    const sheets = await workbookOf(manager, `/audits/${id}/report.xlsx`);
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['Resultat', 'Kriterier', 'Mått', 'Underlag', 'Metod']);
    const [result, items, measures, , method] = sheets.map(({ data }) => data);
    expect(result![0]).toEqual(['Värde för', 'Värde', 'Skattade kriterier', 'Antal kriterier', 'Anmärkning']);
    expect(result![1]).toEqual(['Totalvärde', 3.2, 5, 5, sv('documents.fidelityReport.figure.item_mean')]);
    expect(items!.slice(1).map((row) => [row[1], row[3], row[7]])).toEqual(
      codes.map((code) => [code, code === 'I1' ? 4 : 3, '=1+1']),
    );
    expect(measures).toHaveLength(1);
    expect(method).toContainEqual(['Sista dagen', new Date('2026-06-30T00:00:00Z')]);
  });

  it('says everywhere that items are missing, whether or not a total was asked for', async () => {
    const dacts = scales.newest('dacts')!;
    // The first of 28 is missing: 27 × 3 = 81, of at most 27 × 5 = 135.
    const [first, ...rest] = dacts.items.map(({ code }) => code);
    const ratings = { [first!]: [null], ...Object.fromEntries(rest.map((code) => [code, [3]])) };
    const warning = 'Mätningen är ofullständig: 27 av 28 kriterier är';
    for (const [partial, total, words] of [
      [false, null, ['Inget totalvärde: 27 av 28 kriterier är']],
      [true, 81, ['81 av 135', `81 ${sv('fidelity.figure.sum')}, av högst 135`]],
    ] as const) {
      const missing = await store({ teamId: teamIds[2]!, scale: dacts, partial, ratings });
      const read = `query ($id: ID!) { audit(id: $id) { partial total { total rated items readings { mark } } } }`;
      const own = await running.signIn(Role.TEAM_MANAGER, { teamId: teamIds[2]! });
      expect((await own.graphql(read, { id: missing })).data.audit).toEqual({
        partial: true,
        total: { total, rated: 27, items: 28, readings: [] },
      });
      const shown = [];
      for (const path of [`/audits/${missing}`, `/audits/${missing}/report`]) {
        const text = (await own.get(path)).text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
        expect([path, text.includes(warning)]).toEqual([path, true]);
        expect(text).not.toContain('av 140');
        shown.push(text);
      }
      for (const word of words) expect(shown.join(' ')).toContain(word);
      expect((await own.get(`/teams/${teamIds[2]}/audits`)).text.match(/Ofullständig/g)).toHaveLength(
        partial ? 2 : 1,
      );
      const [result, , , , method] = (await workbookOf(own, `/audits/${missing}/report.xlsx`)).map(
        ({ data }) => data,
      );
      expect(result![1]!.slice(1, 4)).toEqual([total, 27, 28]);
      expect(result![1]![4]).toContain(`${warning} skattade.`);
      expect(method!.find(([about]) => about === 'Ofullständig')![1]).toContain(warning);
    }
  });

  it('begins with a page for a board, unless the audit was closed before there was one', async () => {
    const stored = { teamId: teamIds[3]!, ratings: all(3, 4) };
    const own = await running.signIn(Role.TEAM_MANAGER, { teamId: teamIds[3]! });
    const [now, before] = [await store(stored), await store({ ...stored, reportFormat: 1 })];
    const [report, earlier] = await Promise.all(
      [now, before].map(async (audit) => (await own.get(`/audits/${audit}/report`)).text),
    );
    expect(report).toContain('class="board"');
    // Closed on 2 April 2026.
    expect(report).toContain(sv('documents.fidelityReport.board.nextReview', { date: '2 april 2027' }));
    expect(report).toContain(sv('documents.fidelityReport.board.noActions'));
    expect(report).not.toMatch(/>OWN|OWN,|[Pp]oäng|[Bb]etyg/);
    expect(earlier).not.toContain('class="board"');
    for (const words of [
      'OWN, M',
      '<dt>OWN</dt>',
      sv('documents.firstFidelityReport.toImproveUpTo', { rating: 3 }),
      `aria-label="${sv('documents.firstFidelityReport.itemChart', { subscale: 'Integrationsgrad' })}"`,
    ])
      expect([words, earlier!.includes(words)]).toEqual([words, true]);
    // Its page is as all are now.
    expect((await own.get(`/audits/${before}`)).text).not.toMatch(/[Pp]oäng|[Bb]etyg|OWN/);
  });

  it('is not found by other teams', async () => {
    const other = await running.signIn(Role.TEAM_MANAGER, { teamId: teamIds[1]! });
    for (const kind of ['report', 'report.pdf', 'report.xlsx'])
      expect((await other.get(`/audits/${id}/${kind}`)).status).toBe(404);
  });

  it('says of chosen subscales that they have no total, and why', async () => {
    const dacts = scales.newest('dacts')!;
    const ratings = Object.fromEntries(
      dacts.items.filter(({ subscale }) => subscale === 'H').map(({ code }) => [code, [3]]),
    );
    const chosen = await store({ teamId: teamIds[0]!, scale: dacts, components: ['H'], ratings });
    const { text } = await manager.get(`/audits/${chosen}/report`);
    const name = dacts.subscales[0]!.name.sv;
    expect(text).toContain(sv('documents.fidelityReport.noTotalOfChoice', { components: name }));
    expect(text).not.toContain('class="score"');
    expect(text).not.toContain(`${sv('documents.fidelityReport.figure.sum')} (`);
    expect(text).toContain(sv('documents.fidelityReport.noComparison'));
  });
});
