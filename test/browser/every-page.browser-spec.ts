import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { IsNull } from 'typeorm';
import { Account } from '../../src/access/account.entity.js';
import { POLICIES } from '../../src/access/policies.js';
import { Role } from '../../src/access/role.js';
import { EmergencyOpening } from '../../src/consents/emergency-opening.entity.js';
import { Ground } from '../../src/consents/ground.entity.js';
import { LiftRequest } from '../../src/consents/lift-request.entity.js';
import { ImportKind } from '../../src/contacts/import-kind.js';
import { ImportRun } from '../../src/contacts/import-run.entity.js';
import { ClosedHoursUnit } from '../../src/crisis-plans/crisis-plan.entity.js';
import { type Demo, fillDemo } from '../../src/demo/fill-demo.js';
import { DischargeStep } from '../../src/discharges/discharge-step.js';
import { RecordCategory } from '../../src/disclosure/record-category.js';
import { Scales } from '../../src/fidelity/scales/scales.js';
import { Principal } from '../../src/organisations/organisation.entity.js';
import { PrincipalKind } from '../../src/organisations/organisation-kinds.js';
import { Enrolment, Person } from '../../src/persons/person.entity.js';
import { PlanStatus } from '../../src/plans/plan-kinds.js';
import { AccessLogEntry, LoggedOutcome } from '../../src/platform/access-log/access-log-entry.entity.js';
import { appendToChain } from '../../src/platform/access-log/append-to-chain.js';
import { addDays, addMonths } from '../../src/platform/dates/civil-date.js';
import { startOfDay, today } from '../../src/platform/dates/today.js';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { CopyForm } from '../../src/releases/copy-kinds.js';
import { PlanCopy } from '../../src/releases/plan-copy.entity.js';
import { membersOn } from '../../src/teams/members-on.js';
import { Leave, Post, StaffMember } from '../../src/teams/staff.entity.js';
import { alterLog } from '../support/alter-log.js';
import { pageHandlers } from '../support/handlers.js';
import { measuredWindow } from '../support/measured-team.js';
import { storeAudit } from '../support/stored-audit.js';
import type { Browser } from '../support/test-app.js';
import { addPerson } from '../support/test-person.js';
import { addGround, addTeam } from '../support/test-records.js';
import { type BrowserApp, startBrowserApp } from './browser-app.js';
import type { Credentials, Visitor } from './visitor.js';

/** Routes that answer with a file, for a machine, or with somebody else's page. */
const NO_PAGE =
  /^\/health|^\/waiting-forms|^\/\.well-known|^\/sign-in\/oidc|\/templates\/|\/file$|\.(pdf|xlsx|json|txt|ics)$/;

/** Of a region each, beside the demonstration's. */
const SEATS = [
  '0180',
  '0380',
  '0480',
  '0580',
  '0680',
  '0780',
  '0880',
  '0980',
  '1080',
  '1480',
  '1780',
  '1880',
];

const TEAM_ROLES: string[] = [Role.TEAM_MANAGER, Role.COORDINATOR, Role.TEAM_MEMBER];

interface Route {
  path: string;
  roles: (Role | 'stranger')[];
}

const folder = mkdtempSync(join(tmpdir(), 'teamkompass-demo-'));
let house: BrowserApp;
let demo: Demo;
let routes: Route[];
/** The unit that the demonstration's crisis plan is shared with. */
let emergency: { unitId: string; principalId: string };
/** The principal that keeps the demonstration's records. */
let reviewed: { principalId: string };
const openingIds = [randomUUID(), randomUUID()];
/** Rates from outside the two audits that have two raters. */
let rater: Credentials;

beforeAll(async () => {
  house = await startBrowserApp({ DEMO: 'true' });
  demo = await fillDemo(house.app, folder);
  routes = await everyRoute();
});
afterAll(async () => {
  await house?.close();
  rmSync(folder, { recursive: true });
});

