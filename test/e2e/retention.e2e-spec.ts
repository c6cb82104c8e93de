import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { DataSource, Entity, IsNull, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Role } from '../../src/access/role.js';
import { entities } from '../../src/app/entities.js';
import { EmergencyOpening, OpeningJudgement } from '../../src/consents/emergency-opening.entity.js';
import { Audit, AuditItem, AuditStatus } from '../../src/fidelity/audits/audit.entity.js';
import { Principal } from '../../src/organisations/organisation.entity.js';
import { AmendedRecord, Disagreement } from '../../src/persons/amendment.entity.js';
import { Enrolment, Person } from '../../src/persons/person.entity.js';
import { AccessLogEntry, LoggedAction } from '../../src/platform/access-log/access-log-entry.entity.js';
import { verifyLog } from '../../src/platform/access-log/verify-log.js';
import { sql } from '../../src/platform/database/sql.js';
import { addDays, addMonths } from '../../src/platform/dates/civil-date.js';
import { today } from '../../src/platform/dates/today.js';
import { catalogues } from '../../src/platform/i18n/catalogue.js';
import { formatDate } from '../../src/platform/i18n/format-date.js';
import { locales } from '../../src/platform/i18n/locale.js';
import { describeKeeping } from '../../src/retention/describe-keeping.js';
import { destroyRecords } from '../../src/retention/destroy-records.js';
import { Destruction } from '../../src/retention/destruction.entity.js';
import { lastEntries } from '../../src/retention/last-entries.js';
import { personTables } from '../../src/retention/person-tables.js';
import { reportKeeping } from '../../src/retention/report-keeping.js';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.js';
import { addEverything, addPerson, type TestPerson } from '../support/test-person.js';
import { addGround, addTeam, type TeamWorld } from '../support/test-records.js';
import { sv, svWithAny } from '../support/words.js';

const REPORT = `{ retention { principalId rules { rule paragraph persons } persons mayBeDestroyed mustBeDestroyed duties { by persons overdue }
  kept { because persons } held { reason persons } nextFrom asked { id }
  plan { persons rows { table rows } rules { rule paragraph persons } firstLastEntry lastLastEntry mark } } }`;
const ASK = `mutation ($input: RequestDestructionInput!) { requestDestruction(input: $input) {
  id persons carriedOutAt requestedByName rows { table rows } } }`;
const CARRY_OUT = `mutation ($input: CarryOutDestructionInput!) { carryOutDestruction(input: $input) {
  id persons rules { rule paragraph persons } day decision firstLastEntry lastLastEntry carriedOutAt carriedOutByName
  principal { id } rows { table rows } } }`;

const NUMBER = '191212121212';
/** Eleven years ago, and six years and a half: past the ten and the five. */
const HEALTH_DAY = addMonths(today(), -132);
const SOCIAL_DAY = addMonths(today(), -78);

/** A table that somebody adds one day. */
@Entity()
class DiaryPage {
  @PrimaryColumn({ type: 'varchar' })
  id: string;

  @ManyToOne(() => Enrolment, { nullable: false })
  enrolment: Relation<Enrolment>;
}

let test: TestApp;
let administrator: Browser;
let secondAdministrator: Browser;
beforeAll(async () => {
  test = await startTestApp();
  administrator = await test.signIn(Role.ADMINISTRATOR);
  secondAdministrator = await test.signIn(Role.ADMINISTRATOR);
});
afterAll(() => test?.close());

const reader = () => test.unitOfWork.reader;
const newWorld = (municipalityCode = '1280') => addTeam(test.unitOfWork, 'ACT Gallring', municipalityCode);

/** Somebody with a row in every table, nothing of it later than the day, and nothing left to review. */
async function addFormer(world: TeamWorld, ownerId: string, day: string, more: object = {}) {
  const person = await addPerson(test.unitOfWork, {
    ownerId,
    teamId: world.teamId,
    fromDate: addDays(day, -200),
    toDate: day,
    ...more,
  });
  await addEverything(test.unitOfWork, person, world, day);
  await judgeOpenings(person.personId);
  return person;
}

const judgeOpenings = (personId: string) =>
  test.unitOfWork.run((manager) =>
    manager.update(
      EmergencyOpening,
      { personId, judgement: IsNull() },
      { judgement: OpeningJudgement.JUSTIFIED },
    ),
  );

