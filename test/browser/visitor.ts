import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import {
  type Browser,
  type BrowserContextOptions,
  chromium,
  type Page,
  type Response,
} from 'playwright-core';
import { defaultLocale, type Locale } from '../../src/platform/i18n/locale.js';
import { translate } from '../../src/platform/i18n/translate.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** What has been looked at: main parts, and what stands around them. */
const lookedAt = new Set<string>();
/** What other colours can break. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

const DESK = { width: 1280, height: 900 };
/** 1280 pixels at 400 %: the narrowest screen that WCAG 1.4.10 asks a page to fit. */
const NARROW = { width: 320, height: 640 };

/** Starts the Chromium that TEST_BROWSER names, with nothing that calls home. */
export function startBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.TEST_BROWSER,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** A label with these words, and in brackets perhaps whether the field must be filled in. */
export const labelOf = (words: string): RegExp =>
  new RegExp(`^${words.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')}( \\(|$)`);

/** How a part of a page is built, whatever it says and wherever it leads. */
const shapeOf = (html: string): string =>
  html
    .replaceAll(/>[^<]*[^<\s][^<]*</g, '>…<')
    .replaceAll(/ (?:href|action|value|id|for|aria-\w+by)="[^"]*"/g, '');

export interface Credentials {
  username: string;
  password: string;
}

/** One person at one browser window, who reads the application in one language. */
export class Visitor {
  /** Errors of the pages' own script, and what the Content-Security-Policy stopped. Must stay empty. */
  readonly complaints: string[] = [];

  private constructor(
    readonly page: Page,
    readonly url: string,
    readonly locale: Locale,
  ) {
    page.on('pageerror', (error) => this.complaints.push(`${page.url()}: ${error.message}`));
    page.on('console', (message) => {
      if (/Content Security Policy/.test(message.text()))
        this.complaints.push(`${page.url()}: ${message.text()}`);
    });
  }

  static async arrive(
    browser: Browser,
    url: string,
    { locale = 'sv', ...options }: Omit<BrowserContextOptions, 'locale'> & { locale?: Locale } = {},
  ): Promise<Visitor> {
    // Without motion a colour is what it will be as soon as it is set.
    const context = await browser.newContext({ viewport: DESK, reducedMotion: 'reduce', ...options });
    await context.addCookies([{ name: 'locale', value: locale, url }]);
    context.setDefaultTimeout(10_000);
    return new Visitor(await context.newPage(), url, locale);
  }

  /** The words of a message, as this visitor reads them. */
  readonly t = (key: string, params?: Record<string, string | number>) => translate(this.locale, key, params);

  async open(path: string): Promise<Response> {
    const response = await this.page.goto(this.url + path);
    if (!response) throw new Error(`${path} gave no answer`);
    return response;
  }

  /** The address of the page, without the host. */
  get path(): string {
    const { pathname, search } = new URL(this.page.url());
    return pathname + search;
  }

  async signIn({ username, password }: Credentials): Promise<void> {
    await this.open('/sign-in');
    await this.field('access.username').fill(username);
    await this.field('access.password').fill(password);
    await this.press('access.signIn');
    await this.page.waitForURL((address) => address.pathname !== '/sign-in');
  }

  /** The field with this label. */
  field(key: string, params?: Record<string, string | number>) {
    return this.page.getByLabel(labelOf(this.t(key, params))).first();
  }

  /** The field posted under this name, for rows whose labels repeat. */
  named(name: string) {
    return this.page.locator(`[name="${name}"]:not([type=hidden])`);
  }

  /** Presses the first button with these words in the main part of the page, and waits for the answer. */
  async press(key: string, params?: Record<string, string | number>): Promise<void> {
    await this.page
      .getByRole('main')
      .getByRole('button', { name: this.t(key, params), exact: true })
      .first()
      .click();
  }

  /** Follows the first link with these words in the main part of the page. */
  async follow(key: string, params?: Record<string, string | number>): Promise<void> {
    await this.page
      .getByRole('main')
      .getByRole('link', { name: this.t(key, params), exact: true })
      .first()
      .click();
  }

