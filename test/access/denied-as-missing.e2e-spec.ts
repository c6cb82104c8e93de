import { randomUUID } from 'node:crypto';
import { Agent } from 'node:http';
import { isDeepStrictEqual } from 'node:util';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { type GraphQLInputType, getNamedType, isInputObjectType } from 'graphql';
import { Account, Grant } from '../../src/access/account.entity.js';
import { Role, SCOPE_OF } from '../../src/access/role.js';
import { ImportKind } from '../../src/contacts/import-kind.js';
import { seededRandom } from '../../src/demo/random.js';
import { ImprovementAction } from '../../src/fidelity/improvement/improvement.entity.js';
import { ImprovementStatus } from '../../src/fidelity/improvement/improvement-kinds.js';
import { AmendedRecord } from '../../src/persons/amendment.entity.js';
import { today } from '../../src/platform/dates/today.js';
import { hashPassword } from '../../src/sign-in/password.js';
import { StaffMember } from '../../src/teams/staff.entity.js';
import { addUnit } from '../support/agreed-plan.js';
import { type Answer, Caller } from '../support/caller.js';
import { pageHandlers } from '../support/handlers.js';
import { RecordedStatements } from '../support/recorded-statements.js';
import { CHEAP_COST, startTestApp, type TestApp } from '../support/test-app.js';
import { addEverything, addPerson } from '../support/test-person.js';
import { addLeave, addTeam, addTeamBeside, type TeamWorld } from '../support/test-records.js';
import {
  drawAddress,
  drawForm,
  drawVariables,
  operationsOf,
  readTargets,
  type Targets,
} from './random-requests.js';

/** How many requests of each kind, each with other values beside the ids. */
const TRIES = 2;
/** Every role that reaches records of some kind; what administrators keep is one register, where nothing is foreign. */
/** The register is one for everybody in the country who works in it, and holds no person. */
const OPEN = [
  ...['principal', 'service', 'unit', 'agreement', 'registerHistory', '/register/:registered/:registeredId'],
  // A list at a unit, of what the asker may read.
  ...['copiesOfUnit', '/units/:unitId/copies'],
];
const ROLES = [
  Role.TEAM_MANAGER,
  Role.COORDINATOR,
  Role.TEAM_MEMBER,
  Role.UNIT_READER,
  Role.LOG_REVIEWER,
  Role.FIDELITY_REVIEWER,
];

let test: TestApp;
let statements: RecordedStatements;
let foreign: TeamWorld;
/** One row of each table that has one, all of the foreign team, and the same with ids that do not exist. */
let existing: Targets;
let missing: Targets;
const agent = new Agent({ keepAlive: true, maxSockets: 1 });
beforeAll(async () => {
  test = await startTestApp();
  foreign = await addTeam(test.unitOfWork, 'ACT Främmande');
  const person = await addPerson(test.unitOfWork, { ownerId: foreign.regionId, teamId: foreign.teamId });
  await addEverything(test.unitOfWork, person, foreign, today());
  await test.unitOfWork.run(async (records) => {
    const { id } = await records.findOneByOrFail(StaffMember, { teamId: foreign.teamId });
    await addLeave(records, id, today());
  });
  const manager = await test.signIn(Role.TEAM_MANAGER, { teamId: foreign.teamId });
  const audit = {
    teamId: foreign.teamId,
    scale: 'dacts',
    windowFrom: '2026-01-01',
    windowTo: today(),
  };
  const start = 'mutation ($input: StartAuditInput!) { startAudit(input: $input) { id } }';
  const { data } = await manager.graphql(start, { input: audit });
  await test.unitOfWork.run((records) =>
    records.insert(ImprovementAction, {
      id: randomUUID(),
      teamId: foreign.teamId,
      auditId: data.startAudit.id,
      code: 'H2',
      what: 'Prov',
      ownerId: null,
      ownerName: 'Prov',
      dueOn: today(),
      status: ImprovementStatus.PLANNED,
      reason: '',
      createdAt: new Date(),
      createdBy: randomUUID(),
      createdByName: 'Prov',
      endedAt: null,
    }),
  );
  const load = 'mutation ($input: ImportRecordsInput!) { importRecords(input: $input) { accepted } }';
  const meetings = 'datum;tid;minuter;närvarande;genomgångna\n2025-03-04;08:30;30;7;2';
  const file = { kind: ImportKind.MEETINGS, fileName: 'm.csv', dryRun: false };
  const contentBase64 = Buffer.from(meetings).toString('base64');
  await manager.graphql(load, { input: { teamId: foreign.teamId, ...file, contentBase64 } });
  const reviewer = await test.signIn(Role.LOG_REVIEWER, { principalId: foreign.regionId });
  const review = { principalId: foreign.regionId, periodFrom: today(), periodTo: today(), sampleSize: 10 };
  const draw = 'mutation ($input: StartLogReviewInput!) { startLogReview(input: $input) { id } }';
  await reviewer.graphql(draw, { input: review });
  const all = await readTargets(test.unitOfWork);
  expect(all.get('import_run')).toHaveLength(1);
  const own = new Set([foreign.teamId, foreign.regionId, foreign.serviceId]);
  existing = new Map(
    [...all].map(([table, rows]) => [
      table,
      [rows.find(({ id }) => own.has(id)) ?? rows[0]!].filter(Boolean),
    ]),
  );
  missing = new Map(
    [...existing].map(([table, rows]) => [table, rows.map((row) => ({ ...row, id: randomUUID() }))]),
  );
  statements = new RecordedStatements(test);
  test.app.getHttpServer().keepAliveTimeout = 0;
});
afterAll(async () => {
  agent.destroy();
  await test.close();
});