async function reportOn(principalId: string, browser = administrator) {
  const { data, errors } = await browser.graphql(REPORT);
  expect(errors).toBeUndefined();
  return data.retention.find((one: any) => one.principalId === principalId);
}

async function askFor(principalId: string, mark?: string, browser = administrator) {
  const plan = mark === undefined ? (await reportOn(principalId)).plan : null;
  const input = { principalId, mark: mark ?? plan.mark, decision: 'Dokumenthanteringsplan 2026, punkt 4.' };
  return browser.graphql(ASK, { input });
}

const carryOut = (asked: { id: string; persons: number }, browser = secondAdministrator) =>
  browser.graphql(CARRY_OUT, { input: { destructionId: asked.id, persons: asked.persons } });

const codesOf = ({ errors }: { errors?: { extensions: any }[] }) =>
  errors?.flatMap(({ extensions }) => extensions.problems.map(({ code }: { code: string }) => code));

/** Every row of every table, but those that are left out, as text. */
async function everything(without: string[] = []): Promise<string> {
  const isPostgres = test.app.get(DataSource).options.type === 'postgres';
  const catalogue = isPostgres
    ? "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"
    : "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY 1";
  const names = (await sql<{ name: string }>(reader(), catalogue)).map(({ name }) => name);
  const dumps: string[] = [];
  for (const name of names.filter((one) => !without.includes(one))) {
    const rows = await sql<object>(reader(), `SELECT * FROM ${name}`);
    dumps.push(
      `${name} ${rows
        .map((row) => JSON.stringify(row))
        .sort()
        .join('\n')}`,
    );
  }
  return dumps.join('\n');
}

const countOf = async (table: string) =>
  Number((await sql<{ n: number }>(reader(), `SELECT COUNT(*) AS n FROM ${table}`))[0]?.n);

describe('the tables about a person', () => {
  const walked = () => personTables(test.app.get(DataSource).entityMetadatas).map(({ name }) => name);

  it('are all that the database itself leads to a person from', async () => {
    const tables = (await test.app.get(DataSource).createQueryRunner().getTables()).map((table) => ({
      name: table.name.split('.').at(-1)!,
      columns: table.columns.map(({ name }) => name),
      to: table.foreignKeys.map(({ referencedTableName }) => referencedTableName.split('.').at(-1)!),
    }));
    const found = new Set(['person']);
    for (const name of found) for (const table of tables) if (table.to.includes(name)) found.add(table.name);
    expect(walked().sort()).toEqual([...found].sort());
    // A person's id without a reference: the log keeps it on purpose, and a permit is gone at once.
    const named = tables.filter(({ columns }) => columns.some((column) => column.endsWith('person_id')));
    expect(
      named
        .filter(({ name }) => !found.has(name))
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['audit_log_entry', 'audit_log_list_item', 'destruction_permit']);
  });

  it('come after what they refer to', () => {
    const names = walked();
    expect(names[0]).toBe('person');
    expect(names.indexOf('contact_staff')).toBeGreaterThan(names.indexOf('contact'));
    expect(names.indexOf('sip_goal')).toBeGreaterThan(names.indexOf('sip_version'));
  });

  it('have words for the page', () => {
    for (const locale of locales)
      for (const name of walked())
        expect([locale, name, catalogues[locale].has(`retention.table.${name}`)]).toEqual([
          locale,
          name,
          true,
        ]);
  });

  it('stop all destruction when one is added and nobody has said when it was written in', async () => {
    const { options } = test.app.get(DataSource);
    const grown = new DataSource({ ...options, entities: [...entities, DiaryPage], migrationsRun: false });
    await grown.initialize();
    try {
      const tables = personTables(grown.entityMetadatas);
      expect(tables.map(({ name }) => name)).toContain('diary_page');
      await expect(lastEntries(reader(), tables, randomUUID())).rejects.toThrow(/diary_page/);
    } finally {
      await grown.destroy();
    }
  });
});

