import { randomUUID } from 'node:crypto';
import {
  type GraphQLEnumType,
  type GraphQLInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import type { Random } from '../../src/demo/random.js';
import type { Answer, Caller } from '../support/caller.js';
import type { Explorer, SeenForm } from './explore.js';

/** A request made to take long: valid, nearly valid, or nothing of the kind. */
export interface HeavyRequest {
  /** Who sends what where, to be found again. */
  what: string;
  send(): Promise<Answer>;
}

/** Who may send, and what there is to send to. */
export interface Target {
  explorers: readonly Explorer[];
  stranger: Caller;
  schema: GraphQLSchema;
}

/** Bytes of the largest JSON body, form and file. */
export interface Sizes {
  json: number;
  form: number;
  file: number;
}

/** Pieces of text of every kind that something somewhere is done with. */
const PIECES = [
  ...[
    'a',
    'A',
    '0',
    '9',
    ' ',
    '\n',
    '\r\n',
    '\t',
    '-',
    '_',
    '.',
    ',',
    ';',
    ':',
    '/',
    '\\',
    '|',
    '=',
    '+',
    '@',
    '#',
    '%',
  ],
  ...[
    '"',
    "'",
    '`',
    '<',
    '>',
    '&',
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    '*',
    '?',
    '!',
    '$',
    '^',
    '~',
    '""',
    '";"',
    "='",
    '<b>',
  ],
  ...[
    'å',
    'a\u030a',
    `a${'\u0301'.repeat(30)}`,
    '\u0316\u0301',
    'ß',
    'İ',
    '\u0958',
    '\u0344',
    '\ufdfa',
    '\u{1d160}',
    '가',
  ],
  ...[
    '😀',
    '✈\ufe0f',
    '\u200b',
    '\u00a0',
    '\u2028',
    '\ufeff',
    '\u202e',
    'א',
    'ش',
    '漢',
    '\uf0b7',
    '\u0000',
    '\ud83d',
  ],
  ...[
    'a ',
    ' a',
    '.a',
    'a-',
    '1 ',
    '19121212-1212 ',
    '2026-01-01;',
    '040-12 ',
    'Did you mean ',
    'Field "y" of required type ',
  ],
  ...[
    'Jag blir lugn av musik. ',
    'stödstödstöd',
    'http://x.se/',
    'x@x.se ',
    'null,',
    '{{x}}',
    '#{x}',
    '$x ',
    '"a";"b"\n',
  ],
] as const;

/** Text of about so many bytes, of one piece or a few, with something else at its ends now and then. */
function heavyText(random: Random, bytes: number): string {
  const pieces = Array.from({ length: random.pick([1, 1, 1, 2, 3]) }, () => random.pick(PIECES)).join('');
  const body = pieces.repeat(Math.max(1, Math.floor(bytes / Buffer.byteLength(pieces))));
  const end = () => (random.chance(0.3) ? random.pick(PIECES) : '');
  return `${end()}${body}${end()}`;
}

/** Mostly either short or as long as may be. */
const sizeUpTo = (random: Random, most: number) =>
  Math.min(most, random.pick([20, 200, 2_000, 4_000, 10_000, 100_000, most, most, most]));

/** One request, drawn among all that can be sent. */
export function drawRequest(random: Random, target: Target, sizes: Sizes): HeavyRequest {
  const explorer = random.chance(0.1) ? undefined : random.pick(target.explorers);
  const caller = explorer?.caller ?? target.stranger;
  const { what, ...rest } = random.pick([graphql, graphql, form, form, file, document, draft, address])(
    random,
    target,
    sizes,
    explorer,
  );
  return { what: `${explorer?.username ?? 'nobody'}: ${what}`, send: () => rest.send(caller) };
}

interface Drawn {
  what: string;
  send(caller: Caller): Promise<Answer>;
}
type Draw = (random: Random, target: Target, sizes: Sizes, explorer: Explorer | undefined) => Drawn;

const JSON_TYPE = { 'content-type': 'application/json', accept: 'application/json' };
const FORM_TYPE = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' };

/** Any query or mutation, with one variable or all of them heavy. */
const graphql: Draw = (random, { schema }, { json }, explorer) => {
  const isQuery = random.chance(0.25);
  const type = isQuery ? schema.getQueryType()! : schema.getMutationType()!;
  const { name, args, type: answer } = random.pick(Object.values(type.getFields()));
  const declared = args.map((argument) => `$${argument.name}: ${argument.type}`).join(', ');
  const passed = args.map((argument) => `${argument.name}: $${argument.name}`).join(', ');
  const fields = /\b(Boolean|Int|String)\b/.test(String(answer)) ? '' : '{ __typename }';
  const query = `${isQuery ? 'query' : 'mutation'} ${declared && `(${declared})`} { ${name}${passed && `(${passed})`} ${fields} }`;
  const left = { bytes: json - query.length - 200 };
  const variables = Object.fromEntries(
    args.map((argument) => [argument.name, value(random, argument.type, argument.name, left, explorer)]),
  );
  const body = JSON.stringify({ query, variables });
  return {
    what: `${name} ${shown(body)}`,
    send: (caller) => caller.send('POST', '/graphql', JSON_TYPE, body),
  };
};

/** A value of the type or, now and then, of none; together no larger than what is left. */
function value(
  random: Random,
  type: GraphQLInputType,
  name: string,
  left: { bytes: number },
  explorer: Explorer | undefined,
): unknown {
  if (left.bytes <= 0) return null;
  if (random.chance(0.02)) return anything(random, left);
  if (isNonNullType(type)) return value(random, type.ofType, name, left, explorer);
  if (isListType(type)) {
    const length = random.pick([0, 1, 2, 20, 50, 200, 1_000, 5_000]);
    return Array.from({ length }, () => value(random, type.ofType, name, left, explorer));
  }
  if (isEnumType(type)) return random.pick(type.getValues()).name;
  if (isInputObjectType(type))
    return Object.fromEntries(
      Object.values(type.getFields()).map((field) => [
        field.name,
        value(random, field.type, field.name, left, explorer),
      ]),
    );
  if (String(type) === 'ID') return drawId(random, name, explorer);
  if (String(type) === 'Boolean') return random.chance(0.5);
  if (String(type) === 'Int') return random.pick([0, 1, 2, 5, 50, 2 ** 31 - 1, -1]);
  if (random.chance(0.3) && /On|Date|From|To$/.test(name))
    return random.pick(['2026-01-01', '2999-12-31', '2026-02-30']);
  if (name === 'contentBase64')
    return Buffer.from(csv(random, Math.floor(left.bytes * 0.7))).toString('base64');
  const text = heavyText(random, sizeUpTo(random, left.bytes));
  left.bytes -= Buffer.byteLength(JSON.stringify(text));
  return text;
}

/** What belongs to no type: long, wide or deep. */
function anything(random: Random, left: { bytes: number }): unknown {
  const count = random.pick([10, 5_000, Math.max(0, Math.floor(left.bytes / 20))]);
  left.bytes -= count * 10;
  return random.pick<() => unknown>([
    () => 1e308,
    () => Array.from({ length: count }, () => ({})),
    () => Array.from({ length: count }, (_, index) => index),
    () => Object.fromEntries(Array.from({ length: count }, (_, index) => [`x${index}`, index])),
    () => Array.from({ length: 40 }).reduce<unknown>((inner) => [inner], 1),
    () => ({ [random.pick(['toString', '__proto__', 'then', 'length', 'constructor'])]: 1 }),
  ])();
}

/** Mostly of something that is there; never of an account or its roles, so that nobody is signed out. */
function drawId(random: Random, name: string, explorer: Explorer | undefined): string {
  const word = { plan: 'crisis-plans', action: 'improvement' }[name.replace(/Ids?$/, '')];
  const known = [...(explorer?.ids ?? [])].filter(([at]) => at !== 'accounts' && at !== 'roles');
  const near = known.filter(([at]) => at === (word ?? name.replace(/Ids?$/, 's')));
  const ids = (near.length > 0 ? near : known).flatMap(([, all]) => all);
  return ids.length === 0 || random.chance(0.1) || /account|grant/.test(name)
    ? randomUUID()
    : random.pick(ids);
}

/** A query that is heavy itself: long, deep, full of faults. */
const document: Draw = (random, _, { json }) => {
  const most = random.pick([1_000, 20_000, 99_000, json - 100]);
  const text = heavyText(random, most);
  const query = random.pick([
    () => text,
    () => `{ teams { total } } # ${text.replaceAll('\n', ' ')}`,
    () => `{ team(id: ${JSON.stringify(text)}) { id } }`,
    () => `{ team(id: """${text.replaceAll('"', '')}""") { id } }`,
    () => `{ ${'a'.repeat(most)} }`,
    () => `{ ${'x{'.repeat(450)}${'}'.repeat(450)} }`,
    () => `{ ${'wrong '.repeat(900)} }`,
    () => `{ ${'wrong(a: 1) '.repeat(150)} }`,
    () => `{ teams { ${'total '.repeat(900)} } }`,
    () =>
      `{ ...A } ${Array.from({ length: 80 }, (_, at) => `fragment F${at} on Query { ...F${at + 1} ...F${at + 1} }`).join(' ')}`,
    () => `query (${Array.from({ length: 180 }, (_, at) => `$v${at}: Int`).join(' ')}) { teams { total } }`,
    () => `{ team(id: ${'['.repeat(400)}${']'.repeat(400)}) { id } }`,
    () => `{ team(id: ${'9'.repeat(most)}) { id } }`,
    () => `{ team(id: "${'\\u0301\\u0316'.repeat(most / 12)}") { id } }`,
    () => `{ team(id: "${'\\u0000'.repeat(most / 6)}") { id } }`,
  ])();
  const operationName = random.chance(0.1) ? text : undefined;
  const body = JSON.stringify({ query, operationName });
  return {
    what: `query ${shown(query)}`,
    send: (caller) => caller.send('POST', '/graphql', JSON_TYPE, body),
  };
};

/** What somebody who is not signed in may fill in. */
const PUBLIC_FORMS: SeenForm[] = [
  { action: '/sign-in', hasFile: false, fields: { username: 'teamledare', password: 'x', next: '/' } },
  { action: '/sign-in/code', hasFile: false, fields: { code: '123456' } },
  { action: '/language', hasFile: false, fields: { locale: 'en', returnTo: '/' } },
];

/** Any form that has been seen, with a field or all of them heavy, or of another structure than it has. */
const form: Draw = (random, _, { form: most }, explorer) => {
  const { action, fields } = random.pick(explorer?.forms ?? PUBLIC_FORMS);
  const names = Object.keys(fields);
  const sent = structure(random, names, fields, most * 0.9);
  return {
    what: `POST ${action} ${shown(sent.map(([name, text]) => `${name}=${text}`).join('&'))}`,
    send(caller) {
      const body = new URLSearchParams([['_csrf', caller.token], ...sent]).toString();
      return caller.send('POST', action, FORM_TYPE, cutAt(body, most));
    },
  };
};

/** A name or a letter that is cut in two is one more kind of what may come. */
const cutAt = (body: string, most: number) => body.slice(0, most);

function structure(
  random: Random,
  names: string[],
  fields: SeenForm['fields'],
  bytes: number,
): [string, string][] {
  const given = Object.entries(fields).filter(([name]) => name !== '_csrf');
  const name = random.pick(names);
  const heavy = () => heavyText(random, sizeUpTo(random, bytes / 3));
  return random.pick<() => [string, string][]>([
    () => [...given.filter(([other]) => other !== name), [name, heavy()]],
    () => [...given.filter(([other]) => other !== name), [name, heavy()]],
    () => given.map(([other]) => [other, heavyText(random, bytes / 3 / given.length)]),
    () =>
      given.map(([other]) => [
        `${other}${random.pick(['[]', '[0]', '[x]', '[toString]', '[length]', '[0][x]', ''])}`,
        '1',
      ]),
    () => [...given, ...Array.from({ length: 200 }, (): [string, string] => [name, 'x'])],
    () => [...given, ...rowsLike(random, name, bytes)],
    () =>
      Array.from({ length: random.pick([5_000, 6_000, 100_000]) }, (_, at): [string, string] => [
        `a${at}`,
        '',
      ]),
    () => [
      [
        `${name}${random.pick(['[a]', '[', ']', '[]', '[0]']).repeat(random.pick([31, 1_000, 100_000]))}`,
        '1',
      ],
    ],
  ])();
}

/** As many rows as a form may have, each with as much in it as there is room for. */
function rowsLike(random: Random, name: string, bytes: number): [string, string][] {
  const count = random.pick([50, 200, 1_000]);
  const pattern = name.includes('[') ? name : `${name}[0][text]`;
  const text = heavyText(random, Math.min(4_000, bytes / 3 / count));
  return Array.from({ length: count }, (_, at) => [pattern.replace(/\[\d+\]/, `[${at}]`), text]);
}

/** A draft with as much in it as the rules let through, and then a page that shows it. */
const draft: Draw = (random, { explorers, schema }) => {
  const words = (most: number) => {
    const text = heavyText(random, most * 2).replace(/[\0\p{Cs}]/gu, 'x');
    return [...text].slice(0, most).join('');
  };
  const oneOf = (name: string) => random.pick((schema.getType(name) as GraphQLEnumType).getValues()).name;
  const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);
  const kind = random.chance(0.4) ? SIP : CRISIS_PLAN;
  const content =
    kind === SIP
      ? {
          whatMatters: words(4_000),
          longTermGoals: times(50, () => words(4_000)),
          measures: times(50, () => ({ text: words(4_000), unit: words(200), responsible: words(200) })),
          participants: times(50, () => ({ name: words(200), role: words(200), phone: words(200) })),
        }
      : {
          closedHours: words(5_000),
          closedHoursUnits: times(20, () => ({ task: words(2_000), respondedBy: words(200) })),
          contacts: times(20, () => ({ name: words(200), relation: words(200), whenToCall: words(200) })),
          statements: times(200, () => ({
            section: random.pick(['TRIGGERS', 'OWN_ACTIONS', 'WHAT_HELPS']),
            text: words(2_000),
            author: oneOf('StatementAuthor'),
            audience: oneOf('Audience'),
          })),
        };
  const page = random.pick(['', 'edit', 'agree', 'versions/:n', 'versions/:n/release', 'print', 'print.pdf']);
  const { caller, ids } = explorers.find(({ username }) => username === 'samordnare')!;
  const id = ids.get(kind.path)![0]!;
  return {
    what: `${kind.one} ${shown(JSON.stringify(content).slice(0, 2_000))}, then ${page}`,
    send: () => saveAndShow(caller, kind, id, content, page),
  };
};

