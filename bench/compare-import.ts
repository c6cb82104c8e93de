import { Agent } from 'node:http';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import type { DatabasePlace } from '../src/platform/database/data-source-options.js';
import { type Answer, Caller } from '../test/support/caller.js';
import { printTable, short } from './figures.js';
import {
  addImportedTeam,
  CONTACTS,
  contactFile,
  coordinator,
  type ImportedTeam,
  leader,
} from './imported-team.js';
import type { ServerProcess } from './server-process.js';
import { withDatabase } from './with-database.js';

/** The longest that somebody else may wait while a file is checked, loaded or taken back, in milliseconds. */
const LIMIT_MS = 1000;
/** What it may cost to check a file and load it, in times the same rows by hand. */
const LIMIT = 3;

/** Between an answer and the next request of each of the others. */
const BETWEEN_MS = 50;
/** Between two looks at how far the file has come. */
const PROGRESS_MS = 500;
/** For how long the others are timed by themselves. */
const ALONE_MS = 10_000;

/**
 * Loads a file of contacts through the page and takes it back, while somebody else saves and opens people's records all the
 * time; loads it once more while nobody does; and writes the same rows by hand.
 * @param start starts the application on the database
 * @returns whether nobody waited for longer than the limit, and what was loaded alone took no more times than it may
 */
export async function compareImport(
  place: DatabasePlace,
  start: () => Promise<ServerProcess>,
): Promise<boolean> {
  const team = await withDatabase(place, addImportedTeam);
  const server = await start();
  const before = server.memory();
  const { others, alone } = await loadOver(server, team);
  const peak = server.peakMemory();
  await server.stop();
  const byHand = await writeByHand(place, team.teamId);
  const row = (file: string, { took, cpu, save, open, answers }: Partial<Phase>) => ({
    file,
    seconds: short(took! / 1000),
    'CPU s': cpu === undefined ? '' : short(cpu / 1000),
    'save, ms': save === undefined ? '' : short(save),
    'open, ms': open === undefined ? '' : short(open),
    answers: answers ?? '',
  });
  printTable(`A file of ${CONTACTS} contacts (limit ${LIMIT}, and for others ${LIMIT_MS} ms)`, [
    ...Object.entries(others).map(([file, phase]) => row(file, phase)),
    row('loaded while nobody else asks', alone),
    row('the same rows by hand', { took: byHand }),
  ]);
  const ratio = alone.took / byHand;
  console.log(`${ratio.toFixed(2)} times by hand; ${short(before)} MB before, at most ${short(peak)} MB`);
  const waits = Object.entries(others).map(([, { save, open }]) => Math.max(save, open));
  return ratio <= LIMIT && Math.max(...waits) <= LIMIT_MS;
}

/**
 * How long it took and the processor time of the server meanwhile, the longest that each of the others waited, and how many
 * answers they got. All times in milliseconds.
 */
interface Phase {
  took: number;
  cpu: number;
  save: number;
  open: number;
  answers: number;
}

async function loadOver(server: ServerProcess, { teamId, personIds }: ImportedTeam) {
  // A connection that is kept may be hung up just as it is used again, on a machine that has other work.
  const agent = new Agent();
  const callers = [leader, coordinator].map(async ({ username, password }) => {
    const caller = new Caller(server.url, agent);
    await caller.signIn(username, password);
    return caller;
  });
  const [loader, other] = (await Promise.all(callers)) as [Caller, Caller];
  const page = `/teams/${teamId}/import`;
  const file = { name: 'contacts.csv', content: contactFile() };
  const check = async () => {
    const checked = textOf(await loader.upload(page, { kind: 'CONTACTS' }, file));
    return /name="upload" value="([^"]+)"/.exec(checked)?.[1] ?? '';
  };
  const load = async (upload: string) => finish(loader, await loader.post(`${page}/confirm`, { upload }));
  const takeBack = async () => {
    const run = /import\/runs\/([^/]+)\/void/.exec(textOf(await loader.get(page)))?.[1];
    await finish(loader, await loader.post(`${page}/runs/${run}/void`, { reason: 'Fel fil' }));
  };
  let upload = '';
  const among = (work: () => Promise<unknown>) => amongOthers(server, other, personIds, work);
  const others = {
    none: await among(() => pause(ALONE_MS)),
    checked: await among(async () => {
      upload = await check();
    }),
    'checked again and loaded': await among(() => load(upload)),
    'taken back': await among(takeBack),
  };
  upload = await check();
  const alone = await timed(server, () => load(upload));
  agent.destroy();
  return { others, alone };
}

/** Long work goes on when its browser has been answered, which then asks how far it has come. */
async function finish(caller: Caller, answer: Answer): Promise<void> {
  textOf(answer);
  const next = String(answer.headers.location ?? '');
  if (!next.includes('/progress/')) return;
  await pause(PROGRESS_MS);
  const asked = await caller.get(next);
  return finish(caller, asked.status === 200 ? answer : asked);
}

function textOf({ status, body }: Answer): string {
  if (status >= 400) throw new Error(`Answered ${status}: ${body}`);
  return body.toString();
}

