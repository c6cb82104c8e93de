import { randomUUID } from 'node:crypto';
import type { Agent } from 'node:http';
import { TOTP } from 'otpauth';
import { IsNull, Not } from 'typeorm';
import { Account, Grant } from '../../src/access/account.entity.js';
import { Role } from '../../src/access/role.js';
import { EmergencyOpening } from '../../src/consents/emergency-opening.entity.js';
import { LiftRequest } from '../../src/consents/lift-request.entity.js';
import { ImportRun } from '../../src/contacts/import-run.entity.js';
import { CrisisPlanVersion } from '../../src/crisis-plans/crisis-plan.entity.js';
import { AuditRater } from '../../src/fidelity/raters/rater.entity.js';
import { LogReviewRow } from '../../src/log-reviews/log-review.entity.js';
import { Principal, Service } from '../../src/organisations/organisation.entity.js';
import { OwnWords } from '../../src/own-pages/own-words.entity.js';
import { Person } from '../../src/persons/person.entity.js';
import { BoardEntry } from '../../src/persons/support.entity.js';
import { PlanStatus } from '../../src/plans/plan-kinds.js';
import { addDays, addMonths } from '../../src/platform/dates/civil-date.js';
import { today } from '../../src/platform/dates/today.js';
import { JobRunner } from '../../src/platform/jobs/job-runner.js';
import { Totp } from '../../src/sign-in/totp.entity.js';
import { SipAction } from '../../src/sips/sip-content.entity.js';
import { addUnit } from '../support/agreed-plan.js';
import { alterLog } from '../support/alter-log.js';
import { Caller } from '../support/caller.js';
import { storeGroup, storeNotes } from '../support/stored-group.js';
import { addAccount, type Held, type TestApp } from '../support/test-app.js';
import { addCrisisPlan, addPerson, type TestPerson } from '../support/test-person.js';
import {
  addGround,
  addLeave,
  addStaffMember,
  addTeam,
  addTeamBeside,
  COHERENT,
  joinDocumentation,
  type TeamWorld,
} from '../support/test-records.js';
import type { Operations } from './operations.js';

export type RaceWorld = Awaited<ReturnType<typeof makeRaceWorld>>;

export const DAY = today();
/** Health services keep for ten years. */
const LONG_AGO = addMonths(DAY, -132);
export const NEW_PASSWORD = 'mulen morgon i hamnen';

/** The code of an app at this moment. */
export const codeOf = (secret: string) => new TOTP({ secret }).generate();

/** All that a crisis plan needs to be agreed. */
export const crisisPlanDraft = (planId: string, unitId: string, revision: number) => ({
  planId,
  revision,
  madeTogether: true,
  phase: 'STABLE',
  madeOn: DAY,
  reviewOn: addDays(DAY, 180),
  closedHours: 'Ring akuten först.',
  closedHoursUnits: [
    { unitId, task: 'Svarar.', response: 'ACCEPTED', respondedOn: DAY, respondedBy: 'Chefen' },
  ],
  contacts: [{ name: 'Karin', relation: 'Syster', phone: '070-174 06 17', whenToCall: 'Får väckas.' }],
  statements: [
    { section: 'EARLY_SIGNS', stage: 1, text: 'Jag slutar svara på meddelanden.' },
    { section: 'OWN_ACTIONS', text: 'Jag går slingan runt dammen.' },
    { section: 'WHAT_HELPS', text: 'Tala lugnt om fåglar.' },
  ],
});

/** All that a SIP needs to be agreed. */
export const sipDraft = (sipId: string, { regionId, municipalityId }: TeamWorld, revision: number) => ({
  sipId,
  revision,
  whatMatters: 'Att vara mamma på heltid.',
  longTermGoals: ['Arbeta halvtid'],
  shortTermGoals: ['Få ordning på hyran'],
  measures: [
    { text: 'Samtal hemma varje vecka', principalId: regionId },
    { text: 'Boendestöd', principalId: municipalityId },
  ],
  noMeasuresByOthers: true,
  overallPrincipalId: regionId,
  participants: [{ name: 'Åsa Påhittsson', kind: 'PERSON', attended: true }],
  relativesPart: 'PERSON_DECLINED',
  consentOn: DAY,
  consentForm: 'WRITTEN',
  consentScope: 'Mål och insatser, till boendestödet, i ett år.',
  needSeenOn: DAY,
  calledOn: DAY,
  metOn: DAY,
  followUpOn: addDays(DAY, 20),
});

