import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { entities } from '../src/entities.js';
import { Principal, Service } from '../src/organisations/organisation.entity.js';
import { PrincipalKind, SecrecyLaw } from '../src/organisations/organisation-kinds.js';
import { Enrolment, Person } from '../src/persons/person.entity.js';
import { IdentityKind, Intensity, LegalFrame } from '../src/persons/person-kinds.js';
import { Account, Grant } from '../src/platform/access/account.entity.js';
import { hashPassword } from '../src/platform/access/password.js';
import { Role } from '../src/platform/access/role.js';
import { type DatabasePlace, dataSourceOptions } from '../src/platform/database/data-source-options.js';
import { addDays } from '../src/platform/dates/civil-date.js';
import { StaffMember, Team } from '../src/teams/team.entity.js';
import { Profession, TeamRole } from '../src/teams/team-kinds.js';
import { printTable, short } from './figures.js';
import type { ServerProcess } from './server-process.js';
import { signIn, tokenIn } from './sign-in.js';

const PEOPLE = 100;
const STAFF = 20;
const CONTACTS = Number(process.env.CONTACTS ?? 100_000);
/** The longest that somebody else may wait while a file is checked or loaded, in milliseconds. */
const LIMIT = 1000;

/** Between an answer and the next request of each of the others. */
const BETWEEN_MS = 50;

const leader = { username: 'teamledare-import', password: 'only-while-measuring' };
const coordinator = { username: 'samordnare-import', password: 'only-while-measuring' };

interface ImportedTeam {
  teamId: string;
  personIds: string[];
}

/**
 * Loads a file of 100,000 contacts through the page, while somebody else saves and opens people's records all the time; and
 * writes the same rows by hand.
 * @param start starts the application on the database
 * @returns whether nobody waited for longer than the limit
 */
export async function compareImport(
  place: DatabasePlace,
  start: () => Promise<ServerProcess>,
): Promise<boolean> {
  const team = await withDatabase(place, addTeam);
  const server = await start();
  const before = server.memory();
  const { check, load } = await loadOver(server, team);
  const peak = server.peakMemory();
  await server.stop();
  const byHand = await writeByHand(place, team.teamId);
  printTable(`A file of ${CONTACTS} contacts (limit for others ${LIMIT} ms)`, [
    phaseRow('checked', check),
    phaseRow('checked again and loaded', load),
    {
      what: 'the same rows by hand',
      seconds: short(byHand / 1000),
      'CPU s': '',
      'save, ms': '',
      'open, ms': '',
      meanwhile: '',
    },
  ]);
  console.log(
    `${(load.took / byHand).toFixed(2)} times by hand; ${short(before)} MB before, at most ${short(peak)} MB`,
  );
  return [check, load].every(({ save, open }) => Math.max(save, open) <= LIMIT);
}

const phaseRow = (what: string, { took, cpu, save, open, answered }: Phase) => ({
  what,
  seconds: short(took / 1000),
  'CPU s': short(cpu / 1000),
  'save, ms': short(save),
  'open, ms': short(open),
  meanwhile: answered,
});

/**
 * How long it took and the processor time of the server meanwhile, the longest that each of the others waited, and how many
 * answers they got. All times in milliseconds.
 */
interface Phase {
  took: number;
  cpu: number;
  save: number;
  open: number;
  answered: number;
}

async function loadOver(server: ServerProcess, { teamId, personIds }: ImportedTeam) {
  const cookie = await signIn(server, leader);
  const other = await signIn(server, coordinator);
  const page = `${server.url}/teams/${teamId}/import`;
  const pageText = async (path: string, init: RequestInit = {}) => {
    const answer = await fetch(path, { redirect: 'manual', ...init, headers: { cookie, ...init.headers } });
    if (answer.status >= 400) throw new Error(`${path} answered ${answer.status}`);
    return answer.text();
  };
  const form = new FormData();
  form.set('_csrf', tokenIn(await pageText(page)));
  form.set('kind', 'CONTACTS');
  form.set('file', new Blob([contactFile()], { type: 'text/csv' }), 'contacts.csv');
  let checked = '';
  const check = await amongOthers(server, other, personIds, async () => {
    checked = await pageText(page, { method: 'POST', body: form });
  });
  const body = new URLSearchParams({
    _csrf: tokenIn(checked),
    upload: /name="upload" value="([^"]+)"/.exec(checked)?.[1] ?? '',
  });
  const load = await amongOthers(server, other, personIds, () =>
    pageText(`${page}/confirm`, { method: 'POST', body }),
  );
  return { check, load };
}

/** Does the work, while one other saves and one opens records, again and again. */
async function amongOthers(
  server: ServerProcess,
  cookie: string,
  [saved, ...opened]: string[],
  work: () => Promise<unknown>,
): Promise<Phase> {
  let isDone = false;
  let answered = 0;
  const repeat = async (ask: (round: number) => Promise<unknown>) => {
    let longest = 0;
    for (let round = 0; !isDone; round++) {
      const begun = performance.now();
      await ask(round);
      longest = Math.max(longest, performance.now() - begun);
      answered++;
      await pause(BETWEEN_MS);
    }
    return longest;
  };
  const graphql = async (query: string) => {
    const answer = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    const { data, errors } = (await answer.json()) as {
      data: Record<string, { revision: number } | null>;
      errors?: unknown;
    };
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  };
  let revision =
    (await graphql(`{ resourceGroup(personId: "${saved}") { revision } }`)).resourceGroup?.revision ?? 0;
  const save = repeat(async () => {
    const input = `{ personId: "${saved}", revision: ${revision}, members: [{ kind: RELATIVE, name: "Påhittad Syster" }], goals: [] }`;
    const { saveResourceGroup } = await graphql(
      `mutation { saveResourceGroup(input: ${input}) { revision } }`,
    );
    revision = saveResourceGroup!.revision;
  });
  const open = repeat(async (round) => {
    const answer = await fetch(`${server.url}/persons/${opened[round % opened.length]}`, {
      headers: { cookie },
    });
    await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`A person's page answered ${answer.status}`);
  });
  const begun = performance.now();
  const cpuBefore = server.cpu();
  await work().finally(() => {
    isDone = true;
  });
  const took = performance.now() - begun;
  const cpu = server.cpu() - cpuBefore;
  return { took, cpu, save: await save, open: await open, answered };
}

