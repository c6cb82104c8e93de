import { randomUUID } from 'node:crypto';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { type Logger, pino } from 'pino';
import supertest from 'supertest';
import type { EntityManager } from 'typeorm';
import { Account, Grant } from '../../src/access/account.entity.js';
import { Role } from '../../src/access/role.js';
import { createApp } from '../../src/app/create-app.js';
import { readEnvironment } from '../../src/app/read-environment.js';
import { sql } from '../../src/platform/database/sql.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { hashPassword } from '../../src/sign-in/password.js';
import { createMigratedDatabase } from './test-database.js';

/** A spec signs in many times. */
export const CHEAP_COST = { N: 2, r: 1, p: 1 };

/** One signed-in browser: keeps its cookies, and sends the token of the form it last opened. */
export class Browser {
  readonly agent: ReturnType<typeof supertest.agent>;

  constructor(readonly url: string) {
    this.agent = supertest.agent(url);
  }

  get(path: string) {
    return this.agent.get(path);
  }

  /** What the browser would send to the application as this cookie. */
  cookie(name: string): string | undefined {
    return this.agent.jar.getCookie(name, {
      domain: '127.0.0.1',
      path: '/',
      secure: false,
      script: false,
    } as never)?.value;
  }

  /**
   * Opens the page with the form, takes its tokens and the revisions it shows, and posts the fields. `action` defaults to
   * the page itself.
   */
  async submit(page: string, fields: Record<string, unknown>, action = page) {
    return this.press(action, { ...(await this.open(page, fields)), ...fields });
  }

  /** What the forms of a page carry unseen: the tokens of one of them, and all revisions but those among the fields. */
  async open(page: string, fields: Record<string, unknown> = {}): Promise<Record<string, string>> {
    const { status, text } = await this.agent.get(page);
    const [, _csrf] = /name="_csrf" value="([^"]+)"/.exec(text) ?? [];
    // The last form of a page is its own; those of the layout come first.
    const _form = [...text.matchAll(/name="_form" value="([^"]+)"/g)].at(-1)?.[1];
    if (!_csrf || !_form) throw new Error(`${page} answered ${status} and has no form`);
    return { _csrf, _form, ...revisionsIn(text, fields) };
  }

  /** Posts a form as it stands, as often as it is pressed. */
  press(action: string, form: Record<string, unknown>, page = action) {
    return this.agent
      .post(action)
      .set('Accept', 'text/html')
      .set('Referer', this.url + page)
      .type('form')
      .send(form);
  }

  /** @returns the answer's body: `data` and `errors` */
  async graphql<Data = Record<string, any>>(
    query: string,
    variables: Record<string, unknown> = {},
  ): Promise<{ data: Data; errors?: { message: string; path?: string[]; extensions: any }[] }> {
    const answer = await this.agent.post('/graphql').send({ query, variables });
    return answer.body;
  }
}

/** The revisions that the forms of a page show, but for those that the fields name themselves. */
function revisionsIn(html: string, fields: object): Record<string, string> {
  const shown = [...html.matchAll(/ name="([^"]+)" value="([^"]*)" autocomplete="off" data-revision>/g)];
  const isNamed = (name: string) =>
    name
      .split(/[[\]]+/)
      .filter(Boolean)
      .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], fields) !==
    undefined;
  return Object.fromEntries(
    shown.flatMap(([, name = '', value = '']) => (isNamed(name) ? [] : [[name, value]])),
  );
}

/** Signs in with a password that somebody else gave, and chooses another in its place. */
export async function chooseFirstPassword(
  browser: Browser,
  given: { username: string; password: string },
  newPassword: string,
): Promise<void> {
  await browser.submit('/sign-in', given);
  const chosen = { currentPassword: given.password, newPassword, repeatedPassword: newPassword };
  const answer = await browser.submit('/account', chosen, '/account/password');
  if (answer.headers.location !== '/') throw new Error(`The new password was answered ${answer.status}`);
}

export interface TestApp {
  app: NestExpressApplication;
  url: string;
  unitOfWork: UnitOfWork;
  /** Somebody who is not signed in. */
  stranger(): Browser;
  /** Makes an account with one role and signs it in through the sign-in form. */
  signIn(role: Role, options?: Held): Promise<Browser>;
  close(): Promise<void>;
}

interface Started {
  /** Where its log goes; nowhere unless said. */
  logger?: Logger;
}

/** Starts the whole application on a free port with a database of its own. */
export async function startTestApp(
  environment: Record<string, string | undefined> = {},
  { logger = pino({ level: process.env.TEST_LOG_LEVEL ?? 'silent' }) }: Started = {},
): Promise<TestApp> {
  const database = await createMigratedDatabase();
  const config = readEnvironment({
    NODE_ENV: 'test',
    SESSION_SECRET: randomUUID(),
    SECURE_COOKIES: 'false',
    PASSWORD_COST: '4',
    PORT: '0',
    ...database.environment,
    ...environment,
  });
  const app = await createApp(config, logger);
  await app.listen(0, '127.0.0.1');
  const url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
  const test: TestApp = {
    app,
    url,
    unitOfWork: app.get(UnitOfWork),
    stranger: () => new Browser(url),
    async signIn(role, options = {}) {
      const username = `${role.toLowerCase().replaceAll('_', '-')}-${randomUUID().slice(0, 8)}`;
      const password = randomUUID();
      await addAccount(test.unitOfWork, { username, password, role, ...options });
      const browser = new Browser(url);
      const answer = await browser.submit('/sign-in', { username, password });
      if (answer.status !== 303) throw new Error(`Sign-in answered ${answer.status}`);
      return browser;
    },
    async close() {
      await test.app.close();
      await database.drop();
      // A worker keeps every spec that it has run; what a spec has closed need not be kept with it.
      Object.assign(test, { app: undefined, unitOfWork: undefined });
    },
  };
  return test;
}

/** What a role is held for, and who employs its holder: unless said, the region that runs the team. */
export interface Held {
  teamId?: string;
  unitId?: string;
  regionCode?: string;
  principalId?: string;
}

interface NewAccount extends Held {
  username: string;
  password: string;
  role: Role;
}

/** Straight into the tables, with a hash that is cheap to check: a spec signs in many times. */
export async function addAccount(
  unitOfWork: UnitOfWork,
  { username, password, role, teamId, unitId, regionCode, principalId }: NewAccount,
): Promise<void> {
  const id = randomUUID();
  const passwordHash = await hashPassword(password, CHEAP_COST);
  await unitOfWork.run(async (manager) => {
    await manager.insert(Account, {
      id,
      username,
      name: `Test ${role}`,
      passwordHash,
      principalId: principalId ?? (teamId ? await regionOf(manager, teamId) : null),
      active: true,
      createdAt: new Date(),
    });
    await manager.insert(Grant, {
      id: randomUUID(),
      accountId: id,
      role,
      teamId: teamId ?? null,
      unitId: unitId ?? null,
      regionCode: regionCode ?? null,
      principalId: role === Role.LOG_REVIEWER ? (principalId ?? null) : null,
      approvedAt: new Date(),
      fromDate: '2020-01-01',
      toDate: null,
    });
  });
}

async function regionOf(manager: EntityManager, teamId: string): Promise<string | null> {
  const [row] = await sql<{ id: string }>(
    manager,
    `SELECT principal.id FROM team
       JOIN service_principal ON service_principal.service_id = team.service_id
       JOIN principal ON principal.id = service_principal.principal_id
      WHERE team.id = :teamId AND principal.activities LIKE '%HEALTH%'`,
    { teamId },
  );
  return row?.id ?? null;
}
