import { randomUUID } from 'node:crypto';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import {
  type GraphQLField,
  getNamedType,
  isLeafType,
  isNonNullType,
  isObjectType,
  isUnionType,
  parse,
  validate,
} from 'graphql';
import { Role } from '../../src/access/role.js';
import { AuditRater, AuditRating, RaterRemoval } from '../../src/fidelity/raters/rater.entity.js';
import { AccessLogEntry } from '../../src/platform/access-log/access-log-entry.entity.js';
import { QUERY_LIMITS, queryLimitRules } from '../../src/platform/graphql/query-limits.js';
import { pageHandlers } from '../support/handlers.js';
import { makeMeasuredTeam, makeTeam, measuredWindow } from '../support/measured-team.js';
import { addAccount, Browser, type Held, startTestApp, type TestApp } from '../support/test-app.js';
import { sv, svWithAny } from '../support/words.js';

const { from: windowFrom, to: windowTo } = measuredWindow;
const START = `mutation ($input: StartAuditInput!) { startAudit(input: $input) {
  id stage nextStates raters { name fromOutside finished } items { rating } } }`;
const RATE = `mutation ($id: ID!, $code: String!, $input: RateAuditItemInput!) {
  rateAuditItem(id: $id, code: $code, input: $input) { __typename
    ... on AuditItem { rating note missingReason } } }`;
const FINISH = `mutation ($id: ID!) { finishRating(id: $id) { __typename
  ... on Audit { stage } ... on AuditIncomplete { unrated } } }`;
const REOPEN = 'mutation ($id: ID!) { reopenRating(id: $id) { stage } }';
const CLOSE = `mutation ($id: ID!) { closeAudit(id: $id, input: {}) { __typename
  ... on Audit { stage nextStates } ... on AuditIncomplete { unrated } } }`;
const ADD = `mutation ($id: ID!, $code: String!, $input: AddEvidenceInput!) {
  addAuditEvidence(id: $id, code: $code, input: $input) { id } }`;
const READ = `query ($id: ID!) { audit(id: $id) { stage nextStates items { code rating note missingReason }
  total { rated } raters { name finished } evidence { note } comparison { same asComputed
    agreement { n exactPercent withinOnePercent weightedKappa }
    differing { difference item { code rating } ratings { rater { name } rating note missingReason } } } } }`;

/** What people rate by hand on DACTS; the records of the measured team answer the other twenty. */
const BY_HAND = ['O1', 'O3', 'O4', 'S3', 'S7', 'S9', 'S10'];
const KEEPER = 'KANARIE-LEDAREN';
const REVIEWER = 'KANARIE-GRANSKAREN';

let test: TestApp;
let teamId: string;
let otherPrincipalId: string;
/** Begins the audits, and is one of the two who rate. */
let keeper: Browser;
let reviewer: Browser;

beforeAll(async () => {
  test = await startTestApp();
  ({ teamId } = await test.unitOfWork.run(makeMeasuredTeam));
  ({ principalId: otherPrincipalId } = await test.unitOfWork.run(makeTeam));
  keeper = await signIn('ledare', Role.TEAM_MANAGER, { teamId });
  reviewer = await signIn('granskare', Role.FIDELITY_REVIEWER, { teamId, principalId: otherPrincipalId });
});
afterAll(() => test?.close());

async function signIn(username: string, role: Role, held: Held): Promise<Browser> {
  const password = randomUUID();
  await addAccount(test.unitOfWork, { username, password, role, ...held });
  const browser = test.stranger();
  expect((await browser.submit('/sign-in', { username, password })).status).toBe(303);
  return browser;
}

async function start(secondRater = 'granskare'): Promise<string> {
  const input = { teamId, scale: 'dacts', windowFrom, windowTo, secondRater };
  const { data, errors } = await keeper.graphql(START, { input });
  expect(errors).toBeUndefined();
  return data.startAudit.id;
}

/** Rates an item as whoever rates it sees it. */
async function give(browser: Browser, id: string, code: string, rating: object) {
  const query = 'query ($id: ID!) { audit(id: $id) { items { code revision } } }';
  const { items } = (await browser.graphql(query, { id })).data.audit;
  const { revision } = items.find((item: { code: string }) => item.code === code);
  return browser.graphql(RATE, { id, code, input: { revision, ...rating } });
}

const rate = async (browser: Browser, id: string, code: string, rating: object) => {
  const { data, errors } = await give(browser, id, code, rating);
  expect([code, errors, data.rateAuditItem?.__typename]).toEqual([code, undefined, 'AuditItem']);
};

