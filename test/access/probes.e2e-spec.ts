import { Agent } from 'node:http';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { Role } from '../../src/access/role.js';
import { seededRandom } from '../../src/demo/random.js';
import { RecordCategory } from '../../src/disclosure/record-category.js';
import { today } from '../../src/platform/dates/today.js';
import { readPdf } from '../golden/read-pdf.js';
import { type Answer, Caller } from '../support/caller.js';
import { pageHandlers } from '../support/handlers.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { type Reach, reaches, reachOf } from './disclosure-oracle.js';
import { addMarkedWorlds, MARK_KINDS, type Mark, type MarkedWorld, marksIn } from './marked-world.js';
import {
  type Draw,
  drawAddress,
  drawForm,
  drawVariables,
  type Operation,
  operationsOf,
  readTargets,
} from './random-requests.js';
import { readWorld, type StoredWorld } from './world-of-tables.js';

/** Enough for every address and every query to be tried by every kind of account many times over. */
const PROBES = Number(process.env.PROBES ?? (process.env.DATABASE_URL ? 2_500 : 10_500));
/** The same worlds and the same requests each time; another number gives others. */
const SEED = Number(process.env.PROBE_SEED ?? 1);
const WORLDS = 5;
/** Requests under way at once, while none of them writes. */
const AT_ONCE = 8;
/** A PDF costs as much as ten other probes, and is the same HTML as the page. */
const PDF_SHARE = 0.1;

/** Forms that would sign the probing account out or change nothing but itself. */
const LEFT_OUT = /^\/(sign-in|sign-out|account|language|health)(\/|$)/;

const READING_ROLES = [Role.TEAM_MANAGER, Role.COORDINATOR, Role.TEAM_MEMBER, Role.UNIT_READER];

/** What the oracle says of one moment. */
interface Moment {
  day: string;
  world: StoredWorld;
  reach: Reach;
}

interface Probe {
  what: string;
  isWrite: boolean;
  /** Its own words, which an answer may repeat. */
  sent: string;
  send(caller: Caller): Promise<Answer>;
}

let test: TestApp;
let marked: MarkedWorld;
beforeAll(async () => {
  test = await startTestApp();
  test.app.getHttpServer().keepAliveTimeout = 0;
  marked = await addMarkedWorlds(
    test.unitOfWork,
    Array.from({ length: WORLDS }, (_, index) => SEED * 100 + index),
  );
});
afterAll(() => test.close());

async function now(): Promise<Moment> {
  const [day, world] = [today(), await readWorld(test.unitOfWork)];
  return { day, world, reach: reachOf(world, day, new Date()) };
}

/**
 * Whether the rules, as they are written, show what has this mark to this account.
 * @param what was asked for: holds are kept by the team that has or had the person, who is named beside them
 */
function isShownTo({ day, world, reach }: Moment, account: string, mark: Mark, what: string): boolean {
  const { kind, recordId, personId, teamId } = mark;
  const isOf = (relation: Reach['reads'], id = recordId) => reaches(relation, [account, id]);
  const owner = world.persons.find(({ id }) => id === personId)?.ownerId;
  const isOwn = world.accounts.some(({ id, principalId }) => id === account && principalId === owner);
  const inForce = ({ accountId, fromDate, toDate }: StoredWorld['reviewers'][number]) =>
    accountId === account && fromDate <= day && (toDate ?? day) >= day;
  const worksIn = world.grants.some(
    (grant) =>
      inForce(grant as never) &&
      grant.isApproved &&
      grant.teamId === teamId &&
      [Role.TEAM_MANAGER, Role.COORDINATOR, Role.TEAM_MEMBER].includes(grant.role as Role),
  );
  /** Whether somebody may decide on joining a record with one that they write in: it is, or was, of their own team. */
  const hasWorkedWith = (id: string) =>
    world.worked.some(([writer, person]) => writer === account && person === id);
  const mayJoin = (joinedId: string) => isOf(reach.writes.person, joinedId) || hasWorkedWith(joinedId);
  const mayHold = /record-?hold/i.test(what) && hasWorkedWith(personId);
  /** Whether such a plan has been given digitally to the unit or the principal, and a ground to it gives the plan today. */
  const hasReceived = (isSuch: (held: StoredWorld['held'][number]) => boolean) =>
    world.held.some((held) => {
      const { planId, receiverId, receiverUnitId } = held;
      const given = receiverUnitId === null ? reach.givenToTeams : reach.answersForUnit.get(receiverUnitId);
      const isTheirs = world.accounts.some(
        ({ id, principalId }) => id === account && principalId === receiverId,
      );
      return isSuch(held) && isTheirs && given !== undefined && isOf(given, planId);
    });
  const hasReceivedIt = () => hasReceived(({ planId }) => planId === recordId);
  const isOfPerson = (planId: string) =>
    world.records.some((record) => record.id === planId && record.personId === personId);
  switch (kind) {
    case 'card':
      return (
        isOf(reach.reads) ||
        isOf(reach.readsForUnit) ||
        mayHold ||
        // Whose a summary, a plan that has been given, or a task is.
        isOf(reach.summaries, personId) ||
        hasReceived(({ planId }) => isOfPerson(planId)) ||
        [...reach.answersForUnit.values()].some((relation) => isOf(relation, personId)) ||
        // The card of a record that it is proposed to join, for those who decide on it.
        world.joins.some(
          ({ keptId, joinedId }) =>
            joinedId === personId && isOf(reach.writes.person, keptId) && mayJoin(joinedId),
        )
      );
    case 'join':
      return isOf(reach.writes.person, personId) && mark.joinedId !== undefined && mayJoin(mark.joinedId);
    case 'hold':
      return isOf(reach.writes.person, personId) || mayHold;
    case 'place':
      return isOf(reach.places);
    case 'plan':
      return isOf(reach.reads) || isOf(reach.readsForUnit) || hasReceivedIt();
    case 'asked':
      return isOf(reach.reads) || isOf(reach.answersForUnit.get(mark.unitId!) ?? new Map());
    case 'sip':
      return isOf(reach.reads) || hasReceivedIt();
    case 'group':
      return (
        isOf(reach.reads) ||
        hasReceived(
          ({ planId, categories }) =>
            isOfPerson(planId) && categories.includes(RecordCategory.RESOURCE_GROUP),
        )
      );
    case 'planOfTeam':
      return isOf(reach.reads);
    case 'consent':
    case 'copy':
      return isOf(reach.readsAsOwner);
    case 'history':
      return isOf(reach.reads, personId) && isOwn && (teamId === undefined || worksIn);
    case 'placeHistory':
      return isOf(reach.places, personId) && isOwn;
    case 'enrolment':
      return isOf(reach.reads, personId) && worksIn;
    case 'opening':
      return world.reviewers.some(
        (reviewer) =>
          inForce(reviewer) && (reviewer.principalId === owner || reviewer.principalId === mark.employerId),
      );
  }
}