describe('the last entry', () => {
  let world: TeamWorld;
  beforeAll(async () => {
    world = await newWorld();
  });
  const lastEntryOf = async ({ personId, ownerId }: TestPerson) =>
    (await lastEntries(reader(), personTables(reader().connection.entityMetadatas), ownerId)).get(personId);
  const amend = ({ personId }: TestPerson, recordedAt: Date) =>
    test.unitOfWork.run((manager) =>
      manager.insert(Disagreement, {
        id: randomUUID(),
        recordType: AmendedRecord.PERSON,
        recordId: personId,
        personId,
        recordedAt,
        recordedBy: randomUUID(),
        recordedByName: 'Påhittad Samordnare',
        text: 'Så var det inte.',
      }),
    );

  it('is the newest of everything that is written, by the Swedish clock', async () => {
    const person = await addFormer(world, world.regionId, '2012-05-05');
    expect(await lastEntryOf(person)).toBe('2012-05-05');
    // 23:30 UTC on New Year's Eve is New Year's Day in Sweden.
    await amend(person, new Date('2013-12-31T23:30:00Z'));
    expect(await lastEntryOf(person)).toBe('2014-01-01');
    await addGround(test.unitOfWork, {
      personId: person.personId,
      giverId: world.regionId,
      receiverId: world.municipalityId,
      recordedAt: new Date('2014-03-01T12:00:00Z'),
      withdrawnAt: new Date('2014-06-01T12:00:00Z'),
    });
    expect(await lastEntryOf(person)).toBe('2014-06-01');
  });

  it('is also what the log says was written, and not what was read', async () => {
    const coordinator = await test.signIn(Role.COORDINATOR, { teamId: world.teamId });
    const person = await addPerson(test.unitOfWork, {
      ownerId: world.regionId,
      teamId: world.teamId,
      fromDate: '2010-01-01',
    });
    await coordinator.get(`/persons/${person.personId}`);
    expect(await lastEntryOf(person)).toBe('2010-01-01');
    await coordinator.graphql(
      `mutation ($input: BeginCrisisPlanInput!) { beginCrisisPlan(input: $input) { id } }`,
      { input: { personId: person.personId, label: 'KRISPLAN' } },
    );
    expect(await lastEntryOf(person)).toBe(today());
  });
});