/** Both rate everything: alike but for O1 (3 and 5), H2 (3 and 4), O3 (3 and 4) and O4 (3 and none). */
async function rateAll(id: string, [first, second] = [KEEPER, REVIEWER]): Promise<void> {
  for (const code of BY_HAND.slice(0, -1))
    await rate(keeper, id, code, { rating: 3, note: `${first} ${code}` });
  await rate(keeper, id, 'S10', { note: `${first} S10` });
  await rate(reviewer, id, 'O1', { rating: 5, note: `${second} O1` });
  await rate(reviewer, id, 'H2', { rating: 4, note: `${second} H2` });
  await rate(reviewer, id, 'O3', { rating: 4, note: `${second} O3` });
  await rate(reviewer, id, 'O4', { note: `${second} O4` });
  for (const code of BY_HAND.slice(3, -1)) await rate(reviewer, id, code, { rating: 3 });
  await rate(reviewer, id, 'S10', { note: `${second} S10` });
}

const finish = async (browser: Browser, id: string) =>
  (await browser.graphql(FINISH, { id })).data.finishRating;
const read = async (browser: Browser, id: string) => (await browser.graphql(READ, { id })).data.audit;
const codesOf = (errors: { extensions: any }[] | undefined) =>
  errors?.map(({ extensions }) => extensions.problems?.[0]?.code ?? extensions.code);

