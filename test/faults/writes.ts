import { Agent } from 'node:http';
import type { Random } from '../../src/demo/random.js';
import { addDays } from '../../src/platform/dates/civil-date.js';
import { today } from '../../src/platform/dates/today.js';
import { type Answer, Caller, type Watch } from '../support/caller.js';
import { type Entry, HUNG, type Ledger, Told } from './ledger.js';
import type { Account, World } from './world.js';

/** One request that writes. */
export interface Write {
  entry: Entry;
  send(watch?: Watch): Promise<Answer>;
  /** Of an answer that carries no error. */
  isSaved(answer: Answer): boolean;
}

/** Somebody who writes, one thing after another. */
export interface Writer {
  /** Once, and again when the session has ended. */
  signIn(): Promise<void>;
  /** @throws when the server does not answer */
  next(): Promise<Write>;
}

/** What a writer must know before the next write was not told. */
export class NotRead extends Error {
  constructor(readonly told: Told) {
    super();
  }
}

/** Sends it, and notes what was answered. */
export async function perform({ entry, send, isSaved }: Write, ledger: Ledger, watch?: Watch): Promise<Told> {
  ledger.begin(entry);
  const begun = performance.now();
  const told = (as: Told, code?: string) => {
    ledger.answered(entry, as, performance.now() - begun, code);
    return as;
  };
  try {
    const answer = await inTime(send(watch));
    const code = codeOf(answer);
    if (code) return told(asTold(code), code);
    return told(isSaved(answer) ? Told.SAVED : Told.REFUSED, String(answer.status));
  } catch (error) {
    return told(Told.UNANSWERED, (error as { code?: string }).code);
  }
}

/** Longer than the product lets anybody wait for its database. */
const LIMIT_MS = 90_000;

function inTime<T>(answer: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => reject({ code: HUNG }), LIMIT_MS);
    answer.then(resolve, reject).finally(() => clearTimeout(limit));
  });
}

const asTold = (code?: string): Told =>
  [Told.UNAVAILABLE, Told.UNCERTAIN, Told.INTERNAL].find((told) => told === code) ?? Told.REFUSED;

/** The code of an error, in an answer of the API and in one of a page to a program. */
function codeOf({ status, headers, body }: Answer): string | undefined {
  if (!String(headers['content-type']).includes('json')) return status >= 500 ? pageCode(status) : undefined;
  const { errors, code } = JSON.parse(body.toString());
  return errors?.[0].extensions.code ?? code;
}

/** A page says it in words alone. */
const pageCode = (status: number): Told => (status === 503 ? Told.UNCERTAIN : Told.INTERNAL);

/**
 * As many as there is work for: two coordinators, a manager, and somebody who signs in again and again.
 * @param urls of one server, or of several on one database, among which they are divided
 */
export function writersOf(world: World, urls: readonly string[], random: Random): Writer[] {
  const { coordinators, manager, visitor } = world;
  const make: ((url: string) => Writer)[] = [
    ...coordinators.map((own) => (url: string) => new Coordinator(world, own, url, random)),
    (url) => new Visitor(visitor, url),
    (url) => new Loader(world, manager, url, random),
  ];
  return make.map((at, index) => at(urls[index % urls.length]!));
}

/** A connection for each request, so that none breaks that nothing was sent on. */
const callerAt = (url: string) => new Caller(url, new Agent({ keepAlive: false }));

abstract class ApiWriter implements Writer {
  protected readonly caller: Caller;
  private count = 0;

  constructor(
    protected readonly world: World,
    private readonly account: Account,
    url: string,
    protected readonly random: Random,
  ) {
    this.caller = callerAt(url);
  }

  signIn(): Promise<void> {
    return this.caller.signIn(this.account.username, this.account.password);
  }

  abstract next(): Promise<Write>;

  protected value(): string {
    return `${this.account.username}-${++this.count}`;
  }