/** Does the work, while one other saves and one opens records, again and again. */
async function amongOthers(
  server: ServerProcess,
  caller: Caller,
  [saved, ...opened]: string[],
  work: () => Promise<unknown>,
): Promise<Phase> {
  let isDone = false;
  let answers = 0;
  const repeat = async (ask: (round: number) => Promise<unknown>) => {
    let longest = 0;
    for (let round = 0; !isDone; round++) {
      const begun = performance.now();
      await ask(round);
      longest = Math.max(longest, performance.now() - begun);
      answers++;
      await pause(BETWEEN_MS);
    }
    return longest;
  };
  const graphql = async (query: string): Promise<Record<string, { revision: number } | null>> => {
    const { data, errors } = JSON.parse(textOf(await caller.graphql(query)));
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  };
  let revision =
    (await graphql(`{ resourceGroup(personId: "${saved}") { revision } }`)).resourceGroup?.revision ?? 0;
  const save = repeat(async () => {
    const input = `{ personId: "${saved}", revision: ${revision}, members: [{ kind: RELATIVE, name: "Påhittad Syster" }], goals: [] }`;
    const { saveResourceGroup } = await graphql(
      `mutation { saveResourceGroup(input: ${input}) { ... on ResourceGroup { revision } } }`,
    );
    revision = saveResourceGroup!.revision;
  });
  const open = repeat(async (round) => {
    textOf(await caller.get(`/persons/${opened[round % opened.length]}`));
  });
  const spent = await timed(server, () =>
    work().finally(() => {
      isDone = true;
    }),
  );
  return { ...spent, save: await save, open: await open, answers };
}

async function timed(
  server: ServerProcess,
  work: () => Promise<unknown>,
): Promise<Pick<Phase, 'took' | 'cpu'>> {
  const begun = performance.now();
  const cpuBefore = server.cpu();
  await work();
  return { took: performance.now() - begun, cpu: server.cpu() - cpuBefore };
}

/** Takes the loaded rows away and puts them back, in one transaction. @returns milliseconds of the latter */
async function writeByHand(place: DatabasePlace, teamId: string): Promise<number> {
  const ofTeam = `voided_at IS NULL AND enrolment_id IN (SELECT id FROM enrolment WHERE team_id = '${teamId}')`;
  const ofContacts = `contact_id IN (SELECT id FROM contact WHERE ${ofTeam})`;
  const [contacts, present] = await withDatabase(place, async (source) => {
    // PostgreSQL would do it by itself within a minute or so.
    await source.query('ANALYZE');
    const rows = [
      await source.query(`SELECT * FROM contact WHERE ${ofTeam}`),
      await source.query(`SELECT * FROM contact_staff WHERE ${ofContacts}`),
    ];
    if (rows[0].length !== CONTACTS)
      throw new Error(`The file of ${CONTACTS} gave ${rows[0].length} contacts`);
    await source.query(`DELETE FROM contact_staff WHERE ${ofContacts}`);
    await source.query(`DELETE FROM contact WHERE ${ofTeam}`);
    return rows as [Row[], Row[]];
  });
  const tables = [
    ['contact', contacts],
    ['contact_staff', present],
  ] as const;
  return place.DATABASE_URL
    ? insertOnServer(place.DATABASE_URL, tables)
    : insertInFile(place.SQLITE_PATH, tables);
}

type Row = Record<string, unknown>;
type Tables = readonly (readonly [string, Row[]])[];

function insertInFile(path: string, tables: Tables): number {
  const database = new DatabaseSync(path);
  for (const pragma of ['synchronous = FULL', 'foreign_keys = ON', 'secure_delete = ON'])
    database.exec(`PRAGMA ${pragma}`);
  const begun = performance.now();
  database.exec('BEGIN');
  for (const [table, rows] of tables) {
    const columns = Object.keys(rows[0]!);
    const statement = database.prepare(
      `INSERT INTO ${table} (${columns}) VALUES (${columns.map(() => '?')})`,
    );
    for (const row of rows) statement.run(...(Object.values(row) as SQLInputValue[]));
  }
  database.exec('COMMIT');
  const took = performance.now() - begun;
  database.close();
  return took;
}

const ROWS_A_STATEMENT = 1000;

async function insertOnServer(connectionString: string, tables: Tables): Promise<number> {
  const client = new Client({ connectionString });
  await client.connect();
  const begun = performance.now();
  await client.query('BEGIN');
  for (const [table, rows] of tables) {
    const columns = Object.keys(rows[0]!);
    for (let start = 0; start < rows.length; start += ROWS_A_STATEMENT) {
      const part = rows.slice(start, start + ROWS_A_STATEMENT);
      const places = part.map((_, row) => `(${columns.map((_, at) => `$${row * columns.length + at + 1}`)})`);
      await client.query(
        `INSERT INTO ${table} (${columns}) VALUES ${places}`,
        part.flatMap((row) => Object.values(row)),
      );
    }
  }
  await client.query('COMMIT');
  const took = performance.now() - begun;
  await client.end();
  return took;
}