/** Cards that have this number now, or had it until it was put right: some probes give one to somebody else. */
function numbered({ world }: Moment, text: string): Mark[] {
  return world.numbers
    .filter(({ number }) => number === text)
    .map(({ kind, personId }) => ({ kind, recordId: personId, personId }));
}

/** Everything that somebody could read in an answer. */
async function textOf({ headers, body }: Answer): Promise<string> {
  const isPdf = headers['content-type']?.includes('application/pdf');
  const contents = isPdf ? await readPdf(body) : undefined;
  const text = contents
    ? [contents.title, ...contents.pages, ...contents.running, ...contents.alternatives].join('\n')
    : body.toString();
  return `${JSON.stringify(headers)}\n${text}`;
}

describe('whoever asks for whatever', () => {
  it(`finds in ${PROBES} answers nothing but what a rule allows`, async () => {
    const random = seededRandom(SEED);
    const { schema } = test.app.get(GraphQLSchemaHost);
    const operations = operationsOf(schema);
    const pages = pageHandlers(test).filter(({ path }) => !LEFT_OUT.test(path));
    const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
    const callers = new Map<string, Caller>();
    for (const { id, username } of marked.accounts) {
      const caller = new Caller(test.url, agent);
      await caller.signIn(username, marked.password);
      callers.set(id, caller);
    }
    const stranger = { id: 'a stranger', username: '', roles: [] as string[] };
    callers.set(stranger.id, new Caller(test.url, agent));
    const words = [...marked.marks].flatMap(([text, [mark]]) => (mark?.kind === 'card' ? [text] : []));

    let moment = await now();
    let targets = await readTargets(test.unitOfWork);
    const untried = [...operations, ...pages];
    const readers = new Map<string, number>();
    const kindsShown = new Map<string, number>();
    const leaks: string[] = [];
    let probes = 0;
    let shown = 0;
    let writes = 0;

    const drawFor = (account: string): Draw => {
      const near = [moment.reach.reads, moment.reach.readsForUnit, moment.reach.summaries].flatMap(
        (relation) => [...(relation.get(account) ?? [])],
      );
      const teams = moment.world.grants.filter(({ accountId }) => accountId === account);
      return {
        random,
        targets,
        words,
        near: new Set([...near, ...teams.flatMap(({ teamId }) => teamId ?? [])]),
      };
    };

    const readsAnything = (account: string) =>
      moment.reach.reads.has(account) || moment.reach.readsForUnit.has(account);

    const visit = (address: string): Probe => ({
      what: `GET ${address}`,
      isWrite: false,
      sent: address,
      send: (caller) => caller.get(address),
    });

    const probeOf = (account: string): Probe => {
      const draw = drawFor(account);
      const ask = (operation: Operation): Probe => {
        const variables = drawVariables(draw, operation);
        return {
          what: operation.name,
          isWrite: operation.isWrite,
          sent: JSON.stringify(variables),
          send: (caller) => caller.graphql(operation.query, variables),
        };
      };
      const open = ({ method, path }: (typeof pages)[number]): Probe => {
        const address = drawAddress(draw, path);
        const fields = drawForm(draw);
        const isGet = method === 'GET';
        return {
          what: `${method} ${path}`,
          isWrite: !isGet,
          sent: isGet ? address : JSON.stringify(fields),
          send: (caller) => (isGet ? caller.get(address) : caller.post(address, fields)),
        };
      };
      // Everything once, and then whatever comes.
      const next = untried.pop();
      if (next) return 'query' in next ? ask(next) : open(next);
      const writes = random.chance(0.15);
      if (random.chance(0.8)) return ask(random.pick(operations.filter(({ isWrite }) => isWrite === writes)));
      const isRare = random.chance(1 - PDF_SHARE);
      return open(
        random.pick(
          pages.filter(
            ({ method, path }) => (method === 'GET') === !writes && !(isRare && path.endsWith('.pdf')),
          ),
        ),
      );
    };

    const judge = async (account: typeof stranger, probe: Probe, answer: Answer, before: Moment) => {
      probes += 1;
      if (answer.status >= 500 || answer.body.includes('"INTERNAL"'))
        leaks.push(
          `${probe.what} answered ${answer.status}: ${probe.sent} ${answer.body.toString().slice(0, 500)}`,
        );
      const sent = marksIn(probe.sent);
      let hasData = false;
      for (const text of marksIn(await textOf(answer))) {
        const marks = marked.marks.get(text) ?? [];
        if (sent.has(text) || marks.length === 0) continue;
        const isAllowed = [before, moment].some((at) =>
          [...marks, ...numbered(at, text)].some((mark) => isShownTo(at, account.id, mark, probe.what)),
        );
        if (!isAllowed)
          leaks.push(
            `${probe.what} showed ${account.roles} ${text} of ${JSON.stringify(marks)} for ${probe.sent}`,
          );
        hasData = true;
        for (const { kind } of marks) kindsShown.set(kind, (kindsShown.get(kind) ?? 0) + 1);
      }
      if (!hasData) return;
      shown += 1;
      for (const role of new Set(account.roles)) readers.set(role, (readers.get(role) ?? 0) + 1);
    };

    const started = performance.now();
    const accounts = [...marked.accounts, stranger];
    // First everybody tries the queue of openings and every card, up to a third of all, their own cards before
    // others': chance alone may leave one way untried.
    const cards = accounts.flatMap((account) =>
      moment.world.persons.map(({ id }) => ({
        account,
        probe: visit(`/persons/${id}`),
        lot: reaches(moment.reach.reads, [account.id, id]) ? 0 : random.pick([1, 2, 3, 4, 5, 6, 7]),
      })),
    );
    const firstTried = [
      ...accounts.map((account) => ({ account, probe: visit('/log-reviews/emergency-openings') })),
      ...cards.toSorted((one, other) => one.lot - other.lot),
    ].slice(0, PROBES / 3);
    while (probes < PROBES) {
      const batch: { account: typeof stranger; probe: Probe }[] = [];
      let write: (typeof batch)[number] | undefined;
      while (batch.length < AT_ONCE && !write) {
        const account = random.pick(
          random.chance(0.6) ? accounts.filter(({ id }) => readsAnything(id)) : accounts,
        );
        const next = firstTried.shift() ?? { account, probe: probeOf(account.id) };
        if (next.probe.isWrite) write = next;
        else batch.push(next);
      }
      const before = moment;
      const answers = await Promise.all(
        batch.map(({ account, probe }) => probe.send(callers.get(account.id)!)),
      );
      for (const [index, { account, probe }] of batch.entries())
        await judge(account, probe, answers[index]!, before);
      if (!write) continue;
      const answer = await write.probe.send(callers.get(write.account.id)!);
      const text = answer.body.toString();
      const hasWritten = write.probe.what.startsWith('POST')
        ? answer.status === 303
        : !text.startsWith('{"errors"');
      if (hasWritten) {
        moment = await now();
        targets = await readTargets(test.unitOfWork);
        writes += 1;
      }
      await judge(write.account, write.probe, answer, before);
    }
    const seconds = ((performance.now() - started) / 1000).toFixed(0);
    agent.destroy();
    process.stdout.write(
      `${probes} probes in ${seconds} s, ${writes} of them wrote, ${shown} answers with a person's data, ` +
        `${leaks.length === 0 ? 'all allowed' : `${leaks.length} not allowed`}\n`,
    );

    expect(leaks).toEqual([]);
    expect(probes).toBeGreaterThanOrEqual(PROBES);
    expect(untried).toEqual([]);
    // What shows nothing to anybody proves nothing.
    expect(shown).toBeGreaterThan(PROBES / 20);
    expect(writes).toBeGreaterThan(PROBES / 1000);
    for (const role of READING_ROLES)
      expect([role, (readers.get(role) ?? 0) > PROBES / 200]).toEqual([role, true]);
    const unseen = MARK_KINDS.filter((kind) => !kindsShown.has(kind));
    if (PROBES > 10_000) expect(unseen).toEqual([]);
  });
});