  protected async read(query: string, variables: object) {
    const answer = await this.caller.graphql(query, variables);
    const { data, errors } = JSON.parse(answer.body.toString());
    if (!data || errors) throw new NotRead(asTold(codeOf(answer)));
    return data;
  }

  /** A mutation that is told to have saved by the field `saved` in its answer. */
  protected mutation(
    entry: Entry,
    text: string,
    variables: object,
    then: (saved: any) => void = () => undefined,
  ): Write {
    return {
      entry,
      send: (watch) => this.caller.graphql(text, variables, watch),
      isSaved: ({ body }) => {
        const [result] = Object.values(JSON.parse(body.toString()).data ?? {}) as any[];
        if (result?.saved === undefined || result.saved === false) return false;
        then(result);
        return true;
      },
    };
  }
}

const SAVE = `mutation ($input: SaveCrisisPlanDraftInput!) {
  saveCrisisPlanDraft(input: $input) { ... on CrisisPlanVersion { saved: revision } } }`;
const AGREE = `mutation ($input: AgreeCrisisPlanInput!) {
  agreeCrisisPlan(input: $input) { ... on CrisisPlanVersion { saved: revision } } }`;
const BEGIN_NEXT = `mutation ($planId: ID!) {
  beginNextCrisisPlanVersion(planId: $planId) { saved: revision number } }`;
const VERSIONS =
  'query ($id: ID!) { crisisPlan(id: $id) { versions { number status revision closedHours } } }';
const RECORD = 'mutation ($input: RecordGroundInput!) { recordGround(input: $input) { saved: id } }';
const ENROL = 'mutation ($input: EnrolPersonInput!) { enrolPerson(input: $input) { saved: id } }';

interface Version {
  number: number;
  status: string;
  revision: number;
  closedHours: string;
}

/** Saves a draft, agrees on it, begins the next version, writes consents in, enrols people. */
class Coordinator extends ApiWriter {
  /** The latest version; missing when an answer has not come. */
  private latest?: Version;

  constructor(
    world: World,
    private readonly own: World['coordinators'][number],
    url: string,
    random: Random,
  ) {
    super(world, own.account, url, random);
  }

  async next(): Promise<Write> {
    this.latest ??= await this.findLatest();
    const { status, revision, closedHours } = this.latest;
    if (status !== 'DRAFT') return this.beginNext(this.latest);
    // The next version begins with what the one before said, but for how and when it was made.
    const mayBeAgreed = revision > 1 && closedHours.startsWith(this.own.account.username);
    const draw = this.random.next();
    if (draw < 0.2) return this.recordConsent();
    if (draw < 0.35) return this.enrol();
    if (draw < 0.55 && mayBeAgreed) return this.agree(this.latest);
    return this.saveDraft(this.latest);
  }

  private async findLatest(): Promise<Version> {
    const { crisisPlan } = await this.read(VERSIONS, { id: this.own.planId });
    const versions: Version[] = crisisPlan.versions;
    return versions.reduce((one, other) => (other.number > one.number ? other : one));
  }

  private saveDraft(draft: Version): Write {
    const { planId } = this.own;
    const value = this.value();
    const statement = (section: string, number: number) => ({
      section,
      text: `${value} ${number}`,
      audience: 'EVERYONE',
    });
    const input = {
      planId,
      revision: draft.revision,
      madeTogether: true,
      phase: 'STABLE',
      madeOn: today(),
      reviewOn: addDays(today(), 180),
      closedHours: value,
      closedHoursUnits: [
        {
          unitId: this.world.unitId,
          task: value,
          response: 'ACCEPTED',
          respondedOn: today(),
          respondedBy: 'Chefen',
        },
      ],
      statements: [
        { ...statement('EARLY_SIGNS', 1), stage: 1 },
        statement('OWN_ACTIONS', 2),
        statement('WHAT_HELPS', 3),
      ],
    };
    this.latest = undefined;
    return this.mutation(
      { kind: 'draft', key: `draft ${value}`, place: `draft of ${planId}` },
      SAVE,
      { input },
      ({ saved }) => {
        this.latest = { ...draft, revision: saved, closedHours: value };
      },
    );
  }

