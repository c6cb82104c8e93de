import 'reflect-metadata';
import { Body, Controller, Get, type INestApplication, Module, Post, Req } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import { IsString } from 'class-validator';
import type { Request } from 'express';
import session from 'express-session';
import request, { type Agent } from 'supertest';
import { said } from '../../../test/support/said.js';
import { Config, readConfig } from '../config/config.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { TakesFile } from '../door/uploads.js';
import { conflict, DomainError, invalid, notFound } from '../errors/domain-error.js';
import { readForm } from './form.js';
import { download, page, redirect, sheet } from './page.js';
import { setUpWeb } from './set-up-web.js';
import { WebModule } from './web.module.js';

class NameInput {
  @IsString()
  name: string;
}

const pageModel = { title: 'Å < Ä', text: 'Text', problems: [], requestId: undefined };

const madeForPaper =
  '<!doctype html><html lang="sv"><head><title>Prov</title><meta name="date" content="2026-03-14"></head>' +
  '<body><header><p>Team</p></header><main><h1>Rubrik</h1><p>Åsa.</p></main>' +
  '<footer data-page-label="Sida {page} av {pages}"><p>Version 1</p></footer></body></html>';

@Controller()
class ProbePages {
  @Get('probe')
  show() {
    return page('error', pageModel);
  }

  @Post('probe')
  async save(@Body() body: unknown) {
    const { input } = await readForm(NameInput, body);
    return input ? redirect('/probe', 'notice.saved') : page('error', pageModel, 422);
  }

  @Post('probe/data')
  data(@Body() body: object) {
    return body;
  }

  @Post('probe/upload')
  @TakesFile(1000)
  upload(@Req() { file }: Request) {
    return { name: file?.originalname, text: file?.buffer.toString() };
  }

  @Get('probe/sheet')
  sheet() {
    return download({
      filename: 'Krisplan för Åsa.pdf',
      contentType: 'application/pdf',
      body: 'x',
      inline: true,
    });
  }

  @Get(['probe/document', 'probe/document.pdf'])
  document() {
    return sheet(madeForPaper, 'prov-1');
  }

  @Get('probe/fail/:how')
  fail(@Req() { params }: Request) {
    const errors: Record<string, Error> = {
      notFound: notFound('teamId'),
      conflict: conflict(),
      invalid: invalid([{ path: 'name', code: 'isNotEmpty' }]),
      notSignedIn: new DomainError('NOT_SIGNED_IN'),
    };
    throw errors[params.how as string] ?? new Error('the row of Tolvan Tolvansson');
  }
}

const config = readConfig({ SESSION_SECRET: 'x'.repeat(32), SECURE_COOKIES: 'false', DEMO: 'true' });

@Module({
  imports: [
    WebModule.forRoot({
      navigation: () => [],
      waitingForm: '/waiting',
      help: () => '/help',
      signIn: '/sign-in',
      first: {},
    }),
  ],
  controllers: [ProbePages],
})
class ProbeModule {}

const MEGABYTE = 1024 * 1024;

let app: INestApplication;
let browser: Agent;

beforeAll(async () => {
  const module = await Test.createTestingModule({
    imports: [
      {
        module: ProbeModule,
        global: true,
        // Nobody is signed in here, so no form is kept.
        providers: [
          { provide: Config, useValue: config },
          { provide: UnitOfWork, useValue: undefined },
        ],
        exports: [Config, UnitOfWork],
      },
    ],
  }).compile();
  app = module.createNestApplication<NestExpressApplication>({ bodyParser: false, logger: false });
  setUpWeb(app as NestExpressApplication, () => {
    app.use(session({ secret: config.SESSION_SECRET, resave: false, saveUninitialized: false }));
    app.use((req: Request, _: unknown, next: () => void) => {
      req.id = 'request-1';
      if (req.get('x-probe-account')) req.session.accountId = 'account';
      // Files are read of whoever is signed in.
      if (req.is('multipart/*'))
        req.actor = { accountId: 'account', name: 'A', locale: 'sv', requestId: 'request-1' } as never;
      next();
    });
  });
  await app.init();
});
afterAll(() => app.close());
beforeEach(() => {
  browser = request.agent(app.getHttpServer());
});

async function tokenOf(agent: Agent, headers = {}): Promise<string> {
  const { text } = await agent.get('/probe').set({ Accept: 'text/html', ...headers });
  return /name="_csrf" value="([^"]+)"/.exec(text)![1]!;
}

describe('a page', () => {
  it('is escaped, in Swedish, never stored, and allows no foreign or inline script', async () => {
    const { status, text, headers } = await browser.get('/probe');
    expect(status).toBe(200);
    expect(text).toContain('<html lang="sv">');
    expect(text).toContain('<h1>Å &lt; Ä</h1>');
    expect(text).toContain('Påhittade personer');
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['content-security-policy']).toBe(
      "default-src 'self';img-src 'self' data:;object-src 'none';base-uri 'none';form-action 'self';frame-ancestors 'none'",
    );
    expect(text).not.toMatch(/<script>|<style| style=| on\w+=/);
  });

  it('names its static files by content, which may be kept', async () => {
    const { text } = await browser.get('/probe');
    const address = /href="(\/static\/app\.css\?v&#x3D;\w{12})"/.exec(text)![1]!.replace('&#x3D;', '=');
    const { status, headers } = await browser.get(address);
    expect(status).toBe(200);
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(headers['set-cookie']).toBeUndefined();
  });
});

