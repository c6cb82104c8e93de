import { pino } from 'pino';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.js';
import { en, sv } from '../support/words.js';

const SWEDISH = sv('error.INSECURE_CONNECTION.title');
const html = { Accept: 'text/html' };

/** An application, and the lines that it has logged as warnings. */
async function start(environment: Record<string, string>): Promise<{ test: TestApp; warnings: any[] }> {
  const warnings: any[] = [];
  const write = (line: string) => warnings.push(JSON.parse(line));
  const test = await startTestApp(environment, { logger: pino({ level: 'warn' }, { write }) });
  return { test, warnings };
}
const readiness = async (browser: Browser) => (await browser.get('/health/ready')).body;

describe('with cookies for TLS and no trusted proxy', () => {
  let test: TestApp;
  let warnings: any[];
  beforeAll(async () => {
    ({ test, warnings } = await start({ SECURE_COOKIES: 'true', TRUSTED_PROXIES: '0' }));
  });
  afterAll(() => test.close());

  it('the log says at start, in one line, that nobody can sign in, and how to mend it', () => {
    expect(warnings).toHaveLength(1);
    expect(warnings[0].message).toMatch(/nobody can sign in.*TRUSTED_PROXIES.*SECURE_COOKIES=false/);
  });

  it('the sign-in page says so, and takes no password', async () => {
    const { text, headers } = await test.stranger().get('/sign-in').set(html);
    expect(text).toContain(SWEDISH);
    expect(text).toContain('SECURE_COOKIES&#x3D;false');
    expect(text).not.toContain('name="password"');
    expect(headers['set-cookie']).toBeUndefined();
    const english = await test.stranger().get('/sign-in').set('Cookie', '__Host-locale=en');
    expect(english.text).toContain(en('error.INSECURE_CONNECTION.title'));
  });

  it('a form that is sent all the same is answered in words, and to a program by a code', async () => {
    const post = () =>
      test.stranger().agent.post('/sign-in').type('form').send({ username: 'asa', password: 'hemligt' });
    const answer = await post().set(html);
    expect([answer.status, answer.text]).toEqual([403, expect.stringContaining(SWEDISH)]);
    expect(answer.text).toContain('TRUSTED_PROXIES');
    expect(answer.text).not.toContain('hemligt');
    expect((await post().set('Accept', 'application/json')).body.code).toBe('INSECURE_CONNECTION');
  });

  it('a header of a proxy is warned of once, and readiness goes on telling it', async () => {
    const browser = test.stranger();
    expect(await readiness(browser)).toEqual({ status: 'ok', warnings: [] });
    for (const header of ['X-Forwarded-For', 'Forwarded', 'X-Forwarded-For'])
      await browser.get('/sign-in').set(header, 'for=192.0.2.7');
    expect(await readiness(browser)).toEqual({ status: 'ok', warnings: ['FORWARDED_HEADER_NOT_TRUSTED'] });
    expect(warnings.slice(1)).toMatchObject([{ code: 'FORWARDED_HEADER_NOT_TRUSTED' }]);
    expect(JSON.stringify(warnings)).not.toContain('192.0.2.7');
  });
});

describe('with a trusted proxy', () => {
  it('nothing is warned of', async () => {
    const { test, warnings } = await start({ SECURE_COOKIES: 'true', TRUSTED_PROXIES: '1' });
    try {
      const browser = test.stranger();
      await browser.get('/sign-in').set('X-Forwarded-For', '192.0.2.7');
      expect(await readiness(browser)).toEqual({ status: 'ok', warnings: [] });
      expect(warnings).toEqual([]);
    } finally {
      await test.close();
    }
  });
});