  private agree(draft: Version): Write {
    const input = { planId: this.own.planId, revision: draft.revision };
    this.latest = undefined;
    return this.mutation(
      { kind: 'agreement', key: `agreement ${draft.closedHours}` },
      AGREE,
      { input },
      () => {
        this.latest = { ...draft, status: 'AGREED' };
      },
    );
  }

  private beginNext(agreed: Version): Write {
    const { planId } = this.own;
    this.latest = undefined;
    return this.mutation(
      { kind: 'version', key: `version ${agreed.number + 1} of ${planId}` },
      BEGIN_NEXT,
      { planId },
      ({ saved, number }) => {
        this.latest = { ...agreed, number, status: 'DRAFT', revision: saved };
      },
    );
  }

  private recordConsent(): Write {
    const purpose = this.value();
    const input = {
      kind: 'CONSENT',
      personId: this.own.personId,
      receiverId: this.world.municipalityId,
      categories: ['CRISIS_PLAN'],
      purpose,
      fromDate: today(),
      toDate: addDays(today(), 30),
      form: 'ORAL',
    };
    return this.mutation({ kind: 'consent', key: `consent ${purpose}` }, RECORD, { input });
  }

  private enrol(): Write {
    const familyName = this.value();
    const input = {
      teamId: this.world.teamId,
      identityNumber: `R${this.random.whole(100_000_000, 999_999_999)}`,
      givenName: 'Åsa',
      familyName,
      fromDate: today(),
    };
    return this.mutation({ kind: 'enrolment', key: `enrolment ${familyName}` }, ENROL, { input });
  }
}

const IMPORT = `mutation ($input: ImportRecordsInput!) {
  importRecords(input: $input) { saved: accepted } }`;

/** The first day that contacts are loaded on; every file has a day of its own. */
const FIRST_DAY = '2012-01-01';

/** Loads files of contacts, small ones and such as are written in many pieces, and checks some without loading them. */
class Loader extends ApiWriter {
  private day = FIRST_DAY;

  async next(): Promise<Write> {
    this.day = addDays(this.day, 1);
    const dryRun = this.random.chance(0.2);
    const rows = this.random.chance(0.4) ? this.random.whole(600, 1200) : this.random.whole(2, 20);
    const name = `${this.day}-${rows}`;
    const { teamId, identityNumber, staffReference } = this.world;
    const lines = Array.from({ length: rows }, (_, minute) => {
      const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
      return `${identityNumber},${this.day}T${time}:00,15,phone,,${staffReference},,`;
    });
    const content = ['Person,Date,Minutes,Mode,Place,Staff,Natural support,No show', ...lines].join('\n');
    const contentBase64 = Buffer.from(content).toString('base64');
    const input = { teamId, kind: 'CONTACTS', fileName: `${name}.csv`, contentBase64, dryRun };
    const kind = dryRun ? 'check' : 'load';
    return this.mutation({ kind, key: `load ${name}`, leavesNothing: dryRun }, IMPORT, { input });
  }
}

/** Signs in with a new browser each time. */
class Visitor implements Writer {
  private count = 0;

  constructor(
    private readonly account: Account,
    private readonly url: string,
  ) {}

  async signIn(): Promise<void> {}

  async next(): Promise<Write> {
    const caller = callerAt(this.url);
    await caller.takeToken('/sign-in');
    return {
      entry: {
        kind: 'sign-in',
        key: `sign-in ${++this.count}`,
        isThere: async () => (await caller.get('/')).status === 200,
      },
      send: (watch) => caller.post('/sign-in', { ...this.account }, watch),
      isSaved: ({ status }) => status === 303,
    };
  }
}
