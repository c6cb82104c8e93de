import { randomUUID } from 'node:crypto';
import type { BrowserContextOptions } from 'playwright-core';
import type { Role } from '../../src/access/role.js';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { addAccount, type Held, startTestApp, type TestApp } from '../support/test-app.js';
import { type Credentials, startBrowser, Visitor } from './visitor.js';

type Window = Omit<BrowserContextOptions, 'locale'> & { locale?: Locale };

/** The whole application, and a real browser to see it with. */
export interface BrowserApp extends TestApp {
  /** Somebody at a window of their own, who is not signed in. */
  visitor(window?: Window): Promise<Visitor>;
  account(role: Role, place?: Held): Promise<Credentials>;
  /** Somebody at a window of their own, signed in to an account of their own. */
  visitorAs(role: Role, place?: Held, window?: Window): Promise<Visitor>;
}

/** @param environment of the application, beyond what a test needs */
export async function startBrowserApp(environment: Record<string, string> = {}): Promise<BrowserApp> {
  const test = await startTestApp(environment);
  const browser = await startBrowser();
  const visitor = (window?: Window) => Visitor.arrive(browser, test.url, window);
  const account = async (role: Role, place: Held = {}) => {
    const username = `${role.toLowerCase().replaceAll('_', '-')}-${randomUUID().slice(0, 8)}`;
    const credentials = { username, password: randomUUID() };
    await addAccount(test.unitOfWork, { ...credentials, role, ...place });
    return credentials;
  };
  return {
    ...test,
    visitor,
    account,
    async visitorAs(role, place, window) {
      const arrived = await visitor(window);
      await arrived.signIn(await account(role, place));
      return arrived;
    },
    async close() {
      await browser.close();
      await test.close();
    },
  };
}