/** A question that waits: in a draft about somebody whose plan the emergency ward may read. */
async function askedUnit(coordinator: Browser): Promise<string> {
  const { unitId, principalId } = emergency;
  const person = await addPerson(house.unitOfWork, { ownerId: principalId, teamId: demo.teamId });
  await addGround(house.unitOfWork, {
    personId: person.personId,
    giverId: principalId,
    receiverId: principalId,
    receiverUnitId: unitId,
  });
  const { data: begun } = await coordinator.graphql(
    'mutation ($input: BeginCrisisPlanInput!) { beginCrisisPlan(input: $input) { id } }',
    { input: { personId: person.personId, label: 'KRISPLAN' } },
  );
  const planId = begun.beginCrisisPlan.id;
  await coordinator.graphql(
    'mutation ($input: SaveCrisisPlanDraftInput!) { saveCrisisPlanDraft(input: $input) { __typename } }',
    { input: { planId, revision: 1, closedHoursUnits: [{ unitId, task: 'Tar emot hela natten.' }] } },
  );
  const { data: asked } = await coordinator.graphql(
    'mutation ($input: AskUnitInput!) { askUnit(input: $input) { id } }',
    { input: { planId, unitId } },
  );
  return asked.askUnit.id;
}

/** Somebody in an emergency elsewhere asks for a block to be lifted, and waits. */
async function liftRequest(ownerId: string): Promise<string> {
  const id = randomUUID();
  await house.unitOfWork.run((manager) =>
    manager.insert(LiftRequest, {
      ...{ id, personId: demo.personId, ownerId, principalId: ownerId, accountId: randomUUID() },
      ...{ accountName: 'Påhittad Läkare', reason: 'Personen svarar inte på tilltal.', askedAt: new Date() },
    }),
  );
  return id;
}

