import { addDays } from '../../src/platform/dates/civil-date.js';
import type { Leeway } from './outcome.js';
import { codeOf, crisisPlanDraft, DAY, NEW_PASSWORD, type RaceWorld, sipDraft } from './race-world.js';

/** One change that a world is ready for. */
export interface Case extends Leeway {
  by: keyof RaceWorld['callers'];
  /** What is sent, the same each time. */
  variables(world: RaceWorld): object;
  /** How many at once; eight unless said. */
  times?: number;
}

/** Each makes a hash that is dear to make. */
const FEW = 4;

const asTaken = {
  codes: ['CONFLICT', 'INVALID'],
  why: 'who comes first is told by the database, since there is no row yet that could be held',
};
export const LOG = ['audit_log_entry', 'audit_log_head'];
/** A reserve number that nobody has. */
export const NEW_NUMBER = 'T471147';

/** Weekdays from eight to five. */
const OPEN = {
  spans: [{ fromDay: 1, toDay: 5, opens: '08:00', closes: '17:00' }],
  holidays: 'CLOSED',
  exceptions: [],
};

export const ofFiles: Leeway = {
  answersDiffer:
    'what another file brings at the same time is no row yet that is known, and so the file is refused',
  differsIn: {
    tables: [...LOG, 'import_run'],
    why: 'a file of which every row is known is loaded, and what was checked of one that is not is logged',
  },
};

const postInput = { profession: 'NURSE', percentHundredths: 5000, fromDate: DAY };