/** Something of every kind, in every state that some change begins from. */
export async function makeRaceWorld(test: TestApp, operations: Operations, agent: Agent) {
  const { unitOfWork } = test;
  const team = await addTeam(unitOfWork, 'ACT Trängsel');
  const toAsk = await addTeam(unitOfWork, 'ACT Gallring ett');
  const toCarryOut = await addTeam(unitOfWork, 'ACT Gallring två');
  const { teamId, regionId, municipalityId } = team;
  const unitId = await addUnit(test, regionId);
  const region = await unitOfWork.reader.findOneByOrFail(Principal, { id: regionId });
  const empty = { inUse: randomUUID(), ended: randomUUID() };
  const { serviceId } = team;
  const service = await unitOfWork.reader.findOneByOrFail(Service, { id: serviceId });
  await unitOfWork.run(async (entities) => {
    await entities.insert(Service, { ...service, id: empty.inUse, name: 'Två gånger' });
    await entities.insert(Service, { ...service, id: empty.ended, name: 'Avslutad', endedOn: DAY });
  });

  const password = randomUUID();
  const accounts = new Map<string, string>();
  const account = async (username: string, role: Role, held: Held = {}) => {
    await addAccount(unitOfWork, { username, password, role, ...held });
    const { id } = await unitOfWork.reader.findOneByOrFail(Account, { username });
    accounts.set(username, id);
    const caller = new Caller(test.url, agent);
    await caller.signIn(username, password);
    return caller;
  };
  const administrator = await account('administrator', Role.ADMINISTRATOR);
  const secondAdministrator = await account('administrator-2', Role.ADMINISTRATOR);
  const manager = await account('ledare', Role.TEAM_MANAGER, { teamId });
  const coordinator = await account('samordnare', Role.COORDINATOR, { teamId });
  const neighbour = await account('samordnare-kommun', Role.COORDINATOR, {
    teamId,
    principalId: municipalityId,
  });
  const rater = await account('granskare', Role.FIDELITY_REVIEWER, { teamId, principalId: municipalityId });
  const ward = await account('akuten', Role.UNIT_READER, { unitId, principalId: regionId });
  const nightWard = await account('akuten-natt', Role.UNIT_READER, { unitId, principalId: regionId });
  const reviewer = await account('logggranskare', Role.LOG_REVIEWER, { principalId: regionId });
  const besideId = await addTeamBeside(unitOfWork, team, 'ACT Bredvid');
  const managerBeside = await account('ledare-bredvid', Role.TEAM_MANAGER, { teamId: besideId });
  const formerManager = await account('ledare-gallring', Role.TEAM_MANAGER, { teamId: toCarryOut.teamId });
  const holders = {
    password: await account('byter', Role.NATIONAL_ANALYST),
    sessions: await account('avslutar', Role.NATIONAL_ANALYST),
    begins: await account('borjar', Role.NATIONAL_ANALYST),
    confirms: await account('bekraftar', Role.NATIONAL_ANALYST),
    ends: await account('slutar', Role.NATIONAL_ANALYST),
    codes: await account('koder', Role.NATIONAL_ANALYST),
  };
  await account('stangs', Role.NATIONAL_ANALYST);
  await account('stangd', Role.ADMINISTRATOR);
  await account('glomsk', Role.ADMINISTRATOR);
  const idOf = (username: string) => accounts.get(username)!;
  const done = (caller: Caller, name: string, variables: object) =>
    operations.done(caller.copy(), name, variables);
  const agreementFields = {
    ...{ name: 'Överenskommelsen', principalIds: [regionId, municipalityId], fromDate: DAY },
    ...{ covers: ['SIP'], sipCallDays: 3 },
  };
  const agreement = await done(administrator, 'createAgreement', { input: agreementFields });
  await new Caller(test.url, agent).signIn('avslutar', password);
  await done(administrator, 'closeAccount', { id: idOf('stangd') });
  const named = {
    name: 'Ny Administratör',
    password: NEW_PASSWORD,
    username: 'vantar',
    role: 'ADMINISTRATOR',
  };
  const waiting = await done(administrator, 'createAccount', { input: named });

  const grantOf = async (accountId: string) =>
    (await unitOfWork.reader.findOneByOrFail(Grant, { accountId })).id;
  const secretOf = async (caller: Caller): Promise<string> =>
    (await done(caller, 'beginTotp', { input: { password } })).secret;
  /** With the code of this moment unused. @returns the recovery codes */
  const turnOn = async (caller: Caller, secret: string): Promise<string[]> => {
    const codes = await operations.done(caller, 'confirmTotp', { input: { code: codeOf(secret) } });
    await unitOfWork.run((entities) =>
      entities.update(Totp, { confirmedAt: Not(IsNull()) }, { lastStep: 0 }),
    );
    return codes;
  };

  const person = (familyName: string) => addPerson(unitOfWork, { ownerId: regionId, teamId, familyName });
  const numberOf = async ({ personId }: TestPerson) =>
    (await unitOfWork.reader.findOneByOrFail(Person, { id: personId })).identityNumber;
  const blank = await person('Blank');
  const writing = await person('Skriver');
  const agreed = await person('Överens');
  const renewing = await person('Förnyar');
  const former = await addPerson(unitOfWork, {
    ownerId: toCarryOut.regionId,
    teamId: toCarryOut.teamId,
    fromDate: addDays(LONG_AGO, -200),
    toDate: LONG_AGO,
  });
  await addPerson(unitOfWork, {
    ownerId: toAsk.regionId,
    teamId: toAsk.teamId,
    fromDate: addDays(LONG_AGO, -200),
    toDate: LONG_AGO,
  });
  const earlier = { ownerId: regionId, teamId, fromDate: '2020-01-01', toDate: '2020-12-31' };
  const twice = await addPerson(unitOfWork, earlier);
  const toJoin = await addPerson(unitOfWork, earlier);
  const staffId = await unitOfWork.run(async (entities) => {
    await entities.insert(BoardEntry, {
      id: randomUUID(),
      enrolmentId: writing.enrolmentId,
      fromDate: DAY,
      reason: 'Sover inte.',
      recordedAt: new Date(),
      recordedBy: 'prov',
      recordedByName: 'Prov',
    });
    await addStaffMember(entities, { teamId: toCarryOut.teamId, employerId: toCarryOut.regionId });
    return addStaffMember(entities, { teamId, employerId: regionId });
  });
  const leave = await unitOfWork.run((entities) => addLeave(entities, staffId, LONG_AGO, LONG_AGO));

  // Before the window of the audits, which would rest on it.
  const contactsFile = `person;datum;tid;minuter;sätt;personal\n${await numberOf(blank)};${addDays(DAY, -120)};10:30;30;telefon;M01`;
  await done(manager, 'importRecords', {
    input: {
      teamId,
      kind: 'CONTACTS',
      fileName: 'fil.csv',
      contentBase64: Buffer.from(contactsFile).toString('base64'),
      dryRun: false,
    },
  });
  const { id: loadedFile } = await unitOfWork.reader.findOneByOrFail(ImportRun, { teamId });

  const plan = async ({ personId }: TestPerson, isAgreed: boolean): Promise<string> => {
    const { id } = await done(coordinator, 'beginCrisisPlan', { input: { personId, label: 'KRISPLAN' } });
    await done(coordinator, 'saveCrisisPlanDraft', { input: crisisPlanDraft(id, unitId, 1) });
    if (isAgreed) await done(coordinator, 'agreeCrisisPlan', { input: { planId: id, revision: 2 } });
    return id;
  };
  const sip = async ({ personId }: TestPerson, isAgreed: boolean): Promise<string> => {
    const { id } = await done(coordinator, 'beginSip', { personId });
    await done(coordinator, 'saveSipDraft', { input: sipDraft(id, team, 1) });
    if (isAgreed) await done(coordinator, 'agreeSip', { input: { sipId: id, revision: 2 } });
    return id;
  };
  const join = await done(coordinator, 'proposeRecordJoin', {
    input: { personId: blank.personId, identityNumber: await numberOf(twice), reason: 'Samma människa.' },
  });
  const plans = {
    draft: await plan(writing, false),
    agreed: await plan(agreed, true),
    next: await plan(renewing, true),
  };
  await done(coordinator, 'beginNextCrisisPlanVersion', { planId: plans.next });
  await done(coordinator, 'saveCrisisPlanDraft', { input: crisisPlanDraft(plans.next, unitId, 3) });
  const inForce = await unitOfWork.reader.findOneByOrFail(CrisisPlanVersion, {
    planId: plans.next,
    status: PlanStatus.AGREED,
  });
  const agreedSip = await sip(agreed, true);
  const asked = {
    ...{ sipId: agreedSip, kind: 'INVITATION', receiver: 'Karin', sentOn: DAY },
    ...{ meetingOn: DAY, meetingAt: '10:00', place: 'Biblioteket' },
  };
  const sips = {
    call: (await done(coordinator, 'recordSipCall', { input: asked })).id,
    draft: await sip(writing, false),
    agreed: agreedSip,
    actions: await unitOfWork.reader.findBy(SipAction, { version: { sipId: agreedSip } }),
  };
  const consent = {
    personId: writing.personId,
    kind: 'CONSENT',
    receiverId: municipalityId,
    purpose: 'Att boendestödet kan hjälpa till.',
    categories: ['PERSON', 'CRISIS_PLAN', 'SIP'],
    fromDate: DAY,
    toDate: addDays(DAY, 90),
    form: 'ORAL',
  };
  // On which the neighbour reads in the records.
  await joinDocumentation(unitOfWork, team);
  const ground = await done(coordinator, 'recordGround', { input: { ...consent, ...COHERENT } });
  // Its owner's own unit reads the one, and others nothing while it is blocked.
  const shared = { personId: agreed.personId, toDate: addDays(DAY, 60) };
  const ofUnit = await done(coordinator, 'recordGround', {
    input: { ...consent, ...shared, receiverId: regionId, receiverUnitId: unitId },
  });
  const written = await done(coordinator, 'recordGround', {
    input: { ...consent, ...shared, form: 'WRITTEN' },
  });
  const asking = await done(coordinator, 'beginCrisisPlan', {
    input: { personId: agreed.personId, label: 'SAKERHETSPLAN' },
  });
  await done(coordinator, 'saveCrisisPlanDraft', {
    input: { planId: asking.id, revision: 1, closedHoursUnits: [{ unitId, task: 'Svarar.' }] },
  });
  const block = await done(coordinator, 'setBlock', { input: { personId: agreed.personId } });
  const copy = await done(coordinator, 'releasePlan', {
    input: { planId: plans.agreed, number: 1, receiver: 'OWN_USE' },
  });
  const released = await coordinator
    .copy()
    .graphql(
      'mutation ($input: ReleasePlanInput!) { releasePlan(input: $input) { id link { secret { path code } } } }',
      {
        input: {
          ...{ planId: plans.next, number: 1, receiver: 'AUTHORITY', receiverName: 'Försäkringskassan' },
          ...{ form: 'LINK', consentForm: 'WRITTEN', consentOn: DAY },
        },
      },
    );
  const { id: copyId, link: made } = JSON.parse(released.body.toString()).data.releasePlan;
  const link: { copyId: string; secret: { path: string; code: string } } = { copyId, ...made };
  const ownPageMade = await coordinator
    .copy()
    .graphql(
      'mutation ($input: MakeOwnPageInput!) { makeOwnPage(input: $input) { id secret { path code } } }',
      { input: { personId: agreed.personId } },
    );
  const ownPage: { id: string; secret: { path: string; code: string } } = JSON.parse(
    ownPageMade.body.toString(),
  ).data.makeOwnPage;
  const ownWordsId = randomUUID();
  const groupMeeting = await unitOfWork.run(async (manager) => {
    const { personId } = agreed;
    const groupId = await storeGroup(manager, {
      ownerId: regionId,
      personId,
      goals: [{ goalKey: agreed.personId }],
    });
    return { personId, noteKey: await storeNotes(manager, groupId, DAY) };
  });
  await unitOfWork.run((manager) =>
    manager.insert(OwnWords, {
      ...{ id: ownWordsId, ownerId: regionId, personId: agreed.personId, teamId, ownPageId: ownPage.id },
      ...{ text: 'Till nästa version.', writtenAt: new Date() },
    }),
  );
  const received = await done(coordinator, 'releasePlan', {
    input: { planId: plans.agreed, number: 1, receiver: ofUnit.id, form: 'DIGITAL' },
  });
  const human = { teamId, identityNumber: '199001302399' };
  const known = await addPerson(unitOfWork, { ...human, ownerId: regionId });
  await addPerson(unitOfWork, { ...human, ownerId: municipalityId });
  const { planId: given } = await addCrisisPlan(unitOfWork, known, { statuses: [PlanStatus.AGREED] });
  const toNeighbour = await addGround(unitOfWork, {
    ...{ personId: known.personId, giverId: regionId, receiverId: municipalityId },
  });
  const toTake = await done(coordinator, 'releasePlan', {
    input: { planId: given, number: 1, receiver: toNeighbour, form: 'DIGITAL' },
  });
  const offer = await done(coordinator, 'recordPlanOffer', {
    input: { personId: agreed.personId, plan: 'SIP', offeredOn: DAY, answer: 'DECLINED', note: 'Inte nu.' },
  });
  const hold = await done(coordinator, 'setRecordHold', {
    input: { personId: agreed.personId, reason: 'CASE_UNDER_WAY', note: 'IVO 2026/12.' },
  });
  const reason = 'Personen är medvetslös och kan inte svara.';
  const openingInput = async (whom: TestPerson) => ({
    input: {
      ...{ identityNumber: await numberOf(whom), reason, danger: true, cannotConsent: true },
      // Whether they may read a plan of theirs already or not.
      planNotEnough: true,
    },
  });
  await done(ward, 'openInEmergency', await openingInput(agreed));
  const { personId } = agreed;
  const { id: opening } = await unitOfWork.reader.findOneByOrFail(EmergencyOpening, { personId });
  // What a job comes to differs in time: nothing does it.
  await test.app.get(JobRunner, { strict: false }).beforeApplicationShutdown();
  const job = await done(ward, 'printAllSharedPlans', { format: 'PDF' });
  const liftRequest = randomUUID();
  await unitOfWork.run((entities) =>
    entities.insert(LiftRequest, {
      id: liftRequest,
      ...{ personId, ownerId: regionId, accountId: randomUUID(), accountName: 'Påhittad Läkare' },
      ...{ principalId: municipalityId, reason, askedAt: new Date() },
    }),
  );

  const noted = (name: string, fields: object) =>
    done(coordinator, name, { input: { teamId, personId: writing.personId, ...fields } });
  const contactFields = {
    date: addDays(DAY, -1),
    time: '10:00',
    minutes: 30,
    mode: 'PHONE',
    staffIds: [staffId],
  };
  const meetingFields = { date: DAY, time: '08:30', minutes: 20, staffIds: [staffId] };
  const contact = await noted('noteContact', contactFields);
  const episode = await noted('noteHospitalEpisode', { admittedOn: DAY });
  const discharge = await noted('noteDischarge', { admittedOn: DAY });
  const intervention = await noted('noteIntervention', { method: 'IPS', offeredOn: DAY });
  const meeting = await done(coordinator, 'noteTeamMeeting', {
    input: { teamId, ...meetingFields, personIds: [writing.personId] },
  });
  const notes = {
    contactFields,
    meetingFields,
    contact: contact.id as string,
    episode: episode.id as string,
    discharge: discharge.id as string,
    intervention: intervention.id as string,
    meeting: meeting.id as string,
  };

  const window = { teamId, windowFrom: addDays(DAY, -90), windowTo: DAY };
  const audit = async (input: object) =>
    (await done(manager, 'startAudit', { input: { ...window, ...input } })).id;
  const rateAll = async (id: string, caller: Caller) => {
    for (const code of ['I1', 'I2', 'I3', 'I4', 'I5'])
      await done(caller, 'rateAuditItem', {
        id,
        code,
        input: { revision: 1, rating: 3, note: 'Så är det.' },
      });
  };
  const integration = { scale: 'integration-degree' };
  const audits = {
    open: await audit(integration),
    rated: await audit(integration),
    closed: await audit(integration),
    described: await audit({ scale: 'fact' }),
    sampled: await audit({ scale: 'dacts', sampleSize: 1 }),
    twoRaters: await audit({ ...integration, secondRater: 'granskare' }),
    oneFinished: await audit({ ...integration, secondRater: 'granskare' }),
  };
  await rateAll(audits.rated, manager);
  await rateAll(audits.closed, manager);
  await done(manager, 'closeAudit', { id: audits.closed, input: {} });
  for (const id of [audits.twoRaters, audits.oneFinished])
    for (const caller of [manager, rater]) await rateAll(id, caller);
  await done(manager, 'finishRating', { id: audits.oneFinished });
  const secondRater = await unitOfWork.reader.findOneByOrFail(AuditRater, {
    auditId: audits.twoRaters,
    accountId: idOf('granskare'),
  });
  const evidence = await done(manager, 'addAuditEvidence', {
    id: audits.open,
    code: 'I1',
    input: { source: 'DOCUMENT', note: 'Avtalet.' },
  });
  const actionInput = {
    auditId: audits.closed,
    code: 'I1',
    what: 'Flytta ihop.',
    dueOn: addDays(DAY, 30),
    ownerName: 'Amina',
  };
  const action = await done(manager, 'planImprovementAction', { input: actionInput });

  const period = { principalId: regionId, periodFrom: addDays(DAY, -9), periodTo: addDays(DAY, -1) };
  const review = await done(reviewer, 'startLogReview', { input: period });
  const emptyReview = await done(reviewer, 'startLogReview', { input: period });
  await unitOfWork.run((entities) =>
    entities.insert(
      LogReviewRow,
      [1, 2].map((number) => ({ reviewId: review.id, number, item: 0 })),
    ),
  );
  const secrets = {
    confirms: await secretOf(holders.confirms),
    ends: await secretOf(holders.ends),
    codes: await secretOf(holders.codes),
  };
  await turnOn(holders.ends, secrets.ends);
  const recoveryCodes = await turnOn(holders.codes, secrets.codes);
  const strangers: Caller[] = [];
  const awaitingCode: Caller[] = [];
  for (let place = 0; place < 4; place++) {
    const caller = new Caller(test.url, agent);
    await caller.takeToken('/sign-in');
    strangers.push(caller.copy());
    await caller.post('/sign-in', { username: 'koder', password });
    await caller.takeToken('/sign-in/code');
    awaitingCode.push(caller);
  }
  const dueAt = async ({ regionId: principalId }: TeamWorld) => {
    const { body } = await administrator
      .copy()
      .graphql('{ retention { principalId plan { persons mark } } }');
    const { data } = JSON.parse(body.toString());
    return data.retention.find((one: { principalId: string }) => one.principalId === principalId).plan;
  };
  const decision = 'Dokumenthanteringsplan 2026, punkt 4.';
  const toDestroy = await dueAt(toCarryOut);
  const destruction = await done(administrator, 'requestDestruction', {
    input: { principalId: toCarryOut.regionId, mark: toDestroy.mark, decision },
  });
  const { mark } = await dueAt(toAsk);
  await alterLog(unitOfWork, "UPDATE audit_log_entry SET reason = 'x' WHERE number IN (2, 4)");
  const faultAt = async (number: number) => {
    const { body } = await administrator
      .copy()
      .graphql('query ($number: Int!) { logRow(number: $number) { faults { digest } } }', { number });
    const [{ digest }] = JSON.parse(body.toString()).data.logRow.faults;
    return { number, digest: digest as string, reason: 'Provat här, på låtsas.' };
  };
  const proposed = await done(administrator, 'proposeKnownLogFault', { input: await faultAt(4) });
  const logFaults = { toPropose: await faultAt(2), proposed: proposed.id as string };

  return {
    test,
    operations,
    callers: {
      administrator,
      secondAdministrator,
      manager,
      coordinator,
      neighbour,
      rater,
      ward,
      nightWard,
      reviewer,
      formerManager,
      managerBeside,
      changesPassword: holders.password,
      endsSessions: holders.sessions,
      beginsTotp: holders.begins,
      confirmsTotp: holders.confirms,
      endsTotp: holders.ends,
    },
    password,
    idOf,
    empty,
    grants: {
      waiting: await grantOf(waiting.id),
      held: await grantOf(idOf('stangs')),
    },
    agreement: { id: agreement.id as string, fields: agreementFields },
    team,
    besideId,
    toAsk,
    toCarryOut,
    unitId,
    staffId,
    staff: { memberId: staffId, ...leave },
    notes,
    persons: { blank, writing, agreed, former: { ...former, toDate: LONG_AGO } },
    join: join.id as string,
    numbers: {
      toJoin: await numberOf(toJoin),
      blank: await numberOf(blank),
      agreed: await numberOf(agreed),
      former: await numberOf(former),
    },
    plans,
    link,
    ownPage,
    ownWordsId,
    groupMeeting,
    inForce: inForce.id,
    sips,
    consent,
    ground: ground.id as string,
    written: written.id as string,
    asking: asking.id as string,
    block: block.id as string,
    hold: hold.id as string,
    job: job.id as string,
    copy: copy.id as string,
    received: received.id as string,
    toTake: toTake.id as string,
    offer: offer.id as string,
    opening,
    liftRequest,
    reason,
    audits,
    secondRater: secondRater.id,
    evidence: evidence.id as string,
    action: action.id as string,
    actionInput,
    review: review.id as string,
    emptyReview: emptyReview.id as string,
    period,
    secrets,
    recoveryCodes,
    awaitingCode,
    strangers,
    destruction: { destructionId: destruction.id as string, persons: toDestroy.persons as number },
    mark: mark as string,
    markOfAsked: toDestroy.mark as string,
    region: region.name,
    decision,
    logFaults,
    window,
    loadedFile,
  };
}