/** Every page with something in it: what is agreed and closed, and what is still being written. */
async function everyRoute(): Promise<Route[]> {
  const manager = await house.signIn(Role.TEAM_MANAGER, { teamId: demo.teamId });
  const { from: windowFrom, to: windowTo } = measuredWindow;
  const { data: started } = await manager.graphql(
    'mutation ($input: StartAuditInput!) { startAudit(input: $input) { id } }',
    { input: { teamId: demo.teamId, scale: 'dacts', windowFrom, windowTo } },
  );
  const twice = await auditsByTwo(manager);
  const coordinator = await house.signIn(Role.COORDINATOR, { teamId: demo.teamId });
  await coordinator.graphql(
    `mutation ($planId: ID!, $sipId: ID!) {
      beginNextCrisisPlanVersion(planId: $planId) { number }
      beginNextSipVersion(sipId: $sipId) { number } }`,
    { planId: demo.crisisPlanId, sipId: demo.sipId },
  );
  const account = await house.unitOfWork.reader.findOneOrFail(Account, {
    where: { username: 'akuten' },
    relations: { grants: true },
  });
  emergency = { unitId: account.grants[0]!.unitId!, principalId: account.principalId! };
  const questionId = await askedUnit(coordinator);
  const { data: blocked } = await coordinator.graphql(
    'mutation ($input: SetBlockInput!) { setBlock(input: $input) { id } }',
    { input: { personId: demo.personId } },
  );
  const { data: offered } = await coordinator.graphql(
    'mutation ($input: RecordPlanOfferInput!) { recordPlanOffer(input: $input) { id } }',
    { input: { personId: demo.personId, plan: 'SIP', offeredOn: today(), answer: 'DECLINED' } },
  );
  const { data: held } = await coordinator.graphql(
    'mutation ($input: SetRecordHoldInput!) { setRecordHold(input: $input) { id } }',
    { input: { personId: demo.personId, reason: 'OTHER', note: 'Prov.' } },
  );
  const { data: given } = await coordinator.graphql(
    'mutation ($input: ReleasePlanInput!) { releasePlan(input: $input) { id code } }',
    { input: { planId: demo.crisisPlanId, number: 1, receiver: 'PERSON' } },
  );
  const loaded = await house.unitOfWork.reader.findOneByOrFail(ImportRun, {
    teamId: demo.teamId,
    kind: ImportKind.CONTACTS,
  });
  // The versions in force are given to the unit as it is recorded.
  await coordinator.graphql('mutation ($input: RecordGroundInput!) { recordGround(input: $input) { id } }', {
    input: {
      ...{ personId: demo.personId, kind: 'CONSENT', form: 'WRITTEN', purpose: 'Att akuten ska veta allt.' },
      ...{ receiverId: emergency.principalId, receiverUnitId: emergency.unitId, standingRelease: true },
      categories: Object.values(RecordCategory),
      ...{ fromDate: today(), toDate: addDays(today(), 90) },
    },
  });
  const received = await house.unitOfWork.reader.findBy(PlanCopy, {
    personId: demo.personId,
    receiverUnitId: emergency.unitId,
    form: CopyForm.DIGITAL,
  });
  expect(new Set(received.map(({ plan }) => plan)).size).toBe(2);
  const grounds = await house.unitOfWork.reader.findBy(Ground, { personId: demo.personId });
  const { ownerId } = await house.unitOfWork.reader.findOneByOrFail(Person, { id: demo.personId });
  reviewed = { principalId: ownerId };
  const enrolment = await house.unitOfWork.reader.findOneByOrFail(Enrolment, { personId: demo.personId });
  const group = await groupInWords(coordinator);
  const places: Record<string, string[]> = {
    ':enrolmentId': [enrolment.id],
    ':recordType': ['enrolment'],
    ':recordId': [enrolment.id],
    ':reviewId': await logReviews(),
    ':openingId': openingIds,
    ':liftRequestId': [await liftRequest(ownerId)],
    ':principalId': [ownerId, await formerPrincipal()],
    ':destructionId': await destructions(),
    ':accountId': [account.id],
    ':grantId': account.grants.map(({ id }) => id),
    ':blockId': [blocked.setBlock.id],
    ':groundId': grounds.map(({ id }) => id),
    ':holdId': [held.setRecordHold.id],
    ':questionId': [questionId],
    ':copyId': [given.releasePlan.id],
    ':copyCode': [given.releasePlan.code],
    ':token': ['x'.repeat(32)],
    ':offerId': [offered.recordPlanOffer.id],
    ':joinId': [await proposedJoin(coordinator)],
    ...(await staffPlaces(manager)),
    ':registered': ['team'],
    ':registeredId': [demo.teamId],
    ':runId': [loaded.id],
    ':teamId': [demo.teamId],
    ':unitId': [emergency.unitId],
    ':personId': [demo.personId],
    ':auditId': [demo.auditId, started.startAudit.id, twice.rated, twice.compared],
    ':actionId': [demo.improvementActionId],
    ':code': ['S8'],
    ':evidenceId': [twice.evidenceId],
    ':raterId': [twice.raterId],
    ':subscale': ['O'],
    ...(await notedByHand(coordinator)),
    ':goalKey': [group.goalKey],
    ':noteKey': [group.meeting, group.goalNote],
    ':callId': [await invited(coordinator)],
    ':taskId': [await taskOfUnit(emergency.unitId)],
    ':planId': [demo.crisisPlanId],
    ':sipId': [demo.sipId],
    ':number': ['1', '2'],
    ':regionCode': ['12', '18'],
  };
  const others = await auditsByOtherScales(manager);
  const ended = await endedUnit();
  // What a scale does not have leads back to the overview, and a closed audit has nothing to rate.
  const isElsewhere = (path: string) =>
    // Leads to today's.
    path.endsWith('/days') ||
    // Of the latest audit that is closed and whole.
    (path.endsWith('/next-review') && !path.includes(demo.auditId)) ||
    // Of a goal or of a meeting, each by its own key.
    path.includes(`/meetings/${group.goalNote}`) ||
    path.includes(`/notes/${group.meeting}`) ||
    // Of what has been received, below.
    path.startsWith('/received/') ||
    // Of whoever has asked for it; a reader at night does.
    path.startsWith('/shared-plan-prints/') ||
    // While a file is being loaded, and of what has ended.
    path.includes('/import/progress/') ||
    (path.startsWith('/register/team/') && path.endsWith('/reopen')) ||
    /^\/audits\/[^/]+\/(topics|judgement|charts\/\d|charts\/\d\/review)$/.test(path) ||
    (path.startsWith(`/audits/${demo.auditId}/`) && /\/(subscales|close)/.test(path)) ||
    // Nothing follows an audit that is open.
    (path.endsWith('/next-review') && !path.startsWith(`/audits/${demo.auditId}/`)) ||
    (path.includes('/raters/') && !path.startsWith(`/audits/${twice.compared}/`)) ||
    (path.startsWith(`/audits/${twice.rated}/`) && /\/(charts|close|consensus|actions)/.test(path)) ||
    (path.startsWith(`/audits/${twice.compared}/`) && /\/(charts|subscales|actions)/.test(path));
  return pageHandlers(house)
    .filter(({ method, path }) => method === 'GET' && !NO_PAGE.test(path))
    .flatMap(({ path, policy }) => {
      const allowed = POLICIES[policy as keyof typeof POLICIES];
      const signedIn = allowed === 'signedIn' ? Object.values(Role) : allowed;
      const roles: Route['roles'] = signedIn === 'everyone' ? ['stranger'] : [...signedIn];
      const filled = Object.entries(places).reduce(
        (paths, [name, values]) => paths.flatMap((one) => values.map((value) => one.replace(name, value))),
        [path],
      );
      const elsewhere = (path: string, role: string) =>
        (role === Role.REGIONAL_ANALYST && path === '/map/18') ||
        // Another principal's than the reviewer's.
        (role === Role.LOG_REVIEWER && path.startsWith('/retention/destructions/')) ||
        (role === Role.FIDELITY_REVIEWER &&
          path.startsWith('/audits/') &&
          !path.includes(twice.rated) &&
          !path.includes(twice.compared)) ||
        // Of one rater, and of whoever has added it.
        (path.endsWith('/finish') && !(role === Role.FIDELITY_REVIEWER && path.includes(twice.rated))) ||
        (path.includes('/evidence/') && !(role === Role.FIDELITY_REVIEWER && path.includes(twice.compared)));
      return [...new Set(filled)]
        .filter((one) => !isElsewhere(one))
        .map((one) => ({ path: one, roles: roles.filter((role) => !elsewhere(one, role)) }));
    })
    .concat(
      [...received.map(({ id }) => `/received/${id}`), '/received/persons'].map((path) => ({
        path,
        roles: [Role.UNIT_READER],
      })),
      ['/received/persons', `/received/persons/${await summarised(ownerId)}`, '/received/kept'].map(
        (path) => ({
          path,
          roles: [Role.COORDINATOR],
        }),
      ),
      others.map((path) => ({ path, roles: [Role.COORDINATOR, Role.TEAM_MANAGER] })),
      (await distributions()).map((path) => ({ path, roles: [Role.NATIONAL_ANALYST] })),
      [{ path: await logFaults(), roles: [Role.ADMINISTRATOR] }],
      ['', '/reopen'].map((page) => ({
        path: `/register/unit/${ended}${page}`,
        roles: [Role.ADMINISTRATOR],
      })),
    );
}

