import { randomUUID } from 'node:crypto';
import { Role } from '../../src/access/role.js';
import { Principal } from '../../src/organisations/organisation.entity.js';
import { PrincipalKind } from '../../src/organisations/organisation-kinds.js';
import { Enrolment } from '../../src/persons/person.entity.js';
import { LegalFrame } from '../../src/persons/person-kinds.js';
import { contentFields } from '../../src/plans/plan-content.js';
import { findPlans, versionChecksum } from '../../src/plans/plan-records.js';
import { AccessLogEntry, LoggedAction } from '../../src/platform/access-log/access-log-entry.entity.js';
import { sql } from '../../src/platform/database/sql.js';
import { addDays } from '../../src/platform/dates/civil-date.js';
import { today } from '../../src/platform/dates/today.js';
import { formatDate } from '../../src/platform/i18n/format-date.js';
import { SIPS } from '../../src/sips/sip-definition.js';
import { SIP } from '../../src/sips/sip-fields.js';
import { loggedRecords } from '../support/logged-records.js';
import { pdfFor, release, sheetFor } from '../support/release.js';
import { expectEveryLanguage, said } from '../support/said.js';
import { type Browser, startTestApp, type TestApp } from '../support/test-app.js';
import { reserveNumber } from '../support/test-person.js';
import { addTeam, type TeamWorld } from '../support/test-records.js';
import { sv } from '../support/words.js';

const CONTENT = `id number status nextStates revision digest whatMatters needSeenOn calledOn metOn daysToCall daysToMeeting
  overallPrincipal { id } noMeasuresByOthers personAbsence relativesPart consentOn consentScope followUpOn checksum
  missing { path code } goals { term text } participants { name kind attended }
  measures { text byOthers otherActor unit responsible fromDate dueDate principal { id } }`;
const READ = `query ($id: ID!) { sip(id: $id) { id personId versions { ${CONTENT} } } }`;
const CONFLICT = 'number status currentRevision texts { locale text }';
/** A draft as it is sent. */
const SENT = `sipId revision seenDigest whatMatters longTermGoals shortTermGoals
  measures { text principalId unit responsible fromDate dueDate }
  measuresByOthers { text otherActor unit responsible fromDate dueDate }
  participants { name kind role phone attended audience }
  noMeasuresByOthers overallPrincipalId personAbsence relativesPart relativesNote consentOn consentForm consentScope
  needSeenOn calledOn metOn followUpOn followUpBy`;
const SAVED = `__typename ... on SipVersion { ${CONTENT} }
  ... on SipDraftConflict { ${CONFLICT} merged { ${SENT} } }`;
const BEGIN = `mutation ($personId: ID!) { beginSip(personId: $personId) { id versions { ${CONTENT} } } }`;
const SAVE = `mutation ($input: SaveSipDraftInput!) { saveSipDraft(input: $input) { ${SAVED} } }`;
const AGREE = `mutation ($input: AgreeSipInput!) { agreeSip(input: $input) {
  __typename ... on SipVersion { ${CONTENT} } ... on VersionConflict { ${CONFLICT} }
  ... on PlanIncomplete { problems { path code texts { locale text } } } } }`;
const NEXT = `mutation ($sipId: ID!) { beginNextSipVersion(sipId: $sipId) { ${CONTENT} } }`;

const TODAY = today();

let test: TestApp;
let team: TeamWorld;
let coordinator: Browser;
let manager: Browser;
let stranger: Browser;

beforeAll(async () => {
  test = await startTestApp();
  team = await addTeam(test.unitOfWork);
  const { teamId } = team;
  coordinator = await test.signIn(Role.COORDINATOR, { teamId });
  manager = await test.signIn(Role.TEAM_MANAGER, { teamId });
  stranger = await test.signIn(Role.COORDINATOR, { teamId: (await addTeam(test.unitOfWork)).teamId });
});
afterAll(() => test?.close());

async function ask(query: string, variables: object): Promise<any> {
  const { data, errors } = await coordinator.graphql(query, { ...variables });
  expect(errors).toBeUndefined();
  return Object.values(data)[0];
}

/** Somebody made up, enrolled in the team since today. */
async function enrol(fields: object = {}): Promise<string> {
  const input = {
    teamId: team.teamId,
    identityNumber: reserveNumber(),
    givenName: 'Åsa',
    familyName: 'Påhittsson',
    address: 'Hittepågatan 1',
    fromDate: TODAY,
    ...fields,
  };
  const mutation = 'mutation ($input: EnrolPersonInput!) { enrolPerson(input: $input) { personId } }';
  return (await ask(mutation, { input })).personId;
}

async function begin(personId?: string): Promise<string> {
  return (await ask(BEGIN, { personId: personId ?? (await enrol()) })).id;
}