describe('what may and must go', () => {
  let world: TeamWorld;
  beforeAll(async () => {
    world = await newWorld();
    const { regionId, municipalityId } = world;
    await addFormer(world, regionId, HEALTH_DAY);
    await addFormer(world, regionId, addMonths(today(), -24));
    await addPerson(test.unitOfWork, { ownerId: regionId, teamId: world.teamId, fromDate: '2010-01-01' });
    await addFormer(world, municipalityId, SOCIAL_DAY);
    await addFormer(world, municipalityId, '2015-03-10', { familyName: 'Hemlig' });
    // Born on a fifteenth.
    await addFormer(world, municipalityId, '2015-03-10', { identityNumber: '198001159896' });
    const waiting = await addPerson(test.unitOfWork, {
      ownerId: municipalityId,
      teamId: world.teamId,
      fromDate: '2014-01-01',
      toDate: '2015-01-01',
    });
    await addEverything(test.unitOfWork, waiting, world, '2015-01-01');
  });

  it('is counted for each principal by its own rules', async () => {
    expect(await reportOn(world.regionId)).toMatchObject({
      rules: [{ rule: 'HEALTH', paragraph: 'PDL 3:17', persons: 3 }],
      persons: 3,
      mayBeDestroyed: 1,
      mustBeDestroyed: 0,
      duties: [],
      kept: [
        { because: 'ENROLLED', persons: 1 },
        { because: 'TIME', persons: 1 },
      ],
      plan: { persons: 1, firstLastEntry: HEALTH_DAY, lastLastEntry: HEALTH_DAY },
      asked: null,
    });
    const fifthYear = Number(addMonths(SOCIAL_DAY, 60).slice(0, 4));
    const social = await reportOn(world.municipalityId);
    expect(social).toMatchObject({
      rules: [
        { rule: 'RESEARCH', paragraph: 'socialtjänstförordningen (2025:468) 13:1', persons: 1 },
        { rule: 'SOCIAL_PUBLIC', paragraph: 'SoL (2025:400) 16:1', persons: 3 },
      ],
      persons: 4,
      mayBeDestroyed: 0,
      mustBeDestroyed: 2,
      duties: [
        // Five years after 10 March 2015 is in 2020.
        { by: '2021-12-31', persons: 1, overdue: true },
        { by: `${fifthYear + 1}-12-31`, persons: 1, overdue: `${fifthYear + 1}-12-31` < today() },
      ],
      kept: [
        { because: 'REVIEW', persons: 1 },
        { because: 'RESEARCH', persons: 1 },
      ],
      plan: {
        persons: 2,
        firstLastEntry: '2015-03-10',
        lastLastEntry: SOCIAL_DAY,
        rules: [{ rule: 'SOCIAL_PUBLIC', paragraph: 'SoL (2025:400) 16:1', persons: 2 }],
      },
    });
    // Everything that addEverything writes for one person, twice.
    expect(social.plan.rows.find(({ table }: any) => table === 'crisis_plan_version').rows).toBe(4);
    expect(social.plan.rows.map(({ table }: any) => table).sort()).toEqual(
      personTables(reader().connection.entityMetadatas)
        .map(({ name }) => name)
        // Two records that were joined are of test/e2e/record-joins.
        .filter((name) => name !== 'record_join')
        .sort(),
    );
  });

  it('is shown to administrators and to the reviewer of the principal, and names nobody', async () => {
    const reviewer = await test.signIn(Role.LOG_REVIEWER, { principalId: world.municipalityId });
    const { name } = await reader().findOneByOrFail(Principal, { id: world.municipalityId });
    const other = await reader().findOneByOrFail(Principal, { id: world.regionId });
    const persons = await reader().find(Person);
    for (const [browser, seesOther] of [
      [administrator, true],
      [reviewer, false],
    ] as const) {
      const { text } = await browser.get('/retention');
      expect([text.includes(name), text.includes(other.name)]).toEqual([true, seesOther]);
      expect(text).toMatch(svWithAny('retention.mustBeDestroyed'));
      expect(text).toContain('Försenat');
      const answer = JSON.stringify(await browser.graphql(REPORT));
      for (const { id, identityNumber, familyName } of persons)
        for (const secret of [id, identityNumber, familyName])
          expect([secret, text.includes(secret) || answer.includes(secret)]).toEqual([secret, false]);
    }
    const logged = await reader().findBy(AccessLogEntry, {
      recordType: 'retention',
      ownerId: world.regionId,
    });
    expect(logged[0]).toMatchObject({ action: LoggedAction.AGGREGATE, personId: null, rows: 3 });
  });

  it('is printed for whoever keeps the installation', async () => {
    const reports = await reportKeeping(reader(), today(), [world.municipalityId]);
    const printed = describeKeeping(reports, today());
    expect(printed).toContain(
      ', records about persons: 4\n  by RESEARCH (socialtjänstförordningen (2025:468) 13:1): 1\n  by SOCIAL_PUBLIC (SoL (2025:400) 16:1): 3\n',
    );
    expect(printed).toContain('    by SOCIAL_PUBLIC (SoL (2025:400) 16:1): 2\n');
    expect(printed).toContain('  must be destroyed by 2021-12-31, OVERDUE: 1\n');
    expect(printed).toContain('  kept, RESEARCH: 1\n');
    expect(printed).toContain('    person: 2');
    const early = describeKeeping(
      await reportKeeping(reader(), addDays(HEALTH_DAY, 400), [world.regionId]),
      'x',
    );
    expect(early).toContain('nothing is due; the next time is 20');
  });

  it('is more when what waited is judged, and less while a log review is about somebody', async () => {
    const [waiting] = await reader().findBy(EmergencyOpening, { judgement: IsNull() });
    await judgeOpenings(waiting!.personId);
    expect((await reportOn(world.municipalityId)).mustBeDestroyed).toBe(3);
    const coordinator = await test.signIn(Role.COORDINATOR, {
      teamId: world.teamId,
      principalId: world.municipalityId,
    });
    const reviewId = randomUUID();
    await test.unitOfWork.run(async (manager) => {
      const entry = await manager.findOneByOrFail(AccessLogEntry, { number: 1 });
      await sql(
        manager,
        `INSERT INTO log_review (id, principal_id, period_from, period_to, sample_size, rows_in_period, seed, status,
           started_at, started_by, started_by_name)
         VALUES (:reviewId, :principalId, '2026-01-01', '2026-01-31', 1, 1, 's', 'OPEN', :at, 'x', 'x')`,
        { reviewId, principalId: world.municipalityId, at: '2026-02-01 00:00:00' },
      );
      const number = (await manager.count(AccessLogEntry)) + 1;
      expect(entry.number).toBe(1);
      await sql(
        manager,
        'INSERT INTO log_review_row (review_id, number, item) VALUES (:reviewId, :number, 0)',
        { reviewId, number },
      );
    });
    // The next row of the log is about that person.
    const before = await reader().count(AccessLogEntry);
    await coordinator.get(`/persons/${waiting!.personId}`);
    const [entry] = await reader().findBy(AccessLogEntry, { number: before + 1 });
    expect(entry).toMatchObject({ personId: waiting!.personId });
    expect((await reportOn(world.municipalityId)).mustBeDestroyed).toBe(2);
    await test.unitOfWork.run((manager) =>
      sql(manager, "UPDATE log_review SET status = 'CLOSED' WHERE id = :reviewId", { reviewId }),
    );
    expect((await reportOn(world.municipalityId)).mustBeDestroyed).toBe(3);
  });
});