const SIP = { one: 'sip', next: 'beginNextSipVersion', save: 'saveSipDraft', id: 'sipId', path: 'sips' };
const CRISIS_PLAN = {
  one: 'crisisPlan',
  next: 'beginNextCrisisPlanVersion',
  save: 'saveCrisisPlanDraft',
  id: 'planId',
  path: 'crisis-plans',
};

/** Begins a draft where there is none, saves all of it, and asks for the page. */
async function saveAndShow(
  caller: Caller,
  { one, next, save, id: named, path }: typeof SIP,
  id: string,
  content: object,
  page: string,
): Promise<Answer> {
  await caller.graphql(`mutation ($id: ID!) { ${next}(${named}: $id) { id } }`, { id });
  const found = await caller.graphql(
    `query ($id: ID!) { ${one}(id: $id) { versions { number revision status } } }`,
    { id },
  );
  const versions: { number: number; revision: number; status: string }[] = JSON.parse(found.body.toString())
    .data[one].versions;
  const { number, revision } = versions.find(({ status }) => status === 'DRAFT')!;
  const type = `${save[0]!.toUpperCase()}${save.slice(1)}Input!`;
  const saved = await caller.graphql(`mutation ($input: ${type}) { ${save}(input: $input) { __typename } }`, {
    input: { ...content, [named]: id, revision },
  });
  if (!saved.body.includes('"__typename"')) return saved;
  if (!page.startsWith('print')) return caller.get(`/${path}/${id}/${page.replace(':n', String(number))}`);
  const given = await caller.graphql(
    'mutation ($input: ReleasePlanInput!) { releasePlan(input: $input) { id } }',
    { input: { planId: id, number, receiver: 'OWN_USE' } },
  );
  return caller.get(`/copies/${JSON.parse(given.body.toString()).data.releasePlan.id}/${page}`);
}