/** All that a SIP needs to be agreed. */
const content = () => ({
  whatMatters: 'Att vara mamma på heltid.',
  longTermGoals: ['Arbeta halvtid'],
  shortTermGoals: ['Få ordning på hyran', ' '],
  measures: [
    { text: 'Samtal hemma varje vecka', principalId: team.regionId, unit: 'Teamet', responsible: 'Amina' },
    { text: 'Boendestöd', principalId: team.municipalityId, fromDate: TODAY, dueDate: addDays(TODAY, 90) },
  ],
  measuresByOthers: [{ text: 'Arbetsprövning', otherActor: 'Arbetsförmedlingen' }],
  overallPrincipalId: team.regionId,
  participants: [{ name: 'Åsa Påhittsson', kind: 'PERSON', attended: true }],
  relativesPart: 'PERSON_DECLINED',
  consentOn: addDays(TODAY, -9),
  consentForm: 'WRITTEN',
  consentScope: 'Mål och insatser, till boendestödet, i ett år.',
  needSeenOn: addDays(TODAY, -12),
  calledOn: addDays(TODAY, -9),
  metOn: TODAY,
  followUpOn: addDays(TODAY, 20),
});

/** A SIP with a draft at revision 2 that holds `content()` with these changes. */
async function write(change: object = {}, personId?: string): Promise<string> {
  const sipId = await begin(personId);
  const saved = await ask(SAVE, { input: { sipId, revision: 1, ...content(), ...change } });
  expect(saved.__typename).toBe('SipVersion');
  return sipId;
}

async function writeAndAgree(personId?: string): Promise<string> {
  const sipId = await write({}, personId);
  const agreed = await ask(AGREE, { input: { sipId, revision: 2 } });
  expect(agreed).toMatchObject({ __typename: 'SipVersion', status: 'AGREED' });
  return sipId;
}

const versionsOf = async (id: string): Promise<any[]> => (await ask(READ, { id })).versions;