/** Somebody in the team of whom another principal gives a summary to this one. */
async function summarised(receiverId: string): Promise<string> {
  const { id: giverId } = await house.unitOfWork.reader.findOneByOrFail(Principal, {
    kind: PrincipalKind.MUNICIPALITY,
  });
  const { personId } = await addPerson(house.unitOfWork, { ownerId: giverId, teamId: demo.teamId });
  await addGround(house.unitOfWork, { personId, giverId, receiverId, standingRelease: true });
  return personId;
}

/** That an earlier record is of the demonstration's person too. */
async function proposedJoin(coordinator: Browser): Promise<string> {
  const { teamId, personId } = demo;
  const { principalId: ownerId } = reviewed;
  const enrolled = { fromDate: '2020-01-01', toDate: '2020-12-31' };
  const earlier = await addPerson(house.unitOfWork, { ownerId, teamId, ...enrolled });
  const { identityNumber } = await house.unitOfWork.reader.findOneByOrFail(Person, { id: earlier.personId });
  const { data } = await coordinator.graphql(
    'mutation ($input: ProposeRecordJoinInput!) { proposeRecordJoin(input: $input) { id } }',
    { input: { personId, identityNumber, reason: 'Har visat legitimation.' } },
  );
  return data.proposeRecordJoin.id;
}