describe('an audit with two raters', () => {
  it('begins with the same figures for both, and nothing that stands for the two', async () => {
    const input = { teamId, scale: 'dacts', windowFrom, windowTo, secondRater: ' Granskare ' };
    const { data } = await keeper.graphql(START, { input });
    const { id, items, ...begun } = data.startAudit;
    expect(begun).toEqual({
      stage: 'RATING',
      nextStates: ['CONSENSUS'],
      raters: [
        { name: 'Test TEAM_MANAGER', fromOutside: false, finished: false },
        { name: 'Test FIDELITY_REVIEWER', fromOutside: true, finished: false },
      ],
    });
    // Twenty-one that the records answer, for each of the two.
    expect(items.filter(({ rating }: { rating: number | null }) => rating !== null)).toHaveLength(21);
    expect((await read(reviewer, id)).total.rated).toBe(21);
  });

  it('takes a second rater who may rate audits of the team, and tells no names otherwise', async () => {
    await signIn('utanfor', Role.NATIONAL_ANALYST, {});
    for (const [secondRater, code] of [
      ['ingen', 'unknownRater'],
      ['utanfor', 'unknownRater'],
      ['ledare', 'raterIsSelf'],
    ] as const) {
      const input = { teamId, scale: 'dacts', windowFrom, windowTo, secondRater };
      const { errors } = await keeper.graphql(START, { input });
      expect(errors?.[0]?.extensions.problems).toMatchObject([{ path: 'secondRater', code }]);
      const shown = await keeper.submit(
        `/teams/${teamId}/audits/new?scale=dacts`,
        { scale: 'dacts', windowFrom, windowTo, secondRater },
        `/teams/${teamId}/audits`,
      );
      expect(shown.status).toBe(422);
      expect(shown.text).toContain('href="#field-secondRater"');
    }
  });

  it('is found from outside only by those who rate it, and leads them to nothing else', async () => {
    const mine = await start();
    const input = { teamId, scale: 'dacts', windowFrom, windowTo };
    const others = (await keeper.graphql(START, { input })).data.startAudit.id;
    const { data } = await reviewer.graphql(
      'query ($teamId: ID!) { audits(teamId: $teamId) { items { id } total } }',
      {
        teamId,
      },
    );
    const found = data.audits.items.map((audit: { id: string }) => audit.id);
    // Those of others are not counted either.
    expect(data.audits.total).toBe(found.length);
    expect(found).toContain(mine);
    expect(found).not.toContain(others);
    for (const path of ['', '/report', '/consensus', '/subscales/H', '/items/O1/evidence'])
      expect((await reviewer.get(`/audits/${others}${path}`)).status).toBe(404);
    expect((await reviewer.graphql(READ, { id: others })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    for (const path of [`/audits/${mine}/charts`, `/audits/${mine}/close`, `/teams/${teamId}/persons`])
      expect((await reviewer.get(path)).status).toBe(404);
    for (const path of ['/', `/teams/${teamId}/audits`, `/audits/${mine}`, `/audits/${mine}/subscales/O`]) {
      const { text, status } = await reviewer.get(path);
      expect([path, status]).toEqual([path, 200]);
      for (const [, href] of text.matchAll(/<a [^>]*href="(\/[^"]*)"/g))
        expect([href, (await reviewer.get(href as string).redirects(1)).status]).toEqual([href, 200]);
    }
  });

  it('lets neither finish with items left, nor change anything after, until it is opened again', async () => {
    const id = await start();
    expect(await finish(keeper, id)).toEqual({ __typename: 'AuditIncomplete', unrated: BY_HAND });
    const asked = await keeper.get(`/audits/${id}/finish`);
    expect(asked.text).toContain(`/audits/${id}/subscales/O#O1`);
    await rateAll(id);
    expect(codesOf((await keeper.graphql(REOPEN, { id })).errors)).toEqual(['raterNotFinished']);
    expect((await keeper.submit(`/audits/${id}/finish`, {})).headers.location).toBe(`/audits/${id}`);
    for (const [mutation, variables] of [
      [RATE, { id, code: 'O1', input: { revision: 1, rating: 1 } }],
      [ADD, { id, code: 'O1', input: { source: 'CHART', note: 'Sent.' } }],
      [FINISH, { id }],
    ] as const)
      expect(codesOf((await keeper.graphql(mutation, variables)).errors)).toEqual(['raterFinished']);
    const [own] = await test.unitOfWork.reader.findBy(AuditRater, { auditId: id, fromOutside: false });
    await expect(
      test.unitOfWork.run((manager) => manager.update(AuditRating, { raterId: own!.id }, { rating: 1 })),
    ).rejects.toThrow('immutable record');
    expect((await keeper.submit(`/audits/${id}`, {}, `/audits/${id}/reopen`)).status).toBe(303);
    await rate(keeper, id, 'O1', { rating: 4 });
    await finish(reviewer, id);
    expect(await finish(keeper, id)).toEqual({ __typename: 'Audit', stage: 'CONSENSUS' });
    expect(codesOf((await keeper.graphql(REOPEN, { id })).errors)).toEqual(['bothFinished']);
    await expect(
      test.unitOfWork.run((manager) => manager.update(AuditRater, { id: own!.id }, { finishedAt: null })),
    ).rejects.toThrow('immutable record');
  });

  it('is neither counted again, judged nor closed while either still rates', async () => {
    const id = await start();
    await rateAll(id);
    await finish(keeper, id);
    expect(codesOf((await keeper.graphql(CLOSE, { id })).errors)).toEqual(['ratersNotFinished']);
    expect((await keeper.get(`/audits/${id}/close`)).text).toContain(sv('raters.closeWaits'));
    const recount = 'mutation ($id: ID!) { recountAudit(id: $id) { id } }';
    expect(codesOf((await keeper.graphql(recount, { id })).errors)).toEqual(['recountTwoRaters']);
    const judge =
      'mutation ($id: ID!) { judgeAudit(id: $id, input: { revision: 1, judgement: 1 }) { __typename } }';
    expect(codesOf((await reviewer.graphql(judge, { id })).errors)).toEqual(['ratersNotFinished']);
  });
});

describe('while two rate', () => {
  /** Words that stand in no other audit, for others may be compared already. */
  const [KEEPERS, REVIEWERS] = [`${KEEPER}-OSEDD`, `${REVIEWER}-OSEDD`] as const;
  /** Everybody who could come near it, those who see most of it first, and whose words they may read. */
  let people: [name: string, browser: Browser, own: string | undefined][];
  let id: string;
  const evidence: Record<string, string> = {};
  const PDF = (canary: string) => Buffer.from(`%PDF-1.7\n% ${canary}\n`);

  const attach = async (browser: Browser, canary: string) => {
    const path = `/audits/${id}/items/O1/evidence`;
    const shown = await browser.get(path);
    const sent = await browser.agent
      .post(path)
      .field('_csrf', /name="_csrf" value="([^"]+)"/.exec(shown.text)?.[1] ?? '')
      .field('source', 'INTERVIEW_STAFF')
      .field('note', `${canary} underlag`)
      .attach('file', PDF(canary), `${canary} fil.pdf`);
    expect(sent.status).toBe(303);
    const { text } = await browser.get(path);
    return /evidence\/([0-9a-f-]{36})\/file/.exec(text)?.[1] as string;
  };

  beforeAll(async () => {
    id = await start();
    await rateAll(id, [KEEPERS, REVIEWERS]);
    evidence[KEEPERS] = await attach(keeper, KEEPERS);
    evidence[REVIEWERS] = await attach(reviewer, REVIEWERS);
    const held = { teamId };
    people = [
      ['the first rater', keeper, KEEPERS],
      ['the second rater', reviewer, REVIEWERS],
      ['another manager', await signIn('ledare-2', Role.TEAM_MANAGER, held), undefined],
      ['a coordinator', await signIn('samordnare', Role.COORDINATOR, held), undefined],
      ['another reviewer', await signIn('granskare-2', Role.FIDELITY_REVIEWER, held), undefined],
      [
        'a log reviewer',
        await signIn('loggen', Role.LOG_REVIEWER, { principalId: otherPrincipalId }),
        undefined,
      ],
      ['an administrator', await signIn('admin', Role.ADMINISTRATOR, {}), undefined],
    ];
  });

  /** Every page, with the ids of this audit in it. */
  function paths(): string[] {
    const places: Record<string, string[]> = {
      ':auditId': [id],
      ':teamId': [teamId],
      ':subscale': ['H', 'O', 'S'],
      ':code': ['O1'],
      ':number': ['1'],
      ':evidenceId': Object.values(evidence),
    };
    const all = pageHandlers(test)
      .filter(({ method }) => method === 'GET')
      .flatMap(({ path }) =>
        Object.entries(places).reduce(
          (found, [name, values]) => found.flatMap((one) => values.map((value) => one.replace(name, value))),
          [path],
        ),
      )
      .filter((path) => !path.includes(':') && !path.startsWith('/sign-in'));
    // An address with no place for a value has come once for each of them.
    return [...new Set(all)];
  }

  /** A selection of everything below a type, as deep as a comparison goes. */
  function selectionOf({ type }: GraphQLField<unknown, unknown>, depth: number): string | undefined {
    const named = getNamedType(type);
    if (isLeafType(named)) return '';
    if (isUnionType(named) || !isObjectType(named) || depth === 0) return undefined;
    const fields = Object.values(named.getFields()).flatMap((field) => {
      if (field.args.some((argument) => isNonNullType(argument.type))) return [];
      const selection = selectionOf(field, depth - 1);
      return selection === undefined ? [] : [`${field.name}${selection}`];
    });
    return fields.length > 0 ? ` { ${fields.join(' ')} }` : undefined;
  }

  /** A query with some of its fields. */
  interface Asked {
    of: string;
    fields: string[];
  }
  const textOf = ({ of, fields }: Asked) => `{ ${of} { ${fields.join(' ')} } }`;

  /** Every query that can be asked with the ids at hand, each with as many of its fields as the limits let it. */
  function queries(): Asked[] {
    const { schema } = test.app.get(GraphQLSchemaHost);
    const isAllowed = (asked: Asked) => {
      const text = textOf(asked);
      return (
        (text.match(/\w+|[^\w\s]/g) ?? []).length < QUERY_LIMITS.tokens &&
        validate(schema, parse(text), queryLimitRules).length === 0
      );
    };
    const known: Record<string, string> = { id, auditId: id, teamId };
    return Object.values(schema.getQueryType()?.getFields() ?? {}).flatMap((query) => {
      const needed = query.args.filter((argument) => isNonNullType(argument.type));
      if (needed.some(({ name }) => !known[name])) return [];
      const given = needed.map(({ name }) => `${name}: "${known[name]}"`).join(', ');
      const named = getNamedType(query.type);
      if (!isObjectType(named)) return [];
      const of = `${query.name}${given && `(${given})`}`;
      const parts: Asked[] = [];
      for (const field of Object.values(named.getFields())) {
        const selection = selectionOf(field, 4);
        if (selection === undefined) continue;
        const part = `${field.name}${selection}`;
        const last = parts.at(-1);
        const together = { of, fields: [...(last?.fields ?? []), part] };
        if (last && isAllowed(together)) parts[parts.length - 1] = together;
        else parts.push({ of, fields: [part] });
      }
      return parts;
    });
  }

  it.each([
    ['neither has finished', 7, async () => undefined],
    ['the first has finished', 3, async () => finish(keeper, id)],
    [
      'the second has finished and the first has opened theirs again',
      3,
      async () => {
        await keeper.graphql(REOPEN, { id });
        await finish(reviewer, id);
      },
    ],
  ])(
    'nobody finds the words of another on any page or by any query: %s',
    async (_, count, happen) => {
      await happen();
      // Everything once, by everybody; then by those closest to it whatever has to do with audits.
      const isNear = (one: string) => count === people.length || one.includes('audit');
      const pages = paths().filter(isNear);
      const asked = queries().filter((one) => isNear(textOf(one)));
      expect(pages.length).toBeGreaterThan(15);
      const ofAudit = asked.filter(({ of }) => of.startsWith('audit(id')).flatMap(({ fields }) => fields);
      expect(ofAudit.length).toBeGreaterThan(20);
      for (const [name, browser, own] of people.slice(0, count)) {
        const hidden = [KEEPERS, REVIEWERS].filter((canary) => canary !== own);
        const check = (where: string, text: string) => {
          for (const canary of hidden)
            expect([name, where, text.includes(canary)]).toEqual([name, where, false]);
        };
        let seen = 0;
        for (const path of pages) {
          const { text, body, status } = await browser.get(path).redirects(1);
          check(
            path,
            `${text ?? ''}${Buffer.isBuffer(body) ? body.toString('latin1') : JSON.stringify(body)}`,
          );
          if (status === 200 && path.includes(id)) seen++;
        }
        const ask = async (one: Asked) => {
          const answer = await browser.graphql(textOf(one));
          check(textOf(one), JSON.stringify(answer));
          expect(codesOf(answer.errors) ?? []).not.toContain('QUERY_TOO_COMPLEX');
          // One field that is refused may take the answers of the others with it, unless all of it is refused.
          if (answer.errors?.some(({ path }) => (path?.length ?? 0) > 1) && one.fields.length > 1)
            for (const field of one.fields) await ask({ of: one.of, fields: [field] });
        };
        for (const one of asked) await ask(one);
        expect([name, seen > 5]).toEqual([
          name,
          !['a log reviewer', 'an administrator', 'another reviewer'].includes(name),
        ]);
      }
      const log = JSON.stringify(await test.unitOfWork.reader.find(AccessLogEntry));
      for (const canary of [KEEPERS, REVIEWERS]) expect(log).not.toContain(canary);
    },
    180_000,
  );

  it('nobody finds ratings or counts of another, but those who rate find their own', async () => {
    for (const [name, browser, own] of people.slice(0, 4)) {
      const audit = await read(browser, id);
      const rated = audit.items.filter(
        ({ rating, missingReason }: { rating: number | null; missingReason: string }) =>
          rating !== null || missingReason !== '',
      );
      expect([name, rated.length, audit.comparison]).toEqual([name, own ? 28 : 0, null]);
      expect(audit.evidence).toEqual(own ? [{ note: `${own} underlag` }] : []);
      const ratingOf = (code: string) =>
        audit.items.find((item: { code: string }) => item.code === code).rating;
      const expected = { [KEEPERS]: [3, 3], [REVIEWERS]: [5, 4] }[own ?? ''] ?? [null, null];
      expect([name, ratingOf('O1'), ratingOf('H2')]).toEqual([name, ...expected]);
      const { text } = await browser.get(`/audits/${id}`);
      expect([name, text.includes(sv('fidelity.progress', { done: 28, items: 28 }))]).toEqual([
        name,
        own !== undefined,
      ]);
      expect([name, text.includes('kriterier är klara')]).toEqual([name, own !== undefined]);
      expect(text).toContain('Inte klar');
    }
    expect((await keeper.get(`/audits/${id}/evidence/${evidence[REVIEWERS]}/file`)).status).toBe(404);
    const file = await keeper.get(`/audits/${id}/evidence/${evidence[KEEPERS]}/file`);
    expect([file.status, file.body]).toEqual([200, PDF(KEEPERS)]);
    const remove = 'mutation ($id: ID!, $e: ID!) { removeAuditEvidence(id: $id, evidenceId: $e) { id } }';
    const refused = await keeper.graphql(remove, { id, e: evidence[REVIEWERS] });
    expect(codesOf(refused.errors)).toEqual(['notFound']);
  });

  it('nobody else rates, finishes, opens again or adds evidence', async () => {
    for (const [, browser] of people.slice(2))
      for (const [mutation, variables] of [
        [RATE, { id, code: 'O1', input: { revision: 1, rating: 1 } }],
        [FINISH, { id }],
        [REOPEN, { id }],
        [ADD, { id, code: 'O1', input: { source: 'CHART', note: 'Sett.' } }],
      ] as const) {
        const { errors } = await browser.graphql(mutation, variables);
        expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
      }
  });
});

describe('when both have finished', () => {
  let id: string;
  beforeAll(async () => {
    id = await start();
    await rateAll(id);
    await finish(keeper, id);
    await finish(reviewer, id);
  });

  it('shows both side by side, those furthest apart first, and how alike they are', async () => {
    const { comparison, stage, nextStates, items } = await read(reviewer, id);
    // Of the twenty-one that the records answer, H2 was changed by one of the two.
    const { same, asComputed } = comparison;
    expect([stage, nextStates, same, asComputed]).toEqual(['CONSENSUS', ['CLOSED'], 24, 20]);
    const [manager, outside] = ['Test TEAM_MANAGER', 'Test FIDELITY_REVIEWER'];
    const said = (name: string, rating: number | null, note: string, missingReason = '') => ({
      rater: { name },
      rating,
      note,
      missingReason,
    });
    const open = (code: string) => ({ code, rating: null });
    expect(comparison.differing).toEqual([
      {
        difference: 'TWO_STEPS',
        item: open('O1'),
        ratings: [said(manager, 3, `${KEEPER} O1`), said(outside, 5, `${REVIEWER} O1`)],
      },
      {
        difference: 'ONE_STEP',
        item: open('H2'),
        ratings: [said(manager, 3, ''), said(outside, 4, `${REVIEWER} H2`)],
      },
      {
        difference: 'ONE_STEP',
        item: open('O3'),
        ratings: [said(manager, 3, `${KEEPER} O3`), said(outside, 4, `${REVIEWER} O3`)],
      },
      {
        difference: 'ONE_RATED',
        item: open('O4'),
        ratings: [said(manager, 3, `${KEEPER} O4`), said(outside, null, '', `${REVIEWER} O4`)],
      },
    ]);
    // 28 items, less O4 and S10: 26 rated by both. All but O1, H2 and O3 are the same, all but O1 within one step.
    // Kappa: the squares are 4 + 1 + 1 = 6. The manager gave 1, 2, 3, 4, 5 three, three, ten, five and five times,
    // the reviewer three, three, seven, seven and six times; every one beside every one comes to
    // 3·190 + 3·92 + 10·46 + 5·52 + 5·110 = 2116. 1 − 26·6/2116.
    expect(comparison.agreement).toEqual({
      n: 26,
      exactPercent: (100 * 23) / 26,
      withinOnePercent: (100 * 25) / 26,
      weightedKappa: 1 - 156 / 2116,
    });
    const of = (code: string) => items.find((item: { code: string }) => item.code === code);
    expect(of('S3')).toMatchObject({ rating: 3, note: `${KEEPER} S3` });
    expect(of('S10')).toMatchObject({
      rating: null,
      missingReason: `${manager}: ${KEEPER} S10\n${outside}: ${REVIEWER} S10`,
    });
    const { text } = await keeper.get(`/audits/${id}/consensus`);
    expect(text).toContain(sv('raters.agreement.alike', { n: 26, exact: 88, withinOne: 96 }));
    expect(text).toContain('Viktat kappa (Cohen, kvadratiska vikter): 0,93.');
    expect(text).toContain(sv('raters.agreement.asComputed', { n: 20 }));
    expect(text).toContain(sv('raters.difference.TWO_STEPS'));
    expect(text.indexOf('id="O1"')).toBeLessThan(text.indexOf('id="H2"'));
    expect(text).toContain(`${REVIEWER} O4`);
  });

  it('closes when all are settled, each with its reason', async () => {
    const { data } = await keeper.graphql(CLOSE, { id });
    expect(data.closeAudit.unrated.toSorted()).toEqual(['H2', 'O1', 'O3', 'O4']);
    const unreasoned = await give(keeper, id, 'O1', { rating: 4 });
    expect(codesOf(unreasoned.errors)).toEqual(['consensusNeedsReason']);
    const path = `/audits/${id}/consensus`;
    const wrong = await reviewer.submit(path, { O1: { rating: '4', note: '' } }, `${path}/O1/0`);
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('href="#field-O1-note"');
    const saved = await reviewer.submit(
      path,
      { O1: { rating: '4', note: 'Mötet såg båda.' } },
      `${path}/O1/0`,
    );
    expect([saved.status, saved.headers.location]).toEqual([303, `${path}#O1`]);
    await rate(keeper, id, 'H2', { rating: 3, note: 'Registret stämmer.' });
    await rate(reviewer, id, 'O3', { rating: 4, note: 'Enligt journalerna.' });
    await rate(keeper, id, 'O4', { note: 'Ingen kunde svara.' });
    expect((await reviewer.graphql(CLOSE, { id })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    const closed = await keeper.graphql(CLOSE, { id });
    expect(closed.data.closeAudit).toEqual({ __typename: 'Audit', stage: 'CLOSED', nextStates: [] });
    const report = await reviewer.get(`/audits/${id}/report`);
    for (const words of ['Mötet såg båda.', 'Test TEAM_MANAGER', 'Test FIDELITY_REVIEWER'])
      expect(report.text).toContain(words);
    expect((await reviewer.get(`/audits/${id}`)).text).toContain(sv('raters.stage.CLOSED'));
    expect((await reviewer.get(path)).text).toContain('0,93');
    expect(
      codesOf((await keeper.graphql(RATE, { id, code: 'O1', input: { revision: 1, rating: 1 } })).errors),
    ).toEqual(['auditClosed']);
    await expect(
      test.unitOfWork.run((manager) => manager.update(AuditRater, { auditId: id }, { name: 'Någon annan' })),
    ).rejects.toThrow('immutable record');
  });

  it('keeps what both said when the two finish at the same moment', async () => {
    const another = await start();
    await rateAll(another);
    await Promise.all([finish(keeper, another), finish(reviewer, another)]);
    const { stage, items } = await read(keeper, another);
    expect(stage).toBe('CONSENSUS');
    expect(items.filter(({ rating }: { rating: number | null }) => rating !== null)).toHaveLength(23);
  });
});

describe('a rater who is taken off', () => {
  const REMOVE = `mutation ($id: ID!, $input: RemoveRaterInput!) { removeRater(id: $id, input: $input) {
    stage nextStates raters { name removal { removedByName reason } } } }`;
  const reason = 'Har slutat på granskningsenheten.';
  const raterOf = async (id: string, fromOutside: boolean) =>
    (await test.unitOfWork.reader.findOneByOrFail(AuditRater, { auditId: id, fromOutside })).id;
  const remove = async (id: string, raterId: string, browser = keeper) =>
    browser.graphql(REMOVE, { id, input: { raterId, reason } });
  const methodOf = async (id: string) =>
    (await keeper.get(`/audits/${id}/report`)).text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

  it('while two rate leaves the other alone, whose ratings hold, and the report says so', async () => {
    const id = await start();
    await rate(keeper, id, 'O1', { rating: 2, note: 'Ledarens eget.' });
    await rate(reviewer, id, 'O1', { rating: 5, note: 'Den borttagnas eget.' });
    await rate(reviewer, id, 'H2', { rating: 4, note: 'Den borttagnas eget.' });
    const raterId = await raterOf(id, true);
    const { data } = await remove(id, raterId);
    expect(data.removeRater).toEqual({
      stage: 'RATING',
      nextStates: ['CLOSED'],
      raters: [
        { name: 'Test TEAM_MANAGER', removal: null },
        { name: 'Test FIDELITY_REVIEWER', removal: { removedByName: 'Test TEAM_MANAGER', reason } },
      ],
    });
    for (const [query, variables] of [
      [READ, { id }],
      [RATE, { id, code: 'O1', input: { revision: 1, rating: 1 } }],
      [FINISH, { id }],
    ] as const)
      expect((await reviewer.graphql(query, variables)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    const { items, comparison, total } = await read(keeper, id);
    const of = (code: string) => items.find((item: { code: string }) => item.code === code);
    expect([of('O1').rating, of('O1').note, of('H2').rating]).toEqual([2, 'Ledarens eget.', 3]);
    expect([comparison, total.rated]).toEqual([null, 22]);
    for (const mutation of [FINISH, REOPEN])
      expect(codesOf((await keeper.graphql(mutation, { id })).errors)).toEqual(['raterAlone']);
    const shown = (await keeper.get(`/audits/${id}`)).text;
    expect(shown).toContain(sv('raters.alone'));
    expect(shown).not.toContain(`/audits/${id}/finish`);
    for (const code of BY_HAND.slice(1)) await rate(keeper, id, code, { rating: 3 });
    expect((await keeper.get(`/audits/${id}`)).text).toContain(`href="/audits/${id}/close"`);
    expect((await keeper.graphql(CLOSE, { id })).data.closeAudit.stage).toBe('CLOSED');
    const method = await methodOf(id);
    expect(method).toMatch(
      svWithAny('raters.removal.of', { name: 'Test FIDELITY_REVIEWER', by: 'Test TEAM_MANAGER', reason }),
    );
    expect(method).toContain(sv('raters.removal.one'));
    expect(method).toMatch(/Skattare Test TEAM_MANAGER Status/);
    expect(method).not.toContain('Den borttagnas eget.');
    const rows = await test.unitOfWork.reader.findBy(AccessLogEntry, { recordId: id, reason });
    expect(rows.map(({ action, teamId: of }) => [action, of])).toEqual([['UPDATE', teamId]]);
    const change = (work: Parameters<typeof test.unitOfWork.run>[0]) =>
      expect(test.unitOfWork.run(work)).rejects.toThrow('immutable record');
    await change((manager) => manager.update(RaterRemoval, { raterId }, { reason: 'Annat.' }));
    await change((manager) => manager.delete(RaterRemoval, { raterId }));
    await change(async (manager) => {
      const [removal] = await manager.findBy(RaterRemoval, { raterId });
      await manager.insert(RaterRemoval, {
        ...removal!,
        id: randomUUID(),
        raterId: await raterOf(id, false),
      });
    });
  });

  it('may be the one of the team, and then the one from outside goes on', async () => {
    const id = await start();
    await rate(reviewer, id, 'O1', { rating: 5, note: 'Granskarens eget.' });
    const other = await signIn('ledare-3', Role.TEAM_MANAGER, { teamId });
    expect((await remove(id, await raterOf(id, false), other)).errors).toBeUndefined();
    for (const code of BY_HAND.slice(1)) await rate(reviewer, id, code, { rating: 4 });
    const refused = await keeper.graphql(RATE, { id, code: 'O1', input: { revision: 1, rating: 1 } });
    expect(refused.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect((await reviewer.graphql(CLOSE, { id })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect((await keeper.graphql(CLOSE, { id })).data.closeAudit.stage).toBe('CLOSED');
    expect(
      (await read(reviewer, id)).items.find(({ code }: { code: string }) => code === 'O1'),
    ).toMatchObject({ rating: 5, note: 'Granskarens eget.' });
  });

  it('may be both, and then the audit is rated by whoever keeps it', async () => {
    const id = await start();
    await remove(id, await raterOf(id, true));
    await remove(id, await raterOf(id, false));
    expect((await keeper.get(`/audits/${id}`)).text).toContain(`action="/audits/${id}/recount"`);
    expect((await keeper.submit(`/audits/${id}`, {}, `/audits/${id}/recount`)).status).toBe(303);
    for (const code of BY_HAND) await rate(keeper, id, code, { rating: 3 });
    expect((await keeper.graphql(CLOSE, { id })).data.closeAudit.stage).toBe('CLOSED');
    expect(await methodOf(id)).toContain(sv('raters.removal.none'));
  });

  it('after both have finished leaves what both said, and what the other settles', async () => {
    const id = await start();
    await rateAll(id);
    await finish(keeper, id);
    await finish(reviewer, id);
    const path = `/audits/${id}/raters/${await raterOf(id, true)}/remove`;
    expect((await keeper.get(`/audits/${id}`)).text).toContain(`href="${path}"`);
    expect((await keeper.get(path)).text).toContain(sv('raters.removeTextCompared'));
    const empty = await keeper.submit(path, { reason: ' ' });
    expect([empty.status, empty.text.includes('href="#field-reason"')]).toEqual([422, true]);
    const removed = await keeper.submit(path, { reason });
    expect([removed.status, removed.headers.location]).toEqual([303, `/audits/${id}`]);
    expect((await keeper.get(path)).status).toBe(404);
    expect((await read(keeper, id)).comparison.agreement.n).toBe(26);
    const unreasoned = await give(keeper, id, 'O1', { rating: 4 });
    expect(codesOf(unreasoned.errors)).toEqual(['consensusNeedsReason']);
    for (const code of ['O1', 'H2', 'O3', 'O4']) await rate(keeper, id, code, { rating: 3, note: 'Vägt.' });
    expect((await keeper.graphql(CLOSE, { id })).data.closeAudit.stage).toBe('CLOSED');
    const method = await methodOf(id);
    expect(method).toContain(sv('raters.removal.compared'));
    expect(method).toMatch(/Skattare Test TEAM_MANAGER Test FIDELITY_REVIEWER Status/);
    expect(codesOf((await remove(id, await raterOf(id, false))).errors)).toEqual(['auditClosed']);
  });

  it('is taken off by the manager of the team, from the audit they rate', async () => {
    const [id, another] = [await start(), await start()];
    const raterId = await raterOf(id, true);
    const stranger = await signIn('frammande', Role.TEAM_MANAGER, {
      teamId: (await test.unitOfWork.run(makeTeam)).teamId,
    });
    const coordinator = await signIn('samordnare-2', Role.COORDINATOR, { teamId });
    for (const [browser, of] of [
      [reviewer, id],
      [coordinator, id],
      [stranger, id],
      [keeper, another],
    ] as const) {
      expect((await remove(of, raterId, browser)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
      expect((await browser.get(`/audits/${of}/raters/${raterId}/remove`)).status).toBe(404);
    }
    expect((await read(reviewer, id)).stage).toBe('RATING');
  });
});

describe('two raters from outside', () => {
  it('rate an audit that the manager begins and closes', async () => {
    const second = await signIn('granskare-3', Role.FIDELITY_REVIEWER, { teamId });
    const input = { teamId, scale: 'dacts', windowFrom, windowTo };
    const raters = { firstRater: 'granskare', secondRater: 'granskare-3' };
    const { data } = await keeper.graphql(START, { input: { ...input, ...raters } });
    const { id } = data.startAudit;
    expect(data.startAudit.raters.map(({ fromOutside }: { fromOutside: boolean }) => fromOutside)).toEqual([
      true,
      true,
    ]);
    const refused = await keeper.graphql(RATE, { id, code: 'O1', input: { revision: 1, rating: 1 } });
    expect(refused.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    for (const browser of [reviewer, second]) {
      for (const code of BY_HAND) await rate(browser, id, code, { rating: 3, note: KEEPER });
      expect((await keeper.get(`/audits/${id}`)).text).not.toContain(KEEPER);
      await finish(browser, id);
    }
    expect((await read(keeper, id)).comparison.same).toBe(28);
    expect((await keeper.graphql(CLOSE, { id })).data.closeAudit.stage).toBe('CLOSED');
  });

  it.each([
    [{ firstRater: 'granskare' }, 'secondRater', 'secondRaterNeeded'],
    [{ firstRater: 'granskare', secondRater: 'Granskare' }, 'secondRater', 'raterTwice'],
    [{ firstRater: 'ingen', secondRater: 'granskare' }, 'firstRater', 'unknownRater'],
  ])('are two, and known: %o', async (raters, path, code) => {
    const input = { teamId, scale: 'dacts', windowFrom, windowTo, ...raters };
    const { errors } = await keeper.graphql(START, { input });
    expect(errors?.[0]?.extensions.problems).toMatchObject([{ path, code }]);
    const shown = await keeper.submit(
      `/teams/${teamId}/audits/new?scale=dacts`,
      { scale: 'dacts', windowFrom, windowTo, ...raters },
      `/teams/${teamId}/audits`,
    );
    expect([shown.status, shown.text.includes(`href="#field-${path}"`)]).toEqual([422, true]);
  });
});
