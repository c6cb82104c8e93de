import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Role } from '../../src/access/role.js';
import { makeMeasuredTeam, measuredWindow } from '../support/measured-team.js';
import { said } from '../support/said.js';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.js';
import { sv } from '../support/words.js';

/** Words made up for the test, of one item that records rate and one that people rate. */
const texts = `scale: dacts
version: 1.1.0
licence: { sv: Ord från Provförlaget med tillstånd., en: Words of the Trial Press by permission. }
items:
  H2:
    name: { sv: Licensierat namn, en: Licensed name }
    levels:
      3: { sv: Licensierad mellannivå., en: Licensed middle level. }
  O1:
    about: { sv: Licensierad beskrivning., en: Licensed description. }
    levels:
      5: { sv: Licensierad toppnivå., en: Licensed top level. }
`;

interface Site {
  app: TestApp;
  manager: Browser;
  auditId: string;
}

const folder = mkdtempSync(join(tmpdir(), 'texts-'));
const sites: Site[] = [];
let plain: Site;
let licensed: Site;

/** A site with one audit of the measured team, O1 rated 5 by hand and all else as the records have it. */
async function startSite(environment: Record<string, string>): Promise<Site> {
  const app = await startTestApp(environment);
  const { teamId } = await app.unitOfWork.run(makeMeasuredTeam);
  const manager = await app.signIn(Role.TEAM_MANAGER, { teamId });
  const { from: windowFrom, to: windowTo } = measuredWindow;
  const started = await manager.graphql(
    'mutation ($input: StartAuditInput!) { startAudit(input: $input) { id } }',
    {
      input: { teamId, scale: 'dacts', windowFrom, windowTo },
    },
  );
  const site = { app, manager, auditId: started.data.startAudit.id };
  sites.push(site);
  await manager.graphql(
    `mutation ($id: ID!, $input: RateAuditItemInput!) { rateAuditItem(id: $id, code: "O1", input: $input) { __typename } }`,
    { id: site.auditId, input: { revision: 1, rating: 5 } },
  );
  return site;
}

beforeAll(async () => {
  mkdirSync(join(folder, 'dacts'));
  writeFileSync(join(folder, 'dacts', '1.1.0.yaml'), texts);
  plain = await startSite({});
  licensed = await startSite({ FIDELITY_TEXTS: folder });
});

afterAll(async () => {
  for (const { app } of sites) await app.close();
  rmSync(folder, { recursive: true });
});

const figures = `query ($id: ID!) { audit(id: $id) { scaleChecksum definition { checksum }
  items { code rating computedRating computed { figure { numerator denominator value } } }
  total { sum itemMean subscaleMean total rated subscales { code rated sum mean } } } }`;

describe("a site's licensed texts", () => {
  it('are shown where the item is rated', async () => {
    let text = '';
    for (const code of ['H', 'O'])
      text += (await licensed.manager.get(`/audits/${licensed.auditId}/subscales/${code}`).expect(200)).text;
    for (const words of [
      'H2 Licensierat namn',
      'Licensierad mellannivå.',
      'Licensierad beskrivning.',
      '5. Licensierad toppnivå.',
    ])
      expect(text).toContain(words);
    expect(text).not.toContain('Hela teamet möter personen');
    // What the file does not give keeps our own words.
    expect(text).toContain('H1 Få personer per medarbetare');
  });

  it('change no figure', async () => {
    const read = async ({ manager, auditId }: Site) => (await manager.graphql(figures, { id: auditId })).data;
    const { audit } = await read(licensed);
    expect(audit).toEqual((await read(plain)).audit);
    // The records rate 21 items, as counted in fidelity.e2e-spec.ts, and O1 is the 22nd.
    expect(audit.total).toMatchObject({ rated: 22 });
    expect(audit.items.find(({ code }: { code: string }) => code === 'H2')).toMatchObject({ rating: 3 });
  });

  it('are told of, with the licence, in the report and the API', async () => {
    const { text } = await licensed.manager.get(`/audits/${licensed.auditId}/report`).expect(200);
    expect(text).toContain('Licensierad toppnivå.');
    expect(text).toContain(
      `${sv('documents.fidelityReport.licensedTexts')} Ord från Provförlaget med tillstånd.`,
    );
    const { data } = await licensed.manager.graphql('{ fidelityScales { id licence { locale text } } }');
    const licences = data.fidelityScales.map(({ id, licence }: { id: string; licence: unknown }) => [
      id,
      licence,
    ]);
    expect(licences).toContainEqual([
      'dacts',
      said('Ord från Provförlaget med tillstånd.', 'Words of the Trial Press by permission.'),
    ]);
    expect(licences.filter(([, licence]: [string, unknown]) => licence !== null)).toHaveLength(1);
  });

  it('are not spoken of where there are none', async () => {
    const { text } = await plain.manager.get(`/audits/${plain.auditId}/report`).expect(200);
    expect(text).not.toContain('icensierad');
  });
});