/** Somebody on the staff, a post of theirs and a leave from it. */
async function staffPlaces(manager: Browser): Promise<Record<string, string[]>> {
  const [member] = await membersOn(house.unitOfWork.reader, demo.teamId, today());
  const { id: postId } = await house.unitOfWork.reader.findOneByOrFail(Post, {
    staffMemberId: member!.id,
    toDate: IsNull(),
  });
  const { revision } = await house.unitOfWork.reader.findOneByOrFail(StaffMember, { id: member!.id });
  await manager.graphql('mutation ($input: AddLeaveInput!) { addLeave(input: $input) { __typename } }', {
    input: { postId, revision, fromDate: addDays(today(), 30) },
  });
  const leave = await house.unitOfWork.reader.findOneByOrFail(Leave, { postId });
  return { ':memberId': [member!.id], ':postId': [postId], ':leaveId': [leave.id] };
}

/** A unit that is in use no more. */
async function endedUnit(): Promise<string> {
  const administrator = await house.signIn(Role.ADMINISTRATOR);
  const unit = {
    principalId: reviewed.principalId,
    name: 'Stängda mottagningen',
    kind: 'WARD',
    phone: '1177',
  };
  const hours = {
    spans: [{ fromDay: 1, toDay: 5, opens: '08:00', closes: '17:00' }],
    holidays: 'CLOSED',
    exceptions: [],
  };
  const { data } = await administrator.graphql(
    'mutation ($input: CreateUnitInput!) { createUnit(input: $input) { id } }',
    { input: { ...unit, hours } },
  );
  const { id: recordId } = data.createUnit;
  await administrator.graphql(
    'mutation ($input: EndRecordInput!) { endRegistered(input: $input) { __typename } }',
    {
      input: { recordType: 'UNIT', recordId, revision: 1, endedOn: today(), reason: 'Stängd.' },
    },
  );
  return recordId;
}

/** One of each that a team notes: as it was noted, and as it is when it has been voided. */
/** A goal of the person's group with a rating, and a meeting of the group. */
async function groupInWords(coordinator: Browser) {
  const { personId } = demo;
  const day = today();
  const asked = 'query ($personId: ID!) { resourceGroup(personId: $personId) { goals { goalKey } } }';
  const [{ goalKey }] = (await coordinator.graphql(asked, { personId })).data.resourceGroup.goals;
  const { data } = await coordinator.graphql(
    `mutation ($meeting: NoteGroupMeetingInput!, $goal: NoteGoalInput!) {
      noteGroupMeeting(input: $meeting) { noteKey } noteGoal(input: $goal) { noteKey } }`,
    {
      meeting: { personId, date: day, agenda: 'Målen.', minutes: 'Det går framåt.', attended: [] },
      goal: { personId, goalKey, date: day, rating: 6, ownWords: 'Bättre nu.' },
    },
  );
  return {
    goalKey: goalKey as string,
    meeting: data.noteGroupMeeting.noteKey as string,
    goalNote: data.noteGoal.noteKey as string,
  };
}

/** Somebody who is invited to a meeting about the SIP, and has not answered. */
async function invited(coordinator: Browser): Promise<string> {
  const { data } = await coordinator.graphql(
    'mutation ($input: RecordSipCallInput!) { recordSipCall(input: $input) { id } }',
    {
      input: {
        ...{ sipId: demo.sipId, kind: 'INVITATION', receiver: 'Bengt-Åke Låtsasdotter' },
        ...{ meetingOn: today(), meetingAt: '13:00', place: 'Biblioteket', sentOn: today() },
      },
    },
  );
  return data.recordSipCall.id;
}

/** What a unit does in the plan in force. */
async function taskOfUnit(unitId: string): Promise<string> {
  const row = await house.unitOfWork.reader.findOneByOrFail(ClosedHoursUnit, {
    unitId,
    version: { planId: demo.crisisPlanId, status: PlanStatus.AGREED },
  });
  return row.id;
}