/** Somebody with every role there is, held for a team, a unit and a principal's log. */
async function signIn(place: { teamId: string; principalId: string; reviewedId: string }): Promise<Caller> {
  const { teamId, principalId, reviewedId } = place;
  const [id, username, password] = [randomUUID(), randomUUID(), randomUUID()];
  const unitId = await addUnit(test, principalId, randomUUID());
  const held = { teamId, unitId, principalId: reviewedId, regionCode: null };
  const passwordHash = await hashPassword(password, CHEAP_COST);
  await test.unitOfWork.run(async (manager) => {
    const account = {
      id,
      username,
      name: 'Prov',
      passwordHash,
      principalId,
      active: true,
      createdAt: new Date(),
    };
    await manager.insert(Account, account);
    for (const role of ROLES) {
      const scope = SCOPE_OF[role]!;
      const nothing = { teamId: null, unitId: null, principalId: null, regionCode: null };
      await manager.insert(Grant, {
        id: randomUUID(),
        accountId: id,
        role,
        ...nothing,
        [scope]: held[scope],
        approvedAt: new Date(),
        fromDate: '2020-01-01',
        toDate: null,
      });
    }
  });
  const caller = new Caller(test.url, agent);
  await caller.signIn(username, password);
  return caller;
}

const PASSING = new Set(['date', 'x-request-id', 'set-cookie']);

/** An answer without what differs between any two answers, and what it asked of the database. */
function comparable({ status, headers, body }: Answer) {
  return {
    status,
    headers: Object.fromEntries(Object.entries(headers).filter(([name]) => !PASSING.has(name))),
    body: body
      .toString()
      .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'ID')
      .replace(/name="(_csrf|_form)" value="[^"]+"/g, 'name="$1"'),
    statements: statements.take(),
  };
}

describe.each([
  ['who works for another principal', async () => addTeam(test.unitOfWork, `ACT ${randomUUID()}`, '0180')],
  [
    'of another team of the same principal',
    async () => ({
      ...foreign,
      teamId: await addTeamBeside(test.unitOfWork, foreign, `ACT ${randomUUID()}`),
    }),
  ],
])('to somebody %s, what exists and what does not', (_, place) => {
  let caller: Caller;
  beforeAll(async () => {
    const { teamId, regionId } = await place();
    // Whoever reviews a principal's log reads it, whichever their team.
    const reviewedId =
      regionId === foreign.regionId ? (await addTeam(test.unitOfWork, randomUUID())).regionId : regionId;
    caller = await signIn({ teamId, principalId: regionId, reviewedId });
  });

  /** Sends both requests. @returns in what the answers differ: of existing ids, and of those that do not exist */
  async function compare(what: string, send: (targets: Targets, seed: number) => Promise<Answer>) {
    // What the address before has left to be said once is said here.
    await caller.get('/');
    const differences: unknown[] = [];
    for (let seed = 1; seed <= TRIES; seed++) {
      statements.take();
      const toExisting = comparable(await send(existing, seed));
      const toMissing = comparable(await send(missing, seed));
      for (const part of ['status', 'headers', 'body', 'statements'] as const)
        if (!isDeepStrictEqual(toExisting[part], toMissing[part]))
          differences.push([what, toExisting[part], toMissing[part]]);
    }
    return differences.slice(0, 1);
  }

  const drawFrom = (targets: Targets, seed: number) => ({
    random: seededRandom(seed),
    targets,
    near: new Set<string>(),
    words: ['T1234567'],
  });

  it('get one answer from every query and mutation that takes an id', async () => {
    const operations = operationsOf(test.app.get(GraphQLSchemaHost).schema).filter(
      ({ name, field }) => !OPEN.includes(name) && field.args.some(({ type }) => namesId(type)),
    );
    expect(operations.length).toBeGreaterThan(50);
    const differences: unknown[] = [];
    for (const operation of operations)
      differences.push(
        ...(await compare(operation.name, (targets, seed) =>
          caller.graphql(operation.query, drawVariables(drawFrom(targets, seed), operation)),
        )),
      );
    expect(differences).toEqual([]);
  });

  it('get one answer of whatever is voided, ended or disagreed with', async () => {
    const differences: unknown[] = [];
    for (const recordType of Object.values(AmendedRecord))
      for (const form of ['void', 'end', 'disagreement'])
        differences.push(
          ...(await compare(`${recordType} ${form}`, (targets) =>
            caller.get(`/records/${recordType}/${targets.get(recordType)![0]!.id}/${form}`),
          )),
        );
    expect(differences).toEqual([]);
  });

  it.each(['GET', 'POST'])('get one answer from every %s of an address with an id', async (wanted) => {
    const pages = pageHandlers(test).filter(
      ({ method, path }) => method === wanted && path.includes(':') && !OPEN.includes(path),
    );
    expect(pages.length).toBeGreaterThan(30);
    const differences: unknown[] = [];
    for (const { path } of pages)
      differences.push(
        ...(await compare(`${wanted} ${path}`, (targets, seed) => {
          const draw = drawFrom(targets, seed);
          const address = drawAddress(draw, path);
          return wanted === 'GET' ? caller.get(address) : caller.post(address, drawForm(draw));
        })),
      );
    expect(differences).toEqual([]);
  });
});

/** Whether an argument is an id, or holds one. */
function namesId(type: GraphQLInputType): boolean {
  const named = getNamedType(type);
  if (isInputObjectType(named)) return Object.values(named.getFields()).some((field) => namesId(field.type));
  return named.name === 'ID';
}