describe('the draft', () => {
  it('begins with the person as its participant, and says all that it lacks', async () => {
    const sipId = await begin();
    const [version] = await versionsOf(sipId);
    expect(version).toMatchObject({ number: 1, status: 'DRAFT', nextStates: ['AGREED'], revision: 1 });
    expect(version.participants).toEqual([{ name: 'Åsa Påhittsson', kind: 'PERSON', attended: false }]);
    expect(version.missing).toHaveLength(11);
  });

  it('is one for each person', async () => {
    const personId = await enrol();
    await begin(personId);
    const { errors } = await coordinator.graphql(BEGIN, { personId });
    expect(errors?.[0]?.extensions.problems[0]).toMatchObject({
      path: 'personId',
      code: 'sipExists',
      texts: said(sv('problem.sipExists')),
    });
  });

  it('keeps what is written in order, without blank rows, and counts the days', async () => {
    const sipId = await write({ measures: [{}, ...content().measures] });
    const [version] = await versionsOf(sipId);
    expect(version).toMatchObject({
      revision: 2,
      missing: [],
      daysToCall: 3,
      daysToMeeting: 9,
      overallPrincipal: { id: team.regionId },
      goals: [
        { term: 'LONG', text: 'Arbeta halvtid' },
        { term: 'SHORT', text: 'Få ordning på hyran' },
      ],
    });
    expect(version.measures).toMatchObject([
      { text: 'Samtal hemma varje vecka', byOthers: false, principal: { id: team.regionId }, unit: 'Teamet' },
      { text: 'Boendestöd', principal: { id: team.municipalityId }, fromDate: TODAY },
      { text: 'Arbetsprövning', byOthers: true, principal: null, otherActor: 'Arbetsförmedlingen' },
    ]);
  });

  it('is not overwritten by somebody who has not seen it as it is', async () => {
    const sipId = await write();
    const late = await ask(SAVE, { input: { sipId, revision: 1, whatMatters: 'Något annat' } });
    expect(late).toMatchObject({ __typename: 'SipDraftConflict', status: 'DRAFT', currentRevision: 2 });
    expect((await versionsOf(sipId))[0].whatMatters).toBe('Att vara mamma på heltid.');
  });

  it('is answered then with both drafts in one, which may be sent as they are', async () => {
    const sipId = await write();
    const [{ digest: seenDigest }] = await versionsOf(sipId);
    const [talks, housing] = content().measures;
    const hers = {
      consentScope: 'Bara målen.',
      shortTermGoals: [],
      measures: [talks, { ...housing, responsible: 'Bo' }],
    };
    await ask(SAVE, { input: { sipId, revision: 2, ...content(), ...hers } });
    const his = {
      followUpBy: 'Amina',
      measures: [
        { ...talks, text: 'Samtal' },
        { ...housing, unit: 'Boendet' },
      ],
    };
    const seen = { sipId, revision: 2, seenDigest };
    const { merged } = await ask(SAVE, { input: { ...seen, ...content(), ...his } });
    expect(merged).toMatchObject({
      ...{ sipId, revision: 3, whatMatters: 'Att vara mamma på heltid.', consentScope: 'Bara målen.' },
      ...{ followUpBy: 'Amina', longTermGoals: ['Arbeta halvtid'], shortTermGoals: [] },
      measures: [
        { ...talks, text: 'Samtal' },
        { ...housing, responsible: 'Bo', unit: 'Boendet' },
      ],
      measuresByOthers: content().measuresByOthers,
    });
    expect(await ask(SAVE, { input: merged })).toMatchObject({ revision: 4, consentScope: 'Bara målen.' });
  });

  it('holds what can be printed, and says how long it is when it is longer', async () => {
    const sipId = await begin();
    const lines = (count: number) => Array(count).fill('x').join('\n');
    // The absence is printed beside both names that are the person's: 3 * 200, with 5 of theirs and 3 of the measure's.
    const written = (last: number) => ({
      sipId,
      revision: 1,
      personAbsence: lines(200),
      participants: [
        { name: 'Åsa', kind: 'PERSON' },
        { name: 'Åsa Påhittsson', kind: 'PERSON', phone: '070-174 06 05' },
        { name: 'Mia', kind: 'RELATIVE', role: 'Syster' },
      ],
      measures: [{ text: lines(300), unit: 'Teamet', responsible: 'Amina' }],
      measuresByOthers: [{ text: 'Pröva', otherActor: 'Arbetsförmedlingen' }],
      longTermGoals: [lines(200)],
      whatMatters: lines(last),
    });
    const { errors } = await coordinator.graphql(SAVE, { input: written(92) });
    expect(errors?.[0]?.extensions.problems).toMatchObject([
      { path: '', code: 'planTooLong', texts: said(expect.stringContaining('ungefär 1201 rader')) },
    ]);
    expect(await ask(SAVE, { input: written(91) })).toMatchObject({ revision: 2 });
    const pdf = await pdfFor(coordinator, `/sips/${sipId}`);
    expect([pdf.status, pdf.body.subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
  });

  it('takes only regions and municipalities as principals, and days that exist', async () => {
    const sipId = await begin();
    const agency = randomUUID();
    await test.unitOfWork.run((entities) =>
      entities.insert(Principal, {
        id: agency,
        name: `Myndigheten ${agency}`,
        kind: PrincipalKind.STATE,
        activities: [],
        regionCode: null,
        municipalityCode: null,
      }),
    );
    const faulty = {
      sipId,
      revision: 1,
      measures: [{ text: 'x', principalId: agency }],
      overallPrincipalId: randomUUID(),
    };
    const wrong = await coordinator.graphql(SAVE, { input: faulty });
    expect(wrong.errors?.[0]?.extensions.problems).toMatchObject([
      { path: 'measures.0.principalId', code: 'principalDoesNotAnswer' },
      { path: 'overallPrincipalId', code: 'unknownPrincipal' },
    ]);
    const noDay = await coordinator.graphql(SAVE, { input: { sipId, revision: 1, metOn: '2026-02-30' } });
    expect(noDay.errors?.[0]?.extensions.problems).toMatchObject([{ path: 'metOn', code: 'isCivilDate' }]);
    expect((await versionsOf(sipId))[0].revision).toBe(1);
  });
});

describe('agreeing', () => {
  const statutory: [part: number, change: object, codes: string[]][] = [
    [
      1,
      { measures: [], measuresByOthers: [], noMeasuresByOthers: true },
      ['measuresMissing', 'principalMeasureMissing'],
    ],
    [
      2,
      { measures: [{ text: 'Samtal' }], noRegionAction: 'Inget nu.', noMunicipalityAction: 'Inget nu.' },
      ['principalMissing'],
    ],
    [3, { measuresByOthers: [] }, ['measuresByOthersMissing']],
    [4, { overallPrincipalId: null }, ['overallPrincipalMissing']],
  ];

  it.each(statutory)('is refused without part %i of the four', async (_, change, codes) => {
    const sipId = await write(change);
    const refused = await ask(AGREE, { input: { sipId, revision: 2 } });
    expect(refused.__typename).toBe('PlanIncomplete');
    expect(refused.problems.map(({ code }: { code: string }) => code)).toEqual(codes);
    expectEveryLanguage(refused.problems[0].texts);
    expect((await versionsOf(sipId))[0]).toMatchObject({ status: 'DRAFT', checksum: null });
  });

  it.each(statutory)('is refused on the page without part %i of the four', async (part, change) => {
    const sipId = await write(change);
    const page = `/sips/${sipId}/agree`;
    const shown = await coordinator.get(page);
    expect(shown.text).not.toContain(`action="${page}"`);
    const refused = await coordinator.submit(page, { revision: '2' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain(sv('sip.incomplete'));
    const missing = [...refused.text.matchAll(/<li>([^<]*) <span class="tag tag-warning">Saknas/g)];
    const heading = {
      1: sv('sip.part.1'),
      2: sv('sip.part.2'),
      3: sv('sip.part.3'),
      4: sv('sip.part.4'),
    }[part];
    expect(missing.map(([, text]) => text)).toContain(heading);
    expect(missing).toHaveLength(part === 1 ? 2 : 1);
    expect((await versionsOf(sipId))[0].status).toBe('DRAFT');
  });

  it('is refused with a consent of tomorrow, and with a draft that has changed', async () => {
    const sipId = await write({ consentOn: addDays(TODAY, 1) });
    const early = await ask(AGREE, { input: { sipId, revision: 2 } });
    expect(early.problems).toMatchObject([{ path: 'consentOn', code: 'dateInFuture' }]);
    const stale = await ask(AGREE, { input: { sipId, revision: 1 } });
    expect(stale).toMatchObject({ __typename: 'VersionConflict', currentRevision: 2 });
  });

  it('tells of a consent from before the need was seen, and stops nothing', async () => {
    const told = async (change: object) => {
      const sipId = await write(change);
      const { text } = await coordinator.get(`/sips/${sipId}/agree`);
      expect(text).toContain(`action="/sips/${sipId}/agree"`);
      return text.includes(sv('sip.oldConsent', { day: formatDate('sv', addDays(TODAY, -13)) }));
    };
    expect(await told({ consentOn: addDays(TODAY, -13) })).toBe(true);
    expect(await told({})).toBe(false);
  });

  it('freezes the version under the checksum of what it says', async () => {
    const sipId = await writeAndAgree();
    const [sip] = await findPlans(test.unitOfWork.reader, SIPS, { id: sipId });
    expect(sip!.versions[0]!.checksum).toMatch(/^[0-9a-f]{64}$/);
    expect(sip!.versions[0]!.checksumFormat).toBe(3);
    expect(sip!.versions[0]!.checksum).toBe(versionChecksum(SIPS, sip!, sip!.versions[0]!, 3));

    const again = await ask(SAVE, { input: { sipId, revision: 2, ...content(), whatMatters: 'Nytt' } });
    expect(again).toMatchObject({ __typename: 'SipDraftConflict', status: 'AGREED', merged: null });
    const twice = await ask(AGREE, { input: { sipId, revision: 2 } });
    expect(twice.__typename).toBe('VersionConflict');
  });

  it.each([
    `UPDATE sip_version SET what_matters = 'x' WHERE sip_id = :sipId`,
    `UPDATE sip_version SET status = 'DRAFT' WHERE sip_id = :sipId`,
    `UPDATE sip_version SET status = 'REPLACED', what_matters = 'x' WHERE sip_id = :sipId`,
    `DELETE FROM sip_version WHERE sip_id = :sipId`,
    `UPDATE sip_measure SET text = 'x' WHERE version_id = :id`,
    `DELETE FROM sip_measure WHERE version_id = :id`,
    `DELETE FROM sip_goal WHERE version_id = :id`,
    `UPDATE sip_participant SET attended = :no WHERE version_id = :id`,
    `INSERT INTO sip_goal (id, version_id, term, text, position) VALUES ('x', :id, 'LONG', 'x', 9)`,
  ])('is beyond reach of %s', async (statement) => {
    const sipId = await writeAndAgree();
    const [{ id }] = await versionsOf(sipId);
    const no = test.unitOfWork.reader.connection.options.type === 'postgres' ? false : 0;
    await expect(
      test.unitOfWork.run((entities) => sql(entities, statement, { sipId, id, no })),
    ).rejects.toThrow('immutable record');
  });

  it('takes in no row from a draft', async () => {
    const agreedId = await writeAndAgree();
    const [{ id }] = await versionsOf(agreedId);
    await coordinator.graphql(NEXT, { sipId: agreedId });
    const [{ id: draftId }] = await versionsOf(agreedId);
    expect(draftId).not.toBe(id);
    const move = 'UPDATE sip_goal SET version_id = :id WHERE version_id = :draftId';
    await expect(test.unitOfWork.run((entities) => sql(entities, move, { id, draftId }))).rejects.toThrow(
      'immutable record',
    );
  });

  it('gives a successor that asks again for what belongs to the meeting, and replaces its predecessor', async () => {
    const sipId = await writeAndAgree();
    const next = await ask(NEXT, { sipId });
    expect(next).toMatchObject({
      number: 2,
      status: 'DRAFT',
      revision: 3,
      whatMatters: 'Att vara mamma på heltid.',
      consentOn: null,
      metOn: null,
      followUpOn: null,
      relativesPart: null,
      participants: [{ name: 'Åsa Påhittsson', attended: false }],
    });
    expect(next.measures).toHaveLength(3);
    const second = await coordinator.graphql(NEXT, { sipId });
    expect(second.errors?.[0]?.extensions.problems).toMatchObject([{ code: 'draftUnderWay' }]);
    expect((await versionsOf(sipId)).map(({ status }) => status)).toEqual(['DRAFT', 'AGREED']);

    await ask(SAVE, { input: { sipId, revision: 3, ...content() } });
    await ask(AGREE, { input: { sipId, revision: 4 } });
    const versions = await versionsOf(sipId);
    expect(versions.map(({ number, status }) => [number, status])).toEqual([
      [2, 'AGREED'],
      [1, 'REPLACED'],
    ]);
    expect(versions[0].checksum).not.toBe(versions[1].checksum);
  });
});

describe('the print', () => {
  const group = {
    revision: 0,
    members: [{ name: 'Mia Påhittsson', kind: 'RELATIVE', relation: 'Syster' }],
    goals: [{ term: 'LONG', text: 'Odla igen' }],
  };
  const SAVE_GROUP =
    'mutation ($input: SaveResourceGroupInput!) { saveResourceGroup(input: $input) { __typename } }';

  it('says what was agreed, by whom, with the resource group and the checksum, on page and as PDF', async () => {
    const personId = await enrol();
    await ask(SAVE_GROUP, { input: { personId, ...group } });
    const sipId = await writeAndAgree(personId);
    const [{ checksum }] = await versionsOf(sipId);
    const address = await release(coordinator, `/sips/${sipId}`);
    const { status, text, headers } = await coordinator.get(`${address}/print`);
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    for (const words of [
      'Åsa Påhittsson',
      'Hittepågatan 1',
      'Samtal hemma varje vecka',
      'Arbetsförmedlingen',
      'Mia Påhittsson',
      'Odla igen',
      checksum,
    ])
      expect(text).toContain(words);

    const pdf = await pdfFor(coordinator, `/sips/${sipId}`);
    expect(pdf.headers['content-type']).toBe('application/pdf');
    expect(pdf.body.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('hides the place of a person with protected identity, and says why the person was not there', async () => {
    const personId = await enrol({ protectedIdentity: true });
    const sipId = await write(
      {
        participants: [{ name: 'Åsa Påhittsson', kind: 'PERSON', phone: '070-174 06 05' }],
        personAbsence: 'Orkade inte',
      },
      personId,
    );
    const text = await sheetFor(coordinator, `/sips/${sipId}`);
    expect(text).not.toContain('Hittepågatan');
    expect(text).not.toContain('070-174 06 05');
    expect(text).toContain('Skyddade personuppgifter');
    expect(text).toContain('Orkade inte');
  });

  it('holds for each reader what they may read', async () => {
    const personId = await enrol({ address: 'Hittepågatan 1' });
    const relativesNote = 'Mia sköter posten.';
    const participants = [
      { name: 'Åsa Påhittsson', kind: 'PERSON', attended: true },
      { name: 'Mia', kind: 'RELATIVE', phone: '070-174 06 17' },
      { name: 'Bo', kind: 'RELATIVE', phone: '070-174 06 29', audience: 'EVERYONE' },
    ];
    const members = [{ name: 'Bo', kind: 'RELATIVE' }];
    await ask(
      'mutation ($input: SaveResourceGroupInput!) { saveResourceGroup(input: $input) { __typename } }',
      {
        input: { personId, revision: 0, members, goals: [] },
      },
    );
    const sipId = await write({ participants, relativesNote }, personId);
    const agreed = await ask(AGREE, { input: { sipId, revision: 2 } });
    expect(agreed).toMatchObject({ status: 'AGREED' });
    const told = [
      'Hittepågatan 1',
      'Att vara mamma på heltid.',
      '070-174 06 17',
      '070-174 06 29',
      relativesNote,
    ];
    const yes = { consentForm: 'ORAL', consentOn: TODAY };
    const group = await ask('query ($id: ID!) { resourceGroup(personId: $id) { members { id } } }', {
      id: personId,
    });
    const toldTo = async (...to: [string?, object?]) => {
      const text = await sheetFor(coordinator, `/sips/${sipId}`, to[0], to[1] as undefined);
      return told.map((words) => text.includes(words));
    };
    expect(await toldTo()).toEqual([true, true, true, true, true]);
    expect(await toldTo('AUTHORITY', { ...yes, receiverName: 'Försäkringskassan' })).toEqual([
      ...[false, true, false, true, false],
    ]);
    expect(await toldTo(group.members[0].id, yes)).toEqual([false, true, false, true, false]);
    const numbers = await ask(
      'query ($id: ID!) { sip(id: $id) { versions { participantsFor(reader: RELATIVE) { name phone } } } }',
      { id: sipId },
    );
    expect(numbers.versions[0].participantsFor).toEqual([
      { name: 'Åsa Påhittsson', phone: '' },
      { name: 'Mia', phone: '' },
      { name: 'Bo', phone: '070-174 06 29' },
    ]);
  });

  it('of a draft leaves out nothing that is written, and says that it is a draft', async () => {
    const sipId = await write({ measures: [{ text: 'Läkarbesök' }] });
    const text = await sheetFor(coordinator, `/sips/${sipId}`);
    expect(text).toContain('UTKAST');
    expect(text).toContain('Läkarbesök');
    expect(text).toContain('Huvudman saknas');
  });
});

describe('access', () => {
  it('makes a SIP of another team the same as one that does not exist, by API and page', async () => {
    const sipId = await writeAndAgree();
    const requests = [READ, NEXT.replace('$sipId: ID!', '$id: ID!').replace('sipId: $sipId', 'sipId: $id')];
    for (const request of requests) {
      const answers = await Promise.all([sipId, randomUUID()].map((id) => stranger.graphql(request, { id })));
      const [foreign, missing] = answers.map(({ errors }) => ({ ...errors?.[0]?.extensions, requestId: '' }));
      expect(foreign).toMatchObject({ code: 'NOT_FOUND' });
      expect(foreign).toEqual(missing);
    }
    const unknown = randomUUID();
    for (const path of ['', '/edit', '/agree', '/versions/1', '/versions/1/release']) {
      const foreign = await stranger.get(`/sips/${sipId}${path}`).set('Accept', 'text/html');
      const missing = await stranger.get(`/sips/${unknown}${path}`).set('Accept', 'text/html');
      expect([path, foreign.status]).toEqual([path, 404]);
      const words = (text: string) => text.replace(/name="_form" value="[^"]+"/g, '');
      expect(words(foreign.text.replaceAll(sipId, unknown))).toBe(words(missing.text));
    }
  });

  it('lets a manager read but not write', async () => {
    const sipId = await write();
    expect((await manager.get(`/sips/${sipId}`)).status).toBe(200);
    expect((await manager.get(`/sips/${sipId}/edit`)).status).toBe(404);
    const { errors } = await manager.graphql(AGREE, { input: { sipId, revision: 2 } });
    expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });

  it('leaves a row in the log for each read, change and print, and calls nothing done that was refused', async () => {
    const personId = await enrol();
    const sipId = await write({ overallPrincipalId: null }, personId);
    await ask(AGREE, { input: { sipId, revision: 2 } });
    await ask(SAVE, { input: { sipId, revision: 2, ...content() } });
    await ask(AGREE, { input: { sipId, revision: 3 } });
    await manager.get(`/sips/${sipId}`);
    await release(manager, `/sips/${sipId}`);
    await stranger.get(`/sips/${sipId}`);
    const [{ id }] = await versionsOf(sipId);
    const rows = await test.unitOfWork.reader.find(AccessLogEntry, {
      where: { personId },
      order: { id: 'ASC' },
    });
    const done = rows.filter(({ outcome }) => outcome === 'ALLOWED');
    const refused = rows.filter(({ outcome }) => outcome === 'DENIED');
    expect(done.map(({ action, recordType, recordId }) => [action, recordType, recordId])).toEqual([
      ['CREATE', 'enrolment', expect.any(String)],
      ['CREATE', 'sip', sipId],
      ['UPDATE', 'sip_version', id],
      ['READ', 'sip_version', id],
      ['UPDATE', 'sip_version', id],
      ['AGREE', 'sip_version', id],
      ['READ', 'sip', sipId],
      ['READ', 'sip_version', id],
      ['PRINT', 'plan_copy', expect.any(String)],
      ['READ', 'sip', sipId],
    ]);
    expect(new Set(done.map(({ teamId }) => teamId))).toEqual(new Set([team.teamId]));
    expect(refused).toMatchObject([{ recordType: 'sip', recordId: sipId }]);
  });
});

describe('following up', () => {
  const FOLLOW_UP = `mutation ($input: RecordSipFollowUpInput!) { recordSipFollowUp(input: $input) {
    id heldOn present wasHeard isOfHelp knowsWhoDoesWhat personWords actions { actionId outcome why } } }`;
  const FOLLOWED = `query ($id: ID!) { sip(id: $id) { versions { number measures { id text }
    followUps { id heldOn recordedByName } } } }`;

  it('says of each action what became of it, once, beside the version that stays as it is', async () => {
    const sipId = await writeAndAgree();
    const [agreed] = (await ask(FOLLOWED, { id: sipId })).versions;
    const [checksum] = (await versionsOf(sipId)).map((version) => version.checksum);
    const outcomes = [
      { outcome: 'DONE', why: '' },
      { outcome: 'PARTLY', why: 'Sjukt i augusti.' },
      { outcome: 'NOT', why: 'Ingen plats än.' },
    ];
    const actions = agreed.measures.map(({ id: actionId }: { id: string }, index: number) => ({
      actionId,
      ...outcomes[index],
    }));
    expect(agreed.measures).toHaveLength(3);
    const said = { heldOn: TODAY, present: 'Åsa, Amina.', wasHeard: 'PARTLY', personWords: 'Bättre nu.' };
    const input = { sipId, number: 1, ...said, actions };
    const recorded = await ask(FOLLOW_UP, { input });
    expect(recorded).toEqual({
      ...{ id: expect.any(String), isOfHelp: null, knowsWhoDoesWhat: null, ...said },
      actions,
    });
    // Sent twice it is one; said otherwise it is another.
    expect((await ask(FOLLOW_UP, { input })).id).toBe(recorded.id);
    const other = await ask(FOLLOW_UP, { input: { ...input, personWords: 'Sämre nu.' } });
    const [followed] = (await ask(FOLLOWED, { id: sipId })).versions;
    expect(followed.followUps.map(({ id }: { id: string }) => id).sort()).toEqual(
      [recorded.id, other.id].sort(),
    );
    expect((await versionsOf(sipId))[0]).toMatchObject({ status: 'AGREED', checksum });
    const shown = (await coordinator.get(`/sips/${sipId}`)).text;
    for (const words of ['Bättre nu.', 'Sjukt i augusti.', 'Åsa, Amina.', sv('sipFollowUp.outcome.NOT')])
      expect(shown).toContain(words);
    const logged = await loggedRecords(test.unitOfWork.reader, { recordType: 'sip_follow_up' });
    expect(logged.filter(({ recordId }) => recordId === recorded.id).map(({ action }) => action)).toEqual([
      LoggedAction.CREATE,
      LoggedAction.READ,
    ]);
    expect((await stranger.graphql(FOLLOW_UP, { input })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect((await manager.graphql(FOLLOW_UP, { input })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });

  it('is of the version in force alone, and not of a draft', async () => {
    const sipId = await writeAndAgree();
    await ask(NEXT, { sipId });
    const draft = await coordinator.graphql(FOLLOW_UP, {
      input: { sipId, number: 2, heldOn: TODAY, present: 'Åsa.', actions: [] },
    });
    expect(draft.errors?.[0]?.extensions.problems).toMatchObject([
      { path: 'number', code: 'versionNotInForce' },
    ]);
    expect((await coordinator.get(`/sips/${await begin()}/follow-up`)).status).toBe(404);
  });

  it('by the form asks again for what is not said, and keeps what is', async () => {
    const sipId = await writeAndAgree();
    const page = `/sips/${sipId}/follow-up`;
    const [agreed] = (await ask(FOLLOWED, { id: sipId })).versions;
    const fields = Object.fromEntries(
      agreed.measures.flatMap(({ id }: { id: string }, index: number) => [
        [`actions[${index}][actionId]`, id],
        [`actions[${index}][outcome]`, 'DONE'],
      ]),
    );
    const written = { number: '1', heldOn: TODAY, present: 'Åsa och Amina.', ...fields };
    const refused = await coordinator.submit(page, { ...written, 'actions[1][outcome]': 'PARTLY' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('#field-actions-1-why');
    expect(refused.text).toContain('Åsa och Amina.');
    const done = await coordinator.submit(page, written);
    expect([done.status, done.headers.location]).toEqual([303, `/sips/${sipId}`]);
    expect((await coordinator.get(`/sips/${sipId}`)).text).toContain(sv('sipFollowUp.recorded'));
  });
});

describe('the pages', () => {
  it('lead from the person to an agreed plan, without a script', async () => {
    const personId = await enrol();
    const list = await coordinator.get(`/persons/${personId}/sips`);
    expect(list.text).toContain(sv('sip.none'));
    const begun = await coordinator.submit(`/persons/${personId}/sips`, {});
    const edit = begun.headers.location!;
    expect(edit).toMatch(/^\/sips\/[0-9a-f-]{36}\/edit$/);
    const base = edit.replace('/edit', '');

    const fields = {
      revision: '1',
      whatMatters: 'Att vara mamma',
      'longTermGoals[0]': 'Arbeta',
      'measures[0][text]': 'Samtal',
      'measures[0][principalId]': team.regionId,
      noMunicipalityAction: 'Boendestödet räcker som det är.',
      noMeasuresByOthers: ['false', 'true'],
      overallPrincipalId: team.municipalityId,
      'participants[0][name]': 'Åsa',
      'participants[0][kind]': 'PERSON',
      'participants[0][attended]': 'true',
      relativesPart: 'NO_RELATIVES',
      consentOn: TODAY,
      consentForm: 'ORAL',
      consentScope: 'Målen, till kommunen, ett år',
      followUpOn: addDays(TODAY, 90),
    };
    const grown = await coordinator.submit(edit, { ...fields, addRow: 'measures' });
    expect(grown.headers.location).toBe(`${edit}?grows=measures#measures-last`);
    const shown = await coordinator.get(`${edit}?grows=measures`);
    expect(shown.text).toContain('name="revision" value="2"');
    expect(shown.text).toContain('name="measures[1][text]"');
    expect(shown.text.match(/data-filled="true"></g)).toHaveLength(4);

    const shrunk = await coordinator.submit(edit, {
      ...fields,
      revision: '2',
      'measures[1][text]': 'Fel insats',
      removeRow: 'measures.1',
    });
    expect(shrunk.headers.location).toBe(edit);
    expect((await coordinator.get(edit)).text).not.toContain('Fel insats');

    const on = await coordinator.submit(edit, { ...fields, revision: '3', agree: 'true' });
    expect(on.headers.location).toBe(`${base}/agree`);
    const agreed = await coordinator.submit(`${base}/agree`, { revision: '4' });
    expect(agreed.headers.location).toBe(base);
    const read = await coordinator.get(base);
    expect(read.text).toContain('Planen är överenskommen');
    expect(read.text).toContain(sv('documents.sip.nobodyElse'));
    expect((await coordinator.get(edit)).headers.location).toBe(base);

    const next = await coordinator.submit(base, {}, `${base}/versions`);
    expect(next.headers.location).toBe(edit);
    expect((await coordinator.get(`${base}/versions/1`)).text).toContain(sv('sip.newerText'));
    expect((await coordinator.get(`${base}/versions/3`)).status).toBe(404);
  });

  it('tick each of the four as it is filled in', async () => {
    const sipId = await write({ overallPrincipalId: null, measuresByOthers: [] });
    const { text } = await coordinator.get(`/sips/${sipId}/edit`);
    const ticked = [...text.matchAll(/data-part="(\d)" data-filled="true"></g)];
    expect(ticked.map(([, part]) => part)).toEqual(['1', '2']);
  });

  it('have in the form a place for every field of the SIP', async () => {
    const { text } = await coordinator.get(`/sips/${await write()}/edit`);
    const names = contentFields(SIP).flatMap(([name, field]) =>
      field.is === 'ROWS' ? contentFields(field.fields).map(([column]) => `${name}[0][${column}]`) : name,
    );
    // A goal's term, and whether a measure is by others, are told by the list in which it is written.
    const told = ['goals[0][term]', 'goals[0][text]', 'measures[0][byOthers]', 'measures[0][otherActor]'];
    const lists = ['longTermGoals[0]', 'shortTermGoals[0]', 'measuresByOthers[0][otherActor]'];
    const sought = [...names.filter((name) => !told.includes(name)), ...lists];
    expect(sought.length).toBeGreaterThan(20);
    expect(sought.filter((name) => !text.includes(`name="${name}"`))).toEqual([]);
  });

  it('save by themselves, and stop when somebody else has saved', async () => {
    const sipId = await begin();
    const { text } = await coordinator.get(`/sips/${sipId}/edit`);
    const token = /name="_csrf" value="([^"]+)"/.exec(text)![1]!;
    const post = (fields: object) =>
      coordinator.agent
        .post(`/sips/${sipId}/autosave`)
        .set({ Accept: 'application/json', 'X-CSRF-Token': token })
        .type('form')
        .send(fields);
    const half = {
      ...{ revision: '1', 'measures[0][principalId]': team.regionId, noMunicipalityAction: 'Inget nu.' },
      'participants[0][name]': 'Bo',
    };
    const saved = await post(half);
    expect(saved.status).toBe(200);
    const [{ digest: seenDigest }] = await versionsOf(sipId);
    expect(saved.body).toEqual({ revision: 2, seenDigest, filled: [2] });
    expect((await post(half)).status).toBe(409);
    const wrong = await post({ revision: '2', metOn: 'i går' });
    expect(wrong.status).toBe(422);
    expect(wrong.body.problems).toMatchObject([{ path: 'metOn' }]);
  });

  it('keep what was written when a date is wrong and when another save came first', async () => {
    const sipId = await write();
    const page = `/sips/${sipId}/edit`;
    const wrong = await coordinator.submit(page, { revision: '2', whatMatters: 'Min <hund>', metOn: '31/2' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('href="#field-metOn"');
    expect(wrong.text).toContain('Min &lt;hund&gt;');
    const late = await coordinator.submit(page, { revision: '1', whatMatters: 'Min katt' });
    expect(late.status).toBe(409);
    expect(late.text).toContain(sv('form.meanwhile.heading'));
    expect(late.text).toContain('Min katt');
    expect((await versionsOf(sipId))[0].whatMatters).toBe('Att vara mamma på heltid.');
  });

  it('say which plan the law asks for in compulsory outpatient care, and that none is asked for in hospital', async () => {
    const noticeOf = (care: string, frame: LegalFrame) =>
      sv(`sip.care.${care}`, { legalFrame: sv(`kind.legalFrame.${frame}`) });
    const { LPT, LPT_INPATIENT, LRV_OUTPATIENT } = LegalFrame;
    for (const [care, legalFrame] of [
      ['OUTPATIENT', LRV_OUTPATIENT],
      ['INPATIENT', LPT_INPATIENT],
      ['UNSAID', LPT],
    ] as const) {
      const personId = await enrol();
      await test.unitOfWork.run((manager) => manager.update(Enrolment, { personId }, { legalFrame }));
      expect((await coordinator.get(`/persons/${personId}/sips`)).text).toContain(noticeOf(care, legalFrame));
      if (care !== 'OUTPATIENT') continue;
      const begun = await coordinator.submit(`/persons/${personId}/sips`, {});
      const { text } = await coordinator.get(begun.headers.location as string);
      expect(text).toContain(noticeOf(care, legalFrame));
    }
    expect((await coordinator.get(`/persons/${await enrol()}/sips`)).text).not.toContain(
      'samordnad vårdplan',
    );
  });
});