async function notedByHand(coordinator: Browser): Promise<Record<string, string[]>> {
  const { teamId, personId } = demo;
  const day = today();
  const [member] = await membersOn(house.unitOfWork.reader, teamId, day);
  const staffId = member!.id;
  const note = async (name: string, fields: object) => {
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
    const { data } = await coordinator.graphql(
      `mutation ($input: ${type}!) { ${name}(input: $input) { id } }`,
      { input: { teamId, ...fields } },
    );
    return data[name].id as string;
  };
  const contact = { personId, date: day, minutes: 30, mode: 'PHONE', staffIds: [staffId] };
  const contacts = [
    await note('noteContact', { ...contact, time: '00:05', crisis: true }),
    await note('noteContact', { ...contact, time: '00:10', outcome: 'NOT_FOUND' }),
  ];
  await coordinator.graphql('mutation ($input: VoidNotedInput!) { voidContact(input: $input) { id } }', {
    input: { recordId: contacts[1], reason: 'Fel person.' },
  });
  return {
    ':contactId': contacts,
    ':episodeId': [await note('noteHospitalEpisode', { personId, admittedOn: day })],
    ':dischargeId': [await note('noteDischarge', { personId, admittedOn: day })],
    ':step': Object.values(DischargeStep),
    ':interventionId': [await note('noteIntervention', { personId, method: 'NECT', offeredOn: day })],
    ':meetingId': [
      await note('noteTeamMeeting', {
        date: day,
        time: '00:15',
        minutes: 20,
        staffIds: [staffId],
        personIds: [personId],
      }),
    ],
    ':date': [day],
  };
}

/** A row at fault, and one that somebody has proposed to be known. */
async function logFaults(): Promise<string> {
  await alterLog(house.unitOfWork, "UPDATE audit_log_entry SET reason = 'x' WHERE number IN (2, 4)");
  const administrator = await house.signIn(Role.ADMINISTRATOR);
  const { data } = await administrator.graphql('{ logRow(number: 2) { faults { digest } } }');
  const input = { number: 2, digest: data.logRow.faults[0].digest, reason: 'Provat på en sida, på låtsas.' };
  await administrator.graphql(
    'mutation ($input: ProposeKnownLogFaultInput!) { proposeKnownLogFault(input: $input) { id } }',
    { input },
  );
  return '/log-faults?number=4';
}

/** One that is told, of a scale that sums and has several subscales, and one of no team. */
async function distributions(): Promise<string[]> {
  const scale = new Scales().newest('dacts')!;
  for (const [index, seat] of SEATS.entries()) {
    const { teamId } = await addTeam(house.unitOfWork, `ACT ${seat}`, seat);
    // From 1 to 5 over the items and the teams; on the first the teams are alike.
    const ratings = scale.items.map(({ code }, item) => [code, [item === 0 ? 4 : 1 + ((index + item) % 5)]]);
    await storeAudit(house.unitOfWork, { teamId, scale, ratings: Object.fromEntries(ratings) });
  }
  return [`?scale=dacts/${scale.version}&fictitious=true`, '?scale=fact/1.0.0'].map(
    (chosen) => `/fidelity-distribution${chosen}`,
  );
}

/** Pages of scales that hold topics, ask for an overall judgement, or are rated person by person. */
async function auditsByOtherScales(manager: Browser): Promise<string[]> {
  const start = async (scale: string, sampleSize?: number) => {
    const { from: windowFrom, to: windowTo } = measuredWindow;
    const { data } = await manager.graphql(
      'mutation ($input: StartAuditInput!) { startAudit(input: $input) { id } }',
      { input: { teamId: demo.teamId, scale, windowFrom, windowTo, sampleSize } },
    );
    return `/audits/${data.startAudit.id}`;
  };
  const cases = await start('ract-case', 3);
  return [
    `${await start('fact')}/topics`,
    `${await start('integration-degree')}/judgement`,
    `${await start('strengths-model')}/subscales/A`,
    `${await start('tmact-style', 10)}/charts/1/review`,
    cases,
    `${cases}/charts`,
    `${cases}/charts/1`,
  ];
}

