import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Role } from '../../src/access/role.js';
import { GLOSSARY_TERMS, HELP_TOPICS, PUBLIC_PAGES } from '../../src/help/help-texts.service.js';
import { projectRoot } from '../../src/platform/project-root.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { en, sv } from '../support/words.js';

let test: TestApp;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'public-pages-'));
  writeFileSync(join(folder, 'contact.sv.txt'), 'Hör av dig\n\n# Växeln\n- Ring <010> 000 00 00.\n');
  test = await startTestApp({ PUBLIC_PAGES: folder });
});
afterAll(async () => {
  await test?.close();
  rmSync(folder, { recursive: true, force: true });
});

const heading = (text: string) => /<h1>([^<]*)/.exec(text)?.[1];
const english = { Cookie: 'locale=en' };

describe('pages that are open to everybody', () => {
  it('are found at the foot of every page, in both languages, without signing in', async () => {
    const { text } = await test.stranger().get('/sign-in');
    for (const page of PUBLIC_PAGES) {
      expect(text).toContain(`<a href="/${page}">`);
      const [swedish, inEnglish] = [
        await test.stranger().get(`/${page}`),
        await test.stranger().get(`/${page}`).set(english),
      ];
      expect([swedish.status, inEnglish.status]).toEqual([200, 200]);
      // What an installation has written in one language goes before ours in another.
      expect(heading(swedish.text) === heading(inEnglish.text)).toBe(page === 'contact');
    }
  });

  it('say what an installation has written in their place, and nothing of it is markup', async () => {
    const { text } = await test.stranger().get('/contact');
    expect(heading(text)).toBe('Hör av dig');
    expect(text).toContain('<li>Ring &lt;010&gt; 000 00 00.</li>');
  });

  it('tell of accessibility what the rules ask for, with a way to complain and what is to be filled in', async () => {
    const { text } = await test.stranger().get('/accessibility');
    for (const part of [
      '2018:1937',
      'www.digg.se/tdosanmalan',
      '[Ska fyllas i av den som driver installationen',
    ])
      expect(text).toContain(part);
  });

  it('lead to whoever takes care of security, and never for longer than a year', async () => {
    const { status, headers, text } = await test.stranger().get('/.well-known/security.txt');
    expect([status, headers['content-type']]).toEqual([200, 'text/plain; charset=utf-8']);
    const fields = Object.fromEntries(
      text
        .trim()
        .split('\n')
        .map((line) => /^([\w-]+): (.*)$/.exec(line)!.slice(1)),
    );
    expect(fields).toMatchObject({ Contact: `${test.url}/contact`, 'Preferred-Languages': 'sv, en' });
    const days = (Date.parse(fields.Expires) - Date.now()) / (24 * 60 * 60 * 1000);
    expect(days).toBeGreaterThan(170);
    expect(days).toBeLessThan(365);
  });
});

describe('help', () => {
  it('has a page for each task, and a glossary', async () => {
    const { text } = await test.stranger().get('/help');
    for (const topic of [...HELP_TOPICS, 'glossary']) {
      expect(text).toContain(`href="/help/${topic}"`);
      expect((await test.stranger().get(`/help/${topic}`)).status).toBe(200);
      expect((await test.stranger().get(`/help/${topic}`).set(english)).status).toBe(200);
    }
    const glossary = await test.stranger().get('/help/glossary').set(english);
    expect(heading(glossary.text)).toBe(en('help.glossary'));
    expect(glossary.text).toContain(en('help.meaningOf.principal'));
    const swedish = (await test.stranger().get('/help/glossary')).text;
    const rows = readFileSync(join(projectRoot, 'docs', 'glossary.md'), 'utf8').split('\n');
    for (const term of GLOSSARY_TERMS) {
      expect(swedish).toContain(sv(`help.meaningOf.${term}`));
      const isPair = (row: string) =>
        row.split('|')[1]?.includes(sv(`help.term.${term}`)) &&
        row.split('|')[2]?.includes(en(`help.term.${term}`));
      expect([term, rows.some(isPair)]).toEqual([term, true]);
    }
  });

  it('is found from where one stands', async () => {
    const browser = await test.signIn(Role.ADMINISTRATOR);
    const helpOf = async (path: string) =>
      new RegExp(`<a href="([^"]+)">${sv('help.title')}</a>`).exec(
        (await browser.get(path).set('Accept', 'text/html')).text,
      )?.[1];
    expect(await helpOf('/teams')).toBe('/help');
    expect(await helpOf('/emergency-opening')).toBe('/help/emergency');
    expect(await helpOf('/persons/x/consents/new')).toBe('/help/consent');
    expect(await helpOf('/persons/x')).toBe('/help/enrol');
    for (const path of ['/hospital-episodes/x', '/interventions/x', '/contacts/x'])
      expect(await helpOf(path)).toBe('/help/visit');
    expect(await helpOf('/team-meetings/x')).toBe('/help/meeting');
    for (const path of ['/teams/x/board', '/enrolments/x/board'])
      expect(await helpOf(path)).toBe('/help/board');
    for (const path of ['/teams/x/staff/new', '/posts/x/end']) expect(await helpOf(path)).toBe('/help/staff');
    for (const path of ['/teams/x/days', '/persons/x/timeline'])
      expect(await helpOf(path)).toBe('/help/visit');
    expect(await helpOf('/teams/x/import')).toBe('/help/file');
    expect(await helpOf('/audits/x')).toBe('/help/audit');
  });
});
