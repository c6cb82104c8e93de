import { randomUUID } from 'node:crypto';
import { Role } from '../../src/access/role.js';
import { Audit, AuditItem, AuditStatus } from '../../src/fidelity/audits/audit.entity.js';
import { Scales } from '../../src/fidelity/scales/scales.js';
import { readMapping2025 } from '../../src/mapping/read-mapping-2025.js';
import { Service } from '../../src/organisations/organisation.entity.js';
import { CareModel } from '../../src/organisations/organisation-kinds.js';
import { Team } from '../../src/teams/team.entity.js';
import { said } from '../support/said.js';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.js';
import { sv } from '../support/words.js';

const teamId = randomUUID();
const closedAuditId = randomUUID();
let test: TestApp;
let analyst: Browser;
let manager: Browser;

beforeAll(async () => {
  test = await startTestApp();
  await makeTeamWithAudits();
  analyst = await test.signIn(Role.NATIONAL_ANALYST);
  manager = await test.signIn(Role.TEAM_MANAGER, { teamId });
});
afterAll(() => test.close());

/** One team of ACT Malmö with a closed audit of 3 on each of the 28 items, and a later one that is still open. */
async function makeTeamWithAudits(): Promise<void> {
  const scale = test.app.get(Scales).newest('dacts')!;
  await test.unitOfWork.run(async (write) => {
    const service = await write.findOneByOrFail(Service, { name: 'ACT Malmö' });
    await write.insert(Team, {
      id: teamId,
      serviceId: service.id,
      name: 'Provteamet',
      municipalityCode: '1280',
      models: [CareModel.ACT],
      openingHours: 'vardagar 8–16',
      phone: '040-00 00 00',
      plannedFteHundredths: 1000,
      capacity: 100,
      fictitious: true,
    });
    for (const { id, status, windowTo } of [
      { id: closedAuditId, status: AuditStatus.CLOSED, windowTo: '2025-12-31' },
      { id: randomUUID(), status: AuditStatus.OPEN, windowTo: '2026-06-30' },
    ]) {
      await write.insert(Audit, {
        id,
        teamId,
        scale: scale.id,
        scaleVersion: scale.version,
        scaleChecksum: scale.checksum,
        windowFrom: '2025-01-01',
        windowTo,
        judgementNote: '',
        status: AuditStatus.OPEN,
        partial: false,
        createdAt: new Date('2026-01-15T08:00:00Z'),
        createdBy: randomUUID(),
        closedAt: null,
        closedBy: null,
      });
      await write.insert(
        AuditItem,
        scale.items.map(({ code }) => ({
          id: randomUUID(),
          auditId: id,
          code,
          caseNumber: 0,
          computed: null,
          computedRating: null,
          rating: 3,
          note: '',
          missingReason: '',
        })),
      );
      await write.update(Audit, { id }, { status });
    }
  });
}

interface Overview {
  regions: {
    region: { code: string };
    status: string;
    serviceCount: number | null;
    services: { teams: unknown[] }[];
  }[];
}

const OVERVIEW = `{
  nationalOverview {
    year source inconsistencies serviceCount
    models { known counts { value services } }
    degrees { known counts { value services } }
    regions {
      region { code name } status serviceCount
      models { known counts { value services } }
      services { service { name } interviewedAs teams { team { name } fidelityShown latestAudit { id total { total } } } }
    }
  }
}`;