/** One audit that two are rating, and one in which they settle what differs, with evidence. */
async function auditsByTwo(manager: Browser) {
  rater = await house.account(Role.FIDELITY_REVIEWER, { teamId: demo.teamId });
  const outside = house.stranger();
  await outside.submit('/sign-in', { ...rater });
  const { from: windowFrom, to: windowTo } = measuredWindow;
  const input = {
    teamId: demo.teamId,
    scale: 'dacts',
    windowFrom,
    windowTo,
    secondRater: rater.username,
  };
  const start = async () =>
    (
      await manager.graphql(
        'mutation ($input: StartAuditInput!) { startAudit(input: $input) { id raters { id } items { code rating } } }',
        { input },
      )
    ).data.startAudit;
  const [rated, compared] = [await start(), await start()];
  const rate = `mutation ($id: ID!, $code: String!, $input: RateAuditItemInput!) {
    rateAuditItem(id: $id, code: $code, input: $input) { __typename } }`;
  const { id } = compared;
  for (const item of compared.items)
    if (item.rating === null)
      for (const [browser, rating] of [
        [manager, 3],
        [outside, item.code === 'O1' ? 5 : 3],
      ] as const)
        await browser.graphql(rate, {
          id,
          code: item.code,
          input: { revision: 1, rating, note: 'Påhittat.' },
        });
  const { data } = await outside.graphql(
    `mutation ($id: ID!, $input: AddEvidenceInput!) {
      addAuditEvidence(id: $id, code: "S8", input: $input) { id } finishRating(id: $id) { __typename } }`,
    { id, input: { source: 'OBSERVATION', note: 'Mötet följde listan.' } },
  );
  await manager.graphql('mutation ($id: ID!) { finishRating(id: $id) { __typename } }', { id });
  return {
    rated: rated.id as string,
    compared: id as string,
    raterId: compared.raters[1].id as string,
    evidenceId: data.addAuditEvidence.id as string,
  };
}

/** One that is under way and one that is closed, of what was done last month, and emergency openings to judge. */
async function logReviews(): Promise<string[]> {
  const from = addMonths(`${today().slice(0, 8)}01`, -1);
  await house.unitOfWork.run(async (manager) => {
    const [entry] = await manager.find(AccessLogEntry, { where: { personId: demo.personId }, take: 1 });
    const { id: _, number: __, previousHash: ___, hash: ____, ...facts } = entry!;
    const refused = { ...facts, outcome: LoggedOutcome.DENIED, reason: 'BLOCKED' };
    await appendToChain(
      manager,
      [facts, refused].map((row) => ({ ...row, at: startOfDay(addDays(from, 1)) })),
    );
    const openedAt = startOfDay(from);
    const opening = {
      personId: demo.personId,
      accountId: randomUUID(),
      accountName: 'Doktor Påhittad',
      principalId: reviewed.principalId,
      reason: 'Medvetslös på akuten.',
      openedAt,
      closesAt: openedAt,
    };
    await manager.insert(
      EmergencyOpening,
      openingIds.map((id) => ({ ...opening, id })),
    );
  });
  const reviewer = await house.signIn(Role.LOG_REVIEWER, reviewed);
  const start = async () => {
    const input = { ...reviewed, periodFrom: from, periodTo: addDays(from, 20) };
    const { data } = await reviewer.graphql(
      'mutation ($input: StartLogReviewInput!) { startLogReview(input: $input) { id } }',
      { input },
    );
    return data.startLogReview.id;
  };
  const [open, closed] = [await start(), await start()];
  const { data } = await reviewer.graphql(
    'query ($id: ID!) { logReview(id: $id) { rows { number item } } }',
    {
      id: closed,
    },
  );
  const rows = data.logReview.rows.map(({ number, item }: { number: number; item: number }) => ({
    number,
    item,
    assessment: 'ASKED_ABOUT',
    note: 'Frågade chefen.',
  }));
  await reviewer.graphql(
    `mutation ($rows: AssessLogRowsInput!, $end: CloseLogReviewInput!) {
      assessLogRows(input: $rows) { __typename } closeLogReview(input: $end) { __typename } }`,
    {
      rows: { reviewId: closed, revision: 1, rows },
      end: { reviewId: closed, revision: 2, summary: 'Allt väl.' },
    },
  );
  return [open, closed];
}