/** A file, to a form that takes one. */
const file: Draw = (random, { explorers }, { file: most }, explorer) => {
  const all = (explorer ? [explorer] : explorers)
    .flatMap(({ forms }) => forms)
    .filter(({ hasFile }) => hasFile);
  const { action, fields } = random.pick(
    all.length > 0 ? all : explorers.flatMap(({ forms }) => forms).filter(({ hasFile }) => hasFile),
  );
  const isTable = action.endsWith('/import');
  const kinds = ['STAFF', 'ENROLMENTS', 'CONTACTS', 'MEETINGS', 'EPISODES', 'INTERVENTIONS'];
  const sent = {
    ...fields,
    ...(isTable ? { kind: random.pick(kinds) } : { note: heavyText(random, 4_000) }),
  };
  const content = isTable ? csv(random, most) : attachment(random, Math.min(most, 5 * 1024 * 1024));
  const name = random.chance(0.1)
    ? heavyText(random, 5_000).replace(/[\r\n"]/g, '')
    : random.pick(['a.csv', 'a.pdf', 'a.txt']);
  return {
    what: `POST ${action} ${JSON.stringify(sent).slice(0, 200)} ${shown(content.subarray(0, 200).toString('latin1'))} ${content.length} bytes`,
    send: (caller) => caller.upload(action, sent, { name, content }),
  };
};

const HEADERS = [
  'referens;namn;yrke;roll;huvudman;tjänstgöringsgrad;från;till;kompetens',
  'personnummer;förnamn;efternamn;skyddad identitet;språk;tolk;från;till;avslutsorsak;intensitet;lagrum;samordnare',
  'personnummer;datum;tid;minuter;sätt;plats;personal;personen med;närstående;uteblev',
  'datum;tid;minuter;närvarande;genomgångna',
];

/** A table that nobody has exported: wide, long, unclosed, or with heavy cells. */
function csv(random: Random, most: number): Buffer {
  const header = random.pick(HEADERS);
  const columns = header.split(';').length;
  const fill = (row: string) => row.repeat(Math.max(1, Math.floor(most / Buffer.byteLength(row))));
  const cell = () => heavyText(random, random.pick([10, 200, 2_000])).replace(/[;\r\n"]/g, '');
  const text = random.pick([
    () => `${header}\n${fill(`${Array.from({ length: columns }, cell).join(';')}\n`)}`,
    () => `${header}\n${fill(`${Array.from({ length: columns }, () => `"${cell()}"`).join(';')}\n`)}`,
    () => `${header}\n${fill(`${';'.repeat(99_000)}x\n`)}`,
    () => `${header}\n${fill(`${';'.repeat(59)}x\n`)}`,
    () => fill(';'),
    () => fill(`${header};`),
    () => `${header}\n"${fill('x;y\n')}`,
    () => `${header}\n${fill('"a""')}`,
    () => fill(heavyText(random, 50_000)),
    () => fill('\n'),
    () => fill('x\n'),
    () => `${header}\n${fill(`${Array.from({ length: columns }, () => '9'.repeat(1_900)).join(';')}\n`)}`,
    () => `"${'""'.repeat(30_000)}\n${fill('x')}`,
  ])();
  return Buffer.from(text).subarray(0, most);
}

/** Nearly a PDF, a picture or a text. */
function attachment(random: Random, most: number): Buffer {
  const start = random.pick([
    '%PDF-1.7\n',
    '\x89PNG\r\n\x1a\n\0\0\0\rIHDR',
    '\x89PNG\r\n\x1a\n\0\0\0\0xxxx',
    '\xff\xd8\xff\xe0',
    'PK\x03\x04\x14\0\0\0\b\0',
    '\xef\xbb\xbf',
    'RIFF\xff\xff\xff\x7fWAVE',
    'OggS\0',
    'ID3\x04\0\0\x7f\x7f\x7f\x7f',
    '\x30\x26\xb2\x75\x8e\x66\xcf\x11\xa6\xd9',
    '\x1a\x45\xdf\xa3',
    '\0\0\0\x01ftyp',
    '',
  ]);
  const head = Buffer.from(start, 'latin1');
  const unit = random.chance(0.5) ? head : Buffer.from(heavyText(random, 50));
  return Buffer.concat([head, Buffer.alloc(Math.max(0, most - head.length), unit.length > 0 ? unit : 'a')]);
}

/** An address or headers of whatever there is room for. */
const address: Draw = (random, { explorers }) => {
  const { ids } = random.pick(explorers);
  const text = encodeURIComponent(heavyText(random, 3_000).replace(/[\ud800-\udfff]/g, ''));
  const [word, [id] = ['x']] = random.pick([...ids, ['teams', []] as const]);
  const path = random.pick([
    () => `/${text}`,
    () => `/${'x/'.repeat(6_000)}`,
    () => `/${word}/${text}`,
    () => `/${word}/${id}/${text}`,
    () => `/${word}/${id}?${text}=${text}`,
    () => `/${word}?${'a=1&'.repeat(3_000)}`,
    () => `/sign-in?next=/${text}`,
    () => `/shared-plans?query=${text}&page=${'9'.repeat(3_000)}`,
    () => `/static/${text}`,
  ])();
  const cookie = random.chance(0.3) ? { cookie: `${';'.repeat(4_000)}locale=${'x'.repeat(4_000)}` } : {};
  return {
    what: `GET ${shown(path)}`,
    send: (caller) => caller.send('GET', path.slice(0, 15_000), { accept: 'text/html', ...cookie }),
  };
};

const shown = (text: string) =>
  JSON.stringify(text.length > 300 ? `${text.slice(0, 200)} … ${text.length} in all` : text);