describe('geography', () => {
  it('has 21 regions and 290 municipalities, with codes as text', async () => {
    const { data } = await analyst.graphql(
      '{ regions { code name aliases } municipalities { code healthcareRegion } }',
    );
    expect(data.regions).toHaveLength(21);
    expect(data.regions[0]).toEqual({ code: '01', name: 'Stockholm', aliases: ['Region Stockholm'] });
    expect(data.municipalities).toHaveLength(290);
  });

  it('lists the municipalities of one region in Swedish order, Halland split', async () => {
    const { data } = await analyst.graphql('{ municipalities(regionCode: "13") { name healthcareRegion } }');
    expect(data.municipalities).toEqual([
      { name: 'Falkenberg', healthcareRegion: 'WEST' },
      { name: 'Halmstad', healthcareRegion: 'SOUTH' },
      { name: 'Hylte', healthcareRegion: 'SOUTH' },
      { name: 'Kungsbacka', healthcareRegion: 'WEST' },
      { name: 'Laholm', healthcareRegion: 'SOUTH' },
      { name: 'Varberg', healthcareRegion: 'WEST' },
    ]);
    const names = await analyst.graphql('{ municipalities(regionCode: "12") { name } }');
    const last = names.data.municipalities.slice(-5).map(({ name }: { name: string }) => name);
    expect(last).toEqual(['Ystad', 'Åstorp', 'Ängelholm', 'Örkelljunga', 'Östra Göinge']);
  });

  it('finds no municipalities of a region that does not exist, in every language', async () => {
    const { errors } = await analyst.graphql('{ municipalities(regionCode: "02") { name } }');
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'NOT_FOUND',
      problems: [{ path: 'regionCode', texts: said(expect.any(String)) }],
    });
  });
});

describe('national overview', () => {
  it('has 32 services in 15 regions, 5 regions without and Örebro unknown', async () => {
    const { data } = await analyst.graphql<{ nationalOverview: Overview }>(OVERVIEW);
    expect(data.nationalOverview).toMatchObject({ year: 2025, serviceCount: 32 });
    const codes = (status: string) =>
      data.nationalOverview.regions.filter((one) => one.status === status).map(({ region }) => region.code);
    expect(codes('WITH_SERVICES')).toHaveLength(15);
    expect(codes('NONE_REPORTED')).toEqual(['09', '10', '13', '20', '21']);
    expect(codes('UNKNOWN')).toEqual(['18']);
  });

  it('tells none from unknown, and counts only what is known', async () => {
    const { data } = await analyst.graphql<{ nationalOverview: Overview }>(OVERVIEW);
    const overview = data.nationalOverview;
    const region = (wanted: string) => overview.regions.find((one) => one.region.code === wanted);
    expect(region('18')).toMatchObject({ serviceCount: null });
    expect(region('09')).toMatchObject({ serviceCount: 0 });
    expect(region('12')).toMatchObject({
      serviceCount: 5,
      models: {
        known: 5,
        counts: [
          { value: 'FACT', services: 4 },
          { value: 'ACT', services: 1 },
        ],
      },
    });
    expect(overview).toMatchObject({ models: { known: 10 }, degrees: { known: 0, counts: [] } });
  });

  it('shows the latest closed audit to those who may read it, and to nobody else', async () => {
    const teamsSeenBy = async (browser: Browser) => {
      const { data } = await browser.graphql<{ nationalOverview: Overview }>(OVERVIEW);
      return data.nationalOverview.regions.flatMap(({ services }) => services).flatMap(({ teams }) => teams);
    };
    // 28 items rated 3.
    expect(await teamsSeenBy(manager)).toEqual([
      {
        team: { name: 'Provteamet' },
        fidelityShown: true,
        latestAudit: { id: closedAuditId, total: { total: 84 } },
      },
    ]);
    expect(await teamsSeenBy(analyst)).toEqual([
      { team: { name: 'Provteamet' }, fidelityShown: false, latestAudit: null },
    ]);
  });

  it('is closed to strangers', async () => {
    const { errors } = await test.stranger().graphql(OVERVIEW);
    expect(errors?.[0]?.extensions.code).toBe('NOT_SIGNED_IN');
  });
});