/** A valid case for each mutation of the schema. */
export const mutationCases: Record<string, Case> = {
  addAuditEvidence: {
    by: 'manager',
    variables: ({ audits }) => ({
      id: audits.open,
      code: 'I2',
      input: { source: 'OBSERVATION', note: 'På plats.' },
    }),
  },
  addLeave: {
    by: 'manager',
    variables: ({ staff }) => ({ input: { postId: staff.postId, revision: 1, fromDate: DAY } }),
  },
  addPost: {
    by: 'manager',
    variables: ({ staff, team }) => ({
      input: { staffMemberId: staff.memberId, revision: 1, ...postInput, employerId: team.municipalityId },
    }),
  },
  addStaffMember: {
    by: 'manager',
    refusedAs: asTaken,
    variables: ({ team }) => ({
      input: {
        teamId: team.teamId,
        reference: 'M99',
        name: 'Ny Påhittad',
        ...postInput,
        employerId: team.regionId,
      },
    }),
  },
  answerForUnit: {
    by: 'ward',
    variables: ({ plans, unitId }) => ({
      input: { planId: plans.agreed, unitId, task: 'Svarar.', response: 'DECLINED', words: 'Har stängt.' },
    }),
  },
  noteUnitAnswer: {
    by: 'coordinator',
    variables: ({ plans, unitId }) => ({
      input: {
        ...{ planId: plans.agreed, unitId, task: 'Svarar.', response: 'DECLINED' },
        ...{ answeredOn: DAY, answeredByName: 'Chefen' },
      },
    }),
  },
  askUnit: {
    by: 'coordinator',
    variables: ({ asking, unitId }) => ({ input: { planId: asking, unitId } }),
  },
  correctLeave: {
    by: 'manager',
    variables: ({ staff }) => ({
      input: { leaveId: staff.leaveId, revision: 1, kind: 'STUDIES', reason: 'Fel slag.' },
    }),
  },
  correctPost: {
    by: 'manager',
    variables: ({ staff }) => ({
      input: { postId: staff.postId, revision: 1, percentHundredths: 6250, reason: 'Fel andel.' },
    }),
  },
  correctStaffMember: {
    by: 'manager',
    variables: ({ staff }) => ({
      input: { staffMemberId: staff.memberId, revision: 1, name: 'Gift Påhittad', reason: 'Nytt namn.' },
    }),
  },
  endPost: {
    by: 'manager',
    variables: ({ staff }) => ({ input: { postId: staff.postId, revision: 1, toDate: DAY } }),
  },
  linkStaffAccount: {
    by: 'manager',
    variables: ({ staff, idOf }) => ({
      input: { staffMemberId: staff.memberId, revision: 1, accountId: idOf('ledare') },
    }),
  },
  voidLeave: {
    by: 'manager',
    variables: ({ staff }) => ({ input: { leaveId: staff.leaveId, revision: 1, reason: 'Fel person.' } }),
  },
  voidPost: {
    by: 'manager',
    variables: ({ staff }) => ({ input: { postId: staff.postId, revision: 1, reason: 'Fel person.' } }),
  },
  addImprovementEntry: {
    by: 'coordinator',
    variables: ({ action }) => ({ id: action, input: { date: DAY, phase: 'DO', text: 'Prövat en vecka.' } }),
  },
  agreeCrisisPlan: {
    by: 'coordinator',
    variables: ({ plans }) => ({ input: { planId: plans.draft, revision: 2 } }),
  },
  agreeSip: { by: 'coordinator', variables: ({ sips }) => ({ input: { sipId: sips.draft, revision: 2 } }) },
  approveRole: { by: 'secondAdministrator', variables: ({ grants }) => ({ grantId: grants.waiting }) },
  requestDestruction: {
    by: 'administrator',
    variables: ({ toAsk, mark, decision }) => ({ input: { principalId: toAsk.regionId, mark, decision } }),
  },
  assessLogRows: {
    by: 'reviewer',
    variables: ({ review: reviewId }) => ({
      input: {
        reviewId,
        revision: 1,
        rows: [1, 2].map((number) => ({ number, item: 0, assessment: 'AS_EXPECTED' })),
      },
    }),
  },
  beginCrisisPlan: {
    by: 'coordinator',
    variables: ({ persons }) => ({ input: { personId: persons.blank.personId, label: 'KRISPLAN' } }),
  },
  beginNextCrisisPlanVersion: { by: 'coordinator', variables: ({ plans }) => ({ planId: plans.agreed }) },
  beginNextSipVersion: { by: 'coordinator', variables: ({ sips }) => ({ sipId: sips.agreed }) },
  recordSipCall: {
    by: 'coordinator',
    variables: ({ sips, team: { municipalityId: principalId } }) => ({
      input: {
        ...{ sipId: sips.draft, kind: 'CALL', principalId, sentOn: DAY },
        ...{ meetingOn: addDays(DAY, 9), meetingAt: '13:00', place: 'Teamets lokal' },
      },
    }),
  },
  answerSipCall: {
    by: 'coordinator',
    variables: ({ sips }) => ({ input: { callId: sips.call, answer: 'COMES', answeredOn: DAY } }),
  },
  recordSipFollowUp: {
    by: 'coordinator',
    variables: ({ sips }) => ({
      input: {
        ...{ sipId: sips.agreed, number: 1, heldOn: DAY, present: 'Åsa och Amina.', personWords: 'Bra så.' },
        actions: sips.actions.map(({ id: actionId }) => ({ actionId, outcome: 'DONE' })),
      },
    }),
  },
  beginSip: { by: 'coordinator', variables: ({ persons }) => ({ personId: persons.blank.personId }) },
  beginTotp: { by: 'beginsTotp', variables: ({ password }) => ({ input: { password } }) },
  carryOutDestruction: {
    by: 'secondAdministrator',
    variables: ({ destruction }) => ({ input: destruction }),
  },
  changeAgreement: {
    by: 'administrator',
    variables: ({ agreement }) => ({
      input: {
        ...agreement.fields,
        agreementId: agreement.id,
        revision: 1,
        toDate: DAY,
        reason: 'Sades upp.',
      },
    }),
  },
  changeCoordinators: {
    by: 'coordinator',
    variables: ({ persons, staffId }) => ({
      input: {
        enrolmentId: persons.blank.enrolmentId,
        revision: 1,
        fromDate: DAY,
        coordinatorIds: [staffId],
      },
    }),
  },
  changePrincipal: {
    by: 'administrator',
    variables: ({ team }) => ({
      input: {
        ...{ principalId: team.regionId, revision: 1, reason: 'Felskrivet.' },
        ...{ name: 'Region Rättad', kind: 'REGION', regionCode: '12' },
      },
    }),
  },
  changeService: {
    by: 'administrator',
    variables: ({ team }) => ({
      input: {
        ...{ serviceId: team.serviceId, revision: 1, reason: 'En huvudman till.' },
        ...{ name: 'Rättad verksamhet', regionCode: '12', principalIds: [team.regionId], models: ['ACT'] },
      },
    }),
  },
  changeTeam: {
    by: 'administrator',
    variables: ({ team }) => ({
      input: {
        ...{ teamId: team.teamId, revision: 1, reason: 'Nytt nummer.' },
        ...{ serviceId: team.serviceId, name: 'ACT Trängsel', municipalityCode: '1280', models: ['ACT'] },
        ...{ hours: OPEN, phone: '040-00 00 02', plannedPosts: 10.5, capacity: 100 },
      },
    }),
  },
  changeUnit: {
    by: 'administrator',
    variables: ({ team, unitId }) => ({
      input: {
        ...{ unitId, revision: 1, reason: 'Nytt nummer.' },
        ...{ principalId: team.regionId, name: 'Akuten', kind: 'WARD', hours: OPEN, phone: '1177' },
      },
    }),
  },
  endRegistered: {
    by: 'administrator',
    variables: ({ empty }) => ({
      input: { recordType: 'SERVICE', recordId: empty.inUse, revision: 1, endedOn: DAY, reason: 'Nedlagd.' },
    }),
  },
  joinRegistered: {
    by: 'administrator',
    variables: ({ empty, team }) => ({
      input: {
        ...{ recordType: 'SERVICE', recordId: empty.inUse, intoId: team.serviceId },
        ...{ revision: 1, reason: 'Samma.' },
      },
    }),
  },
  reopenRegistered: {
    by: 'administrator',
    variables: ({ empty }) => ({
      input: { recordType: 'SERVICE', recordId: empty.ended, revision: 1, reason: 'Misstag.' },
    }),
  },
  changeImprovementAction: {
    by: 'manager',
    variables: ({ action: id }) => ({
      id,
      input: { revision: 1, what: 'Flytta ihop i vår.', dueOn: addDays(DAY, 60), ownerName: 'Amina' },
    }),
  },
  changeIntensity: {
    by: 'coordinator',
    variables: ({ persons }) => ({
      input: {
        enrolmentId: persons.blank.enrolmentId,
        revision: 1,
        fromDate: DAY,
        intensity: 'INTENSIVE',
        reason: 'Sover inte.',
      },
    }),
  },
  changeLegalFrame: {
    by: 'coordinator',
    variables: ({ persons }) => ({
      input: {
        enrolmentId: persons.blank.enrolmentId,
        revision: 1,
        fromDate: DAY,
        legalFrame: 'LPT_OUTPATIENT',
        reason: 'Beslut om öppen vård.',
      },
    }),
  },
  changeLastDay: {
    by: 'administrator',
    variables: ({ grants }) => ({ input: { grantId: grants.held, revision: 1, toDate: addDays(DAY, 30) } }),
  },
  changePassword: {
    by: 'changesPassword',
    times: FEW,
    variables: ({ password }) => ({ input: { currentPassword: password, newPassword: NEW_PASSWORD } }),
    refusedAs: {
      codes: ['CONFLICT', 'INVALID'],
      why: 'the old password was right when those at once were asked for it; afterwards it is wrong',
    },
    differsIn: { tables: [...LOG, 'tally'], why: 'a wrong password is counted and logged' },
  },
  closeAccount: { by: 'administrator', variables: ({ idOf }) => ({ id: idOf('stangs') }) },
  closeAudit: { by: 'manager', variables: ({ audits }) => ({ id: audits.rated, input: {} }) },
  closeLogReview: {
    by: 'reviewer',
    variables: ({ emptyReview: reviewId }) => ({
      input: { reviewId, revision: 1, summary: 'Inget att anmärka.' },
    }),
  },
  confirmTotp: {
    by: 'confirmsTotp',
    variables: ({ secrets }) => ({ input: { code: codeOf(secrets.confirms) } }),
  },
  correctContact: {
    by: 'coordinator',
    variables: ({ notes }) => ({
      input: {
        ...notes.contactFields,
        minutes: 45,
        contactId: notes.contact,
        revision: 1,
        reason: 'Längre.',
      },
    }),
  },
  correctEnrolment: {
    by: 'coordinator',
    variables: ({ persons, staffId }) => ({
      input: {
        enrolmentId: persons.blank.enrolmentId,
        revision: 1,
        intensity: 'INTENSIVE',
        coordinatorIds: [staffId],
        reason: 'Felskrivet.',
      },
    }),
  },
  correctDischarge: {
    by: 'coordinator',
    variables: ({ notes }) => ({
      input: { dischargeId: notes.discharge, revision: 1, admittedOn: DAY, plannedOn: addDays(DAY, 7) },
    }),
  },
  correctHospitalEpisode: {
    by: 'coordinator',
    variables: ({ notes }) => ({
      input: {
        episodeId: notes.episode,
        revision: 1,
        admittedOn: DAY,
        dischargedOn: DAY,
        teamInvolvedInDischarge: true,
      },
    }),
  },
  correctGroupMeeting: {
    by: 'coordinator',
    variables: ({ groupMeeting }) => ({
      input: { ...groupMeeting, revision: 1, date: DAY, agenda: 'Flytten.', reason: 'Fel ämne.' },
    }),
  },
  correctIntervention: {
    by: 'coordinator',
    variables: ({ notes }) => ({
      input: {
        interventionId: notes.intervention,
        revision: 1,
        method: 'IPS',
        offeredOn: DAY,
        startedOn: DAY,
      },
    }),
  },
  correctPerson: {
    by: 'coordinator',
    variables: ({ persons }) => ({
      input: { personId: persons.blank.personId, revision: 1, familyName: 'Blanck', reason: 'Felstavat.' },
    }),
  },
  proposeRecordJoin: {
    by: 'coordinator',
    variables: ({ persons, numbers }) => ({
      input: {
        personId: persons.blank.personId,
        identityNumber: numbers.toJoin,
        reason: 'Har visat legitimation.',
      },
    }),
  },
  confirmRecordJoin: { by: 'manager', variables: ({ join: id }) => ({ id }) },
  declineRecordJoin: {
    by: 'manager',
    variables: ({ join: joinId }) => ({ input: { joinId, reason: 'Två systrar.' } }),
  },
  replaceNumber: {
    by: 'coordinator',
    variables: ({ persons }) => ({
      input: {
        personId: persons.blank.personId,
        revision: 1,
        identityNumber: NEW_NUMBER,
        reason: 'Fick personnummer.',
      },
    }),
  },
  correctTeamMeeting: {
    by: 'coordinator',
    variables: ({ notes }) => ({
      input: { ...notes.meetingFields, meetingId: notes.meeting, revision: 1, reason: 'Ingen gicks igenom.' },
    }),
  },
  countersignKnownLogFault: {
    by: 'secondAdministrator',
    variables: ({ logFaults }) => ({ input: { knownFaultId: logFaults.proposed } }),
  },
  createAccount: {
    by: 'administrator',
    times: FEW,
    variables: () => ({
      input: { username: 'nykomling', name: 'Maja Ek', password: NEW_PASSWORD, role: 'NATIONAL_ANALYST' },
    }),
    refusedAs: asTaken,
  },
  createPrincipal: {
    by: 'administrator',
    variables: () => ({ input: { name: 'Myndigheten Prov', kind: 'STATE' } }),
    refusedAs: asTaken,
  },
  createAgreement: {
    by: 'administrator',
    variables: ({ agreement }) => ({
      input: { ...agreement.fields, name: 'Ny överenskommelse', covers: ['DISCHARGE'], sipCallDays: null },
    }),
    refusedAs: asTaken,
  },
  createService: {
    by: 'administrator',
    variables: ({ team }) => ({
      input: { name: 'Ny verksamhet', regionCode: '12', principalIds: [team.regionId], models: ['FACT'] },
    }),
  },
  createUnit: {
    by: 'administrator',
    variables: ({ team }) => ({
      input: {
        name: 'Avdelning 4',
        principalId: team.regionId,
        kind: 'WARD',
        hours: OPEN,
        phone: '040-00 00 01',
      },
    }),
  },
  declineRole: {
    by: 'secondAdministrator',
    variables: ({ grants }) => ({ input: { grantId: grants.waiting, reason: 'Ska inte ha den.' } }),
  },
  describeAuditTopic: {
    by: 'manager',
    variables: ({ audits }) => ({
      id: audits.described,
      code: 'D1',
      input: { revision: 1, text: 'Alla i kommunen.' },
    }),
  },
  endEnrolment: {
    by: 'coordinator',
    variables: ({ persons }) => ({
      input: { enrolmentId: persons.blank.enrolmentId, toDate: DAY, leavingReason: 'PLANNED' },
    }),
  },
  endOtherSessions: { by: 'endsSessions', variables: ({ password }) => ({ input: { password } }) },
  endPlan: {
    by: 'coordinator',
    variables: ({ inForce }) => ({
      input: { recordType: 'CRISIS_PLAN_VERSION', recordId: inForce, reason: 'NOT_NEEDED' },
    }),
  },
  endRole: { by: 'administrator', variables: ({ grants }) => ({ input: { grantId: grants.held } }) },
  endTotp: {
    by: 'endsTotp',
    // Ten wrong codes a quarter of an hour are too many.
    times: 4,
    variables: ({ password, secrets }) => ({ input: { password, code: codeOf(secrets.ends) } }),
  },
  enrolPerson: {
    by: 'manager',
    variables: ({ team, staffId }) => ({
      input: {
        teamId: team.teamId,
        identityNumber: NEW_NUMBER,
        givenName: 'Ny',
        familyName: 'Påhittsson',
        fromDate: DAY,
        coordinatorIds: [staffId],
      },
    }),
  },
  finishRating: { by: 'manager', variables: ({ audits }) => ({ id: audits.twoRaters }) },
  giveFirstPassword: {
    by: 'administrator',
    times: FEW,
    variables: ({ idOf }) => ({ input: { accountId: idOf('glomsk'), password: NEW_PASSWORD } }),
  },
  grantRole: {
    by: 'administrator',
    variables: ({ idOf, team }) => ({
      input: { accountId: idOf('ledare'), role: 'COORDINATOR', teamId: team.teamId },
    }),
  },
  importRecords: {
    by: 'manager',
    times: 4,
    variables: ({ team, numbers }) => ({
      input: fileInput(team.teamId, 'CONTACTS', contactsFile(numbers.blank)),
    }),
    ...ofFiles,
  },
  judgeAudit: {
    by: 'manager',
    variables: ({ audits }) => ({
      id: audits.rated,
      input: { revision: 1, judgement: 3, note: 'Sammantaget.' },
    }),
  },
  judgeEmergencyOpening: {
    by: 'reviewer',
    variables: ({ opening }) => ({
      input: { openingId: opening, judgement: 'JUSTIFIED', reviewNote: 'Det brådskade.' },
    }),
  },
  answerLiftRequest: {
    by: 'coordinator',
    variables: ({ liftRequest }) => ({
      input: { liftRequestId: liftRequest, answer: 'LIFTED', answerNote: 'Det brådskar.' },
    }),
  },
  liftBlock: {
    by: 'coordinator',
    variables: ({ block }) => ({ input: { blockId: block, liftForm: 'ORAL', liftNote: 'Bad om det.' } }),
  },
  liftRecordHold: {
    by: 'coordinator',
    variables: ({ hold }) => ({ input: { holdId: hold, liftNote: 'Ärendet är avslutat.' } }),
  },
  releasePlan: {
    by: 'coordinator',
    variables: ({ plans }) => ({ input: { planId: plans.agreed, number: 1, receiver: 'PERSON' } }),
  },
  printReceivedPlan: { by: 'ward', variables: ({ received }) => ({ copyId: received }) },
  cancelJob: { by: 'ward', variables: ({ job }) => ({ id: job }) },
  printAllSharedPlans: { by: 'nightWard', variables: () => ({ format: 'PDF' }) },
  releaseSharedPlan: { by: 'ward', variables: ({ plans }) => ({ planId: plans.agreed }) },
  makeOwnPage: {
    by: 'coordinator',
    answersDiffer: 'each code is drawn anew',
    variables: ({ persons }) => ({ input: { personId: persons.agreed.personId } }),
  },
  giveOwnPageCode: {
    by: 'coordinator',
    answersDiffer: 'each code is drawn anew',
    variables: ({ ownPage }) => ({ input: { ownPageId: ownPage.id } }),
  },
  revokeOwnPage: { by: 'coordinator', variables: ({ ownPage }) => ({ ownPageId: ownPage.id }) },
  settleOwnWords: { by: 'coordinator', variables: ({ ownWordsId }) => ({ ownWordsId }) },
  revokeLink: { by: 'coordinator', variables: ({ link }) => ({ copyId: link.copyId }) },
  settleCopies: {
    by: 'coordinator',
    variables: ({ copy }) => ({ input: { copyIds: [copy], settledAs: 'DESTROYED', settledOn: DAY } }),
  },
  recordPlanOffer: {
    by: 'coordinator',
    variables: ({ persons }) => ({
      input: {
        personId: persons.blank.personId,
        plan: 'CRISIS_PLAN',
        offeredOn: DAY,
        answer: 'UNDECIDED',
        note: 'Vill läsa först.',
      },
    }),
  },
  voidPlanOffer: {
    by: 'coordinator',
    variables: ({ offer }) => ({ input: { offerId: offer, reason: 'Fel person.' } }),
  },
  moveImprovementAction: {
    by: 'manager',
    variables: ({ action: id }) => ({ id, input: { revision: 1, status: 'ONGOING' } }),
    refusedAs: {
      codes: ['CONFLICT', 'INVALID'],
      why: 'those at once read the state that the first then changes; afterwards it is there to be read',
    },
  },
  noteDisagreement: {
    by: 'coordinator',
    variables: ({ persons }) => ({
      input: { recordType: 'PERSON', recordId: persons.blank.personId, text: 'Jag heter inte så.' },
    }),
  },
  narrowGround: {
    by: 'coordinator',
    variables: ({ ground }) => ({
      input: { groundId: ground, taken: ['SIP'], note: 'Personen ändrade sig.' },
    }),
  },
  noteContact: {
    by: 'coordinator',
    variables: ({ notes, persons, team }) => ({
      input: { ...notes.contactFields, teamId: team.teamId, personId: persons.blank.personId },
    }),
  },
  noteDischarge: {
    by: 'coordinator',
    variables: ({ persons, team }) => ({
      input: { teamId: team.teamId, personId: persons.agreed.personId, admittedOn: DAY },
    }),
  },
  noteHospitalEpisode: {
    by: 'coordinator',
    variables: ({ persons, team }) => ({
      input: { teamId: team.teamId, personId: persons.blank.personId, admittedOn: DAY },
    }),
  },
  noteGoal: {
    by: 'coordinator',
    variables: ({ groupMeeting: { personId } }) => ({
      input: { personId, goalKey: personId, date: DAY, rating: 5, ownWords: 'Bättre.' },
    }),
  },
  noteGroupMeeting: {
    by: 'coordinator',
    variables: ({ groupMeeting: { personId } }) => ({
      input: { personId, date: DAY, agenda: 'Flytten.', minutes: 'Vi packar.' },
    }),
  },
  noteIntervention: {
    by: 'coordinator',
    variables: ({ persons, team }) => ({
      input: { teamId: team.teamId, personId: persons.blank.personId, method: 'IPS', offeredOn: DAY },
    }),
  },
  noteTeamMeeting: {
    by: 'coordinator',
    variables: ({ notes, persons, team }) => ({
      input: {
        ...notes.meetingFields,
        time: '13:00',
        teamId: team.teamId,
        personIds: [persons.blank.personId],
      },
    }),
  },
  openInEmergency: {
    by: 'ward',
    variables: ({ numbers, reason }) => ({
      input: { identityNumber: numbers.blank, reason, danger: true, cannotConsent: true },
    }),
  },
  planImprovementAction: { by: 'manager', variables: ({ actionInput }) => ({ input: actionInput }) },
  planTeamImprovementAction: {
    by: 'manager',
    variables: ({ window: { teamId } }) => ({
      input: { teamId, origin: 'Ett möte.', what: 'Flytta ihop.', dueOn: DAY, ownerName: 'Amina' },
    }),
  },
  proposeKnownLogFault: {
    by: 'administrator',
    variables: ({ logFaults }) => ({ input: logFaults.toPropose }),
    refusedAs: asTaken,
  },
  putOnBoard: {
    by: 'coordinator',
    variables: ({ persons }) => ({
      input: { enrolmentId: persons.blank.enrolmentId, revision: 1, fromDate: DAY, reason: 'Sover inte.' },
    }),
  },
  rateAuditItem: {
    by: 'manager',
    variables: ({ audits }) => ({
      id: audits.open,
      code: 'I1',
      input: { revision: 1, rating: 4, note: 'Efter flytten.' },
    }),
  },
  recommendForAuditItem: {
    by: 'manager',
    variables: ({ audits }) => ({
      id: audits.open,
      code: 'I1',
      input: { revision: 0, text: 'Flytta ihop.' },
    }),
  },
  recordCrisisPlanUnitResponse: {
    by: 'coordinator',
    variables: ({ plans, unitId }) => ({
      input: { planId: plans.draft, revision: 2, unitId, response: 'DECLINED', respondedBy: 'Chefen' },
    }),
  },
  recordGround: { by: 'coordinator', variables: ({ consent }) => ({ input: consent }) },
  recountAudit: { by: 'manager', variables: ({ audits }) => ({ id: audits.described }) },
  registerTeam: {
    by: 'administrator',
    variables: ({ team }) => ({
      input: {
        name: 'ACT Ny',
        serviceId: team.serviceId,
        municipalityCode: '1280',
        models: ['ACT'],
        hours: OPEN,
        phone: '040-00 00 00',
        plannedPosts: 9,
        capacity: 80,
      },
    }),
  },
  removeAuditEvidence: {
    by: 'manager',
    variables: ({ audits, evidence }) => ({ id: audits.open, evidenceId: evidence }),
  },
  removeRater: {
    by: 'manager',
    variables: ({ audits, secondRater }) => ({
      id: audits.twoRaters,
      input: { raterId: secondRater, reason: 'Har slutat.' },
    }),
  },
  reopenAccount: { by: 'administrator', variables: ({ idOf }) => ({ id: idOf('stangd') }) },
  reopenRating: { by: 'manager', variables: ({ audits }) => ({ id: audits.oneFinished }) },
  resetTotp: { by: 'administrator', variables: ({ idOf }) => ({ id: idOf('koder') }) },
  saveChartReview: {
    by: 'manager',
    variables: ({ audits }) => ({
      id: audits.sampled,
      input: { number: 1, revision: 0, answers: [{ question: 'S3a', answer: 'YES' }] },
    }),
  },
  saveCrisisPlanDraft: {
    by: 'coordinator',
    variables: ({ plans, unitId }) => ({ input: crisisPlanDraft(plans.draft, unitId, 2) }),
  },
  saveResourceGroup: {
    by: 'coordinator',
    variables: ({ persons }) => ({
      input: {
        personId: persons.blank.personId,
        revision: 0,
        members: [{ name: 'Karin Påhittsson', kind: 'RELATIVE' }],
        goals: [{ term: 'LONG', text: 'Odla.' }],
      },
    }),
  },
  saveSipDraft: {
    by: 'coordinator',
    variables: ({ sips, team }) => ({ input: sipDraft(sips.draft, team, 2) }),
  },
  setNextReview: {
    by: 'manager',
    variables: ({ audits }) => ({ id: audits.closed, input: { revision: 0, setTo: DAY } }),
  },
  setRecordHold: {
    by: 'coordinator',
    variables: ({ persons }) => ({
      input: { personId: persons.blank.personId, reason: 'COPY_REQUESTED', note: 'Begärd i dag.' },
    }),
  },
  setBlock: {
    by: 'coordinator',
    variables: ({ persons, team }) => ({ input: { personId: persons.blank.personId, teamId: team.teamId } }),
  },
  startAudit: {
    by: 'manager',
    variables: ({ window }) => ({ input: { ...window, scale: 'integration-degree' } }),
  },
  startLogReview: { by: 'reviewer', variables: ({ period }) => ({ input: period }) },
  takeReceivedPlan: {
    by: 'neighbour',
    variables: ({ toTake }) => ({ input: { copyId: toTake, reason: 'Behövs i stödet.' } }),
  },
  summariseAudit: {
    by: 'manager',
    variables: ({ audits }) => ({
      id: audits.open,
      input: { revision: 0, summary: 'Nära samarbete.', priorities: [{ text: 'Flytta ihop.', code: 'I1' }] },
    }),
  },
  takeNeedsInventory: {
    by: 'coordinator',
    variables: ({ persons }) => ({
      input: {
        enrolmentId: persons.blank.enrolmentId,
        revision: 1,
        madeOn: DAY,
        needs: [{ kind: 'HOUSING', answer: 'NOBODY' }],
      },
    }),
  },
  takeOffBoard: {
    by: 'coordinator',
    variables: ({ persons }) => ({
      input: { enrolmentId: persons.writing.enrolmentId, revision: 1, toDate: DAY, reason: 'Sover igen.' },
    }),
  },
  updateAccount: {
    by: 'administrator',
    variables: ({ idOf }) => ({ input: { accountId: idOf('stangs'), revision: 1, name: 'Nytt Namn' } }),
  },
  voidContact: {
    by: 'coordinator',
    variables: ({ notes }) => ({ input: { recordId: notes.contact, reason: 'Fel person.' } }),
  },
  voidDischarge: {
    by: 'coordinator',
    variables: ({ notes }) => ({ input: { recordId: notes.discharge, reason: 'Fel person.' } }),
  },
  voidHospitalEpisode: {
    by: 'coordinator',
    variables: ({ notes }) => ({ input: { recordId: notes.episode, reason: 'Fel person.' } }),
  },
  voidGoalNote: {
    by: 'coordinator',
    variables: ({ groupMeeting }) => ({ input: { ...groupMeeting, reason: 'Fel mål.' } }),
  },
  voidGroupMeeting: {
    by: 'coordinator',
    variables: ({ groupMeeting }) => ({ input: { ...groupMeeting, reason: 'Ställdes in.' } }),
  },
  voidIntervention: {
    by: 'coordinator',
    variables: ({ notes }) => ({ input: { recordId: notes.intervention, reason: 'Fel person.' } }),
  },
  voidTeamMeeting: {
    by: 'coordinator',
    variables: ({ notes }) => ({ input: { recordId: notes.meeting, reason: 'Ställdes in.' } }),
  },
  voidImport: {
    by: 'manager',
    times: FEW,
    variables: ({ loadedFile }) => ({ input: { importRunId: loadedFile, reason: 'Fel fil.' } }),
    refusedAs: {
      codes: ['FILE_BEING_LOADED', 'INVALID'],
      why: 'while the first voids it the file is held, and afterwards it is voided already',
    },
  },
  voidRecord: {
    by: 'coordinator',
    variables: ({ persons }) => ({
      input: { recordType: 'ENROLMENT', recordId: persons.blank.enrolmentId, reason: 'Fel person.' },
    }),
  },
  withdrawGround: {
    by: 'coordinator',
    variables: ({ ground }) => ({ input: { groundId: ground, note: 'Personen ändrade sig.' } }),
  },
};

/** Contacts of one person on the days before this one, at this hour. */
export const contactsFile = (number: string, hour = 10, minutes = 45) =>
  [
    'person;datum;tid;minuter;sätt;plats;personal',
    ...Array.from(
      { length: 30 },
      (_, index) => `${number};${addDays(DAY, -1 - index)};${hour}:30;${minutes};fysiskt;hemmet;M01`,
    ),
  ].join('\n');

/** A file as the API takes it. */
export const fileInput = (teamId: string, kind: string, content: string) => ({
  teamId,
  kind,
  fileName: 'fil.csv',
  contentBase64: Buffer.from(content).toString('base64'),
  dryRun: false,
});
