import { randomUUID } from 'node:crypto';
import { Account } from '../../src/access/account.entity.js';
import { Role } from '../../src/access/role.js';
import { Ground } from '../../src/consents/ground.entity.js';
import { Audit } from '../../src/fidelity/audits/audit.entity.js';
import { Disagreement } from '../../src/persons/amendment.entity.js';
import { Enrolment } from '../../src/persons/person.entity.js';
import { today } from '../../src/platform/dates/today.js';
import { SentForm } from '../../src/platform/forms/sent-form.entity.js';
import { SentForms } from '../../src/platform/forms/sent-forms.js';
import { WaitingForm } from '../../src/platform/forms/waiting-form.entity.js';
import { readTemplateFiles } from '../../src/platform/template-files.js';
import { redirect } from '../../src/platform/web/page.js';
import { Session } from '../../src/sign-in/session.entity.js';
import { RecordedStatements } from '../support/recorded-statements.js';
import { addAccount, type Browser, startTestApp, type TestApp } from '../support/test-app.js';
import { addPerson, reserveNumber } from '../support/test-person.js';
import { addTeam, type TeamWorld } from '../support/test-records.js';
import { until } from '../support/until.js';
import { sv } from '../support/words.js';
import { parsedFiles } from '../words/word-uses.js';

const TODAY = today();

let test: TestApp;
let world: TeamWorld;
let coordinator: Browser;
let administrator: Browser;
let manager: Browser;

beforeAll(async () => {
  test = await startTestApp();
  world = await addTeam(test.unitOfWork);
  const { teamId } = world;
  coordinator = await test.signIn(Role.COORDINATOR, { teamId });
  administrator = await test.signIn(Role.ADMINISTRATOR);
  manager = await test.signIn(Role.TEAM_MANAGER, { teamId });
});
afterAll(() => test?.close());

const newPerson = () => ({
  identityNumber: reserveNumber(),
  givenName: 'Åsa',
  familyName: 'Påhittsson',
  fromDate: TODAY,
});
const somebody = () => addPerson(test.unitOfWork, { ownerId: world.regionId, teamId: world.teamId });
const noticeOf = async (browser: Browser, page: string) =>
  /<p class="notice"[^>]*>([^<]*)/.exec((await browser.get(page)).text)?.[1];