describe('the map page', () => {
  it('has the map with a link for each region, and the table that says the same', async () => {
    const { status, text } = await analyst.get('/map');
    expect(status).toBe(200);
    const [, map, table] = /(<svg.*<\/svg>).*?(<table>.*?<\/table>)/s.exec(text)!;
    expect(new Set(map!.match(/href="\/map\/\d\d"/g)).size).toBe(21);
    expect(map).toContain('<title>Skåne: 5 verksamheter</title>');
    expect(map).toContain('<title>Örebro: okänt</title>');
    expect(new Set(table!.match(/href="\/map\/\d\d"/g)).size).toBe(21);
    expect(table).toContain('>FACT 4, ACT 1</td>');
    expect(table).toContain('>FACT 4, IKB 3, ACT 2, RACT 1, okänt 22</td>');
    expect(text).not.toMatch(/ style="/);
  });

  it('names the source, its year and where it contradicts itself', async () => {
    const { text } = await analyst.get('/map');
    expect(text).toContain('Socialstyrelsen 2025-2-9454');
    expect(text).toContain('Örebro finns i ingen av dem');
    expect(text).toContain('CC BY 4.0');
  });

  it('shows a total to the team and not to the analyst', async () => {
    const total = 'DACTS, programtrohet till ACT: 84 av 140 (31 december 2025)';
    expect((await manager.get('/map')).text).toContain(total);
    const seenByAnalyst = (await analyst.get('/map')).text;
    expect(seenByAnalyst).not.toContain(total);
    expect(seenByAnalyst).toContain('Visas inte');
  });

  it('speaks English when asked to', async () => {
    const english = await test.signIn(Role.NATIONAL_ANALYST);
    await english.submit('/map', { locale: 'en', returnTo: '/map' }, '/language');
    const page = (await english.get('/map')).text;
    expect(page).toContain('<title>Skåne: 5 services</title>');
    expect(page).toContain('Örebro is in neither');
  });
});

describe('the page of a region', () => {
  it('lists its services with what is known, and their teams', async () => {
    const { status, text } = await analyst.get('/map/12');
    expect(status).toBe(200);
    for (const name of ['ACT Malmö', 'FACT-team psykos (13)', 'Wemind FACT-team Lund och Helsingborg']) {
      expect(text).toContain(name);
    }
    expect(text).toContain('Ja, övergripande intervju');
    expect(text).toContain(`href="/teams/${teamId}"`);
    expect(text).toContain('Malmö');
  });

  it('says beside each figure that is missing why it is', async () => {
    const { text } = await analyst.get('/map/12');
    const { notGiven } = readMapping2025();
    for (const { sv: reason } of [
      notGiven.INTEGRATION_DEGREE,
      notGiven.PRINCIPALS,
      notGiven.LEGAL_FORM,
      notGiven.START_YEAR,
    ] as Record<'sv', string>[])
      expect(text.split(`Okänt <span class="hint">${reason}</span>`)).toHaveLength(6);
    // Each of the five of Skåne has a model in its name.
    expect(text).not.toContain(notGiven.MODELS.sv);
  });

  it('gives other reasons for what has come into the register since, and where all have closed', async () => {
    await test.unitOfWork.run(async (write) => {
      await write.update(Service, { regionCode: '04' }, { endYear: 2026 });
      const service = { name: 'Ny', regionCode: '20', models: [], targetGroups: '', principals: [] };
      await write.insert(Service, { id: randomUUID(), ...service, startYear: 2026 });
    });
    const { text } = await analyst.get('/map/20');
    expect(text.split(sv('map.notEntered'))).toHaveLength(5);
    const closed = sv('map.regionClosed', { year: 2025 });
    expect((await analyst.get('/map/04')).text).toContain(closed);
    const { data } = await analyst.graphql(
      `{ nationalOverview { regions { region { code } unknownBecause { locale text }
           services { missing { figure reason { locale text } } } } } }`,
    );
    const region = (code: string) =>
      data.nationalOverview.regions.find((one: { region: { code: string } }) => one.region.code === code);
    expect(region('04')).toMatchObject({ unknownBecause: said(closed), services: [] });
    expect(region('12').unknownBecause).toBeNull();
    expect(region('20').services[0].missing).toEqual(
      ['MODELS', 'INTEGRATION_DEGREE', 'PRINCIPALS', 'LEGAL_FORM'].map((figure) => ({
        figure,
        reason: said(sv('map.notEntered')),
      })),
    );
  });

  it('says none where the report says none, and unknown where it says nothing', async () => {
    expect((await analyst.get('/map/13')).text).toContain(
      'inga integrerade verksamheter enligt kartläggningen 2025',
    );
    expect((await analyst.get('/map/18')).text).toContain(sv('map.regionUnknown', { year: 2025 }));
  });

  it('is not found for a code that no region has', async () => {
    expect((await analyst.get('/map/02')).status).toBe(404);
  });
});