describe('a form', () => {
  it('is refused without the token of the session', async () => {
    await tokenOf(browser);
    await browser.post('/probe').type('form').send({ name: 'x' }).expect(403);
    await browser.post('/probe').type('form').send({ name: 'x', _csrf: 'y' }).expect(403);
    await browser
      .post('/probe')
      .type('form')
      .send({ name: 'x', _csrf: ['y'] })
      .expect(403);
  });

  it('takes a token from its own browser and session only', async () => {
    const send = (_csrf: string, headers = {}) =>
      browser.post('/probe').set(headers).type('form').send({ name: 'x', _csrf });
    const own = await tokenOf(browser);
    const foreign = await tokenOf(request.agent(app.getHttpServer()));
    expect([(await send(foreign)).status, (await send(own)).status]).toEqual([403, 303]);
    const signedIn = { 'X-Probe-Account': 'yes' };
    expect((await send(own, signedIn)).status).toBe(403);
    expect((await send(await tokenOf(browser, signedIn), signedIn)).status).toBe(303);
  });

  it('redirects when taken care of, and the next page says so once', async () => {
    const _csrf = await tokenOf(browser);
    const { status, headers, text } = await browser.post('/probe').type('form').send({ name: 'x', _csrf });
    expect([status, headers.location, text]).toEqual([303, '/probe', '']);
    expect((await browser.get('/probe')).text).toContain('Ändringen är sparad.');
    expect((await browser.get('/probe')).text).not.toContain('Ändringen är sparad.');
  });

  it('comes back with 422 and says so in the title', async () => {
    const _csrf = await tokenOf(browser);
    const { status, text } = await browser.post('/probe').type('form').send({ name: ' ', _csrf });
    expect(status).toBe(422);
    expect(text).toContain('<title>Fel: Å &lt; Ä – Teamkompass</title>');
  });

  it('may be sent by script with the token in a header', async () => {
    const token = await tokenOf(browser);
    const answer = await browser
      .post('/probe/data')
      .set('X-CSRF-Token', token)
      .send({ rows: [{ text: 'a' }] });
    expect(answer.body).toEqual({ rows: [{ text: 'a' }] });
  });

  it('keeps rows whose number is high as a list', async () => {
    const _csrf = await tokenOf(browser);
    const rows = Array.from({ length: 150 }, (_, index) => `rows[${index}][text]=${index}`).join('&');
    const { body } = await browser.post('/probe/data').type('form').send(`_csrf=${_csrf}&${rows}`);
    expect(body.rows).toHaveLength(150);
    expect(body.rows[149]).toEqual({ text: '149' });
  });

  describe('with a file', () => {
    const send = (path: string, fields: Record<string, string>, content: Buffer, name = 'a.csv') => {
      const sent = browser.post(path);
      for (const [field, value] of Object.entries(fields)) sent.field(field, value);
      return sent.attach('file', content, name);
    };

    it('is read where a file is taken, with the token in the same body', async () => {
      const _csrf = await tokenOf(browser);
      const { body } = await send('/probe/upload', { _csrf }, Buffer.from('å;ä'), 'A\u030a.csv');
      expect(body).toEqual({ name: 'Å.csv', text: 'å;ä' });
      const elsewhere = await send('/probe/data', { _csrf }, Buffer.from('å;ä'));
      expect([elsewhere.status, elsewhere.body.problems[0].code]).toEqual([400, 'fileNotTaken']);
    });

    it('is refused before the file is read when its token is wrong, missing or comes after', async () => {
      const _csrf = await tokenOf(browser);
      const content = Buffer.alloc(3 * MEGABYTE);
      // Read, it would be too large.
      expect((await send('/probe/upload', { _csrf }, content)).status).toBe(413);
      expect((await send('/probe/upload', { _csrf: 'x' }, content)).status).toBe(403);
      expect((await send('/probe/upload', {}, content)).status).toBe(403);
      const after = browser.post('/probe/upload').attach('file', content, 'a.csv').field('_csrf', _csrf);
      expect((await after).status).toBe(403);
      const withoutFile = await browser.post('/probe/upload').field('name', 'x');
      expect(withoutFile.status).toBe(403);
    });

    it('has a greatest size of its own, and a little more for the page to tell of it', async () => {
      const _csrf = await tokenOf(browser);
      const sizes = [1001, 1000 + MEGABYTE, 1001 + MEGABYTE].map((size) => Buffer.alloc(size, 'a'));
      const answers = [];
      for (const content of sizes) answers.push(await send('/probe/upload', { _csrf }, content));
      expect(answers.map(({ status }) => status)).toEqual([201, 201, 413]);
      expect(answers[2]!.body.problems[0]).toMatchObject({ path: 'file', code: 'fileTooLarge' });
    });

    it('has a name that can be kept', async () => {
      const _csrf = await tokenOf(browser);
      const long = await send('/probe/upload', { _csrf }, Buffer.from('x'), `${'å'.repeat(300)}.csv`);
      expect(long.body.name).toBe(`${'å'.repeat(196)}.csv`);
    });

    it.each([
      ['__proto__', 400, 'body.fieldName'],
      ['a[toString]', 400, 'body.fieldName'],
      ['a', 400, 'text.nul'],
      ['a[99999999]', 413, 'body.tooMany'],
    ])('is looked at like any other: %s', async (field, status, code) => {
      const _csrf = await tokenOf(browser);
      const answer = await send('/probe/upload', { _csrf, [field]: '\0' }, Buffer.from('x'));
      expect([answer.status, answer.body.problems[0].code]).toEqual([status, code]);
    });
  });
});

