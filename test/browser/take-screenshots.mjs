// Starts the demonstration on a database of its own and writes the pictures of README to docs/images.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const IMAGES = 'docs/images';

const folder = mkdtempSync(join(tmpdir(), 'teamkompass-pictures-'));
const demo = spawn(process.execPath, ['dist/src/app/cli.js', 'demo'], {
  env: { ...process.env, PORT: '0', SQLITE_PATH: join(folder, 'demo.sqlite'), DATABASE_URL: '' },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const browser = await chromium.launch({
  executablePath: process.env.TEST_BROWSER,
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
try {
  const said = await introduction();
  const page = await signIn(said, 'samordnare');
  await page.goto(/http\S+\/audits\/\S+/.exec(said)[0]);
  await page.screenshot({ path: join(IMAGES, 'audit.png') });
  await page.goto(/http\S+\/crisis-plans\/\S+/.exec(said)[0]);
  await page.goto(`${page.url()}/release`);
  await page.locator('[name=receiver][value=PERSON]').check();
  await page.locator('main form button').click();
  await page.waitForURL(/\/copies\//);
  await page.goto(`${page.url()}/print`);
  await takePaper(page, join(IMAGES, 'crisis-plan'));
} finally {
  await browser.close();
  demo.kill();
  rmSync(folder, { recursive: true, force: true });
}

/** What the demonstration prints once it can be visited. */
async function introduction() {
  let said = '';
  for await (const piece of demo.stdout) {
    said += piece;
    if (/\/sips\/\S+\n/.test(said)) return said;
  }
  throw new Error(`The demonstration did not start:\n${said}`);
}

/** Signs an account of the demonstration in. */
async function signIn(said, username) {
  const page = await browser.newPage({ viewport: { width: 1100, height: 1085 }, reducedMotion: 'reduce' });
  await page.goto(/http\S+\/sign-in/.exec(said)[0]);
  await page.locator('[name=username]').fill(username);
  await page.locator('[name=password]').fill(new RegExp(`^ +${username} +(\\S+)`, 'm').exec(said)[1]);
  await page.locator('main button').click();
  await page.waitForURL((url) => url.pathname === '/');
  return page;
}

/** The first sheet of the PDF, where poppler is there to draw it; else the page that is made for paper. */
async function takePaper(page, picture) {
  const pdf = join(folder, 'sheet.pdf');
  writeFileSync(pdf, await (await page.request.get(`${page.url()}.pdf`)).body());
  try {
    execFileSync('pdftoppm', ['-png', '-r', '80', '-f', '1', '-singlefile', pdf, picture]);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    await page.screenshot({ path: `${picture}.png` });
  }
}