/** Each person has a contact a day, and from the next year on another, later that day. */
function contactFile(): string {
  const lines = Array.from({ length: CONTACTS }, (_, index) => {
    const day = Math.floor(index / PEOPLE);
    const date = addDays('2024-01-01', day % 700);
    const staff = index % 3 === 0 ? `S${index % STAFF}|S${(index + 1) % STAFF}` : `S${index % STAFF}`;
    return `INLAST${index % PEOPLE};${date};${10 + Math.floor(day / 700)}:00;45;fysiskt;hemmet;${staff}`;
  });
  return ['personnummer;datum;tid;minuter;sätt;plats;personal', ...lines].join('\n');
}

export async function addTeam({ manager }: DataSource): Promise<ImportedTeam> {
  const [ownerId, serviceId, teamId] = [randomUUID(), randomUUID(), randomUUID()];
  await manager.insert(Principal, {
    id: ownerId,
    name: 'Region Inläst',
    kind: PrincipalKind.REGION,
    law: SecrecyLaw.HEALTH,
    regionCode: '12',
    municipalityCode: null,
  });
  await manager.insert(Service, {
    id: serviceId,
    name: 'Inlästa verksamheten',
    regionCode: '12',
    legalForm: null,
    startYear: null,
    endYear: null,
    models: [],
    targetGroups: '',
    integrationDegree: null,
  });
  await manager.insert(Team, {
    id: teamId,
    serviceId,
    name: 'Inlästa teamet',
    municipalityCode: '1280',
    models: [],
    openingHours: 'Vardagar 8–17',
    phone: '040-00 00 00',
    plannedFteHundredths: 1000,
    capacity: PEOPLE,
    fictitious: true,
  });
  await manager.insert(
    StaffMember,
    Array.from({ length: STAFF }, (_, index) => ({
      id: randomUUID(),
      teamId,
      reference: `S${index}`,
      name: `Påhittad Medarbetare ${index}`,
      profession: Profession.NURSE,
      role: TeamRole.COORDINATOR,
      employerId: ownerId,
      fteHundredths: 100,
      fromDate: '2020-01-01',
      toDate: null,
      qualifications: '',
    })),
  );
  const people = Array.from({ length: PEOPLE }, (_, index) => ({
    id: randomUUID(),
    ownerId,
    identityNumber: `INLAST${index}`,
    identityKind: IdentityKind.RESERVE,
    givenName: 'Påhittad',
    familyName: `Person ${index}`,
    protectedIdentity: false,
    language: 'svenska',
    needsInterpreter: false,
    address: null,
    phone: null,
    fictitious: true,
  }));
  await manager.insert(Person, people);
  await manager.insert(
    Enrolment,
    people.map(({ id: personId }) => ({
      id: randomUUID(),
      ownerId,
      teamId,
      personId,
      fromDate: '2020-01-01',
      toDate: null,
      leavingReason: null,
      intensity: Intensity.STANDARD,
      legalFrame: LegalFrame.VOLUNTARY,
    })),
  );
  for (const [{ username, password }, role] of [
    [leader, Role.TEAM_MANAGER],
    [coordinator, Role.COORDINATOR],
  ] as const) {
    const accountId = randomUUID();
    const passwordHash = await hashPassword(password);
    await manager.insert(Account, {
      id: accountId,
      username,
      name: 'Påhittad Användare',
      passwordHash,
      principalId: ownerId,
      active: true,
      createdAt: new Date(),
    });
    await manager.insert(Grant, {
      id: randomUUID(),
      accountId,
      role,
      teamId,
      approvedAt: new Date(),
      fromDate: '2020-01-01',
      toDate: null,
    });
  }
  return { teamId, personIds: people.map(({ id }) => id) };
}

async function withDatabase<T>(place: DatabasePlace, work: (source: DataSource) => Promise<T>): Promise<T> {
  const source = await new DataSource(dataSourceOptions(place, entities)).initialize();
  try {
    return await work(source);
  } finally {
    await source.destroy();
  }
}

/** Takes the loaded rows away and puts them back, in one transaction. @returns milliseconds of the latter */
async function writeByHand(place: DatabasePlace, teamId: string): Promise<number> {
  const ofTeam = `enrolment_id IN (SELECT id FROM enrolment WHERE team_id = '${teamId}')`;
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
  const database = new Sqlite(path);
  for (const pragma of ['synchronous = FULL', 'foreign_keys = ON', 'secure_delete = ON'])
    database.pragma(pragma);
  const begun = performance.now();
  database.transaction(() => {
    for (const [table, rows] of tables) {
      const columns = Object.keys(rows[0]!);
      const statement = database.prepare(
        `INSERT INTO ${table} (${columns}) VALUES (${columns.map(() => '?')})`,
      );
      for (const row of rows) statement.run(...Object.values(row));
    }
  })();
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