/** A principal with nothing but the record of somebody who left the team long ago. */
async function formerPrincipal(): Promise<string> {
  const { regionId, teamId } = await addTeam(house.unitOfWork, 'ACT Förr');
  const days = { fromDate: '2010-01-01', toDate: '2010-12-31' };
  await addPerson(house.unitOfWork, { ownerId: regionId, teamId, ...days });
  return regionId;
}

/** One that is asked for, and one that has been carried out. */
async function destructions(): Promise<string[]> {
  const [first, second] = [await house.signIn(Role.ADMINISTRATOR), await house.signIn(Role.ADMINISTRATOR)];
  const ask = async () => {
    const principalId = await formerPrincipal();
    const { data } = await first.graphql('{ retention { principalId plan { mark } } }');
    const { plan } = data.retention.find((one: { principalId: string }) => one.principalId === principalId);
    const answer = await first.graphql(
      'mutation ($input: RequestDestructionInput!) { requestDestruction(input: $input) { id } }',
      { input: { principalId, mark: plan.mark, decision: 'Dokumenthanteringsplan 2026, punkt 4.' } },
    );
    return answer.data.requestDestruction.id as string;
  };
  const [asked, done] = [await ask(), await ask()];
  await second.graphql(
    'mutation ($input: CarryOutDestructionInput!) { carryOutDestruction(input: $input) { id } }',
    { input: { destructionId: done, persons: 1 } },
  );
  return [asked, done];
}

/** Opens the pages in turn. @returns one line for each thing wrong with them */
async function walk(visitor: Visitor, paths: string[]): Promise<string[]> {
  const faults: string[] = [];
  for (const path of paths) {
    const status = (await visitor.open(path)).status();
    if (status !== 200) faults.push(`${path} answers ${status}`);
    faults.push(...(await visitor.faults()));
  }
  faults.push(...visitor.complaints);
  await visitor.leave();
  return faults;
}

/** In two windows at once, each with every other page. */
async function walkAs(role: Role | 'stranger', locale: Locale, paths: string[]): Promise<string[]> {
  const halves = [0, 1].map((half) => paths.filter((_, index) => index % 2 === half));
  const faults = halves.map(async (half) =>
    half.length > 0 ? walk(await visitorAs(role, locale), half) : [],
  );
  return (await Promise.all(faults)).flat();
}

async function visitorAs(role: Role | 'stranger', locale: Locale): Promise<Visitor> {
  if (role === 'stranger') return house.visitor({ locale });
  if (role === Role.FIDELITY_REVIEWER) {
    const visitor = await house.visitor({ locale });
    await visitor.signIn(rater);
    return visitor;
  }
  const place = {
    ...(TEAM_ROLES.includes(role) && { teamId: demo.teamId }),
    ...(role === Role.UNIT_READER && emergency),
    ...(role === Role.LOG_REVIEWER && reviewed),
    ...(role === Role.REGIONAL_ANALYST && { regionCode: '12' }),
  };
  return house.visitorAs(role, place, { locale });
}

describe('every page', () => {
  it('is found at all', () => {
    expect(routes.length).toBeGreaterThan(35);
    expect(routes.filter(({ path }) => path.includes(':'))).toEqual([]);
  });

  it.each([...Object.values(Role), 'stranger' as const])(
    'is whole for the %s in Swedish',
    async (role) => {
      const paths = routes.filter(({ roles }) => roles.includes(role)).map(({ path }) => path);
      expect(await walkAs(role, 'sv', paths)).toEqual([]);
    },
    400_000,
  );

  it('is whole in English', async () => {
    const faults: string[] = [];
    for (const role of [...Object.values(Role), 'stranger' as const]) {
      const paths = routes.filter(({ roles }) => roles.at(-1) === role).map(({ path }) => path);
      faults.push(...(await walkAs(role, 'en', paths)));
    }
    expect(faults).toEqual([]);
  });

  it('that does not exist says so, with a way back', async () => {
    const visitor = await visitorAs(Role.COORDINATOR, 'sv');
    expect((await visitor.open('/no-such-page')).status()).toBe(404);
    expect(await visitor.faults()).toEqual([]);
    await visitor.follow('error.toStart');
    await visitor.page.getByRole('heading', { level: 1, name: 'Test COORDINATOR' }).waitFor();
    await visitor.leave();
  });
});