  heading(): Promise<string> {
    return this.page.getByRole('heading', { level: 1 }).innerText();
  }

  async leave(): Promise<void> {
    await this.page.context().close();
  }

  /**
   * What is wrong with the page as it stands: by axe and by overflow, on a wide and a narrow screen, and by axe in
   * dark colours. One line a fault; none of a page of which all has been looked at before.
   */
  async faults(): Promise<string[]> {
    const { page } = this;
    return this.look(await this.parts(), async () => {
      const found = await this.axe('1280 px');
      if (this.showsColours) {
        await page.emulateMedia({ colorScheme: 'dark' });
        found.push(...(await this.axe('dark', COLOUR_RULES)));
        await page.emulateMedia({ colorScheme: 'light' });
      }
      await page.setViewportSize(NARROW);
      found.push(...(await this.axe('320 px')), ...(await this.overflow('320 px')));
      await page.setViewportSize(DESK);
      return found;
    });
  }

  /**
   * The same on the visitor's own screen alone: by overflow every page, and by axe each that is built like none before. In a
   * week's work one comes to a page many times, with other words on it.
   */
  async faultsOnOwnScreen(): Promise<string[]> {
    const view = `${this.page.viewportSize()?.width} px`;
    const shapes = (await this.parts()).map((part) => `${view}: ${shapeOf(part)}`);
    const found = (await this.overflow(view)).map((fault) => `${this.path} ${fault}`);
    return [...found, ...(await this.look(shapes, () => this.axe(view)))];
  }

  private async look(parts: string[], find: () => Promise<string[]>): Promise<string[]> {
    if (parts.every((part) => lookedAt.has(part))) return [];
    for (const part of parts) lookedAt.add(part);
    await this.page.evaluate(AXE);
    return (await find()).map((fault) => `${this.locale} ${this.path} ${fault}`);
  }

  /** The main part, and what stands around it, without what tells one request or one address from another. */
  private async parts(): Promise<string[]> {
    // Whoever has just come here may be before the main part and the style sheet.
    await this.page.waitForLoadState();
    const parts: string[] = await this.page.evaluate(`(() => {
      const body = document.body.cloneNode(true);
      for (const input of body.querySelectorAll('[name=_csrf], [name=_form], [name=returnTo]')) input.remove();
      for (const link of body.querySelectorAll('[aria-current]')) link.removeAttribute('aria-current');
      const main = body.querySelector('main');
      main.remove();
      return [main.outerHTML, document.documentElement.lang + body.outerHTML];
    })()`);
    return parts;
  }

  /** Words have no colours of their own: one language tells of both. */
  private get showsColours(): boolean {
    return this.locale === defaultLocale;
  }

  private async axe(view: string, runOnly: string[] = RULES): Promise<string[]> {
    const rules = Object.fromEntries(COLOUR_RULES.map((rule) => [rule, { enabled: this.showsColours }]));
    const options = { runOnly, rules, resultTypes: ['violations'], preload: false };
    const violations: { id: string; nodes: string[] }[] = await this.page.evaluate(`axe
      .run(document, ${JSON.stringify(options)})
      .then(({ violations }) => violations.map(({ id, nodes }) =>
        ({ id, nodes: nodes.map(({ target, any }) => target.join(' ') + ' ' + (any[0]?.message ?? '')) })))`);
    return violations.map(({ id, nodes }) => `(${view}) ${id}: ${nodes.slice(0, 5).join(' | ')}`);
  }

  /** Pages scroll one way only; a wide table scrolls inside its own frame. */
  private async overflow(view: string): Promise<string[]> {
    const wide: string[] = await this.page.evaluate(`(() => {
      const { clientWidth, scrollWidth } = document.documentElement;
      if (scrollWidth <= clientWidth) return [];
      return [...document.querySelectorAll('body *')]
        .filter((element) => element.getBoundingClientRect().right > clientWidth + 0.5)
        .map((element) => element.tagName.toLowerCase() + '.' + element.className);
    })()`);
    return wide.length > 0 ? [`(${view}) wider than the screen: ${wide.slice(0, 5).join(', ')}`] : [];
  }
}