describe('every form', () => {
  const posted = readTemplateFiles(/^(.*\.hbs)$/).flatMap(([name, source]) =>
    [...source!.matchAll(/<form method="post"[^>]*>\s*(.{0,20})/g)].map(([, begins]) => ({ name, begins })),
  );

  it('begins with what makes it one of its kind', () => {
    expect(posted.length).toBeGreaterThan(60);
    expect(posted.filter(({ begins }) => !begins!.startsWith('{{> csrf}}'))).toEqual([]);
  });

  it('is read where it can be shown again without being done', () => {
    const pages = parsedFiles('src', (file) => file.endsWith('.pages.ts'));
    const methods = pages.flatMap(({ fileName, text }) =>
      text
        .split(/\n {2}(?=@Post\()/)
        .slice(1)
        .map((method) => ({ fileName, method: method.split(/\n {2}\}\n/)[0]! })),
    );
    const withBody = methods.filter(({ method }) => method.includes('@Body('));
    expect(withBody.length).toBeGreaterThan(50);
    const reads = /\b(submitted|readForm|changed)\(|this\.\w+\([^;]*\bbody\b/;
    expect(withBody.filter(({ method }) => !reads.test(method))).toEqual([]);
  });

  it('is another than all others, on the same page too, and each time that it is shown', async () => {
    const shown = [await coordinator.get('/account'), await coordinator.get('/account')];
    const tickets = shown.flatMap(({ text }) =>
      [...text.matchAll(/name="_form" value="([^"]+)"/g)].map(([, value]) => value),
    );
    expect(tickets.length).toBeGreaterThan(6);
    expect(new Set(tickets).size).toBe(tickets.length);
  });
});

/** A form of every kind, with where it stands and how to count what comes of it. */
interface Kind {
  name: string;
  by: () => Browser;
  page: string;
  action?: string;
  fields: Record<string, unknown>;
  count: () => Promise<number>;
}

async function kinds(): Promise<Kind[]> {
  const { teamId, municipalityId } = world;
  const { personId, enrolmentId } = await somebody();
  const { reader } = test.unitOfWork;
  const coordinatorsBrowser = () => coordinator;
  const consent = {
    receiverId: municipalityId,
    purpose: 'Boendestödet ska veta vad som hjälper.',
    categories: ['SIP'],
    fromDate: TODAY,
    toDate: TODAY,
    form: 'ORAL',
  };
  return [
    {
      name: 'enrolment',
      by: coordinatorsBrowser,
      page: `/teams/${teamId}/persons/new`,
      action: `/teams/${teamId}/persons`,
      fields: newPerson(),
      count: () => reader.countBy(Enrolment, { teamId }),
    },
    {
      name: 'consent',
      by: coordinatorsBrowser,
      page: `/persons/${personId}/consents/new`,
      fields: consent,
      count: () => reader.countBy(Ground, { personId }),
    },
    {
      name: 'disagreement',
      by: coordinatorsBrowser,
      page: `/records/enrolment/${enrolmentId}/disagreement`,
      fields: { text: 'Jag har aldrig bott där.' },
      count: () => reader.countBy(Disagreement, { personId }),
    },
    {
      name: 'audit',
      by: () => manager,
      page: `/teams/${teamId}/audits/new`,
      action: `/teams/${teamId}/audits`,
      fields: { scale: 'dacts', windowFrom: '2026-01-01', windowTo: '2026-03-31' },
      count: () => reader.countBy(Audit, { team: { id: teamId } }),
    },
    {
      name: 'account',
      by: () => administrator,
      page: '/accounts/new',
      action: '/accounts',
      fields: {
        username: `kim-${randomUUID().slice(0, 6)}`,
        name: 'Kim Påhitt',
        password: 'fyra ord som inte hör ihop',
        role: Role.NATIONAL_ANALYST,
        fromDate: TODAY,
      },
      count: () => reader.count(Account),
    },
  ];
}

describe('a button that is pressed again', () => {
  it('does nothing once more and is answered as the first time: at once, and afterwards', async () => {
    for (const { name, by, page, action = page, fields, count } of await kinds()) {
      const browser = by();
      const form = { ...(await browser.open(page, fields)), ...fields };
      const before = await count();
      const presses = await Promise.all([0, 1, 2].map(() => browser.press(action, form, page)));
      const late = await browser.press(action, form, page);
      const answers = [...presses, late].map(({ status, headers }) => `${status} ${headers.location}`);
      expect({ name, answers: [...new Set(answers)], more: (await count()) - before }).toEqual({
        name,
        answers: [expect.stringMatching(/^303 \//)],
        more: 1,
      });
      const notice = await noticeOf(browser, late.headers.location!);
      expect(notice).not.toBeUndefined();
    }
  });

  it('is a new press when something else stands in the form', async () => {
    const page = `/teams/${world.teamId}/persons/new`;
    const unseen = await coordinator.open(page);
    const action = `/teams/${world.teamId}/persons`;
    const one = await coordinator.press(action, { ...unseen, ...newPerson() }, page);
    const other = await coordinator.press(action, { ...unseen, ...newPerson() }, page);
    expect([one.status, other.status]).toEqual([303, 303]);
    expect(one.headers.location).not.toBe(other.headers.location);
  });

  it('is pressed anew where there was something to mend, in the old form and in the one that came back', async () => {
    const page = `/teams/${world.teamId}/persons/new`;
    const action = `/teams/${world.teamId}/persons`;
    const unseen = await coordinator.open(page);
    const form = { ...unseen, ...newPerson(), givenName: '' };
    const twice = [await coordinator.press(action, form, page), await coordinator.press(action, form, page)];
    expect(twice.map(({ status }) => status)).toEqual([422, 422]);
    const again = [...twice[1]!.text.matchAll(/name="_form" value="([^"]+)"/g)].at(-1)![1];
    expect(again).not.toBe(unseen._form);
    const mended = await coordinator.press(action, { ...form, _form: again, givenName: 'Åsa' }, page);
    expect(mended.status).toBe(303);
  });

  it('counts for nobody but the account that the form was shown to', async () => {
    const page = `/teams/${world.teamId}/persons/new`;
    const action = `/teams/${world.teamId}/persons`;
    const fields = newPerson();
    const form = { ...(await coordinator.open(page)), ...fields };
    const first = await coordinator.press(action, form, page);
    const colleague = await test.signIn(Role.COORDINATOR, { teamId: world.teamId });
    const { _csrf } = await colleague.open(page);
    const second = await colleague.press(action, { ...form, _csrf }, page);
    expect([first.status, second.status]).toEqual([303, 422]);
  });

  it('costs two statements, and what is only read costs none', async () => {
    const page = `/teams/${world.teamId}/persons/new`;
    const action = `/teams/${world.teamId}/persons`;
    await coordinator.submit(page, newPerson(), action);
    const statements = new RecordedStatements(test);
    const unseen = await coordinator.open(page);
    expect(statements.take().join()).not.toContain('sent_form');
    await coordinator.press(action, { ...unseen, ...newPerson() }, page);
    const own = statements.take().filter((statement) => statement.includes('"sent_form"'));
    expect(own.map((statement) => statement.split(' ')[0])).toEqual(['INSERT', 'UPDATE']);
  });

  it('costs none where it only asks, and is answered anew each time', async () => {
    const page = `/teams/${world.teamId}/persons`;
    const form = await coordinator.open(page);
    const statements = new RecordedStatements(test);
    const search = { ...form, search: 'Ingen' };
    const found = [0, 1].map(() => coordinator.press(`${page}/search`, search, page));
    expect((await Promise.all(found)).map(({ status }) => status)).toEqual([200, 200]);
    for (const locale of ['en', 'sv', 'en']) {
      const chosen = await coordinator.press('/language', { ...form, locale, returnTo: page }, page);
      expect(chosen.headers['set-cookie']).toContainEqual(expect.stringContaining(`locale=${locale}`));
    }
    await coordinator.press('/language', { ...form, locale: 'sv', returnTo: page }, page);
    expect(statements.take().join()).not.toContain('sent_form');
  });
});

describe('two instances', () => {
  const instances = () => [new SentForms(test.unitOfWork), new SentForms(test.unitOfWork)];

  it('take care of a form once between them', async () => {
    const [one, other] = instances();
    let acts = 0;
    let finish = () => {};
    const slow = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const act = async () => {
      acts += 1;
      await slow;
      return redirect('/teams', 'notice.saved');
    };
    const first = one!.once('a'.repeat(64), act);
    // The other one asks once the first has begun.
    await until(() => test.unitOfWork.reader.existsBy(SentForm, { id: 'a'.repeat(64) }), first);
    const second = other!.once('a'.repeat(64), act);
    finish();
    expect(await Promise.all([first, second])).toEqual([
      redirect('/teams', 'notice.saved'),
      redirect('/teams', 'notice.saved'),
    ]);
    expect(acts).toBe(1);
  });

  it('let the second one try where the first failed', async () => {
    const [one, other] = instances();
    const failing = one!.once('b'.repeat(64), () => Promise.reject(new Error('no')));
    await expect(failing).rejects.toThrow('no');
    expect(await other!.once('b'.repeat(64), async () => redirect('/map'))).toEqual(redirect('/map'));
  });

  it('forget what is too old', async () => {
    const expiresAt = new Date(Date.now() - 1);
    await test.unitOfWork.run((manager) => manager.insert(SentForm, { id: 'c'.repeat(64), expiresAt }));
    const answer = await instances()[0]!.once('c'.repeat(64), async () => redirect('/teams'));
    expect(answer).toEqual(redirect('/teams'));
  });
});

describe('a form whose session has ended', () => {
  /** Somebody who can sign in again, at the browser given or at a new one. */
  async function member(role: Role) {
    const name = { username: `kim-${randomUUID().slice(0, 8)}`, password: randomUUID() };
    await addAccount(test.unitOfWork, { ...name, role, teamId: world.teamId });
    const browser = test.stranger();
    const signIn = async (at = browser, next = '/') => {
      const unseen = await at.open('/sign-in');
      return at.press('/sign-in', { ...unseen, ...name, next });
    };
    await signIn();
    return { browser, signIn };
  }
  const endSessions = () => test.unitOfWork.run((manager) => manager.clear(Session));
  const nextOf = ({ headers }: { headers: Record<string, string> }) =>
    new URL(headers.location!, 'http://x').searchParams.get('next')!;
  const page = () => `/teams/${world.teamId}/persons/new`;
  const action = () => `/teams/${world.teamId}/persons`;

  it.each(['ended on the server', 'gone from the browser'])(
    'that is %s leads through sign-in back to the same form with what was written',
    async (how) => {
      const { browser, signIn } = await member(Role.COORDINATOR);
      const person = { ...newPerson(), givenName: 'Nils Holger' };
      const form = { ...(await browser.open(page())), ...person };
      if (how === 'ended on the server') await endSessions();
      else browser.agent.jar.setCookie('teamkompass=; Max-Age=0', '127.0.0.1', '/');
      const refused = await browser.press(action(), form, page());
      expect([refused.status, refused.headers.location]).toEqual([
        303,
        expect.stringMatching(/^\/sign-in\?next=/),
      ]);
      expect(await noticeOf(browser, refused.headers.location!)).toBe(sv('waitingForm.signIn'));
      const waiting = await test.unitOfWork.reader.find(WaitingForm);
      expect(JSON.stringify(waiting)).not.toContain('Holger');
      const next = nextOf(refused);
      expect((await signIn(browser, next)).headers.location).toBe(next);
      const shown = await browser.get(next).set('Accept', 'text/html');
      expect(shown.status).toBe(200);
      for (const written of [
        'value="Nils Holger"',
        `value="${person.identityNumber}"`,
        sv('waitingForm.shown'),
      ])
        expect(shown.text).toContain(written);
      const { reader } = test.unitOfWork;
      const enrolled = () => reader.countBy(Enrolment, { teamId: world.teamId });
      const before = await enrolled();
      const unseen = await browser.open(next);
      expect((await browser.press(action(), { ...form, ...unseen }, page())).status).toBe(303);
      expect(await enrolled()).toBe(before + 1);
    },
  );

  it('gives what was written to nobody but the account that wrote it', async () => {
    const { browser, signIn } = await member(Role.COORDINATOR);
    const other = await member(Role.COORDINATOR);
    const form = { ...(await browser.open(page())), ...newPerson(), givenName: 'Nils Holger' };
    await endSessions();
    const next = nextOf(await browser.press(action(), form, page()));
    await other.signIn(browser, next);
    const theirs = await browser.get(next).set('Accept', 'text/html');
    expect(theirs.status).toBe(404);
    expect(theirs.text).toContain(sv('problem.waitingFormGone'));
    expect(theirs.text).not.toContain('Holger');
    // Somebody else signed in on the same browser, in another tab, before the button was pressed.
    const late = await browser.press(action(), form, page());
    expect([late.status, late.headers.location]).toEqual([303, '/']);
    expect(await noticeOf(browser, '/')).toBe(sv('waitingForm.ofAnother'));
    const elsewhere = test.stranger();
    await signIn(elsewhere);
    expect((await elsewhere.get(next)).text).toContain('Nils Holger');
  });

  it('is shown again at once to somebody who has signed in again meanwhile', async () => {
    const { browser, signIn } = await member(Role.COORDINATOR);
    const form = { ...(await browser.open(page())), ...newPerson(), givenName: 'Nils Holger' };
    const enrolled = () => test.unitOfWork.reader.countBy(Enrolment, { teamId: world.teamId });
    const before = await enrolled();
    await endSessions();
    await signIn();
    const shown = await browser.press(action(), form, page());
    expect(shown.status).toBe(200);
    expect(shown.text).toContain('value="Nils Holger"');
    expect(shown.text).toContain(sv('waitingForm.shown'));
    expect(await enrolled()).toBe(before);
  });

  it('keeps no password', async () => {
    const { browser, signIn } = await member(Role.COORDINATOR);
    const secret = {
      currentPassword: 'hemlig mening',
      newPassword: 'en annan',
      repeatedPassword: 'en annan',
    };
    const form = { ...(await browser.open('/account')), ...secret };
    await endSessions();
    const before = await test.unitOfWork.reader.count(WaitingForm);
    const refused = await browser.press('/account/password', form, '/account');
    expect(nextOf(refused)).toBe('/account');
    expect(await test.unitOfWork.reader.count(WaitingForm)).toBe(before);
    expect((await signIn(browser, '/account')).headers.location).toBe('/account');
  });

  it('with a file is shown with its words, and the file is asked for again', async () => {
    const { browser, signIn } = await member(Role.TEAM_MANAGER);
    const audit = await browser.submit(
      `/teams/${world.teamId}/audits/new`,
      { scale: 'dacts', windowFrom: '2026-04-01', windowTo: '2026-06-30' },
      `/teams/${world.teamId}/audits`,
    );
    const evidence = `${audit.headers.location}/items/H1/evidence`;
    const { _csrf, _form } = await browser.open(evidence);
    await endSessions();
    const refused = await browser.agent
      .post(evidence)
      .set('Accept', 'text/html')
      .set('Referer', test.url + evidence)
      .field({ _csrf: _csrf!, _form: _form!, note: 'Genomgång av tavlan den 3 mars', source: 'DOCUMENT' })
      .attach('file', Buffer.alloc(200_000, 'x'), 'tavlan.txt');
    expect(refused.status).toBe(303);
    const next = nextOf(refused);
    await signIn(browser, next);
    const { text } = await browser.get(next);
    expect(text).toContain('Genomgång av tavlan den 3 mars');
    expect(text).toContain(sv('waitingForm.shownWithoutFile'));
  });

  it('that holds no words leads back to its page, and nothing is done', async () => {
    const { browser, signIn } = await member(Role.COORDINATOR);
    const { personId } = await somebody();
    const form = await browser.open(`/persons/${personId}`);
    await endSessions();
    const refused = await browser.press(`/persons/${personId}/sips`, form, `/persons/${personId}`);
    expect(nextOf(refused)).toBe(`/persons/${personId}`);
    await signIn(browser, nextOf(refused));
    expect(
      (await browser.graphql('query ($id: ID!) { sips(personId: $id) { id } }', { id: personId })).data,
    ).toEqual({
      sips: [],
    });
  });

  it('is refused as before when it was made up', async () => {
    const { browser } = await member(Role.COORDINATOR);
    await endSessions();
    const before = await test.unitOfWork.reader.count(WaitingForm);
    for (const made of ['x', '', 'eyJpZCI6IjEifQ', randomUUID()]) {
      const { headers } = await browser.press(action(), { _csrf: 'x', _form: made, ...newPerson() });
      expect(String(headers.location)).not.toContain('waiting-forms');
    }
    expect(await test.unitOfWork.reader.count(WaitingForm)).toBe(before);
  });

  it('tells a script what has happened, and keeps nothing for it', async () => {
    const { browser } = await member(Role.COORDINATOR);
    const form = await browser.open(page());
    await endSessions();
    const before = await test.unitOfWork.reader.count(WaitingForm);
    const { status, body } = await browser.agent
      .post(action())
      .set({ Accept: 'application/json', 'X-CSRF-Token': form._csrf! })
      .type('form')
      .send({ ...form, givenName: 'Nils' });
    expect([status, body.code]).toEqual([401, 'NOT_SIGNED_IN']);
    expect(await test.unitOfWork.reader.count(WaitingForm)).toBe(before);
  });
});

describe('what is refused before any rule looks at it', () => {
  it('is named, with the limit and how to mend it', async () => {
    const json = (body: string) =>
      coordinator.agent.post('/graphql').set('Content-Type', 'application/json').send(body);
    const nested = `${'{"a":'.repeat(60)}1${'}'.repeat(60)}`;
    const broken = await json('{"query": "{ viewer { id } }"');
    const deep = await json(`{"query": "{ viewer { id } }", "variables": ${nested}}`);
    const deepForm = await coordinator.agent
      .post('/language')
      .type('form')
      .send(`a${'[b]'.repeat(60)}=1`);
    const codes = [broken, deep, deepForm].map(({ text }) => /body\.\w+|is[A-Z]\w+/.exec(text)?.[0]);
    expect(codes).toEqual(['body.syntax', 'body.tooDeep', 'body.tooDeep']);
  });

  it('is a field that is too long by its name', async () => {
    const sender = await test.signIn(Role.TEAM_MANAGER, { teamId: world.teamId });
    const { _csrf } = await sender.open(`/teams/${world.teamId}/import`);
    const { status, text } = await sender.agent
      .post(`/teams/${world.teamId}/import`)
      .set('Accept', 'text/html')
      .field({ _csrf: _csrf!, kind: 'x'.repeat(100_001) });
    expect(status).toBe(413);
    expect(text).toContain(sv('problem.body.fieldTooLong', { field: 'kind', max: 100_000 }));
  });
});