describe('the language', () => {
  it('is Swedish until the user chooses, whatever the browser prefers', async () => {
    const first = await browser.get('/probe').set('Accept-Language', 'en');
    expect(first.text).toContain('<html lang="sv">');
    const _csrf = await tokenOf(browser);
    const choice = { _csrf, locale: 'en', returnTo: '/probe?x=1' };
    const { status, headers } = await browser.post('/language').type('form').send(choice);
    expect([status, headers.location]).toEqual([303, '/probe?x=1']);
    const { text } = await browser.get('/probe');
    expect(text).toContain('<html lang="en">');
    expect(text).toContain('The page is now shown in English.');
  });

  it.each(['//evil.example', 'https://evil.example', '/\\evil.example', ''])(
    'never sends the browser to %j',
    async (returnTo) => {
      const _csrf = await tokenOf(browser);
      const { headers } = await browser
        .post('/language')
        .type('form')
        .send({ _csrf, locale: 'en', returnTo });
      expect(headers.location).toBe('/');
    },
  );
});

describe('a file', () => {
  it('has its name in every alphabet and can be shown in the browser', async () => {
    const { headers, text, body } = await browser.get('/probe/sheet');
    expect(headers['content-type']).toBe('application/pdf');
    expect(headers['content-disposition']).toBe(
      'inline; filename="Krisplan f?r ?sa.pdf"; filename*=UTF-8\'\'Krisplan%20f%C3%B6r%20%C3%85sa.pdf',
    );
    expect(headers['cache-control']).toBe('no-store');
    expect((body as Buffer).toString() || text).toBe('x');
  });
});

describe('a sheet', () => {
  it('is seen as a page, and as PDF where its address says so', async () => {
    const html = await browser.get('/probe/document');
    expect(html.status).toBe(200);
    expect(html.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-disposition': 'inline; filename=prov-1.html',
      'cache-control': 'no-store',
    });
    expect(html.text).toBe(madeForPaper);
    // An address is the same in small letters and capitals.
    for (const address of ['/probe/document.pdf?x=y', '/probe/document.PDF']) {
      const pdf = await browser.get(address).buffer(true);
      expect(pdf.headers).toMatchObject({
        'content-type': 'application/pdf',
        'content-disposition': 'inline; filename=prov-1.pdf',
        'cache-control': 'no-store',
      });
      expect(pdf.body.subarray(0, 5).toString()).toBe('%PDF-');
    }
  });
});

describe('an error', () => {
  const html = (path: string) => browser.get(path).set('Accept', 'text/html');

  it.each([
    ['/no-such-page', 404, 'Det finns inte'],
    ['/static/no-such-file.css', 404, 'Det finns inte'],
    ['/probe/fail/notFound', 404, 'Kontrollera adressen'],
    ['/probe/fail/conflict', 409, 'Någon annan hann före'],
    ['/probe/fail/invalid', 422, 'Fyll i uppgiften. Den får inte vara tom.'],
    ['/probe/fail/other', 500, 'Ärendekod att ange till supporten: request-1'],
  ])('is a page in a browser: %s', async (path, status, words) => {
    const answer = await html(path);
    expect(answer.status).toBe(status);
    expect(answer.text).toContain(words);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.text).not.toMatch(/Tolvan|\.ts:|node_modules/);
  });

  it('leads somebody not signed in to sign in, and back', async () => {
    const { status, headers } = await html('/probe/fail/notSignedIn?a=1');
    expect([status, headers.location]).toEqual([303, '/sign-in?next=%2Fprobe%2Ffail%2FnotSignedIn%3Fa%3D1']);
  });

  it('is JSON for a program, in every language', async () => {
    const { status, body } = await browser.get('/probe/fail/invalid').set('Accept', 'application/json');
    expect(status).toBe(422);
    expect(body).toEqual({
      code: 'INVALID',
      problems: [
        {
          path: 'name',
          code: 'isNotEmpty',
          texts: said('Fyll i uppgiften. Den får inte vara tom.', 'Fill this in. It cannot be empty.'),
        },
      ],
    });
  });

  it('says what a body that cannot be read is: the sender’s fault', async () => {
    const token = await tokenOf(browser);
    const broken = browser.post('/probe/data').set('X-CSRF-Token', token).type('json').send('{"a":');
    expect((await broken).body.code).toBe('BAD_REQUEST');
  });
});