describe('destruction', () => {
  let world: TeamWorld;
  let former: TestPerson;
  let twin: TestPerson;
  let reviewer: Browser;
  beforeAll(async () => {
    world = await newWorld();
    reviewer = await test.signIn(Role.LOG_REVIEWER, { principalId: world.regionId });
    former = await addFormer(world, world.regionId, HEALTH_DAY, {
      identityNumber: NUMBER,
      familyName: 'Bortåt',
    });
    // The same human at the municipality, still in the team.
    twin = await addPerson(test.unitOfWork, {
      ownerId: world.municipalityId,
      teamId: world.teamId,
      identityNumber: NUMBER,
      familyName: 'Kvarvarande',
    });
    await addEverything(test.unitOfWork, twin, world, SOCIAL_DAY);
    const audit = { id: randomUUID(), teamId: world.teamId, scale: 'dacts', scaleVersion: '1.0.0' };
    await test.unitOfWork.run(async (manager) => {
      await manager.insert(Audit, {
        ...audit,
        scaleChecksum: 'c'.repeat(64),
        windowFrom: addDays(HEALTH_DAY, -90),
        windowTo: HEALTH_DAY,
        components: null,
        sampleSeed: null,
        sampleSize: null,
        sampleFrom: null,
        judgement: null,
        judgementNote: '',
        status: AuditStatus.OPEN,
        partial: true,
        createdAt: new Date(),
        createdBy: randomUUID(),
        closedAt: null,
        closedBy: null,
      });
      await manager.insert(AuditItem, {
        id: randomUUID(),
        auditId: audit.id,
        code: 'O4',
        caseNumber: 0,
        computed: null,
        computedRating: 4,
        rating: 4,
        note: '',
        missingReason: '',
      });
      await manager.update(Audit, { id: audit.id }, { status: AuditStatus.CLOSED, closedAt: new Date() });
    });
  });

  it('is asked for by an administrator, for exactly what was shown, and destroys nothing yet', async () => {
    const before = await everything([
      'audit_log_entry',
      'audit_log_head',
      'session',
      'sent_form',
      'destruction',
    ]);
    const page = `/retention/principals/${world.regionId}`;
    const shown = await administrator.get(page);
    expect(shown.text).toContain(sv('retention.askFor', { n: 1 }));
    const mark = /name="mark" value="([^"]+)"/.exec(shown.text)![1]!;
    expect(mark).toBe((await reportOn(world.regionId)).plan.mark);
    expect((await administrator.submit(page, { mark, decision: ' ' })).status).toBe(422);
    const stale = await administrator.submit(page, { mark: 'a'.repeat(64), decision: 'Plan.' });
    expect(stale.status).toBe(422);
    expect(stale.text).toContain(sv('problem.destructionChanged', { persons: 1 }));
    expect(await countOf('destruction')).toBe(0);
    const asked = await administrator.submit(page, { mark, decision: 'Plan <4>.' });
    expect(asked.headers.location).toMatch(/^\/retention\/destructions\//);
    const answer = await administrator.get(asked.headers.location as string);
    expect(answer.text).toContain('Plan &lt;4&gt;.');
    expect(answer.text).toContain(sv('problem.ownDestruction'));
    expect(
      (await everything(['audit_log_entry', 'audit_log_head', 'session', 'sent_form', 'destruction'])) ===
        before,
    ).toBe(true);
  });

  it('is asked for once at a time: the latest holds', async () => {
    await askFor(world.regionId);
    const { data } = await askFor(world.regionId);
    expect(await reader().countBy(Destruction, { principalId: world.regionId })).toBe(1);
    expect((await reportOn(world.regionId)).asked.id).toBe(data.requestDestruction.id);
  });

  it('is not carried out by whoever asked, nor found by the reviewer of another principal or by a team', async () => {
    const { id, persons } = await reader().findOneByOrFail(Destruction, { principalId: world.regionId });
    expect(codesOf(await carryOut({ id, persons }, administrator))).toEqual(['ownDestruction']);
    const others = [
      await test.signIn(Role.LOG_REVIEWER, { principalId: world.municipalityId }),
      await test.signIn(Role.COORDINATOR, { teamId: world.teamId }),
      await test.signIn(Role.TEAM_MANAGER, { teamId: world.teamId }),
    ];
    for (const browser of others) {
      const { errors } = await carryOut({ id, persons }, browser);
      expect(errors![0]!.extensions.code).toBe('NOT_FOUND');
      expect((await browser.get(`/retention/destructions/${id}`)).status).toBe(404);
    }
    const mark = (await reportOn(world.regionId)).plan.mark;
    expect((await askFor(world.regionId, mark, reviewer)).errors![0]!.extensions.code).toBe('NOT_FOUND');
    expect(await reader().countBy(Person, { id: former.personId })).toBe(1);
  });

  it('is refused when the count is another than was shown, or the records have changed since', async () => {
    const asked = await reader().findOneByOrFail(Destruction, { principalId: world.regionId });
    const wrong = await carryOut({ id: asked.id, persons: 2 }, reviewer);
    expect(codesOf(wrong)).toEqual(['destructionChanged']);
    const enrolmentId = randomUUID();
    await test.unitOfWork.run((manager) =>
      manager.query(
        `INSERT INTO enrolment (id, owner_id, team_id, person_id, from_date, intensity, legal_frame)
         SELECT '${enrolmentId}', owner_id, team_id, person_id, '${today()}', intensity, legal_frame
           FROM enrolment WHERE id = '${former.enrolmentId}'`,
      ),
    );
    const page = `/retention/destructions/${asked.id}`;
    const refused = await reviewer.submit(page, { persons: 1 });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Nu gäller det 0 personer. Inget har förstörts.');
    expect(await reader().countBy(Person, { id: former.personId })).toBe(1);
    await test.unitOfWork.run((manager) => manager.delete(Enrolment, { id: enrolmentId }));
  });

  it('leaves all or nothing when it is cut off', async () => {
    const before = await everything(['session']);
    await expect(
      test.unitOfWork.run(async (manager) => {
        await destroyRecords(manager, [former.personId]);
        expect(await manager.countBy(Person, { id: former.personId })).toBe(0);
        throw new Error('cut off');
      }),
    ).rejects.toThrow('cut off');
    expect((await everything(['session'])) === before).toBe(true);
  });

  it('removes what was shown and only that, and leaves a record of itself', async () => {
    const { plan } = await reportOn(world.regionId);
    const asked = await reader().findOneByOrFail(Destruction, { principalId: world.regionId });
    const counts = new Map<string, number>();
    for (const { table } of plan.rows) counts.set(table, await countOf(table));
    const ofTwin = await dumpOf(twin);
    const audits = [await countOf('audit'), await reader().find(AuditItem)];

    const page = `/retention/destructions/${asked.id}`;
    const question = await reviewer.get(page);
    expect(question.text).toMatch(svWithAny('retention.carryOutQuestion', { n: 1 }));
    const done = await reviewer.submit(page, { persons: 1 });
    expect(done.headers.location).toBe(page);
    expect((await reviewer.get(page)).text).toContain(sv('retention.isDone', { n: 1 }));

    for (const { table, rows } of plan.rows)
      expect([table, await countOf(table)]).toEqual([table, counts.get(table)! - rows]);
    expect((await dumpOf(twin)) === ofTwin).toBe(true);
    expect([await countOf('audit'), await reader().find(AuditItem)]).toEqual(audits);

    const destroyed = await reader().findOneByOrFail(Destruction, { id: asked.id });
    expect(destroyed).toMatchObject({
      principalId: world.regionId,
      rules: [{ rule: 'HEALTH', paragraph: 'PDL 3:17', persons: 1 }],
      persons: 1,
      rows: plan.rows,
      decision: 'Dokumenthanteringsplan 2026, punkt 4.',
      firstLastEntry: HEALTH_DAY,
      lastLastEntry: HEALTH_DAY,
      requestedByName: 'Test ADMINISTRATOR',
      carriedOutByName: 'Test LOG_REVIEWER',
    });
    expect(destroyed.carriedOutAt).toBeInstanceOf(Date);
  });

  it('takes the name from everywhere and the number but where the other principal has it', async () => {
    const all = await everything();
    expect(all.includes('Bortåt')).toBe(false);
    // On the other principal's card, among that person's numbers, and in the summary that it has given of them.
    expect(all.split(NUMBER)).toHaveLength(4);
    expect((await everything(['audit_log_entry'])).includes(former.personId)).toBe(false);
  });

  it('leaves nothing of it in the file of SQLite', async () => {
    const { options } = test.app.get(DataSource);
    if (options.type !== 'better-sqlite3') return;
    const writing = new DatabaseSync(options.database);
    writing.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    writing.close();
    const file = readFileSync(options.database);
    expect([file.includes('Kvarvarande'), file.includes('Bortåt')]).toEqual([true, false]);
  });

  it('is in the log, which is whole, with the id of each person and no more', async () => {
    const entries = await reader().findBy(AccessLogEntry, { action: LoggedAction.DESTROY });
    expect(
      entries.map(({ recordType, personId, ownerId, reason }) => [recordType, personId, ownerId, reason]),
    ).toEqual([
      ['destruction', null, world.regionId, null],
      ['person', former.personId, world.regionId, null],
    ]);
    expect((await verifyLog(reader())).faults.first).toEqual([]);
    const review = await reviewer.get('/log-reviews');
    expect(review.status).toBe(200);
  });

  it('is carried out once, and its record never changes', async () => {
    const { id, persons } = await reader().findOneByOrFail(Destruction, { principalId: world.regionId });
    expect(codesOf(await carryOut({ id, persons }, reviewer))).toEqual(['destructionCarriedOut']);
    for (const statement of ['UPDATE destruction SET persons = 0', 'DELETE FROM destruction'])
      await expect(test.unitOfWork.run((manager) => manager.query(statement))).rejects.toThrow(
        /immutable record/,
      );
  });

  it('does nothing when nothing is due, and the page says when it will be', async () => {
    expect(codesOf(await askFor(world.regionId, 'a'.repeat(64)))).toEqual(['nothingToDestroy']);
    await addFormer(world, world.regionId, addMonths(today(), -12));
    const { plan, nextFrom } = await reportOn(world.regionId);
    expect(plan).toBeNull();
    const { text } = await administrator.get('/retention');
    const section = text.split(`id="principal-${world.regionId}"`)[1]!.split('</section>')[0]!;
    expect(section).toContain(sv('retention.nothingDue'));
    expect(section).toContain(sv('retention.next', { date: formatDate('sv', nextFrom) }));
    expect(await reader().countBy(Destruction, { principalId: world.regionId, carriedOutAt: IsNull() })).toBe(
      0,
    );
  });

  it('by the rule of social services takes its own and not those who are kept for research', async () => {
    const kept = await newWorld('1480');
    await addFormer(kept, kept.municipalityId, SOCIAL_DAY);
    expect(await reportOn(kept.municipalityId)).toMatchObject({ plan: null, nextFrom: null });
    const other = await newWorld();
    const gone = await addFormer(other, other.municipalityId, SOCIAL_DAY);
    const { data } = await askFor(other.municipalityId);
    const { errors } = await carryOut(data.requestDestruction);
    expect(errors).toBeUndefined();
    expect(await reader().countBy(Person, { id: gone.personId })).toBe(0);
    expect(await countOf('destruction_permit')).toBe(0);
    expect((await verifyLog(reader())).faults.first).toEqual([]);
  });
});

/** All that is kept of one person, table by table. */
async function dumpOf({ personId }: TestPerson): Promise<string> {
  const dumps: unknown[] = [];
  for (const { name, columns, parent } of personTables(reader().connection.entityMetadatas)) {
    // Two records joined are of test/e2e/record-joins.
    if ((parent && parent.name !== 'person') || name === 'record_join') continue;
    dumps.push(
      await sql(reader(), `SELECT * FROM ${name} WHERE :personId IN (${columns.join(', ') || 'id'})`, {
        personId,
      }),
    );
  }
  expect(dumps.every((rows) => (rows as unknown[]).length > 0)).toBe(true);
  return JSON.stringify(dumps);
}

describe('the database', () => {
  let world: TeamWorld;
  let frozen: TestPerson;
  let beside: TestPerson;
  beforeAll(async () => {
    world = await newWorld();
    frozen = await addFormer(world, world.regionId, HEALTH_DAY);
    beside = await addFormer(world, world.regionId, HEALTH_DAY);
  });
  const run = (...statements: string[]) =>
    test.unitOfWork.run(async (manager) => {
      for (const statement of statements) await manager.query(statement);
    });
  const permit = ({ personId }: TestPerson) =>
    `INSERT INTO destruction_permit (person_id) VALUES ('${personId}')`;
  const versionsOf = ({ personId }: TestPerson) =>
    `(SELECT v.id FROM crisis_plan_version v JOIN crisis_plan p ON p.id = v.plan_id WHERE p.person_id = '${personId}')`;
  const FROZEN = ['ground', 'record_hold', 'voiding', 'plan_ending', 'correction', 'disagreement'];

  it('still destroys nothing that is frozen without a permit', async () => {
    const statements = [
      ...FROZEN.map((table) => `DELETE FROM ${table} WHERE person_id = '${frozen.personId}'`),
      `DELETE FROM crisis_plan_statement WHERE version_id IN ${versionsOf(frozen)}`,
      `DELETE FROM closed_hours_unit WHERE version_id IN ${versionsOf(frozen)}`,
      `DELETE FROM crisis_plan_version WHERE id IN ${versionsOf(frozen)}`,
      'DELETE FROM sip_goal',
      'DELETE FROM sip_measure',
      'DELETE FROM sip_participant',
      'DELETE FROM sip_version',
    ];
    for (const statement of statements) await expect(run(statement)).rejects.toThrow(/immutable record/);
  });

  it('with a permit lets go of that person’s rows, and of nobody else’s', async () => {
    for (const table of FROZEN)
      await expect(
        run(permit(frozen), `DELETE FROM ${table} WHERE person_id = '${beside.personId}'`),
      ).rejects.toThrow(/immutable record/);
    await expect(
      run(permit(frozen), `DELETE FROM crisis_plan_statement WHERE version_id IN ${versionsOf(beside)}`),
    ).rejects.toThrow(/immutable record/);
  });

  it('with a permit still changes nothing that is agreed, closed or logged', async () => {
    for (const statement of [
      `UPDATE crisis_plan_version SET closed_hours = 'x' WHERE id IN ${versionsOf(frozen)}`,
      `UPDATE crisis_plan_statement SET text = 'x' WHERE version_id IN ${versionsOf(frozen)}`,
      `UPDATE voiding SET reason = 'x' WHERE person_id = '${frozen.personId}'`,
      'DELETE FROM audit',
      'DELETE FROM audit_log_entry',
      'UPDATE audit_log_entry SET rows = 2',
    ])
      await expect(run(permit(frozen), statement)).rejects.toThrow(/immutable record/);
  });

  it('lets no permit outlive its transaction', async () => {
    await expect(run(permit(frozen))).rejects.toThrow(/foreign key/i);
    await expect(
      run("INSERT INTO destruction_permit (person_id, until) VALUES ('the next', 'the next')"),
    ).rejects.toThrow(/check/i);
    expect(await countOf('destruction_permit')).toBe(0);
    await run(permit(frozen), 'DELETE FROM destruction_permit');
    expect(await reader().countBy(Person, { id: frozen.personId })).toBe(1);
  });
});
